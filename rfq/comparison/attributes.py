"""Rows of attributes: what the category's schema knows, by whether the columns differ in it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from data.records import AttributeValue
from data.schema import AttributeSchema
from data.schema.model import AttributeDefinition, AttributeKind, Direction
from data.values import Dimensions, Flag, Number, Text, Value
from rfq.comparison.candidate import Candidate
from rfq.comparison.model import Cell, CellBasis, Row, RowGroup, Scalar
from rfq.comparison.rows import basis_of, make_row
from rfq.comparison.words import Words

LONGEST = 90
"""Characters of free text that a table still shows; longer texts belong on the product's page."""


def definitions_of(
    candidates: Sequence[Candidate], schema: AttributeSchema
) -> dict[str, AttributeDefinition]:
    """The attributes of the candidates' categories, most important first, each once."""
    found: dict[str, AttributeDefinition] = {}
    for category in dict.fromkeys(one.product.category for one in candidates):
        known = schema.categories.get(category)
        for definition in () if known is None else known.attributes:
            found.setdefault(definition.id, definition)
    return found


def attribute_rows(
    candidates: Sequence[Candidate],
    definitions: dict[str, AttributeDefinition],
    words: Words,
    *,
    besides: Collection[str],
) -> list[Row]:
    """One row per attribute that a candidate states: differences first, then the rest.

    Args:
        candidates: the columns.
        definitions: by id, in the order of importance.
        words: of the comparison's language.
        besides: attributes that have a row already.
    """
    told = [_by_attribute(one) for one in candidates]
    stated = {name for one in told for name in one}
    groups: dict[RowGroup, list[Row]] = {
        RowGroup.DIFFERENT: [],
        RowGroup.PARTLY: [],
        RowGroup.SAME: [],
    }
    for name, definition in definitions.items():
        if name not in stated or name in besides or definition.kind is AttributeKind.IDENTIFIER:
            continue
        values = [one.get(name, ()) for one in told]
        cells = [
            _cell(one, definition, some, words)
            for one, some in zip(candidates, values, strict=True)
        ]
        if definition.kind is AttributeKind.TEXT and any(len(c.text) > LONGEST for c in cells):
            continue
        known = [cell for cell in cells if cell.basis is not CellBasis.UNKNOWN]
        if not known:
            continue
        if len({cell.text for cell in known}) > 1:
            group = RowGroup.DIFFERENT
        else:
            group = RowGroup.SAME if len(known) == len(cells) else RowGroup.PARTLY
        groups[group].append(_row(group, definition, cells, values, words))
    return [row for rows in groups.values() for row in rows]


def attribute_cell(candidate: Candidate, definition: AttributeDefinition, words: Words) -> Cell:
    """What a product states of an attribute; several values are listed."""
    return _cell(candidate, definition, candidate.product.values_of(definition.id), words)


def _by_attribute(candidate: Candidate) -> dict[str, list[AttributeValue]]:
    found: dict[str, list[AttributeValue]] = {}
    for value in candidate.product.attributes:
        found.setdefault(value.attribute, []).append(value)
    return found


def _cell(
    candidate: Candidate,
    definition: AttributeDefinition,
    stated: Sequence[AttributeValue],
    words: Words,
) -> Cell:
    values = [(one.value, one.evidence) for one in stated if one.value is not None]
    evidence = tuple(one.evidence for one in stated)
    if not values:
        raw = "; ".join(dict.fromkeys(one.raw for one in evidence if one.raw))
        note = (words.say("not read for sure: {text}", text=raw),) if raw else ()
        return Cell(None, words.say("unknown"), CellBasis.UNKNOWN, evidence=evidence, notes=note)
    text = ", ".join(dict.fromkeys(words.value(value, definition) for value, _ in values))
    is_confirmed = definition.id in candidate.confirmed
    return Cell(
        value=_scalar(values[0][0]) if len(values) == 1 else text,
        text=text,
        basis=CellBasis.CONFIRMED if is_confirmed else basis_of(evidence),
        evidence=evidence,
        range=_range(values[0][0]) if len(values) == 1 else None,
    )


def _row(
    group: RowGroup,
    definition: AttributeDefinition,
    cells: Sequence[Cell],
    values: Sequence[Sequence[AttributeValue]],
    words: Words,
) -> Row:
    units = {one.value.unit for some in values for one in some if isinstance(one.value, Number)}
    is_comparable = definition.kind is AttributeKind.NUMBER and len(units) == 1
    return make_row(
        definition.id,
        group,
        words.attribute(definition),
        cells,
        unit=next(iter(units)) if len(units) == 1 else None,
        direction=definition.direction if is_comparable else Direction.NEITHER,
        note=words.say("different units") if len(units) > 1 else None,
    )


def _scalar(value: Value) -> Scalar:
    match value:
        case Number(low, high, _):
            return low if low == high else None
        case Text(text):
            return text
        case Flag(flag):
            return flag
        case Dimensions():
            return None


def _range(value: Value) -> tuple[float, float] | None:
    return (value.low, value.high) if isinstance(value, Number) else None
