"""The buyer, its contacts and the supplier as UBL's parties."""

from __future__ import annotations

from rfq.document.party import Address, Buyer, Contact, InvitedSupplier
from rfq.revision.path import Json
from rfq.ubl.names import Element, add, put
from rfq.ubl.reader import Reader


def write_buyer(root: Element, buyer: Buyer | None, contacts: tuple[Contact, ...]) -> None:
    """Add the company that asks, with the first of its contacts."""
    if buyer is None and not contacts:
        return
    customer = add(root, "cac:BuyerCustomerParty")
    if buyer is not None:
        party = add(customer, "cac:Party")
        for one in buyer.identifiers:
            number = add(party, "cac:PartyIdentification")
            add(number, "cbc:ID", one.value, schemeID=one.scheme)
        add(add(party, "cac:PartyName"), "cbc:Name", buyer.name)
        _write_address(party, buyer.address)
    if contacts:
        _write_contact(customer, "cac:BuyerContact", contacts[0])


def write_supplier(root: Element, supplier: InvitedSupplier | None) -> None:
    """Add the company that is asked; UBL wants the element even where nobody is."""
    seller = add(root, "cac:SellerSupplierParty")
    if supplier is None:
        return
    add(seller, "cbc:CustomerAssignedAccountID", supplier.id)
    party = add(seller, "cac:Party")
    add(add(party, "cac:PartyName"), "cbc:Name", supplier.name)
    if supplier.language is not None:
        add(add(party, "cac:Language"), "cbc:ID", supplier.language)
    if supplier.country is not None:
        _write_address(party, Address(country=supplier.country))
    if supplier.contacts:
        _write_contact(seller, "cac:SellerContact", supplier.contacts[0])


def _write_address(party: Element, address: Address | None) -> None:
    if address is None:
        return
    element = add(party, "cac:PostalAddress")
    put(element, "cbc:CityName", address.city)
    put(element, "cbc:PostalZone", address.postcode)
    put(element, "cbc:CountrySubentity", address.region)
    for line in address.lines:
        add(add(element, "cac:AddressLine"), "cbc:Line", line)
    if address.country is not None:
        add(add(element, "cac:Country"), "cbc:IdentificationCode", address.country)


def _write_contact(parent: Element, name: str, contact: Contact) -> None:
    element = add(parent, name)
    add(element, "cbc:Name", contact.name)
    put(element, "cbc:Telephone", contact.phone)
    put(element, "cbc:ElectronicMail", contact.email)


def read_buyer(reader: Reader, header: dict[str, Json]) -> None:
    """Put the company that asks, and whom to write to, into a header."""
    customer = reader.one(reader.root, "cac:BuyerCustomerParty")
    if customer is None:
        # Who will use the goods, where a document of another system names only them.
        customer = reader.one(reader.root, "cac:OriginatorCustomerParty")
    party = reader.one(customer, "cac:Party")
    name = _name(reader, party)
    if name is not None:
        buyer: dict[str, Json] = {"name": name}
        numbers = [
            {"scheme": one.get("schemeID") or "ID", "value": value}
            for one in reader.all(party, "cac:PartyIdentification/cbc:ID")
            if (value := reader.content(one)) is not None
        ]
        if numbers:
            buyer["identifiers"] = numbers
        address = reader.one(party, "cac:PostalAddress")
        if address is not None:
            buyer["address"] = _address(reader, address)
        header["buyer"] = buyer
    contact = _contact(reader, reader.one(customer, "cac:BuyerContact"))
    contact = contact or _contact(reader, reader.one(party, "cac:Contact"))
    if contact is not None:
        header["contacts"] = [contact]


def read_supplier(reader: Reader) -> list[Json]:
    """The company that is asked, as a list of one; empty where nobody is."""
    seller = reader.one(reader.root, "cac:SellerSupplierParty")
    party = reader.one(seller, "cac:Party")
    name = _name(reader, party)
    if name is None:
        return []
    identifier = reader.text(seller, "cbc:CustomerAssignedAccountID")
    found: dict[str, Json] = {
        "id": identifier or reader.text(party, "cac:PartyIdentification/cbc:ID") or name,
        "name": name,
    }
    for field, path in (
        ("language", "cac:Language/cbc:ID"),
        ("country", "cac:PostalAddress/cac:Country/cbc:IdentificationCode"),
    ):
        text = reader.text(party, path)
        if text is not None:
            found[field] = text
    contact = _contact(reader, reader.one(seller, "cac:SellerContact"))
    contact = contact or _contact(reader, reader.one(party, "cac:Contact"))
    if contact is not None:
        found["contacts"] = [contact]
    return [found]


def _name(reader: Reader, party: Element | None) -> str | None:
    return reader.text(party, "cac:PartyName/cbc:Name") or reader.text(
        party, "cac:PartyLegalEntity/cbc:RegistrationName"
    )


def _address(reader: Reader, element: Element) -> dict[str, Json]:
    paths = {
        "city": "cbc:CityName",
        "postcode": "cbc:PostalZone",
        "region": "cbc:CountrySubentity",
        "country": "cac:Country/cbc:IdentificationCode",
    }
    found: dict[str, Json] = {
        field: text
        for field, path in paths.items()
        if (text := reader.text(element, path)) is not None
    }
    lines = reader.texts(element, "cac:AddressLine/cbc:Line")
    street = [
        text
        for path in ("cbc:StreetName", "cbc:BuildingNumber")
        if (text := reader.text(element, path)) is not None
    ]
    if lines or street:
        found["lines"] = [*([" ".join(street)] if street else []), *lines]
    return found


def _contact(reader: Reader, element: Element | None) -> dict[str, Json] | None:
    name = reader.text(element, "cbc:Name")
    if name is None:
        return None
    found: dict[str, Json] = {"name": name}
    for field, path in (("phone", "cbc:Telephone"), ("email", "cbc:ElectronicMail")):
        text = reader.text(element, path)
        if text is not None:
            found[field] = text
    return found
