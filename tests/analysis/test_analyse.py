"""The recipe as a whole, with an embedder that needs no model."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from analysis.analyse import analyse_study
from analysis.model import Settings
from analysis.record import TABLES
from analysis.sample.campaigns import find_campaigns, find_repeated
from analysis.text.embedder import no_subjects
from data import schemas
from data.model import Study, StudyInfo
from tests.example_study import empty_study, example_study


class WordBag:
    """An embedder in which texts are close when they share words."""

    name = "words"

    def embed(
        self, texts: Sequence[str], languages: Sequence[str], progress: Callable[[float], None] | None = None
    ) -> np.ndarray:
        rows = np.zeros((len(texts), 48), dtype=np.float32)
        for row, text in enumerate(texts):
            for word in text.lower().split():
                rows[row] += np.random.default_rng(zlib.crc32(word.encode())).normal(size=48)
        if progress is not None:
            progress(0.5)
        return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)

    def read_subjects(self, texts: Sequence[str], languages: Sequence[str]) -> np.ndarray:
        return no_subjects(texts)

    def unknown_languages(self, languages: Sequence[str]) -> tuple[str, ...]:
        return tuple(sorted(set(languages) - {"nl", "en", "und"}))


def small_study(texts: Sequence[str]) -> Study:
    """A study of one question in which everybody gives one answer about no place."""
    ids = [f"R{number:03d}" for number in range(len(texts))]
    empty, _ = empty_study()
    respondents = pd.DataFrame(
        {"respondent_id": ids, "wave": "", "weight": 1.0, "energy": np.nan, "home_unit_id": ""}
    )
    answers = pd.DataFrame(
        {
            "answer_id": [f"A{number:03d}" for number in range(len(texts))],
            "respondent_id": ids,
            "place_answer_id": "",
            "place_id": "",
            "question_id": "Q1",
            "text": list(texts),
            "source_file": "test.csv",
            "source_row": range(2, len(texts) + 2),
        }
    )
    return replace(
        empty,
        info=StudyInfo("small", "Small"),
        respondents=schemas.check_table(respondents, schemas.RESPONDENTS),
        answers=schemas.check_table(answers, schemas.ANSWERS),
    )


@pytest.fixture(scope="module")
def study() -> Study:
    return example_study(n_respondents=120)[0]


@pytest.fixture(scope="module")
def analysis(study):
    return analyse_study(study, Settings(), WordBag())


def test_every_table_passes_its_schema_and_nothing_disappears(study, analysis):
    for name in TABLES:
        schema = getattr(schemas, name.upper())
        pd.testing.assert_frame_equal(
            schemas.check_table(getattr(analysis, name), schema), getattr(analysis, name)
        )
    statements = analysis.statements
    assert set(statements["answer_id"]) == set(study.answers["answer_id"])
    assert statements["status"].isin(["themed", "single", "no_content"]).all()
    assert len(analysis.themes) > 1
    themed = statements[statements["status"].eq("themed")]
    assert set(themed["theme_id"]) == set(analysis.themes["theme_id"])
    assert (statements.loc[statements["status"].ne("themed"), "theme_id"] == "").all()


def test_people_are_counted_not_words_and_a_campaign_once(study, analysis):
    themed = analysis.statements[analysis.statements["status"].eq("themed")]
    repeated = find_repeated(find_campaigns(study.answers), study.answers)
    heard = themed[~themed["answer_id"].isin(repeated)]
    people = heard.groupby("theme_id")["respondent_id"].nunique()
    assert 0 < len(heard) < len(themed)
    found = analysis.themes.set_index("theme_id")
    assert (found["n_respondents"] == people.reindex(found.index)).all()
    assert found["n_statements"].sum() == len(themed)
    n = study.answers["respondent_id"].nunique()
    assert found["reach"].to_numpy() == pytest.approx(found["n_respondents"].to_numpy() / n)


def test_progress_tells_the_steps_in_order(study):
    heard: list[str] = []
    analyse_study(study, Settings(), WordBag(), lambda step, share: heard.append(step))
    assert list(dict.fromkeys(heard)) == ["statements", "embedding", "themes", "labels", "measures"]


def test_the_order_of_rows_does_not_matter(study, analysis):
    tables = ("respondents", "memberships", "places", "place_answers", "questions", "answers")
    mixed = replace(
        study,
        **{name: getattr(study, name).sample(frac=1, random_state=9, ignore_index=True) for name in tables},
    )
    other = analyse_study(mixed, Settings(), WordBag())
    for name in TABLES:
        pd.testing.assert_frame_equal(getattr(other, name), getattr(analysis, name))
    assert other.fingerprint == analysis.fingerprint


def test_the_fingerprint_tells_what_the_result_depends_on(study, analysis):
    other = analyse_study(study, Settings(resolution=1.5), WordBag())
    assert other.fingerprint != analysis.fingerprint
    assert other.settings.resolution == 1.5
    assert (analysis.model, len(analysis.fingerprint)) == ("words", 12)


def test_a_study_without_answers_gives_empty_tables_and_says_so():
    result = analyse_study(empty_study()[0], Settings(), WordBag())
    assert all(getattr(result, name).empty for name in TABLES)
    assert result.notes == (("no_statements", {}),)


def test_answers_without_content_are_kept_and_nothing_is_made_of_them():
    result = analyse_study(small_study(["geen idee", "/", "niets"]), Settings(), WordBag())
    assert result.statements["status"].tolist() == ["no_content"] * 3
    assert result.themes.empty
    assert ("no_statements", {}) in result.notes


def test_a_handful_of_answers_becomes_single_voices():
    texts = ["Het bankje onder de linde is weg.", "De bus rijdt hier niet meer op zondag."]
    result = analyse_study(small_study(texts), Settings(), WordBag())
    assert set(result.statements["status"]) == {"single"}
    codes = [code for code, _ in result.notes]
    assert codes == ["few_statements", "no_themes", "no_ratings"]


class Stranger(WordBag):
    """An embedder that knows no Dutch."""

    def unknown_languages(self, languages: Sequence[str]) -> tuple[str, ...]:
        return tuple(sorted(set(languages) & {"nl"}))


def test_a_language_the_model_does_not_know_is_named():
    texts = ["De vuilbakken aan het plein zitten altijd vol."] * 6
    notes = dict(analyse_study(small_study(texts), Settings(), Stranger()).notes)
    assert notes["unknown_languages"] == {"languages": "nl", "percent": 100.0}


def test_without_groups_and_places_breadth_is_unknown_and_the_reader_is_told():
    texts = ["De trein naar de stad is altijd te laat."] * 12 + ["De fanfare speelt in de zaal."] * 12
    result = analyse_study(small_study(texts), Settings(), WordBag())
    assert len(result.themes)
    assert result.themes["breadth_groups"].isna().all()
    assert not result.themes["kind"].eq("shared").any()
    codes = {code for code, _ in result.notes}
    assert {"no_breadth_over_groups", "no_breadth_over_places", "no_directions", "no_ratings"} <= codes


def test_weights_are_raked_to_the_villages_when_asked_for(study, analysis):
    weighted = analyse_study(study, Settings(weighted=True), WordBag())
    notes = dict(weighted.notes)
    assert notes["weighted"]["n_eff"] < notes["weighted"]["n"]
    assert notes["weighted"]["lowest"] < 1 < notes["weighted"]["highest"]
    assert weighted.fingerprint != analysis.fingerprint
    assert set(weighted.themes["n_respondents"]) == set(analysis.themes["n_respondents"])
    assert not weighted.themes["reach"].equals(analysis.themes["reach"])
    unknown = analyse_study(small_study(["Meer bomen"]), Settings(weighted=True), WordBag())
    assert ("not_weighted", {}) in unknown.notes


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_note_has_a_sentence(language):
    from reporting.words.words import load_words

    words = load_words(language)
    codes = {
        "no_statements": {},
        "few_statements": {"n": 5},
        "no_themes": {"n": 5},
        "unknown_languages": {"languages": "fi", "percent": 20.0},
        "no_breadth_over_groups": {},
        "no_breadth_over_places": {},
        "no_directions": {},
        "no_ratings": {},
        "not_weighted": {},
        "weighted": {"lowest": 0.5, "highest": 2.1, "n_eff": 400, "n": 500},
    }
    for code, params in codes.items():
        assert words.has(f"notes.{code}")
        assert f"code {code}" not in words.note(code, params)
