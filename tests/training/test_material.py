"""The material to train on: whole, varied, and never what anything is judged by."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pandas as pd
import pytest

from analysis.themes.copies import plain_text
from tests.evals.sets import DEMO_FOLDER, read_all
from training.material import PairDraws, Point, read_points

_POINTS = [
    Point(f"p{n}", "abc"[n % 3] if n % 4 else "", f"point {n}", (f"a{n}", f"b{n}", f"c{n}"))
    for n in range(20)
]


def test_there_are_a_thousand_points_of_several_wordings() -> None:
    points = read_points()
    assert len(points) >= 1_000
    assert min(len(point.wordings) for point in points) >= 4
    assert len({point.sentence for point in points}) >= 0.99 * len(points)
    assert len({point.subject for point in points} - {""}) >= 20


def test_no_wording_is_a_demo_answer_or_stands_in_a_labelled_set() -> None:
    judged = {
        plain_text(text) for _, labelled in read_all() if labelled for text in labelled.statements["text"]
    }
    for file in sorted(DEMO_FOLDER.glob("phrases*.csv")):
        phrases = pd.read_csv(file, sep=";", dtype="str", keep_default_na=False)
        judged |= {plain_text(text) for text in phrases["tekst"]}
    wordings = {plain_text(wording) for point in read_points() for wording in point.wordings}
    assert wordings
    assert not wordings & judged


def test_a_theme_that_no_subject_knows_is_refused(tmp_path: Path) -> None:
    points, subjects = tmp_path / "points.tsv", tmp_path / "subjects.tsv"
    points.write_text("p1\tbomen\tTrees.\tMeer bomen\np1\tbomen\tTrees.\tEen boom\n", encoding="utf-8")
    subjects.write_text("theme\tsubject\nbomen\tgreen\n", encoding="utf-8")
    assert read_points(points, subjects) == [Point("p1", "green", "Trees.", ("Meer bomen", "Een boom"))]
    subjects.write_text("theme\tsubject\nwater\twater\n", encoding="utf-8")
    with pytest.raises(KeyError):
        read_points(points, subjects)


def test_draws_are_the_same_for_the_same_seed_and_differ_per_step() -> None:
    one, two = (PairDraws(_POINTS, batch=8, english_share=0.25, seed=5) for _ in range(2))
    first, again = one.draw(3), two.draw(3)
    assert (first.first, first.second) == (again.first, again.second)
    assert first.subjects.tolist() == again.subjects.tolist()
    assert one.draw(4).first != first.first
    assert PairDraws(_POINTS, batch=8, english_share=0.25, seed=6).draw(3).first != first.first


def test_every_point_comes_by_once_per_round_with_two_of_its_texts() -> None:
    draws = PairDraws(_POINTS, batch=5, english_share=0.5, seed=1)
    of_text = {text: point for point in _POINTS for text in (*point.wordings, point.sentence)}
    seen: Counter[str] = Counter()
    for step in range(4):
        pairs = draws.draw(step)
        for one, other in zip(pairs.first, pairs.second, strict=True):
            assert one != other
            assert of_text[one] is of_text[other]
            seen[of_text[one].point_id] += 1
    assert set(seen.values()) == {1}
    assert len(seen) == 20


def test_points_without_a_subject_are_numbered_below_zero() -> None:
    pairs = PairDraws(_POINTS, batch=20, english_share=0.0, seed=1).draw(0)
    of_text = {text: point for point in _POINTS for text in point.wordings}
    for text, number in zip(pairs.first, pairs.subjects.tolist(), strict=True):
        assert (number < 0) == (of_text[text].subject == "")
