"""What a search found, as a table that a buyer reads and as a JSON document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from rich.text import Text

from data.constraint import PRICE, Importance, Truth
from sourcing.cli.terminal import Cell, bold, dim, out, plain, table, warn
from sourcing.cli.words import count, counted, figure, path, price_break, with_unit
from sourcing.filters import label_of, written
from sourcing.listing import listed, price_at

if TYPE_CHECKING:
    from decimal import Decimal

    from data.catalogue import Catalogue
    from data.constraint import Constraint
    from data.exchange import ExchangeRates
    from data.records import PriceBreak
    from data.schema.attribute_schema import AttributeSchema
    from index.request import SearchRequest
    from index.response import Bucket, Contribution, Facet, Hit, Outcome, SearchResponse
    from sourcing.listing import Listed

_MARKS: Final = {
    Truth.MET: ("✓", "green"),
    Truth.MISSED: ("✗", "red"),
    Truth.UNKNOWN: ("?", "yellow"),
}
_BUCKETS: Final = 4
_PARTS: Final = 6


def print_response(catalogue: Catalogue, request: SearchRequest, response: SearchResponse) -> None:
    """Print hits with price, country and how they stand to each filter; facets below."""
    console = out()
    if response.query.corrected is not None:
        console.print(dim(f"Searched for: {response.query.corrected}"), soft_wrap=True)
    schema = catalogue.schema
    if response.query.conditions:
        read = "; ".join(_condition(c, schema) for c in response.query.conditions)
        console.print(dim(f"Met first, as the query says: {plain(read)}"), soft_wrap=True)
    for relaxation in response.relaxations:
        asked = written(relaxation.constraint, label_of(relaxation.constraint.field, schema))
        instead = "was dropped"
        if relaxation.relaxed is not None:
            label = label_of(relaxation.relaxed.field, schema)
            instead = f"became {written(relaxation.relaxed, label)}"
        console.print(
            warn(f"Nothing meets all filters: {asked} {instead} ({relaxation.found} found)"),
            soft_wrap=True,
        )
    if not response.hits:
        console.print(_nothing(request, response), soft_wrap=True)
        return
    shown = _products(catalogue, response.hits)
    headers = [written(c, label_of(c.field, schema)) for c in request.constraints]
    console.print(_hits(shown, response.hits, headers, request.quantity))
    for facet in response.facets:
        console.print(_facet(facet), soft_wrap=True)
    if request.explain:
        console.print()
        for hit in response.hits:
            console.print(bold(shown[hit.product_id].product.title), soft_wrap=True)
            for line in _explained(hit.contributions):
                console.print(line, soft_wrap=True)
    if response.cursor is not None:
        rest = f"{count(len(response.hits))} of {counted(response.total, 'product')}"
        console.print(dim(f"{rest}; go on with --cursor {response.cursor}"), soft_wrap=True)
    else:
        console.print(dim(counted(response.total, "product")))


def _condition(condition: Constraint, schema: AttributeSchema) -> str:
    """What the query says of a number; a wish, but nobody has written it as one."""
    plainly = replace(condition, importance=Importance.MUST)
    return written(plainly, label_of(condition.field, schema))


def print_rates(catalogue: Catalogue, request: SearchRequest, rates: ExchangeRates) -> None:
    """Say by which exchange rates a filter on the price was judged, where it was."""
    from sourcing.rates import rates_words

    asked = {one.unit for one in request.constraints if one.field == PRICE and one.unit}
    if not asked:
        return
    rows = catalogue.sql("SELECT DISTINCT currency FROM offers WHERE currency IS NOT NULL").rows
    pairs = sorted((row[0], unit) for row in rows for unit in asked if row[0] != unit)
    found = [((source, target), rates.rate(source, target)) for source, target in pairs]
    known = [rate for _, rate in found if rate is not None]
    if known:
        out().print(dim(f"Rates: {rates_words(known)}"), soft_wrap=True)
    unknown = ", ".join(dict.fromkeys(pair[0] for pair, rate in found if rate is None))
    if unknown:
        out().print(dim(f"No rate is known for {unknown}: such prices are unknown"), soft_wrap=True)


def response_document(
    catalogue: Catalogue, request: SearchRequest, response: SearchResponse
) -> Mapping[str, object]:
    """The response with titles, prices and countries, as a JSON document."""
    shown = _products(catalogue, response.hits)
    return {
        "query": response.query,
        "total": response.total,
        "hits": [
            {
                "product_id": hit.product_id,
                "title": shown[hit.product_id].product.title,
                "category": shown[hit.product_id].product.category,
                "score": hit.score,
                "price": _price(shown[hit.product_id], request.quantity),
                "countries": _countries(shown[hit.product_id]),
                "outcomes": [
                    {
                        "field": outcome.constraint.field,
                        "operator": outcome.constraint.operator,
                        "values": outcome.constraint.values,
                        "unit": outcome.constraint.unit,
                        "importance": outcome.constraint.importance,
                        "truth": outcome.truth,
                        "value": outcome.value,
                    }
                    for outcome in hit.outcomes
                ],
                "duplicates": hit.duplicates,
                "contributions": hit.contributions,
            }
            for hit in response.hits
        ],
        "facets": response.facets,
        "relaxations": response.relaxations,
        "cursor": response.cursor,
        "nearest_category": response.nearest_category,
        "timings": {stage: round(ms, 3) for stage, ms in response.timings.items()},
    }


def _products(catalogue: Catalogue, hits: Sequence[Hit]) -> dict[str, Listed]:
    products = catalogue.products([hit.product_id for hit in hits])
    return {one.product.id: one for one in listed(catalogue, products)}


def _hits(
    shown: Mapping[str, Listed],
    hits: Sequence[Hit],
    filters: Sequence[str],
    quantity: Decimal | None,
) -> object:
    rows: list[Sequence[Cell]] = []
    for hit in hits:
        one = shown[hit.product_id]
        price = _price(one, quantity)
        title = Text(plain(one.product.title))
        if hit.duplicates:
            title.append(f"  +{len(hit.duplicates)} alike", style="dim")
        rows.append(
            (
                one.product.id,
                title,
                None if price is None else price_break(price),
                ", ".join(_countries(one)) or None,
                *(_mark(outcome) for outcome in hit.outcomes),
            )
        )
    price_header = "Unit price" if quantity is None else f"Price at {quantity:,f}"
    # Two filters may be worded alike; headers have to differ.
    named = [f"{name}{' ' * n}" for n, name in enumerate(filters)]
    headers = ("Id", "Product", price_header, "From", *named)
    return table(
        headers, rows, right=(price_header,), fold=("Product", *named), keep=("Id", price_header)
    )


def _mark(outcome: Outcome) -> Text:
    mark, style = _MARKS[outcome.truth]
    text = Text(mark, style=style)
    if outcome.value is not None:
        text.append(f" {plain(outcome.value)}", style="")
    elif outcome.truth is Truth.UNKNOWN:
        text.append(" not stated", style="dim")
    return text


def _price(one: Listed, quantity: Decimal | None) -> PriceBreak | None:
    """The lowest price; offers in other currencies than the first one's are not compared."""
    prices = [p for o in one.open_offers if (p := price_at(o.offer, quantity)) is not None]
    if not prices:
        return None
    currency = prices[0].unit_price.currency
    return min(
        (p for p in prices if p.unit_price.currency == currency),
        key=lambda p: p.unit_price.amount,
    )


def _countries(one: Listed) -> list[str]:
    found = (o.supplier.country for o in one.open_offers if o.supplier is not None)
    return list(dict.fromkeys(country for country in found if country is not None))


def _facet(facet: Facet) -> Text:
    line = Text.assemble((plain(facet.label), "bold"))
    if facet.unit:
        line.append(f" ({plain(facet.unit)})")
    buckets = facet.buckets if facet.minimum is not None else facet.buckets[:_BUCKETS]
    line.append(": " + " · ".join(_bucket(bucket) for bucket in buckets))
    rest = len(facet.buckets) - len(buckets)
    if rest > 0:
        line.append(f" · {rest} more", style="dim")
    if facet.unknown:
        line.append(f" · unknown {count(facet.unknown)}", style="dim")
    return line


def _bucket(bucket: Bucket) -> str:
    if bucket.label is not None:
        return f"{plain(bucket.label)} {count(bucket.count)}"
    ends = [figure(end) for end in (bucket.low, bucket.high) if end is not None]
    return f"{'–'.join(dict.fromkeys(ends))} [{count(bucket.count)}]"


def _explained(contributions: Iterable[Contribution]) -> list[Text]:
    ordered = sorted(contributions, key=lambda one: -abs(one.score))
    lines = []
    for one in ordered[:_PARTS]:
        where = with_unit(one.part, f"{one.field}: {one.token}" if one.field else None)
        lines.append(Text(f"  {one.score:+9.3f}  {plain(where)}", style="dim"))
    if len(ordered) > _PARTS:
        rest = sum(one.score for one in ordered[_PARTS:])
        lines.append(Text(f"  {rest:+9.3f}  the rest", style="dim"))
    return lines


def _nothing(request: SearchRequest, response: SearchResponse) -> Text:
    what = f"“{plain(request.text)}”" if request.text.strip() else "these filters"
    line = Text(f"Nothing in this catalogue matches {what}.")
    if response.nearest_category:
        line.append(f" The nearest category is {path(response.nearest_category)}.")
    return line
