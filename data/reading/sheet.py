"""One sheet of a workbook → rows of text, in one pass, keeping only cells in which something stands.

The size that a sheet claims is not believed: empty formatted rows cost nothing, and a filled cell
far outside the limits refuses the file. Formulas that were never calculated and error values are
refused with their cell, because they would pass for empty answers or for words.
"""

from __future__ import annotations

import string
from collections.abc import Callable, Sequence
from functools import lru_cache

from data.reading.cell_values import NUMBER, say_escaped, say_moment, say_number
from data.reading.finding import column_letter, refuse
from data.reading.limits import MAX_CELL, MAX_COLUMNS, MAX_ROWS
from data.reading.markup import PartReader

_SPARE_ROWS = 50
_LAST_ROW = 1_048_576
_TRUTH = {"1": "TRUE", "0": "FALSE"}
_OFF = (None, "0", "false", "off")


class SheetReader(PartReader):
    """Collects the rows of one sheet.

    `rows`: row number and cells up to the last filled one; `merged`: merged ranges ('A1:C1');
    `n_hidden_rows`, `n_hidden_columns`: what Excel does not show although it is filled.
    """

    def __init__(self, sheet: str, texts: Sequence[str], formats: Sequence[str], *, is_1904: bool) -> None:
        self.sheet = sheet
        self.rows: list[tuple[int, list[str]]] = []
        self.merged: list[str] = []
        self.n_hidden_rows = 0
        self.hidden_columns: set[int] = set()
        self._texts, self._formats, self._is_1904 = texts, formats, is_1904
        self._row, self._is_hidden, self._cells = 0, False, list[str]()
        self._column, self._type, self._style = -1, "n", 0
        self._is_calculated = self._takes_text = self._is_sound = False
        self._pieces: list[str] = []
        self._length = 0
        self._starts: dict[str, Callable[[dict[str, str]], None]] = {
            "c": self._start_cell,
            "row": self._start_row,
            "f": self._start_formula,
            "rPh": self._start_sound,
            "mergeCell": self._keep_merged,
            "col": self._keep_hidden,
        }

    @property
    def n_hidden_columns(self) -> int:
        """How many hidden columns hold something."""
        rows = [cells for _, cells in self.rows]
        return sum(
            any(len(cells) > column and cells[column] for cells in rows) for column in self.hidden_columns
        )

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin a row, a cell or the value in it."""
        if name == "v" or (name == "t" and not self._is_sound):
            self._takes_text = True
        elif name in self._starts:
            self._starts[name](attributes)

    def text(self, text: str) -> None:
        """Keep the text of a value."""
        if self._takes_text:
            self._length += len(text)
            if self._length > MAX_CELL:
                refuse("cell_too_large", sheet=self.sheet, row=self._row, limit=MAX_CELL)
            self._pieces.append(text)

    def end(self, name: str) -> None:
        """Close a value, a cell or a row."""
        if name in ("v", "t"):
            self._takes_text = False
        elif name == "c":
            self._end_cell()
        elif name == "row":
            self._end_row()
        elif name == "rPh":
            self._is_sound = False

    def _start_row(self, attributes: dict[str, str]) -> None:
        number = int(attributes.get("r") or self._row + 1)
        if not self._row < number <= _LAST_ROW:
            raise ValueError("row number")
        self._row = number
        self._is_hidden = attributes.get("hidden") not in _OFF
        self._column, self._cells = -1, []

    def _start_cell(self, attributes: dict[str, str]) -> None:
        reference = attributes.get("r")
        self._column = position_of(reference) if reference else self._column + 1
        self._type = attributes.get("t", "n")
        self._style = int(attributes.get("s") or 0)
        self._is_calculated = False
        self._pieces, self._length = [], 0

    def _start_formula(self, _: dict[str, str]) -> None:
        self._is_calculated = True

    def _start_sound(self, _: dict[str, str]) -> None:
        self._is_sound = True

    def _keep_merged(self, attributes: dict[str, str]) -> None:
        if len(self.merged) < MAX_ROWS:
            self.merged.append(attributes.get("ref", ""))

    def _keep_hidden(self, attributes: dict[str, str]) -> None:
        if attributes.get("hidden") not in _OFF:
            first, last = int(attributes.get("min", 0)), int(attributes.get("max", 0))
            self.hidden_columns |= set(range(first - 1, min(last, MAX_COLUMNS)))

    def _end_cell(self) -> None:
        raw = "".join(self._pieces)
        if not raw:
            # A formula that gives the empty text has the type of a text.
            if self._is_calculated and self._type != "str":
                self._refuse_cell("formula_without_value")
            return
        if self._type == "e":
            self._refuse_cell("error_value")
        value = self._say(raw)
        if not value.strip():
            return
        if self._column >= MAX_COLUMNS:
            refuse(
                "too_many_columns", sheet=self.sheet, row=self._row, found=self._column + 1, limit=MAX_COLUMNS
            )
        missing = self._column + 1 - len(self._cells)
        if missing > 0:
            self._cells.extend([""] * missing)
        self._cells[self._column] = value

    def _say(self, raw: str) -> str:
        if self._type == "s":
            number = int(raw)
            if not 0 <= number < len(self._texts):
                refuse("damaged_part", sheet=self.sheet, row=self._row, part="sharedStrings.xml")
            return self._texts[number]
        if self._type == "n":
            kind = self._formats[self._style] if self._style < len(self._formats) else NUMBER
            return say_number(raw) if kind == NUMBER else say_moment(raw, kind, is_1904=self._is_1904)
        if self._type == "b":
            return _TRUTH.get(raw.strip(), raw)
        return say_escaped(raw)

    def _end_row(self) -> None:
        if not self._cells:
            return
        self.n_hidden_rows += self._is_hidden
        self.rows.append((self._row, self._cells))
        if len(self.rows) > MAX_ROWS + _SPARE_ROWS:
            refuse("too_many_rows", sheet=self.sheet, limit=MAX_ROWS)

    def _refuse_cell(self, code: str) -> None:
        refuse(code, sheet=self.sheet, row=self._row, column=column_letter(self._column))


def position_of(reference: str) -> int:
    """Give back the column position, counted from 0, of a cell reference: 2 for 'C7'.

    Raises ValueError for what is no cell reference.
    """
    return _position_of_letters(reference.rstrip(string.digits))


@lru_cache(maxsize=1024)
def _position_of_letters(letters: str) -> int:
    plain = letters.strip("$").upper()
    if not (plain.isascii() and plain.isalpha() and len(plain) <= 3):
        raise ValueError("reference")
    position = 0
    for letter in plain:
        position = 26 * position + ord(letter) - 64
    return position - 1


def row_of(reference: str) -> int:
    """Give back the row number in a cell reference: 7 for 'C7'. Raises ValueError when there is none."""
    return int(reference.lstrip("$" + string.ascii_letters))
