"""Draft: a document from a need, the suppliers that are asked, and what is known of the market."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from data.need import CategoryBelief, NeedLine, Origin
from rfq.document import (
    Contact,
    Finding,
    Missing,
    RfqDocument,
    check,
    missing,
    rfq_from_need,
)
from rfq.document.line import HS
from rfq.document.party import Buyer
from sourcing.ranked import Ranked, rank_suppliers
from sourcing.rfqs.answers import set_field

if TYPE_CHECKING:
    from data.catalogue import Catalogue
    from data.exchange import ExchangeRates
    from data.need import Need
    from data.records import Offer, Product, Supplier
    from data.schema import AttributeSchema
    from index.protocols import ProductIndex
    from sourcing.ranking.remembered import GatheredMemory
    from sourcing.ranking.weights import Weights


_WITNESSES: Final = 5
"""Products named for a code that all of them state."""


@dataclass(frozen=True, slots=True)
class Market:
    """What the catalogue knows about a need.

    Attributes:
        ranked: the ranking of each line, by its id.
        offers: per line, those that miss no must.
        products, suppliers: of those offers, by id.
    """

    schema: AttributeSchema
    ranked: Mapping[str, Ranked]
    offers: Mapping[str, tuple[Offer, ...]]
    products: Mapping[str, Product]
    suppliers: Mapping[str, Supplier]

    def best(self, count: int) -> tuple[Supplier, ...]:
        """The best suppliers: the first of every line, then the second of every line, and so on."""
        orders = [one.ranking.suppliers for one in self.ranked.values()]
        found: dict[str, Supplier] = {}
        for place in range(max(map(len, orders), default=0)):
            for order in orders:
                if place < len(order) and len(found) < count:
                    supplier = order[place].offer.candidate.supplier
                    found.setdefault(supplier.id, supplier)
        return tuple(found.values())


def survey(
    catalogue: Catalogue,
    engine: ProductIndex | None,
    need: Need,
    *,
    now: datetime,
    rates: ExchangeRates,
    weights: Weights,
    memory: GatheredMemory | None = None,
) -> Market:
    """Look for every line of a need in the catalogue.

    Raises:
        InputError: a requirement does not fit the catalogue.
    """
    ranked: dict[str, Ranked] = {}
    offers: dict[str, tuple[Offer, ...]] = {}
    products: dict[str, Product] = {}
    suppliers: dict[str, Supplier] = {}
    for line in need.lines:
        found = rank_suppliers(
            catalogue,
            engine,
            need,
            today=now.date(),
            rates=rates,
            weights=weights,
            line_id=line.id,
            memory=memory,
        )
        ranked[line.id] = found
        fitting = [
            one.candidate
            for supplier in found.ranking.suppliers
            for one in (supplier.offer, *supplier.others)
        ]
        offers[line.id] = tuple(one.offer for one in fitting)
        products.update((one.product.id, one.product) for one in fitting)
        suppliers.update((one.supplier.id, one.supplier) for one in fitting)
    return Market(catalogue.schema, ranked, offers, products, suppliers)


def draft_rfq(
    need: Need,
    market: Market,
    *,
    now: datetime,
    suppliers: Sequence[Supplier] = (),
    buyer: str | None = None,
    contacts: tuple[Contact, ...] = (),
    respond_by: datetime | None = None,
    language: str | None = None,
    rfq_id: str | None = None,
) -> RfqDocument:
    """The document that a need asks for, to some suppliers.

    Args:
        need: what is wanted.
        market: from `survey`.
        now: with the buyer's zone.
        suppliers: who is asked.
        buyer: name of the company that asks.
        contacts: whom suppliers answer to.
        respond_by: last moment for a quotation.
        language: of the document; the need's own by default.
        rfq_id: of the document; None makes one.

    Raises:
        InputError: a supplier is on the block list, or no document can be written from the need.
    """
    if language is not None:
        need = replace(need, language=language)
    lines = tuple(_with_category(one, market) for one in need.lines)
    need = replace(need, lines=lines)
    document = rfq_from_need(
        need,
        schema=market.schema,
        issued=now,
        rfq_id=rfq_id,
        products=market.products,
        offers=[one for some in market.offers.values() for one in some],
        suppliers=suppliers,
        buyer=None if buyer is None else Buyer(name=buyer),
        contacts=contacts,
        respond_by=respond_by,
    )
    return _with_hs_codes(_with_units(document, market), market)


def _with_category(line: NeedLine, market: Market) -> NeedLine:
    """A line that names no category, with those that what was found for it is filed under."""
    if line.categories or line.id not in market.ranked:
        return line
    found = Counter(
        one.product.category
        for one in market.ranked[line.id].gathered.candidates
        if one.product.category
    )
    total = found.total()
    ordered = sorted(found.items(), key=lambda one: (-one[1], one[0]))
    beliefs = tuple(CategoryBelief(path, count / total) for path, count in ordered)
    return replace(line, categories=beliefs)


def _with_units(document: RfqDocument, market: Market) -> RfqDocument:
    """With the unit that a bare quantity counts, where every offer that fits is sold by it."""
    for line in document.lines:
        units = {one.unit_of_sale for one in market.offers.get(line.id, ())} - {None}
        if line.quantity is not None and line.quantity.unit is None and len(units) == 1:
            path = f"lines[{line.id}].quantity.unit"
            document = set_field(document, path, units.pop(), origin=Origin.INFERRED)
    return document


def _with_hs_codes(document: RfqDocument, market: Market) -> RfqDocument:
    """With the customs code that all products that fit a line and state one agree on."""
    for line in document.lines:
        products = {one.product_id for one in market.offers.get(line.id, ())}
        stated = {
            id_: one.code
            for id_ in sorted(products)
            for one in market.products[id_].classifications
            if one.scheme == HS
        }
        codes = set(stated.values())
        if line.hs_code is None and len(codes) == 1:
            code: dict[str, object] = {
                "scheme": HS,
                "code": codes.pop(),
                "evidence": list(stated)[:_WITNESSES],
            }
            known = [one.model_dump(mode="json") for one in line.classifications]
            path = f"lines[{line.id}].classifications"
            document = set_field(document, path, [*known, code], origin=Origin.INFERRED)
    return document


def review(
    document: RfqDocument,
    market: Market,
    *,
    now: datetime,
    rates: ExchangeRates,
    asked: Iterable[Supplier] = (),
) -> tuple[tuple[Missing, ...], tuple[Finding, ...]]:
    """What a document lacks, most important first, and what was found in it, errors first.

    Args:
        document: drafted now or read from a file.
        market: from `survey`.
        now: with the buyer's zone.
        rates: for prices in other currencies than the document's.
        asked: the catalogue's records of the suppliers asked, as far as it has them.
    """
    findings = check(
        document,
        today=now.date(),
        offers=market.offers,
        products=market.products,
        suppliers={**market.suppliers, **{one.id: one for one in asked}},
        schema=market.schema,
        rates=rates,
    )
    return missing(document), findings
