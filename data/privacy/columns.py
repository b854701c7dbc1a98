"""Columns that hold personal data whatever they are called: known by their cells."""

from __future__ import annotations

import re

import pandas as pd

from data.privacy.check_digits import is_iban, is_register_number

_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}")
_REGISTER = re.compile(r"\d{2}[. -]?\d{2}[. -]?\d{2}[-. ]?\d{3}[-. ]?\d{2}")
_MOSTLY = 0.5
_SAMPLE = 500


def is_personal_column(cells: pd.Series[str]) -> bool:
    """Give back whether most filled cells are a national register number, bank account or e-mail address.

    `cells`: `str`, '' = empty; at most 500 distinct cells, spread over the sorted list, are looked
    at. No filled cells give False.
    """
    filled = sorted(set(cells) - {""})
    sample = filled[:: max(1, len(filled) // _SAMPLE)]
    n_personal = sum(1 for cell in sample if _is_personal(cell.strip()))
    return n_personal > _MOSTLY * len(sample)


def _is_personal(cell: str) -> bool:
    if _EMAIL.fullmatch(cell):
        return True
    if _REGISTER.fullmatch(cell):
        return is_register_number(re.sub(r"\D", "", cell))
    return is_iban(re.sub(r"[ .-]", "", cell))
