"""The theme workbench in words: the themes of now, statements to choose from, and the log of decisions."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pandas as pd

from analysis.model import Analysis
from data.model import Study
from reporting.panels.agreement import said_agreement
from reporting.panels.stability import steadiness_of
from reporting.panels.units import unit_name
from reporting.rows import rows_of
from reporting.words.words import Words


def themes_table(themes: pd.DataFrame, analysis: Analysis, words: Words) -> pd.DataFrame:
    """A row per theme: name, people, how steady, where it came from, and its marks.

    `themes`: `theme_id`, `label`, `n_respondents`, `is_minority`, `is_locked`, `is_new`,
    `certainty`. The columns on steadiness, agreement and origin are there only when something is known.
    """
    steady = [steadiness_of(analysis, words, theme) for theme in themes["theme_id"]]
    table = pd.DataFrame(
        {
            words("panels.themes.column_theme"): themes["label"].tolist(),
            words("panels.themes.column_people"): themes["n_respondents"].tolist(),
        }
    )
    if analysis.agreement is not None:
        coded = [said_agreement(analysis, words, theme) for theme in themes["theme_id"]]
        table[words("panels.agreement.column_word")] = coded
    if any(steady):
        said = [one.word if one else words("panels.themes.not_checked") for one in steady]
        table[words("panels.themes.column_steady")] = said
    if themes["certainty"].notna().any():
        table[words("panels.themes.column_origin")] = [said_origin(words, row) for row in rows_of(themes)]
    marks = [said_marks(words, row) for row in rows_of(themes)]
    if any(marks):
        table[words("panels.themes.column_marks")] = marks
    return table


def said_standing(words: Words, n: int, version: int) -> str:
    """How many decisions stand, and the version of the codebook."""
    said = words.number(version)
    if n == 0:
        return words("panels.themes.standing_none", version=said)
    return words.choose("panels.themes.standing", n, version=said)


def said_waiting(words: Words, n: int) -> str:
    """How many decisions the figures do not follow yet."""
    return words.choose("panels.themes.waiting", n)


def said_take_over(words: Words, n: int) -> str:
    """The button that takes over `n` changes of a codebook."""
    return words.choose("panels.themes.take_over", n)


def said_origin(words: Words, theme: Any) -> str:
    """Whether a theme is of the starting codebook, how certain its statements are, or that it is new."""
    if theme.is_new:
        return words("panels.themes.origin_new")
    if theme.certainty != theme.certainty:
        return words("panels.themes.origin_own")
    return words("panels.themes.origin_book", share=words.share(theme.certainty))


def said_marks(words: Words, theme: Any) -> str:
    """'minderheidsstem, vergrendeld', or nothing."""
    marks = [name for name in ("minority", "locked") if getattr(theme, f"is_{name}")]
    return ", ".join(words(f"panels.themes.mark_{name}") for name in marks)


def statements_table(
    study: Study, statements: pd.DataFrame, words: Words, labels: dict[str, str], *, with_theme: bool = True
) -> pd.DataFrame:
    """A row per wording: its text, how often it was said, theme or what it resembles, and the place.

    `statements`: STATEMENTS, one per wording, with `n_same` (how many say it so) and optionally `closeness`
    (0..1) to what was sought. A wording that stands at several places shows none.
    """
    places = {place: unit_name(study, str(place)) for place in statements["place_id"].unique()}
    table = {words("panels.themes.column_text"): statements["text"].tolist()}
    if with_theme:
        table[words("panels.themes.column_where")] = [
            _said_where(words, row, labels) for row in rows_of(statements)
        ]
    if statements["n_same"].gt(1).any():
        table[words("panels.themes.column_same")] = [words.number(n) for n in statements["n_same"]]
    if any(places.values()):
        table[words("panels.themes.column_place")] = [
            places[row.place_id] if row.n_same == 1 else "" for row in rows_of(statements)
        ]
    if "closeness" in statements:
        table[words("panels.themes.column_close")] = [
            words.number(value, 2) for value in statements["closeness"]
        ]
    return pd.DataFrame(table, dtype="str")


def log_sentence(words: Words, entry: Any) -> str:
    """What one decision did, in one sentence. `entry`: a row of the log."""
    form = "" if entry.is_marked else "_off"
    statements = words.count(entry.n_statements, "statements")
    if entry.act == "undo":
        return words("panels.themes.act_undo", act=words(f"panels.themes.name_{entry.undid or 'undo'}"))
    if entry.act == "move" and not entry.theme:
        return words("panels.themes.act_move_off", statements=statements)
    if entry.act == "split" and not entry.theme:
        return words("panels.themes.act_split_off", label=entry.label, statements=statements)
    return words(
        f"panels.themes.act_{entry.act}{form}",
        theme=entry.theme,
        others=words.listing([f"‘{other}’" for other in entry.others]),
        label=entry.label,
        statements=statements,
    )


def said_moment(words: Words, moment: str) -> str:
    """'3 mei 2026, 10:04' of an ISO 8601 moment, in the time of this machine."""
    when = datetime.fromisoformat(moment).astimezone()
    return words("panels.themes.moment", date=words.date(when.date()), time=f"{when:%H:%M}")


def _said_where(words: Words, statement: Any, labels: dict[str, str]) -> str:
    if statement.theme_id:
        return labels.get(str(statement.theme_id), str(statement.theme_id))
    near = labels.get(statement.nearest_theme_id, "")
    return words("panels.themes.near", theme=near) if near else words("panels.themes.single")
