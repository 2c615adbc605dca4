"""Rank the suppliers for a need in one catalogue: gather, weigh, rank."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from data.errors import InputError
from sourcing.ranking.gather import Gathered, gather
from sourcing.ranking.rank import rank
from sourcing.ranking.result import Ranking
from sourcing.ranking.weights import Preset, Weights, preset_weights
from sourcing.rates import rates_used

if TYPE_CHECKING:
    from data.catalogue import Catalogue
    from data.exchange import ExchangeRates, Rate
    from data.need import Need
    from index.protocols import ProductIndex
    from rfq.landed import CostTables
    from sourcing.ranking.remembered import GatheredMemory


@dataclass(frozen=True, slots=True)
class Ranked:
    """A ranking with what it was made from.

    Attributes:
        rates: by which prices were brought to the currency of comparison.
    """

    gathered: Gathered
    ranking: Ranking
    rates: tuple[Rate, ...]


def rank_suppliers(
    catalogue: Catalogue,
    engine: ProductIndex | None,
    need: Need,
    *,
    today: date,
    rates: ExchangeRates,
    weights: Weights,
    tables: CostTables | None = None,
    line_id: str | None = None,
    size: int | None = None,
    memory: GatheredMemory | None = None,
) -> Ranked:
    """Rank the suppliers for a line of a need, the one in focus by default.

    Args:
        catalogue: that they are of.
        engine: finds the products.
        need: to be met.
        today: that prices and days are counted from.
        rates: bring prices to one currency.
        weights: of the criteria.
        tables: of the cost of transport and duty.
        line_id: of the need.
        size: suppliers that are told of; None tells of all.
        memory: of the same catalogue and rates, without tables; spares finding the offers again.

    Raises:
        InputError: the need has no such line, or a requirement does not fit the catalogue.
    """
    line = need.line(line_id)
    if line is None:
        line = need.lines[0] if need.lines and line_id is None else None
    if line is None:
        raise InputError(
            "the need has no such line",
            field="line",
            value=line_id,
            accepted=[one.id for one in need.lines],
        )
    chosen = line

    def find() -> Gathered:
        return gather(catalogue, engine, need, chosen, today=today, rates=rates, tables=tables)

    gathered = find() if memory is None else memory.get((need, line.id, today), find)
    ranking = rank(
        gathered.candidates, gathered.situation, weights, size=size, excluded=gathered.excluded
    )
    used: tuple[Rate, ...] = ()
    if gathered.situation.currency is not None:
        currencies = {
            step.unit_price.currency
            for one in ranking.suppliers
            if (step := gathered.situation.price_step(one.offer.candidate.offer)) is not None
        }
        used = rates_used(rates, currencies, gathered.situation.currency, on=today)
    return Ranked(gathered, ranking, used)


def read_weights(preset: Preset, changes: Iterable[str]) -> Weights:
    """The weights of a preset with some of them set anew, each as ``price=30``.

    Raises:
        InputError: a change is not of that form, or names no criterion.
    """
    found: dict[str, float] = {}
    for text in changes:
        name, sign, number = text.partition("=")
        try:
            found[name.strip()] = float(number)
        except ValueError:
            sign = ""
        if not sign:
            raise InputError(
                "a weight is a criterion and a number",
                field="--weight",
                value=text,
                accepted="price=30",
            )
    return preset_weights(preset).changed(found)
