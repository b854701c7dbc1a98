"""What a researcher can decide in the theme workbench, as decisions to keep."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.themes.codebook import name_new_theme
from analysis.themes.decisions import Act, Decision
from pages.state.bench import Bench, now

NEW, NONE = "new", ""
"""Where statements can go beside a theme: into a new one, or to the single voices."""


@dataclass(frozen=True)
class Hand:
    """Who decides, and why (may be empty)."""

    who: str
    why: str = ""

    def merge(self, theme_id: str, others: Sequence[str], *, confirmed: bool = False) -> Decision:
        """Let `others` go into the theme; `confirmed`: a minority voice among them may disappear."""
        return self._decide(Act.MERGE, theme_id=theme_id, others=tuple(others), is_confirmed=confirmed)

    def rename(self, theme_id: str, label: str) -> Decision:
        """Call the theme otherwise."""
        return self._decide(Act.RENAME, theme_id=theme_id, label=label.strip())

    def describe(self, theme_id: str, belongs: str, belongs_not: str) -> Decision:
        """Say what belongs in the theme and what does not."""
        return self._decide(
            Act.DESCRIBE, theme_id=theme_id, belongs=belongs.strip(), belongs_not=belongs_not.strip()
        )

    def place(self, bench: Bench, keys: Sequence[str], target: str, *, source: str, label: str) -> Decision:
        """Put statements in the theme `target`, in a new one called `label` (`NEW`), or nowhere (`NONE`)."""
        own = tuple(dict.fromkeys(keys))
        if target != NEW:
            return self._decide(Act.MOVE, theme_id=target, keys=own)
        used = [one.new_theme_id for one in bench.decisions if one.new_theme_id]
        name = name_new_theme([*bench.codebook.theme_ids, *bench.basis.codebook.theme_ids, *used])
        return self._decide(Act.SPLIT, theme_id=source, new_theme_id=name, label=label.strip(), keys=own)

    def lock(self, bench: Bench, theme_id: str, *, is_locked: bool) -> Decision:
        """Close the theme with all that is in it now, or open it again."""
        inside = bench.statements.loc[bench.statements["theme_id"].eq(theme_id), "key"]
        keys = tuple(sorted(set(inside))) if is_locked else ()
        return self._decide(Act.LOCK, theme_id=theme_id, keys=keys, is_marked=is_locked)

    def mark(self, theme_id: str, *, is_minority: bool) -> Decision:
        """Mark the theme as a minority voice, or take the mark away."""
        return self._decide(Act.MINORITY, theme_id=theme_id, is_marked=is_minority)

    def _decide(self, act: Act, **details: str | bool | tuple[str, ...]) -> Decision:
        return Decision(act, self.who.strip(), now(), self.why.strip(), **details)  # type: ignore[arg-type]


def swallowed_minorities(bench: Bench, theme_id: str, others: Sequence[str]) -> list[str]:
    """Names of the minority voices among `others` that would disappear in a theme that is none."""
    target = bench.codebook.find(theme_id)
    if target is None or target.is_minority:
        return []
    return [theme.label for theme in bench.codebook if theme.is_minority and theme.theme_id in others]


def open_themes(bench: Bench) -> dict[str, str]:
    """Name by theme_id of the themes that are not locked, in alphabetical order of their names."""
    open_ones = [theme for theme in bench.codebook if not theme.is_locked]
    return {theme.theme_id: theme.label for theme in sorted(open_ones, key=lambda one: one.label.casefold())}
