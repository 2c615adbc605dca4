"""What a supplier sees, and above all what it does not."""

from __future__ import annotations

import pytest

from data.errors import NotFound
from rfq.document import RfqDocument, for_supplier, rfq_to_json


def test_a_suppliers_copy_keeps_what_is_the_buyers_own_business_out(document: RfqDocument) -> None:
    text = rfq_to_json(for_supplier(document, "sup-1")).decode()
    for secret in (
        "410.50",
        "15000",
        "Bombas",
        "12.5 at least",
        '"p1"',
        '"p2"',
        "supplier.country",
    ):
        assert secret in rfq_to_json(document).decode()
        assert secret not in text


def test_a_disclosed_price_is_shown_without_where_it_was_said(document: RfqDocument) -> None:
    line = document.lines[0]
    assert line.target_price is not None
    shown = line.target_price.model_copy(update={"disclosed": True})
    told = document.model_copy(update={"lines": (line.model_copy(update={"target_price": shown}),)})
    copy = for_supplier(told, "sup-1").lines[0].target_price
    assert copy is not None
    assert copy.amount == shown.amount
    assert copy.provenance is None


def test_a_suppliers_copy_names_that_supplier_alone(document: RfqDocument) -> None:
    assert [one.id for one in for_supplier(document, "sup 2").suppliers] == ["sup 2"]
    assert for_supplier(document).suppliers == ()


def test_a_copy_of_a_copy_is_the_same(document: RfqDocument) -> None:
    copy = for_supplier(document, "sup-1")
    assert for_supplier(copy, "sup-1") == copy


def test_nobody_gets_a_copy_who_is_not_invited(document: RfqDocument) -> None:
    with pytest.raises(NotFound, match="sup 2"):
        for_supplier(document, "sup-3")
