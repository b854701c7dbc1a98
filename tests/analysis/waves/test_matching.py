"""What became of each theme: from hand-made themes, and from the first round of the demo to the second."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.model import Settings
from analysis.ruling import follow_rulings
from analysis.text.statements import cut_statements
from analysis.themes.basis import Basis, Rulings
from analysis.themes.codebook import Codebook, CodebookTheme
from analysis.themes.decisions import key_statements
from analysis.themes.grouping import find_themes
from analysis.waves.matching import match_themes
from analysis.waves.newest import newest_round
from data.demo.study import BOTH_ROUNDS, load_demo_study
from data.schemas import check_table
from data.trust_schemas import THEME_MATCHES
from tests.fake_embedder import FakeEmbedder


def _said(*rows: tuple[str, str, bool]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=["theme_id", "respondent_id", "is_fresh"])
    return table.astype({"theme_id": "str", "respondent_id": "str", "is_fresh": bool})


def test_each_way_with_its_counts() -> None:
    said = _said(
        ("A", "r1", False), ("A", "r2", True), ("A", "r2", True), ("N001", "r3", True), ("", "r4", True)
    )
    earlier = {"A": "Fietsen", "B": "Auto's", "C": "Rust"}
    now = {"A": "Fietsen", "S1": "Afgesplitst", "N001": "Water"}
    table = match_themes(earlier, now, said, {"B": "A"}, made=("A", "S1"))
    pd.testing.assert_frame_equal(check_table(table, THEME_MATCHES), table)
    rows = {(row.theme_id, row.earlier_id): row for row in table.itertuples()}
    assert {key: row.way for key, row in rows.items()} == {
        ("A", "A"): "kept",
        ("S1", ""): "split",
        ("N001", ""): "new",
        ("A", "B"): "merged",
        ("", "C"): "gone",
    }
    kept = rows["A", "A"]
    assert (kept.n_respondents, kept.n_statements, kept.n_fresh) == (2, 3, 2)
    assert rows["", "C"].label == "Rust"


def test_a_theme_merged_into_one_that_is_gone_is_gone() -> None:
    table = match_themes({"A": "a", "B": "b"}, {}, _said(), {"B": "A"})
    assert table["way"].tolist() == ["gone", "gone"]
    assert table["n_statements"].tolist() == [0, 0]


def test_nothing_on_either_side() -> None:
    assert check_table(match_themes({}, {}, _said(), {}), THEME_MATCHES).empty


@pytest.fixture(scope="module")
def demo() -> tuple[pd.DataFrame, np.ndarray, np.ndarray]:
    """Statements of both rounds of the demo, their vectors by shared words, and which are of the second."""
    study = load_demo_study(BOTH_ROUNDS)
    cut = cut_statements(study.answers, study.questions, split=True)
    content = cut[cut["has_content"].astype(bool)].sort_values("statement_id", ignore_index=True)
    vectors = FakeEmbedder(128).embed(content["text"].tolist(), content["language"].tolist())
    newest = set(newest_round(study).respondents["respondent_id"])
    return content, vectors, content["respondent_id"].isin(newest).to_numpy()


def test_a_second_round_keeps_the_themes_that_both_hold(demo) -> None:
    content, vectors, is_new = demo
    first = content[~is_new].reset_index(drop=True)
    found = find_themes(first, vectors[~is_new])
    names = np.array([*found.theme_ids, ""], dtype=object)
    seen = pd.DataFrame(
        {
            "key": key_statements(first["text"].tolist()),
            "theme_id": names[found.theme_index],
            "nearest_theme_id": "",
            "strength": found.strength,
        }
    ).drop_duplicates("key")
    book = Codebook("", "nl", tuple(CodebookTheme(name, name) for name in found.theme_ids))
    second = content[is_new].reset_index(drop=True)
    everything = np.ones(len(second), dtype=bool)
    rulings = Rulings(Basis(book, seen.sort_values("key", ignore_index=True), {}), ())
    now = follow_rulings(
        second, vectors[is_new], everything, rulings, Settings(), FakeEmbedder(128)
    ).assignment
    held = [name for name in found.theme_ids if name in now.theme_ids]
    assert len(held) >= 0.9 * found.n_themes
    closeness = (
        _hearts(vectors[~is_new], found.theme_index, found.theme_ids, held)
        @ _hearts(vectors[is_new], now.theme_index, now.theme_ids, held).T
    )
    same = closeness.argmax(axis=1) == np.arange(len(held))
    assert same.mean() >= 0.9


def _hearts(vectors: np.ndarray, index: np.ndarray, ids: tuple[str, ...], held: list[str]) -> np.ndarray:
    """Give back the middle of each held theme, without what all statements share."""
    rows = np.stack([(vectors[index == ids.index(name)]).mean(axis=0) for name in held]) - vectors.mean(
        axis=0
    )
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)
