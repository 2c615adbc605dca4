"""Facets over the candidates that were found, those added since the snapshot included."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from data.errors import InputError
from index.columns import Scope, Terms
from index.engine.view import View
from index.protocols import Documents
from index.response import Bucket, Facet


def facets_of(
    view: View,
    documents: Documents,
    fields: Sequence[str] | None,
    count: int,
    terms: Terms,
) -> tuple[Facet, ...]:
    """How fields are distributed over some documents.

    Raises:
        InputError: no category has a field that was named.
    """
    columns = view.snapshot.columns
    base = documents[documents < view.base]
    found = columns.facets(Scope.of(base), fields=fields, count=count, terms=terms)
    delta = view.delta
    added = documents[documents >= view.base] - view.base
    if delta is None or not len(added):
        return found
    scope = Scope.of(added)
    merged: list[Facet] = []
    for facet in found:
        try:
            others = delta.columns.facets(scope, fields=[facet.field], terms=terms)
        except InputError:
            others = ()
        if others and others[0].unit == facet.unit:
            merged.append(_merged(facet, others[0]))
        else:
            merged.append(replace(facet, unknown=facet.unknown + len(added)))
    return tuple(merged)


def _merged(facet: Facet, other: Facet) -> Facet:
    """The facet of both; ranges keep their bounds, the outermost ones are widened."""
    if any(bucket.label is None for bucket in (*facet.buckets, *other.buckets)):
        buckets = _ranges(facet.buckets, other.buckets)
    else:
        buckets = _labels(facet.buckets, other.buckets)
    return replace(
        facet,
        buckets=buckets,
        known=facet.known + other.known,
        unknown=facet.unknown + other.unknown,
        entropy=_entropy([bucket.count for bucket in buckets]),
        minimum=_end(min, facet.minimum, other.minimum),
        maximum=_end(max, facet.maximum, other.maximum),
    )


def _labels(one: Sequence[Bucket], other: Sequence[Bucket]) -> tuple[Bucket, ...]:
    counts: dict[str, int] = {}
    for bucket in (*one, *other):
        if bucket.label is not None:
            counts[bucket.label] = counts.get(bucket.label, 0) + bucket.count
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Bucket(count, label) for label, count in ordered)


def _ranges(one: Sequence[Bucket], other: Sequence[Bucket]) -> tuple[Bucket, ...]:
    if not one:
        return tuple(other)
    counts = [bucket.count for bucket in one]
    lows = [bucket.low if bucket.low is not None else -math.inf for bucket in one]
    for bucket in other:
        if bucket.low is None or bucket.high is None:
            continue
        middle = (bucket.low + bucket.high) / 2
        at = max((n for n, low in enumerate(lows) if low <= middle), default=0)
        counts[at] += bucket.count
    return tuple(replace(b, count=count) for b, count in zip(one, counts, strict=True))


def _entropy(counts: Sequence[int]) -> float:
    total = sum(counts)
    shares = [count / total for count in counts if count] if total else []
    return -sum(share * math.log2(share) for share in shares)


def _end(choose: object, one: float | None, other: float | None) -> float | None:
    known = [end for end in (one, other) if end is not None]
    return choose(known) if known and callable(choose) else None
