"""Turn a listing into a feed's row: its cells as text, and what was done to them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from data.sample import cells
from data.sample.dice import Dice
from data.sample.dirt import Dirt
from data.sample.facts import Fact
from data.sample.products import Listing
from data.sample.style import FeedStyle
from data.sample.vocabulary import core_fields, label, product_name

SEPARATOR = " > "
"""Between the names of a category path."""


@dataclass(frozen=True, slots=True)
class AttributeCell:
    """One attribute as a row shows it.

    Attributes:
        name: English label.
        label: in the feed's language.
        text: value, with its unit unless ``unit`` is set.
        unit: unit written apart from the value: in the header, or in a field of its own.
        header_unit: unit of the column where headers carry units.
        flag: whether it is a yes or no.
    """

    name: str
    label: str
    text: str
    unit: str | None = None
    header_unit: str | None = None
    flag: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One record of a feed.

    Attributes:
        listing: what it shows.
        core: core field to text; a field the row leaves empty is absent.
        attributes: in the order of the product's facts.
        faults: field to what is wrong with it on purpose.
    """

    listing: Listing
    core: Mapping[str, str]
    attributes: tuple[AttributeCell, ...]
    faults: dict[str, str] = field(default_factory=dict)


def make_row(listing: Listing, style: FeedStyle, dice: Dice) -> Row:
    """Write one listing in a feed's style, with the dirt of its supplier."""
    dirt = Dirt(dice, size=listing.supplier.size, language=style.language)
    faults: dict[str, str] = {}
    if listing.contradiction is not None:
        faults["title"] = listing.contradiction
    core = _core(listing, style, dirt, dice, faults)
    attributes = _attributes(listing, style, dirt)
    return Row(listing, core, attributes, faults)


def _core(
    listing: Listing, style: FeedStyle, dirt: Dirt, dice: Dice, faults: dict[str, str]
) -> dict[str, str]:
    product, supplier, offer = listing.product, listing.supplier, listing.offer
    category = product.category
    gtin = ""
    if product.gtin is not None:
        gtin, fault = dirt.gtin(product.gtin)
        if fault is not None and "gtin" not in style.omit:
            faults["gtin"] = fault
    values = {
        "id": product.id,
        "sku": offer.sku,
        "title": dirt.title(_title(listing, style), category.keywords, style.shouting),
        "description": dirt.html(listing.description, style.html),
        "category": SEPARATOR.join(category.path),
        "brand": product.brand,
        "mpn": product.mpn,
        "gtin": gtin,
        "hs": f"{product.hs[:4]}.{product.hs[4:]}",
        "unspsc": category.unspsc or "",
        "certifications": ", ".join(product.certifications),
        "image": f"https://images.example/{product.id.lower()}.jpg",
        "url": f"{supplier.website}/{offer.sku.lower()}",
        "supplier_id": supplier.id,
        "supplier_name": supplier.name,
        "supplier_country": supplier.country,
        "unit": offer.unit if style.headers == 2 else _unit_word(offer.unit, style),
        "moq": cells.quantity(offer.moq, offer.unit, style, spelling=dice.integer(0, 1)),
        "lead_time": cells.lead_time(offer.lead_times, style),
        "terms": cells.terms(offer.delivery_terms),
        "ship_from": offer.ship_from,
        "stock": "" if offer.stock is None else cells.number(float(offer.stock), style),
        "customisation": offer.customisation or "",
        "warranty": "" if not offer.warranty_months else cells.months(offer.warranty_months, style),
        "payment": offer.payment_terms,
        "valid_from": cells.day(offer.valid_from, style),
        "valid_until": cells.day(offer.valid_until, style),
        **_prices(listing, style),
    }
    kept: dict[str, str] = {}
    for name in core_fields():
        text = values.get(name, "")
        if name in style.omit or not text or dirt.absent(_ABSENT.get(name, 0)):
            continue
        kept[name] = dirt.spaces(text) if name in _LOOSE else text
    return kept


def _title(listing: Listing, style: FeedStyle) -> str:
    """The listing's title; in other languages one made of name, model and the first facts."""
    if style.language == "en" or listing.contradiction is not None:
        return listing.title
    product = listing.product
    first = [fact for fact in product.facts if not isinstance(fact.value, bool | tuple)][:3]
    shown = ", ".join(cells.attribute(fact.value, fact.unit, style) for fact in first)
    name = product_name(product.category.key, style.language)
    return f"{name} {product.brand} {product.mpn}, {shown}"


_ABSENT = {
    "description": 0.06,
    "brand": 0.04,
    "mpn": 0.03,
    "gtin": 0.12,
    "hs": 0.15,
    "unspsc": 0.2,
    "certifications": 0.2,
    "image": 0.1,
    "url": 0.3,
    "moq": 0.05,
    "lead_time": 0.14,
    "terms": 0.16,
    "ship_from": 0.3,
    "stock": 0.25,
    "sample_price": 0.2,
    "customisation": 0.2,
    "warranty": 0.16,
    "payment": 0.2,
    "valid_from": 0.4,
    "valid_until": 0.25,
}
"""Share of rows of a usual supplier that leave a field empty."""
_LOOSE = frozenset({"title", "brand", "supplier_name", "description", "moq", "lead_time"})


def _unit_word(unit: str, style: FeedStyle) -> str:
    word = cells.quantity(1, unit, style)
    return word.partition(" ")[2]


def _prices(listing: Listing, style: FeedStyle) -> dict[str, str]:
    offer = listing.offer
    sample = offer.sample_price
    told = {
        "currency": offer.currency,
        "sample_price": "" if sample is None else _amount(sample, offer.currency, style),
    }
    match style.prices:
        case "breaks":
            told["breaks"] = cells.price_breaks(offer.price_breaks, offer.currency, style)
        case "json":
            told["breaks"] = json.dumps(
                [
                    {"min_quantity": quantity, "price": str(price), "currency": offer.currency}
                    for quantity, price in offer.price_breaks
                ]
            )
        case "range":
            told["price"] = cells.price_range(offer.price_breaks, offer.currency, style)
        case _:
            told["price"] = cells.number(offer.price_breaks[0][1], style)
    return told


def _amount(amount: Decimal, currency: str, style: FeedStyle) -> str:
    if style.prices == "single":
        return cells.number(amount, style)
    return cells.money(amount, currency, style)


def _attributes(listing: Listing, style: FeedStyle, dirt: Dirt) -> tuple[AttributeCell, ...]:
    facts = listing.product.facts
    write = _WRITERS[style.units]
    shown: list[AttributeCell] = []
    for place, fact in enumerate(facts):
        gap = dirt.gap(1 - place / len(facts))
        if gap is None:
            shown.append(write(fact, style, dirt))
        elif gap:
            name = label(fact.name, style.language)
            shown.append(
                AttributeCell(fact.name, name, gap, None, fact.unit, isinstance(fact.value, bool))
            )
    return tuple(shown)


def _apart(fact: Fact, style: FeedStyle, dirt: Dirt) -> AttributeCell:
    """Number and unit in fields of their own."""
    written = dirt.rewritten(fact.value, fact.unit, 0.1)
    value = dirt.spelling(written.value) if style.language == "en" else written.value
    text = cells.attribute(value, None, style)
    return AttributeCell(fact.name, label(fact.name, style.language), text, unit=written.unit)


def _in_cell(fact: Fact, style: FeedStyle, dirt: Dirt) -> AttributeCell:
    written = dirt.rewritten(fact.value, fact.unit, 0.1)
    unit = None if written.unit is None else dirt.unit_spelling(written.unit)
    value = dirt.spelling(written.value) if style.language == "en" else written.value
    text = cells.attribute(value, unit, style)
    flag = isinstance(fact.value, bool)
    return AttributeCell(fact.name, label(fact.name, style.language), text, flag=flag)


def _in_header(fact: Fact, style: FeedStyle, dirt: Dirt) -> AttributeCell:
    """Bare numbers under a header with the unit; a few cells bring a unit of their own."""
    written = dirt.rewritten(fact.value, fact.unit, 0.03)
    value = dirt.spelling(written.value) if style.language == "en" else written.value
    own = None if written.unit == fact.unit else written.unit
    text = cells.attribute(value, own, style)
    flag = isinstance(fact.value, bool)
    return AttributeCell(
        fact.name, label(fact.name, style.language), text, header_unit=fact.unit, flag=flag
    )


_WRITERS = {"header": _in_header, "cell": _in_cell, "apart": _apart}
