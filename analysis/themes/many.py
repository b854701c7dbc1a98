"""Communities among very many statements, in two stages and with bounded memory.

The exact graph costs the square of the number of statements. Above some ten thousand wordings
they are first put into a few thousand micro-groups (k-means on the 50 main directions), which are
then grouped like statements. Copies always end in the same micro-group.
"""

from __future__ import annotations

import numpy as np
from sklearn.cluster import MiniBatchKMeans
from sklearn.decomposition import PCA

from analysis.themes.assignment import Numbers, Vectors, Whole
from analysis.themes.communities import find_centroids, find_communities

EXACT_LIMIT = 10_000
_DIRECTIONS = 50
_MICRO_GROUPS = 3_000
_LEARNT_ON = 50_000
_BLOCK = 20_000


def find_many_communities(vectors: Vectors, weights: Numbers, *, resolution: float, seed: int) -> Whole:
    """Give back the community of each row, as `find_communities`, for more than `EXACT_LIMIT` rows."""
    reduced = _find_main_directions(vectors)
    start = reduced[np.linspace(0, len(reduced) - 1, _MICRO_GROUPS).astype(np.int64)]
    micro = MiniBatchKMeans(
        _MICRO_GROUPS,
        init=start,
        n_init=1,
        batch_size=8192,
        max_iter=10,
        reassignment_ratio=0.0,
        random_state=seed,
    ).fit_predict(reduced)
    _, micro = np.unique(micro, return_inverse=True)
    centres = find_centroids(vectors, weights, micro, int(micro.max()) + 1)
    mass: Numbers = np.bincount(micro, weights).astype(np.float64)
    return find_communities(centres, mass, resolution=resolution, seed=seed)[micro]


def _find_main_directions(vectors: Vectors) -> Vectors:
    """Give back the rows along their 50 main directions, learnt on at most 50,000 rows that lie evenly."""
    analysis = PCA(min(_DIRECTIONS, vectors.shape[1]), svd_solver="covariance_eigh")
    analysis.fit(vectors[:: -(-len(vectors) // _LEARNT_ON)])
    blocks = [vectors[start : start + _BLOCK] for start in range(0, len(vectors), _BLOCK)]
    return np.concatenate([analysis.transform(block).astype(np.float32) for block in blocks])
