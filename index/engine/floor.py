"""Floor: whether a candidate has to do with the query at all.

Ranking orders whatever it is given; only a floor can say that nothing matches. Two kinds of
evidence let a candidate through.

**Coverage** is the share of the query's worth that the product's words cover. Each content word is
worth its idf, so a word that no product has is worth most: "grand piano" stays uncovered, and "red
wedding dress" is not covered by "red". Numbers are worth less than words. Three quarters are
enough; two fifths are, for a product that is also nearer in meaning than *unlikely*; half, where
meaning cannot be asked. Where some candidate covers more, the others have to cover three fifths of
that: "diesel forklift" does not ask for diesel generators. In a category whose whole name the
query says, a tenth is enough: in "a quiet diesel generator for my farm" the words that no product
has are wishes.

**Nearness** of meaning is measured on a scale that the catalogue itself gives
(`index.snapshot.calibrate`): how near the nearest product comes to queries for goods that are not
there; *unlikely* is the median of that, *likely* the 95th percentile. Goods that are there have
their nearest products in one category, goods that are not are near to a bit of everything: where
four fifths of the nearest are of one category, half-way between the two marks is near enough, and
otherwise only *likely* is. Queries in another language than the catalogue's lie farther from
everything: for them unlikely takes the place of half-way.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from index.engine.evidence import Floats
from index.snapshot.manifest import Calibration

COVERED: Final = 0.75
PARTLY_COVERED: Final = 0.4
COVERED_ALONE: Final = 0.5
COVERED_IN_NAMED: Final = 0.1
OF_THE_BEST: Final = 0.6
CONCENTRATED: Final = 0.8
OF_THE_NEAREST: Final = 0.75
"""Of the nearest product's cosine, down to which others are let through with it."""

_NEAREST: Final = 50
_FEWEST: Final = 5
_SHARE: Final = 0.1


@dataclass(frozen=True, slots=True)
class Nearness:
    """What meaning says.

    Attributes:
        cosines: of query and candidate, per candidate.
        calibration: of the model that was asked.
        concentration: share of the nearest products that are of one category.
        native: whether the query is in the catalogue's language.
    """

    cosines: Floats
    calibration: Calibration
    concentration: float
    native: bool

    @property
    def cutoff(self) -> float:
        """The cosine from which meaning alone lets a candidate through; infinite for none."""
        marks = self.calibration
        needed = marks.likely
        if self.concentration >= CONCENTRATED:
            half_way = (marks.unlikely + marks.likely) / 2
            needed = half_way if self.native else marks.unlikely
        nearest = float(self.cosines.max(initial=-1.0))
        return float("inf") if nearest < needed else min(needed, OF_THE_NEAREST * nearest)


def concentration(leaves: npt.NDArray[np.int64], documents: int) -> float:
    """The share of the nearest products that are of one category.

    Args:
        leaves: category of each product found, nearest first.
        documents: in the catalogue; of a small one, fewer are looked at.
    """
    looked_at = min(_NEAREST, max(_FEWEST, int(_SHARE * documents)))
    nearest = leaves[:looked_at]
    return float(np.bincount(nearest).max()) / len(nearest) if len(nearest) else 0.0


def passes_floor(coverage: Floats, nearness: Nearness | None) -> npt.NDArray[np.bool_]:
    """Per candidate, whether it is let through.

    Args:
        coverage: 0 to 1.
        nearness: None when meaning was not asked.
    """
    best = OF_THE_BEST * float(coverage.max(initial=0.0))
    if nearness is None:
        return coverage >= max(COVERED_ALONE, best)
    by_words = coverage >= max(COVERED, best)
    partly = coverage >= max(PARTLY_COVERED, best)
    by_both = partly & (nearness.cosines >= nearness.calibration.unlikely)
    return by_words | by_both | (nearness.cosines >= nearness.cutoff)
