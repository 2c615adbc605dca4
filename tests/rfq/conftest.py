"""One full document that the tests of the RFQ start from."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from decimal import Decimal

import pytest

from data.constraint import Importance, Operator
from data.need import Origin
from rfq.document import (
    Attachment,
    Buyer,
    Certificate,
    Classification,
    Contact,
    Criterion,
    DeliveryPlace,
    DeliveryTerm,
    Header,
    Inspection,
    InvitedSupplier,
    PrivatePrice,
    Process,
    Provenance,
    Quality,
    Quantity,
    RfqDocument,
    RfqLine,
    Specification,
    SupplierQuestion,
    Terms,
    Warranty,
)

SHANGHAI = timezone(timedelta(hours=8))


@pytest.fixture
def document() -> RfqDocument:
    """A consistent request for thirty pumps, from two suppliers."""
    return RfqDocument(
        header=Header(
            id="RFQ-2026-17",
            issued=datetime(2026, 11, 2, 9, 30, tzinfo=SHANGHAI),
            respond_by=datetime(2026, 11, 20, 18, 0, tzinfo=SHANGHAI),
            quotations_valid_until=date(2027, 1, 31),
            title="Pumps for Lübeck",
            buyer=Buyer(name="Hanse Pumpen GmbH"),
            contacts=(Contact(name="Ida Holm", email="ida@example.com"),),
            currency="EUR",
        ),
        lines=(
            RfqLine(
                id="1",
                description="Centrifugal pump",
                classifications=(Classification(scheme="HS", code="841370", evidence=("p1",)),),
                quantity=Quantity(number=Decimal(30), unit="H87"),
                target_price=PrivatePrice(amount=Decimal("410.50"), currency="EUR"),
                budget=PrivatePrice(amount=Decimal(15000), currency="EUR"),
                specifications=(
                    Specification(
                        id="s1",
                        name="Flow",
                        attribute="flow",
                        operator=Operator.AT_LEAST,
                        values=(12.5,),
                        unit="m³/h",
                        provenance=Provenance(origin=Origin.STATED, turn=2, words="12.5 at least"),
                    ),
                    Specification(
                        id="s2",
                        name="Housing",
                        attribute="housing",
                        operator=Operator.ONE_OF,
                        values=("Cast iron", "Bronze"),
                        importance=Importance.SHOULD,
                        weight=0.4,
                    ),
                    Specification(
                        id="s3",
                        name="Country of the supplier",
                        attribute="supplier.country",
                        operator=Operator.NOT_EQUAL,
                        values=("XX",),
                        disclosed=False,
                    ),
                ),
                products=("p1", "p2"),
            ),
        ),
        terms=Terms(
            delivery_term=DeliveryTerm(rule="CIP", place="Lübeck"),
            destination=DeliveryPlace(country="DE", name="Lübeck"),
            needed_by=date(2027, 3, 31),
            payment="30 days net",
        ),
        quality=Quality(
            certificates=(Certificate(id="c1", names=("CE", "UKCA"), lines=("1",)),),
            inspection=Inspection(level="II", critical="0", major="2.5", minor="4.0"),
            warranty=Warranty(months=24),
        ),
        process=Process(
            attachments=(
                Attachment.of(
                    b"drawing", attachment_id="a1", name="d.pdf", media_type="application/pdf"
                ),
            ),
            questions=(SupplierQuestion(id="q1", text="Who makes the seals?", line="1"),),
            criteria=(
                Criterion(id="k1", name="Price", weight=Decimal(60)),
                Criterion(id="k2", name="Lead time", weight=Decimal(40)),
            ),
        ),
        suppliers=(
            InvitedSupplier(id="sup-1", name="Ningbo Flow Co.", country="CN", language="zh"),
            InvitedSupplier(id="sup 2", name="Bombas Ñuñoa S.A.", country="ES"),
        ),
    )
