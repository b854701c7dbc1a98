"""What a researcher decided holds: for the same answers, in another order, and when a round is added."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from analysis.analyse import analyse_study
from analysis.model import Analysis, Settings
from analysis.record import TABLES, from_record, grouping_key, to_record
from analysis.ruling import find_marked
from analysis.themes.basis import Basis, Rulings, grow_basis, read_basis, start_basis, write_basis
from analysis.themes.codebook_file import load_codebook
from analysis.themes.deciding import apply_decisions
from analysis.themes.decisions import Act, Decision, key_statements
from data.model import Study
from tests.fake_embedder import FakeEmbedder
from tests.spoken_study import SUBJECTS, spoken_study, two_rounds

WHEN = "2026-11-03T10:00:00"


def decide(act: Act, **details: object) -> Decision:
    return Decision(act, "Roos", WHEN, **details)  # type: ignore[arg-type]


def basis_of(analysis: Analysis) -> Basis:
    return start_basis(
        analysis.statements, analysis.themes, analysis.theme_quotes, analysis.further["theme_origins"]
    )


def analyse(study: Study, rulings: Rulings | None = None, **settings: object) -> Analysis:
    return analyse_study(study, Settings(**settings), FakeEmbedder(), rulings=rulings)  # type: ignore[arg-type]


def keys_in(analysis: Analysis, theme_id: str) -> tuple[str, ...]:
    texts = analysis.statements.loc[analysis.statements["theme_id"].eq(theme_id), "text"]
    return tuple(dict.fromkeys(key_statements(sorted(set(texts)))))


@pytest.fixture(scope="module")
def study() -> Study:
    return spoken_study()


@pytest.fixture(scope="module")
def free(study: Study) -> Analysis:
    found = analyse(study)
    assert len(found.themes) == len(SUBJECTS)
    return found


@pytest.fixture(scope="module")
def twenty(free: Analysis) -> tuple[Decision, ...]:
    """Twenty decisions of every act, each on what the earlier ones left."""
    a, b, c, d, e, f = free.themes["theme_id"].tolist()
    merge = decide(Act.MERGE, theme_id=a, others=(b,), is_confirmed=True, why="zelfde onderwerp")
    rename = decide(Act.RENAME, theme_id=d, label="tijdelijk")
    return (
        merge,
        decide(Act.SPLIT, theme_id=c, new_theme_id="N001", label="Afgesplitst", keys=keys_in(free, c)[:3]),
        rename,
        decide(Act.UNDO, undoes=rename.decision_id),
        decide(Act.RENAME, theme_id=d, label="Vierde"),
        decide(Act.DESCRIBE, theme_id=d, belongs="dit wel", belongs_not="dat niet"),
        decide(Act.MOVE, theme_id=d, keys=keys_in(free, e)[:2]),
        decide(Act.MOVE, theme_id="", keys=keys_in(free, a)[:1]),
        decide(Act.MINORITY, theme_id="N001"),
        decide(Act.MINORITY, theme_id=d),
        decide(Act.MINORITY, theme_id=d, is_marked=False),
        decide(Act.RENAME, theme_id="N001", label="Nog beter"),
        decide(Act.RENAME, theme_id=a, label="Samengevoegd"),
        decide(Act.DESCRIBE, theme_id=a, belongs="van alles"),
        decide(Act.MOVE, theme_id="N001", keys=keys_in(free, b)[:1]),
        decide(Act.LOCK, theme_id=e, keys=keys_in(free, e)[2:]),
        decide(Act.LOCK, theme_id=e, is_marked=False),
        decide(Act.RENAME, theme_id=e, label="Vijfde"),
        decide(Act.LOCK, theme_id=d),
        decide(Act.SPLIT, new_theme_id="N002", label="Van overal", keys=keys_in(free, f)[:3]),
    )


@pytest.fixture(scope="module")
def ruled(study: Study, free: Analysis, twenty: tuple[Decision, ...]) -> Analysis:
    return analyse(study, Rulings(basis_of(free), twenty))


def placed(analysis: Analysis) -> pd.Series:
    """The theme of each wording."""
    content = analysis.statements[analysis.statements["status"].ne("no_content")]
    table = content.assign(key=key_statements(content["text"].tolist()))
    return table.drop_duplicates("key").set_index("key")["theme_id"].sort_index()


def assert_same(one: Analysis, other: Analysis) -> None:
    for name in TABLES:
        pd.testing.assert_frame_equal(getattr(one, name), getattr(other, name))
    for name in set(one.further) - {"theme_matches", "theme_flows"}:
        table = one.further[name]
        pd.testing.assert_frame_equal(table, other.further[name])


def test_a_name_changes_nothing_but_the_name(study: Study, free: Analysis) -> None:
    theme = free.themes["theme_id"].iloc[0]
    renamed = analyse(study, Rulings(basis_of(free), (decide(Act.RENAME, theme_id=theme, label="Anders"),)))
    assert renamed.themes.set_index("theme_id").loc[theme, "label"] == "Anders"
    assert renamed.fingerprint != free.fingerprint
    assert ("decided", {"n": 1, "version": 2}) in renamed.notes
    assert_same(replace(renamed, themes=renamed.themes.assign(label=free.themes["label"])), free)


def test_every_act_among_twenty_is_carried_out(
    free: Analysis, twenty: tuple[Decision, ...], ruled: Analysis
) -> None:
    assert len({decision.decision_id for decision in twenty}) == len(twenty) == 20
    assert {decision.act for decision in twenty} == set(Act)
    assert ruled.decisions == tuple(decision.decision_id for decision in twenty)
    assert ("decided", {"n": 18, "version": 19}) in ruled.notes
    assert "not_decided" not in dict(ruled.notes)
    labels = ruled.themes.set_index("theme_id")["label"]
    a, b, c, d, e, _ = free.themes["theme_id"].tolist()
    assert b not in labels.index
    assert (labels[a], labels[d], labels[e]) == ("Samengevoegd", "Vierde", "Vijfde")
    assert (labels["N001"], labels["N002"]) == ("Nog beter", "Van overal")
    where = placed(ruled)
    assert set(where[list(keys_in(free, c)[:3])]) == {"N001"}
    assert set(where[list(keys_in(free, e)[:2])]) == {d}
    assert where[keys_in(free, a)[0]] == ""


def test_all_measures_follow_the_decisions(ruled: Analysis) -> None:
    themed = ruled.statements[ruled.statements["status"].eq("themed")]
    people = themed.groupby("theme_id")["respondent_id"].nunique()
    found = ruled.themes.set_index("theme_id")["n_respondents"]
    assert (found == people.reindex(found.index)).all()
    assert set(ruled.theme_quotes["theme_id"]) == set(found.index)
    quoted = ruled.theme_quotes.merge(ruled.statements, on="statement_id")
    assert (quoted["theme_id_x"] == quoted["theme_id_y"]).all()
    assert set(ruled.further["theme_measures"]["theme_id"]) == set(found.index)


def test_twenty_decisions_hold_bit_for_bit_at_a_second_run_in_another_order(
    study: Study, free: Analysis, twenty: tuple[Decision, ...], ruled: Analysis
) -> None:
    mixed = replace(
        study,
        **{
            name: getattr(study, name).sample(frac=1, random_state=9, ignore_index=True)
            for name in ("respondents", "answers")
        },
    )
    kept = Rulings(read_basis(write_basis(basis_of(free))), twenty)
    again = analyse(mixed, kept)
    assert_same(again, ruled)
    assert again.fingerprint == ruled.fingerprint
    assert from_record(*to_record(again)).decisions == ruled.decisions


def test_nothing_that_nobody_named_is_moved(
    free: Analysis, twenty: tuple[Decision, ...], ruled: Analysis
) -> None:
    named = {key for decision in twenty for key in decision.keys}
    before, after = placed(free), placed(ruled)
    merged = before.replace({twenty[0].others[0]: twenty[0].theme_id})
    untouched = before.index.difference(list(named))
    assert len(untouched) > 40
    assert (after[untouched] == merged[untouched]).all()


@pytest.fixture(scope="module")
def later(free: Analysis, twenty: tuple[Decision, ...]) -> Analysis:
    """The study with a second round of other people."""
    return analyse(two_rounds(), Rulings(basis_of(free), twenty))


def test_a_second_round_keeps_all_decisions(
    free: Analysis, twenty: tuple[Decision, ...], later: Analysis
) -> None:
    assert set(later.statements["respondent_id"]) == {f"R{number}" for number in range(500, 548)}
    assert ("decided", {"n": 18, "version": 19}) in later.notes
    labels = later.themes.set_index("theme_id")["label"]
    a, b, _, d, e, _ = free.themes["theme_id"].tolist()
    assert b not in labels.index
    assert (labels[a], labels[d], labels[e]) == ("Samengevoegd", "Vierde", "Vijfde")


def test_new_people_come_into_the_theme_that_they_speak_of(free: Analysis, later: Analysis) -> None:
    subject = {word: number for number, words in enumerate(SUBJECTS) for word in words.split()}

    def about(analysis: Analysis) -> dict[str, int]:
        said = analysis.statements[analysis.statements["status"].eq("themed")]
        first = said["text"].str.split().str[0].str.lower().map(subject)
        return dict(first.groupby(said["theme_id"]).agg(lambda own: own.mode()[0]))

    before, now = about(free), about(later)
    shared = [theme for theme in before if theme in now][1:]
    assert len(shared) >= 4
    assert all(before[theme] == now[theme] for theme in shared)
    assert (later.statements["status"] == "themed").mean() > 0.6


def test_the_basis_grows_by_what_a_later_run_has_seen(
    free: Analysis, twenty: tuple[Decision, ...], later: Analysis
) -> None:
    rulings = Rulings(basis_of(free), twenty)
    book = apply_decisions(free.statements, rulings.basis.codebook, twenty).codebook
    grown = grow_basis(rulings.basis, basis_of(later), book)
    assert len(grown.seen) > len(rulings.basis.seen)
    assert not grown.seen["key"].duplicated().any()
    assert not {"N001", "N002"} & set(grown.codebook.theme_ids)
    assert Rulings(grown, twenty).digest != rulings.digest


def test_without_the_old_answers_the_examples_still_know_the_themes(
    free: Analysis, twenty: tuple[Decision, ...]
) -> None:
    after = analyse(spoken_study(seed=11, start=500), Rulings(basis_of(free), twenty))
    assert {"Samengevoegd", "Vierde", "Vijfde"} <= set(after.themes["label"])


def test_a_codebook_and_its_origins_stay_after_a_decision(study: Study) -> None:
    start = analyse(study, codebook="belevingsthemas")
    origins = start.further["theme_origins"]
    assert len(origins)
    book = load_codebook("belevingsthemas")
    basis = start_basis(start.statements, start.themes, start.theme_quotes, origins, book)
    known = origins[~origins["is_new"]]
    described = basis.codebook.find(known["theme_id"].iloc[0])
    assert described.belongs == book.find(known["codebook_theme_id"].iloc[0]).belongs
    theme = start.themes["theme_id"].iloc[0]
    rename = decide(Act.RENAME, theme_id=theme, label="Anders")
    after = analyse(study, Rulings(basis, (rename,)), codebook="belevingsthemas")
    pd.testing.assert_series_equal(placed(after), placed(start))
    pd.testing.assert_frame_equal(after.further["theme_origins"], origins)


def test_a_mark_by_hand_tells_a_silent_voice_from_a_quiet_one(
    free: Analysis, twenty: tuple[Decision, ...]
) -> None:
    rulings = Rulings(basis_of(free), twenty)
    decided = apply_decisions(free.statements, rulings.basis.codebook, twenty)
    assert find_marked(decided, rulings) == {"N001"}
    assert find_marked(None, None) == frozenset()


def test_no_statements_at_all(free: Analysis, twenty: tuple[Decision, ...]) -> None:
    after = analyse(spoken_study(0), Rulings(basis_of(free), twenty))
    assert after.themes.empty
    assert after.statements.empty


def test_a_way_of_grouping_has_a_key_of_its_own() -> None:
    assert grouping_key(Settings()) == grouping_key(Settings(language="en", weighted=True))
    assert grouping_key(Settings()) != grouping_key(Settings(resolution=2.0))
    assert grouping_key(Settings()) != grouping_key(Settings(codebook="leefplekmeter"))
