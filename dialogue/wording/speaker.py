"""Speaker: constraints, amounts, places and lists in the words of one language."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from data.constraint import (
    CATEGORY,
    LEAD_TIME,
    MOQ,
    PRICE,
    Constraint,
    Importance,
    Operator,
)
from data.figures import NO_BREAK, Figures
from data.money import Money
from data.need import Amount, Place, Requirement
from data.records.offer import DeliveryTerm
from data.records.supplier import SupplierKind
from dialogue.acts import Term, TermValue
from dialogue.reply import FieldValue
from dialogue.wording.names import Names
from dialogue.wording.nominal import nominal
from dialogue.wording.translations import Translations, message, plural

TERMS: Final = {
    Term.QUANTITY: message("Quantity"),
    Term.ANNUAL: message("Quantity a year"),
    Term.BUDGET: message("Budget"),
    Term.DESTINATION: message("Destination"),
    Term.DELIVERY_TERM: message("Delivery term"),
    Term.NEEDED_BY: message("Needed by"),
    Term.PAYMENT: message("Payment"),
    Term.SAMPLES: message("Samples first"),
    Term.CURRENCY: message("Currency"),
    Term.SUPPLIER_KINDS: message("Kind of supplier"),
}
_KINDS: Final = {
    SupplierKind.MANUFACTURER: message("manufacturers"),
    SupplierKind.TRADER: message("traders"),
    SupplierKind.DISTRIBUTOR: message("distributors"),
}
_UNITS_OF_SALE: Final = {
    "C62": plural("{n} piece", "{n} pieces"),
    "H87": plural("{n} piece", "{n} pieces"),
    "EA": plural("{n} piece", "{n} pieces"),
    "SET": plural("{n} set", "{n} sets"),
    "PR": plural("{n} pair", "{n} pairs"),
    "PX": plural("{n} pallet", "{n} pallets"),
    "XPX": plural("{n} pallet", "{n} pallets"),
    "CT": plural("{n} carton", "{n} cartons"),
    "XCT": plural("{n} carton", "{n} cartons"),
    "BX": plural("{n} box", "{n} boxes"),
    "XBX": plural("{n} box", "{n} boxes"),
    "DZN": plural("{n} dozen", "{n} dozen"),
    "RO": plural("{n} roll", "{n} rolls"),
    "XRO": plural("{n} roll", "{n} rolls"),
}
_DAYS: Final = frozenset({"day", "days", "d"})
_MOST: Final = 6
"""Items of a list that are named one by one."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Words typed facts in one language."""

    names: Names
    figures: Figures

    @property
    def say(self) -> Translations:
        """The messages."""
        return self.names.say

    # Lists

    def all_of(self, items: Sequence[str]) -> str:
        """``a, b and c``."""
        return self._list(items, self.say("{first} and {last}", first="{first}", last="{last}"))

    def any_of(self, items: Sequence[str]) -> str:
        """``a, b or c``."""
        return self._list(items, self.say("{first} or {last}", first="{first}", last="{last}"))

    def _list(self, items: Sequence[str], pair: str) -> str:
        items = list(items)
        if len(items) > _MOST + 1:
            rest = len(items) - _MOST
            more = self.say.count("{n} more", "{n} more", rest, n=self.number(rest))
            items = [*items[:_MOST], more]
        if len(items) < 2:
            return items[0] if items else ""
        comma = self.say(", ")
        return pair.format(first=comma.join(items[:-1]), last=items[-1])

    def series(self, items: Sequence[str]) -> str:
        """``a; b; c``, of items that have commas of their own."""
        return self.say("; ").join(items)

    def sentences(self, *texts: str) -> str:
        """Sentences one after the other, the empty ones left out."""
        between = "" if self.names.language.startswith("zh") else " "
        return between.join(one for one in texts if one)

    def pair(self, name: str, value: str) -> str:
        """``Load capacity: 2.5 t``."""
        return self.say("{name}: {value}", name=name, value=value)

    # Figures

    def number(self, value: float | Decimal) -> str:
        """A number."""
        return self.figures.number(value)

    def share(self, ratio: float) -> str:
        """``38 %``; never rounded down to nothing nor up to everything."""
        percent = round(ratio * 100)
        if percent == 0 and ratio > 0:
            return f"<1{NO_BREAK}%"
        if percent == 100 and ratio < 1:
            return f">99{NO_BREAK}%"
        return self.figures.percent(Decimal(percent))

    def products(self, number: int) -> str:
        """``1 product``, ``212 products``."""
        return self.say.count("{n} product", "{n} products", number, n=self.number(number))

    def days(self, low: float, high: float) -> str:
        """``15–20 days``."""
        last = 1 if low == high == 1 else 2
        return self.say.count("{n} day", "{n} days", last, n=self.figures.span(low, high))

    def measured(self, name: str, low: float, high: float, unit: str | None) -> str:
        """A number or range of a field, in its unit: money for a price, days for a lead time."""
        if name == LEAD_TIME or (unit is not None and unit.casefold() in _DAYS):
            return self.days(low, high)
        if name == PRICE and unit is not None:
            return self.price(low, high, unit)
        if name == MOQ and unit is not None:
            return self.amount(Decimal(repr(high if low == -math.inf else low)), unit)
        # A bare number may be a year or a size code.
        text = self.figures.span(low, high, grouped=unit is not None)
        return f"{text}{NO_BREAK}{unit}" if unit else text

    def between(self, name: str, low: float, high: float, unit: str | None) -> str:
        """A range that is offered or required; a narrow one as the number it stands for."""
        one = nominal(low, high)
        if one is None:
            return self.measured(name, low, high, unit)
        return self.say("about {value}", value=self.measured(name, one, one, unit))

    def price(self, low: float, high: float, currency: str, *, rough: bool = False) -> str:
        """An amount of money or a range of it; whole amounts without decimals.

        Args:
            low: lower end, infinite where open.
            high: upper end; equal to the lower one for one amount.
            currency: ISO 4217 code.
            rough: leave out the decimals from a hundred upwards, as for a median.
        """
        first, last = (self._price(one, rough=rough) for one in (low, high))
        if low == high:
            text = first
        elif math.isinf(low):
            text = f"≤{NO_BREAK}{last}"
        elif math.isinf(high):
            text = f"≥{NO_BREAK}{first}"
        else:
            text = f"{first}–{last}"
        parts = [text, currency]
        return NO_BREAK.join(reversed(parts) if self.figures.code_first else parts)

    def _price(self, value: float, *, rough: bool) -> str:
        """An amount with the digits that matter: whole ones whole, others with cents at least."""
        if not math.isfinite(value) or value == round(value) or (rough and abs(value) >= 100):
            return self.number(round(value) if math.isfinite(value) else value)
        return self.figures.number(Decimal(f"{value:.{2 if abs(value) >= 100 else 4}f}"), least=2)

    def typical(self, value: float, currency: str) -> str:
        """A statistic of prices."""
        return self.price(value, value, currency, rough=True)

    def amount(self, number: Decimal, unit: str | None) -> str:
        """How much, with its unit of sale."""
        text = self.number(number)
        if unit is None:
            return text
        words = _UNITS_OF_SALE.get(unit)
        if words is not None:
            return self.say.count(*words, 1 if number == 1 else 2, n=text)
        return f"{text}{NO_BREAK}{_unit_of_sale(unit)}"

    # What is required and stated

    def value(self, name: str, found: FieldValue | None) -> str:
        """What a product states on a field."""
        if found is None:
            return self.say("not stated")
        if found.low is not None and found.high is not None:
            return self.measured(name, found.low, found.high, found.unit)
        return self.say(", ").join(self.names.label(name, one) for one in found.labels)

    def condition(self, constraint: Constraint) -> str:
        """What is required, without the field: ``at least 2.5 t``."""
        name, operator, values = constraint.field, constraint.operator, constraint.values
        numbers = [
            float(v) for v in values if isinstance(v, int | float) and not isinstance(v, bool)
        ]
        if operator is Operator.BETWEEN and len(numbers) == 2:
            return self.between(name, numbers[0], numbers[1], constraint.unit)
        worded = [self._one(name, one, constraint.unit) for one in values]
        if operator in (Operator.NOT_EQUAL, Operator.NOT_ONE_OF):
            return self.say("not {value}", value=self.any_of(worded))
        value = self.any_of(worded)
        match operator:
            case Operator.ABOUT:
                return self.say("about {value}", value=value)
            case Operator.AT_LEAST:
                return self.say("at least {value}", value=value)
            case Operator.AT_MOST:
                return self.say("at most {value}", value=value)
            case Operator.MORE:
                return self.say("more than {value}", value=value)
            case Operator.LESS:
                return self.say("less than {value}", value=value)
            case _:
                return value

    def _one(self, name: str, value: float | str | bool, unit: str | None) -> str:
        if isinstance(value, bool):
            return self.names.label(name, "yes" if value else "no")
        if isinstance(value, str):
            return self.names.label(name, value)
        return self.measured(name, float(value), float(value), unit)

    def constraint(self, constraint: Constraint) -> str:
        """``Load capacity: at least 2.5 t``; with a mark when it is no must."""
        condition = self.condition(constraint)
        if constraint.importance is Importance.SHOULD:
            condition = self.say("{value} (nice to have)", value=condition)
        if constraint.field == CATEGORY and constraint.operator is Operator.EQUAL:
            return condition
        return self.pair(self.names.field(constraint.field), condition)

    def requirements(self, requirements: Sequence[Requirement]) -> str:
        """Several, in their order."""
        return self.series([self.constraint(one.constraint) for one in requirements])

    # Terms

    def term(self, term: Term) -> str:
        """The name of a term."""
        return self.say(TERMS[term])

    def term_value(self, value: TermValue) -> str:
        """What was said of a term."""
        match value:
            case bool():
                return self.say("yes") if value else self.say("no")
            case Amount():
                return self.amount(value.number, value.unit)
            case Money():
                return self.figures.money(value)
            case Place():
                country = None if value.country is None else self.names.country(value.country)
                if value.name and country and value.name != country:
                    return self.say("{name} ({limits})", name=value.name, limits=country)
                return value.name or country or ""
            case DeliveryTerm():
                return f"{value.incoterm} {value.place}" if value.place else value.incoterm
            case date():
                return self.figures.day(value)
            case tuple():
                return self.any_of([self.say(_KINDS[one]) for one in value])
            case _:
                return value


def _unit_of_sale(code: str) -> str:
    from data.errors import UnitError
    from data.units import rec20_name, unit_of_rec20

    try:
        return unit_of_rec20(code) or rec20_name(code)
    except UnitError:
        return code
