"""Page: near-duplicates collapsed, and the part of what was found that was asked for, in order."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.engine.collapse import representatives
from index.engine.cursor import Cursor
from index.engine.found import Found
from index.engine.view import View

Places = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Shown:
    """Candidates that pages show.

    Attributes:
        places: among the candidates, ascending, as their document numbers are.
        totals: score of each candidate.
    """

    places: Places
    totals: npt.NDArray[np.float64]

    def first(self, count: int) -> Places:
        """The best, by score and then document number."""
        return self.places[_best(self.totals[self.places], count)]


def shown_of(view: View, found: Found, *, collapse: bool) -> Shown:
    """What pages show of the candidates: with ``collapse``, one of each cluster, else all."""
    totals = found.scores.total
    places = np.arange(len(found.documents))
    if collapse and len(places):
        places = representatives(
            found.documents,
            view.clusters[found.documents],
            found.scores.tiers,
            view.quality[found.documents],
            totals,
        )
    return Shown(places, totals)


def page_of(
    view: View, found: Found, shown: Shown, *, size: int, cursor: Cursor | None
) -> tuple[Places, bool]:
    """The places of a page's hits, best first, and whether another page follows."""
    left = shown
    if cursor is not None:
        scores, documents = shown.totals[shown.places], found.documents[shown.places]
        last = view.number(cursor.product_id)
        before = scores > cursor.score
        if last is not None:
            before |= (scores == cursor.score) & (documents <= last)
        else:
            before |= scores == cursor.score
        left = Shown(shown.places[~before], shown.totals)
    return left.first(size), size < len(left.places)


def _best(scores: npt.NDArray[np.float64], count: int) -> Places:
    """Places of the greatest, the first of equals first; millions are not sorted for ten."""
    if count >= len(scores):
        return np.argsort(-scores, kind="stable")
    if count < 1:
        return np.empty(0, np.int64)
    least = np.partition(scores, len(scores) - count)[len(scores) - count]
    above = np.flatnonzero(scores > least)
    chosen = np.concatenate([above, np.flatnonzero(scores == least)[: count - len(above)]])
    return chosen[np.lexsort((chosen, -scores[chosen]))]
