"""Stated: what the catalogue states of a candidate, in words of the reader's language.

Rankings keep it in English with the field that it is from. Here it is said again from the record
itself, so that figures, days and kinds are written as the language writes them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from data.judge import Record
from data.money import Money
from sourcing.service.ranking.wording import definition_of

if TYPE_CHECKING:
    from data.judge import Judgement
    from rfq.comparison.words import Words
    from sourcing.ranking.candidate import Candidate, Fact
    from sourcing.ranking.situation import Situation

Says = Callable[["Stated", "Candidate"], str | None]

_DAYS: Final = " days"


class Stated:
    """Says what candidates state, in one language.

    Args:
        situation: that they were ranked in.
        words: of the language.
    """

    def __init__(self, situation: Situation, words: Words) -> None:
        self._situation = situation
        self._words = words

    def of(self, found: Fact | Judgement, candidate: Candidate) -> str | None:
        """What a fact or a judgement rests on; None where nothing is stated."""
        if found.shown is None:
            return None
        says = _SAYS.get(found.field)
        if says is not None:
            return says(self, candidate) or found.shown
        if found.field == "lead_times":
            # The days are those of the quantity that was judged; only their unit is a word.
            days = found.shown.removesuffix(_DAYS)
            return self._words.say("{days} days", days=days)
        if found.record is Record.PRODUCT:
            return self._attribute(found.field, candidate) or found.shown
        return found.shown

    def _attribute(self, field: str, candidate: Candidate) -> str | None:
        definition = definition_of(field, self._situation.schema)
        stated = [
            self._words.value(one.value, definition)
            for one in candidate.product.values_of(field)
            if one.value is not None
        ]
        return ", ".join(dict.fromkeys(stated)) or None

    def price(self, candidate: Candidate) -> str | None:
        """The price at the quantity, what it comes to in the currency compared in, and landed."""
        situation, figures = self._situation, self._words.figures
        step = situation.price_step(candidate.offer)
        if step is None:
            return None
        text = self._words.price(step)
        currency, ends = situation.currency, situation.price_range(candidate.offer)
        if currency not in (None, step.unit_price.currency) and ends is not None:
            low, high = (Money(Decimal(repr(end)), str(currency)).rounded() for end in ends)
            text += f" ≈ {figures.prices(low, high)}"
        landed = situation.landed.get(candidate.offer.id)
        if landed is not None:
            sign = "≥ " if landed.is_floor else ""
            amount = f"{sign}{figures.money(landed.per_unit.rounded())}"
            return self._words.say("{price}, landed {amount}", price=text, amount=amount)
        return text

    def moq(self, candidate: Candidate) -> str | None:
        """The minimum order."""
        offer = candidate.offer
        return None if offer.moq is None else self._words.quantity(offer.moq, offer.unit_of_sale)

    def stock(self, candidate: Candidate) -> str | None:
        """What is in stock."""
        offer = candidate.offer
        if offer.stock is None:
            return None
        number = self._words.quantity(offer.stock, offer.unit_of_sale)
        return self._words.say("{number} in stock", number=number)

    def employees(self, candidate: Candidate) -> str | None:
        """The head count."""
        supplier = candidate.supplier
        ends = [one for one in (supplier.employees_low, supplier.employees_high) if one is not None]
        if not ends:
            return None
        number = self._words.figures.span(ends[0], ends[-1])
        return self._words.say("{number} employees", number=number)

    def rating(self, candidate: Candidate) -> str | None:
        """The rating, and how many gave it."""
        supplier, figures = candidate.supplier, self._words.figures
        if supplier.rating is None:
            return None
        rating = figures.number(supplier.rating)
        if supplier.rating_count is None:
            return self._words.say("{rating} of 5", rating=rating)
        count = figures.number(float(supplier.rating_count))
        return self._words.say("{rating} of 5 from {count}", rating=rating, count=count)

    def years(self, candidate: Candidate) -> str | None:
        """Years in business."""
        years = candidate.supplier.years
        if years is None:
            return None
        return self._words.say("{number} years", number=self._words.figures.number(float(years)))

    def founded(self, candidate: Candidate) -> str | None:
        """The year of foundation."""
        year = candidate.supplier.founded
        return None if year is None else self._words.say("founded {year}", year=str(year))

    def response(self, candidate: Candidate) -> str | None:
        """How soon inquiries are answered."""
        hours = candidate.supplier.response_hours
        return None if hours is None else f"{self._words.figures.number(float(hours))}\u00a0h"

    def verification(self, candidate: Candidate) -> str | None:
        """The level as the catalogue names it, and who gave it."""
        supplier = candidate.supplier
        if supplier.verification is None or supplier.verified_by is None:
            return supplier.verification
        return self._words.say(
            "{level}, by {verifier}", level=supplier.verification, verifier=supplier.verified_by
        )

    def kind(self, candidate: Candidate) -> str | None:
        """A maker, a trader, or another kind."""
        kind = candidate.supplier.kind
        return None if kind is None else self._words.say(kind.value)

    def country(self, candidate: Candidate) -> str | None:
        """Where it is."""
        country = candidate.supplier.country
        return None if country is None else self._words.country(country)

    def on_time(self, candidate: Candidate) -> str | None:
        """The share of orders delivered on time."""
        rate = candidate.supplier.on_time_rate
        return None if rate is None else self._words.share(rate)

    def disputes(self, candidate: Candidate) -> str | None:
        """The share of orders disputed."""
        rate = candidate.supplier.dispute_rate
        return None if rate is None else self._words.share(rate)

    def valid_until(self, candidate: Candidate) -> str | None:
        """The last day of the price."""
        day = candidate.offer.valid_until
        return None if day is None else self._words.figures.day(day)

    def valid_from(self, candidate: Candidate) -> str | None:
        """The first day of the price."""
        day = candidate.offer.valid_from
        return None if day is None else self._words.figures.day(day)


_SAYS: Final[Mapping[str, Says]] = {
    "price_breaks": Stated.price,
    "moq": Stated.moq,
    "stock": Stated.stock,
    "employees": Stated.employees,
    "rating": Stated.rating,
    "years": Stated.years,
    "founded": Stated.founded,
    "response_hours": Stated.response,
    "verification": Stated.verification,
    "kind": Stated.kind,
    "country": Stated.country,
    "on_time_rate": Stated.on_time,
    "dispute_rate": Stated.disputes,
    "valid_until": Stated.valid_until,
    "valid_from": Stated.valid_from,
}
"""By the field of a record; attributes and days are said otherwise, all else is a name or code."""
