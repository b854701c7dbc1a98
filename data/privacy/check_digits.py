"""Numbers that prove themselves: national register numbers, bank accounts, enterprise numbers."""

from __future__ import annotations


def is_register_number(digits: str) -> bool:
    """Give back whether 11 digits form a Belgian national register or BIS number.

    `digits`: digits only. Checks the date part (months +20 and +40 are BIS numbers), the serial and
    the two check digits, for people born before and from 2000 (97 − base mod 97, law of 8.8.1983).
    """
    if len(digits) != 11 or not digits.isdigit():
        return False
    month, day, serial = int(digits[2:4]) % 20, int(digits[4:6]), int(digits[6:9])
    if int(digits[2:4]) > 52 or month > 12 or day > 31 or not 1 <= serial <= 998:
        return False
    base, check = int(digits[:9]), int(digits[9:])
    return check in (97 - base % 97, 97 - (2_000_000_000 + base) % 97)


def is_iban(account: str) -> bool:
    """Give back whether letters and digits form an IBAN (ISO 13616, mod 97 = 1). `account`: no separators."""
    compact = account.upper()
    if not 15 <= len(compact) <= 34 or not compact.isalnum() or not compact.isascii():
        return False
    moved = compact[4:] + compact[:4]
    return int("".join(str(int(sign, 36)) for sign in moved)) % 97 == 1


def is_enterprise_number(digits: str) -> bool:
    """Give back whether 10 digits form a Belgian enterprise number (97 − first eight mod 97)."""
    return len(digits) == 10 and digits.isdigit() and 97 - int(digits[:8]) % 97 == int(digits[8:])
