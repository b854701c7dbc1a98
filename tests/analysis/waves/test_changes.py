"""Changes between rounds: only the same questions, and only what the numbers can show."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.mentions import count_mentions
from analysis.waves.changes import compare_waves, detectable_change, same_questions
from data.measure_schemas import WAVE_CHANGES
from data.schemas import check_table


def rounds(counts: dict[str, tuple[int, int]], sizes: tuple[int, int] = (420, 600)):
    people = [f"a{n:03d}" for n in range(sizes[0])] + [f"b{n:03d}" for n in range(sizes[1])]
    wave = pd.Series(["2023"] * sizes[0] + ["2026"] * sizes[1], index=people)
    rows = [(people[n], theme) for theme, (k, _) in counts.items() for n in range(k)]
    rows += [(people[sizes[0] + n], theme) for theme, (_, k) in counts.items() for n in range(k)]
    said = pd.DataFrame(rows, columns=["respondent_id", "theme_id"]).astype("str")
    answers = pd.DataFrame({"respondent_id": people}, dtype="str")
    weights = pd.DataFrame({"respondent_id": people, "weight": 1.0})
    return count_mentions(said, answers, weights, sorted(counts)), wave


def test_the_figure_of_the_design():
    # 420 → 600 people, p = 20 %: 2.8 · √(.16 · (1/420 + 1/600)) = 7 points
    assert detectable_change(np.array([0.2]), 420, 600)[0] == pytest.approx(0.0713, abs=2e-4)


def test_a_rise_is_shown_and_a_ripple_is_not():
    table = compare_waves(*rounds({"T13": (34, 54), "T16": (13, 54), "T20": (80, 40)}))
    table = check_table(table, WAVE_CHANGES).set_index("theme_id")
    assert table["verdict"].to_dict() == {"T13": "not_shown", "T16": "more", "T20": "less"}
    assert table.loc["T16", "difference"] == pytest.approx(54 / 600 - 13 / 420)
    assert table.loc["T16", "low"] > 0
    assert (table["from_n"].iloc[0], table["to_n"].iloc[0]) == (420, 600)


def test_turned_around_the_change_turns_around():
    mentions, wave = rounds({"T1": (40, 90), "T2": (30, 35)})
    turned = wave.map({"2023": "2026", "2026": "2023"})
    one, other = compare_waves(mentions, wave), compare_waves(mentions, turned)
    assert one["difference"].to_numpy() == pytest.approx(-other["difference"].to_numpy())
    assert one["low"].to_numpy() == pytest.approx(-other["high"].to_numpy())


def test_few_people_and_one_round():
    assert compare_waves(*rounds({"T1": (2, 20)}, (20, 40)))["verdict"].tolist() == ["too_few"]
    mentions, wave = rounds({"T1": (2, 20)}, (20, 40))
    single = compare_waves(mentions, pd.Series("2026", index=wave.index))
    assert check_table(single, WAVE_CHANGES).empty


def test_false_alarms_are_rare():
    rng = np.random.default_rng(1)
    alarms = 0
    for _ in range(20):
        shares = rng.uniform(0.02, 0.4, 20)
        counts = {
            f"T{n:02d}": (int(rng.binomial(420, p)), int(rng.binomial(600, p))) for n, p in enumerate(shares)
        }
        alarms += bool(compare_waves(*rounds(counts))["verdict"].isin(["more", "less"]).any())
    assert alarms <= 3


def test_only_questions_of_every_round_count():
    answers = pd.DataFrame({"respondent_id": ["a", "a", "b"], "question_id": ["Q1", "Q2", "Q1"]}, dtype="str")
    assert same_questions(answers, pd.Series({"a": "2023", "b": "2026"})).tolist() == ["Q1"]
    assert same_questions(answers, pd.Series({"a": "", "b": ""})).tolist() == ["Q1", "Q2"]
    assert same_questions(answers.iloc[:0], pd.Series(dtype="str")).empty
