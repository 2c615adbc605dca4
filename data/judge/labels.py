"""Labels that a constraint names, and whether a record states one of them.

A record that states labels states all of them: one that is not among them is missed. One that
states none is unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from data.asked import NEGATIVE, check_choice, texts
from data.constraint import Constraint, Truth
from data.errors import InputError
from data.judge.truths import negated
from data.parse.text import value_key
from data.schema.model import AttributeDefinition

LabelTest = Callable[[Iterable[str]], Truth]


def wanted_labels(constraint: Constraint, definition: AttributeDefinition | None) -> LabelTest:
    """Whether stated labels meet a constraint.

    A label, a spelling merged into it, an overlay's synonym and its wording in any language all
    name it; one that is spelt just so is meant alone.

    Args:
        constraint: with one of `data.asked.CHOICES`.
        definition: of the attribute, where it is one.

    Raises:
        InputError: its operator compares, which labels do not.
    """
    check_choice(constraint)
    labels = [] if definition is None else [one.label for one in definition.values if one.count]
    exact: set[str] = set()
    keys: set[str] = set()
    for text in texts(constraint):
        if text in labels:
            exact.add(text)
        else:
            keys.add(value_key(text))
    exact |= {label for spelling, label in _spellings(definition) if value_key(spelling) in keys}
    negative = constraint.operator in NEGATIVE

    def test(stated: Iterable[str]) -> Truth:
        found = list(stated)
        if not found:
            return Truth.UNKNOWN
        met = any(label in exact or value_key(label) in keys for label in found)
        truth = Truth.MET if met else Truth.MISSED
        return negated(truth) if negative else truth

    return test


def wanted_flag(constraint: Constraint) -> Callable[[Iterable[bool]], Truth]:
    """Whether a stated yes or no meets a constraint; both stated is unknown.

    Raises:
        InputError: its operator compares, or a value is not yes or no.
    """
    from data.parse.flag import parse_flag

    check_choice(constraint)
    asked: set[bool] = set()
    for value in constraint.values:
        flag = parse_flag(value, column=True) if isinstance(value, str) else value
        if not isinstance(flag, bool):
            raise InputError(
                "this field is yes or no", field=constraint.field, value=value, accepted="yes, no"
            )
        asked.add(flag)
    negative = constraint.operator in NEGATIVE

    def test(stated: Iterable[bool]) -> Truth:
        found = set(stated)
        if len(found) != 1:
            return Truth.UNKNOWN
        truth = Truth.MET if found <= asked else Truth.MISSED
        return negated(truth) if negative else truth

    return test


def _spellings(definition: AttributeDefinition | None) -> Iterator[tuple[str, str]]:
    """Every spelling of a label, with the label."""
    if definition is None:
        return
    for value in definition.values:
        yield value.label, value.label
        for variant in value.variants:
            yield variant, value.label
    for label, synonyms in definition.synonyms.items():
        for synonym in synonyms:
            yield synonym, label
    for label, wordings in definition.value_labels.items():
        for wording in wordings.values():
            yield wording, label
