"""Repeated blocks of a wide file: 'Plek 1', 'Waarom 1', 'Plek 2', 'Waarom 2', …"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence


def find_blocks(headers: Sequence[str]) -> dict[str, tuple[str, int]]:
    """Give back, per header that seems to be repeated, its text without number and its number.

    `headers`: unique column names. A family counts when it has at least two different numbers that
    start at 1 (a first member without number, as form tools write it, counts as 1); up to half of the
    numbers may be missing, since columns that nobody filled in are not read. A header that
    could belong to several families goes to the largest. No repetition gives an empty dict.
    """
    families: dict[str, dict[int, str]] = defaultdict(dict)
    for header in headers:
        for base, number in _split_number(header):
            families[base].setdefault(number, header)
    known = {header: header for header in headers}
    for base, members in families.items():
        if 1 not in members and 2 in members and base in known:
            members[1] = known[base]
    found: dict[str, tuple[str, int]] = {}
    whole = [(base, members) for base, members in families.items() if _is_family(members)]
    for base, members in sorted(whole, key=lambda item: (-len(item[1]), item[0])):
        for number, header in members.items():
            found.setdefault(header, (base, number))
    return found


def _split_number(header: str) -> list[tuple[str, int]]:
    """Each way to take one number out of the header: the text that is left and the number.

    A number may be glued to the last word ('Waarom?2', 'plek1_cijfer').
    """
    ways = []
    for match in re.finditer(r"\d{1,2}", header):
        before, after = header[: match.start()], header[match.end() :]
        if (before and before[-1] in "0123456789.,") or (after and after[0] in "0123456789.,"):
            continue
        if before.rstrip().endswith("(") and after.startswith(")"):
            before, after = before.rstrip()[:-1], after[1:]
        base = " ".join(f"{before} {after}".replace("_", " ").split()).strip(" :-–.#")
        if base:
            ways.append((base, int(match.group())))
    return ways


def _is_family(members: dict[int, str]) -> bool:
    numbers = sorted(members)
    return len(numbers) > 1 and numbers[0] == 1 and 2 * len(numbers) > numbers[-1]
