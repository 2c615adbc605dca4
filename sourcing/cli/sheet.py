"""A record told field by field, each with the place in a file that it comes from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text

from data.evidence import Basis, Evidence
from sourcing.cli.terminal import Cell, bold, dim, out, plain, table, warn
from sourcing.cli.words import (
    count,
    decimal,
    delivery_terms,
    lead_times,
    path,
    price_breaks,
    share,
    span,
    value,
)

if TYPE_CHECKING:
    from data.catalogue import Catalogue
    from data.records import AttributeValue, Offer, Product, Supplier
    from data.schema.model import CategorySchema
    from sourcing.listing import OfferedBy


RAW_SHOWN = 60
"""Characters of a field's text in the column of origins."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One field of a record in words.

    Attributes:
        fields: names under which evidence for it is kept, separated by spaces.
        text: None where nothing is known.
    """

    label: str
    fields: str
    text: str | None


class Origins:
    """Where the values of one record come from, told shortly.

    Most of a record comes from one row of one file: that is said once, above, and each value then
    names its column and text; a value from elsewhere names its place too.
    """

    def __init__(self, catalogue: Catalogue, evidence: Iterable[Evidence]) -> None:
        places = Counter((one.source, one.row) for one in evidence)
        self._catalogue = catalogue
        self._main = places.most_common(1)[0][0] if places else None

    def print_main(self) -> None:
        """Say where the record comes from."""
        if self._main is not None:
            source, row = self._main
            trace = self._catalogue.trace(Evidence(source, row, "", ""))
            out().print(dim(f"From {trace.source}, row {row:,}"), soft_wrap=True)

    def of(self, *evidence: Evidence) -> Text:
        """Column and text of each piece of evidence, one a line."""
        return Text("\n").join(map(self._one, evidence)) if evidence else dim("–")

    def _one(self, evidence: Evidence) -> Text:
        trace = self._catalogue.trace(evidence)
        raw = trace.raw if len(trace.raw) <= RAW_SHOWN else trace.raw[: RAW_SHOWN - 1] + "…"
        if trace.basis is Basis.DECLARED:
            return dim(f"declared for the whole source: {raw}")
        inferred = " (inferred)" if trace.basis is Basis.INFERRED else ""
        place = ""
        if (evidence.source, evidence.row) != self._main:
            file = trace.source if trace.source.startswith("real:") else Path(trace.source).name
            place = f"{file}, row {trace.row:,}, "
        return Text.assemble(
            (plain(f"{place}{trace.column}: "), "dim"), plain(raw), (inferred, "dim")
        )


def product_facts(product: Product) -> tuple[Fact, ...]:
    """What is known of a product apart from its attributes."""
    codes = ", ".join(f"{c.scheme} {c.code}" for c in product.classifications)
    return (
        Fact("Category", "category", path(product.category) if product.category else None),
        Fact("Brand", "brand", product.brand),
        Fact("MPN", "mpn", product.mpn),
        Fact("GTIN", "gtin", product.gtin),
        Fact("Classification", "hs_code unspsc eclass etim classification", codes or None),
        Fact("Certifications", "certifications", ", ".join(product.certifications) or None),
        Fact("Description", "description", product.description),
        Fact("Web page", "url", product.url),
        Fact("Images", "images", count(len(product.images)) if product.images else None),
    )


def offer_facts(offer: Offer) -> tuple[Fact, ...]:
    """The terms of an offer."""
    valid = [f"{word} {day}" for word, day in _validity(offer)]
    sample = offer.sample_price
    months = offer.warranty_months
    return (
        Fact("Prices", "price_breaks price price_high", price_breaks(offer.price_breaks)),
        Fact("Unit of sale", "unit_of_sale", _unit_of_sale(offer.unit_of_sale)),
        Fact("MOQ", "moq", _decimal(offer.moq)),
        Fact("Lead time", "lead_time", lead_times(offer.lead_times)),
        Fact("Delivery", "delivery_terms delivery_place", delivery_terms(offer.delivery_terms)),
        Fact("Ships from", "ship_from", offer.ship_from),
        Fact("Stock", "stock", _decimal(offer.stock)),
        Fact("Sample", "sample_price", None if sample is None else str(sample)),
        Fact("Customisation", "customisation", offer.customisation),
        Fact("Warranty", "warranty", None if months is None else f"{months} months"),
        Fact("Payment", "payment_terms", offer.payment_terms),
        Fact("Valid", "valid_from valid_until", ", ".join(valid) or None),
        Fact("SKU", "sku", offer.sku),
    )


def supplier_facts(supplier: Supplier) -> tuple[Fact, ...]:
    """What is known of a supplier."""
    where = [supplier.cluster, supplier.region, supplier.country]
    verified = [supplier.verification, supplier.verified_by]
    rating = None if supplier.rating is None else f"{supplier.rating:g} of 5"
    if rating is not None and supplier.rating_count is not None:
        rating += f" from {count(supplier.rating_count)}"
    employees = (
        None
        if supplier.employees_low is None or supplier.employees_high is None
        else span(supplier.employees_low, supplier.employees_high)
    )
    hours = supplier.response_hours
    return (
        Fact("Kind", "kind", None if supplier.kind is None else supplier.kind.value),
        Fact("Place", "cluster region country", ", ".join(part for part in where if part) or None),
        Fact("Founded", "founded", _text(supplier.founded)),
        Fact("Years in business", "years", _text(supplier.years)),
        Fact("Employees", "employees", employees),
        Fact("Certifications", "certifications", ", ".join(supplier.certifications) or None),
        Fact(
            "Verified",
            "verification verified_by",
            " by ".join(part for part in verified if part) or None,
        ),
        Fact("On time", "on_time_rate", _share(supplier.on_time_rate)),
        Fact("Answers within", "response_time", None if hours is None else f"{hours:g} h"),
        Fact("Order again", "reorder_rate", _share(supplier.reorder_rate)),
        Fact("Disputes", "dispute_rate", _share(supplier.dispute_rate)),
        Fact("Rating", "rating rating_count", rating),
        Fact("Languages", "languages", ", ".join(supplier.languages) or None),
        Fact("Time zone", "time_zone", supplier.time_zone),
        Fact("Main markets", "main_markets", ", ".join(supplier.main_markets) or None),
        Fact("Web site", "website", supplier.website),
    )


def print_facts(
    facts: Iterable[Fact], evidence: Mapping[str, Evidence], origins: Origins | None
) -> None:
    """Print the facts that are known; with origins, where each comes from."""
    known = [fact for fact in facts if fact.text is not None]
    if not known:
        out().print(dim("nothing further is known"))
        return
    headers: tuple[str, ...] = ("Field", "Value")
    rows: list[tuple[Cell, ...]] = [(fact.label, fact.text) for fact in known]
    if origins is not None:
        headers = (*headers, "The file says")
        found = [
            [evidence[field] for field in fact.fields.split() if field in evidence]
            for fact in known
        ]
        rows = [(*row, origins.of(*of)) for row, of in zip(rows, found, strict=True)]
    whole = headers[:1]
    out().print(table(headers, rows, fold=headers[1:], keep=whole, head=origins is not None))


def print_attributes(product: Product, schema: CategorySchema, origins: Origins | None) -> None:
    """Print a product's attributes in the order of its category's schema."""
    order = {attribute.id: index for index, attribute in enumerate(schema.attributes)}
    labels = {attribute.id: attribute.label for attribute in schema.attributes}
    found = sorted(product.attributes, key=lambda v: order.get(v.attribute, len(order)))
    headers = ("Attribute", "Value", "As stated" if origins is None else "The file says")
    rows: list[tuple[Cell, ...]] = []
    for index, one in enumerate(found):
        again = index and found[index - 1].attribute == one.attribute
        label = "" if again else labels.get(one.attribute, one.attribute)
        shown = warn(value(None)) if one.value is None else Text(value(one.value))
        said = _stated(one) if origins is None else origins.of(one.evidence)
        rows.append((label, shown, said))
    if rows:
        out().print(table(headers, rows, fold=headers[1:]))


def print_offer(offered: OfferedBy, origins: Origins | None) -> None:
    """Print an offer under its supplier's name."""
    console = out()
    supplier = offered.supplier
    name = "a supplier that the source does not name" if supplier is None else supplier.name
    title = Text.assemble(("Offer by ", "bold"), bold(name))
    if supplier is not None and supplier.country:
        title.append(f", {supplier.country}")
    console.print(title, soft_wrap=True)
    if supplier is not None and supplier.blocked:
        print_block(supplier)
    print_facts(offer_facts(offered.offer), offered.offer.evidence, origins)
    console.print()


def print_block(supplier: Supplier) -> None:
    """Say that a supplier is on the block list, and why."""
    why = supplier.block_reason or "the source gives no reason"
    out().print(warn(f"On the block list, never offered to a buyer: {why}"), soft_wrap=True)


def _stated(one: AttributeValue) -> Text:
    # The text of the file itself says more than our account of it; a bag's cell would be too long.
    stated = value(one.stated) if one.stated is not None else one.evidence.raw
    return dim("" if one.value is not None and stated == value(one.value) else stated)


def _validity(offer: Offer) -> list[tuple[str, object]]:
    days = (("from", offer.valid_from), ("until", offer.valid_until))
    return [(word, day) for word, day in days if day is not None]


def _unit_of_sale(code: str | None) -> str | None:
    if code is None:
        return None
    from data.units import rec20_name

    return f"{rec20_name(code)} ({code})"


def _decimal(given: object) -> str | None:
    from decimal import Decimal

    return decimal(given) if isinstance(given, Decimal) else None


def _share(given: float | None) -> str | None:
    return None if given is None else share(given)


def _text(given: object) -> str | None:
    return None if given is None else str(given)
