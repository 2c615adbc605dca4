"""CachedEmbedder: never embeds the same text twice."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import numpy as np

from index.protocols import Embedder, Vectors
from index.vectors.embed.store import EmbeddingStore

Progress = Callable[[int, int], None]
"""Called with how many texts are done and how many there are."""

_CHUNK: Final = 2_048


class CachedEmbedder:
    """An embedder with documents kept on disk and recent queries in memory.

    Thread-safe as far as queries go; documents are embedded by one caller at a time.

    Args:
        folder: documents' vectors are kept in a folder of the embedder's name under it.
        queries: how many are remembered.
    """

    def __init__(self, inner: Embedder, folder: Path, *, queries: int = 4_096) -> None:
        self._inner = inner
        self._folder = folder
        self._limit = queries
        self._recent: OrderedDict[str, Vectors] = OrderedDict()
        self._lock = threading.Lock()
        self._store: EmbeddingStore | None = None

    @property
    def name(self) -> str:
        """The embedder's."""
        return self._inner.name

    @property
    def dim(self) -> int:
        """The embedder's."""
        return self._inner.dim

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Shape (len(texts), dim), L2-normalised."""
        with self._lock:
            known = {text: row for text in texts if (row := self._recall(text)) is not None}
        missing = list(dict.fromkeys(text for text in texts if text not in known))
        if missing:
            known.update(zip(missing, self._inner.embed_queries(missing), strict=True))
            with self._lock:
                for text in missing:
                    self._recent[text] = known[text]
                while len(self._recent) > self._limit:
                    self._recent.popitem(last=False)
        if not texts:
            return np.empty((0, self.dim), np.float32)
        return np.stack([known[text] for text in texts])

    def embed_documents(self, texts: Sequence[str], *, progress: Progress | None = None) -> Vectors:
        """Shape (len(texts), dim), L2-normalised.

        Chunk by chunk: what was embedded before an interruption is not embedded again.
        """
        if self._store is None:
            self._store = EmbeddingStore(self._folder / self.name, self.dim)
        vectors = np.empty((len(texts), self.dim), np.float32)
        for start in range(0, len(texts), _CHUNK):
            chunk = texts[start : start + _CHUNK]
            known, found = self._store.find(chunk)
            rows = vectors[start : start + len(chunk)]
            rows[known] = found
            if not known.all():
                missing: dict[str, int] = {}
                unknown = np.flatnonzero(~known).tolist()
                for at in unknown:
                    missing.setdefault(chunk[at], len(missing))
                new = self._inner.embed_documents(list(missing))
                self._store.append(list(missing), new)
                for at in unknown:
                    rows[at] = new[missing[chunk[at]]]
            if progress is not None:
                progress(start + len(chunk), len(texts))
        return vectors

    def _recall(self, text: str) -> Vectors | None:
        row = self._recent.get(text)
        if row is not None:
            self._recent.move_to_end(text)
        return row
