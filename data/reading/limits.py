"""How much a file may ask of the machine: the limits of reading, in one place.

Up to these limits a file is read; over them it is refused with a sentence that names the limit.
"""

from __future__ import annotations

from collections.abc import Sequence

MAX_FILE_BYTES = 100 * 1024 * 1024
MAX_ROWS = 200_000
MAX_COLUMNS = 500
# A delimited file of votes has a column per statement, named by its number (Polis): those may be more.
MAX_VOTE_COLUMNS = 2_000
MAX_SHEETS = 50
MAX_FEATURES = 100_000
MAX_VERTICES = 5_000_000
# A longer answer is kept and flagged; a cell over MAX_CELL is no answer any more.
LONG_ANSWER = 20_000
MAX_CELL = 1_000_000
MAX_HEADER = 300

# A packed workbook: what its parts may say they hold, checked before anything is unpacked.
MAX_ARCHIVE_PARTS = 200
MAX_ARCHIVE_TOTAL = 400 * 1024 * 1024
MAX_ARCHIVE_PART = 300 * 1024 * 1024
MAX_ARCHIVE_RATIO = 200

# The child process.
CHILD_MEMORY = 1536 * 1024 * 1024
CHILD_CPU_SECONDS = 60
CHILD_OUTPUT = 600 * 1024 * 1024
CHILD_OPEN_FILES = 64
CHILD_SECONDS = 120


def find_column_limit(header: Sequence[str]) -> int:
    """Give back how many columns a delimited file with these names may have.

    `MAX_COLUMNS`; for votes, where all but so many are plain numbers of statements, `MAX_VOTE_COLUMNS`.
    """
    n_named = sum(not name.strip().isdecimal() for name in header)
    has_items = n_named < len(header)
    return MAX_VOTE_COLUMNS if has_items and n_named <= MAX_COLUMNS else MAX_COLUMNS
