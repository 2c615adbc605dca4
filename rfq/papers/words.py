"""What a paper says of an RFQ's parts, in one language."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Final

from data.constraint import CORE_FIELDS, COUNTRY, LEAD_TIME, PRICE, Importance, Operator
from data.money import Money
from rfq.comparison.words import Words
from rfq.document.figures import figure_text
from rfq.document.line import Quantity
from rfq.document.money import Price
from rfq.document.party import Contact
from rfq.document.specification import Specification, Tolerance
from rfq.document.terms import DeliveryPlace, DeliveryTerm
from rfq.papers.paper import Cell, Strong
from rfq.wording.figures import NO_BREAK

_DAYS: Final = frozenset({None, "d", "day", "days"})
_SIGNS: Final = frozenset({Operator.LESS, Operator.AT_MOST, Operator.MORE, Operator.AT_LEAST})


class PaperWords:
    """Writes the parts of an RFQ in one language.

    Args:
        language: BCP 47 tag; messages in the nearest of the languages there are, figures in its
            own notation.
    """

    def __init__(self, language: str) -> None:
        self._words = Words(language)
        self.say = self._words.say
        self.figures = self._words.figures
        same = language.split("-")[0] == self.say.language.split("-")[0]
        self.language = self.say.language if not same or language == "zh" else language
        """BCP 47 tag of what is written: that asked for, or that of the wording in its place."""

    def unit(self, code: str | None) -> str:
        """A unit of sale in a word."""
        return self._words.unit(code)

    def country(self, code: str) -> str:
        """A country's name."""
        return self._words.country(code)

    def quantity(self, quantity: Quantity) -> str:
        """How many of what."""
        return self._words.quantity(quantity.number, quantity.unit)

    def amount(self, number: Decimal, unit: str | None) -> str:
        """A number of units of sale."""
        return self._words.quantity(number, unit)

    def price(self, price: Price) -> str:
        """An amount of money with its currency."""
        return self.figures.money(price.money)

    def moment(self, moment: datetime) -> str:
        """A day and the time, with the offset that the time is on."""
        from babel.dates import format_time

        time = format_time(moment.time(), "short", locale=self.figures.locale)
        minutes = round((moment.utcoffset() or moment - moment).total_seconds() / 60)
        sign = "−" if minutes < 0 else "+"
        zone = f"UTC{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}" if minutes else "UTC"
        return self.say(
            "{day}, {time} ({zone})", day=self.figures.day(moment.date()), time=time, zone=zone
        )

    def place(self, place: DeliveryPlace) -> str:
        """A town and its country."""
        country = None if place.country is None else self.country(place.country)
        if place.name is None or country is None:
            return place.name or country or ""
        return self.say("{town}, {country}", town=place.name, country=country)

    def term(self, term: DeliveryTerm) -> str:
        """``FOB Ningbo (Incoterms 2020)``."""
        named = f"{term.rule} {term.place}" if term.place else term.rule
        return f"{named} (Incoterms® 2020)"

    def contact(self, contact: Contact) -> str:
        """A person or desk on one line."""
        name = f"{contact.name} ({contact.role})" if contact.role else contact.name
        parts = [name, contact.email or "", contact.phone or ""]
        return " · ".join(dict.fromkeys(one for one in parts if one))

    def importance(self, importance: Importance) -> str:
        """Must or should."""
        return self.say("Must") if importance is Importance.MUST else self.say("Should")

    def importance_cell(self, importance: Importance) -> Cell:
        """The same for a table, where a must is not to be overlooked."""
        text = self.importance(importance)
        return Strong(text) if importance is Importance.MUST else text

    def name(self, one: Specification) -> str:
        """What a specification is about: a core field's own name, or the attribute's."""
        if one.attribute in CORE_FIELDS:
            return self._words.field(one.attribute)
        return one.name

    def requirement(self, one: Specification) -> str:
        """What a specification asks for: ``≥ 2,500 kg``, ``400 V ± 5 %``, ``one of A, B``."""
        values = [self._value(one, value) for value in one.values]
        text = ("; " if any("," in value for value in values) else ", ").join(values)
        operator = one.operator
        if operator is Operator.BETWEEN and len(values) == 2:
            text = self.say("{low} to {high}", low=values[0], high=values[1])
        elif operator in _SIGNS:
            text = f"{operator.value}{NO_BREAK}{text}"
        elif operator is Operator.ONE_OF and len(values) > 1:
            text = self.say("one of {values}", values=text)
        elif operator in (Operator.NOT_EQUAL, Operator.NOT_ONE_OF):
            text = self.say("not {values}", values=text)
        elif operator is Operator.ABOUT:
            text = self.say("about {values}", values=text)
            if one.tolerance is None:
                text += f" (±{NO_BREAK}{self.figures.percent(10)})"
        if one.tolerance is not None:
            text += f" {self._tolerance(one.tolerance, one.unit)}"
        return text

    def _value(self, one: Specification, value: float | str | bool) -> str:
        if isinstance(value, bool):
            return self.say("yes") if value else self.say("no")
        if isinstance(value, str):
            return self.country(value) if one.attribute == COUNTRY else value
        number = Decimal(figure_text(value))
        if one.attribute == PRICE and one.unit is not None:
            return self.figures.money(Money(number, one.unit))
        if one.attribute == LEAD_TIME and one.unit in _DAYS:
            return self.say("{days} days", days=self.figures.number(number))
        # A bare number may be a year or a size code: 2024, not 2,024.
        text = self.figures.number(number, grouped=one.unit is not None)
        return f"{text}{NO_BREAK}{one.unit}" if one.unit else text

    def _tolerance(self, tolerance: Tolerance, unit: str | None) -> str:
        minus, plus = (
            self.figures.number(Decimal(figure_text(one)))
            for one in (tolerance.minus, tolerance.plus)
        )
        shown = tolerance.unit or unit
        text = f"±{NO_BREAK}{plus}" if minus == plus else f"−{minus}{NO_BREAK}/{NO_BREAK}+{plus}"
        return f"{text}{NO_BREAK}{shown}" if shown else text
