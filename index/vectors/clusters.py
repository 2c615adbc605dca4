"""Clusters of vectors: Lloyd's k-means over a seeded sample (IEEE Trans. Inf. Theory 28, 1982)."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from index.protocols import Vectors

_SAMPLE_PER_CLUSTER: Final = 64
_ROUNDS: Final = 8
_CHUNK: Final = 8_192


def centres_of(vectors: Vectors, clusters: int, *, seed: int) -> npt.NDArray[np.float32]:
    """Centres of clusters, shape (clusters, dim); one cluster's is the mean of all vectors."""
    size, dim = vectors.shape
    if clusters == 1:
        total = np.zeros(dim, np.float64)
        for start in range(0, size, _CHUNK):
            total += vectors[start : start + _CHUNK].sum(axis=0, dtype=np.float64)
        mean: npt.NDArray[np.float32] = (total / max(size, 1)).astype(np.float32)
        return mean[None]
    random = np.random.default_rng(seed)
    wanted = min(size, clusters * _SAMPLE_PER_CLUSTER)
    sample = np.array(vectors[np.sort(random.choice(size, wanted, replace=False))])
    centres = sample[random.choice(wanted, clusters, replace=False)]
    for _ in range(_ROUNDS):
        nearest = assign(sample, centres)
        order = np.argsort(nearest, kind="stable")
        counts = np.bincount(nearest, minlength=clusters)
        filled = np.flatnonzero(counts)
        sums = np.add.reduceat(sample[order], (np.cumsum(counts) - counts)[filled], axis=0)
        centres[filled] = sums / counts[filled, None]
        # An empty cluster starts anew from a vector of the sample.
        empty = np.flatnonzero(counts == 0)
        centres[empty] = sample[random.choice(wanted, len(empty), replace=False)]
    return centres


def assign(vectors: Vectors, centres: npt.NDArray[np.float32]) -> npt.NDArray[np.int64]:
    """The nearest centre of each vector by Euclidean distance, shape (n,)."""
    nearest = np.zeros(len(vectors), np.int64)
    if len(centres) == 1:
        return nearest
    half = np.einsum("ij,ij->i", centres, centres) / 2
    for start in range(0, len(vectors), _CHUNK):
        products = vectors[start : start + _CHUNK] @ centres.T
        nearest[start : start + _CHUNK] = np.argmax(products - half, axis=1)
    return nearest
