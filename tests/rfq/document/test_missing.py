"""What is missing is named, most important first, and no more than that."""

from __future__ import annotations

from datetime import UTC, datetime

from rfq.document import Header, Lack, Necessity, RfqDocument, RfqLine, missing
from rfq.revision import revise

EMPTY = RfqDocument(
    header=Header(id="R1", issued=datetime(2026, 11, 2, tzinfo=UTC)),
    lines=(RfqLine(id="1", description="pump"), RfqLine(id="2", description="valve")),
)


def test_an_rfq_that_says_nothing_lacks_what_it_cannot_do_without_first() -> None:
    found = missing(EMPTY)
    assert [one.what for one in found if one.necessity is Necessity.REQUIRED] == [
        Lack.QUANTITY,
        Lack.QUANTITY,
        Lack.SPECIFICATIONS,
        Lack.SPECIFICATIONS,
        Lack.DESTINATION,
        Lack.NEEDED_BY,
        Lack.RESPOND_BY,
        Lack.CONTACT,
        Lack.BUYER,
        Lack.SUPPLIERS,
    ]
    assert [one.necessity for one in found] == sorted(
        (one.necessity for one in found), reverse=True
    )


def test_a_conversation_can_ask_for_what_is_a_term_of_a_need() -> None:
    terms = [one.term for one in missing(EMPTY) if one.term is not None and one.line in (None, "1")]
    assert terms == [
        "quantity",
        "destination",
        "needed_by",
        "delivery_term",
        "currency",
        "budget",
        "payment",
        "samples",
        "annual",
    ]


def test_a_line_is_named_by_its_id() -> None:
    found = [one for one in missing(EMPTY) if one.what is Lack.QUANTITY]
    assert [(one.field, one.line) for one in found] == [
        ("lines[1].quantity", "1"),
        ("lines[2].quantity", "2"),
    ]


def test_a_full_document_lacks_little_and_nothing_required(document: RfqDocument) -> None:
    found = missing(document)
    assert all(one.necessity is Necessity.HELPFUL for one in found)
    assert {one.what for one in found} == {
        Lack.SAMPLES,
        Lack.PACKAGING,
        Lack.ALTERNATES,
        Lack.ANNUAL,
        Lack.SPARES,
    }


def test_filling_what_is_missing_takes_it_off_the_list(document: RfqDocument) -> None:
    filled = revise(
        document,
        {
            "quality.samples.required": False,
            "terms.packaging": "wooden crates",
            "lines[1].alternates": False,
            "lines[1].annual.number": "120",
            "quality.spares.years": "10",
        },
        issued=document.header.issued,
    )
    assert missing(filled) == ()


def test_a_rule_without_its_place_and_a_contact_without_an_address_do_not_count(
    document: RfqDocument,
) -> None:
    changed = revise(
        document,
        {"terms.delivery_term.place": None, "header.contacts": [{"name": "Ida"}]},
        issued=document.header.issued,
    )
    required = [one.what for one in missing(changed) if one.necessity is Necessity.REQUIRED]
    assert required == [Lack.DELIVERY_PLACE, Lack.CONTACT]
