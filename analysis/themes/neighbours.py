"""The graph of statements that resemble each other: each one tied to its nearest neighbours.

The search is exact (every cosine is computed, block by block), so nothing depends on chance.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import scipy.sparse as sparse
from numpy.typing import NDArray

from analysis.themes.assignment import Vectors, Whole

_BLOCK = 1024
_SEARCHERS = 2


def find_neighbours(vectors: Vectors, k: int) -> tuple[Whole, Vectors]:
    """Give back the `k` nearest other rows of each row, nearest first, and their cosines.

    `vectors`: unit rows, more than `k` of them. Both results have shape (rows, k).
    """
    index = np.empty((len(vectors), k), dtype=np.int64)
    cosines = np.empty((len(vectors), k), dtype=np.float32)

    def search(start: int) -> None:
        block = vectors[start : start + _BLOCK] @ vectors.T
        rows = np.arange(len(block))
        block[rows, rows + start] = -2.0
        nearest = np.argpartition(block, -k, axis=1)[:, -k:]
        nearest.sort(axis=1)
        values = np.take_along_axis(block, nearest, axis=1)
        order = np.argsort(-values, axis=1, kind="stable")
        index[start : start + len(block)] = np.take_along_axis(nearest, order, axis=1)
        cosines[start : start + len(block)] = np.take_along_axis(values, order, axis=1)

    with ThreadPoolExecutor(_SEARCHERS) as pool:  # one sorts while the other multiplies
        list(pool.map(search, range(0, len(vectors), _BLOCK)))
    return index, cosines


def build_graph(index: Whole, cosines: Vectors) -> sparse.csr_matrix:
    """Give back the symmetric weighted graph in which each row is tied to its neighbours.

    The weight of a tie falls with the distance beyond the nearest neighbour, measured by the row's
    own spread (as in UMAP: McInnes et al. 2018, §3.1), so that sparse corners of the survey are tied
    as firmly as dense ones. Neighbours without any resemblance (cosine <= 0) are not tied.
    """
    n, k = index.shape
    distances = 1.0 - cosines.astype(np.float64)
    beyond = distances - distances[:, :1]
    spread = np.maximum(beyond.mean(axis=1, keepdims=True), 1e-6)
    weights: NDArray[np.float64] = np.where(cosines > 0, np.exp(-beyond / spread), 0.0)
    rows = np.repeat(np.arange(n), k)
    graph = sparse.csr_matrix((weights.ravel(), (rows, index.ravel())), shape=(n, n))
    graph.eliminate_zeros()
    return sparse.csr_matrix(graph.maximum(graph.T))
