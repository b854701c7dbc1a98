"""Numbers that prove themselves: every valid one is known, a changed digit is caught."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.privacy.check_digits import is_enterprise_number, is_iban, is_register_number


@pytest.mark.parametrize("digits", ["93051822361", "00012556777"])
def test_published_register_numbers_are_known(digits: str) -> None:
    assert is_register_number(digits)


@given(
    st.integers(0, 99),
    st.integers(0, 12),
    st.integers(0, 31),
    st.integers(1, 998),
    st.sampled_from([0, 20, 40]),
)
@settings(max_examples=60, derandomize=True, deadline=None)
def test_every_register_number_is_known_and_a_wrong_check_is_not(
    year: int, month: int, day: int, serial: int, shift: int
) -> None:
    base = f"{year:02d}{month + shift:02d}{day:02d}{serial:03d}"
    checks = {97 - int(base) % 97, 97 - (2_000_000_000 + int(base)) % 97}
    assert all(is_register_number(f"{base}{check:02d}") for check in checks)
    wrong = next(check for check in range(1, 98) if check not in checks)
    assert not is_register_number(f"{base}{wrong:02d}")


@pytest.mark.parametrize(
    "digits", ["", "9305182236", "93x51822361", "93991822361", "93053922361", "93051800061"]
)
def test_what_cannot_be_a_register_number_is_not_one(digits: str) -> None:
    assert not is_register_number(digits)


@pytest.mark.parametrize("account", ["BE68539007547034", "GB29NWBK60161331926819", "nl91abna0417164300"])
def test_bank_accounts_of_any_country_are_known(account: str) -> None:
    assert is_iban(account)


@given(st.integers(0, 10**12 - 1), st.integers(0, 11), st.integers(1, 9))
@settings(max_examples=60, derandomize=True, deadline=None)
def test_one_changed_digit_breaks_a_bank_account(number: int, position: int, step: int) -> None:
    body = f"{number:012d}"
    check = 98 - int(f"{body}111400") % 97
    account = f"BE{check:02d}{body}"
    changed = body[:position] + str((int(body[position]) + step) % 10) + body[position + 1 :]
    assert is_iban(account)
    assert not is_iban(f"BE{check:02d}{changed}")


def test_enterprise_numbers_prove_themselves_too() -> None:
    assert is_enterprise_number("0403019261")
    assert not is_enterprise_number("0403019262")
    assert not is_enterprise_number("040301926")
