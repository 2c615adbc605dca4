"""Floor: whether a candidate has to do with the query at all.

Ranking orders whatever it is given; only a floor can say that nothing matches. Two kinds of
evidence let a candidate through:

- **coverage**, the share of the query's worth that the product's words cover. Each content word is
  worth its idf, so a word that no product has is worth most: "grand piano" stays uncovered, and
  "red wedding dress" is not covered by "red". Numbers are worth less than words.
- **nearness** of meaning, on a scale that the catalogue itself gives (`index.snapshot.calibrate`):
  the median (``unlikely``) and the 95th percentile (``likely``) of how near the nearest product
  comes to queries for goods that are not there.

A candidate passes when its words cover three quarters of the query; or two fifths, and it is
nearer than unlikely; or when it is as near as absent goods hardly ever come. Where meaning cannot
be asked, half of the query has to be covered. Where some candidate covers more, the others have to
cover at least three fifths of that: "diesel forklift" does not ask for diesel generators. In a
category whose whole name the query says, a tenth is enough: in "a quiet diesel generator for my farm" the words that no product has are wishes.
"""

from __future__ import annotations

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


def passes_floor(
    coverage: Floats, cosines: Floats | None, calibration: Calibration | None
) -> npt.NDArray[np.bool_]:
    """Per candidate, whether it is let through.

    Args:
        coverage: 0 to 1.
        cosines: of query and candidate; None when meaning was not asked.
        calibration: of the model that was asked.
    """
    best = OF_THE_BEST * float(coverage.max(initial=0.0))
    if cosines is None or calibration is None:
        return coverage >= max(COVERED_ALONE, best)
    by_words = coverage >= COVERED
    by_both = (coverage >= max(PARTLY_COVERED, best)) & (cosines >= calibration.unlikely)
    return by_words | by_both | (cosines >= calibration.likely)


def passes_by_meaning(cosines: Floats, calibration: Calibration) -> npt.NDArray[np.bool_]:
    """The same where words were not asked."""
    return cosines >= calibration.unlikely
