"""From answers to statements: one idea each, with its language and whether it says anything."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import pandas as pd

from analysis.text.content import recognise_content
from analysis.text.cutting import cut_answer
from analysis.text.language import find_main_language, recognise_languages

COLUMNS = (
    *("statement_id", "answer_id", "respondent_id", "place_id", "question_id", "function", "source_row"),
    *("text", "language", "has_content", "verdict"),
)
_LONGEST_ID = 200
_KEPT = ("answer_id", "respondent_id", "place_id", "question_id", "source_row")


def cut_statements(answers: pd.DataFrame, questions: pd.DataFrame, *, split: bool = True) -> pd.DataFrame:
    """Give back the statements of all answers, in the order of the answers and of their words.

    `answers`, `questions`: tables ANSWERS and QUESTIONS of `data.schemas`. `split`: False keeps one
    statement per answer. Columns: statement_id (the answer's id with the number of the part: it does not
    depend on other rows), answer_id, respondent_id, place_id, question_id, function, source_row, text (a
    literal part of the answer), language, has_content (bool), verdict ('praise' or 'blame' for an
    answer that only judges, see `content`; else ''). No answer gets lost: each gives at least one
    statement. Zero answers give zero rows. Raises KeyError for an answer to an unknown question.
    """
    texts = answers["text"].tolist()
    main = find_main_language([*texts, *questions["text"].tolist()])
    languages = recognise_languages(texts, main)
    parts = _cut_all(texts, languages) if split else [[text] for text in texts]
    return _build_table(answers, questions, parts, languages)


def _cut_all(texts: Sequence[str], languages: Sequence[str]) -> list[list[str]]:
    """Give back the parts of each text; the same text is cut once."""
    seen: dict[tuple[str, str], list[str]] = {}
    for pair in zip(texts, languages, strict=True):
        if pair not in seen:
            seen[pair] = cut_answer(*pair)
    return [seen[pair] for pair in zip(texts, languages, strict=True)]


def _build_table(
    answers: pd.DataFrame, questions: pd.DataFrame, parts: list[list[str]], languages: list[str]
) -> pd.DataFrame:
    rows = [row for row, cut in enumerate(parts) for _ in cut]
    texts = [part for cut in parts for part in cut]
    functions = dict(zip(questions["question_id"], questions["function"], strict=True))
    table = answers[list(_KEPT)].iloc[rows].reset_index(drop=True)
    asked = [functions[question] for question in table["question_id"]]
    numbers = [number for cut in parts for number in range(1, len(cut) + 1)]
    content = [recognise_content(text, function) for text, function in zip(texts, asked, strict=True)]
    table["statement_id"] = pd.Series(
        [_name(answer, number) for answer, number in zip(table["answer_id"], numbers, strict=True)],
        dtype="str",
    )
    table["function"] = pd.Series(asked, dtype="str")
    table["text"] = pd.Series(texts, dtype="str")
    table["language"] = pd.Series(_languages_of_parts(parts, languages), dtype="str")
    table["has_content"] = pd.Series([found.has_content for found in content], dtype=bool)
    table["verdict"] = pd.Series([found.verdict.value for found in content], dtype="str")
    return table[list(COLUMNS)]


def _languages_of_parts(parts: list[list[str]], languages: list[str]) -> list[str]:
    """Give back the language of each part; an answer in one part keeps the language it was given."""
    expected = [language for cut, language in zip(parts, languages, strict=True) for _ in cut]
    is_cut = [len(cut) > 1 for cut in parts for _ in cut]
    texts = [part for cut in parts if len(cut) > 1 for part in cut]
    defaults = [language for language, cut in zip(expected, is_cut, strict=True) if cut]
    found = iter(recognise_languages(texts, defaults))
    return [next(found) if cut else language for language, cut in zip(expected, is_cut, strict=True)]


def _name(answer_id: str, number: int) -> str:
    """Give back the id of part `number` of an answer; a very long answer id is shortened by a hash."""
    name = f"{answer_id}-{number}"
    if len(name) <= _LONGEST_ID:
        return name
    return f"{hashlib.sha256(answer_id.encode()).hexdigest()[:32]}-{number}"
