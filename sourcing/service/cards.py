"""Cards: products as a list shows them, with the terms on which each is offered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from dialogue.wording import speaker_of
from rfq.comparison.words import Words
from sourcing.api.documents.card import (
    LeadTimeDocument,
    PriceDocument,
    ProductCard,
    ReasonDocument,
    SupplierBadge,
)
from sourcing.api.documents.constraint import OutcomeDocument
from sourcing.service.facts import facts_of
from sourcing.service.offered import Offered, Prices
from sourcing.service.terms import badge, lead_time_document, price_document, quantity_document

if TYPE_CHECKING:
    from data.records import Supplier
    from dialogue.wording.speaker import Speaker
    from sourcing.api.documents.card import FactDocument
    from sourcing.service.records import Record
    from sourcing.service.shelf import Shelf

_SHOWN: Final = frozenset({"http", "https"})


@dataclass(frozen=True, slots=True)
class Place:
    """A product in a list, and what is said of it there.

    Attributes:
        position: from 1; goes on over pages.
        score: comparable within the list.
        outcomes: how it stands to each requirement, worded.
        why: reasons for its place, worded.
        alike: near-duplicates that stand behind it.
    """

    product_id: str
    position: int
    score: float
    outcomes: tuple[OutcomeDocument, ...] = ()
    why: tuple[ReasonDocument, ...] = ()
    alike: tuple[str, ...] = ()
    selected: bool = False


def cards_of(
    shelf: Shelf,
    places: Sequence[Place],
    *,
    language: str,
    quantity: Decimal | None = None,
    currency: str | None = None,
    speaker: Speaker | None = None,
) -> tuple[ProductCard, ...]:
    """The cards of a list, in its order.

    Products that the catalogue no longer has are left out; so are offers of suppliers on the block
    list.

    Args:
        shelf: of the generation that the list is from.
        places: the products of the list.
        language: BCP 47 tag.
        quantity: at which prices and lead times count; None is the smallest that is sold.
        currency: that prices are converted into; None leaves them as they are.
        speaker: words facts, in the same language; None is one of the catalogue's own units.
    """
    records = shelf.records.of([one.product_id for one in places])
    here = [records[one.product_id] for one in places if one.product_id in records]
    speaker = speaker or speaker_of(shelf.catalogue.schema, language)
    facts = facts_of(shelf, here, speaker)
    writer = _Writer(shelf, _words(language), Prices(shelf.rates, shelf.on, quantity, currency))
    return tuple(
        writer.card(one, records[one.product_id], facts)
        for one in places
        if one.product_id in records
    )


class _Writer:
    """Writes the cards of one list; what several have in common is worded once."""

    def __init__(self, shelf: Shelf, words: Words, prices: Prices) -> None:
        self._suppliers = shelf.records.suppliers()
        self._words = words
        self._prices = prices
        self._badges: dict[str, SupplierBadge] = {}

    def card(
        self, place: Place, record: Record, facts: dict[str, tuple[FactDocument, ...]]
    ) -> ProductCard:
        best = self._prices.best(record.offers)
        offer = None if best is None else best.offer
        unit = None if offer is None else offer.unit_of_sale
        moq = None if offer is None else offer.moq
        return ProductCard(
            position=place.position,
            product_id=record.product_id,
            title=record.title,
            category=record.category,
            brand=record.brand,
            mpn=record.mpn,
            image=web_address(record.image),
            url=web_address(record.url),
            score=place.score,
            selected=place.selected,
            price=None if best is None else self._price(best),
            moq=None if moq is None else quantity_document(moq, unit, self._words),
            lead_time=None if best is None else self._lead_time(best),
            supplier=None if offer is None else self._badge(offer.supplier_id),
            offers=len(record.offers),
            certifications=record.certifications,
            facts=facts.get(record.product_id, ()),
            outcomes=place.outcomes,
            why=place.why,
            alike=place.alike,
        )

    def _price(self, best: Offered) -> PriceDocument | None:
        if best.price is None:
            return None
        return price_document(best.price, self._words, converted=best.converted, rate=best.rate)

    def _lead_time(self, best: Offered) -> LeadTimeDocument | None:
        return None if best.lead_time is None else lead_time_document(best.lead_time, self._words)

    def _badge(self, supplier_id: str | None) -> SupplierBadge | None:
        if supplier_id is None:
            return None
        found = self._badges.get(supplier_id)
        if found is None:
            supplier: Supplier = self._suppliers[supplier_id]
            found = self._badges[supplier_id] = badge(supplier, self._words)
        return found


def web_address(text: str | None) -> str | None:
    """An address that a page may show: of the web, and nothing that could run."""
    if text is None:
        return None
    try:
        found = urlsplit(text.strip())
    except ValueError:
        return None
    return text.strip() if found.scheme.casefold() in _SHOWN and found.netloc else None


@lru_cache(maxsize=16)
def _words(language: str) -> Words:
    return Words(language)
