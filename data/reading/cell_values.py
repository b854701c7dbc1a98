"""What a cell of a workbook holds → the text that a person would type for it.

Excel keeps dates as days since 1900 (or 1904) and tells only by the number format that they are
dates. Numbers come without the noise of binary fractions, dates in ISO form.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta

# Built-in number formats that show a date or time (ECMA-376 part 1, §18.8.30).
_DATE_FORMATS = frozenset([*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)])
_TIME_FORMATS = frozenset([18, 19, 20, 21, 45, 47])
_DURATION_FORMAT = 46
# What a format shows literally or conditionally: "texts", \x, _x, *x and [colours], but not [h], [mm], [ss].
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_WHOLE = re.compile(r"-?\d{1,15}\Z")
_EPOCH_1900, _EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001 - Excel has no zones
_LAST_DAY = 2_958_465

NUMBER, DATE, TIME, DURATION = "number", "date", "time", "duration"


def kind_of_format(number: int, code: str = "") -> str:
    """Give back 'date', 'time', 'duration' or 'number': what a number format shows.

    `number`: its id; `code`: the format itself when the workbook defines one ('dd/mm/yyyy').
    """
    if not code:
        if number == _DURATION_FORMAT:
            return DURATION
        return TIME if number in _TIME_FORMATS else DATE if number in _DATE_FORMATS else NUMBER
    shown = _LITERAL.sub("", code.split(";")[0]).lower()
    if shown.strip() in ("general", "standaard", "standard", "@"):
        return NUMBER
    if "[h" in shown:
        return DURATION
    if re.search("[yd]", shown) or ("m" in shown and not re.search("[hs]", shown)):
        return DATE
    return TIME if re.search("[hs]", shown) else NUMBER


def say_number(raw: str) -> str:
    """Give back a number as short as it can be written: '4.1' for '4.0999999999999996', '5' for '5.0'.

    `raw`: as it stands in the file; what is no finite number is given back as it is.
    """
    if _WHOLE.match(raw) and raw != "-0":
        return raw
    try:
        value = float(raw)
    except ValueError:
        return raw
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return repr(value)


def say_moment(raw: str, kind: str, *, is_1904: bool = False) -> str:
    """Give back a serial number of Excel as 'yyyy-mm-dd', 'yyyy-mm-dd hh:mm:ss' or 'hh:mm:ss'.

    `raw`: days since the epoch of the workbook; `kind`: from `kind_of_format`. A number outside the
    calendar of Excel is given back as number. The day that never was (29 February 1900) is 28 February.
    """
    try:
        days = float(raw)
    except ValueError:
        return raw
    if not 0 <= days <= _LAST_DAY:
        return say_number(raw)
    seconds = round(days * 86_400)
    is_clock = days < 1 and not (kind == DATE and is_1904)
    if kind == DURATION or is_clock:
        return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
    return _say_date(seconds, is_1904)


def _say_date(seconds: int, is_1904: bool) -> str:
    # Excel counts a 29 February 1900: the days before it lie one further from the epoch.
    shift = 0 if is_1904 or seconds >= 60 * 86_400 else 1
    moment = (_EPOCH_1904 if is_1904 else _EPOCH_1900) + timedelta(days=shift, seconds=seconds)
    if seconds % 86_400:
        return moment.strftime("%Y-%m-%d %H:%M:%S")
    return moment.strftime("%Y-%m-%d")


def say_escaped(text: str) -> str:
    """Give back text with the escapes of the format resolved: '_x000D_' is a line end."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda match: chr(int(match.group(1), 16)), text)
