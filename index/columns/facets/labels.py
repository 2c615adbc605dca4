"""The facet of labels: each with the candidates that state it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from index.columns.facets.candidates import Part
from index.columns.facets.entropy import entropy
from index.columns.groups import firsts
from index.columns.label_column import LabelColumn
from index.columns.pool import TextPool
from index.response import Bucket

SHOWN: Final = 20
"""Labels shown at most; the entropy is over all of them."""


@dataclass(frozen=True, slots=True)
class LabelCounts:
    """Candidates per label; texts are only read of the labels that are shown.

    Attributes:
        numbers: of the labels.
        counts: of each.
        pool: the texts of all labels.
    """

    numbers: npt.NDArray[np.int64]
    counts: npt.NDArray[np.int64]
    pool: TextPool

    @property
    def entropy(self) -> float:
        """Of the distribution, in bits."""
        return entropy(self.counts)

    def buckets(self) -> tuple[tuple[Bucket, ...], float]:
        """Buckets of the most frequent labels, most frequent first, and the entropy over all."""
        numbers, counts = self.numbers, self.counts
        if len(counts) > SHOWN:
            # Equals are told apart by their texts.
            shown = counts >= np.partition(counts, -SHOWN)[-SHOWN]
            numbers, counts = numbers[shown], counts[shown]
        named: Counter[str] = Counter()
        for number, count in zip(numbers.tolist(), counts.tolist(), strict=True):
            named[self.pool[number]] += count
        return label_buckets(named)[0], self.entropy


def label_counts(
    part: Part, column: LabelColumn, groups: npt.NDArray[np.int32]
) -> tuple[LabelCounts, int]:
    """Candidates per label, and how many state any.

    Args:
        part: the candidates.
        column: over all rows of the dense array.
        groups: the label that stands for each label: categories spell theirs each for themselves.
            A group is named by the spelling most frequent among the candidates.
    """
    rows, parts = part.inside.rows, part.inside.parts
    first, last = int(part.group.labels[:, 0].min()), int(part.group.labels[:, 1].max())
    # Labels are numbered from 0 in each column; counted among those of the attribute.
    starts = part.group.labels[:, 0] - first
    codes = column.codes[rows]
    single = codes >= 0
    owners, several = column.pairs(rows)
    labels = np.concatenate(
        [codes[single] + starts[parts[single]], several + starts[parts[owners]]]
    )
    counts = np.bincount(labels, minlength=last - first)
    known = len(rows) - int(np.count_nonzero(codes == -1))
    present = np.flatnonzero(counts)
    group = groups[present + first]
    # The most frequent spelling of a group first, which then names it.
    order = np.lexsort((present, -counts[present], group))
    heads = firsts(group[order])
    if not len(heads):
        return LabelCounts(present, counts[present], column.labels), known
    totals = np.add.reduceat(counts[present][order], heads)
    return LabelCounts(present[order][heads] + first, totals, column.labels), known


def label_buckets(counts: Mapping[str, int]) -> tuple[tuple[Bucket, ...], float]:
    """Buckets of the most frequent labels, most frequent first, and the entropy over all."""
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    buckets = tuple(Bucket(count, label=label) for label, count in ordered[:SHOWN])
    return buckets, entropy(np.array([count for _, count in ordered], np.int64))
