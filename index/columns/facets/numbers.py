"""The facet of a number: round ranges of about equal weight, or the few values there are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from index.columns.facets.edges import DISTINCT, counted_between, round_edges, tallied
from index.columns.facets.entropy import entropy
from index.columns.facets.kernel import reached
from index.columns.groups import firsts
from index.response import Bucket

Floats = npt.NDArray[np.float64]

_SAMPLE: Final = 2048
"""Numbers from which the bounds are found; all are counted."""


@dataclass(frozen=True, slots=True)
class Stated:
    """Numbers that candidates state.

    Attributes:
        points: one number of a candidate each, finite.
        owners: int64, ascending; the candidate of each range.
        low, high: finite ends of what is offered.
    """

    points: Floats
    owners: npt.NDArray[np.int64]
    low: Floats
    high: Floats

    @property
    def known(self) -> int:
        """Candidates that state a number."""
        return len(self.points) + (len(firsts(self.owners)) if len(self.owners) else 0)

    @property
    def ends(self) -> tuple[float, float]:
        """The least and the greatest number; NaN when there is none."""
        if not len(self.low):
            if not len(self.points):
                return float("nan"), float("nan")
            return float(self.points.min()), float(self.points.max())
        return (
            float(min(self.points.min(initial=np.inf), self.low.min(initial=np.inf))),
            float(max(self.points.max(initial=-np.inf), self.high.max(initial=-np.inf))),
        )


def number_buckets(stated: Stated) -> tuple[tuple[Bucket, ...], float]:
    """Buckets in ascending order, and the entropy over them.

    A candidate that offers a range counts in every bucket that the range reaches, as it would
    meet a filter for each. Up to seven distinct numbers are a bucket each, labelled, with equal
    ends; more are brought together in about six ranges.
    """
    ends = np.array(stated.ends)
    if np.isnan(ends[0]):
        return (), 0.0
    values, weights = tallied(np.sort(_sample(stated, ends)))
    if len(values) <= DISTINCT:
        every = np.unique(np.concatenate([stated.points, stated.low, stated.high]))
        if len(every) <= DISTINCT:
            counts = _equal(stated, every)
            buckets = tuple(
                Bucket(int(count), label=f"{value:.12g}", low=float(value), high=float(value))
                for value, count in zip(every, counts, strict=True)
            )
            return buckets, entropy(counts)
        values, weights = every, np.ones(len(every), np.int64)
    edges = round_edges(values, weights)
    counts = _between(stated, edges)
    buckets = tuple(
        Bucket(int(count), low=float(low), high=float(high))
        for count, low, high in zip(counts, edges[:-1], edges[1:], strict=True)
    )
    return buckets, entropy(counts)


def _sample(stated: Stated, ends: Floats) -> Floats:
    """At most some thousand numbers, evenly taken, the least and the greatest among them."""
    numbers = stated.points
    if len(stated.owners):
        starts = firsts(stated.owners)
        numbers = np.concatenate([numbers, stated.low[starts], stated.high[starts]])
    if len(numbers) > _SAMPLE:
        numbers = numbers[:: -(-len(numbers) // _SAMPLE)]
    return np.concatenate([numbers, ends])


def _equal(stated: Stated, values: Floats) -> npt.NDArray[np.int64]:
    counts = np.zeros(len(values), np.int64)
    if len(stated.points):
        counts += np.bincount(np.searchsorted(values, stated.points), minlength=len(values))
    if len(stated.owners):
        counts += _reached(stated, values, values, closed=True)
    return counts


def _between(stated: Stated, edges: Floats) -> npt.NDArray[np.int64]:
    counts: npt.NDArray[np.int64] = counted_between(stated.points, edges)
    if len(stated.owners):
        counts += _reached(stated, edges[:-1], edges[1:], closed=False)
    return counts


def _reached(stated: Stated, low: Floats, high: Floats, *, closed: bool) -> npt.NDArray[np.int64]:
    """Candidates with a range that reaches into each bucket."""
    counts: npt.NDArray[np.int64] = reached(
        stated.owners, stated.low, stated.high, low, high, closed
    )
    return counts
