"""Very many statements are grouped in two stages that mean the same as one."""

from __future__ import annotations

import numpy as np
from sklearn.metrics import adjusted_rand_score

from analysis.themes.assignment import scale_rows
from analysis.themes.many import EXACT_LIMIT, find_many_communities
from analysis.themes.neighbours import build_graph, find_neighbours


def test_two_stages_find_the_same_subjects() -> None:
    chance = np.random.default_rng(4)
    subject = np.arange(EXACT_LIMIT + 500) % 6
    vectors = np.eye(24)[subject] + 0.12 * chance.normal(size=(len(subject), 24))
    unit = scale_rows(vectors.astype(np.float32))
    found = find_many_communities(unit, np.ones(len(unit)), resolution=0.3, seed=1)
    assert adjusted_rand_score(subject, found) > 0.9
    assert (found == find_many_communities(unit, np.ones(len(unit)), resolution=0.3, seed=1)).all()


def test_neighbours_are_the_nearest_others_and_the_graph_is_symmetric() -> None:
    chance = np.random.default_rng(6)
    unit = scale_rows(chance.normal(size=(80, 8)).astype(np.float32))
    index, cosines = find_neighbours(unit, 5)
    everything = unit @ unit.T
    np.fill_diagonal(everything, -2)
    assert np.allclose(cosines, -np.sort(-everything, axis=1)[:, :5], atol=1e-5)
    assert not (index == np.arange(80)[:, None]).any()
    graph = build_graph(index, cosines)
    assert abs(graph - graph.T).max() == 0
    assert graph.data.min() > 0
    assert graph.data.max() <= 1
