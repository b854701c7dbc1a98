"""What people would use instead, with its defaults, on the same vectors."""

from __future__ import annotations

import importlib.util
import warnings
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.cluster import KMeans

Groups = tuple[NDArray[np.int64], NDArray[np.int64]]


def has_bertopic() -> bool:
    """Whether BERTopic is installed (requirements-bench.txt)."""
    return importlib.util.find_spec("bertopic") is not None


def group_with_bertopic(texts: Sequence[str], vectors: NDArray[np.float32], seed: int) -> Groups:
    """Give back BERTopic's topics with its defaults (-1 = outlier), and with outliers at their nearest topic.

    Only the seed of UMAP is set, so that the table can be made again.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from bertopic import BERTopic

        model = BERTopic()
        model.umap_model.random_state = seed
        topics, _ = model.fit_transform(list(texts), vectors)
    groups = np.asarray(topics, dtype=np.int64)
    return groups, _put_outliers_nearest(groups, vectors)


def group_with_kmeans(vectors: NDArray[np.float32], count: int, seed: int) -> Groups:
    """Give back k-means with the true number of groups told, which no real study knows."""
    groups = KMeans(count, n_init=1, random_state=seed).fit_predict(vectors).astype(np.int64)
    return groups, groups


def _put_outliers_nearest(groups: NDArray[np.int64], vectors: NDArray[np.float32]) -> NDArray[np.int64]:
    found = np.unique(groups[groups >= 0])
    if not len(found):
        return np.zeros_like(groups)
    centres = np.stack([vectors[groups == group].mean(axis=0) for group in found])
    centres /= np.linalg.norm(centres, axis=1, keepdims=True)
    return np.where(groups < 0, found[(vectors @ centres.T).argmax(axis=1)], groups)
