"""Folds: queries dealt out so that none is ranked by something that has seen its judgements."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence

from benchmarks.relevance.model import Query


def folds(
    queries: Sequence[Query], count: int, *, seed: int
) -> Iterator[tuple[tuple[Query, ...], tuple[Query, ...]]]:
    """Training and held-out queries, ``count`` times; every query is held out exactly once.

    Query types are spread evenly over the folds, because weights are chosen per type. Queries
    that are the same text stay together.
    """
    by_text: dict[str, list[Query]] = defaultdict(list)
    for query in queries:
        by_text[query.text.casefold()].append(query)
    by_type: dict[str, list[list[Query]]] = defaultdict(list)
    for group in by_text.values():
        by_type[group[0].type].append(group)
    dice = random.Random(seed)
    dealt: list[list[Query]] = [[] for _ in range(max(2, min(count, len(by_text))))]
    next_fold = 0
    for _, groups in sorted(by_type.items()):
        dice.shuffle(groups)
        for group in groups:
            dealt[next_fold % len(dealt)].extend(group)
            next_fold += 1
    for held in dealt:
        ids = {query.id for query in held}
        yield tuple(q for q in queries if q.id not in ids), tuple(held)
