"""Terms of offers, suppliers and evidence as documents, in one language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import PurePath
from typing import TYPE_CHECKING

from data.money import Money
from sourcing.api.documents.base import MoneyDocument, QuantityDocument
from sourcing.api.documents.card import LeadTimeDocument, PriceDocument, SupplierBadge
from sourcing.api.documents.evidence import RateDocument, SourceDocument

if TYPE_CHECKING:
    from data.catalogue import Catalogue
    from data.evidence import Evidence
    from data.exchange import Rate
    from data.records import LeadTime, PriceBreak, Supplier
    from rfq.comparison.words import Words


def money_document(money: Money) -> MoneyDocument:
    """An amount."""
    return MoneyDocument(amount=money.amount, currency=money.currency)


def quantity_document(number: Decimal, unit: str | None, words: Words) -> QuantityDocument:
    """How much of what, with its words."""
    return QuantityDocument(number=number, unit=unit, text=words.quantity(number, unit))


def price_document(
    price: PriceBreak,
    words: Words,
    *,
    converted: Money | None = None,
    rate: Rate | None = None,
) -> PriceDocument:
    """A price break; ``converted`` and its rate where it is compared in another currency."""
    text = words.price(price)
    if converted is not None:
        text = f"{text} ≈ {words.figures.money(converted)}"
    return PriceDocument(
        low=money_document(price.unit_price),
        high=money_document(price.unit_price_high or price.unit_price),
        from_quantity=price.min_quantity,
        converted=None if converted is None else money_document(converted),
        rate_note=None if rate is None else rate_text(rate, words),
        text=text,
    )


def lead_time_document(step: LeadTime, words: Words) -> LeadTimeDocument:
    """Days from order to shipment."""
    return LeadTimeDocument(
        days_low=step.days_low, days_high=step.days_high, text=words.lead_time(step)
    )


def badge(supplier: Supplier, words: Words) -> SupplierBadge:
    """A supplier in short."""
    country = supplier.country
    return SupplierBadge(
        id=supplier.id,
        name=supplier.name,
        country=country,
        country_name=None if country is None else words.country(country),
        kind=supplier.kind,
        verification=supplier.verification,
        verified_by=supplier.verified_by,
        rating=supplier.rating,
        rating_count=supplier.rating_count,
        years=supplier.years,
    )


def rate_text(rate: Rate, words: Words) -> str:
    """``1 EUR = 1.16 USD, 20 Nov 2026, ECB reference rate``."""
    return words.say(
        "1 {source} = {value} {target}, {day}, {by}",
        source=rate.source_currency,
        value=words.figures.number(rate.value),
        target=rate.target_currency,
        day=words.figures.day(rate.date),
        by=words.say(rate.source),
    )


def rate_documents(rates: Iterable[Rate], words: Words) -> tuple[RateDocument, ...]:
    """Exchange rates that were used."""
    return tuple(
        RateDocument(
            source_currency=one.source_currency,
            target_currency=one.target_currency,
            value=one.value,
            day=one.date,
            source=one.source,
            text=rate_text(one, words),
        )
        for one in rates
    )


def file_names(catalogue: Catalogue) -> dict[str, str]:
    """The name of each source of evidence, by its id; where it lay on the server is nobody's
    business.
    """
    return {one.id: PurePath(one.name).name or one.id for one in catalogue.sources()}


def source_documents(
    evidence: Iterable[Evidence], files: Mapping[str, str], words: Words
) -> tuple[SourceDocument, ...]:
    """Where values come from, each place once.

    Args:
        evidence: of one value.
        files: name of each source, by its id.
        words: of the answer's language.
    """
    return tuple(_source(one, files, words) for one in dict.fromkeys(evidence))


def _source(one: Evidence, files: Mapping[str, str], words: Words) -> SourceDocument:
    file = files.get(one.source, one.source)
    text = words.say("{file}, row {row}, {column}", file=file, row=one.row, column=one.column)
    return SourceDocument(
        source=file, row=one.row, column=one.column, raw=one.raw, basis=one.basis, text=text
    )
