"""What a cell says: values, terms and requirements in one language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache
from typing import Final

from data.constraint import (
    BRAND,
    CATEGORY,
    CERTIFICATION,
    COUNTRY,
    LEAD_TIME,
    MOQ,
    PRICE,
    SUPPLIER,
    Constraint,
    Operator,
)
from data.money import Money
from data.records import DeliveryTerm, LeadTime, PriceBreak
from data.schema.model import AttributeDefinition
from data.units import rec20_name, unit_of_rec20
from data.values import Dimensions, Flag, Number, Text, Value
from rfq.wording import Figures, Translations, catalogue, figures
from rfq.wording.figures import NO_BREAK

_CORE = {
    PRICE: "Unit price",
    MOQ: "Minimum order quantity",
    LEAD_TIME: "Lead time",
    COUNTRY: "Supplier's country",
    SUPPLIER: "Supplier",
    CERTIFICATION: "Certificates",
    CATEGORY: "Category",
    BRAND: "Brand",
}
_HAN: Final = re.compile(r"[\u4e00-\u9fff]")
_COUNTS = {
    "C62": "pcs",
    "H87": "pcs",
    "EA": "pcs",
    "SET": "sets",
    "PR": "pairs",
    "DZN": "dozen",
    "LO": "lots",
    "XBG": "bags",
    "XBX": "boxes",
    "XCT": "cartons",
    "XPX": "pallets",
    "XRO": "rolls",
}


class Words:
    """Writes values in one language.

    Args:
        language: BCP 47 tag; messages in the nearest of the languages there are, figures in its
            own notation.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self.say: Translations = catalogue(language)
        self.figures: Figures = figures(language)

    def value(self, given: Value, definition: AttributeDefinition | None = None) -> str:
        """An attribute's value."""
        match given:
            case Number(low, high, None):
                # A bare number may be a year or a size code: 2024, not 2,024.
                return self.figures.span(low, high, grouped=False)
            case Number(low, high, unit):
                return f"{self.figures.span(low, high)}{NO_BREAK}{unit}"
            case Text(text):
                return self._label(text, definition)
            case Flag(flag):
                return self.say("yes") if flag else self.say("no")
            case Dimensions(sizes, unit, _):
                text = " × ".join(self.figures.number(size) for size in sizes)
                return f"{text}{NO_BREAK}{unit}" if unit else text

    def attribute(self, definition: AttributeDefinition) -> str:
        """An attribute's name: an overlay's in this language, else, for Chinese, a spelling of the
        catalogue in Chinese characters, else the catalogue's commonest.
        """
        for tag in (self.language, self.say.language, self.language.split("-")[0]):
            if tag in definition.labels:
                return definition.labels[tag]
        return self._own(definition.names) or definition.label

    def field(self, field: str) -> str:
        """The name of a core field."""
        return self.say(_CORE[field]) if field in _CORE else field

    def requirement(
        self, constraint: Constraint, definition: AttributeDefinition | None = None
    ) -> str:
        """What a constraint asks for: ``≥ 2,500 kg``, ``one of LED, halogen``."""
        if constraint.field == PRICE:
            values = [
                self.figures.money(Money(Decimal(str(one)), constraint.unit or "XXX"))
                if not isinstance(one, str | bool)
                else str(one)
                for one in constraint.values
            ]
        else:
            values = [self._wanted(constraint, one, definition) for one in constraint.values]
        return self._asked(constraint.operator, values)

    def _asked(self, operator: Operator, values: Sequence[str]) -> str:
        text = ", ".join(values)
        if operator is Operator.BETWEEN and len(values) == 2:
            return f"{values[0]} – {values[1]}"
        if operator in (Operator.EQUAL, Operator.ONE_OF) and len(values) == 1:
            return text
        if operator is Operator.ONE_OF:
            return self.say("one of {values}", values=text)
        if operator in (Operator.NOT_EQUAL, Operator.NOT_ONE_OF):
            return self.say("not {values}", values=text)
        if operator is Operator.ABOUT:
            return self.say("about {values}", values=text)
        return f"{operator.value}{NO_BREAK}{text}"

    def _wanted(self, constraint: Constraint, value: float | str | bool, definition: object) -> str:
        if isinstance(value, bool):
            return self.say("yes") if value else self.say("no")
        if isinstance(value, str):
            if constraint.field == COUNTRY:
                return self.country(value)
            known = definition if isinstance(definition, AttributeDefinition) else None
            return self._label(value, known)
        unit = constraint.unit
        if unit is None and isinstance(definition, AttributeDefinition):
            unit = definition.unit
        if constraint.field == LEAD_TIME and unit in (None, "day", "days", "d"):
            return self.say("{days} days", days=self.figures.number(float(value)))
        number = self.figures.number(float(value), grouped=unit is not None)
        return f"{number}{NO_BREAK}{unit}" if unit else number

    def price(self, given: PriceBreak) -> str:
        """A unit price, or the range stated."""
        return self.figures.prices(given.unit_price, given.unit_price_high)

    def breaks(self, given: Sequence[PriceBreak]) -> str:
        """Every break with the quantity it starts at."""
        return " · ".join(
            f"{self.figures.number(one.min_quantity)}+:{NO_BREAK}{self.price(one)}" for one in given
        )

    def lead_time(self, given: LeadTime) -> str:
        """``15–20 days``."""
        return self.say("{days} days", days=self.figures.span(given.days_low, given.days_high))

    def term(self, given: DeliveryTerm) -> str:
        """``FOB Ningbo``."""
        return f"{given.incoterm} {given.place}" if given.place else given.incoterm

    def unit(self, code: str | None) -> str:
        """A unit of sale in few letters: ``pcs``, ``kg``, or the recommendation's name."""
        if code is None:
            return ""
        if code in _COUNTS:
            return self.say(_COUNTS[code])
        symbol = unit_of_rec20(code)
        if symbol is not None:
            return symbol
        return rec20_name(code)

    def quantity(self, number: Decimal, code: str | None) -> str:
        """A number of units of sale."""
        unit = self.unit(code)
        return (
            f"{self.figures.number(number)}{NO_BREAK}{unit}"
            if unit
            else self.figures.number(number)
        )

    def share(self, ratio: float) -> str:
        """A share of 0 to 1 in percent."""
        return self.figures.percent(round(ratio * 100, 1))

    def country(self, code: str) -> str:
        """A country's name."""
        return _territories(self.figures.locale).get(code, code)

    def language_name(self, code: str) -> str:
        """A language's name."""
        return _languages(self.figures.locale).get(code, code)

    def _label(self, text: str, definition: AttributeDefinition | None) -> str:
        if definition is None:
            return text
        wordings = definition.value_labels.get(text, {})
        for tag in (self.language, self.say.language, self.language.split("-")[0]):
            if tag in wordings:
                return wordings[tag]
        known = next((one.variants for one in definition.values if one.label == text), ())
        return self._own(known) or text

    def _own(self, spellings: Iterable[str]) -> str | None:
        if not self.say.language.startswith("zh"):
            return None
        return next((one for one in spellings if _HAN.search(one)), None)


@cache
def _territories(locale: str) -> dict[str, str]:
    from babel import Locale

    return dict(Locale.parse(locale).territories)


@cache
def _languages(locale: str) -> dict[str, str]:
    from babel import Locale

    return dict(Locale.parse(locale).languages)
