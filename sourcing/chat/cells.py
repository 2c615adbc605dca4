"""Cells: what a row of the product list says, as plain text in the language of the reply."""

from __future__ import annotations

from typing import Final

from data.constraint import Truth
from dialogue.answers.answer import CompareAnswer
from dialogue.wording.answers import comparison_table
from dialogue.wording.speaker import Speaker
from sourcing.chat.offered import Row
from sourcing.chat.session import Exchange

MARKS: Final = {Truth.MET: "✓", Truth.MISSED: "✗", Truth.UNKNOWN: "?"}


def headers(exchange: Exchange) -> tuple[str, ...]:
    """Of the columns, the marks last where anything is required."""
    speaker, say = exchange.speaker, exchange.speaker.say
    line = exchange.state.need.line()
    price = say("Unit price")
    if line is not None and line.quantity is not None:
        amount = line.quantity.value
        price = say("Unit price for {amount}", amount=speaker.amount(amount.number, amount.unit))
    found = ("#", say("Product"), price, say("Minimum order"), say("Lead time"), say("Supplier"))
    return (*found, say("What you asked for")) if _has_marks(exchange) else found


def cells(exchange: Exchange, row: Row) -> tuple[str | None, ...]:
    """Of one row; None is not stated."""
    speaker = exchange.speaker
    found = (
        str(row.number),
        _title(speaker, row),
        _price(speaker, row),
        _moq(speaker, row),
        _lead_time(speaker, row, exchange),
        _supplier(speaker, row),
    )
    return (*found, marks(speaker, row)) if _has_marks(exchange) else found


def _title(speaker: Speaker, row: Row) -> str:
    """The title, with how many near-duplicates stand behind it."""
    text = f"★ {row.title}" if row.shown.selected else row.title
    alike = len(row.shown.duplicates)
    if not alike:
        return text
    words = speaker.say.count(
        "and {n} much like it", "and {n} much like it", alike, n=speaker.number(alike)
    )
    return f"{text} ({words})"


def marks(speaker: Speaker, row: Row) -> str:
    """``✓ 3`` and what is missed or not stated by name."""
    met = sum(one.truth is Truth.MET for one in row.outcomes)
    parts = [f"{MARKS[Truth.MET]} {met}"] if met else []
    for truth in (Truth.MISSED, Truth.UNKNOWN):
        names = [
            speaker.names.inline(one.requirement.constraint.field)
            for one in row.outcomes
            if one.truth is truth
        ]
        if names:
            parts.append(f"{MARKS[truth]} {speaker.say(', ').join(names)}")
    return "  ".join(parts)


def comparison(exchange: Exchange) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]] | None:
    """The table of the comparison asked for: titles, and per field what each product states."""
    for one in exchange.answers:
        if isinstance(one, CompareAnswer) and one.rows:
            titles = tuple(exchange.speaker.names.title(key) for key in one.products)
            rows = comparison_table(exchange.speaker, one)
            return ("", *titles), tuple((name, *values) for name, values in rows)
    return None


def _has_marks(exchange: Exchange) -> bool:
    return any(row.outcomes for row in exchange.rows)


def _price(speaker: Speaker, row: Row) -> str | None:
    if row.price is None:
        return None
    low, high = row.price.unit_price, row.price.unit_price_high
    return speaker.price(float(low.amount), float((high or low).amount), low.currency)


def _moq(speaker: Speaker, row: Row) -> str | None:
    if row.offer is None or row.offer.moq is None:
        return None
    return speaker.amount(row.offer.moq, row.offer.unit_of_sale)


def _lead_time(speaker: Speaker, row: Row, exchange: Exchange) -> str | None:
    if row.offer is None or not row.offer.lead_times:
        return None
    from data.judge.offers import lead_time_step

    line = exchange.state.need.line()
    quantity = None if line is None or line.quantity is None else line.quantity.value.number
    step = lead_time_step(row.offer, quantity)
    return None if step is None else speaker.days(step.days_low, step.days_high)


def _supplier(speaker: Speaker, row: Row) -> str | None:
    if row.supplier is None:
        return None
    country = row.supplier.country
    where = "" if country is None else f" ({country})"
    more = f" +{speaker.number(row.others)}" if row.others else ""
    return f"{row.supplier.name}{where}{more}"
