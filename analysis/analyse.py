"""The recipe: from a study to its analysis, readable from top to bottom.

answers → statements → vectors → themes → names and quotes → measures.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from analysis.measures import Measures, measure_all
from analysis.model import Analysis, Progress, Settings, no_progress
from analysis.record import fingerprint
from analysis.text.embedder import Embedder
from analysis.text.statements import cut_statements
from analysis.themes.assignment import ThemeAssignment
from analysis.themes.grouping import find_themes
from analysis.themes.labels import name_themes
from analysis.themes.quotes import choose_quotes
from data.model import Study
from data.schemas import STATEMENTS, THEME_QUOTES, check_table

FEW_STATEMENTS = 30
Note = tuple[str, Mapping[str, str | int | float]]


def analyse_study(
    study: Study, settings: Settings, embedder: Embedder, progress: Progress = no_progress
) -> Analysis:
    """Give back the whole analysis of a study, tables as in `data.schemas`.

    `progress` hears the steps "statements", "embedding", "themes", "labels", "measures". A study without
    answers, or without themes, gives tables without rows and a note that says so. Same study, settings
    and embedder: the same result, whatever the order of the rows. `seconds` stays empty: no clock here.
    """
    cut = cut_statements(study.answers, study.questions, split=settings.split)
    cut = cut.sort_values("statement_id", ignore_index=True)
    content = cut[cut["has_content"].astype(bool)].reset_index(drop=True)
    progress("statements", 1.0)

    vectors = embedder.embed(
        content["text"].tolist(), content["language"].tolist(), lambda share: progress("embedding", share)
    )
    progress("embedding", 1.0)

    assignment = find_themes(content, vectors, resolution=settings.resolution, seed=settings.seed)
    progress("themes", 1.0)

    places = sorted(set(study.places["name"]))
    language = _main_language(content, settings.language)
    names = name_themes(content, assignment, place_names=places, expected_language=language)
    quotes = choose_quotes(content, vectors, assignment)
    progress("labels", 1.0)

    statements = _settle(cut, content, assignment)
    measures = measure_all(study, statements, names, settings.thresholds)
    progress("measures", 1.0)

    return Analysis(
        statements=statements,
        themes=measures.themes,
        theme_quotes=check_table(quotes, THEME_QUOTES),
        theme_units=measures.theme_units,
        theme_groups=measures.theme_groups,
        appreciations=measures.appreciations,
        model=embedder.name,
        settings=settings,
        fingerprint=fingerprint(study.answers, embedder.name, settings),
        notes=_notes(study, content, measures, embedder),
    )


def _main_language(content: pd.DataFrame, otherwise: str) -> str:
    """Give back the language that most statements are in; the first of the alphabet when two are equal."""
    known = content.loc[content["language"].ne("und"), "language"].value_counts()
    return str(min(known.index[known.eq(known.max())])) if len(known) else otherwise


def _settle(cut: pd.DataFrame, content: pd.DataFrame, assignment: ThemeAssignment) -> pd.DataFrame:
    """Give back STATEMENTS: where every statement ended. Nothing disappears."""
    names = np.array([*assignment.theme_ids, ""], dtype=object)
    theme, nearest = names[assignment.theme_index], names[assignment.nearest]
    is_themed = assignment.theme_index >= 0
    settled = pd.DataFrame(
        {
            "status": np.where(is_themed, "themed", "single"),
            "theme_id": theme,
            "nearest_theme_id": np.where(is_themed, "", nearest),
            "strength": np.clip(np.nan_to_num(assignment.strength), 0.0, 1.0),
        },
        index=content["statement_id"],
    )
    settled = settled.reindex(cut["statement_id"]).fillna(
        {"status": "no_content", "theme_id": "", "nearest_theme_id": "", "strength": 0.0}
    )
    return check_table(pd.concat([cut, settled.reset_index(drop=True)], axis=1), STATEMENTS)


def _notes(study: Study, content: pd.DataFrame, measures: Measures, embedder: Embedder) -> tuple[Note, ...]:
    """Give back what the reader must know about this result, as codes with numbers."""
    notes: list[Note] = []
    if content.empty:
        notes.append(("no_statements", {}))
    elif len(content) < FEW_STATEMENTS:
        notes.append(("few_statements", {"n": len(content)}))
    if len(content) and measures.themes.empty:
        notes.append(("no_themes", {"n": len(content)}))
    notes += _about_languages(content, embedder)
    if len(measures.themes):
        if measures.themes["breadth_groups"].isna().all():
            notes.append(("no_breadth_over_groups", {}))
        if measures.themes["breadth_places"].isna().all():
            notes.append(("no_breadth_over_places", {}))
        if measures.themes["dividedness"].isna().all():
            notes.append(("no_directions", {}))
    if len(study.answers) and study.place_answers["rating"].isna().all():
        notes.append(("no_ratings", {}))
    return tuple(notes)


def _about_languages(content: pd.DataFrame, embedder: Embedder) -> list[Note]:
    """Give back a note on the languages that the embedder knows nothing of."""
    languages = sorted(set(content["language"]))
    unknown = [code for code in embedder.unknown_languages(languages) if code != "und"]
    if not unknown:
        return []
    share = float(content["language"].isin(unknown).mean())
    return [
        ("unknown_languages", {"languages": ", ".join(sorted(unknown)), "percent": round(100 * share, 1)})
    ]
