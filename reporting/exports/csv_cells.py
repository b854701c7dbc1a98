"""CSV files that a spreadsheet shows as they are: no cell of ours is ever run as a formula.

A text whose first visible character could start a formula gets one apostrophe before it (OWASP CSV
injection); nothing else of what people wrote is changed, and the rest of the cell stays literal.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_STARTS = ("=", "+", "-", "@", "\t", "\r", "\x00", "＝", "＋", "－", "＠")
_SKIPPED = " \ufeff\u00a0\u200b\n"
_QUOTED = (",", '"', "\n", "\r")
DIGITS = 6


def write_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A CSV file (UTF-8, commas, quotes where needed, one header row) with a row per item of `rows`.

    Texts pass `safe_cell`; numbers are rounded to six digits after the point and written with a
    point; a missing number is an empty cell. Zero rows give only the header.
    """
    lines = [columns, *rows]
    text = "".join(",".join(_quoted(_cell(value)) for value in line) + "\n" for line in lines)
    return text.encode("utf-8", errors="replace")


def safe_cell(text: str) -> str:
    """`text`, with an apostrophe in front when a spreadsheet could take it for a formula."""
    return f"'{text}" if text.lstrip(_SKIPPED).startswith(_STARTS) else text


def _cell(value: object) -> str:
    if isinstance(value, str):
        return safe_cell(value)
    if isinstance(value, float):
        return "" if value != value else _number(value)
    return str(value)


def _quoted(cell: str) -> str:
    """The cell as RFC 4180 wants it: in quotes when it holds a comma, a quote or any line end."""
    if any(sign in cell for sign in _QUOTED):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def _number(value: float) -> str:
    """Shortest way to write a number with at most six digits after the point, never in powers of ten."""
    plain = f"{value:.{DIGITS}f}".rstrip("0").rstrip(".")
    return "0" if plain == "-0" else plain
