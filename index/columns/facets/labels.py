"""The facet of labels: each with the candidates that state it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from index.columns.facets.candidates import Part
from index.columns.facets.entropy import entropy
from index.columns.groups import firsts
from index.columns.label_column import LabelColumn
from index.response import Bucket

SHOWN: Final = 20
"""Labels shown at most; the entropy is over all of them."""


def label_counts(
    column: LabelColumn,
    parts: Sequence[Part],
    rows: npt.NDArray[np.int64],
    groups: npt.NDArray[np.int32],
) -> tuple[dict[str, int], int]:
    """Candidates per label, and how many state any.

    Args:
        column: over all rows of the dense array.
        parts: columns of one attribute, each with labels of its own.
        rows: of the candidates, part by part.
        groups: the label that stands for each label: categories spell theirs each for themselves.
            A group is named by the spelling most frequent among the candidates.
    """
    first = parts[0].info.labels[0]
    size = max(part.info.labels[1] for part in parts) - first
    # Labels are numbered from 0 in each column; counted among those of the attribute.
    starts = np.array([part.info.labels[0] - first for part in parts])
    shifts = np.repeat(starts, [len(part) for part in parts])
    codes = column.codes[rows]
    single = codes >= 0
    owners, several = column.pairs(rows)
    labels = np.concatenate([codes[single] + shifts[single], several + shifts[owners]])
    counts = np.bincount(labels, minlength=size)
    known = len(rows) - int(np.count_nonzero(codes == -1))
    present = np.flatnonzero(counts)
    group = groups[present + first]
    # The most frequent spelling of a group first, which then names it.
    order = np.lexsort((present, -counts[present], group))
    heads = firsts(group[order])
    if not len(heads):
        return {}, known
    totals = np.add.reduceat(counts[present][order], heads)
    names = present[order][heads] + first
    return {
        column.labels[name]: count
        for name, count in zip(names.tolist(), totals.tolist(), strict=True)
    }, known


def label_buckets(counts: Mapping[str, int]) -> tuple[tuple[Bucket, ...], float]:
    """Buckets of the most frequent labels, most frequent first, and the entropy over all."""
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    buckets = tuple(Bucket(count, label=label) for label, count in ordered[:SHOWN])
    return buckets, entropy(np.array([count for _, count in ordered], np.int64))
