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

**Nearness** of meaning is measured on scales that the catalogue itself gives
(`index.snapshot.calibrate`): how near queries for goods that are not there come to it. What counts
first is the sum of two cosines, with the nearest product and with the nearest category's name:
titles full of measures and part numbers are far from the plain name of the goods, and a near title
of another kind is seldom beside a near name. To that comes the *margin*: by how much the query is
nearer to that name than to any name of goods that the catalogue does not have
(`index.snapshot.elsewhere`); "wheelchair" is near to office chairs, and nearer to wheelchairs. A
query is for something that is there from half-way between the 75th and the 95th percentile; one in
another language than the catalogue, which lies farther from everything, from the median, or where
there is no margin from half-way between that and the 75th. Partly covered words count only from
the 75th, or the median. A nearest product above the 95th percentile of cosines is enough by itself,
since names of categories may say nothing, less what the query is nearer to what is not there. Once
any of these lets something through, all that is nearer than *unlikely* is let through too, where
the query is in the catalogue's language.

Where there are too few categories to tell, cosines alone decide: goods that are there have their
nearest products in one category, goods that are not are near to a bit of everything. Where four
fifths of the nearest are of one category, half-way between *unlikely* and *likely* is near enough,
and otherwise only *likely* is; in another language, unlikely takes the place of half-way.
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
        with_names: mean of that cosine and that of the candidate's category's name, per candidate;
            None where there are no categories.
        nearest_name: cosine of the query and the nearest category's name.
        elsewhere: cosine of the query and the nearest name of goods that are not there.
    """

    cosines: Floats
    calibration: Calibration
    concentration: float
    native: bool
    with_names: Floats | None = None
    nearest_name: float | None = None
    elsewhere: float | None = None

    @property
    def margin(self) -> float:
        """By how much the query is nearer to what is there than to what is not, by their names."""
        if self.nearest_name is None or self.elsewhere is None:
            return 0.0
        return self.nearest_name - self.elsewhere

    @property
    def total(self) -> float | None:
        """Nearest product, nearest name and margin together; None where names cannot tell."""
        if self.nearest_name is None or self.calibration.with_names is None:
            return None
        return float(self.cosines.max(initial=-1.0)) + self.nearest_name + self.margin

    @property
    def supports_words(self) -> bool:
        """Whether the query is near enough to what is there for some of its words to count."""
        marks, total = self.calibration.with_names, self.total
        if marks is None or total is None:
            return True
        return total >= (marks.upper if self.native else marks.median)

    def lets_through(self) -> npt.NDArray[np.bool_]:
        """Per candidate, whether meaning alone lets it through."""
        marks, total = self.calibration.with_names, self.total
        if marks is None or total is None or self.with_names is None:
            return self.cosines >= self.cutoff
        nearest = float(self.cosines.max(initial=-1.0))
        near = np.zeros(len(self.cosines), np.bool_)
        if nearest + min(self.margin, 0.0) >= self.calibration.likely:
            near |= self.cosines >= min(self.calibration.likely, OF_THE_NEAREST * nearest)
        ends = (marks.upper, marks.high) if self.native else (marks.median, marks.upper)
        needed = sum(ends) / 2
        if not self.native and self.elsewhere is not None:
            needed = marks.median
        if total >= needed and total > 0.0:
            near |= self.with_names >= OF_THE_NEAREST * float(self.with_names.max(initial=0.0))
        return near

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
    passed = by_words | nearness.lets_through()
    if nearness.supports_words:
        partly = coverage >= max(PARTLY_COVERED, best)
        passed |= partly & (nearness.cosines >= nearness.calibration.unlikely)
    if nearness.native and passed.any():
        # What is asked for is there: nearer than what is not mostly comes is near enough.
        passed |= nearness.cosines >= nearness.calibration.unlikely
    return passed
