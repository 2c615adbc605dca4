"""Where and when the goods are wanted, as UBL's deliveries and delivery terms."""

from __future__ import annotations

from typing import get_args

from rfq.document.codes import Incoterm
from rfq.document.figures import decimal_text
from rfq.document.line import Quantity
from rfq.document.terms import DeliveryPlace, Instalment, Terms
from rfq.revision.path import Json
from rfq.ubl.names import INCOTERMS, Element, add, put
from rfq.ubl.reader import Reader


def write_delivery(root: Element, terms: Terms) -> None:
    """Add where all of it goes, by when, on which rule."""
    if terms.needed_by is not None or terms.destination is not None:
        delivery = add(root, "cac:Delivery")
        if terms.needed_by is not None:
            add(delivery, "cbc:LatestDeliveryDate", terms.needed_by.isoformat())
        _write_place(delivery, terms.destination)
    rule = terms.delivery_term
    if rule is not None:
        element = add(root, "cac:DeliveryTerms")
        add(element, "cbc:ID", rule.rule, schemeID=INCOTERMS)
        if rule.place is not None:
            add(add(element, "cac:DeliveryLocation"), "cbc:Name", rule.place)
    if terms.destination is not None and terms.destination.country is not None:
        country = add(root, "cac:DestinationCountry")
        add(country, "cbc:IdentificationCode", terms.destination.country)


def write_instalment(item: Element, one: Instalment) -> None:
    """Add a part of a line's goods."""
    delivery = add(item, "cac:Delivery")
    add(delivery, "cbc:ID", one.id)
    write_quantity(delivery, "cbc:Quantity", one.quantity)
    add(delivery, "cbc:LatestDeliveryDate", one.by.isoformat())
    _write_place(delivery, one.place)


def write_quantity(parent: Element, name: str, quantity: Quantity | None) -> None:
    """Add how many of what."""
    if quantity is not None:
        add(parent, name, decimal_text(quantity.number), unitCode=quantity.unit)


def _write_place(delivery: Element, place: DeliveryPlace | None) -> None:
    if place is None or (place.country is None and place.name is None):
        return
    location = add(delivery, "cac:DeliveryLocation")
    put(location, "cbc:Name", place.name)
    if place.country is not None:
        country = add(add(location, "cac:Address"), "cac:Country")
        add(country, "cbc:IdentificationCode", place.country)


def read_delivery(reader: Reader) -> dict[str, Json]:
    """The terms that the document's own deliveries state."""
    terms: dict[str, Json] = {}
    delivery = reader.one(reader.root, "cac:Delivery")
    by = _date(
        reader.text(delivery, "cbc:LatestDeliveryDate")
        or reader.text(delivery, "cac:RequestedDeliveryPeriod/cbc:EndDate")
    )
    if by is not None:
        terms["needed_by"] = by
    place = _place(reader, delivery)
    country = reader.text(reader.root, "cac:DestinationCountry/cbc:IdentificationCode")
    if place is None and country is not None:
        place = {"country": country}
    if place is not None:
        terms["destination"] = place
    rule = reader.one(reader.root, "cac:DeliveryTerms")
    name = reader.one(rule, "cbc:ID")
    if name is not None and (name.text or "").strip() in get_args(Incoterm):
        term: dict[str, Json] = {"rule": reader.content(name)}
        named = reader.text(rule, "cac:DeliveryLocation/cbc:Name")
        terms["delivery_term"] = term | ({"place": named} if named is not None else {})
    return terms


def read_instalments(reader: Reader, item: Element, line_id: str) -> list[Json]:
    """The parts of a line's goods that have their own day."""
    found = []
    for number, delivery in enumerate(reader.all(item, "cac:Delivery"), start=1):
        by = _date(reader.text(delivery, "cbc:LatestDeliveryDate"))
        quantity = read_quantity(reader, reader.one(delivery, "cbc:Quantity"))
        if by is None or quantity is None:
            continue
        part: dict[str, Json] = {
            "id": reader.text(delivery, "cbc:ID") or f"{line_id}-{number}",
            "line": line_id,
            "quantity": quantity,
            "by": by,
        }
        place = _place(reader, delivery)
        found.append(part | ({"place": place} if place is not None else {}))
    return found


def read_quantity(reader: Reader, element: Element | None) -> dict[str, Json] | None:
    """How many of what; None where nothing is said."""
    number = reader.content(element)
    if number is None or element is None:
        return None
    unit = element.get("unitCode")
    return {"number": number} | ({"unit": unit} if unit else {})


def _place(reader: Reader, delivery: Element | None) -> dict[str, Json] | None:
    location = reader.one(delivery, "cac:DeliveryLocation")
    address = reader.one(delivery, "cac:DeliveryAddress")
    name = reader.text(location, "cbc:Name") or reader.text(address, "cbc:CityName")
    country = reader.text(location, "cac:Address/cac:Country/cbc:IdentificationCode")
    country = country or reader.text(address, "cac:Country/cbc:IdentificationCode")
    found: dict[str, Json] = {"name": name} if name is not None else {}
    return (found | ({"country": country} if country is not None else {})) or None


def _date(text: str | None) -> str | None:
    # A date of XML Schema may carry a zone, which a day of delivery has no use for.
    return text[:10] if text is not None else None
