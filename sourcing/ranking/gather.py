"""Gather: from a line of a need to the candidate offers and everything they are ranked against."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from data.constraint import CATEGORY, CORE_FIELDS, Constraint, Importance, Operator
from data.exchange import rate_function
from data.records import Offer, Product, Supplier
from sourcing.ranking.candidate import Candidate
from sourcing.ranking.criteria.match import NEAR
from sourcing.ranking.landing import landed_costs
from sourcing.ranking.left_out import blocked_suppliers, unnamed_offers
from sourcing.ranking.market import Market
from sourcing.ranking.market_prices import MarketPrices, commonest_unit
from sourcing.ranking.prior import STRENGTH, RatingPrior
from sourcing.ranking.result import Excluded
from sourcing.ranking.situation import Situation

if TYPE_CHECKING:
    from data.catalogue import Catalogue
    from data.exchange import ExchangeRates
    from data.need import Need, NeedLine
    from index.protocols import ProductIndex
    from index.response import Relaxation
    from rfq.landed import CostTables

PRODUCTS: Final = 200
"""Products that offers are gathered for, at most."""

COMPARABLE: Final = 1000
"""Products that a market of comparable goods is made from, at most."""

ENOUGH: Final = 20
"""Prices that a market narrowed by the requirements needs, not to fall back to the category."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """Candidates for one line of a need.

    Attributes:
        candidates: offers; those of blocked suppliers are not among them.
        excluded: blocked suppliers first.
        found: products that were found for the line.
        taken: those whose offers are ranked: that match the words nearly as well as the best.
        relaxations: musts that the search gave up because nothing met all of them.
    """

    candidates: tuple[Candidate, ...]
    situation: Situation
    excluded: tuple[Excluded, ...] = ()
    found: int = 0
    taken: int = 0
    relaxations: tuple[Relaxation, ...] = ()


def gather(
    catalogue: Catalogue,
    engine: ProductIndex | None,
    need: Need,
    line: NeedLine,
    *,
    today: date,
    rates: ExchangeRates | None = None,
    tables: CostTables | None = None,
    limit: int = PRODUCTS,
) -> Gathered:
    """Gather the offers of products that may meet a line.

    Products on the buyer's shortlist are taken where there are any; otherwise those that the
    search finds for the line's words and requirements.

    Args:
        catalogue: that the engine is over.
        engine: may be None where the line has a shortlist.
        need: for its terms.
        line: of the need.
        today: the day that time and exchange rates are of.
        rates: without them, prices in another currency are unknown.
        tables: of freight, duty and so on: offers are then compared by landed cost.
        limit: products at most.

    Raises:
        InputError, UnitError: a requirement names a field or unit that the catalogue does not
            have.
        NotFound: a product of the shortlist is not in the catalogue.
    """
    rate = None if rates is None else rate_function(rates, on=today)
    matches, found, relaxations = _products(engine, line, limit)
    products = {one.id: one for one in catalogue.products(list(matches))}
    offers = [one for some in catalogue.offers_of(list(matches)).values() for one in some]
    suppliers = _suppliers(catalogue, offers)
    candidates = tuple(
        Candidate(
            products[one.product_id], one, suppliers[one.supplier_id], matches[one.product_id]
        )
        for one in offers
        if one.supplier_id is not None
    )
    unnamed = [one for one in offers if one.supplier_id is None]
    currency = _currency(need, candidates)
    unit = _unit(line, candidates)
    preferred = need.terms.supplier_kinds
    situation = Situation(
        line=line,
        terms=need.terms,
        schema=catalogue.schema,
        today=today,
        currency=currency,
        rate=rate,
        unit=unit,
        kinds=frozenset(() if preferred is None else preferred.value),
        rating=_rating_prior(catalogue),
        best_match=max((one for one in matches.values() if one is not None), default=None),
    )
    if currency is not None:
        prices = MarketPrices(catalogue, currency, situation.quantity, unit, rate)
        situation = replace(
            situation,
            market=_market(prices, engine, line, products.values(), matches),
            markets=_markets(prices, products.values()),
        )
    if tables is not None and rates is not None:
        landed = landed_costs(candidates, situation, rates=rates, tables=tables)
        situation = replace(situation, landed=landed)
    category = line.category or _commonest_category(products.values(), matches)
    return Gathered(
        tuple(one for one in candidates if not one.supplier.blocked),
        situation,
        (*blocked_suppliers(catalogue, category, candidates), *unnamed_offers(unnamed, products)),
        found,
        len(matches),
        relaxations,
    )


def _products(
    engine: ProductIndex | None, line: NeedLine, limit: int
) -> tuple[dict[str, float | None], int, tuple[Relaxation, ...]]:
    """Ids of the products with how well each matches the words."""
    if line.selected:
        return dict.fromkeys(line.selected), len(line.selected), ()
    if engine is None:
        return {}, 0, ()
    from index.request import SearchRequest

    quantity = line.quantity
    response = engine.search(
        SearchRequest(
            text=line.query,
            constraints=_constraints(line),
            quantity=None if quantity is None else quantity.value.number,
            facet_count=0,
            size=limit + len(line.rejected),
            collapse=False,
        )
    )
    kept = [hit for hit in response.hits if hit.product_id not in line.rejected][:limit]
    # Of the words alone: a product that leaves a must open is judged for that by itself, and
    # would otherwise seem to be another kind of thing.
    scores = {one.product_id: one.score if one.of_words is None else one.of_words for one in kept}
    if line.query.strip() and scores:
        # No price makes up for being another kind of thing than the words say.
        least = NEAR * max(scores.values())
        scores = {one: score for one, score in scores.items() if score >= least}
    return dict(scores), response.total, response.relaxations


def _constraints(line: NeedLine) -> tuple[Constraint, ...]:
    asked = tuple(
        one.constraint for one in line.requirements if one.constraint.field not in line.indifferent
    )
    if line.category and not any(one.field == CATEGORY for one in asked):
        return (*asked, Constraint(CATEGORY, Operator.EQUAL, (" > ".join(line.category),)))
    return asked


def _suppliers(catalogue: Catalogue, offers: Sequence[Offer]) -> dict[str, Supplier]:
    ids = sorted({one.supplier_id for one in offers if one.supplier_id is not None})
    return {one.id: one for one in catalogue.suppliers(ids)} if ids else {}


def _currency(need: Need, candidates: Sequence[Candidate]) -> str | None:
    """The need's currency, or the one that most of the offers are priced in."""
    if need.terms.currency is not None:
        return need.terms.currency.value
    counts = Counter(
        step.unit_price.currency for one in candidates for step in one.offer.price_breaks[:1]
    )
    return min(counts, key=lambda code: (-counts[code], code), default=None)


def _unit(line: NeedLine, candidates: Sequence[Candidate]) -> str | None:
    """The unit of sale of the quantity, or the one that most of the offers name."""
    if line.quantity is not None and line.quantity.value.unit is not None:
        return line.quantity.value.unit
    return commonest_unit(one.offer.unit_of_sale for one in candidates)


def _market(
    prices: MarketPrices,
    engine: ProductIndex | None,
    line: NeedLine,
    products: Iterable[Product],
    matches: dict[str, float | None],
) -> Market | None:
    """What goods cost that meet the musts in the category, or else all of the category.

    The category is that of the line, or the one that most of the matching products are filed
    under.
    """
    category = line.category or _commonest_category(products, matches)
    if not category:
        return None
    musts = tuple(
        one.constraint
        for one in line.requirements
        if one.constraint.importance is Importance.MUST
        and one.constraint.field not in CORE_FIELDS
        and one.constraint.field not in line.indifferent
    )
    if musts and engine is not None:
        from index.request import SearchRequest

        where = Constraint(CATEGORY, Operator.EQUAL, (" > ".join(category),))
        response = engine.search(
            SearchRequest(
                constraints=(where, *musts),
                facet_count=0,
                size=COMPARABLE,
                known_only=True,
                collapse=False,
            )
        )
        if not response.relaxations:
            found = [hit.product_id for hit in response.hits]
            market = prices.of_products(found, category=category)
            if market is not None and market.count >= ENOUGH:
                return market
    return prices.of_category(category)


def _commonest_category(
    products: Iterable[Product], matches: dict[str, float | None]
) -> tuple[str, ...]:
    weights: Counter[tuple[str, ...]] = Counter()
    for one in products:
        # In hundredths, so that a sum does not depend on the order.
        weights[one.category] += round(100 * (matches.get(one.id) or 1.0))
    return min(weights, key=lambda path: (-weights[path], path), default=())


def _markets(prices: MarketPrices, products: Iterable[Product]) -> dict[tuple[str, ...], Market]:
    found = {}
    for path in sorted({one.category for one in products if one.category}):
        market = prices.of_category(path)
        if market is not None:
            found[path] = market
    return found


def _rating_prior(catalogue: Catalogue) -> RatingPrior:
    """As `sourcing.ranking.prior.rating_prior`, without reading every supplier."""
    query = """
        SELECT sum(least(rating_count, ?) * rating) / nullif(sum(least(rating_count, ?)), 0)
        FROM suppliers WHERE rating IS NOT NULL AND rating_count > 0 AND NOT blocked
    """
    [(mean,)] = catalogue.sql(query, [STRENGTH, STRENGTH]).rows
    return RatingPrior() if mean is None else RatingPrior(float(mean))
