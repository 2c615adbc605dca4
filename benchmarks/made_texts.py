"""Made-up product texts, queries and vectors, the same at every call."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

_KINDS = "forklift pump valve generator compressor panel heater mixer conveyor press".split()
_TRAITS = "electric diesel hydraulic stainless portable industrial heavy-duty compact quiet".split()
_PLACES = "warehouse factory hospital farm ship workshop kitchen laboratory site garage".split()
_NAMES = "Alpha Borea Cindar Doven Eskil Falk Gerin Holt Ivar Jarl".split()


def product_texts(count: int, seed: int = 1) -> list[str]:
    """Made-up product texts of some 30 tokens; the same at every call."""
    random = np.random.default_rng(seed)

    def pick(words: Sequence[str]) -> str:
        return words[int(random.integers(len(words)))]

    return [
        f"{pick(_NAMES)} {pick(_TRAITS)} {pick(_KINDS)} {random.integers(100, 9999)}: "
        f"{pick(_TRAITS)} {pick(_KINDS)} for {pick(_PLACES)} and {pick(_PLACES)}, "
        f"{random.integers(1, 90)} kW, {random.integers(1, 60) / 10} t, {pick(_NAMES)} quality"
        for _ in range(count)
    ]


def product_queries(count: int, seed: int = 3) -> list[str]:
    """Made-up queries of two to five words; the same at every call."""
    random = np.random.default_rng(seed)
    words = _KINDS + _TRAITS + _PLACES
    return [
        " ".join(words[int(i)] for i in random.integers(0, len(words), random.integers(2, 6)))
        for _ in range(count)
    ]


def product_vectors(base: Floats, count: int, seed: int = 2) -> Floats:
    """Vectors spread around those of real texts, as variants of a product are."""
    random = np.random.default_rng(seed)
    vectors = np.empty((count, base.shape[1]), np.float32)
    for start in range(0, count, 50_000):
        rows = base[random.integers(0, len(base), min(50_000, count - start))]
        rows = rows + random.standard_normal(rows.shape, dtype=np.float32) * np.float32(0.02)
        vectors[start : start + len(rows)] = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return vectors
