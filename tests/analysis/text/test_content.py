"""No content is recognised with its question; verdicts keep their place."""

from __future__ import annotations

import pytest

from analysis.text.content import Verdict, recognise_content

FUNCTIONS = ("appreciation", "improvement", "dream", "story", "energy", "perspective", "closing", "other")


@pytest.mark.parametrize("function", FUNCTIONS)
@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "/",
        "-",
        ".",
        "...",
        "?",
        "x",
        "XXX",
        "nvt",
        "N.V.T.",
        "idem",
        "zie boven",
        "zie hierboven",
        "geen idee",
        "weet niet",
        "Ik weet het niet.",
        "'k weet 't nie",
        "kweenie",
        "geen mening",
        "ok",
        "nee",
        "Neen!",
        "geen opmerkingen",
        "99",
        "[e-mail]",
        "niet van toepassing",
        "no idea, sorry",
        "don't know",
        "je ne sais pas",
        "keine Ahnung",
        "no sé",
        "test",
        "daar heb ik nog nooit over nagedacht",
        "pas",
    ],
)
def test_says_nothing_whatever_was_asked(text: str, function: str) -> None:
    assert not recognise_content(text, function).has_content


@pytest.mark.parametrize("function", FUNCTIONS)
@pytest.mark.parametrize(
    "text",
    [
        "alles goed",
        "niks aan veranderen",
        "❤️❤️",
        "👍",
        "bomen",
        "geen parking",
        "niks te doen",
        "geen winkels",
        "TOP DORP!",
        "nooit eens stil",
        "rust",
        "nee tegen beton",
        "geen idee waarom de bus niet stopt",
        "森",
        "kermis!",
        "leeg",
        "tout va bien",
    ],
)
def test_says_something_whatever_was_asked(text: str, function: str) -> None:
    assert recognise_content(text, function).has_content


@pytest.mark.parametrize(
    "text",
    ["niks", "Niets!", "nikssss", "niets speciaals", "nothing", "rien", "nichts", "nada", "eigenlijk niks"],
)
def test_nothing_is_praise_after_improvement_and_blame_after_appreciation(text: str) -> None:
    assert recognise_content(text, "improvement").verdict is Verdict.PRAISE
    assert recognise_content(text, "appreciation").verdict is Verdict.BLAME
    assert recognise_content(text, "story").verdict is Verdict.NONE
    assert not any(recognise_content(text, function).has_content for function in FUNCTIONS)


def test_everything_is_the_other_way_round_and_stays() -> None:
    assert recognise_content("alles", "improvement").verdict is Verdict.BLAME
    assert recognise_content("Alles", "appreciation").verdict is Verdict.PRAISE
    assert recognise_content("alles", "improvement").has_content
    assert not recognise_content("alles", "story").has_content


def test_an_unknown_function_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError):
        recognise_content("niks", "no such function")
