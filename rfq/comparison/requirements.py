"""Rows of requirements: what was asked for, and whether each column meets it."""

from __future__ import annotations

from collections.abc import Sequence

from data.constraint import COUNTRY, LEAD_TIME, MOQ, PRICE, Importance, Truth
from data.judge import Judge, Judgement
from data.need import Requirement
from data.schema.model import AttributeDefinition
from rfq.comparison.attributes import attribute_cell
from rfq.comparison.candidate import Candidate
from rfq.comparison.model import Cell, CellBasis, Row, RowGroup
from rfq.comparison.rows import basis_of, make_row
from rfq.comparison.terms import lead_time_cell, moq_cell, price_cell
from rfq.comparison.words import Words


def requirement_rows(
    requirements: Sequence[Requirement],
    candidates: Sequence[Candidate],
    definitions: dict[str, AttributeDefinition],
    judge: Judge,
    words: Words,
) -> list[Row]:
    """One row per requirement, musts first, each cell judged."""
    order = sorted(requirements, key=lambda one: one.constraint.importance is not Importance.MUST)
    rows = []
    for requirement in order:
        constraint = requirement.constraint
        definition = definitions.get(constraint.field)
        is_must = constraint.importance is Importance.MUST
        cells = [
            _cell(
                judge.judge(constraint, one.product, one.offer, one.supplier),
                one,
                definition,
                judge,
                words,
            )
            for one in candidates
        ]
        rows.append(
            make_row(
                constraint.field,
                RowGroup.MUST if is_must else RowGroup.SHOULD,
                words.field(constraint.field)
                if definition is None
                else words.attribute(definition),
                cells,
                unit=None if definition is None else definition.unit,
                required=words.requirement(constraint, definition),
            )
        )
    return rows


def _cell(
    judged: Judgement,
    candidate: Candidate,
    definition: AttributeDefinition | None,
    judge: Judge,
    words: Words,
) -> Cell:
    shown = _shown(judged, candidate, definition, judge, words)
    basis = shown.basis
    if judged.truth is Truth.UNKNOWN and judged.shown is None:
        basis = CellBasis.UNKNOWN
    return Cell(
        value=shown.value,
        text=shown.text,
        basis=basis,
        truth=judged.truth,
        evidence=judged.evidence or shown.evidence,
        notes=shown.notes,
    )


def _shown(
    judged: Judgement,
    candidate: Candidate,
    definition: AttributeDefinition | None,
    judge: Judge,
    words: Words,
) -> Cell:
    field, offer = judged.constraint.field, candidate.offer
    if definition is not None:
        return attribute_cell(candidate, definition, words)
    if offer is not None and field == PRICE:
        return price_cell(candidate, judge.quantity, words)
    if offer is not None and field == LEAD_TIME:
        return lead_time_cell(candidate, judge.quantity, words)
    if offer is not None and field == MOQ:
        return moq_cell(candidate, words)
    if judged.shown is None:
        return Cell(text=words.say("unknown"))
    text = words.country(judged.shown) if field == COUNTRY else judged.shown
    return Cell(judged.shown, text, basis_of(judged.evidence), evidence=judged.evidence)
