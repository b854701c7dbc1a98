"""All further tables of one study: complete, in their schema, the same for any order of rows."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from analysis.counted import count_inhabitants, count_study, find_margins
from analysis.measures import measure_all
from analysis.model import Settings
from analysis.more_measures import measure_more
from analysis.record import from_record, to_record
from analysis.waves.rounds import measure_rounds
from data.measure_schemas import MEASURE_SCHEMAS
from data.schemas import check_table
from tests.example_study import empty_study, example_study


def further(study, analysis, *, mixed: bool = False):
    statements = analysis.statements.sort_values("statement_id", ignore_index=True)
    if mixed:
        tables = ("respondents", "memberships", "places", "place_answers", "questions", "answers")
        study = replace(
            study, **{name: getattr(study, name).sample(frac=1, random_state=3) for name in tables}
        )
    names = analysis.themes[["theme_id", "label", "keywords"]]
    counted = count_study(study, statements, names["theme_id"].tolist())
    measures = measure_all(counted, names, Settings().thresholds)
    n_content = int(statements["status"].ne("no_content").sum())
    vectors = np.random.default_rng(1).normal(size=(n_content, 8)).astype(np.float32)
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    rounds = measure_rounds(study, statements, counted.theme_ids)
    return measure_more(counted, measures, statements, analysis.theme_quotes, vectors, Settings(), rounds)


@pytest.fixture(scope="module")
def example():
    return example_study(n_respondents=120)


@pytest.fixture(scope="module")
def tables(example):
    return further(*example)


def test_every_table_passes_its_schema(example, tables):
    assert set(tables) == set(MEASURE_SCHEMAS)
    for name, schema in MEASURE_SCHEMAS.items():
        pd.testing.assert_frame_equal(check_table(tables[name], schema), tables[name])
    _, analysis = example
    assert set(tables["theme_measures"]["theme_id"]) == set(analysis.themes["theme_id"])
    single = analysis.statements["status"].eq("single")
    assert set(tables["single_voices"]["statement_id"]) == set(
        analysis.statements.loc[single, "statement_id"]
    )


def test_the_figures_fit_each_other(tables):
    measures = tables["theme_measures"]
    assert (measures["score_low"] <= measures["score_high"]).all()
    assert (measures["n_movers"] <= measures["n_energy"]).all()
    parts = tables["theme_scales"].groupby("theme_id")["part"].sum()
    finest = tables["theme_scales"].query("level == 'place'").set_index("theme_id")["beyond_chance"]
    known = finest.dropna()
    assert parts.reindex(known.index).to_numpy() == pytest.approx(known.to_numpy())
    quotes = tables["fair_quotes"]
    whole = quotes[quotes["theme_id"].eq("")]
    assert 1 <= len(whole) <= 5
    assert np.all(np.diff(whole["n_served"]) >= 0)
    sample = tables["sample_groups"]
    assert sample.query("grouping == 'age'")["sample_share"].sum() == pytest.approx(1)
    assert sample.query("grouping == 'home_village'")["n_population"].tolist() == [4100, 2600, 3100]


def test_the_order_of_rows_does_not_matter(example, tables):
    mixed = further(*example, mixed=True)
    for name, table in tables.items():
        pd.testing.assert_frame_equal(mixed[name], table)


def test_an_empty_study_gives_empty_tables():
    tables = further(*empty_study())
    tables.pop("energy_groups")
    assert all(table.empty for table in tables.values())


def test_the_tables_survive_being_stored_and_read_back(example, tables):
    _, analysis = example
    whole = replace(analysis, further=tables)
    again = from_record(*to_record(whole))
    assert set(again.further) == set(MEASURE_SCHEMAS)
    assert all(again.further[name] is table for name, table in tables.items())
    assert from_record(*to_record(analysis)).further == {}


def test_deelhouders_are_counted_when_visits_were_asked(example, tables):
    study, analysis = example
    assert tables["theme_measures"]["n_sharers"].isna().all()
    often = study.place_answers.assign(visits_per_month=25.0)
    asked = replace(study, place_answers=often)
    measures = further(asked, analysis)["theme_measures"]
    assert (measures["n_sharers"] <= measures["n_movers"]).all()
    assert measures["n_sharers"].sum() > 0
    seldom = replace(study, place_answers=often.assign(visits_per_month=0.25))
    assert (further(seldom, analysis)["theme_measures"]["n_sharers"] == 0).all()
    pd.testing.assert_frame_equal(
        measures.drop(columns="n_sharers"), tables["theme_measures"].drop(columns="n_sharers")
    )


def test_inhabitants_and_margins(example):
    study, _ = example
    assert count_inhabitants(study) == 9800
    assert find_margins(study) == {"home_village": {"Asper": 4100.0, "Baaigem": 2600.0, "Semmerzake": 3100.0}}
    told = replace(study, info=replace(study.info, population={"V1": 10}, margins={"age": {"65+": 5}}))
    assert count_inhabitants(told) is None
    assert find_margins(told) == {"age": {"65+": 5.0}, "home_village": {"Asper": 10.0}}
