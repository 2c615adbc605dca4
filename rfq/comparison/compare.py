"""The comparison of some candidates: one table from records, costs and scores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from data.constraint import Truth
from data.errors import InputError
from data.exchange import Rate
from data.judge import Judge
from data.need import NeedLine
from data.schema import AttributeSchema
from rfq.comparison.attributes import attribute_rows, definitions_of
from rfq.comparison.candidate import Candidate
from rfq.comparison.landed_rows import landed_rows
from rfq.comparison.model import Column, Comparison, Row, RowGroup
from rfq.comparison.requirements import requirement_rows
from rfq.comparison.supplier_rows import product_rows, score_rows, supplier_rows
from rfq.comparison.terms import term_rows
from rfq.comparison.words import Words
from rfq.landed import LandedCost

MOST: Final = 26
"""Columns of one table: one letter each, and more than anybody can compare."""


def compare(
    candidates: Sequence[Candidate],
    *,
    schema: AttributeSchema,
    on: date,
    line: NeedLine | None = None,
    quantity: Decimal | None = None,
    unit: str | None = None,
    language: str = "en",
    judge: Judge | None = None,
    files: Mapping[str, str] | None = None,
) -> Comparison:
    """Put products or offers side by side.

    Args:
        candidates: the columns, in the order to be shown.
        schema: of the catalogue that the products are from.
        on: the day of the comparison.
        line: what is needed: its requirements become the first rows.
        quantity: at which prices count; that of the line, or of the costs, when None.
        unit: UN/ECE Recommendation 20 code of the quantity.
        language: BCP 47 tag.
        judge: decides on requirements; without it one is made, which cannot convert prices.
        files: name of each source of evidence, by its id, for people.

    Raises:
        InputError: there is nothing to compare, or more than `MOST`; or a requirement does not
            fit its field.
    """
    if not 1 <= len(candidates) <= MOST:
        raise InputError(
            "a comparison has columns", value=len(candidates), accepted=f"1 to {MOST} of them"
        )
    words = Words(language)
    if quantity is None and line is not None and line.quantity is not None:
        quantity, unit = line.quantity.value.number, line.quantity.value.unit
    costs = [one.cost for one in candidates if isinstance(one.cost, LandedCost)]
    if quantity is None and costs:
        quantity, unit = costs[0].requested, costs[0].requested_unit
    if unit is None:
        units = {one.offer.unit_of_sale for one in candidates if one.offer is not None}
        unit = next(iter(units)) if len(units) == 1 else None
    definitions = definitions_of(candidates, schema)
    rows: list[Row] = []
    if line is not None and line.requirements:
        judge = judge or Judge(schema, quantity=quantity)
        rows += requirement_rows(line.requirements, candidates, definitions, judge, words)
    besides = {row.id for row in rows}
    rows += attribute_rows(candidates, definitions, words, besides=besides)
    rows += [row for row in product_rows(candidates, words) if f"product.{row.id}" not in besides]
    if any(one.offer is not None for one in candidates):
        rows += term_rows(candidates, quantity, words)
    rows += landed_rows(candidates, words)
    if any(one.supplier is not None for one in candidates):
        rows += supplier_rows(candidates, words)
    rows += score_rows(candidates, words)
    order = list(RowGroup)
    rows.sort(key=lambda row: order.index(row.group))
    tables, is_example = _tables(costs)
    return Comparison(
        title=line.query if line is not None and line.query else words.say("Comparison"),
        language=language,
        columns=tuple(_column(i, one, rows) for i, one in enumerate(candidates)),
        rows=tuple(rows),
        quantity=quantity,
        unit=unit,
        currency=costs[0].currency if costs else None,
        basis=_basis(costs, words),
        on=on,
        rates=_rates(costs),
        tables=tables,
        is_example=is_example,
        notes=_notes(costs, tables, words, is_example=is_example),
        files=tuple(sorted((files or {}).items())),
    )


def _column(index: int, candidate: Candidate, rows: Sequence[Row]) -> Column:
    musts = [row.cells[index].truth for row in rows if row.group is RowGroup.MUST]
    offer, supplier = candidate.offer, candidate.supplier
    return Column(
        letter=chr(ord("A") + index),
        title=candidate.product.title,
        product_id=candidate.product.id,
        offer_id=None if offer is None else offer.id,
        supplier_id=None if offer is None else offer.supplier_id,
        supplier=None if supplier is None else supplier.name,
        country=None if supplier is None else supplier.country,
        url=candidate.product.url,
        musts=(
            musts.count(Truth.MET),
            musts.count(Truth.MISSED),
            musts.count(Truth.UNKNOWN),
        ),
        cost=candidate.cost,
        breaks=() if offer is None else offer.price_breaks,
        moq=None if offer is None else offer.moq,
    )


def _basis(costs: Sequence[LandedCost], words: Words) -> str | None:
    found = {cost.basis for cost in costs}
    if len(found) != 1 or None in found:
        return None
    cost = costs[0]
    if cost.wanted is not None:
        return words.term(cost.wanted)
    place = cost.destination
    if place is None:
        return cost.basis
    country = None if place.country is None else words.country(place.country)
    names = ", ".join(dict.fromkeys(one for one in (place.name, country) if one))
    return f"{cost.basis} {names}".strip()


def _rates(costs: Sequence[LandedCost]) -> tuple[Rate, ...]:
    rates = dict.fromkeys(rate for cost in costs for rate in cost.rates)
    return tuple(rate for rate in rates if rate.source_currency != rate.target_currency)


def _tables(costs: Sequence[LandedCost]) -> tuple[tuple[str, ...], bool]:
    sources = [source for cost in costs for part in cost.parts for source in part.sources]
    names = tuple(dict.fromkeys(source.table for source in sources))
    return names, any(source.example for source in sources)


def _notes(
    costs: Sequence[LandedCost], tables: Sequence[str], words: Words, *, is_example: bool
) -> tuple[str, ...]:
    notes = []
    if is_example:
        notes.append(
            words.say("Estimates come from example rates that are not real: do not decide on them.")
        )
    if tables:
        notes.append(words.say("Tables of rates: {names}.", names=", ".join(tables)))
    if any(cost.is_floor for cost in costs):
        notes.append(
            words.say("≥ marks the least that a cost can be: something in it is not known.")
        )
    return tuple(notes)
