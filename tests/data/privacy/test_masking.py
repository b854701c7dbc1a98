"""What says who somebody is disappears from answers; what a study is about stays."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.privacy.masking import mask_text, mask_texts
from tests.data.raw_tables import make_column

HIDDEN = {
    "Bel 0477/12 34 56 na zes uur": "Bel [telefoon] na zes uur",
    "tel.0477123456": "tel.[telefoon]",
    "(09) 384 53 11": "[telefoon]",
    "+32 (0)9 384 12 34": "[telefoon]",
    "+31 6 12345678": "[telefoon]",
    "mail jan.peeters@voorbeeld.be": "mail [e-mail]",
    "jan (at) voorbeeld.be": "[e-mail]",
    "Stort op BE68 5390 0754 7034.": "Stort op [rekeningnummer].",
    "Mijn nummer is 93.05.18-223.61": "Mijn nummer is [rijksregisternummer]",
    "93051822361": "[rijksregisternummer]",
    "de firma BE 0403.019.261": "de firma [ondernemingsnummer]",
    "Kerkstraat 12 bus 3 in Gavere": "Kerkstraat [huisnummer] in Gavere",
    "Mijn naam is Jan De Smet": "Mijn naam is [naam]",
    "Ik heet Fatima.": "Ik heet [naam].",
    "mvg, Leen": "mvg, [naam]",
    "meneer Peeters van hiernaast": "meneer [naam] van hiernaast",
    "Vraag het aan Jan Peeters": "Vraag het aan [naam]",
    "Rode wagen 1-ABC-123": "Rode wagen [nummerplaat]",
    "zie https://voorbeeld.be/x?y=1": "zie [link]",
    "volg @gavere_leeft": "volg [account]",
}
KEPT = [
    "",
    "De N60 is gevaarlijk tussen 7.30 en 8.30 uur",
    "Groeten uit Gavere",
    "Het Carlos Dierickxplein en de Sint-Martinuskerk",
    "Van 2019-2020 tot 2023 waren er 1500 mensen",
    "De Kerkstraat en de Onderstraat",
    "12 345 678 euro is veel geld",
    "Ik kom hier elke dag met Jolleveld als doel",
    "Bos van 25 ha, 3 km van hier",
]


@pytest.mark.parametrize(("text", "masked"), HIDDEN.items())
def test_personal_data_gives_way_to_its_kind(text: str, masked: str) -> None:
    assert mask_text(text)[0] == masked
    assert mask_text(text)[1].total() == 1


@pytest.mark.parametrize("text", KEPT)
def test_places_numbers_and_years_stay(text: str) -> None:
    assert mask_text(text) == (text, {})


_PIECES = st.sampled_from(
    [*HIDDEN, *HIDDEN.values(), *KEPT, "\n", " ", "  in de ", "0", "straat ", "@", "Jan ", "12"]
)


@given(st.lists(_PIECES, max_size=6).map("".join) | st.text(max_size=80))
@settings(max_examples=150, derandomize=True, deadline=None)
def test_masking_twice_is_masking_once(text: str) -> None:
    once, _ = mask_text(text)
    assert mask_text(once)[0] == once


@given(st.text(max_size=120))
@settings(max_examples=100, derandomize=True, deadline=None)
def test_masking_never_makes_a_text_much_longer(text: str) -> None:
    masked, counts = mask_text(text)
    assert len(masked) <= len(text) + 22 * counts.total()
    assert counts.total() > 0 or masked == text


def test_a_column_is_masked_with_counts_per_kind_and_keeps_its_rows() -> None:
    cells = make_column("0477123456", "mooi", "0477123456", "a@b.be en c@d.be")
    masked, counts = mask_texts(cells)
    assert masked.to_list() == ["[telefoon]", "mooi", "[telefoon]", "[e-mail] en [e-mail]"]
    assert masked.index.equals(cells.index)
    assert counts == {"email": 2, "phone": 2}


def test_kinds_that_are_spared_stay() -> None:
    masked, counts = mask_texts(make_column("Kerkstraat 12, a@b.be"), {"house_number"})
    assert (masked.to_list(), counts) == (["Kerkstraat 12, [e-mail]"], {"email": 1})


def test_no_rows_give_no_rows() -> None:
    masked, counts = mask_texts(make_column())
    assert (len(masked), counts) == (0, {})
