"""Whether the values a product states of one attribute meet a constraint."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from data.constraint import Constraint, Truth
from data.errors import InputError
from data.judge.labels import wanted_flag, wanted_labels
from data.judge.numbers import converter, wanted_numbers
from data.judge.sizes import wanted_size
from data.judge.truths import either
from data.records.product import AttributeValue
from data.schema.model import AttributeDefinition, AttributeKind
from data.values import Dimensions, Flag, Number, Text

AttributeTest = Callable[[Sequence[AttributeValue]], tuple[Truth, str | None]]
"""Truth, and the value that decides it, for people."""


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
            test = wanted_labels(constraint, definition)

            def labels(values: Sequence[AttributeValue]) -> tuple[Truth, str | None]:
                stated = [v.value.text for v in values if isinstance(v.value, Text)]
                return test(stated), ", ".join(stated) or None

            return labels
        case AttributeKind.BOOLEAN:
            flag = wanted_flag(constraint)

            def flags(values: Sequence[AttributeValue]) -> tuple[Truth, str | None]:
                stated = [v.value.flag for v in values if isinstance(v.value, Flag)]
                words = dict.fromkeys("yes" if one else "no" for one in stated)
                return flag(stated), ", ".join(words) or None

            return flags
        case AttributeKind.DIMENSIONS:
            size = wanted_size(constraint, definition.unit)

            def sizes(values: Sequence[AttributeValue]) -> tuple[Truth, str | None]:
                stated = [v.value for v in values if isinstance(v.value, Dimensions)]
                if not stated:
                    return Truth.UNKNOWN, None
                text = " × ".join(_digits(one) for one in stated[0].sizes)
                return size(stated[0].sizes), _with_unit(text, stated[0].unit)

            return sizes
        case _:
            raise InputError(
                "free text and identifiers are not compared",
                field=constraint.field,
                value=definition.kind.value,
            )


def _numbers(constraint: Constraint, definition: AttributeDefinition) -> AttributeTest:
    asked = wanted_numbers(
        constraint, converter(constraint.unit, definition.unit, constraint.field)
    )

    def numbers(values: Sequence[AttributeValue]) -> tuple[Truth, str | None]:
        stated = [
            v.value
            for v in values
            if isinstance(v.value, Number) and v.value.unit == definition.unit
        ]
        if not stated:
            return Truth.UNKNOWN, None
        truth = asked.signed(either(asked.offered(one.low, one.high) for one in stated))
        text = ", ".join(_range(one.low, one.high) for one in stated)
        return truth, _with_unit(text, definition.unit)

    return numbers


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
