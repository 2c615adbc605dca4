"""Answers about products on the screen: why one is shown, and how several compare."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from data.constraint import BRAND, CERTIFICATION, COUNTRY, LEAD_TIME, MOQ, PRICE
from data.need import Need
from data.schema import AttributeKind
from dialogue.answers.answer import CompareAnswer, Point, WhyAnswer
from dialogue.answers.protocol import CatalogueFacts, OfferNumbers
from dialogue.answers.scope import Path
from dialogue.belief.outcomes import value_of
from dialogue.protocols import CandidateSource, Documents
from dialogue.reply import FieldValue, Part, Shown

_CORE: Final = (PRICE, MOQ, LEAD_TIME, COUNTRY, BRAND, CERTIFICATION)
_POINTS: Final = 4
_ROWS: Final = 14
_COMPARED: Final = frozenset(AttributeKind) - {AttributeKind.TEXT, AttributeKind.IDENTIFIER}


@dataclass(frozen=True, slots=True)
class Stating:
    """What products state, terms of offers at the quantity that is wanted.

    Attributes:
        quantity: None is the smallest that each offer sells.
        currency: None is the one that most offers are in.
    """

    source: CandidateSource
    facts: CatalogueFacts
    quantity: float | None = None
    currency: str | None = None

    def values(self, field: str, documents: Documents) -> tuple[FieldValue | None, ...]:
        """What each document states on a field; of its offers, the least number."""
        if field == PRICE:
            found = self.facts.prices(documents, quantity=self.quantity, currency=self.currency)
            return _least(found, len(documents), lambda _: found.currency or None)
        if field == LEAD_TIME:
            found = self.facts.lead_times(documents, quantity=self.quantity)
            return _least(found, len(documents), lambda _: "day")
        if field == MOQ:
            found = self.facts.moqs(documents)
            names = found.unit_names
            return _least(
                found,
                len(documents),
                lambda row: names[found.units[row]] if found.units[row] >= 0 else None,
            )
        column = self.source.column(field, documents)
        return tuple(value_of(column, row) for row in range(len(documents)))


def _least(
    numbers: OfferNumbers, count: int, unit: Callable[[int], str | None]
) -> tuple[FieldValue | None, ...]:
    best: dict[int, int] = {}
    values = numbers.values.tolist()
    for row, owner in enumerate(numbers.owners.tolist()):
        if math.isfinite(values[row]) and (owner not in best or values[row] < values[best[owner]]):
            best[owner] = row
    return tuple(
        FieldValue(low=values[best[n]], high=values[best[n]], unit=unit(best[n]))
        if n in best
        else None
        for n in range(count)
    )


def why_answer(stating: Stating, need: Need, product: Shown, *, advice: bool = False) -> WhyAnswer:
    """What a product states on each requirement, and what else moves it up or down the list."""
    line, source = need.line(), stating.source
    documents = source.documents([product.product_id])
    points: list[Point] = []
    for one in product.why:
        if one.part is Part.REQUIREMENT or len(points) >= _POINTS:
            continue
        value = None
        if one.field is not None and len(documents):
            value = stating.values(one.field, documents)[0]
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
        advice,
    )


def compare_answer(stating: Stating, product_ids: Sequence[str]) -> CompareAnswer:
    """What each of some products states, the fields in which they differ first.

    Terms of the offers come before attributes, the most important of these first.
    """
    source = stating.source
    documents = source.documents(product_ids)
    known = tuple(source.product_ids(documents))
    rows: list[tuple[str, tuple[FieldValue | None, ...]]] = []
    same = 0
    for name in (*_CORE, *_attributes(source, source.category_of(documents))):
        values = stating.values(name, documents)
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
