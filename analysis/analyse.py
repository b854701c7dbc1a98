"""The recipe: from a study to its analysis, readable from top to bottom.

answers → statements → vectors → themes → names and quotes → measures.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.continuing import tell_flows, tell_matches
from analysis.counted import Counted, count_study, find_margins
from analysis.guiding import Grouped, group_statements
from analysis.interests.coherence import measure_coherence
from analysis.measures import measure_all
from analysis.model import Analysis, Progress, Settings, no_progress
from analysis.more_measures import measure_more, measure_sample
from analysis.noting import note_decisions, note_result, note_rounds, note_weights
from analysis.record import fingerprint
from analysis.ruling import find_marked, follow_rulings
from analysis.sample.weighting import Weighting, rake_weights
from analysis.space import enter_study
from analysis.text.embedder import Embedder
from analysis.text.statements import cut_statements
from analysis.themes.assignment import ThemeAssignment
from analysis.themes.basis import Rulings
from analysis.themes.joining import join_themes
from analysis.themes.labels import name_themes
from analysis.themes.picture import lay_out_statements
from analysis.themes.quotes import choose_quotes
from analysis.themes.tags import Tags, tag_statements
from analysis.waves.newest import newest_round
from analysis.waves.rounds import measure_rounds
from data.model import Study
from data.schemas import STATEMENTS, THEME_QUOTES, check_table

_SMALL = 0.2
_WITHOUT_CONTENT = {
    "status": "no_content",
    "theme_id": "",
    "nearest_theme_id": "",
    "strength": 0.0,
    "direction": 0,
    "direction_certainty": 0.0,
    "input_kind": "",
}


def analyse_study(
    study: Study,
    settings: Settings,
    embedder: Embedder,
    progress: Progress = no_progress,
    rulings: Rulings | None = None,
) -> Analysis:
    """Give back the whole analysis of a study, tables as in `data.schemas`.

    `progress` hears the steps "statements", "embedding", "themes", "labels", "measures". A study without
    answers, or without themes, gives tables without rows and a note that says so. With several rounds all is
    measured on the newest; earlier ones serve to tell what changed. `rulings`: what a researcher decided, or
    only the themes of an earlier analysis; all measures follow. Same study, settings, embedder and rulings:
    the same result, whatever the order of the rows. `seconds` stays empty: no clock here.
    """
    rounds, study = study, newest_round(study)
    study, weighting = _weigh(study) if settings.weighted else (study, None)
    cut = cut_statements(rounds.answers, rounds.questions, split=settings.split)
    cut = cut.sort_values("statement_id", ignore_index=True)
    content = cut[cut["has_content"].astype(bool)].reset_index(drop=True)
    progress("statements", 1.0)

    vectors = embedder.embed(
        content["text"].tolist(), content["language"].tolist(), lambda share: progress("embedding", share)
    )
    progress("embedding", 1.0)

    placing, rows = enter_study(embedder, content["text"].tolist(), content["language"].tolist(), vectors)
    said = Said(content, rows)
    meant = vectors[content["respondent_id"].isin(study.respondents["respondent_id"]).to_numpy()]
    cut, content, vectors = _of_newest(cut, said, study)
    grouped = _group(said, Said(content, vectors), settings, placing, rulings)
    assignment = grouped.assignment
    progress("themes", 1.0)

    places = sorted(set(study.places["name"]))
    language = _main_language(content, settings.language)
    names = name_themes(content, assignment, place_names=places, expected_language=language)
    names = _with_own_labels(names, grouped.labels)
    keywords = dict(zip(names["theme_id"], names["keywords"], strict=True))
    quotes = choose_quotes(content, vectors, assignment, keywords)
    tags = tag_statements(content, meant, assignment.theme_index, assignment.theme_ids, embedder.embed)
    progress("labels", 1.0)

    statements = _settle(cut, content, assignment, tags)
    counted = count_study(study, statements, names["theme_id"].tolist(), _directed(statements))
    sample = measure_sample(counted)
    coherence = _cohere(content, vectors, assignment, settings.seed)
    marked = find_marked(grouped.decided, rulings)
    measures = measure_all(
        counted, names, settings.thresholds, coherence, _underheard(counted, sample), marked
    )
    progress("measures", 0.5)
    changes = measure_rounds(rounds, _join(said, Said(content, vectors), assignment), counted.theme_ids)
    known = {
        "theme_poles": tags.poles,
        "theme_origins": grouped.origins,
        **_continued(statements, names, rulings, grouped),
        **lay_out_statements(content, vectors, assignment.theme_index),
    }
    further = measure_more(counted, measures, statements, quotes, vectors, settings, changes, known)
    progress("measures", 1.0)

    return Analysis(
        statements=statements,
        themes=measures.themes,
        theme_quotes=check_table(quotes, THEME_QUOTES),
        theme_units=measures.theme_units,
        theme_groups=measures.theme_groups,
        appreciations=measures.appreciations,
        further=further,
        model=embedder.name,
        settings=settings,
        fingerprint=fingerprint(rounds.answers, embedder.name, settings, rulings.digest if rulings else ""),
        decisions=tuple(one.decision_id for one in rulings.decisions) if rulings else (),
        notes=(
            *note_result(study, content, measures, embedder),
            *note_decisions(grouped.decided),
            *note_weights(weighting),
            *note_rounds(rounds, study),
        ),
    )


def _continued(
    statements: pd.DataFrame, names: pd.DataFrame, rulings: Rulings | None, grouped: Grouped
) -> dict[str, pd.DataFrame]:
    """Give back what became of the themes that this analysis went on from; nothing when it began anew."""
    if rulings is None:
        return {}
    return {
        "theme_matches": tell_matches(statements, names, rulings, grouped.decided),
        "theme_flows": tell_flows(statements, rulings),
    }


class Said(NamedTuple):
    """Statements with content and the unit row of each."""

    content: pd.DataFrame
    vectors: NDArray[np.float32]


def _of_newest(
    cut: pd.DataFrame, said: Said, newest: Study
) -> tuple[pd.DataFrame, pd.DataFrame, NDArray[np.float32]]:
    """Give back all statements, those with content and their vectors, of the people of the newest round."""
    people = newest.respondents["respondent_id"]
    is_new = said.content["respondent_id"].isin(people).to_numpy()
    return (
        cut[cut["respondent_id"].isin(people)].reset_index(drop=True),
        said.content[is_new].reset_index(drop=True),
        said.vectors[is_new],
    )


def _group(
    said: Said, newest: Said, settings: Settings, embedder: Embedder, rulings: Rulings | None
) -> Grouped:
    """Give back the themes of the newest statements: as the researcher decided, or as they are found."""
    if rulings is None:
        return group_statements(newest.content, newest.vectors, settings, embedder)
    is_newest = said.content["respondent_id"].isin(newest.content["respondent_id"]).to_numpy(dtype=bool)
    return follow_rulings(said.content, said.vectors, is_newest, rulings, settings, embedder)


def _join(said: Said, newest: Said, assignment: ThemeAssignment) -> pd.DataFrame:
    """Give back the statements of all rounds with their theme by one rule; without a theme when one round."""
    if len(said.content) == len(newest.content):
        return said.content.assign(theme_id="")
    joined = join_themes(
        said.vectors,
        said.content["respondent_id"].to_numpy(dtype=object),
        newest.vectors,
        assignment.theme_index,
        newest.content["respondent_id"].to_numpy(dtype=object),
    )
    names = np.array([*assignment.theme_ids, ""], dtype=object)
    return said.content.assign(theme_id=names[joined])


def _weigh(study: Study) -> tuple[Study, Weighting]:
    """Give back the study with raked weights, and what they did."""
    people = pd.Index(study.answers["respondent_id"].unique(), dtype="str")
    weighting = rake_weights(people, study.memberships, find_margins(study))
    weight = study.respondents["respondent_id"].map(weighting.weights).fillna(1.0)
    return replace(study, respondents=study.respondents.assign(weight=weight)), weighting


def _cohere(
    content: pd.DataFrame, vectors: NDArray[np.float32], assignment: ThemeAssignment, seed: int
) -> pd.DataFrame:
    """Give back how much the statements of each theme that may be a minority voice belong together."""
    names = np.array([*assignment.theme_ids, ""], dtype=object)
    themed = content.assign(theme_id=names[assignment.theme_index])
    n_people = themed.groupby("theme_id")["respondent_id"].nunique().drop("", errors="ignore")
    small = n_people[n_people <= _SMALL * content["respondent_id"].nunique()]
    return measure_coherence(themed, vectors, sorted(small.index), seed=seed)


def _underheard(counted: Counted, sample: pd.DataFrame) -> pd.Series:
    """Give back, per group, whether its people are seldom heard."""
    keys = ["grouping", "group"]
    return counted.groups.labels.merge(sample, on=keys, how="left")["is_underheard"].eq(True)


def _main_language(content: pd.DataFrame, otherwise: str) -> str:
    """Give back the language that most statements are in; the first of the alphabet when two are equal."""
    known = content.loc[content["language"].ne("und"), "language"].value_counts()
    return str(min(known.index[known.eq(known.max())])) if len(known) else otherwise


def _with_own_labels(names: pd.DataFrame, labels: Mapping[str, str]) -> pd.DataFrame:
    """Give back the names in which a theme of a codebook is called as it is called there."""
    pairs = zip(names["theme_id"], names["label"], strict=True)
    return names.assign(label=pd.Series([labels.get(theme, label) for theme, label in pairs], dtype="str"))


def _directed(statements: pd.DataFrame) -> pd.DataFrame:
    """Give back who takes which direction on which theme."""
    taken = statements[statements["status"].eq("themed") & statements["direction"].ne(0)]
    return taken[["theme_id", "respondent_id", "direction"]].astype({"direction": "float64"})


def _settle(
    cut: pd.DataFrame, content: pd.DataFrame, assignment: ThemeAssignment, tags: Tags
) -> pd.DataFrame:
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
        }
    )
    settled = pd.concat([settled, tags.statements], axis=1).set_index(content["statement_id"])
    settled = settled.reindex(cut["statement_id"]).fillna(_WITHOUT_CONTENT)
    return check_table(pd.concat([cut, settled.reset_index(drop=True)], axis=1), STATEMENTS)
