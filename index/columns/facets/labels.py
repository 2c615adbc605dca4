"""The facet of labels: each with the candidates that state it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np

from data.parse.text import value_key
from index.columns.facets.entropy import entropy
from index.columns.label_column import LabelColumn
from index.columns.scope import Places, length
from index.response import Bucket

SHOWN: Final = 20
"""Labels shown at most; the entropy is over all of them."""


def label_counts(column: LabelColumn, places: Places) -> tuple[dict[str, int], int]:
    """Candidates per label, and how many state any."""
    codes = column.codes[places]
    _, pair_codes = column.pairs(places)
    single = codes[codes >= 0]
    counts = np.bincount(single, minlength=column.count)
    if len(pair_codes):
        counts = counts + np.bincount(pair_codes, minlength=column.count)
    known = length(places) - int(np.count_nonzero(codes == -1))
    return {column.label(int(n)): int(counts[n]) for n in np.flatnonzero(counts)}, known


def merged(counts: Mapping[str, int]) -> dict[str, int]:
    """Spellings of one value brought together under the most frequent.

    Categories spell their labels each for themselves.
    """
    totals: dict[str, int] = {}
    names: dict[str, str] = {}
    for label, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        key = value_key(label)
        name = names.setdefault(key, label)
        totals[name] = totals.get(name, 0) + count
    return totals


def label_buckets(counts: Mapping[str, int]) -> tuple[tuple[Bucket, ...], float]:
    """Buckets of the most frequent labels, most frequent first, and the entropy over all."""
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    buckets = tuple(Bucket(count, label=label) for label, count in ordered[:SHOWN])
    return buckets, entropy(np.array([count for _, count in ordered], np.int64))
