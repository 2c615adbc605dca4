"""Reasons: why each product of a list stands where it does, in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import numpy as np

from data.constraint import LEAD_TIME, MOQ, PRICE
from data.need import Need, NeedLine
from dialogue.answers.answer import Point
from dialogue.belief.outcomes import value_of
from dialogue.reply import Evidence, FieldValue, Part, Shown
from dialogue.wording.speaker import Speaker
from dialogue.wording.why import fitting_words, outcome_words, point_words
from sourcing.api.documents.card import ReasonDocument

if TYPE_CHECKING:
    from dialogue.answers import Answerer
    from dialogue.belief import Belief

_POINTS: Final = 3
"""Reasons beside the requirements; what weighs less is not worth a line on a card."""

_OF_OFFERS: Final = frozenset({PRICE, LEAD_TIME, MOQ})

Category = tuple[str, ...]


def reasons_of(
    speaker: Speaker,
    answerer: Answerer,
    need: Need,
    products: Sequence[Shown],
    belief: Belief,
) -> tuple[tuple[ReasonDocument, ...], ...]:
    """Reasons per product, what matters most first; each rests on a field that it names.

    Of products that the belief is not of, such as ideas where words bring nothing up, none.

    Args:
        speaker: of the language to answer in.
        answerer: of the catalogue, for terms of offers at the quantity that is wanted.
        need: after the turn.
        products: of the list.
        belief: that they are shown by.
    """
    line = belief.line
    # Of what is required, whether it is met is said; nothing else is open there.
    required = {one.constraint.field for one in line.requirements}
    chosen = [
        [
            one
            for one in shown.why
            if one.part is not Part.REQUIREMENT and one.field not in required
        ][:_POINTS]
        for shown in products
    ]
    fields = {one.field for each in chosen for one in each if one.field is not None}
    at_quantity = sorted(fields & _OF_OFFERS)
    ids = [one.product_id for one in products]
    stated = answerer.stated(need, at_quantity, ids) if at_quantity else {}
    domain = belief.domain
    rows = _rows(belief, ids)

    def value(place: int, row: int, one: Evidence) -> FieldValue | None:
        if one.field is None:
            return None
        if one.field in stated:
            return stated[one.field][place]
        return value_of(domain.column(one.field), row)

    return tuple(
        ()
        if row is None
        else _reasons(
            speaker,
            line,
            shown,
            domain.paths[domain.leaves[row]],
            [(one, value(place, row, one)) for one in each],
        )
        for place, (shown, each, row) in enumerate(zip(products, chosen, rows, strict=True))
    )


def _rows(belief: Belief, product_ids: Sequence[str]) -> list[int | None]:
    """Where the belief has each product; None of one that it is not of."""
    source, documents = belief.domain.source, belief.domain.documents
    numbers = source.documents(product_ids)
    if len(numbers) < len(product_ids):
        return [None] * len(product_ids)
    found = [np.flatnonzero(documents == number) for number in numbers]
    return [int(one[0]) if len(one) else None for one in found]


def _reasons(
    speaker: Speaker,
    line: NeedLine,
    shown: Shown,
    category: Category,
    points: Sequence[tuple[Evidence, FieldValue | None]],
) -> tuple[ReasonDocument, ...]:
    weights = {one.field: one.weight for one in shown.why if one.part is Part.REQUIREMENT}
    found = [
        _reason(
            Part.REQUIREMENT,
            one.requirement.constraint.field,
            weights.get(one.requirement.constraint.field, 0.0),
            outcome_words(speaker, one),
        )
        for one in shown.outcomes
    ]
    for one, value in points:
        if one.part is Part.OPEN and value is None:
            # Nothing is claimed of what a product does not state.
            continue
        text = point_words(speaker, Point(one, value), query=line.query, category=category)
        found.append(_reason(one.part, one.field, one.weight, text))
    if not found:
        text = fitting_words(speaker, query=line.query, category=category)
        found.append(_reason(Part.WORDS, None, 0.0, text))
    return tuple(sorted(found, key=lambda one: -abs(one.weight)))


def _reason(part: Part, field: str | None, weight: float, text: str) -> ReasonDocument:
    return ReasonDocument.model_validate(
        {"part": part.value, "field": field, "weight": round(weight, 4), "text": text}
    )
