"""A column full of personal data is known by its cells, under whatever title."""

from __future__ import annotations

import pytest

from data.privacy.columns import is_personal_column
from tests.data.raw_tables import make_column


@pytest.mark.parametrize(
    "cells",
    [
        ("a@b.be", "c@d.be", ""),
        ("93.05.18-223.61", "00.01.25-567.77"),
        ("93051822361", "00012556777", "weet niet"),
        ("BE68 5390 0754 7034",),
    ],
)
def test_mostly_personal_cells_make_a_personal_column(cells: tuple[str, ...]) -> None:
    assert is_personal_column(make_column(*cells))


@pytest.mark.parametrize(
    "cells", [(), ("", ""), ("Asper", "a@b.be", "Vurste"), ("3292953864", "3292950324"), ("12345678901",)]
)
def test_ids_names_and_single_addresses_do_not(cells: tuple[str, ...]) -> None:
    assert not is_personal_column(make_column(*cells))
