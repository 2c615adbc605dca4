"""Parameters: everything besides the catalogue that decides what a snapshot holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from hashlib import sha256

import orjson

from index.columns.manifest import VERSION as COLUMNS_VERSION
from index.lexical import Bm25Parameters
from index.snapshot.manifest import VERSION
from index.vectors.first_pass import VectorBackend

TUNED_WEIGHTS: Mapping[str, float] = {
    "title": 3.0,
    "brand": 2.5,
    "category": 2.0,
    "attributes": 1.0,
    "attribute names": 1.0,
    "description": 1.5,
}
"""Of BM25's fields. What a word in an attribute's name is worth is said where queries are read."""

TUNED_K1 = 1.2
TUNED_B = 0.4
"""Saturation and length normalisation. Product texts are long because much is known of a product,
not because they ramble: half of the usual 0.75 did better on every collection that was tried."""


_MEASURED = 2
"""Raised when a snapshot holds more than before that tells what is relevant: older ones are still
read, and built anew when the index is."""


@dataclass(frozen=True, slots=True)
class SnapshotParameters:
    """How a snapshot is built.

    Attributes:
        bm25: k1, b and the fields' weights.
        language: whose stems words are reduced to; None takes the language of most products.
        batch: products read, cut into terms and embedded at a time.
        vectors: whose first pass finds the nearest of many vectors.
    """

    bm25: Bm25Parameters = field(
        default_factory=lambda: Bm25Parameters(k1=TUNED_K1, b=TUNED_B, weights=dict(TUNED_WEIGHTS))
    )
    language: str | None = None
    batch: int = 1024
    vectors: VectorBackend = VectorBackend.OWN

    def tag(self, models: Sequence[str]) -> str:
        """Eight hex digits that are equal when snapshots of one generation would be."""
        said: dict[str, object] = {
            "version": [VERSION, COLUMNS_VERSION, _MEASURED],
            "models": list(models),
            "bm25": asdict(self.bm25),
            "language": self.language,
        }
        if self.vectors is not VectorBackend.OWN:
            said["vectors"] = self.vectors
        return sha256(orjson.dumps(said, option=orjson.OPT_SORT_KEYS)).hexdigest()[:8]
