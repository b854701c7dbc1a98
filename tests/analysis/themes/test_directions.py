"""Directions follow the poles, stay silent in doubt, and invent no opposition; kinds follow the signs."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.themes.codebook import Codebook, CodebookTheme, Pole
from analysis.themes.codebook_file import load_codebook
from analysis.themes.directions import find_directions, learn_poles, write_pole_lesson
from analysis.themes.input_kinds import find_input_kinds, weigh_input_kinds
from analysis.themes.theme_model import ThemeModel, learn_themes, write_lesson
from data.model import QuestionFunction
from tests.fake_embedder import FakeEmbedder

EMBEDDER = FakeEmbedder()
BOOK = Codebook(
    "boek",
    "nl",
    (
        CodebookTheme(
            "P",
            "parkeren",
            plus=Pole(
                "meer",
                ("Meer parkeerplaatsen graag", "Leg extra parking aan", "Te weinig plaats voor auto's"),
            ),
            minus=Pole(
                "minder",
                ("Weg met al dat blik", "Maak het plein autovrij", "Bomen en terrassen op het plein"),
            ),
        ),
        CodebookTheme("R", "rust"),
        CodebookTheme("L", "licht", plus=Pole("meer"), minus=Pole("minder", ("donker",))),
    ),
)
PLUS = [
    "Er mogen meer parkeerplaatsen bij",
    "Te weinig plaats voor mijn auto",
    "Extra parking achter de kerk graag",
]
UNHEARD = "zzzz qqqq"
MINUS = ["Al dat blik mag weg", "Een autovrij plein, dat wil ik", "Terrassen en bomen op het plein"]


def embed(texts: list[str] | tuple[str, ...]) -> np.ndarray:
    return EMBEDDER.embed(texts, ["nl"] * len(texts))


def directions(texts: list[str]) -> tuple[list[int], np.ndarray]:
    """Directions of texts about parking; UNHEARD resembles nothing."""
    opposites = learn_poles(BOOK, embed(write_pole_lesson(BOOK)))["P"]
    vectors = embed(texts)
    vectors[[text == UNHEARD for text in texts]] = 0.0
    found, certainty = find_directions(texts, vectors, BOOK, opposites, resembles=0.1)
    return found.tolist(), certainty


def test_only_themes_with_two_filled_poles_have_opposites() -> None:
    assert set(learn_poles(BOOK, embed(write_pole_lesson(BOOK)))) == {"P"}
    empty = Codebook("leeg", "nl", ())
    assert learn_poles(empty, embed(write_pole_lesson(empty))) == {}


def test_each_statement_goes_to_the_pole_it_resembles() -> None:
    found, certainty = directions(PLUS + MINUS)
    assert found == [1, 1, 1, -1, -1, -1]
    assert (certainty >= 0.65).all()
    assert (certainty <= 1).all()
    assert directions([])[0] == []


def test_what_resembles_neither_has_no_direction() -> None:
    found, certainty = directions([*PLUS, *MINUS, UNHEARD])
    assert found[-1] == 0
    assert certainty[-1] == 0


def test_a_doubtful_statement_among_one_voice_does_not_become_an_opposition() -> None:
    among_plus, _ = directions([*PLUS * 20, UNHEARD])
    among_minus, _ = directions([*MINUS * 20, UNHEARD])
    assert among_plus.count(-1) == 0
    assert among_minus.count(1) == 0


@pytest.fixture(scope="module")
def kinds() -> ThemeModel:
    book = load_codebook("soorten_inbreng")
    lesson = write_lesson(book)
    return learn_themes(book, lesson, embed(lesson.texts))


@pytest.mark.parametrize(
    ("text", "function", "kind"),
    [
        ("Ik wil gerust komen helpen met snoeien", "energy", "goesting"),
        ("Ik ben elektricien van beroep en kan dat nakijken", "energy", "expertise"),
        ("Vorige winter ben ik daar gevallen", "story", "ervaring"),
        ("Maak van de oude school een buurthuis", "improvement", "idee"),
        ("Wat een zalige, stille plek", "appreciation", "beleving"),
        ("Voor iemand in een rolstoel is dat niets", "perspective", "perspectief"),
        ("Een dorp waar iedereen elkaar kent", "dream", "denkbeeld"),
        ("Volgens mij is dat een schande, de gemeente doet nooit iets", "closing", "mening"),
    ],
)
def test_a_kind_follows_question_and_turn_of_phrase(
    kinds: ThemeModel, text: str, function: str, kind: str
) -> None:
    found, chance = find_input_kinds([text], [function], embed([text]), kinds)
    assert found == [kind]
    assert 0.1 < chance[0] <= 1


def test_every_function_of_a_question_is_known_and_chances_add_up(kinds: ThemeModel) -> None:
    functions = [function.value for function in QuestionFunction]
    texts = ["een bankje"] * len(functions)
    chances = weigh_input_kinds(texts, [*functions[:-1], "nieuw"], embed(texts), kinds)
    assert chances.sum(axis=1) == pytest.approx(1)
    assert (chances > 0).all()
    assert len(np.unique(chances.round(6), axis=0)) == len(functions)


def test_zero_statements_have_no_kinds(kinds: ThemeModel) -> None:
    found, chance = find_input_kinds([], [], embed([]), kinds)
    assert found == []
    assert len(chance) == 0
