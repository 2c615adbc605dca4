"""Document vectors for the dense arms, embedded once and kept on disk."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from index.protocols import Embedder, Vectors


class VectorCache:
    """Vectors by embedder and text, so that a second run embeds nothing.

    Args:
        embedder: makes what is missing.
        folder: one .npy file per list of texts lies here.
    """

    def __init__(self, embedder: Embedder, folder: Path) -> None:
        self.embedder = embedder
        self._folder = folder

    def documents(self, texts: Sequence[str]) -> Vectors:
        """Shape (len(texts), dim)."""
        return self._kept("documents", texts)

    def queries(self, texts: Sequence[str]) -> Vectors:
        """Shape (len(texts), dim)."""
        return self._kept("queries", texts)

    def _kept(self, side: str, texts: Sequence[str]) -> Vectors:
        digest = hashlib.sha256(f"{self.embedder.name}\0{side}".encode())
        for text in texts:
            digest.update(b"\0" + text.encode())
        path = self._folder / f"{digest.hexdigest()[:32]}.npy"
        if path.exists():
            kept: Vectors = np.load(path)
            return kept
        embed = (
            self.embedder.embed_documents if side == "documents" else self.embedder.embed_queries
        )
        made = embed(texts)
        self._folder.mkdir(parents=True, exist_ok=True)
        # Another run may be reading: a half-written file must never carry the final name.
        scratch = path.with_suffix(".part.npy")
        np.save(scratch, made)
        scratch.replace(path)
        return made
