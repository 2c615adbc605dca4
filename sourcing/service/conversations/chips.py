"""Chips: all that was understood of a line, each with where it comes from."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Final

import numpy as np

from data.constraint import CATEGORY, CORE_FIELDS, Constraint
from data.money import Money
from data.need import Amount, NeedLine, Origin, Place, Provenance, Requirement, Stated
from data.records.offer import DeliveryTerm
from data.schema.model import AttributeKind
from data.units import convert
from dialogue.acts import Act, NoPreference, Term, TermValue, Want
from dialogue.policy.ask import histogram
from dialogue.state import Question
from sourcing.api.documents.conversation import BinDocument, ChipDocument, ChoiceDocument
from sourcing.service.conversations.context import Context
from sourcing.service.conversations.question_document import bins
from sourcing.service.display import AS_STORED

_CHOICES: Final = 30
"""Labels that a chip offers at most; of more, the commonest."""
_BELIEVED: Final = 0.5
"""Probability from which on a category that nobody named is shown as understood."""

Values = tuple[float | bool | str | None, ...]


def chips_of(context: Context, line: NeedLine, *, focus: bool) -> Iterator[ChipDocument]:
    """The chips of a line: what it is, what is required, its terms, what does not matter, notes.

    Args:
        context: how they are worded.
        line: what they are of.
        focus: it is the line that the belief is of.
    """
    if line.query.strip():
        yield _product(context, line)
    if not line.on(CATEGORY) and line.categories:
        best = line.categories[0]
        if best.path and best.probability >= _BELIEVED:
            yield _believed(context, line, best.path, best.probability)
    places: dict[str, int] = {}
    for one in line.requirements:
        field = one.constraint.field
        places[field] = places.get(field, 0) + 1
        yield _requirement(context, line, one, places[field], focus=focus)
    for term in (Term.QUANTITY, Term.ANNUAL, Term.BUDGET):
        stated: Stated[TermValue] | None = getattr(line, term.value)
        if stated is not None:
            yield term_chip(context, term, stated, line=line.id)
    for field in sorted(line.indifferent):
        yield _indifferent(context, line, field)
    for n, note in enumerate(line.notes, start=1):
        yield _chip(
            f"{line.id}/note/{n}",
            "note",
            line.id,
            note.provenance,
            label=context.speaker.say("Note"),
            text=note.value,
        )


def term_chip(
    context: Context, term: Term, stated: Stated[TermValue], *, line: str | None
) -> ChipDocument:
    """A commercial term."""
    speaker = context.speaker
    values, unit = _term_values(stated.value)
    return _chip(
        f"{line or '*'}/{term.value}",
        "term",
        line,
        stated.provenance,
        label=speaker.term(term),
        text=speaker.term_value(stated.value),
        term=term,
        values=values,
        unit=unit,
    )


def _product(context: Context, line: NeedLine) -> ChipDocument:
    provenance = _said(context, lambda act, _: isinstance(act, Want) and act.query == line.query)
    label = context.speaker.say("Product")
    return _chip(f"{line.id}/product", "product", line.id, provenance, label=label, text=line.query)


def _believed(
    context: Context, line: NeedLine, path: tuple[str, ...], probability: float
) -> ChipDocument:
    names = context.speaker.names
    return _chip(
        f"{line.id}/category",
        "category",
        line.id,
        Provenance(Origin.INFERRED, confidence=probability),
        label=names.field(CATEGORY),
        text=names.category(path),
        field=CATEGORY,
        values=(" > ".join(path),),
    )


def _requirement(
    context: Context, line: NeedLine, one: Requirement, place: int, *, focus: bool
) -> ChipDocument:
    constraint, speaker = one.constraint, context.speaker
    shown = context.display.constraint(_with_unit(context, constraint))
    numeric = any(isinstance(v, float | int) and not isinstance(v, bool) for v in shown.values)
    chip = _chip(
        f"{line.id}/{constraint.field}/{place}",
        "category" if constraint.field == CATEGORY else "requirement",
        line.id,
        one.provenance,
        label=speaker.names.field(constraint.field),
        text=speaker.condition(constraint),
        field=constraint.field,
        values=tuple(_finite(value) for value in shown.values),
        unit=shown.unit,
    )
    figures = _figures(context, one, shown.unit) if numeric and focus else ()
    return chip.model_copy(
        update={
            "operator": constraint.operator,
            "importance": constraint.importance,
            "histogram": figures,
            "choices": () if numeric else choices_of(context, constraint.field),
        }
    )


def _with_unit(context: Context, constraint: Constraint) -> Constraint:
    """A requirement whose numbers are in the catalogue's own unit, with that unit named."""
    if constraint.unit is not None or constraint.field in CORE_FIELDS:
        return constraint
    from dataclasses import replace

    known = context.speaker.names.definition(constraint.field)
    return constraint if known is None else replace(constraint, unit=known.unit)


def choices_of(context: Context, field: str) -> tuple[ChoiceDocument, ...]:
    """The labels of an attribute, the commonest first; none of a core field."""
    names = context.speaker.names
    known = None if field in CORE_FIELDS else names.definition(field)
    if known is None or known.kind in (AttributeKind.TEXT, AttributeKind.IDENTIFIER):
        return ()
    boolean = known.kind is AttributeKind.BOOLEAN
    return tuple(
        ChoiceDocument(
            value=one.label == "yes" if boolean else one.label,
            label=names.label(field, one.label),
            count=one.count,
        )
        for one in known.values[:_CHOICES]
        if one.count
    )


def _figures(context: Context, one: Requirement, unit: str | None) -> tuple[BinDocument, ...]:
    """A number's distribution over the products that meet what else is required."""
    belief, field = context.belief, one.constraint.field
    if belief is None:
        return ()
    held = belief.line.requirements
    own = [
        belief.truths[n]
        for n in belief.musts
        if held[n].constraint.field == field and n < len(belief.truths)
    ]
    missed = belief.missed - sum(((truth == -1).astype(np.int16) for truth in own), np.int16(0))
    rows = np.flatnonzero((missed == 0) & (belief.prior > 0) & ~belief.excluded)
    column = belief.domain.column(field)
    bars = histogram(column, rows)
    if column.unit == unit or column.unit is None or unit is None:
        return bins(bars, None, AS_STORED)
    if field in CORE_FIELDS:
        # Prices in another currency than the requirement's: bars would mislead.
        return ()
    return tuple(
        BinDocument(
            low=convert(low, column.unit, unit), high=convert(high, column.unit, unit), count=count
        )
        for low, high, count in bars
    )


def _indifferent(context: Context, line: NeedLine, field: str) -> ChipDocument:
    speaker = context.speaker

    def passed(act: Act, question: Question | None) -> bool:
        asked = None if question is None else question.field
        return isinstance(act, NoPreference) and (act.field or asked) == field

    provenance = _said(context, passed)
    return _chip(
        f"{line.id}/{field}/any",
        "indifferent",
        line.id,
        provenance,
        label=speaker.names.field(field),
        text=speaker.say("No preference"),
        field=field,
    )


def _said(context: Context, matches: Callable[[Act, Question | None], bool]) -> Provenance:
    """Where something was last said that keeps no provenance of its own.

    Args:
        context: with the turns.
        matches: whether an act says it, given the question that was open.
    """
    for place in range(len(context.turns) - 1, -1, -1):
        turn = context.turns[place]
        open_ = context.turns[place - 1].question if place else None
        for act in turn.acts:
            if matches(act, open_):
                origin = Origin.EDITED if turn.utterance is None else Origin.STATED
                return Provenance(origin, turn.number, act.words or None, act.confidence)
    return Provenance(Origin.INFERRED)


def _term_values(value: TermValue) -> tuple[Values, str | None]:
    match value:
        case Amount():
            return (format(value.number, "f"),), value.unit
        case Money():
            return (format(value.amount, "f"),), value.currency
        case Place():
            return (value.country, value.name), None
        case DeliveryTerm():
            return (value.incoterm, value.place), None
        case tuple():
            return tuple(one.value for one in value), None
        case bool() | str():
            return (value,), None
        case _:
            return (value.isoformat(),), None


def _finite(value: float | str | bool) -> float | str | bool | None:
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value


def _chip(
    id_: str,
    kind: str,
    line: str | None,
    provenance: Provenance,
    **known: object,
) -> ChipDocument:
    return ChipDocument.model_validate(
        {
            "id": id_,
            "kind": kind,
            "line": line,
            "origin": provenance.origin,
            "words": provenance.words,
            "confidence": provenance.confidence,
            "turn": provenance.turn,
            **known,
        }
    )
