"""BM25's parameters and its two inverse document frequencies.

Robertson & Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009; fields are
combined as in BM25F (Robertson, Zaragoza & Taylor, CIKM 2004): their weighted, length-normalised
frequencies are added before saturation, so that a word in two fields is not counted as two words.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

DEFAULT_WEIGHTS: Mapping[str, float] = {
    "title": 3.0,
    "brand": 2.5,
    "category": 1.5,
    "attributes": 1.0,
    "description": 0.6,
}


@dataclass(frozen=True, slots=True)
class Bm25Parameters:
    """How frequencies become scores.

    Attributes:
        k1: saturation of term frequency.
        b: length normalisation, 0 for none, 1 for full, the same in every field.
        weights: per field; a field that is not named weighs 1.
        idf: "lucene" is log(1 + (N - n + 0.5) / (n + 0.5)), never negative; "okapi" is
            log((N - n + 0.5) / (n + 0.5)) with negative values raised to a quarter of the
            average, as the package rank-bm25 has it.
    """

    k1: float = 1.5
    b: float = 0.75
    weights: Mapping[str, float] = field(default_factory=lambda: dict(DEFAULT_WEIGHTS))
    idf: Literal["lucene", "okapi"] = "lucene"

    def weight(self, name: str) -> float:
        """Weight of a field."""
        return self.weights.get(name, 1.0)


def lucene_idf(documents: int, frequency: int) -> float:
    """Inverse document frequency that is never negative."""
    return math.log(1.0 + (documents - frequency + 0.5) / (frequency + 0.5))


def okapi_idf(documents: int, frequency: int) -> float:
    """Robertson and Sparck Jones's weight; negative for words in over half of the documents."""
    return math.log(documents - frequency + 0.5) - math.log(frequency + 0.5)
