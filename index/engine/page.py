"""Page: candidates in order, near-duplicates collapsed, and the part that was asked for."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.engine.collapse import representatives
from index.engine.cursor import Cursor
from index.engine.found import Found
from index.engine.view import View


@dataclass(frozen=True, slots=True)
class Ordered:
    """Hits in order.

    Attributes:
        places: of the hits among the candidates, best first.
        totals: score of each candidate.
    """

    places: npt.NDArray[np.int64]
    totals: npt.NDArray[np.float64]


def in_order(view: View, found: Found, *, collapse: bool) -> Ordered:
    """Candidates by score, then document number; with ``collapse``, one per cluster."""
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
    order = np.lexsort((found.documents[places], -totals[places]))
    return Ordered(places[order], totals)


def page_of(
    view: View, found: Found, ordered: Ordered, *, size: int, cursor: Cursor | None
) -> tuple[npt.NDArray[np.int64], bool]:
    """The places of a page's hits, and whether another page follows."""
    start = 0
    if cursor is not None:
        scores = ordered.totals[ordered.places]
        documents = found.documents[ordered.places]
        last = view.number(cursor.product_id)
        before = scores > cursor.score
        if last is not None:
            before |= (scores == cursor.score) & (documents <= last)
        else:
            before |= scores == cursor.score
        start = int(np.count_nonzero(before))
    page = ordered.places[start : start + size]
    return page, start + size < len(ordered.places)
