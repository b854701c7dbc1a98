"""Statements that hang together: communities of the neighbour graph, then centroids.

Louvain finds the communities and their number (Blondel et al. 2008); then every statement goes to
the community whose centre it is nearest to. Nothing is left out here: who fits badly is decided in
`membership`.
"""

from __future__ import annotations

import numpy as np
import scipy.sparse as sparse
from sknetwork.clustering import Louvain

from analysis.themes.assignment import Numbers, Vectors, Whole, scale_rows
from analysis.themes.neighbours import build_graph, find_neighbours

_NEIGHBOURS = 15
_REFINEMENTS = 5
RUNS = 10
_READABLE_SIZE = 700
_BLOCK = 20_000


def find_communities(
    vectors: Vectors,
    weights: Numbers,
    *,
    resolution: float,
    seed: int,
    runs: int = RUNS,
    ties: tuple[Whole, Vectors] | None = None,
) -> Whole:
    """Give back the community of each row, numbered from 0 without gaps.

    `vectors`: unit rows in a fixed order; `weights`: people behind each row; `resolution`: above 1
    finer, below 1 coarser; `runs`: how many orders vote about each tie; `ties`: as `find_ties` gives them,
    when they are known already. Fewer than 3 rows, or rows without resemblance, stay on their own.
    """
    if len(vectors) < 3:
        return np.arange(len(vectors))
    graph = build_graph(*(ties or find_ties(vectors)))
    if not graph.nnz:
        return np.arange(len(vectors))
    inner = resolution * resolution_for(len(vectors))
    agreed = _weigh_by_agreement(graph, inner, seed, runs)
    labels = _run_louvain(agreed, inner, seed, shuffle=False)
    for _ in range(_REFINEMENTS):
        labels = _nearest_centroid(vectors, weights, labels)
    return labels


def find_ties(vectors: Vectors) -> tuple[Whole, Vectors]:
    """Give back the neighbours that each of at least 3 unit rows is tied to, nearest first, and how near."""
    return find_neighbours(vectors, neighbours_for(len(vectors)))


def find_centroids(vectors: Vectors, weights: Numbers, labels: Whole, count: int) -> Vectors:
    """Give back the unit mean vector of each label 0..`count`-1; rows with label -1 are ignored."""
    sums = np.zeros((count, vectors.shape[1]))
    for start in range(0, len(vectors), _BLOCK):
        block, own = vectors[start : start + _BLOCK], labels[start : start + _BLOCK]
        inside = np.flatnonzero(own >= 0)
        shares = (weights[start : start + _BLOCK][inside], (own[inside], inside))
        sums += sparse.csr_matrix(shares, shape=(count, len(block))) @ block
    return scale_rows(sums.astype(np.float32))


def neighbours_for(n: int) -> int:
    """Give back how many neighbours each of `n` statements is tied to: the root of n, 2 to 15."""
    return int(np.clip(round(np.sqrt(n)), 2, min(_NEIGHBOURS, n - 1)))


def resolution_for(n: int) -> float:
    """Give back the inner resolution that finds a readable number of themes among `n` statements.

    Up to some 700 statements plain modularity (1) does; beyond, its themes would swallow ever more.
    """
    return float(np.clip(1.0 + 0.25 * np.log2(n / _READABLE_SIZE), 1.0, 2.5))


def _weigh_by_agreement(
    graph: sparse.csr_matrix, resolution: float, seed: int, runs: int
) -> sparse.csr_matrix:
    """Give back the graph with each tie weakened by how often Louvain parts its two ends.

    The runs in different orders vote (consensus clustering: Lancichinetti & Fortunato 2012), so that
    the outcome does not hang on the order in which one run happened to visit the statements.
    """
    ties = graph.tocoo()
    together = np.zeros(ties.nnz)
    for run in range(runs):
        labels = _run_louvain(graph, resolution, seed + run, shuffle=True)
        together += labels[ties.row] == labels[ties.col]
    weights = ties.data * np.square(together / runs) + 1e-9
    return sparse.csr_matrix((weights, (ties.row, ties.col)), shape=graph.shape)


def _run_louvain(graph: sparse.csr_matrix, resolution: float, seed: int, *, shuffle: bool) -> Whole:
    louvain = Louvain(resolution=resolution, random_state=seed, shuffle_nodes=shuffle)
    return np.asarray(louvain.fit_predict(graph), dtype=np.int64)


def _nearest_centroid(vectors: Vectors, weights: Numbers, labels: Whole) -> Whole:
    _, labels = np.unique(labels, return_inverse=True)
    centroids = find_centroids(vectors, weights, labels, int(labels.max()) + 1)
    closeness = vectors @ centroids.T
    moved = closeness.argmax(axis=1)
    _, renumbered = np.unique(np.where(closeness.max(axis=1) > 0, moved, labels), return_inverse=True)
    return np.asarray(renumbered, dtype=np.int64)
