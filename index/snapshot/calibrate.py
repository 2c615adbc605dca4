"""Calibration: what cosines mean in a model, measured on the catalogue itself.

How near a query about something the catalogue does not have comes to it depends on the model and
on the catalogue. It is found out by asking for what one part of the catalogue is called and
looking at all other parts: each category's name and some titles are queries, and everything under
the same top category is hidden from them. What is left is what somebody finds who asks for goods
that are not there.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from index.columns.order import DocumentOrder
from index.protocols import Embedder, Vectors
from index.snapshot.manifest import Calibration

_SAMPLE: Final = 50_000
_LEAST_QUERIES: Final = 8
_UNLIKELY: Final = 50
_LIKELY: Final = 95

UNCALIBRATED: Final = Calibration(unlikely=0.35, likely=0.5, queries=0)
"""For catalogues with one top category, where nothing can be hidden and asked for: cosines that
sentence encoders seldom give to texts about different things."""


def calibrate(embedder: Embedder, vectors: Vectors, order: DocumentOrder) -> Calibration:
    """Measure one model on one catalogue.

    Args:
        embedder: that made ``vectors``.
        vectors: shape (documents, dim).
        order: of the documents.
    """
    tops = sorted({leaf[0] for leaf in order.leaves if leaf})
    if len(tops) < 2:
        return UNCALIBRATED
    queries = [(leaf[-1], leaf[0]) for leaf in order.leaves if leaf and leaf[0] in tops] + [
        (top, top) for top in tops
    ]
    if len(queries) < _LEAST_QUERIES:
        return UNCALIBRATED
    asked = embedder.embed_queries([name for name, _ in queries])
    step = max(1, len(vectors) // _SAMPLE)
    sample = np.asarray(vectors[::step])
    numbers = np.arange(0, len(vectors), step, dtype=np.int32)
    bounds = {top: order.range_of((top,)) for top in tops}
    nearest: list[float] = []
    for (_, top), query in zip(queries, asked, strict=True):
        start, stop = bounds[top]
        hidden = (numbers >= start) & (numbers < stop)
        left: npt.NDArray[np.float32] = (sample @ query)[~hidden]
        if len(left):
            nearest.append(float(left.max()))
    if len(nearest) < _LEAST_QUERIES:
        return UNCALIBRATED
    return Calibration(
        unlikely=float(np.percentile(nearest, _UNLIKELY)),
        likely=float(np.percentile(nearest, _LIKELY)),
        queries=len(nearest),
    )
