"""Calibration: what cosines mean in a model, measured on the catalogue itself.

How near a query about something the catalogue does not have comes to it depends on the model and
on the catalogue. It is found out by asking for what one part of the catalogue is called and
looking at all other parts: each category's name is a query, and everything under the same top
category is hidden from it. What is left is what somebody finds who asks for goods that are not
there. A catalogue of a single top category is asked for goods that hardly any catalogue has.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from index.columns.order import DocumentOrder
from index.protocols import Embedder, Vectors
from index.snapshot.manifest import Calibration, Marks

_SAMPLE: Final = 50_000
_LEAST_QUERIES: Final = 8
_UNLIKELY: Final = 50
_UPPER: Final = 75
_LIKELY: Final = 95

_ELSEWHERE: Final = tuple(
    """
    piano; wedding gown; life insurance; fresh salmon; sewing thread; football match tickets;
    garden gnome; cat food; toothpaste; perfume bottle; chess board; fishing rod; wool blanket;
    wallpaper; cement; dictionary; diamond ring; tax advice; holiday flight; violin strings;
    tomato sauce; used car; bunk bed; hair shampoo
    """.replace("\n", " ").split(";")
)
"""What few catalogues of goods have all of."""
_ELSEWHERE_UNLIKELY: Final = 75
_ELSEWHERE_LIKELY: Final = 100


def calibrate(
    embedder: Embedder, vectors: Vectors, categories: Vectors, order: DocumentOrder
) -> Calibration:
    """Measure one model on one catalogue.

    Args:
        embedder: that made ``vectors``.
        vectors: shape (documents, dim).
        categories: of the names of the order's leaves, shape (leaves, dim).
        order: of the documents.
    """
    if not len(vectors):
        return Calibration(unlikely=0.0, likely=0.0, queries=0)
    tops = sorted({leaf[0] for leaf in order.leaves if leaf})
    queries = [(leaf[-1], leaf[0]) for leaf in order.leaves if leaf and leaf[0] in tops] + [
        (top, top) for top in tops
    ]
    if len(tops) < 2 or len(queries) < _LEAST_QUERIES:
        return _by_goods_elsewhere(embedder, vectors)
    asked = embedder.embed_queries([name for name, _ in queries])
    step = max(1, len(vectors) // _SAMPLE)
    sample = np.asarray(vectors[::step])
    numbers = np.arange(0, len(vectors), step, dtype=np.int32)
    bounds = {top: order.range_of((top,)) for top in tops}
    other = np.array([leaf[0] if leaf else "" for leaf in order.leaves])
    named = np.array([bool(leaf and leaf[-1].strip()) for leaf in order.leaves])
    nearest: list[float] = []
    sums: list[float] = []
    for (_, top), query in zip(queries, asked, strict=True):
        start, stop = bounds[top]
        hidden = (numbers >= start) & (numbers < stop)
        left: npt.NDArray[np.float32] = (sample @ query)[~hidden]
        if len(left):
            nearest.append(float(left.max()))
            elsewhere = categories[named & (other != top)]
            if len(elsewhere):
                sums.append(nearest[-1] + float((elsewhere @ query).max()))
    if len(nearest) < _LEAST_QUERIES:
        return _by_goods_elsewhere(embedder, vectors)
    return Calibration(
        unlikely=float(np.percentile(nearest, _UNLIKELY)),
        likely=float(np.percentile(nearest, _LIKELY)),
        queries=len(nearest),
        with_names=_marks(sums),
    )


def _marks(values: list[float]) -> Marks | None:
    if len(values) < _LEAST_QUERIES:
        return None
    median, upper, high = np.percentile(values, (_UNLIKELY, _UPPER, _LIKELY)).tolist()
    # A model in which half of all names are near to nothing has no scale to measure on.
    return Marks(median=median, upper=upper, high=high) if median > 0.0 else None


def _by_goods_elsewhere(embedder: Embedder, vectors: Vectors) -> Calibration:
    """Measure with goods that hardly any catalogue has all of.

    They are farther from everything than the neighbouring categories of one catalogue are, so
    higher percentiles mark the same.
    """
    asked = embedder.embed_queries([name.strip() for name in _ELSEWHERE])
    sample = np.asarray(vectors[:: max(1, len(vectors) // _SAMPLE)])
    nearest = (sample @ asked.T).max(axis=0)
    return Calibration(
        unlikely=float(np.percentile(nearest, _ELSEWHERE_UNLIKELY)),
        likely=float(np.percentile(nearest, _ELSEWHERE_LIKELY)),
        queries=len(asked),
    )
