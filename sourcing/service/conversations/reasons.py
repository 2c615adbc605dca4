"""Reasons: why each product of a list stands where it does, in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from data.need import Need, NeedLine
from dialogue.answers.answer import Point
from dialogue.reply import Evidence, FieldValue, Part, Shown
from dialogue.wording.speaker import Speaker
from dialogue.wording.why import fitting_words, outcome_words, point_words
from sourcing.api.documents.card import ReasonDocument

if TYPE_CHECKING:
    from dialogue.answers import Answerer

_POINTS: Final = 3
"""Reasons beside the requirements; what weighs less is not worth a line on a card."""

Category = tuple[str, ...]


def reasons_of(
    speaker: Speaker,
    answerer: Answerer,
    need: Need,
    products: Sequence[Shown],
    categories: Sequence[Category],
) -> tuple[tuple[ReasonDocument, ...], ...]:
    """Reasons per product, what matters most first; each rests on a field that it names.

    Args:
        speaker: of the language to answer in.
        answerer: of the catalogue, for what products state.
        need: after the turn.
        products: of the list.
        categories: of each product.
    """
    line = need.line()
    if line is None:
        return tuple(() for _ in products)
    # Of what is required, whether it is met is said; nothing else is open there.
    required = {one.constraint.field for one in line.requirements}
    points = [
        [one for one in shown.why if one.part is not Part.REQUIREMENT and one.field not in required]
        for shown in products
    ]
    chosen = [each[:_POINTS] for each in points]
    fields = dict.fromkeys(one.field for each in chosen for one in each if one.field is not None)
    ids = [one.product_id for one in products]
    stated = answerer.stated(need, list(fields), ids) if fields else {}
    return tuple(
        _reasons(
            speaker,
            line,
            shown,
            category,
            [(one, stated[one.field][n] if one.field is not None else None) for one in each],
        )
        for n, (shown, category, each) in enumerate(zip(products, categories, chosen, strict=True))
    )


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
