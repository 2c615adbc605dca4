"""Care: how probable it is that a buyer has a requirement on a field that nobody spoke of yet.

Buyers come with a handful of requirements, on fields that matter. So fields share a fixed number
of expected requirements by importance: the probability of field f is 1 - exp(-k · importance(f)),
with k so that all probabilities, those of fields already spoken of included, come to that number.

A buyer who answers every question cares about more than one who passes most of them over: the
expected number grows with the share of answers among replies to questions, as the mean of a Gamma
belief with a prior worth a few questions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

EXPECTED: Final = 4.0
"""Requirements of a buyer in all."""
CERTAIN: Final = 0.95
"""Probability that a buyer cares about what is said to matter."""
MINOR: Final = 0.15
"""How much less probable it is of a field that was left out when asked what matters."""
LESSER: Final = 0.5
"""The same where the buyer named as many as people name at once: there may be more."""
AT_ONCE: Final = 3
"""Things that people name at once."""
UNOFFERED: Final = 0.8
"""The same of a field that was not among those offered then."""
_PRIOR: Final = 3.0
"""Questions that the prior belief about a buyer is worth."""
_ANSWERED: Final = 0.5
_MOST: Final = 0.95
_STEPS: Final = 60


@dataclass(frozen=True, slots=True)
class Replies:
    """How a buyer has replied to questions about fields.

    Attributes:
        answered: with a value.
        passed: with no preference.
        named: fields named at most when asked what matters.
        last: fields named when last asked so.
        declined: then the buyer said that nothing of it matters.
        unsure: then the buyer could not say.
    """

    answered: int = 0
    passed: int = 0
    named: int = 0
    last: int = 0
    declined: bool = False
    unsure: bool = False

    @property
    def expected(self) -> float:
        """Answers to be expected of as many questions."""
        return _ANSWERED * (self.answered + self.passed)


def care(importance: Sequence[float], replies: Replies) -> Floats:
    """Probability per field that the buyer cares about it, before anything is known of it."""
    weights = np.maximum(np.array(importance, np.float64), 0.0)
    if not len(weights) or float(weights.max()) <= 0:
        return np.zeros(len(weights))
    pickiness = (_PRIOR + replies.answered) / (_PRIOR + replies.expected)
    wanted = min(EXPECTED * pickiness, _MOST * len(weights) * 0.999)
    low, high = 0.0, 1.0
    while _total(weights, high) < wanted and high < 1e6:
        high *= 2.0
    for _ in range(_STEPS):
        middle = (low + high) / 2
        if _total(weights, middle) < wanted:
            low = middle
        else:
            high = middle
    return np.minimum(1.0 - np.exp(-high * weights), _MOST)


def _total(weights: Floats, k: float) -> float:
    return float(np.minimum(1.0 - np.exp(-k * weights), _MOST).sum())
