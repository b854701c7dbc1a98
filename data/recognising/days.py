"""Time stamps as people and programs write them → the day, without the clock.

The time of day is left out: it says more about a person than a study needs. 02/03/2026 is 2 March, unless
the column itself shows that its months come first. What is unclear is unknown, never a guess.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import pandas as pd

from data.recognising.headers import fold_text

_YEARS = range(1990, 2100)
_EXCEL_EPOCH = date(1899, 12, 30)
_REST = r"(?:[ T,].*)?"
_YEAR_FIRST = re.compile(rf"(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}}){_REST}", re.DOTALL)
_YEAR_LAST = re.compile(rf"(\d{{1,2}})([-/.])(\d{{1,2}})\2(\d{{4}}|\d{{2}})({_REST})", re.DOTALL)
_SERIAL = re.compile(r"(\d{5})(?:[.,]\d+)?")
_CLOCK_SECONDS = re.compile(r"1\d{9}(?:\d{3})?(?:\.\d+)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?")
_DAY_WORD = re.compile(r"(?:[a-z]+ )?(\d{1,2}) ([a-z]+) (\d{4})\b.*")
_WORD_DAY = re.compile(
    r"(?:[a-z]+ )?([a-z]+) (\d{1,2})(?: \d{1,2} \d{2} \d{2} [a-z]{3,4}(?: \d{4})?)? (\d{4})\b.*"
)
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan januari january janvier",
            "feb februari february fevrier fev",
            "mrt maart mar march mars",
            "apr april avril",
            "mei may mai",
            "jun juni june juin",
            "jul juli july juillet",
            "aug augustus august aout",
            "sep sept september septembre",
            "okt oktober oct october octobre",
            "nov november novembre",
            "dec december decembre",
        ),
        start=1,
    )
    for name in names.split()
}


def read_days(cells: pd.Series[str]) -> pd.Series[str]:
    """Give back the day per cell as 'yyyy-mm-dd', '' where there is none or it is unclear. Same index.

    `cells`: `str`, one time stamp each: Dutch (02/03/2026 14:34), ISO, American (when some cell of the
    column can only be that), with the month in words, or a serial number of Excel. Zero rows give zero rows.
    """
    distinct = list(cells.unique())
    order = _find_order(distinct)
    found = {value: _read_day(str(value).strip(), order) for value in distinct}
    said = {value: day.isoformat() if day else "" for value, day in found.items()}
    return cells.map(said).astype("str")


def _find_order(values: list[str]) -> str:
    """'day' or 'month': what comes first in dates such as 02/03/2026; '' when the column does not tell."""
    pairs = [found for value in values if (found := _YEAR_LAST.fullmatch(str(value).strip()))]
    has_day_first = any(int(found[1]) > 12 for found in pairs)
    has_month_first = any(int(found[3]) > 12 for found in pairs)
    if has_day_first or has_month_first:
        return "" if has_day_first and has_month_first else "day" if has_day_first else "month"
    return "" if any(re.search(r"[ap]\.?m", found[5].lower()) for found in pairs) else "day"


def _read_day(value: str, order: str) -> date | None:
    if found := _YEAR_FIRST.fullmatch(value):
        return _make_day(found[1], found[3], found[4])
    if found := _YEAR_LAST.fullmatch(value):
        return _read_year_last(found, order)
    if _CLOCK_SECONDS.fullmatch(value):
        seconds = int(value.partition(".")[0][:10])
        return _sensible(datetime.fromtimestamp(seconds, UTC).date())
    if found := _COMPACT.fullmatch(value):
        return _make_day(*found.groups())
    if found := _SERIAL.fullmatch(value):
        return _sensible(_EXCEL_EPOCH + timedelta(days=int(found[1])))
    return _read_words(fold_text(value))


def _read_year_last(found: re.Match[str], order: str) -> date | None:
    first, sign, second, year = found[1], found[2], found[3], found[4]
    if len(year) == 2 and sign == "-":
        # 26-03-02 may begin with its year.
        return None
    year = year if len(year) == 4 else f"20{year}"
    if order == "day" or int(first) > 12 or first == second:
        return _make_day(year, second, first)
    return _make_day(year, first, second) if order == "month" or int(second) > 12 else None


def _read_words(words: str) -> date | None:
    """'2 maart 2026 14:34', 'March 2, 2026', 'Mon Mar 02 14:34:00 CET 2026'."""
    if found := _DAY_WORD.fullmatch(words):
        day, month, year = found.groups()
    elif found := _WORD_DAY.fullmatch(words):
        month, day, year = found.groups()
    else:
        return None
    return _make_day(year, str(_MONTHS.get(month, 0)), day)


def _make_day(year: str, month: str, day: str) -> date | None:
    try:
        return _sensible(date(int(year), int(month), int(day)))
    except ValueError:
        return None


def _sensible(day: date) -> date | None:
    return day if day.year in _YEARS else None
