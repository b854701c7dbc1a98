"""From a counted and measured study to the further tables: how sure, where, who, with what energy."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.counted import Counted, find_margins
from analysis.interests.energy import find_regulars, measure_energy, name_energy_fields
from analysis.interests.energy_certainty import bound_energy, measure_energy_groups
from analysis.interests.fair_quotes import quote_the_study, quote_themes
from analysis.interests.intensity import measure_intensity, name_intensity_fields
from analysis.interests.ownership import measure_ownership
from analysis.interests.resampling import prepare, resample_scores
from analysis.interests.single_voices import list_single_voices
from analysis.interests.voting import measure_votes
from analysis.interests.willingness import find_energy_cues
from analysis.measures import Measures
from analysis.model import Settings
from analysis.places.hot_spots import PlacedMentions, find_hot_spots
from analysis.places.spread import count_by_unit, expected_concentration, measure_scales
from analysis.sample.campaigns import date_campaigns
from analysis.sample.missing import compare_sample, measure_effort
from analysis.themes.quotes import find_readable
from analysis.trust import measure_trust
from analysis.unit_kinds import measure_unit_kinds
from data.measure_schemas import MEASURE_SCHEMAS
from data.model import Level, QuestionFunction
from data.origin_schemas import THEME_ORIGINS, THEME_POLES
from data.picture_schemas import PICTURE_AXES, STATEMENT_PICTURE
from data.schemas import check_table
from data.trust_schemas import THEME_FLOWS, THEME_MATCHES

_LARGER = (Level.STREET.value, Level.QUARTER.value, Level.VILLAGE.value)


def measure_more(
    counted: Counted,
    measures: Measures,
    statements: pd.DataFrame,
    quotes: pd.DataFrame,
    vectors: NDArray[np.float32],
    settings: Settings,
    rounds: Mapping[str, pd.DataFrame],
    known: Mapping[str, pd.DataFrame] = MappingProxyType({}),
) -> dict[str, pd.DataFrame]:
    """Give back every table of `data.measure_schemas` by its name, all with their columns.

    `statements`: STATEMENTS; `quotes`: THEME_QUOTES; `vectors`: one unit row per statement with content, in
    the order of `statements`; `rounds`: the tables of `analysis.waves.rounds`; `known`: tables that were
    made before. What a study cannot give (one round, no points) is a table without rows.
    """
    content = statements[statements["status"].ne("no_content")].reset_index(drop=True)
    themed = content["status"].eq("themed").to_numpy()
    tables = {
        "theme_measures": _theme_measures(counted, measures, content, settings),
        "theme_scales": measure_scales(counted.pairs, counted.divisions, counted.theme_ids),
        "theme_unit_kinds": measure_unit_kinds(counted, settings.thresholds, _units(counted, measures)),
        "minority_voices": measures.minority_voices,
        "single_voices": list_single_voices(content),
        "energy_cues": find_energy_cues(content, _energy_questions(counted)),
        "energy_groups": measure_energy_groups(counted.mentions, counted.groups, _goesting(counted)),
        "fair_quotes": pd.concat(
            [
                quote_the_study(counted.mentions, quotes),
                quote_themes(
                    content[themed], vectors[themed], list(counted.theme_ids), find_readable(content[themed])
                ),
            ],
            ignore_index=True,
        ),
        "sample_groups": measure_sample(counted),
        "campaigns": date_campaigns(
            counted.campaigns.merge(statements[["answer_id", "statement_id"]]),
            counted.study.answers,
            counted.study.respondents,
        ),
        **rounds,
        "theme_poles": pd.DataFrame(columns=list(THEME_POLES.columns)),
        "theme_origins": pd.DataFrame(columns=list(THEME_ORIGINS.columns)),
        "theme_matches": pd.DataFrame(columns=list(THEME_MATCHES.columns)),
        "theme_flows": pd.DataFrame(columns=list(THEME_FLOWS.columns)),
        "statement_picture": pd.DataFrame(columns=list(STATEMENT_PICTURE.columns)),
        "picture_axes": pd.DataFrame(columns=list(PICTURE_AXES.columns)),
        **known,
        **measure_trust(counted, content, vectors, settings, known.get("theme_origins")),
        **measure_votes(counted.study.votes),
        "hot_spots": find_hot_spots(_placed(counted)),
    }
    return {name: check_table(tables[name], schema) for name, schema in MEASURE_SCHEMAS.items()}


def measure_sample(counted: Counted) -> pd.DataFrame:
    """Give back SAMPLE_GROUPS: people with an open answer beside the population, by group."""
    study = counted.study
    heard = study.memberships[study.memberships["respondent_id"].isin(counted.mentions.people)]
    return compare_sample(heard, measure_effort(study.answers, study.place_answers), find_margins(study))


def _theme_measures(
    counted: Counted, measures: Measures, content: pd.DataFrame, settings: Settings
) -> pd.DataFrame:
    """Give back THEME_MEASURES, in the order of the themes."""
    details, mentions = measures.details, counted.mentions
    goesting = _goesting(counted)
    asked = goesting.reindex(mentions.people).to_numpy(dtype=float)
    known = ~np.isnan(asked)
    middle = float(np.average(asked[known], weights=mentions.weights[known])) if known.any() else np.nan
    weights = pd.Series(mentions.weights, index=mentions.people)
    ownership = measure_ownership(counted.themed).reindex(details["theme_id"])
    table = details.merge(_resample(counted, details, settings), on="theme_id", how="left")
    regulars = find_regulars(mentions, counted.themed, counted.study.answers, counted.study.place_answers)
    for part in (measure_energy(mentions, goesting, regulars), bound_energy(mentions, goesting)):
        table = table.merge(part, on="theme_id", how="left")
    intensity = measure_intensity(_as_said(content, counted), weights).reindex(table["theme_id"]).to_numpy()
    breadth = table[["breadth_groups", "breadth_places"]].min(axis=1)
    return table.assign(
        intensity=intensity,
        intensity_field=name_intensity_fields(breadth, intensity, settings.thresholds.shared_breadth_groups),
        energy_field=name_energy_fields(table["shared_score"], table["energy"], middle),
        ownership=ownership["ownership"].to_numpy(),
        n_actors=ownership["n_actors"].fillna(0).to_numpy().astype(np.int64),
        is_nobody_excluded=table["n_excluded_groups"].eq(0),
    )


def _resample(counted: Counted, details: pd.DataFrame, settings: Settings) -> pd.DataFrame:
    mentioned, answered = count_by_unit(counted.pairs)
    divided = (
        details.set_index("theme_id")["dividedness"].reindex(list(counted.theme_ids)).to_numpy(dtype=float)
    )
    prepared = prepare(
        counted.mentions,
        counted.groups,
        counted.pairs,
        chance=expected_concentration(mentioned.sum(axis=1), answered),
        dividedness=divided,
        population=counted.population,
        full_reach=settings.thresholds.full_reach,
        minimum=settings.thresholds.group_minimum,
    )
    return resample_scores(prepared, seed=settings.seed)


def _as_said(content: pd.DataFrame, counted: Counted) -> pd.DataFrame:
    """Give back the statements in the order in which each person gave them."""
    order = counted.study.questions.set_index("question_id")["order"]
    keys = content.assign(
        question=content["question_id"].map(order), length=content["statement_id"].str.len()
    )
    return keys.sort_values(
        ["respondent_id", "source_row", "question", "answer_id", "length", "statement_id"], ignore_index=True
    )


def _goesting(counted: Counted) -> pd.Series:
    """Give back the step on the goesting ladder by respondent_id, 0..1, missing when not asked."""
    return counted.study.respondents.set_index("respondent_id")["energy"]


def _energy_questions(counted: Counted) -> set[str]:
    questions = counted.study.questions
    return set(questions.loc[questions["function"].eq(QuestionFunction.ENERGY.value), "question_id"])


def _units(counted: Counted, measures: Measures) -> set[str]:
    """Give back the units to measure within: all above the plekje, and where place-bound themes live."""
    places = counted.study.places
    larger = set(places.loc[places["level"].isin(_LARGER), "place_id"])
    return larger | (set(measures.themes["kind_unit_id"]) - {""})


def _placed(counted: Counted) -> PlacedMentions:
    """Give back who spoke where: the person's own pin, else the point of the place."""
    study, pairs, mentions = counted.study, counted.pairs, counted.mentions
    names = np.array([*pairs.unit_ids, ""], dtype=object)
    keys = pd.MultiIndex.from_arrays([mentions.people[pairs.person], names[pairs.unit]])
    pins = study.place_answers.groupby(["respondent_id", "place_id"])[["latitude", "longitude"]].mean()
    point = pins.reindex(keys)
    middle = study.places.set_index("place_id")[["latitude", "longitude"]].reindex(names[pairs.unit])
    latitude, longitude = (
        np.where(point[axis].isna(), middle[axis].to_numpy(dtype=float), point[axis].to_numpy(dtype=float))
        for axis in ("latitude", "longitude")
    )
    weight = mentions.weights[pairs.person]
    return PlacedMentions(pairs.person, weight, latitude, longitude, pairs.said, counted.theme_ids)
