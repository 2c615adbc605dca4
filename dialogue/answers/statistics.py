"""Statistics that answers are made of."""

from __future__ import annotations

from collections import Counter

import numpy as np

from dialogue.answers.answer import Contrast, Spread
from dialogue.answers.protocol import Floats, OfferNumbers, Places
from dialogue.protocols import Column
from dialogue.reply import FieldValue

_FEWEST = 5
"""Products that state a field, in each of two groups, for the groups to be told apart by it."""


def spread(values: Floats) -> Spread | None:
    """The distribution of some numbers; None of none. Quartiles by linear interpolation."""
    values = values[np.isfinite(values)]
    if not len(values):
        return None
    low, quarter, median, three, high = np.quantile(values, (0, 0.25, 0.5, 0.75, 1)).tolist()
    return Spread(low, quarter, median, three, high, len(values))


def least_of(numbers: OfferNumbers, keep: Places | None = None) -> Floats:
    """The least known number of each document that has one."""
    known = np.isfinite(numbers.values)
    if keep is not None:
        known &= keep
    owners, values = numbers.owners[known], numbers.values[known]
    if not len(owners):
        return np.empty(0)
    order = np.lexsort((values, owners))
    _, first = np.unique(owners[order], return_index=True)
    return np.asarray(values[order][first], np.float64)


def label_counts(column: Column) -> tuple[tuple[tuple[str, int], ...], int]:
    """Labels with the documents that have each, most first; and documents that have any."""
    if column.offsets is None or column.codes is None:
        return (), 0
    counts = np.bincount(column.codes, minlength=len(column.labels)).tolist()
    pairs = [(label, n) for label, n in zip(column.labels, counts, strict=True) if n]
    pairs.sort(key=lambda one: (-one[1], one[0]))
    return tuple(pairs), int(np.count_nonzero(np.diff(column.offsets)))


def contrast(name: str, one: Column, other: Column) -> tuple[float, Contrast] | None:
    """How far two groups differ in a field, 0 to 1, and in what.

    Numbers by the share of one group that lies above the median of the other (the common language
    effect size of McGraw and Wong 1992, scaled); labels by total variation distance.
    """
    if one.low is not None and other.low is not None:
        return _numbers(name, one, other)
    first, n = label_counts(one)
    second, m = label_counts(other)
    if min(n, m) < _FEWEST:
        return None
    mine, others = Counter(dict(first)), Counter(dict(second))
    labels = sorted(mine.keys() | others.keys())
    apart = 0.5 * sum(abs(mine[label] / n - others[label] / m) for label in labels)
    # The value in which each group exceeds the other most is what tells them apart.
    tops = (
        max(labels, key=lambda label: (mine[label] / n - others[label] / m, label)),
        max(labels, key=lambda label: (others[label] / m - mine[label] / n, label)),
    )
    found = Contrast(
        name,
        (FieldValue(labels=tops[:1]), FieldValue(labels=tops[1:])),
        (n, m),
        (mine[tops[0]] / n, others[tops[1]] / m),
    )
    return min(1.0, apart), found


def _numbers(name: str, one: Column, other: Column) -> tuple[float, Contrast] | None:
    if one.low is None or other.low is None or one.unit != other.unit:
        return None
    first, second = one.low[np.isfinite(one.low)], other.low[np.isfinite(other.low)]
    if min(len(first), len(second)) < _FEWEST:
        return None
    ordered = np.sort(second)
    below = np.searchsorted(ordered, first, "left") + np.searchsorted(ordered, first, "right")
    superior = float(below.mean()) / (2 * len(second))
    medians = [float(np.median(group)) for group in (first, second)]
    if medians[0] == medians[1]:
        return None
    values = [FieldValue(low=median, high=median, unit=one.unit) for median in medians]
    found = Contrast(name, (values[0], values[1]), (len(first), len(second)))
    return abs(2 * superior - 1), found
