"""Known items in three languages: the same product asked for in English, Chinese and Spanish."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any, Final

import yaml

from benchmarks.relevance.datasets.catalogue import SAMPLE, digest_of, documents_of, open_catalogue
from benchmarks.relevance.datasets.conditions import Condition, products_meeting
from benchmarks.relevance.datasets.errors import DatasetError
from benchmarks.relevance.model import Dataset, Query
from data.catalogue import Catalogue
from data.constraint import Constraint, Operator
from data.records import Product
from data.schema.model import AttributeKind
from data.values import Number
from index.response import QueryType

LANGUAGES: Final = ("en", "zh", "es")

_CONDITIONS: Final = 3
_MOST_RELEVANT: Final = 12


def load(*, cache: Path, count: int, seed: int, products: int | None = None) -> Dataset:
    """Products of the sample catalogue, each asked for in three languages.

    A query is what buyers call such goods, in their language, and up to three of the product's
    own measures, which read the same in every language. Everything that the catalogue says is of
    that category and has these very measures is relevant. A third of the items are asked for by
    name alone, as a head term: any product of the category is then relevant.

    Raises:
        DatasetError: the sample has none of the categories that words are known for.
    """
    words = _words()
    dice = random.Random(seed)
    with open_catalogue(SAMPLE, cache, products=products) as catalogue:
        documents = documents_of(catalogue)
        rows = catalogue.sql("SELECT id, category FROM products ORDER BY id").rows
        known = [(id_, tuple(path)) for id_, path in rows if path and path[-1] in words]
        dice.shuffle(known)
        queries: list[Query] = []
        qrels: dict[str, dict[str, int]] = {}
        items = 0
        for id_, path in known:
            if items == count:
                break
            by_name = items % 3 == 2
            measures = () if by_name else _measures(catalogue, id_, path, dice)
            relevant = products_meeting(catalogue, path, measures)
            if not by_name and not (
                measures and id_ in relevant and len(relevant) <= _MOST_RELEVANT
            ):
                continue
            spelling = dice.randrange(2)
            for language in LANGUAGES:
                name = words[path[-1]][language][spelling]
                text = " ".join([name, *(_worded(m) for m in measures)])
                type_ = QueryType.HEAD_TERM if by_name else QueryType.ATTRIBUTE_HEAVY
                query = Query(f"x{items:04d}-{language}", text, type_, language)
                queries.append(query)
                qrels[query.id] = dict.fromkeys(sorted(relevant), 1)
            items += 1
    if not queries:
        raise DatasetError("the sample holds none of the categories that words are known for")
    return Dataset(
        name="crosslingual",
        documents=documents,
        queries=tuple(queries),
        qrels=qrels,
        sha256=digest_of(documents),
        complete=True,
        notes=("Read success@10 by language: the last two letters of a query's id.",),
    )


def _measures(
    catalogue: Catalogue, product_id: str, path: tuple[str, ...], dice: random.Random
) -> tuple[Condition, ...]:
    product: Product = catalogue.product(product_id)
    schema = catalogue.schema.categories[path]
    found: list[Condition] = []
    for attribute in schema.attributes:
        values = product.values_of(attribute.id)
        if attribute.kind is not AttributeKind.NUMBER or attribute.unit is None or len(values) != 1:
            continue
        value = values[0].value
        if isinstance(value, Number) and value.low == value.high:
            constraint = Constraint(attribute.id, Operator.EQUAL, (value.low,), value.unit)
            found.append(Condition(constraint, attribute))
    dice.shuffle(found)
    return tuple(found[:_CONDITIONS])


def _worded(condition: Condition) -> str:
    return f"{condition.number:g} {condition.constraint.unit}"


def _words() -> dict[str, dict[str, list[str]]]:
    path = Path(__file__).with_name("words.yaml")
    loaded: Any = yaml.safe_load(path.read_text("utf-8"))
    return dict(loaded)
