"""Who is looking. There is one role so far: the researcher who runs Beleef on their own machine.

The server listens on localhost only, so whoever opens the screens is that person. Views for
staff and council will ask here, and get released tables; until they exist no other role is offered.
"""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What a visitor may see (domain of `analysis.disclosure`)."""

    RESEARCHER = "researcher"


def current_role() -> Role:
    """Role of this visitor."""
    return Role.RESEARCHER


def may_change_studies(role: Role) -> bool:
    """Whether this role may add and delete studies."""
    return role is Role.RESEARCHER
