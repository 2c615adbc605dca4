"""Merge patches, as RFC 7396 has them, and what they make of an RFQ and its provenance."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.constraint import Operator
from data.errors import InputError
from data.need import Origin
from rfq.document import (
    FieldProvenance,
    Header,
    PrivatePrice,
    Provenance,
    Quantity,
    RfqDocument,
    RfqLine,
    Specification,
    Terms,
)
from rfq.revision import amended
from rfq.revision.merge import merged

SAID = Provenance(origin=Origin.STATED, turn=2, words="ten of them")
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=10,
)


@pytest.fixture
def document() -> RfqDocument:
    line = RfqLine(
        id="1",
        description="forklift",
        quantity=Quantity(number=Decimal(10), unit="C62"),
        target_price=PrivatePrice(amount=Decimal(9000), currency="EUR", provenance=SAID),
        specifications=(
            Specification(
                id="s1",
                name="Load capacity",
                operator=Operator.AT_LEAST,
                values=(2.5,),
                unit="t",
                provenance=SAID,
            ),
            Specification(
                id="s2",
                name="Power",
                operator=Operator.EQUAL,
                values=("Electric",),
                provenance=SAID,
            ),
        ),
    )
    return RfqDocument(
        header=Header(id="RFQ-1", issued=datetime(2026, 11, 1, tzinfo=UTC)),
        lines=(line,),
        terms=Terms(payment="net 30"),
        provenance=(
            FieldProvenance(field="lines[1].quantity", provenance=SAID),
            FieldProvenance(field="terms.payment", provenance=SAID),
        ),
    )


@pytest.mark.parametrize(
    ("target", "patch", "result"),
    [
        # The test cases of RFC 7396, appendix A.
        ({"a": "b"}, {"a": "c"}, {"a": "c"}),
        ({"a": "b"}, {"b": "c"}, {"a": "b", "b": "c"}),
        ({"a": "b"}, {"a": None}, {}),
        ({"a": "b", "b": "c"}, {"a": None}, {"b": "c"}),
        ({"a": ["b"]}, {"a": "c"}, {"a": "c"}),
        ({"a": "c"}, {"a": ["b"]}, {"a": ["b"]}),
        ({"a": {"b": "c"}}, {"a": {"b": "d", "c": None}}, {"a": {"b": "d"}}),
        ({"a": [{"b": "c"}]}, {"a": [1]}, {"a": [1]}),
        (["a", "b"], ["c", "d"], ["c", "d"]),
        ({"a": "b"}, ["c"], ["c"]),
        ({"a": "foo"}, None, None),
        ({"a": "foo"}, "bar", "bar"),
        ({"e": None}, {"a": 1}, {"e": None, "a": 1}),
        ([1, 2], {"a": "b", "c": None}, {"a": "b"}),
        ({}, {"a": {"bb": {"ccc": None}}}, {"a": {"bb": {}}}),
    ],
)
def test_a_merge_patch_is_that_of_the_standard(target: Any, patch: Any, result: Any) -> None:
    assert merged(target, patch) == result


@given(JSON, JSON)
def test_a_patch_made_twice_is_made_once(target: Any, patch: Any) -> None:
    once = merged(target, patch)
    assert merged(once, patch) == once


def provenance(document: RfqDocument, field: str) -> Provenance | None:
    found = (one.provenance for one in document.provenance if one.field == field)
    return next(found, None)


def test_what_is_changed_comes_from_a_hand_and_the_rest_from_where_it_came(
    document: RfqDocument,
) -> None:
    after = amended(document, {"terms": {"payment": "net 60", "packaging": "crates"}})
    assert after.terms.payment == "net 60"
    edited = Provenance(origin=Origin.EDITED)
    assert provenance(after, "terms.payment") == edited
    assert provenance(after, "terms.packaging") == edited
    assert provenance(after, "lines[1].quantity") == SAID
    assert after.header == document.header


def test_what_is_emptied_comes_from_nowhere(document: RfqDocument) -> None:
    after = amended(document, {"terms": {"payment": None}})
    assert after.terms.payment is None
    assert provenance(after, "terms.payment") is None


def test_of_a_list_sent_back_only_the_part_that_differs_is_edited(document: RfqDocument) -> None:
    lines = document.model_dump(mode="json")["lines"]
    lines[0]["specifications"][0]["values"] = [3.0]
    after = amended(document, {"lines": lines})
    first, second = after.lines[0].specifications
    assert first.provenance == Provenance(origin=Origin.EDITED)
    assert second.provenance == SAID
    assert after.lines[0].target_price == document.lines[0].target_price


def test_nobody_can_say_that_a_buyer_said_it(document: RfqDocument) -> None:
    lines = document.model_dump(mode="json")["lines"]
    forged = {"origin": "stated", "turn": 1, "words": "I want this", "confidence": 1.0}
    lines[0]["specifications"][0] |= {"values": [3.0], "provenance": forged}
    lines[0]["specifications"].append(
        {"id": "s9", "name": "Colour", "operator": "=", "values": ["red"], "provenance": forged}
    )
    after = amended(document, {"lines": lines})
    first, _, third = after.lines[0].specifications
    assert first.provenance == third.provenance == Provenance(origin=Origin.EDITED)
    with pytest.raises(InputError, match="not for changing"):
        amended(document, {"provenance": []})


@pytest.mark.parametrize(
    ("patch", "field"),
    [
        ({"header": {"id": "RFQ-2"}}, "header.id"),
        ({"header": {"revision": 7}}, "header.revision"),
        ({"header": {"issued": "2026-12-01T00:00:00Z"}}, "header.issued"),
        ({"schema_version": "2.0"}, "schema_version"),
        ({"terms": {"paiment": "net 30"}}, "terms.paiment"),
        ({"lines": []}, "lines"),
        ({"header": None}, "header.id"),
    ],
)
def test_a_patch_that_cannot_be_is_refused_by_the_name_of_the_field(
    document: RfqDocument, patch: dict[str, Any], field: str
) -> None:
    with pytest.raises(InputError) as refused:
        amended(document, patch)
    assert refused.value.field == field


def test_nothing_different_is_no_change(document: RfqDocument) -> None:
    with pytest.raises(InputError, match="nothing is different"):
        amended(document, {"terms": {"payment": "net 30"}})
    with pytest.raises(InputError, match="nothing is different"):
        amended(document, {})
