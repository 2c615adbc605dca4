"""Known items: each query is one product's model number, as a buyer may write it."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

from benchmarks.relevance.datasets.catalogue import digest_of, documents_of, open_catalogue
from benchmarks.relevance.datasets.errors import DatasetError
from benchmarks.relevance.model import Dataset, Query
from index.response import QueryType

_SHORTEST: Final = 4

_WRITINGS: Final[tuple[tuple[str, Callable[[str], str]], ...]] = (
    ("as listed", lambda code: code),
    ("as listed", lambda code: code),
    ("lower case", str.casefold),
    ("joined", lambda code: re.sub(r"[\s\-_./]+", "", code)),
)
"""How a number is written; half of the queries have it as listed."""


def load(
    source: str, *, cache: Path, count: int, seed: int, products: int | None = None
) -> Dataset:
    """Model numbers that only one product of the catalogue has, however they are written.

    Raises:
        DatasetError: there is no such catalogue, or it has no such numbers.
    """
    with open_catalogue(source, cache, products=products) as catalogue:
        documents = documents_of(catalogue)
        rows = catalogue.sql("SELECT id, mpn FROM products WHERE mpn IS NOT NULL ORDER BY id").rows
    owners: dict[str, set[str]] = {}
    for product, code in rows:
        owners.setdefault(_folded(code), set()).add(product)
    unique = [
        (product, code)
        for product, code in rows
        if len(_folded(code)) >= _SHORTEST
        and any(c.isdigit() for c in code)
        and len(owners[_folded(code)]) == 1
    ]
    if not unique:
        raise DatasetError(f"{source}: no product has a model number of its own")
    dice = random.Random(seed)
    chosen = dice.sample(unique, min(count, len(unique)))
    queries, qrels = [], {}
    for number, (product, code) in enumerate(chosen):
        kind, write = _WRITINGS[number % len(_WRITINGS)]
        query = Query(f"k{number:04d}-{kind.replace(' ', '-')}", write(code), QueryType.IDENTIFIER)
        queries.append(query)
        qrels[query.id] = {product: 1}
    return Dataset(
        name=f"known-item:{source}",
        documents=documents,
        queries=tuple(queries),
        qrels=qrels,
        sha256=digest_of(documents),
        complete=True,
    )


def _folded(code: str) -> str:
    return "".join(c for c in code.casefold() if c.isalnum())
