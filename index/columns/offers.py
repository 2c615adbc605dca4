"""Offers: price at a quantity, minimum order, lead time and supplier of every offer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from data.asked import check_choice, converter, is_negative, texts
from data.constraint import COUNTRY, LEAD_TIME, MOQ, PRICE, SUPPLIER, Constraint
from data.errors import InputError
from index.columns.groups import greatest
from index.columns.offer_kernel import best_of, lower_codes, spread_to_offers
from index.columns.pool import TextPool
from index.columns.scope import Places, Scope, expand, length
from index.columns.steps import Codes, Steps
from index.columns.terms import Terms
from index.columns.truths import Truths, negated
from index.columns.wanted import Floats, Wanted, wanted
from index.mapped import load

OFFER_FIELDS: Final = frozenset({PRICE, MOQ, LEAD_TIME, COUNTRY, SUPPLIER})
"""Fields that an offer has; several constraints on them must hold for one and the same offer."""

DAY: Final = "day"


@dataclass(frozen=True, slots=True)
class Offers:
    """The offers of all documents, in order of document; those of blocked suppliers are not here.

    Attributes:
        starts: int64, one more than documents; bounds of each document's offers.
        owners: the document of each offer.
        supplier, country, currency, sale_unit: codes in their pools, -1 unknown.
        moq: in the unit of sale, NaN unknown.
        withheld: documents that have offers, all of them from blocked suppliers.
    """

    starts: npt.NDArray[np.int64]
    owners: Codes
    supplier: Codes
    country: Codes
    currency: Codes
    sale_unit: Codes
    moq: Floats
    prices: Steps
    leads: Steps
    withheld: Codes
    suppliers: TextPool
    countries: TextPool
    currencies: tuple[str, ...]
    sale_units: tuple[str, ...]

    @classmethod
    def open(cls, folder: Path) -> Offers:
        """Map what `build_offers` wrote."""
        currencies, units = TextPool.open(folder, "currencies"), TextPool.open(folder, "sale_units")
        return cls(
            starts=load(folder, "offer_starts"),
            owners=load(folder, "offer_documents"),
            supplier=load(folder, "offer_suppliers"),
            country=load(folder, "offer_countries"),
            currency=load(folder, "offer_currencies"),
            sale_unit=load(folder, "offer_sale_units"),
            moq=load(folder, "offer_moq"),
            prices=Steps.open(folder, "price"),
            leads=Steps.open(folder, "lead"),
            withheld=load(folder, "withheld"),
            suppliers=TextPool.open(folder, "suppliers"),
            countries=TextPool.open(folder, "countries"),
            currencies=tuple(currencies[n] for n in range(len(currencies))),
            sale_units=tuple(units[n] for n in range(len(units))),
        )

    def rows(self, scope: Scope) -> tuple[npt.NDArray[np.int64], Places]:
        """The offers of some documents: which of the documents each belongs to, and its row."""
        if scope.documents is None:
            if scope.start == scope.stop:
                return np.empty(0, np.int64), slice(0, 0)
            low, high = self.starts[[scope.start, scope.stop]].tolist()
            return self.owners[low:high].astype(np.int64) - scope.start, slice(low, high)
        return expand(self.starts[scope.documents], self.starts[scope.documents + 1])

    def truths(
        self,
        constraints: Sequence[Constraint],
        scope: Scope,
        terms: Terms,
        *,
        documents: Truths | None = None,
    ) -> Truths:
        """Truth per document, ascending, of one of its offers meeting all of some constraints.

        Args:
            constraints: on offers.
            scope: the documents.
            terms: on which offers are judged.
            documents: what else is asked of each; offers of those that miss it are not looked at,
                and such a document is missed or unknown whatever they are like.

        Raises:
            InputError: as `predicate`.
        """
        if scope.documents is None:
            return self._all(constraints, scope, terms, documents)
        found = [self.lowering(constraint, terms) for constraint in constraints]
        owners, rows = self.rows(scope)
        truths = np.zeros(len(scope), np.int8)
        if len(owners):
            joint = np.ones(len(owners), np.int8)
            for lower in found:
                lower(rows, joint)
            owners, joint = greatest(owners, joint)
            truths[owners] = joint
        return truths

    def _all(
        self,
        constraints: Sequence[Constraint],
        scope: Scope,
        terms: Terms,
        documents: Truths | None,
    ) -> Truths:
        """The truths of a range of documents; what has to read most is asked last."""
        steps = [c for c in constraints if c.field in (PRICE, LEAD_TIME)]
        others = [c for c in constraints if c.field not in (PRICE, LEAD_TIME)] + steps[:-1]
        inside = slice(scope.start, scope.stop)
        bounds = self.starts[scope.start : scope.stop + 1]
        rows = slice(int(bounds[0]), int(bounds[-1]))
        joint: Truths = np.empty(0, np.int8)
        if others or not steps:
            if documents is None:
                documents = np.ones(len(scope), np.int8)
            joint = spread_to_offers(bounds, documents)
        for constraint in others:
            self.lowering(constraint, terms)(rows, joint)
        if not steps:
            best: Truths = best_of(bounds, joint)
            return best
        last = steps[-1]
        if last.field == PRICE:
            asked, factors = self._price(last, terms)
            return self.prices.best(
                self.starts, inside, documents, joint, asked, terms.quantity, self.currency, factors
            )
        asked = wanted(last, converter(last.unit, DAY, LEAD_TIME))
        none, one = np.empty(0, np.int32), np.ones(1)
        return self.leads.best(
            self.starts, inside, documents, joint, asked, terms.quantity, none, one
        )

    def _price(self, constraint: Constraint, terms: Terms) -> tuple[Wanted, Floats]:
        currency = self.currency_of(constraint.unit)
        return wanted(constraint, lambda value: value), self._factors(currency, terms)

    def predicate(self, constraint: Constraint, terms: Terms) -> Callable[[Places], Truths]:
        """The truth of a constraint per offer.

        Raises:
            InputError: its values, operator or unit do not fit the field.
        """
        lower = self.lowering(constraint, terms)

        def truths(rows: Places) -> Truths:
            found = np.ones(length(rows), np.int8)
            lower(rows, found)
            return found

        return truths

    def lowering(self, constraint: Constraint, terms: Terms) -> Callable[[Places, Truths], None]:
        """What lowers the truths of some offers to that of a constraint, where it is less.

        Raises:
            InputError: its values, operator or unit do not fit the field.
        """
        if constraint.field == PRICE:
            asked, factors = self._price(constraint, terms)
            return lambda rows, truths: self.prices.lower(
                truths, asked, terms.quantity, rows, self.currency[rows], factors
            )
        if constraint.field == LEAD_TIME:
            asked = wanted(constraint, converter(constraint.unit, DAY, LEAD_TIME))
            return lambda rows, truths: self.leads.lower(truths, asked, terms.quantity, rows)
        if constraint.field == MOQ:
            asked = wanted(constraint, lambda value: value)
            unit = self._sale_unit(constraint.unit)

            def lower(rows: Places, truths: Truths) -> None:
                np.minimum(truths, asked.points(self._moq(rows, unit)), out=truths)

            return lower
        check_choice(constraint)
        of_country = constraint.field == COUNTRY
        pool, codes = (
            (self.countries, self.country) if of_country else (self.suppliers, self.supplier)
        )
        named = [_country(text) if of_country else text for text in texts(constraint)]
        found = {code for text in named if (code := pool.find(text)) is not None}
        table = np.full(len(pool) + 1, -1, np.int8)
        table[list(found)] = 1
        table[-1] = 0  # what the code -1 picks
        signed = negated(table) if is_negative(constraint) else table
        return lambda rows, truths: lower_codes(codes[rows], signed, truths)

    def price(self, rows: Places, currency: str, terms: Terms) -> tuple[Floats, Floats]:
        """Ends of the unit price per offer in a currency; NaN unknown."""
        factor = self._factors(currency, terms)[self.currency[rows]]
        low, high = self.prices.at(terms.quantity, rows)
        return low * factor, high * factor

    def _factors(self, currency: str, terms: Terms) -> Floats:
        """What one unit of each currency is worth in another; the last one is of none."""
        factors = np.full(len(self.currencies) + 1, np.nan)
        for code, other in enumerate(self.currencies):
            if other == currency:
                factors[code] = 1.0
            elif terms.rate is not None:
                rate = terms.rate(other, currency)
                factors[code] = np.nan if rate is None else rate
        return factors

    def currency_of(self, unit: str | None) -> str:
        """The currency that a constraint on the price is in.

        Raises:
            InputError: none is given and the catalogue has several, or it is no currency.
        """
        if unit is None:
            if len(self.currencies) == 1:
                return self.currencies[0]
            raise InputError(
                "a price needs its currency",
                field=PRICE,
                accepted=self.currencies or "an ISO 4217 code, such as USD",
            )
        code = unit.strip().upper()
        if code not in self.currencies:
            from babel.numbers import is_currency

            if not is_currency(code):
                raise InputError(
                    "unknown currency",
                    field=PRICE,
                    value=unit,
                    accepted="an ISO 4217 code, such as USD, EUR or CNY",
                )
        return code

    def _moq(self, rows: Places, unit: int | None) -> Floats:
        moq = self.moq[rows]
        return moq if unit is None else np.where(self.sale_unit[rows] == unit, moq, np.nan)

    def _sale_unit(self, unit: str | None) -> int | None:
        """Code of a unit of sale; None for any; one that no offer has if nothing is sold by it."""
        if unit is None:
            return None
        from data.units import rec20_code

        code = rec20_code(unit)
        if code is None:
            raise InputError(
                "unknown unit of sale", field=MOQ, value=unit, accepted="such as piece, set or kg"
            )
        return self.sale_units.index(code) if code in self.sale_units else len(self.sale_units)


def _country(text: str) -> str:
    """ISO 3166-1 alpha-2 code of a country as people write it.

    Raises:
        InputError: it is no country.
    """
    if len(text) == 2 and text.isascii() and text.isupper():
        return text
    from data.parse.codes import parse_country

    code = parse_country(text)
    if code is None:
        raise InputError(
            "unknown country",
            field=COUNTRY,
            value=text,
            accepted="a country's name or ISO 3166-1 code, such as DE",
        )
    return code
