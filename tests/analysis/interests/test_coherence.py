"""Coherence: a set with one meaning passes the limit, a random handful does not, copies count once."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.interests.coherence import count_voices, mean_cosine, measure_coherence


def unit(rows: np.ndarray) -> np.ndarray:
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def test_mean_cosine_by_hand():
    # three vectors at 0°, 60° and 120°: (½ + ½ − ½)/3 = 1/6
    angle = np.radians([0, 60, 120])
    rows = np.column_stack([np.cos(angle), np.sin(angle)]).astype(np.float32)
    assert mean_cosine(rows, np.array([[0, 1, 2]]))[0] == pytest.approx(1 / 6, abs=1e-6)
    assert np.isnan(mean_cosine(rows, np.array([[0]]))[0])


def make(n: int = 200) -> tuple[pd.DataFrame, np.ndarray]:
    rng = np.random.default_rng(2)
    vectors = rng.normal(size=(n, 16))
    vectors[:6] = 3 * np.eye(16)[0] + 0.5 * rng.normal(size=(6, 16))
    theme = ["close"] * 6 + ["loose"] * 6 + [""] * (n - 12)
    table = pd.DataFrame(
        {
            "statement_id": [f"S{i:03d}" for i in range(n)],
            "respondent_id": [f"R{i:03d}" for i in range(n)],
            "question_id": ["Q1" if i % 2 else "Q2" for i in range(n)],
            "text": [f"tekst nummer {i}" for i in range(n)],
            "theme_id": theme,
        }
    )
    return table, unit(vectors)


def test_what_belongs_together_is_told_from_a_random_handful():
    table, vectors = make()
    found = measure_coherence(table, vectors, ["close", "loose"], seed=1).set_index("theme_id")
    assert found["is_coherent"].tolist() == [True, False]
    assert found["n_voices"].tolist() == [6, 6]


def test_the_order_of_rows_does_not_matter():
    table, vectors = make()
    order = np.random.default_rng(1).permutation(len(table))
    mixed = measure_coherence(
        table.iloc[order].reset_index(drop=True), vectors[order], ["close", "loose"], seed=1
    )
    straight = measure_coherence(table, vectors, ["close", "loose"], seed=1)
    assert mixed["coherence_limit"].to_numpy() == pytest.approx(straight["coherence_limit"].to_numpy())
    assert mixed["coherence"].to_numpy() == pytest.approx(straight["coherence"].to_numpy())


def test_false_alarms_come_once_in_twenty():
    table, vectors = make(400)
    rng = np.random.default_rng(5)
    alarms = []
    for seed in range(60):
        chosen = set(rng.choice(np.arange(12, 400), 5, replace=False).tolist())
        theme = ["x" if row in chosen else "" for row in range(400)]
        alarms.append(
            measure_coherence(table.assign(theme_id=theme), vectors, ["x"], seed=seed)["is_coherent"].item()
        )
    assert np.mean(alarms) <= 0.15


def test_long_copies_count_once_and_short_ones_for_themselves():
    texts = pd.Series(["Wij willen een kunstgrasveld op het sportpark!"] * 4 + ["te druk"] * 3, dtype="str")
    assert count_voices(texts) == 4
    assert count_voices(pd.Series(dtype="str")) == 0


def test_one_person_or_none_is_no_set():
    table, vectors = make()
    found = measure_coherence(table.assign(respondent_id="R1"), vectors, ["close", "gone"], seed=1)
    assert found["coherence"].isna().all()
    assert not found["is_coherent"].any()
