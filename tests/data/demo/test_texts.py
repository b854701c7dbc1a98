"""What people write: no text too often, every text at home where it stands, by somebody who may say it."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from data.demo.bank import SHORT_WORDS, Phrase, read_bank, read_campaign
from data.demo.rounds import Round
from data.demo.settings import read_places, read_sheet


def _texts(rounds: dict[str, Round]) -> Counter[str]:
    return Counter(answer.text for survey in rounds.values() for answer in survey.answers)


def test_no_text_occurs_more_than_twice(rounds: dict[str, Round]) -> None:
    texts = _texts(rounds)
    assert [text for text, n in texts.items() if n > 2 and len(text.split()) > SHORT_WORDS] == []
    assert max(texts.values()) <= 16


def test_texts_are_clean(rounds: dict[str, Round]) -> None:
    for text in _texts(rounds):
        assert text == text.strip()
        assert not re.search(r"[{}]|\s{2}|\n", text)
        assert text


def test_lengths(latest: Round) -> None:
    words = [len(answer.text.split()) for answer in latest.answers]
    assert sum(n <= 2 for n in words) / len(words) == pytest.approx(0.15, abs=0.05)
    sentences = [len(re.findall(r"[.!?…]+(?:\s|$)", answer.text)) for answer in latest.answers]
    assert sum(n >= 2 for n in sentences) / len(sentences) == pytest.approx(0.25, abs=0.12)


def test_openers_are_rare(latest: Round) -> None:
    texts = [answer.text for answer in latest.answers]
    for opener in ("Tja.", "Met alle respect.", "Eén ding maar.", "Zonder twijfel."):
        assert sum(text.startswith(opener) for text in texts) < 0.01 * len(texts)


def test_every_text_fits_its_place_and_its_person(rounds: dict[str, Round]) -> None:
    for survey in rounds.values():
        places = {visit.key: visit.place for visit in survey.visits}
        for answer in survey.answers:
            for phrase in answer.phrases:
                if "campagne" not in phrase.flags:
                    assert phrase.fits_person(answer.person), phrase.key
                if answer.question in "MBVP":
                    assert phrase.fits_place(places[answer.person.key, answer.order]), phrase.key


@pytest.mark.parametrize(
    ("word", "kinds"),
    [
        ("kerktoren|koster|misdienaar", {"kerk", "dorp", "kern", "open", "gehucht", "erfgoed"}),
        ("perron", {"station", "straat", "dorp"}),
        ("kleedkamer|douche", {"sport", "dorp"}),
        ("zerken", {"kerkhof", "kerk"}),
    ],
)
def test_words_of_one_kind_of_place_stand_there(latest: Round, word: str, kinds: set[str]) -> None:
    places = {visit.key: visit.place for visit in latest.visits}
    found = 0
    for answer in latest.answers:
        if answer.question in "MB" and re.search(rf"\b(?:{word})", answer.text):
            found += 1
            place = read_places()[places[answer.person.key, answer.order]]
            assert kinds & set(place["kinds"].split("|")), place["naam"]
    assert found > 0


def test_a_person_keeps_to_one_side(latest: Round) -> None:
    sides: dict[tuple[str, str], set[str]] = {}
    for answer in latest.answers:
        phrase = answer.phrases[0]
        if phrase.themes[0] in {"T05", "T06", "T09", "T18", "T20"} and phrase.pole:
            sides.setdefault((answer.person.key, phrase.themes[0]), set()).add(phrase.pole)
    assert sides
    assert all(len(poles) == 1 for poles in sides.values())


def test_the_bank_is_well_formed() -> None:
    themes = set(read_sheet("theme_kinds.csv")["theme"])
    kinds = {kind for row in read_places().values() for kind in row["kinds"].split("|")}
    keys = Counter(phrase.key for phrase in read_bank())
    assert max(keys.values()) == 1
    for phrase in read_bank():
        assert set(phrase.themes) <= themes, phrase.key
        assert phrase.question in "MBVDGSP", phrase.key
        assert phrase.pole in {"", "+", "-"}, phrase.key
        assert phrase.places <= kinds | set(read_places()), phrase.key
        assert phrase.text, phrase.key


def test_the_bank_has_no_text_twice() -> None:
    texts = Counter(
        (phrase.text.casefold(), phrase.question) for phrase in read_bank() if not phrase.is_short
    )
    assert [text for text, n in texts.items() if n > 1] == []


def test_about_a_third_of_the_phrases_is_held_out() -> None:
    held_out = [phrase.is_held_out for phrase in read_bank()]
    assert sum(held_out) / len(held_out) == pytest.approx(0.30, abs=0.03)


def test_campaign_phrases_are_near_copies() -> None:
    campaign = read_campaign()
    assert len(campaign) == 11
    assert len({phrase.text for phrase in campaign}) == 11
    assert all("kunstgrasveld" in phrase.text.casefold() for phrase in campaign)


def test_places_and_language_of_a_phrase() -> None:
    phrase = next(phrase for phrase in read_bank() if phrase.key == "T02-03")
    assert phrase.fits_place("P32")
    assert not phrase.fits_place("P11")
    english = next(phrase for phrase in read_bank() if "en" in phrase.flags)
    assert isinstance(english, Phrase)
    assert english.language == "Engels"
