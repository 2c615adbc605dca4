"""The conversation as it stands before a labelled utterance."""

from __future__ import annotations

from typing import Final

from benchmarks.dialogue.gold import Labelled, Slot
from data.constraint import Constraint, Operator
from data.need import CategoryBelief, Need, NeedLine, Origin, Provenance, Requirement
from data.schema.model import CategorySchema
from dialogue.acts import (
    Inform,
)
from dialogue.protocols import CandidateSource
from dialogue.state import DialogueState, Option, Question, QuestionKind, Reason

LANGUAGES: Final = {"en": "en", "zh": "zh-Hans", "es": "es", "de_fr": "de"}


def start_state(
    labelled: Labelled, schema: CategorySchema, source: CandidateSource
) -> DialogueState:
    """The conversation as it stands before an utterance."""
    gold = labelled.gold
    language = LANGUAGES[labelled.language]
    if gold.has("Want") and not gold.has("Mid"):
        return DialogueState(need=Need(language=language))
    before = Provenance(Origin.STATED, 1, "before")
    known: list[Requirement] = []
    for slot in gold.slots if gold.has("Correct") else ():
        constraint = _other(slot, schema)
        if constraint is not None and slot.sign != "!=":
            known.append(Requirement(constraint, before))
    for name, argument in gold.acts:
        if name == "Relax" and argument is not None:
            known.append(Requirement(_some(argument, schema), before))
    line = NeedLine(
        id="1",
        query=schema.category[-1].lower(),
        categories=(CategoryBelief(schema.category, 1.0),),
        requirements=tuple(known),
    )
    found = source.retrieve(line.query, count=10, category=schema.category)
    return DialogueState(
        need=Need(lines=(line,), language=language, focus="1"),
        question=_question(labelled.asked, schema),
        shown=tuple(source.product_ids(found.documents[:10])),
        constraint_order=tuple(one.constraint for one in known),
    )


def _other(slot: Slot, schema: CategorySchema) -> Constraint | None:
    """A requirement on the slot's field with another value."""
    definition = schema.attribute(slot.field)
    if definition is None:
        return None
    if definition.values:
        label = next(v.label for v in definition.values if v.label != slot.value)
        return Constraint(slot.field, Operator.EQUAL, (label,))
    return _some(slot.field, schema)


def _some(name: str, schema: CategorySchema) -> Constraint:
    """A requirement on a field, to be given up: its commonest label, or a usual number."""
    definition = schema.attribute(name)
    if definition is not None and definition.values:
        return Constraint(name, Operator.EQUAL, (definition.values[0].label,))
    if definition is None or definition.quantiles is None:
        raise ValueError(f"{name} is neither a choice nor a number of {schema.category[-1]}")
    return Constraint(name, Operator.ABOUT, (definition.quantiles.p25,), definition.unit)


def _question(asked: str | None, schema: CategorySchema) -> Question | None:
    if asked is None:
        return None
    definition = schema.attribute(asked)
    if definition is None:
        raise ValueError(f"{asked} is not in {schema.category[-1]}")
    options = tuple(
        Option(
            str(number),
            (Inform(constraint=Constraint(asked, Operator.EQUAL, (value.label,))),),
            value.count,
            value.label,
        )
        for number, value in enumerate(definition.values[:6], 1)
    )
    return Question(
        QuestionKind.ATTRIBUTE, options, Reason(100), field=asked, unit=definition.unit, line="1"
    )
