"""Whether the values a product states of one attribute meet a constraint."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

from data.asked import converter
from data.constraint import Constraint, Truth
from data.errors import InputError
from data.judge.labels import wanted_flag, wanted_labels
from data.judge.numbers import wanted_numbers
from data.judge.sizes import wanted_size
from data.judge.truths import either
from data.records.product import AttributeValue
from data.schema.model import AttributeDefinition, AttributeKind
from data.values import Dimensions, Flag, Number, Text

Values = Sequence[AttributeValue]


class AttributeTest(NamedTuple):
    """How the values of one attribute are held against a constraint.

    Attributes:
        truth: whether they meet it.
        shown: the values that decide it, for people; None where none is stated.
    """

    truth: Callable[[Values], Truth]
    shown: Callable[[Values], str | None]


def attribute_test(constraint: Constraint, definition: AttributeDefinition) -> AttributeTest:
    """The test of a constraint on an attribute, whose values are in its canonical unit.

    Raises:
        InputError: the constraint does not fit the attribute's kind.
        UnitError: its unit is not known, or of another dimension.
    """
    match definition.kind:
        case AttributeKind.NUMBER:
            return _numbers(constraint, definition)
        case AttributeKind.ONE_OF | AttributeKind.SEVERAL_OF:
            labels = wanted_labels(constraint, definition)
            return AttributeTest(
                lambda values: labels(_labels(values)),
                lambda values: ", ".join(_labels(values)) or None,
            )
        case AttributeKind.BOOLEAN:
            flags = wanted_flag(constraint)
            return AttributeTest(
                lambda values: flags(_flags(values)),
                lambda values: ", ".join(dict.fromkeys(_words(values))) or None,
            )
        case AttributeKind.DIMENSIONS:
            sizes = wanted_size(constraint, definition.unit)
            return AttributeTest(lambda values: sizes(_sizes(values)), _size_words)
        case _:
            raise InputError(
                "free text and identifiers are not compared",
                field=constraint.field,
                value=definition.kind.value,
            )


def _numbers(constraint: Constraint, definition: AttributeDefinition) -> AttributeTest:
    unit = definition.unit
    asked = wanted_numbers(constraint, converter(constraint.unit, unit, constraint.field))

    def truth(values: Values) -> Truth:
        found: Truth | None = None
        for one in values:
            value = one.value
            if isinstance(value, Number) and value.unit == unit:
                each = asked.offered(value.low, value.high)
                found = each if found is None else either((found, each))
        return Truth.UNKNOWN if found is None else asked.signed(found)

    def shown(values: Values) -> str | None:
        stated = [
            _range(one.value.low, one.value.high)
            for one in values
            if isinstance(one.value, Number) and one.value.unit == unit
        ]
        return _with_unit(", ".join(stated), unit) if stated else None

    return AttributeTest(truth, shown)


def _labels(values: Values) -> list[str]:
    return [one.value.text for one in values if isinstance(one.value, Text)]


def _flags(values: Values) -> list[bool]:
    return [one.value.flag for one in values if isinstance(one.value, Flag)]


def _words(values: Values) -> list[str]:
    return ["yes" if flag else "no" for flag in _flags(values)]


def _sizes(values: Values) -> tuple[float, ...]:
    """Those of the first cell that states a size."""
    return next((one.value.sizes for one in values if isinstance(one.value, Dimensions)), ())


def _size_words(values: Values) -> str | None:
    size = next((one.value for one in values if isinstance(one.value, Dimensions)), None)
    if size is None:
        return None
    return _with_unit(" × ".join(map(_digits, size.sizes)), size.unit)


def _range(low: float, high: float) -> str:
    if low == high:
        return _digits(low)
    if math.isinf(low):
        return "any" if math.isinf(high) else f"up to {_digits(high)}"
    return f"from {_digits(low)}" if math.isinf(high) else f"{_digits(low)}–{_digits(high)}"


def _digits(number: float) -> str:
    text = f"{number:.12g}"
    return f"{number:.0f}" if "e+" in text else text


def _with_unit(text: str, unit: str | None) -> str:
    return f"{text} {unit}" if unit else text
