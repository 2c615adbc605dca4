"""Draw the clean facts of one product from its category's specification."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from data.errors import InputError
from data.sample.dice import Dice
from data.sample.expression import compile_expression
from data.sample.specification import Category, FactRule
from data.sample.templates import fill


@dataclass(frozen=True, slots=True)
class Range:
    """From one number to another, both in the fact's unit."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Size:
    """One number per direction: length, width, height or thickness."""

    sizes: tuple[float, ...]


FactValue = float | str | bool | tuple[str, ...] | Range | Size


@dataclass(frozen=True, slots=True)
class Fact:
    """One true statement about a product.

    Attributes:
        id: name within the specification.
        name: label in English.
        value: in ``unit``.
        unit: canonical symbol, or None.
    """

    id: str
    name: str
    value: FactValue
    unit: str | None


@dataclass(frozen=True, slots=True)
class Facts:
    """All that is true of a product.

    Attributes:
        public: what a seller would state, most important first.
        names: every value by id, hidden ones too, for expressions and templates.
    """

    public: tuple[Fact, ...]
    names: Mapping[str, Any]


@functools.lru_cache(maxsize=65536)
def to_step(value: float, step: float) -> float:
    """Rounded to a multiple of ``step``, exact in decimal."""
    quantum = Decimal(str(step))
    return float((Decimal(str(value)) / quantum).to_integral_value() * quantum)


class _Drawing(dict[str, Any]):
    """The values drawn so far; a rule that names a later fact draws it then."""

    def __init__(self, category: Category, dice: Dice) -> None:
        super().__init__()
        self.category = category
        self.dice = dice
        if category.table is not None:
            row = dice.pick(category.table.rows)
            self.update(zip(category.table.columns, row, strict=True))

    def __missing__(self, fact_id: str) -> Any:
        rule = self.category.facts[fact_id]
        try:
            if rule.when is None or compile_expression(rule.when)(self, self.dice):
                value: Any = _draw(rule, self, self.dice)
            else:
                value = None
        except (ArithmeticError, LookupError, RecursionError, TypeError, ValueError) as error:
            raise InputError(
                f"a rule of the sample's specification fails: {error!r}",
                field=f"{self.category.key}.{fact_id}",
            ) from error
        self[fact_id] = value
        return value


def draw_facts(category: Category, dice: Dice) -> Facts:
    """Draw every fact of one product.

    Raises:
        InputError: a rule of the specification fails; the message names it.
    """
    names = _Drawing(category, dice)
    values = {fact_id: names[fact_id] for fact_id in category.facts}
    public = tuple(
        Fact(fact_id, rule.name, values[fact_id], rule.unit)
        for fact_id, rule in category.facts.items()
        if rule.name is not None and values[fact_id] is not None
    )
    return Facts(public, dict(names))


def _draw(rule: FactRule, names: Mapping[str, Any], dice: Dice) -> FactValue:
    if rule.pick is not None:
        value: Any = dice.weighted(_weights(rule, names))
        return float(value) if isinstance(value, int | float) else str(value)
    if rule.calc is not None:
        return _settle(compile_expression(rule.calc)(names, dice), rule.step)
    if rule.several is not None:
        return tuple(dice.some(rule.several, dice.integer(*rule.take)))
    if rule.range is not None:
        low, high = _numbers(rule.range, rule, names, dice)
        return Range(low, high)
    if rule.size is not None:
        return Size(_numbers(rule.size, rule, names, dice))
    if rule.text is not None:
        return fill(rule.text, names, {})
    return dice.chance(compile_expression(rule.odds or "0")(names, dice))


def _weights(rule: FactRule, names: Mapping[str, Any]) -> Mapping[float | str, float]:
    table: Any = rule.pick
    if rule.by is None:
        return table  # type: ignore[no-any-return]
    key = names[rule.by]
    return table[key] if key in table else table["else"]  # type: ignore[no-any-return]


def _numbers(
    expressions: Iterable[str], rule: FactRule, names: Mapping[str, Any], dice: Dice
) -> tuple[float, ...]:
    values = (compile_expression(str(text))(names, dice) for text in expressions)
    return tuple(to_step(value, rule.step) if rule.step else float(value) for value in values)


def _settle(value: Any, step: float | None) -> FactValue:
    if isinstance(value, bool | str):
        return value
    if isinstance(value, list):
        return tuple(value)
    return to_step(value, step) if step else float(value)
