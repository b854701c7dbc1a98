"""A theme is named by the residents' own words: concrete, readable, never a number, never a person."""

from __future__ import annotations

from itertools import cycle

import numpy as np
import pandas as pd
import pytest

from analysis.themes.assignment import ThemeAssignment, no_themes
from analysis.themes.grouping import find_themes
from analysis.themes.labels import name_themes
from analysis.themes.word_kinds import function_words
from tests.analysis.themes.example_statements import make_statements


def _assign(groups: list[int]) -> ThemeAssignment:
    index = np.array(groups, dtype=np.int64)
    count = int(index.max(initial=-1)) + 1
    return ThemeAssignment(index, index.copy(), np.ones(len(index)), np.zeros((count, 4), dtype=np.float32))


def _statements(texts: list[str], people: int | None = None) -> pd.DataFrame:
    ids = [f"r{row % (people or len(texts))}" for row in range(len(texts))]
    return pd.DataFrame({"text": texts, "respondent_id": ids, "language": "nl"})


def test_labels_are_the_words_that_mark_a_theme() -> None:
    statements, vectors = make_statements(200)
    found = find_themes(statements, vectors)
    names = name_themes(statements, found)
    said = dict(zip(names["theme_id"], names["label"].str.casefold(), strict=True))
    subjects = statements.assign(theme=found.nearest).groupby("theme")["subject"].first()
    expected = {
        "fietsen": ("fietspad",),
        "rust": ("rust", "stilte"),
        "winkel": ("winkel", "bakker"),
        "spelen": ("speeltuin", "schommel"),
        "water": ("modder", "bui", "water"),
    }
    for number, theme_id in enumerate(found.theme_ids):
        assert any(word in said[theme_id] for word in expected[subjects[number]])


def test_no_stop_word_no_number_and_no_double_label() -> None:
    statements, vectors = make_statements(200)
    names = name_themes(statements, find_themes(statements, vectors))
    assert names["label"].str.casefold().is_unique
    for label in names["label"]:
        words = label.casefold().replace("&", " ").split()
        assert words
        assert words[0] not in function_words("nl")
        assert words[-1] not in function_words("nl")
        assert not any(character.isdigit() for character in label)
        assert label[0].isupper()


def test_names_of_people_do_not_label_below_five_respondents() -> None:
    texts = [f"Vraag het aan Jozefien over de fanfare nummer {row}" for row in range(4)]
    texts += [f"De modder van het veld loopt in de kelder {row}" for row in range(8)]
    names = name_themes(_statements(texts), _assign([0] * 4 + [1] * 8))
    assert "Jozefien" not in " ".join(names["label"] + names["keywords"])
    assert "fanfare" in names.loc[0, "label"].casefold()


def test_a_place_is_a_label_only_when_the_theme_is_about_it() -> None:
    about = [
        f"Ik kom graag in Borgwal {end}" for end in ("zondags", "altijd", "veel", "soms", "dikwijls", "nu")
    ]
    other = [f"De sporthal is volzet{end}, ook in Borgwal" for end in ("", "!", " nu")]
    other += [
        f"In de sporthal is het {end}" for end in ("vol", "warm", "druk", "koud", "nat", "stil", "donker")
    ]
    names = name_themes(
        _statements(about + other), _assign([0] * len(about) + [1] * len(other)), place_names=["Borgwal"]
    )
    assert "Borgwal" in names.loc[0, "label"]
    assert "Borgwal" not in names.loc[1, "label"] + names.loc[1, "keywords"]


def test_one_person_cannot_make_a_word_the_name() -> None:
    texts = ["kabouters kabouters kabouters"] * 9 + [f"een zitbank bij de {x}" for x in "abcdefghi"]
    statements = _statements(texts)
    statements.loc[:8, "respondent_id"] = "same"
    names = name_themes(statements, _assign([0] * len(texts)))
    assert "kabouters" not in names.loc[0, "keywords"]
    assert "zitbank" in names.loc[0, "label"].casefold()


def test_a_theme_without_shared_words_is_named_by_a_short_quote() -> None:
    pairs = zip(cycle(["alfa", "beta", "gamma"]), ["delta", "zeta", "kappa"], strict=False)
    names = name_themes(_statements([f"{one} {two}" for one, two in pairs]), _assign([0, 0, 0]))
    assert names.loc[0, "label"].startswith("‘")
    assert names.loc[0, "keywords"] == ""


def test_masked_parts_and_hostile_texts_do_not_make_labels() -> None:
    texts = [f"[naam] <b>vet</b> =SOM(A1) de vijver {x}" for x in "abcdef"]
    names = name_themes(_statements(texts), _assign([0] * 6))
    assert "naam" not in names.loc[0, "keywords"].casefold()
    assert "vijver" in names.loc[0, "keywords"].casefold()
    assert not set(names.loc[0, "label"] + names.loc[0, "keywords"]) & set("<>=()")


def test_no_themes_give_no_rows_and_the_same_columns() -> None:
    names = name_themes(_statements(["een", "twee"]), no_themes(2, 4))
    assert names.columns.tolist() == ["theme_id", "label", "keywords"]
    assert len(names) == 0
    assert all(str(kind) == "str" for kind in names.dtypes)


def test_names_do_not_hang_on_the_order_of_the_rows() -> None:
    statements, vectors = make_statements(120, noise=1.0)
    order = np.random.default_rng(5).permutation(120)
    shuffled = statements.iloc[order].reset_index(drop=True)
    one = name_themes(statements, find_themes(statements, vectors))
    two = name_themes(shuffled, find_themes(shuffled, vectors[order]))
    pd.testing.assert_frame_equal(one, two)


@pytest.mark.parametrize(
    ("language", "stop"), [("nl", "omdat"), ("en", "because"), ("fr", "mais"), ("und", "het")]
)
def test_function_words_are_known_per_language(language: str, stop: str) -> None:
    assert stop in function_words(language)


def test_of_very_many_statements_an_even_share_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    statements, vectors = make_statements(200)
    found = find_themes(statements, vectors)
    monkeypatch.setattr("analysis.themes.labels._MOST_READ", 100)
    names = name_themes(statements, found)
    assert len(names) == found.n_themes
    assert (names["keywords"] != "").all()
    order = np.random.default_rng(8).permutation(200)
    shuffled = statements.iloc[order].reset_index(drop=True)
    again = name_themes(shuffled, find_themes(shuffled, vectors[order]))
    pd.testing.assert_frame_equal(names, again)


def test_a_general_noun_names_a_theme_that_many_of_its_people_put_it_in() -> None:
    things = ("bladeren", "tegels", "putten", "stof")
    streets = [f"De straat ligt vol {thing}" for thing in things] * 3
    others = [
        [f"{start} {thing}" for thing in things] * 3
        for start in ("Een boom en", "Een fiets en", "Het koor en")
    ]
    groups = [number for number in range(4) for _ in range(12)]
    texts = [text for group in (streets, *others) for text in group]
    said = name_themes(_statements(texts), _assign(groups))["label"].str.casefold()
    assert said.str.contains("straat").tolist() == [True, False, False, False]
    everywhere = [*streets, *(f"De straat en {text.lower()}" for group in others for text in group)]
    said = name_themes(_statements(everywhere), _assign(groups))["label"].str.casefold()
    assert not said.str.contains("straat").any()


def test_an_english_study_is_not_named_by_words_that_fit_everything() -> None:
    texts = [
        f"People need to be able to vote on the {thing}" for thing in ("bridge", "levee", "dam", "canal")
    ] * 3
    other = [f"We want good food near the {thing}" for thing in ("school", "mill", "chapel", "park")] * 3
    statements = _statements([*texts, *other]).assign(language="en")
    labels = name_themes(statements, _assign([0] * 12 + [1] * 12), expected_language="en")["label"]
    words = {word for label in labels.str.casefold() for word in label.replace("&", " ").split()}
    assert not words & {"able", "need", "people", "want", "good"}
    assert {"vote", "food"} & words
