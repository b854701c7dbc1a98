"""Upright entries → the tables of what was said: questions, place answers, answers.

Nothing disappears: every filled cell of an open question is one answer, except that an answer which
a person did not give about a place and which a long file repeats on each of their rows counts once.
"""

from __future__ import annotations

import pandas as pd

_MENTION = ["table", "row", "block"]
_LONGEST_QUESTION = 200


def build_questions(texts: pd.DataFrame) -> pd.DataFrame:
    """Give back the questions in the order of the files: question_id, text, function, order.

    `texts`: as in `Entries`. The same wording is the same question, in every block, sheet and file;
    its function is the first one. Zero rows give zero questions.
    """
    asked = texts.drop_duplicates("question")
    n_questions = len(asked)
    return pd.DataFrame(
        {
            "question_id": [f"q{number}" for number in range(1, n_questions + 1)],
            "text": [_shorten(question) for question in asked["question"]],
            "function": asked["function"].to_list(),
            "order": range(1, n_questions + 1),
        }
    )


def _shorten(question: str) -> str:
    return question if len(question) <= _LONGEST_QUESTION else question[: _LONGEST_QUESTION - 1] + "…"


def build_place_answers(
    mentions: pd.DataFrame, mentioned: pd.Series[str], texts: pd.DataFrame
) -> pd.DataFrame:
    """Give back one row per person and place: columns of schema PLACE_ANSWERS, `table` and `block`.

    `mentions`: as in `Entries`, with respondent_id; `mentioned`: place_id per mention, '' = none;
    `texts`: as in `Entries`. A mention without place, pin, rating and text about it is left out.
    """
    about = pd.MultiIndex.from_frame(texts.loc[texts["is_about_place"].astype(bool), _MENTION])
    has_text = pd.MultiIndex.from_frame(mentions[_MENTION]).isin(about)
    says_something = (mentioned != "") | mentions["latitude"].notna() | mentions["rating"].notna() | has_text
    kept = mentions[says_something]
    return pd.DataFrame(
        {
            "place_answer_id": _cell_ids(kept, kept["block"], "p"),
            "respondent_id": kept["respondent_id"],
            "place_id": mentioned[says_something],
            "rating": kept["rating"],
            "latitude": kept["latitude"],
            "longitude": kept["longitude"],
            "source_row": kept["row"],
            "visits_per_month": kept["visits_per_month"],
            "table": kept["table"],
            "block": kept["block"],
        }
    )


def build_answers(
    texts: pd.DataFrame, questions: pd.DataFrame, place_answers: pd.DataFrame
) -> tuple[pd.DataFrame, int]:
    """Give back the answers (columns of schema ANSWERS) and how many repeated cells were left out.

    `texts`: as in `Entries`, with respondent_id; `questions`, `place_answers`: as built above.
    """
    numbers = dict(zip(texts["question"].unique(), questions["question_id"], strict=True))
    asked = texts.assign(question_id=texts["question"].map(numbers).astype("str"))
    is_personal = ~asked["is_about_place"].astype(bool)
    is_repeat = is_personal & asked.duplicated(["is_about_place", "respondent_id", "question_id", "text"])
    kept = asked[~is_repeat].sort_values(["table", "row", "block"], kind="stable")
    places = place_answers.rename(columns={"source_row": "row"})[[*_MENTION, "place_answer_id", "place_id"]]
    located = kept.merge(places, on=_MENTION, how="left", validate="many_to_one")
    is_about = located["is_about_place"].astype(bool)
    answers = pd.DataFrame(
        {
            "answer_id": _cell_ids(located, located["block"], "a") + "." + located["question_id"],
            "respondent_id": located["respondent_id"],
            "place_answer_id": located["place_answer_id"].where(is_about).fillna(""),
            "place_id": located["place_id"].where(is_about).fillna(""),
            "question_id": located["question_id"],
            "text": located["text"],
            "source_file": located["file"],
            "source_row": located["row"],
        }
    )
    return answers, int(is_repeat.sum())


def _cell_ids(rows: pd.DataFrame, blocks: pd.Series[int], letter: str) -> pd.Series[str]:
    """'a12' for row 12; with a block 'a12-2', in a later table 't2a12'."""
    tables = rows["table"].map(lambda number: f"t{number + 1}" if number else "").astype("str")
    parts = blocks.map(lambda block: f"-{block}" if block else "").astype("str")
    return tables + letter + rows["row"].astype("str") + parts
