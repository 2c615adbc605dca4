"""Answers about products on the screen: why one is shown, and how several compare."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from data.constraint import BRAND, CERTIFICATION, COUNTRY, LEAD_TIME, MOQ, PRICE
from data.need import Need
from data.schema import AttributeKind
from dialogue.answers.answer import CompareAnswer, Path, Point, WhyAnswer
from dialogue.belief.outcomes import value_of
from dialogue.protocols import CandidateSource
from dialogue.reply import FieldValue, Part, Shown

_CORE: Final = (PRICE, MOQ, LEAD_TIME, COUNTRY, BRAND, CERTIFICATION)
_POINTS: Final = 4
_ROWS: Final = 14
_COMPARED: Final = frozenset(AttributeKind) - {AttributeKind.TEXT, AttributeKind.IDENTIFIER}


def why_answer(
    source: CandidateSource, need: Need, product: Shown, *, currency: str | None
) -> WhyAnswer:
    """What a product states on each requirement, and what else moves it up or down the list."""
    line = need.line()
    documents = source.documents([product.product_id])
    points: list[Point] = []
    for one in product.why:
        if one.part is Part.REQUIREMENT or len(points) >= _POINTS:
            continue
        value = None
        if one.field is not None and len(documents):
            value = value_of(source.column(one.field, documents, currency=currency), 0)
            if value is None:
                continue
        points.append(Point(one, value))
    paths = source.category_of(documents) if len(documents) else [()]
    return WhyAnswer(
        product,
        "" if line is None else line.query,
        paths[0],
        product.outcomes,
        tuple(points),
    )


def compare_answer(
    source: CandidateSource, product_ids: Sequence[str], *, currency: str | None
) -> CompareAnswer:
    """What each of some products states, the fields in which they differ first.

    Terms of the offers come before attributes, the most important of these first.
    """
    documents = source.documents(product_ids)
    known = tuple(source.product_ids(documents))
    rows: list[tuple[str, tuple[FieldValue | None, ...]]] = []
    same = 0
    for name in (*_CORE, *_attributes(source, source.category_of(documents))):
        column = source.column(name, documents, currency=currency)
        values = tuple(value_of(column, row) for row in range(len(documents)))
        if all(one is None for one in values):
            continue
        if all(one == values[0] for one in values):
            same += 1
            continue
        rows.append((name, values))
    return CompareAnswer(known, tuple(rows[:_ROWS]), same)


def _attributes(source: CandidateSource, paths: Sequence[Path]) -> list[str]:
    found: dict[str, float] = {}
    for path in dict.fromkeys(paths):
        category = source.schema.categories.get(path)
        for one in () if category is None else category.attributes:
            if one.kind in _COMPARED:
                found[one.id] = max(found.get(one.id, 0.0), one.importance)
    return sorted(found, key=lambda name: (-found[name], name))
