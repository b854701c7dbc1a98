"""The scores of the evals say what they claim, and the labelled sets are read as they are."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.evals.answers import read_answers, read_phrases
from tests.evals.directions import _direction_line
from tests.evals.scores import find_own_groups, measure_neighbour_accuracy, score_groups
from tests.evals.sets import read_demo_phrases, read_sib, read_xsid

_GOLD = np.array(["a", "a", "a", "b", "b", "b"])


def test_a_perfect_grouping_scores_one() -> None:
    groups = np.array([1, 1, 1, 0, 0, 0])
    score = score_groups(_GOLD, groups, groups)
    assert (score.n_groups, score.v, score.ari, score.single_share) == (2, 1.0, 1.0, 0.0)


def test_singles_cost_nothing_nearest_but_count_apart() -> None:
    groups = np.array([0, 0, -1, 1, 1, -1])
    score = score_groups(_GOLD, groups, np.array([0, 0, 0, 1, 1, 1]))
    assert score.n_groups == 2
    assert score.single_share == pytest.approx(1 / 3)
    assert score.v == pytest.approx(1.0)
    assert score.v_apart < 1.0
    assert score.ari_apart < 1.0


def test_an_own_group_holds_half_of_a_label_and_nobody_more_than_it() -> None:
    groups = np.array([0, 0, 1, 1, 1, 1])
    assert find_own_groups(_GOLD, groups) == {"a": pytest.approx(2 / 3), "b": 1.0}
    assert find_own_groups(_GOLD, np.array([0, 0, 1, 1, 1, 2]), 0.7) == {}
    assert find_own_groups(_GOLD, np.zeros(6, dtype=np.int64)) == {"a": 1.0, "b": 1.0}
    assert find_own_groups(np.array(["a", "b", "b"]), np.zeros(3, dtype=np.int64)) == {"b": 1.0}


def test_neighbour_accuracy_counts_the_nearest_other() -> None:
    angles = np.radians([0, 5, 12, 90, 95, 30])
    vectors = np.column_stack([np.cos(angles), np.sin(angles)]).astype(np.float32)
    assert measure_neighbour_accuracy(_GOLD, vectors) == pytest.approx(5 / 6)


def test_demo_phrases_are_labelled_by_their_first_theme(tmp_path: Path) -> None:
    rows = [
        "id;themas;vraag;tekst",
        "1;T02+T01;M;Stil aan het water",
        "2;X0;B;geen idee",
        "3;T07;B;fietspad?",
    ]
    (tmp_path / "phrases.csv").write_text("\n".join(rows), encoding="utf-8")
    phrases = read_demo_phrases(tmp_path)
    assert phrases is not None
    assert phrases.gold.tolist() == ["T02", "T07"]
    assert phrases.statements["function"].tolist() == ["M", "B"]


def test_a_set_that_is_absent_is_none(tmp_path: Path) -> None:
    assert read_demo_phrases(tmp_path) is None
    assert read_xsid(tmp_path) is None
    assert read_sib(tmp_path) is None


def test_answers_and_phrases_come_with_all_their_gold_labels() -> None:
    for gold in (read_phrases(), read_answers()):
        assert len(gold.table) > 1500
        assert gold.table["text"].str.strip().ne("").all()
        assert set(gold.table["pole"]) == {"", "+", "-"}
        assert gold.table.loc[gold.is_themed, "theme"].nunique() == 23
        firsts = gold.table["themes"].str.split("+").str[0]
        assert firsts.eq(gold.table["theme"]).all()


def test_a_direction_line_says_what_was_decided_and_how_divided_it_is() -> None:
    line = _direction_line("x", "T09", np.array([1, 1, -1, 0]), np.array([1, -1, -1, -1])).split()
    assert line == ["x", "T09", "4", "0.75", "0.667", "0.33", "1.00", "0.89", "0.75"]
