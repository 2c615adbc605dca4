"""UBL from outside: read as far as it goes, and refused where it could do harm."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from data.constraint import Importance, Operator
from data.errors import InputError
from rfq.document import RfqDocument
from rfq.ubl import read_ubl, rfq_from_ubl, rfq_to_ubl
from rfq.ubl.parse import LARGEST

FOREIGN = b"""<?xml version="1.0" encoding="UTF-8"?>
<RequestForQuotation xmlns="urn:oasis:names:specification:ubl:schema:xsd:RequestForQuotation-2"
  xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
  xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
  <cbc:ProfileID>some-profile</cbc:ProfileID>
  <cbc:ID>Q-7</cbc:ID>
  <cbc:IssueDate>2026-05-04</cbc:IssueDate>
  <cbc:IssueTime>10:00:00.250</cbc:IssueTime>
  <cbc:SubmissionDueDate>2026-05-20+02:00</cbc:SubmissionDueDate>
  <cac:OriginatorCustomerParty><cac:Party>
    <cac:PartyIdentification><cbc:ID schemeID="GLN">57</cbc:ID></cac:PartyIdentification>
    <cac:PartyName><cbc:Name>Kommune</cbc:Name></cac:PartyName>
    <cac:PostalAddress><cbc:StreetName>Vej</cbc:StreetName>
      <cbc:BuildingNumber>9</cbc:BuildingNumber><cbc:CityName>By</cbc:CityName></cac:PostalAddress>
    <cac:Contact><cbc:Name>Sille</cbc:Name><cbc:Telephone>12</cbc:Telephone></cac:Contact>
  </cac:Party></cac:OriginatorCustomerParty>
  <cac:SellerSupplierParty><cac:Party>
    <cac:PartyName><cbc:Name>Computer A/S</cbc:Name></cac:PartyName>
  </cac:Party></cac:SellerSupplierParty>
  <cac:Delivery>
    <cac:DeliveryAddress><cbc:CityName>By</cbc:CityName>
      <cac:Country><cbc:IdentificationCode>DK</cbc:IdentificationCode></cac:Country>
    </cac:DeliveryAddress>
    <cac:RequestedDeliveryPeriod><cbc:EndDate>2026-07-01</cbc:EndDate></cac:RequestedDeliveryPeriod>
  </cac:Delivery>
  <cac:DeliveryTerms><cbc:ID>DDP</cbc:ID>
    <cbc:SpecialTerms>1 % a day</cbc:SpecialTerms></cac:DeliveryTerms>
  <cac:RequestForQuotationLine><cbc:ID>1</cbc:ID><cac:LineItem><cbc:ID>A-1</cbc:ID>
    <cbc:Quantity unitCode="EA">35</cbc:Quantity>
    <cac:Item><cbc:Name>Screen</cbc:Name>
      <cac:AdditionalItemProperty><cbc:Name>Diagonal</cbc:Name>
        <cbc:ValueQuantity unitCode="INH">27</cbc:ValueQuantity></cac:AdditionalItemProperty>
      <cac:AdditionalItemProperty><cbc:Name>Weight</cbc:Name>
        <cbc:ImportanceCode>should</cbc:ImportanceCode><cac:RangeDimension>
        <cbc:AttributeID>w</cbc:AttributeID>
        <cbc:MaximumMeasure unitCode="KGM">7</cbc:MaximumMeasure>
        </cac:RangeDimension></cac:AdditionalItemProperty>
      <cac:AdditionalItemProperty><cbc:Name>Ports</cbc:Name><cac:ItemPropertyRange>
        <cbc:MinimumValue>2</cbc:MinimumValue><cbc:MaximumValue>4</cbc:MaximumValue>
        </cac:ItemPropertyRange></cac:AdditionalItemProperty>
      <cac:AdditionalItemProperty><cbc:Name>Colour</cbc:Name>
        <cbc:ListValue>black</cbc:ListValue><cbc:ListValue>grey</cbc:ListValue>
        </cac:AdditionalItemProperty>
      <cac:AdditionalItemProperty><cbc:Name>Panel</cbc:Name><cbc:Value>IPS</cbc:Value>
        </cac:AdditionalItemProperty>
      <cac:AdditionalItemProperty><cbc:Name>Power</cbc:Name>
        <cbc:ValueQuantity unitCode="1X">3</cbc:ValueQuantity></cac:AdditionalItemProperty>
      <cac:AdditionalItemProperty><cbc:Name>Said nowhere</cbc:Name></cac:AdditionalItemProperty>
    </cac:Item></cac:LineItem></cac:RequestForQuotationLine>
</RequestForQuotation>
"""


def test_another_systems_file_is_read_as_far_as_it_goes() -> None:
    reading = read_ubl(FOREIGN)
    document = reading.document
    assert document.header.issued == datetime(2026, 5, 4, 10, tzinfo=UTC)
    due = document.header.respond_by
    assert due is not None
    assert due.isoformat() == "2026-05-20T23:59:59+02:00"
    assert due.utcoffset() == timedelta(hours=2)
    buyer = document.header.buyer
    assert buyer is not None
    assert buyer.name == "Kommune"
    assert buyer.address is not None
    assert buyer.address.lines == ("Vej 9",)
    assert document.header.contacts[0].phone == "12"
    assert document.suppliers[0].id == document.suppliers[0].name == "Computer A/S"
    assert document.terms.destination is not None
    assert (document.terms.destination.name, document.terms.destination.country) == ("By", "DK")
    assert document.terms.needed_by is not None
    assert document.terms.needed_by.isoformat() == "2026-07-01"
    assert document.terms.delivery_term is not None
    assert document.terms.delivery_term.rule == "DDP"
    line = document.lines[0]
    assert (line.id, line.description) == ("1", "Screen")
    assert line.quantity is not None
    assert (line.quantity.number, line.quantity.unit) == (Decimal(35), "EA")


def test_another_systems_item_properties_are_specifications() -> None:
    found = {
        one.name: (one.operator, one.values, one.unit)
        for one in rfq_from_ubl(FOREIGN).lines[0].specifications
    }
    assert found == {
        "Diagonal": (Operator.EQUAL, (27.0,), "in"),
        "Weight": (Operator.AT_MOST, (7.0,), "kg"),
        "Ports": (Operator.BETWEEN, (2.0, 4.0), None),
        "Colour": (Operator.ONE_OF, ("black", "grey"), None),
        "Panel": (Operator.EQUAL, ("IPS",), None),
        "Power": (Operator.EQUAL, ("3 1X",), None),
    }
    importances = [one.importance for one in rfq_from_ubl(FOREIGN).lines[0].specifications]
    assert importances.count(Importance.SHOULD) == 1


def test_what_a_document_has_no_room_for_is_named() -> None:
    unread = read_ubl(FOREIGN).unread
    assert set(unread) == {"ProfileID", "DeliveryTerms/SpecialTerms"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<cbc:Quantity unitCode="H87">30<', '<cbc:Quantity unitCode="H87">45<'),
        (">12.5</cbc:MinimumMeasure>", ">14</cbc:MinimumMeasure>"),
        ("<cbc:LatestDeliveryDate>2027-03-31<", "<cbc:LatestDeliveryDate>2027-04-30<"),
        ("<cbc:SubmissionDueDate>2026-11-20<", "<cbc:SubmissionDueDate>2026-11-27<"),
    ],
)
def test_what_somebody_changed_in_the_ubl_elements_counts(
    document: RfqDocument, before: str, after: str
) -> None:
    xml = rfq_to_ubl(document, "sup-1").decode()
    assert xml.count(before) == 1
    changed = rfq_from_ubl(xml.replace(before, after).encode())
    told = rfq_from_ubl(xml.encode())
    assert changed != told
    values = [
        changed.lines[0].quantity and str(changed.lines[0].quantity.number),
        str(changed.lines[0].specifications[0].values[0]),
        str(changed.terms.needed_by),
        changed.header.respond_by and changed.header.respond_by.isoformat(),
    ]
    expected = ["45", "14.0", "2027-04-30", "2026-11-27T23:59:59+08:00"]
    assert any(value == wanted for value, wanted in zip(values, expected, strict=True))


def test_without_our_extension_the_rest_is_open_but_the_file_is_still_read(
    document: RfqDocument,
) -> None:
    xml = rfq_to_ubl(document, "sup-1").decode()
    head, _, rest = xml.partition("<ext:UBLExtensions>")
    _, _, tail = rest.partition("</ext:UBLExtensions>")
    bare = rfq_from_ubl((head + tail).encode())
    assert bare.lines[0].specifications[0].values == (12.5,)
    assert bare.quality.warranty == document.quality.warranty
    assert bare.process.questions == ()


def test_a_negation_without_our_extension_is_words_and_never_its_opposite(
    document: RfqDocument,
) -> None:
    xml = rfq_to_ubl(document, "sup-1", internal=True).decode()
    head, _, rest = xml.partition("<ext:UBLExtensions>")
    bare = rfq_from_ubl((head + rest.partition("</ext:UBLExtensions>")[2]).encode())
    country = bare.lines[0].specifications[2]
    assert (country.operator, country.values) == (Operator.EQUAL, ("≠ XX",))


SECRET = "kept-out-of-the-document"


@pytest.mark.parametrize(
    "entity",
    [
        '<!DOCTYPE r [<!ENTITY x SYSTEM "{path}">]>',
        '<!DOCTYPE r [<!ENTITY % p SYSTEM "{path}"> %p; <!ENTITY x "y">]>',
        '<!DOCTYPE r [<!ENTITY x "y">]>',
        '<!DOCTYPE r [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY x "&b;&b;&b;">]>',
        '<!DOCTYPE r SYSTEM "{path}">',
    ],
)
def test_a_document_type_is_refused_and_nothing_of_it_is_read(
    document: RfqDocument, tmp_path: Path, entity: str
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET)
    xml = rfq_to_ubl(document, "sup-1").decode()
    attack = entity.format(path=secret.as_uri())
    body = xml.replace("Centrifugal pump<", "&x;<") if "ENTITY x" in entity else xml
    with pytest.raises(InputError) as caught:
        rfq_from_ubl(body.replace("?>", f"?>{attack}", 1).encode())
    assert SECRET not in str(caught.value)


@pytest.mark.parametrize(
    ("xml", "message"),
    [
        (b"", "not XML"),
        (b"<a", "not XML"),
        (b"{}", "not XML"),
        (b"<Quotation/>", "another kind"),
        (b" " * (LARGEST + 1), "too large"),
        (FOREIGN.replace(b"<cbc:ID>Q-7</cbc:ID>", b"<cbc:Colour/>"), "Colour"),
        (FOREIGN.replace(b">2026-05-04<", b">soon<"), "IssueDate"),
        (FOREIGN.replace(b">35<", b">many<"), "Quantity"),
        (FOREIGN.replace(b'"EA"', b'"QQQ"'), "unit code"),
        (FOREIGN.replace(b"10:00:00.250", b"24:00:00"), "hour"),
        (FOREIGN.replace(b"<cbc:ID>Q-7</cbc:ID>", b""), "missing|required"),
    ],
)
def test_what_cannot_be_read_says_why(xml: bytes, message: str) -> None:
    with pytest.raises(InputError, match=rf"(?i){message}"):
        rfq_from_ubl(xml)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('type="boolean">true', 'type="boolean">maybe'),
        ('type="number">', 'type="number">x'),
        ('type="object"', 'type="wish"'),
        ('version="1.0">', 'version="0.9">'),
        ("<rfq:Level>S-4", "<rfq:Level>S-9"),
    ],
)
def test_an_extension_that_says_what_it_cannot_is_refused(
    document: RfqDocument, before: str, after: str
) -> None:
    inspection = document.quality.inspection
    assert inspection is not None
    level = inspection.model_copy(update={"level": "S-4"})
    quality = document.quality.model_copy(update={"inspection": level})
    line = document.lines[0].model_copy(update={"alternates": True})
    full = document.model_copy(update={"quality": quality, "lines": (line,)})
    xml = rfq_to_ubl(full, "sup-1").decode()
    assert before in xml
    with pytest.raises(InputError):
        rfq_from_ubl(xml.replace(before, after, 1).encode())
