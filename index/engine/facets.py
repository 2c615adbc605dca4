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
    base = Scope.of(documents[documents < view.base])
    delta = view.delta
    added = Scope.of(documents[documents >= view.base] - view.base)
    if delta is None or not len(added):
        return columns.facets(base, fields=fields, count=count, terms=terms)
    if fields is None:
        chooser, scope = (columns, base) if len(base) else (delta.columns, added)
        fields = [facet.field for facet in chooser.facets(scope, count=count, terms=terms)]
    merged: list[Facet] = []
    for field in fields:
        parts: list[Facet | None] = []
        refused: list[InputError] = []
        for store, scope in ((columns, base), (delta.columns, added)):
            try:
                found = store.facets(scope, fields=[field], terms=terms) if len(scope) else ()
            except InputError as error:
                refused.append(error)
                found = ()
            parts.append(found[0] if found else None)
        if len(refused) == len(parts):
            raise refused[0]
        one, other = parts
        if one is None and other is not None:
            merged.append(replace(other, unknown=other.unknown + len(base)))
        elif one is not None and (other is None or other.unit != one.unit):
            merged.append(replace(one, unknown=one.unknown + len(added)))
        elif one is not None and other is not None:
            merged.append(_merged(one, other))
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
