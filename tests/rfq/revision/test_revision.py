"""Revisions: what is different is said exactly, and putting it in gives the other document."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.rfq.generate import generate
from data.constraint import Operator
from data.errors import InputError
from data.need import Origin
from rfq.document import (
    FieldProvenance,
    Provenance,
    RfqDocument,
    Specification,
    Warranty,
    rfq_to_json,
)
from rfq.revision import Change, ChangeKind, apply_changes, diff, revise
from rfq.revision.path import Key, find, join, steps

LATER = datetime(2026, 11, 5, tzinfo=UTC)
RANDOMS = st.randoms(use_true_random=False)


@settings(max_examples=40)
@given(RANDOMS, RANDOMS)
def test_the_changes_between_two_documents_make_one_into_the_other(
    one: Random, other: Random
) -> None:
    before, after = generate(one), generate(other)
    assert rfq_to_json(apply_changes(before, diff(before, after))) == rfq_to_json(after)


@settings(max_examples=40)
@given(RANDOMS)
def test_a_document_does_not_differ_from_itself(random: Random) -> None:
    document = generate(random)
    assert diff(document, document) == ()


def test_a_revision_says_what_is_different_and_nothing_else(document: RfqDocument) -> None:
    revised = revise(
        document,
        {
            "lines[1].quantity.number": Decimal(40),
            "terms.needed_by": date(2027, 4, 30),
            "quality.warranty": Warranty(months=36),
            "process.criteria[k2]": None,
            "process.criteria[k1].weight": "100",
            "lines[1].specifications[s4]": Specification(
                id="s4", name="Head", operator=Operator.AT_LEAST, values=(32.0,), unit="m"
            ),
        },
        issued=LATER,
    )
    assert (revised.header.id, revised.header.revision) == (document.header.id, 2)
    assert revised.header.issued == LATER
    shown = [one for one in diff(document, revised) if not one.is_bookkeeping]
    assert [(one.path, one.kind) for one in shown] == [
        ("lines[1].quantity.number", ChangeKind.CHANGED),
        ("lines[1].specifications[s4]", ChangeKind.ADDED),
        ("terms.needed_by", ChangeKind.CHANGED),
        ("quality.warranty.months", ChangeKind.CHANGED),
        ("process.criteria[k2]", ChangeKind.REMOVED),
        ("process.criteria[k1].weight", ChangeKind.CHANGED),
    ]
    assert (shown[0].before, shown[0].after) == ("30", "40")


def test_true_is_not_one(document: RfqDocument) -> None:
    one = revise(
        document,
        {
            "lines[1].specifications[s2].operator": "=",
            "lines[1].specifications[s2].values": [True],
        },
        issued=LATER,
    )
    other = revise(one, {"lines[1].specifications[s2].values": [1.0]}, issued=LATER)
    assert [change.path for change in diff(one, other)] == [
        "header.revision",
        "lines[1].specifications[s2].values",
    ]


def test_another_order_is_one_change(document: RfqDocument) -> None:
    turned = document.model_copy(update={"suppliers": document.suppliers[::-1]})
    assert diff(document, turned) == (
        Change("suppliers", ChangeKind.REORDERED, ["sup-1", "sup 2"], ["sup 2", "sup-1"]),
    )


def test_what_is_changed_was_edited_and_what_is_not_was_not(document: RfqDocument) -> None:
    kept = FieldProvenance(
        field="terms.payment", provenance=Provenance(origin=Origin.STATED, turn=3)
    )
    moved = FieldProvenance(
        field="terms.needed_by", provenance=Provenance(origin=Origin.STATED, turn=4)
    )
    gone = FieldProvenance(
        field="lines[1].annual", provenance=Provenance(origin=Origin.STATED, turn=5)
    )
    known = document.model_copy(update={"provenance": (kept, moved, gone)})
    revised = revise(
        known,
        {"terms.needed_by": "2027-04-30", "lines[1].specifications[s1].values": [14.0]},
        issued=LATER,
    )
    assert revised.provenance == (
        kept,
        FieldProvenance(field="terms.needed_by", provenance=Provenance(origin=Origin.EDITED)),
    )
    assert revised.lines[0].specifications[0].provenance == Provenance(origin=Origin.EDITED)


def test_a_change_that_says_where_it_comes_from_keeps_it(document: RfqDocument) -> None:
    said = Provenance(origin=Origin.STATED, turn=9, words="make it 14")
    revised = revise(
        document,
        {
            "lines[1].specifications[s1].values": [14.0],
            "lines[1].specifications[s1].provenance": said,
        },
        issued=LATER,
    )
    assert revised.lines[0].specifications[0].provenance == said


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({}, "changes"),
        ({"terms.payment": "30 days net"}, "changes"),
        ({"header.id": "other"}, "header.id"),
        ({"header.revision": 7}, "header.revision"),
        ({"terms.payment.days": 30}, "terms.payment.days"),
        ({"terms.colour": "red"}, "terms.colour"),
        ({"lines[9].description": "x"}, "lines[9].description"),
        ({"lines[1].values[a]": 1}, "lines[1].values[a]"),
        ({"process.criteria[k9]": None}, "process.criteria[k9]"),
        ({"process.criteria[k1]": {"id": "k2"}}, "process.criteria[k1]"),
        ({"lines[1": 1}, "path"),
        ({"": 1}, "path"),
        ({"[1]": 1}, "path"),
        ({"terms.needed_by": "soon"}, "terms.needed_by"),
        ({"lines[1]": None}, "lines"),
    ],
)
def test_a_change_that_cannot_be_made_says_where(
    document: RfqDocument, changes: dict[str, object], field: str
) -> None:
    with pytest.raises(InputError) as caught:
        revise(document, changes, issued=LATER)
    assert caught.value.field == field
    assert caught.value.accepted


def test_a_revision_is_not_older_than_what_it_revises(document: RfqDocument) -> None:
    before = document.header.issued - timedelta(seconds=1)
    with pytest.raises(InputError, match="older"):
        revise(document, {"terms.payment": "cash"}, issued=before)


def test_a_change_of_something_that_has_changed_meanwhile_is_refused(
    document: RfqDocument,
) -> None:
    change = Change("terms.payment", ChangeKind.CHANGED, "60 days net", "cash")
    with pytest.raises(InputError, match="no longer") as caught:
        apply_changes(document, [change])
    assert caught.value.value == "30 days net"


@given(st.lists(st.one_of(st.from_regex(r"\A[a-z_][a-z0-9_]*\Z"), st.text().map(Key)), max_size=5))
def test_a_path_reads_back_as_the_steps_that_it_was_made_of(way: list[str | Key]) -> None:
    way = ["lines", *(step if isinstance(step, Key) else f"x{step}" for step in way)]
    path = ""
    for step in way:
        path = join(path, step)
    assert steps(path) == tuple(way)


def test_an_id_of_any_text_is_found(document: RfqDocument) -> None:
    tree = document.model_dump(mode="json")
    assert find(tree, 'suppliers["sup 2"].country') == "ES"
    assert find(tree, "suppliers[sup-1].name") == "Ningbo Flow Co."
    assert find(tree, "suppliers[sup-3].name") is None
    assert find(tree, "terms.payment.days") is None
