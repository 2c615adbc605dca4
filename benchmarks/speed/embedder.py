"""ScriptedDocuments: real vectors for queries, clustered made-up ones for documents.

A million documents cannot be embedded in the time of a benchmark on two cores. Each kind of product
with each trait has a prototype, embedded by the real model; a document's vector is the prototype
of what it is called, moved by noise drawn from its text. So queries, which are really embedded,
have sensible neighbours, and the vectors lie in clusters as those of variants of a product do.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final
from zlib import crc32

import numpy as np
import numpy.typing as npt

from benchmarks.speed.words import TRAITS, categories, thing
from index.protocols import Embedder, Vectors

_POOL: Final = 65_521
_NOISE: Final = 0.025
"""Standard deviation per dimension: a document and its prototype have a cosine of about 0.9."""


class ScriptedDocuments:
    """Satisfies `index.protocols.Embedder`.

    Args:
        real: embeds queries and prototypes.
        cache: folder that keeps the prototypes.
    """

    def __init__(self, real: Embedder, cache: Path) -> None:
        self._real = real
        self._cache = cache / f"prototypes-{real.name}.npy"
        self._prototypes: npt.NDArray[np.float32] | None = None
        self._noise: npt.NDArray[np.float32] | None = None
        self._categories = {path[-1]: number for number, path in enumerate(categories())}

    @property
    def name(self) -> str:
        """The model's, and that documents are not really its own."""
        return f"{self._real.name}-scripted-documents"

    @property
    def dim(self) -> int:
        """The model's."""
        return self._real.dim

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Shape (len(texts), dim), L2-normalised; by the real model."""
        return self._real.embed_queries(texts)

    def embed_documents(self, texts: Sequence[str]) -> Vectors:
        """Shape (len(texts), dim), L2-normalised; made up for products, real for other texts."""
        prototypes, noise = self._load()
        hashes = np.array([crc32(text.encode()) for text in texts], np.int64)
        rows = np.array([self._prototype(text) for text in texts], np.int64)
        found = prototypes[rows] + noise[hashes % _POOL]
        found += noise[(hashes // _POOL) % _POOL]
        found /= np.linalg.norm(found, axis=1, keepdims=True)
        others = np.flatnonzero(rows < 0).tolist()
        if others:
            found[others] = self._real.embed_documents([texts[n] for n in others])
        return found

    def _prototype(self, text: str) -> int:
        """Of a product's text, which says its title and then its category; -1 of another."""
        title, _, rest = text.partition(". ")
        category = self._categories.get(rest.partition(". ")[0])
        if category is None:
            return -1
        trait = next((n for n, words in enumerate(TRAITS) if words in title), 0)
        return category * len(TRAITS) + trait

    def _load(self) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
        if self._prototypes is None or self._noise is None:
            if not self._cache.exists():
                names = [thing(n) for n in range(len(categories()))]
                made = self._real.embed_documents([f"{t} {n}" for n in names for t in TRAITS])
                self._cache.parent.mkdir(parents=True, exist_ok=True)
                np.save(self._cache, made)
            self._prototypes = np.load(self._cache)
            dice = np.random.default_rng(7)
            scale = np.float32(_NOISE / 2**0.5)
            self._noise = dice.standard_normal((_POOL, self.dim), np.float32) * scale
        return self._prototypes, self._noise
