"""What comparable goods cost in a catalogue: prices at a quantity, read in one query."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from sourcing.ranking.market import Market, market_of
from sourcing.ranking.sale_unit import units_in

if TYPE_CHECKING:
    from data.catalogue import Catalogue
    from data.judge import Rate

# The break that applies: the last one that starts at the quantity or below it, or at the MOQ
# where that is more; without a quantity the first one. Blocked suppliers are no market.
_PRICES = """
    SELECT o.currency, o.unit_of_sale,
        (list_reverse_sort(list_filter(o.price_breaks, lambda b: b.min_quantity <= CASE
            WHEN ?::DECIMAL(28, 10) IS NULL THEN list_sort(o.price_breaks)[1].min_quantity
            ELSE greatest(coalesce(o.moq, 0), ?::DECIMAL(28, 10)) END))[1]).unit_price::DOUBLE
    FROM offers o LEFT JOIN suppliers s ON s.id = o.supplier_id
    WHERE len(o.price_breaks) > 0 AND NOT coalesce(s.blocked, false) AND {where}
"""
_IN_CATEGORY = """o.product_id IN (
    SELECT id FROM products WHERE list_slice(category, 1, ?) = CAST(? AS VARCHAR[]))"""
_OF_PRODUCTS = "o.product_id IN (SELECT unnest(?::VARCHAR[]))"


@dataclass(frozen=True, slots=True)
class MarketPrices:
    """Reads markets from one catalogue, on one quantity, unit of sale and currency.

    Attributes:
        unit: of sale that prices are for; None takes the commonest one of each market.
    """

    catalogue: Catalogue
    currency: str
    quantity: Decimal | None = None
    unit: str | None = None
    rate: Rate | None = None

    def of_category(self, category: tuple[str, ...]) -> Market | None:
        """The market of a category and all below it; None where too few prices are known."""
        scope = " › ".join(category) or "the catalogue"
        parameters: list[object] = [len(category), list(category)]
        return self._market(_IN_CATEGORY, parameters, scope, category)

    def of_products(
        self, product_ids: Sequence[str], *, category: tuple[str, ...]
    ) -> Market | None:
        """The market of those products of a category that meet the musts; None where too few
        prices are known.
        """
        scope = f"{' › '.join(category)} that meet the musts"
        parameters: list[object] = [list(product_ids)]
        return self._market(_OF_PRODUCTS, parameters, scope, category, of_musts=True)

    def _market(
        self,
        where: str,
        parameters: list[object],
        scope: str,
        category: tuple[str, ...],
        *,
        of_musts: bool = False,
    ) -> Market | None:
        query = _PRICES.format(where=where)
        quantity = None if self.quantity is None else str(self.quantity)
        rows = self.catalogue.sql(query, [quantity, quantity, *parameters]).rows
        unit = self.unit if self.unit is not None else commonest_unit(row[1] for row in rows)
        prices = []
        rates: dict[str, float | None] = {self.currency: 1.0}
        for currency, sold_by, price in rows:
            if currency not in rates:
                rates[currency] = None if self.rate is None else self.rate(currency, self.currency)
            rate, factor = rates[currency], units_in(sold_by, unit)
            if price is not None and rate is not None and factor is not None:
                prices.append(price * rate / factor)
        return market_of(
            prices,
            scope=scope,
            currency=self.currency,
            category=category,
            unit=unit,
            of_musts=of_musts,
        )


def commonest_unit(units: Iterable[str | None]) -> str | None:
    """The unit of sale that most offers name; the first by code among equals."""
    counts = Counter(unit for unit in units if unit is not None)
    return min(counts, key=lambda unit: (-counts[unit], unit), default=None)
