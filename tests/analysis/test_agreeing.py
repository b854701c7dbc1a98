"""Codes by hand follow the themes: over a rename, a merge, a split, new ids, and answers that are gone."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.agreeing import compare_coding, read_coding, take_coding, write_coding
from analysis.comparison import Coding
from analysis.model import Analysis
from analysis.themes.agreement import bound_alpha, draw_sample
from tests.measured_example import measured_example

_, ANALYSIS = measured_example()
THEMES = dict(zip(ANALYSIS.statements["statement_id"], ANALYSIS.statements["theme_id"], strict=True))
SAMPLE = draw_sample(ANALYSIS.statements, n=60)
WHEN = "2026-11-03T10:00:00.000+00:00"


def coded(who: str = "Roos", **other: str) -> Coding:
    """What somebody made who agrees with the machine, but for the themes named in `other`."""
    codes = {one: other.get(THEMES[one], THEMES[one]) for one in SAMPLE}
    return take_coding(ANALYSIS, who, WHEN, codes)


def moved(analysis: Analysis, went: dict[str, str]) -> Analysis:
    """The same analysis in which themes went into others; those that nobody is in are no themes."""
    statements = analysis.statements.assign(theme_id=analysis.statements["theme_id"].replace(went))
    themes = analysis.themes[~analysis.themes["theme_id"].isin(list(went))]
    return replace(analysis, statements=statements, themes=themes)


def test_a_coding_is_kept_as_keys_and_comes_back() -> None:
    coding = coded()
    content = json.loads(json.dumps(write_coding(coding)))
    assert read_coding("Roos", WHEN, content) == coding
    assert len(coding.rows) == len(SAMPLE)
    texts = set(ANALYSIS.statements["text"])
    assert not texts & {part for row in coding.rows for part in row}


def test_two_people_are_each_set_beside_the_machine() -> None:
    one, two = coded(), coded("Jef", T1="T2")
    both = compare_coding(ANALYSIS, [one, two])
    assert both.who == ("Roos", "Jef")
    assert both.n == len(SAMPLE)
    assert compare_coding(ANALYSIS, [two]).alpha < both.alpha < 1.0
    assert both.human_alpha == pytest.approx(compare_coding(ANALYSIS, [two]).alpha)
    table = both.themes.set_index("theme_id")
    n_first = sum(THEMES[one] == "T1" for one in SAMPLE)
    assert table.loc["T1", "n"] == n_first
    assert table.loc["T1", "recall"] == 1.0
    assert table.loc["T1", "precision"] == 0.5
    assert table.loc["T1", "human_alpha"] < 0.667
    assert (both.n_lost, both.gone, both.fresh) == (0, (), ())


def test_after_a_merge_the_codes_follow() -> None:
    before = compare_coding(ANALYSIS, [coded(T1="T2")])
    after = compare_coding(moved(ANALYSIS, {"T1": "T2"}), [coded(T1="T2")])
    assert before.alpha < 1.0
    assert after.alpha == 1.0
    assert after.n == before.n
    assert "T1" not in set(after.themes["theme_id"])


def test_a_rename_and_other_ids_change_nothing() -> None:
    names = {theme: f"X{theme}" for theme in ANALYSIS.themes["theme_id"]}
    themes = ANALYSIS.themes.assign(label="anders", theme_id=ANALYSIS.themes["theme_id"].replace(names))
    statements = ANALYSIS.statements.assign(theme_id=ANALYSIS.statements["theme_id"].replace(names))
    renumbered = replace(ANALYSIS, themes=themes, statements=statements)
    before, after = (compare_coding(one, [coded(T1="T2")]) for one in (ANALYSIS, renumbered))
    assert after.alpha == pytest.approx(before.alpha)
    assert (after.n, after.n_lost) == (before.n, 0)


def test_a_theme_that_could_not_be_chosen_is_no_disagreement() -> None:
    first = [one for one in SAMPLE if THEMES[one] == "T1"]
    off = set(first[: len(first) // 3])
    inside = ANALYSIS.statements["statement_id"].isin(off)
    statements = ANALYSIS.statements.assign(theme_id=ANALYSIS.statements["theme_id"].mask(inside, "S1"))
    new = ANALYSIS.themes.head(1).assign(theme_id="S1", label="Afgesplitst")
    themes = ANALYSIS.themes.merge(new, how="outer").astype(ANALYSIS.themes.dtypes)
    found = compare_coding(replace(ANALYSIS, statements=statements, themes=themes), [coded()])
    assert off
    assert found.alpha == 1.0
    assert (found.n, found.n_lost) == (len(SAMPLE) - len(off), len(off))
    assert found.fresh == ("Afgesplitst",)
    assert found.gone == ()


def test_a_theme_that_is_gone_takes_its_codes_along() -> None:
    found = compare_coding(moved(ANALYSIS, {"T1": ""}), [coded()])
    label = ANALYSIS.themes.set_index("theme_id").loc["T1", "label"]
    assert found.gone == (label,)
    assert found.n_lost == sum(THEMES[one] == "T1" for one in SAMPLE)
    assert found.alpha == 1.0


def test_other_answers_find_the_same_wording_or_do_not_count() -> None:
    statements = ANALYSIS.statements.assign(statement_id="n-" + ANALYSIS.statements["statement_id"])
    again = compare_coding(replace(ANALYSIS, statements=statements), [coded()])
    assert again.n_lost == 0
    other = compare_coding(replace(ANALYSIS, statements=statements.assign(text="iets anders")), [coded()])
    assert (other.n, other.n_lost) == (0, len(SAMPLE))
    assert np.isnan([other.alpha, other.low, other.high, other.human_alpha, other.minority_recall]).all()


def test_nobody_coded_and_no_statements() -> None:
    nobody = compare_coding(ANALYSIS, [])
    assert (nobody.n, nobody.who) == (0, ())
    assert nobody.themes["alpha"].isna().all()
    empty = replace(ANALYSIS, statements=ANALYSIS.statements.head(0), themes=ANALYSIS.themes.head(0))
    found = compare_coding(empty, [coded()])
    assert found.themes.empty
    assert found.n_lost == len(SAMPLE)
    assert take_coding(empty, "Roos", WHEN, {"x": "T1"}).rows == ()


@settings(max_examples=6, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(["T1", "T2", "T3", ""]), min_size=len(SAMPLE), max_size=len(SAMPLE)))
def test_the_order_of_rows_does_not_matter(chosen: list[str]) -> None:
    coding = take_coding(ANALYSIS, "Roos", WHEN, dict(zip(SAMPLE, chosen, strict=True)))
    turned = replace(ANALYSIS, statements=ANALYSIS.statements.iloc[::-1], themes=ANALYSIS.themes.iloc[::-1])
    one, two = (compare_coding(each, [coding]) for each in (ANALYSIS, turned))
    assert (one.alpha, one.low, one.high) == pytest.approx((two.alpha, two.low, two.high), nan_ok=True)


def test_statements_of_two_people_are_drawn_together() -> None:
    rng = np.random.default_rng(1)
    codes = rng.integers(0, 3, (2, 40))
    codes[1, :30] = codes[0, :30]
    alone = bound_alpha(codes)
    twice = bound_alpha(np.concatenate([codes, codes], axis=1), units=np.tile(np.arange(40), 2))
    assert twice == pytest.approx(alone, abs=0.02)
