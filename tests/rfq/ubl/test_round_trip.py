"""UBL: every file fits the OASIS schema, and reads back as the document it was written from."""

from __future__ import annotations

import os
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from benchmarks.rfq.generate import generate, generate_many
from rfq.document import RfqDocument, for_supplier, rfq_to_json
from rfq.ubl import read_ubl, rfq_from_ubl, rfq_to_ubl
from rfq.ubl.names import NAMESPACES
from rfq.ubl.schema import check_against_schema

RANDOMS = st.randoms(use_true_random=False)


def asked(document: RfqDocument) -> list[str | None]:
    return [one.id for one in document.suppliers] or [None]


@settings(max_examples=40)
@given(RANDOMS)
def test_a_suppliers_file_reads_back_as_the_suppliers_copy(random: Random) -> None:
    document = generate(random)
    for supplier in asked(document):
        reading = read_ubl(rfq_to_ubl(document, supplier))
        wanted = for_supplier(document, supplier)
        assert rfq_to_json(reading.document) == rfq_to_json(wanted)
        assert reading.unread == ()


@settings(max_examples=40)
@given(RANDOMS)
def test_the_buyers_own_file_reads_back_as_everything(random: Random) -> None:
    document = generate(random)
    for supplier in asked(document):
        again = rfq_from_ubl(rfq_to_ubl(document, supplier, internal=True))
        assert rfq_to_json(again) == rfq_to_json(document)


def test_five_hundred_generated_rfqs_fit_the_schema() -> None:
    files = 0
    for document in generate_many(500):
        for supplier in asked(document)[:1]:
            check_against_schema(etree.fromstring(rfq_to_ubl(document, supplier)))
            files += 1
    assert files == 500


@pytest.mark.skipif(
    "SOURCING_UBL_XSD" not in os.environ,
    reason="set SOURCING_UBL_XSD to the xsd folder of OASIS's UBL 2.1 to validate with all of it",
)
def test_files_fit_the_schema_with_its_signatures_too() -> None:
    folder = Path(os.environ["SOURCING_UBL_XSD"])
    schema = etree.XMLSchema(etree.parse(folder / "maindoc/UBL-RequestForQuotation-2.1.xsd"))
    for document in generate_many(50, seed=2):
        schema.assertValid(etree.fromstring(rfq_to_ubl(document)))


def text(root: etree._Element, path: str) -> list[str]:
    return [one.text or "" for one in root.findall(f".//{path}", NAMESPACES)]


def test_what_ubl_has_an_element_for_stands_in_that_element(document: RfqDocument) -> None:
    root = etree.fromstring(rfq_to_ubl(document, "sup-1"))
    expected = {
        "cbc:IssueDate": ["2026-11-02"],
        "cbc:IssueTime": ["09:30:00+08:00"],
        "cbc:SubmissionDueDate": ["2026-11-20"],
        "cbc:PricingCurrencyCode": ["EUR"],
        "cac:RequestedValidityPeriod/cbc:EndDate": ["2027-01-31"],
        "cac:BuyerCustomerParty/cac:Party/cac:PartyName/cbc:Name": ["Hanse Pumpen GmbH"],
        "cac:BuyerContact/cbc:ElectronicMail": ["ida@example.com"],
        "cac:SellerSupplierParty/cbc:CustomerAssignedAccountID": ["sup-1"],
        "cac:SellerSupplierParty/cac:Party/cac:PartyName/cbc:Name": ["Ningbo Flow Co."],
        "cbc:LatestDeliveryDate": ["2027-03-31"],
        "cac:DeliveryTerms/cbc:ID": ["CIP"],
        "cac:DeliveryTerms/cac:DeliveryLocation/cbc:Name": ["Lübeck"],
        "cac:DestinationCountry/cbc:IdentificationCode": ["DE"],
        "cac:LineItem/cbc:Quantity": ["30"],
        "cac:CommodityClassification/cbc:CommodityCode": ["841370"],
        "cac:WarrantyValidityPeriod/cbc:DurationMeasure": ["24"],
        "cac:ExternalReference/cbc:FileName": ["d.pdf"],
    }
    assert {path: text(root, path) for path in expected} == expected
    quantity = root.find(".//cac:LineItem/cbc:Quantity", NAMESPACES)
    assert quantity is not None
    assert quantity.get("unitCode") == "H87"


def test_a_specification_is_an_item_property_with_importance_and_range(
    document: RfqDocument,
) -> None:
    root = etree.fromstring(rfq_to_ubl(document, "sup-1"))
    flow, housing = root.findall(".//cac:AdditionalItemProperty", NAMESPACES)
    assert text(flow, "cbc:Name") == ["Flow"]
    assert text(flow, "cbc:Value") == ["≥ 12.5 m³/h"]
    assert text(flow, "cbc:ImportanceCode") == ["must"]
    low = flow.find("cac:RangeDimension/cbc:MinimumMeasure", NAMESPACES)
    assert low is not None
    assert (low.text, low.get("unitCode")) == ("12.5", "MQH")
    assert flow.find("cac:RangeDimension/cbc:MaximumMeasure", NAMESPACES) is None
    assert text(housing, "cbc:ListValue") == ["Cast iron", "Bronze"]
    assert text(housing, "cbc:ImportanceCode") == ["should"]


def test_a_supplier_is_not_told_what_is_the_buyers_own_business(document: RfqDocument) -> None:
    sent = rfq_to_ubl(document, "sup-1").decode()
    kept = rfq_to_ubl(document, "sup-1", internal=True).decode()
    for secret in ("410.50", "15000", "Bombas", "12.5 at least", "supplier.country"):
        assert secret not in sent
        assert secret in kept


def test_what_ubl_holds_is_not_said_again_in_the_extension(document: RfqDocument) -> None:
    root = etree.fromstring(rfq_to_ubl(document, "sup-1"))
    (extension,) = root.findall(".//ext:ExtensionContent", NAMESPACES)
    said = "".join(extension.itertext())
    for held in ("RFQ-2026-17", "Centrifugal pump", "Ningbo", "12.5", "CIP", "841370"):
        assert held not in said
    for rest in ("Who makes the seals?", "4.0", "30 days net", "UKCA"):
        assert rest in said
