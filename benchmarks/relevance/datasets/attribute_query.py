"""Attribute queries: "solar module, mono-c-si, power at STC at least 400 W", answered by SQL."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Final

from benchmarks.relevance.datasets.catalogue import digest_of, documents_of, open_catalogue
from benchmarks.relevance.datasets.conditions import Condition, draw, products_meeting
from benchmarks.relevance.datasets.errors import DatasetError
from benchmarks.relevance.model import Dataset, Query
from data.constraint import Operator
from index.response import QueryType

_FEWEST: Final = 3
_LARGEST_SHARE: Final = 0.25
_TRIES: Final = 60


def load(
    source: str, *, cache: Path, count: int, seed: int, products: int | None = None
) -> Dataset:
    """Queries of one category's name and one to three conditions on its attributes.

    What is relevant is what the catalogue's attribute values say, by SQL. A product that does not
    state a value is not relevant: unknown is not yes.

    Raises:
        DatasetError: there is no such catalogue, or its attributes do not tell products apart.
    """
    dice = random.Random(seed)
    with open_catalogue(source, cache, products=products) as catalogue:
        documents = documents_of(catalogue)
        leaves = _leaves(list(catalogue.schema.categories))
        queries: list[Query] = []
        qrels: dict[str, dict[str, int]] = {}
        seen: set[str] = set()
        for _ in range(count * _TRIES):
            if len(queries) == count:
                break
            path = dice.choice(leaves)
            schema = catalogue.schema.categories[path]
            drawn = [draw(schema, dice) for _ in range(dice.randint(1, 3))]
            conditions = tuple({c.attribute.id: c for c in drawn if c is not None}.values())
            if not conditions:
                continue
            text = f"{_singular(path[-1])}, " + ", ".join(_worded(c) for c in conditions)
            if text in seen:
                continue
            relevant = products_meeting(catalogue, path, conditions)
            if _FEWEST <= len(relevant) <= _LARGEST_SHARE * schema.products:
                seen.add(text)
                query = Query(
                    f"a{len(queries):04d}",
                    text,
                    QueryType.ATTRIBUTE_HEAVY,
                    keywords=_singular(path[-1]),
                    constraints=tuple(c.constraint for c in conditions),
                )
                queries.append(query)
                qrels[query.id] = dict.fromkeys(sorted(relevant), 1)
    if not queries:
        raise DatasetError(f"{source}: no attribute tells its products apart")
    return Dataset(
        name=f"attribute-query:{source}",
        documents=documents,
        queries=tuple(queries),
        qrels=qrels,
        sha256=digest_of(documents),
        complete=True,
        notes=("Comparisons of numbers need filters: no text ranking can answer them.",),
    )


def _leaves(paths: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    inner = {path[:depth] for path in paths for depth in range(len(path))}
    return sorted(path for path in paths if path and path not in inner)


def _singular(name: str) -> str:
    lowered = name.casefold()
    return lowered[:-1] if lowered.endswith("s") and not lowered.endswith("ss") else lowered


def _worded(condition: Condition) -> str:
    constraint = condition.constraint
    if constraint.operator is Operator.EQUAL:
        return str(constraint.values[0])
    phrase = "at least" if constraint.operator is Operator.AT_LEAST else "at most"
    unit = f" {constraint.unit}" if constraint.unit else ""
    return f"{condition.attribute.label.casefold()} {phrase} {condition.number:g}{unit}"
