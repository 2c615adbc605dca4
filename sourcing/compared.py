"""Compare products, or the best offers for a need, in one catalogue."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from rfq.comparison import Candidate as Compared
from rfq.comparison import Comparison, ScorePart, compare
from sourcing.listing import listed
from sourcing.ranked import rank_suppliers
from sourcing.ranking.landing import cost_of, landed_costs_of
from sourcing.ranking.rank import rate_offers
from sourcing.ranking.result import Part, RankedOffer
from sourcing.ranking.situation import Situation
from sourcing.ranking.weights import Weights

if TYPE_CHECKING:
    from data.catalogue import Catalogue
    from data.exchange import ExchangeRates
    from data.need import Need
    from data.records import Product
    from index.protocols import ProductIndex
    from rfq.landed import CostTables, LandedCosts
    from sourcing.ranking.remembered import GatheredMemory

COLUMNS: Final = 5
"""Offers compared for a need, unless more or fewer are asked for."""


def compare_for_need(
    catalogue: Catalogue,
    engine: ProductIndex | None,
    need: Need,
    *,
    today: date,
    rates: ExchangeRates,
    weights: Weights,
    tables: CostTables | None = None,
    columns: int = COLUMNS,
    line_id: str | None = None,
    language: str = "en",
    memory: GatheredMemory | None = None,
) -> Comparison:
    """The best offer of each of the best suppliers, side by side; or those of the shortlist.

    Products on the need's shortlist are all compared, each with its best offer; one without an
    offer that can be shown is compared alone.

    Raises:
        InputError: nothing can be compared, or a requirement does not fit the catalogue.
    """
    found = rank_suppliers(
        catalogue,
        engine,
        need,
        today=today,
        rates=rates,
        weights=weights,
        tables=tables,
        line_id=line_id,
        size=None,
        memory=memory,
    )
    ranking = found.ranking
    situation = ranking.situation
    costs = landed_costs_of(situation, rates=rates, tables=tables)
    if situation.line.selected:
        offers = {one.offer.id: one for one in found.gathered.candidates}
        rated = {
            one.candidate.offer.id: (one, parts)
            for one, parts in rate_offers(list(offers.values()), situation, weights)
        }
        products = catalogue.products(situation.line.selected)
        columns_ = [_column(one, catalogue, rated, situation, costs) for one in products]
    else:
        columns_ = [
            _of_offer(one.offer, one.parts, situation, costs) for one in ranking.suppliers[:columns]
        ]
    return compare(
        columns_,
        schema=catalogue.schema,
        on=today,
        line=situation.line,
        quantity=situation.quantity,
        unit=situation.unit,
        language=language,
        judge=situation.judge_at(situation.quantity),
        files={source.id: source.name for source in catalogue.sources()},
    )


def _column(
    product: Product,
    catalogue: Catalogue,
    rated: dict[str, tuple[RankedOffer, tuple[Part, ...]]],
    situation: Situation,
    costs: LandedCosts | None,
) -> Compared:
    """A product with the offer that scores best, or with one that names no supplier, or alone."""
    own = [(one, parts) for one, parts in rated.values() if one.candidate.product.id == product.id]
    if own:
        best, parts = min(own, key=lambda one: (-one[0].score, one[0].candidate.offer.id))
        return _of_offer(best, parts, situation, costs)
    [only] = listed(catalogue, [product])
    offer = next((one.offer for one in only.open_offers), None)
    cost = None
    if offer is not None and costs is not None:
        cost = cost_of(costs, product, offer, None, situation)
    return Compared(product, offer, cost=cost)


def _of_offer(
    offer: RankedOffer, parts: Sequence[Part], situation: Situation, costs: LandedCosts | None
) -> Compared:
    one = offer.candidate
    return Compared(
        one.product,
        one.offer,
        one.supplier,
        cost=None
        if costs is None
        else cost_of(costs, one.product, one.offer, one.supplier, situation),
        score=offer.score,
        score_parts=tuple(
            ScorePart(
                part.criterion, part.label, part.weight, part.value if part.is_known else None
            )
            for part in parts
        ),
    )
