"""Answers are cut where a new idea begins, and nothing disappears."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.text.cutting import cut_answer, has_noun_or_verb

PIECES = st.sampled_from(
    [
        "mooi park",
        "maar",
        "en ook",
        "de bus rijdt niet",
        ";",
        " + ",
        "\n- ",
        ". ",
        "! ",
        " 😍 ",
        "bv. ",
        "nr. 3",
        "niet",
        ", ",
        " - ",
        "65+",
        "",
        "1. ",
    ]
)


@pytest.mark.parametrize(
    ("answer", "parts"),
    [
        (
            "Schitterend wandelpad maar wat een vuilnisbelt",
            ["Schitterend wandelpad", "maar wat een vuilnisbelt"],
        ),
        ("mooi maar duur", ["mooi maar duur"]),
        ("Zalig! Meer moet dat voor mij niet zijn.", ["Zalig! Meer moet dat voor mij niet zijn."]),
        (
            "Ik heb tijd en twee rechterhanden, zeg maar waar.",
            ["Ik heb tijd en twee rechterhanden, zeg maar waar."],
        ),
        ("Dus blijven we maar op ons kamer zitten.", ["Dus blijven we maar op ons kamer zitten."]),
        ("De bus rijdt maar twee keer per dag.", ["De bus rijdt maar twee keer per dag."]),
        ("niet de auto maar de mens", ["niet de auto maar de mens"]),
        (
            "bomen + bankjes; speeltuin\n- water\n• vuilbak",
            ["bomen", "bankjes", "speeltuin", "water", "vuilbak"],
        ),
        ("rust - natuur - water", ["rust", "natuur", "water"]),
        ("1. bomen 2. bankjes 3. water", ["1. bomen", "2. bankjes", "3. water"]),
        ("65+ers welkom", ["65+ers welkom"]),
        ("Het park is top :) maar de bus rijdt niet ;)", ["Het park is top :)", "maar de bus rijdt niet ;)"]),
        (
            "Ik wandel bv. langs de Schelde a.u.b. zonder auto's.",
            ["Ik wandel bv. langs de Schelde a.u.b. zonder auto's."],
        ),
        ("Dhr. Peeters woont op nr. 12 aan de kerk.", ["Dhr. Peeters woont op nr. 12 aan de kerk."]),
        ("Het kost 3.50 euro. De parking is gratis.", ["Het kost 3.50 euro.", "De parking is gratis."]),
        ("mooi park. veel bankjes", ["mooi park.", "veel bankjes"]),
        ("", [""]),
        ("❤️❤️", ["❤️❤️"]),
        ("The park is lovely but the bus never comes", ["The park is lovely", "but the bus never comes"]),
        ("Le parc est beau mais les bus manquent", ["Le parc est beau", "mais les bus manquent"]),
        ("Der Park ist schön, aber die Busse fehlen", ["Der Park ist schön", "aber die Busse fehlen"]),
        ("Me gusta el parque pero faltan autobuses", ["Me gusta el parque", "pero faltan autobuses"]),
    ],
)
def test_parts_of_an_answer(answer: str, parts: list[str]) -> None:
    assert cut_answer(answer) == parts


def test_an_idea_needs_a_noun_or_a_verb() -> None:
    assert has_noun_or_verb("de speeltuin")
    assert has_noun_or_verb("wandelen")
    assert not has_noun_or_verb("heel mooi en rustig")
    assert not has_noun_or_verb("")


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    st.one_of(st.lists(PIECES, max_size=12).map(" ".join), st.text(max_size=120)),
    st.sampled_from(["nl", "en", "fr", "und", "fi"]),
)
def test_nothing_disappears_and_every_part_is_literal(answer: str, language: str) -> None:
    parts = cut_answer(answer, language)
    assert parts
    place = 0
    for part in parts:
        found = answer.find(part, place)
        assert found >= 0
        place = found + len(part)
    letters = [sign for sign in answer if sign.isalnum()]
    assert [sign for part in parts for sign in part if sign.isalnum()] == letters


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.lists(PIECES, max_size=12).map(" ".join))
def test_only_what_says_something_is_parted(answer: str) -> None:
    parts = cut_answer(answer)
    assert len(parts) == 1 or all(has_noun_or_verb(part) for part in parts)


@pytest.mark.parametrize(
    "answer",
    [
        "a" * 50_000,
        "- " * 20_000,
        "maar " * 10_000,
        ". " * 20_000,
        "x; " * 10_000,
        "((((" * 5_000,
        "1. " * 5_000,
    ],
)
def test_a_monstrous_answer_costs_little_time(answer: str) -> None:
    begin = time.process_time()
    assert cut_answer(answer)
    assert time.process_time() - begin < 5
