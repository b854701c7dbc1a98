"""Answers become statements: none is lost, ids do not depend on other rows."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.text.statements import COLUMNS, cut_statements

QUESTIONS = pd.DataFrame(
    {
        "question_id": ["q1", "q2"],
        "text": ["Wat maakt deze plek bijzonder?", "Wat kan beter?"],
        "function": ["appreciation", "improvement"],
        "order": [0, 1],
    }
)


def answers_of(texts: list[str], question: str = "q2") -> pd.DataFrame:
    return pd.DataFrame(
        {
            "answer_id": pd.Series([f"a{number}" for number in range(len(texts))], dtype="str"),
            "respondent_id": pd.Series([f"r{number % 3}" for number in range(len(texts))], dtype="str"),
            "place_id": pd.Series(["p"] * len(texts), dtype="str"),
            "question_id": pd.Series([question] * len(texts), dtype="str"),
            "text": pd.Series(texts, dtype="str"),
            "source_row": range(2, 2 + len(texts)),
        }
    )


def test_a_statement_keeps_its_answer_and_its_question() -> None:
    table = cut_statements(answers_of(["Mooi park maar de bus rijdt niet", "niks"]), QUESTIONS)
    assert list(table.columns) == list(COLUMNS)
    assert table["statement_id"].tolist() == ["a0-1", "a0-2", "a1-1"]
    assert table["text"].tolist() == ["Mooi park", "maar de bus rijdt niet", "niks"]
    assert table["function"].tolist() == ["improvement"] * 3
    assert table["source_row"].tolist() == [2, 2, 3]
    assert table["has_content"].tolist() == [True, True, False]
    assert table["verdict"].tolist() == ["", "", "praise"]
    assert table["language"].tolist() == ["nl"] * 3


def test_without_splitting_each_answer_is_one_statement() -> None:
    texts = ["Mooi park maar de bus rijdt niet", "a; b"]
    table = cut_statements(answers_of(texts), QUESTIONS, split=False)
    assert table["text"].tolist() == texts
    assert table["statement_id"].tolist() == ["a0-1", "a1-1"]


def test_zero_answers_give_zero_rows_of_the_same_kind() -> None:
    empty, full = (cut_statements(answers_of(texts), QUESTIONS) for texts in ([], ["rust"]))
    assert len(empty) == 0
    assert empty.dtypes.tolist() == full.dtypes.tolist()


def test_a_foreign_answer_keeps_its_language_in_every_part() -> None:
    texts = ["De bus rijdt hier nooit op zondag"] * 3 + ["Le parc est très beau mais les bus manquent"]
    table = cut_statements(answers_of(texts), QUESTIONS)
    assert table["language"].tolist()[-2:] == ["fr", "fr"]


def test_a_very_long_answer_id_still_gives_a_valid_id() -> None:
    answers = answers_of(["rust"])
    answers["answer_id"] = pd.Series(["x" * 200], dtype="str")
    name = cut_statements(answers, QUESTIONS)["statement_id"].iloc[0]
    assert len(name) <= 200
    assert name.endswith("-1")


def test_an_answer_to_an_unknown_question_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(KeyError):
        cut_statements(answers_of(["rust"], "q9"), QUESTIONS)


ANSWERS = st.lists(
    st.sampled_from(
        [
            "mooi park; veel bomen",
            "niks",
            "De bus rijdt niet. Het plein is leeg.",
            "rust",
            "I like the park but I miss a bus",
            "/",
        ]
    ),
    max_size=8,
)


@settings(max_examples=30, deadline=None, derandomize=True)
@given(ANSWERS, st.randoms(use_true_random=False))
def test_no_answer_is_lost_and_order_does_not_matter(texts: list[str], chance) -> None:  # type: ignore[no-untyped-def]
    answers = answers_of(texts)
    table = cut_statements(answers, QUESTIONS)
    assert set(table["answer_id"]) == set(answers["answer_id"])
    assert table["statement_id"].is_unique
    rows = list(range(len(answers)))
    chance.shuffle(rows)
    shuffled = cut_statements(answers.iloc[rows], QUESTIONS).sort_values("statement_id", ignore_index=True)
    pd.testing.assert_frame_equal(shuffled, table.sort_values("statement_id", ignore_index=True))


@settings(max_examples=20, deadline=None, derandomize=True)
@given(ANSWERS)
def test_cutting_what_is_cut_changes_nothing(texts: list[str]) -> None:
    once = cut_statements(answers_of(texts), QUESTIONS)["text"].tolist()
    assert cut_statements(answers_of(once), QUESTIONS)["text"].tolist() == once
