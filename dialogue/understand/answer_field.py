"""An answer that names fields: which one was meant, or which ones matter."""

from __future__ import annotations

from data.constraint import Constraint
from data.schema.model import AttributeKind
from dialogue.acts import (
    Act,
    Inform,
    Matters,
)
from dialogue.grammar.mention import NumberMention, OrdinalMention
from dialogue.state import Option, Question, QuestionKind
from dialogue.understand.cues import CueKind
from dialogue.understand.draft import Draft
from dialogue.understand.entry import EntryKind
from dialogue.understand.values import flag_constraint


def by_field(draft: Draft, question: Question) -> tuple[Act, ...]:
    """Which attribute a value was meant for, or which attributes matter: named by the buyer."""
    if question.kind not in (QuestionKind.WHICH, QuestionKind.PRIORITIES):
        return ()
    chosen = _several(draft, question)
    if chosen:
        return (Matters(chosen),)
    if any(isinstance(one, NumberMention) for one in draft.mentions):
        return ()
    named: dict[str, None] = {}
    for match in draft.matches:
        entries = match.of(EntryKind.NAME) or match.of(EntryKind.NAME_PART)
        fields = {entry.field for entry in entries}
        for option in (*question.options, *question.further):
            field = field_of(option)
            if field is not None and field in fields:
                named.setdefault(field)
    if not named or any(match.of(EntryKind.VALUE) for match in draft.matches):
        return ()
    if question.kind is QuestionKind.PRIORITIES:
        flags = {field: _stated_flag(draft, field) for field in named}
        wished = tuple(Inform(flag) for flag in flags.values() if flag is not None)
        others = tuple(field for field, flag in flags.items() if flag is None)
        return (*wished, Matters(others)) if others else wished
    if len(named) > 1:
        return ()
    return next(option.acts for option in question.options if field_of(option) in named)


def _stated_flag(draft: Draft, field: str) -> Constraint | None:
    """That goods have what an attribute of yes or no names: "bifacial" is wanted, not only minded.

    Where it is negated, the utterance is read like any other.
    """
    attribute = draft.scope.attributes.get(field)
    if attribute is None or attribute.kind is not AttributeKind.BOOLEAN:
        return None
    if draft.cues_of(CueKind.NEGATE, CueKind.DENY):
        return None
    return flag_constraint(attribute, wanted=True)


def _several(draft: Draft, question: Question) -> tuple[str, ...]:
    """Several options by their places: "1 and 3", "all of them"."""
    if question.kind is not QuestionKind.PRIORITIES or draft.matches:
        return ()
    if draft.cues_of(CueKind.COMPARE, CueKind.WHY, CueKind.REJECT):
        # Places of products, not of options.
        return ()
    if not all(isinstance(one, NumberMention | OrdinalMention) for one in draft.mentions):
        return ()  # "the first, 2 units, to Seville" is about a product
    fields = [field_of(option) for option in question.options]
    numbers = [one for one in draft.mentions if isinstance(one, NumberMention)]
    places = [
        int(number)
        for one in numbers
        if one.unit is None
        for number in (one.values or (one.low, one.high))
        if number == int(number) and 1 <= number <= len(fields)
    ]
    places += [
        place
        for one in draft.mentions
        if isinstance(one, OrdinalMention)
        for place in one.positions
        if 1 <= place <= len(fields)
    ]
    found = [fields[place - 1] for place in places]
    return tuple(dict.fromkeys(field for field in found if field is not None))


def everything(draft: Draft, question: Question) -> tuple[Act, ...]:
    """Everything that was offered matters."""
    if question.kind is not QuestionKind.PRIORITIES or len(draft.tokens) > 6:
        return ()
    fields = tuple(dict.fromkeys(filter(None, map(field_of, question.options))))
    negated = draft.cues_of(CueKind.NEGATE, CueKind.DENY)
    if not draft.cues_of(CueKind.ALL) or negated or draft.matches or not fields:
        return ()
    return (Matters(fields),)


def field_of(option: Option) -> str | None:
    """The field that an option is about."""
    if option.field is not None:
        return option.field
    for act in option.acts:
        constraint = getattr(act, "constraint", None)
        if isinstance(constraint, Constraint):
            return constraint.field
    return None
