"""SentenceTransformerEmbedder: any model that the package sentence-transformers can load."""

from __future__ import annotations

import re
import threading
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from index.protocols import Vectors
from index.vectors.embed.torch_model import load_torch_model


class SentenceTransformerEmbedder:
    """A model by name or by the path of its folder; costs torch, some nine seconds, at first use.

    Args:
        model: as sentence-transformers takes it.
        threads: torch's, for this whole process.
    """

    def __init__(self, model: str, *, threads: int = 1) -> None:
        self._given = model
        self._threads = max(1, threads)
        self._lock = threading.Lock()
        self._loaded: Any = None

    @property
    def name(self) -> str:
        """The model's name; for a folder also a hash of its settings and of its files' sizes."""
        folder = Path(self._given)
        stem = re.sub(r"[^A-Za-z0-9._]+", "-", folder.name if folder.is_dir() else self._given)
        if not folder.is_dir():
            return f"st-{stem.strip('-')}"
        digest = sha256()
        for file in sorted(p for p in folder.rglob("*") if p.is_file()):
            digest.update(f"{file.relative_to(folder)}:{file.stat().st_size}\n".encode())
            if file.suffix == ".json":
                digest.update(file.read_bytes())
        return f"st-{stem.strip('-')}-{digest.hexdigest()[:12]}"

    @property
    def dim(self) -> int:
        """Length of a vector; loads the model."""
        return int(self._model().get_embedding_dimension())

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Shape (len(texts), dim), L2-normalised; with the model's own query prompt."""
        return self._embed(self._model().encode_query, texts)

    def embed_documents(self, texts: Sequence[str]) -> Vectors:
        """Shape (len(texts), dim), L2-normalised; with the model's own document prompt."""
        return self._embed(self._model().encode_document, texts)

    def _embed(self, encode: Any, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.empty((0, self.dim), np.float32)
        with self._lock:
            vectors = encode(list(texts), normalize_embeddings=True, show_progress_bar=False)
        return np.ascontiguousarray(vectors, np.float32)

    def _model(self) -> Any:
        with self._lock:
            if self._loaded is None:
                self._loaded = load_torch_model(
                    "SentenceTransformer", self._given, threads=self._threads
                )
            return self._loaded
