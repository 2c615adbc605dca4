"""Every edit does to the need what it says, and is refused where it cannot be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, get_args

import pytest

from data.constraint import CATEGORY, COUNTRY, PRICE, Importance, Operator
from data.errors import Conflict, InputError, NotFound
from data.money import Money
from data.need import Amount, Need, NeedLine, Origin, Place
from data.records.offer import DeliveryTerm
from data.records.supplier import SupplierKind
from sourcing.api.documents import edits as documents

LOAD = {"op": "require", "field": "load_capacity", "operator": "≥", "values": [2], "unit": "t"}
TRUCKS = {"op": "product", "query": "pallet truck", "added": True}

Check = Callable[[Need], object]


def line(need: Need, of: str | None = None) -> NeedLine:
    found = need.line(of)
    assert found is not None
    return found


def value(stated: Any) -> Any:
    assert stated is not None
    return stated.value


def on(need: Need, field: str) -> Any:
    [held] = line(need).on(field)
    return held.constraint


CASES: list[tuple[list[Mapping[str, Any]], Mapping[str, Any], Check]] = [
    ([], LOAD, lambda n: on(n, "load_capacity").values == (2.0,)),
    ([], LOAD, lambda n: line(n).on("load_capacity")[0].provenance.origin is Origin.EDITED),
    (
        [LOAD],
        {**LOAD, "operator": "between", "values": [3, 2], "importance": "should"},
        lambda n: on(n, "load_capacity").values == (2.0, 3.0),
    ),
    (
        [],
        {"op": "require", "field": "power_source", "operator": "=", "values": ["diesel"]},
        lambda n: on(n, "power_source").values == ("Diesel",),
    ),
    (
        [],
        {"op": "require", "field": COUNTRY, "operator": "one of", "values": ["Germany", "CN"]},
        lambda n: on(n, COUNTRY).values == ("DE", "CN"),
    ),
    (
        [{"op": "currency", "text": "EUR"}],
        {"op": "require", "field": PRICE, "operator": "≤", "values": [9000]},
        lambda n: on(n, PRICE).unit == "EUR",
    ),
    ([LOAD], {"op": "drop", "field": "load_capacity"}, lambda n: not line(n).on("load_capacity")),
    (
        [{"op": "no_preference", "field": "mast_type"}],
        {"op": "drop", "field": "mast_type"},
        lambda n: "mast_type" not in line(n).indifferent,
    ),
    (
        [],
        {"op": "no_preference", "field": "power_source"},
        lambda n: "power_source" in line(n).indifferent and not line(n).on("power_source"),
    ),
    (
        [],
        {"op": "dont_know", "field": "lift_height"},
        lambda n: "lift_height" in line(n).undecided,
    ),
    ([], {"op": "skip"}, lambda n: len(n.lines) == 1),
    (
        [LOAD],
        {"op": "weigh", "field": "load_capacity", "importance": "should"},
        lambda n: on(n, "load_capacity").importance is Importance.SHOULD,
    ),
    (
        [],
        {"op": "product", "query": "Forklifts", "category": ["Material handling"]},
        lambda n: on(n, CATEGORY).operator is Operator.EQUAL,
    ),
    ([], TRUCKS, lambda n: [one.query for one in n.lines][1] == "pallet truck"),
    ([TRUCKS], {"op": "focus", "line": "1"}, lambda n: n.focus == "1"),
    ([TRUCKS], {"op": "remove_line", "line": "1"}, lambda n: [one.id for one in n.lines] == ["2"]),
    (
        [],
        {"op": "quantity", "number": "10", "unit": "pieces"},
        lambda n: value(line(n).quantity) == Amount(Decimal(10), "H87"),
    ),
    (
        [{"op": "quantity", "number": "10"}],
        {"op": "quantity", "number": None},
        lambda n: line(n).quantity is None,
    ),
    (
        [],
        {"op": "annual", "number": "40.5", "unit": "C62"},
        lambda n: value(line(n).annual) == Amount(Decimal("40.5"), "C62"),
    ),
    (
        [],
        {"op": "budget", "amount": "90000.50", "currency": "USD"},
        lambda n: value(line(n).budget) == Money.of("90000.50", "USD"),
    ),
    (
        [{"op": "budget", "amount": "9", "currency": "USD"}],
        {"op": "budget", "amount": None},
        lambda n: line(n).budget is None and n.terms.budget is None,
    ),
    (
        [],
        {"op": "destination", "country": "NL", "name": "Rotterdam"},
        lambda n: value(n.terms.destination) == Place("NL", "Rotterdam"),
    ),
    (
        [{"op": "destination", "country": "NL"}],
        {"op": "destination"},
        lambda n: n.terms.destination is None,
    ),
    (
        [],
        {"op": "delivery_term", "incoterm": "CIF", "place": "Mombasa"},
        lambda n: value(n.terms.delivery_term) == DeliveryTerm("CIF", "Mombasa"),
    ),
    (
        [{"op": "delivery_term", "incoterm": "EXW"}],
        {"op": "delivery_term", "incoterm": None},
        lambda n: n.terms.delivery_term is None,
    ),
    (
        [],
        {"op": "needed_by", "day": "2027-03-31"},
        lambda n: value(n.terms.needed_by) == date(2027, 3, 31),
    ),
    (
        [{"op": "needed_by", "day": "2027-03-31"}],
        {"op": "needed_by", "day": None},
        lambda n: n.terms.needed_by is None,
    ),
    ([], {"op": "payment", "text": "net 30"}, lambda n: value(n.terms.payment) == "net 30"),
    (
        [{"op": "payment", "text": "x"}],
        {"op": "payment", "text": None},
        lambda n: not n.terms.payment,
    ),
    ([], {"op": "currency", "text": "CNY"}, lambda n: value(n.terms.currency) == "CNY"),
    ([], {"op": "samples", "wanted": False}, lambda n: value(n.terms.samples) is False),
    (
        [{"op": "samples", "wanted": True}],
        {"op": "samples", "wanted": None},
        lambda n: n.terms.samples is None,
    ),
    (
        [],
        {"op": "supplier_kinds", "kinds": ["manufacturer"]},
        lambda n: value(n.terms.supplier_kinds) == (SupplierKind.MANUFACTURER,),
    ),
    (
        [{"op": "supplier_kinds", "kinds": ["trader"]}],
        {"op": "supplier_kinds", "kinds": []},
        lambda n: n.terms.supplier_kinds is None,
    ),
    ([LOAD], {"op": "undo"}, lambda n: on(n, "load_capacity").values == (1.5,)),
    ([], {"op": "restart"}, lambda n: not n.lines),
    ([], {"op": "show"}, lambda n: len(n.lines) == 1),
]


@pytest.mark.parametrize(
    ("setup", "edit", "check"), CASES, ids=[f"{n}-{one[1]['op']}" for n, one in enumerate(CASES)]
)
def test_what_an_edit_does(
    forklift: Any, setup: list[Mapping[str, Any]], edit: Mapping[str, Any], check: Check
) -> None:
    for one in setup:
        forklift.edit(one)
    done = forklift.edit(edit)
    assert check(forklift.need())
    assert done["utterance"] is None
    assert done["said"]


def test_every_operation_is_tried() -> None:
    known = {
        op
        for one in get_args(get_args(documents.Edit)[0])
        for op in get_args(one.model_fields["op"].annotation)
    }
    here = {edit["op"] for _, edit, _ in CASES}
    elsewhere = {"choose", "drop_note", "shortlist", "unlist", "reject", "why", "compare", "more"}
    assert known == here | elsewhere | {"rfq"}


def test_a_note_is_taken_back(talk: Any) -> None:
    gifts = talk(message="gifts, 2,000 dollars, resale")
    [note] = line(gifts.need()).notes
    [chip] = [one for one in chips(gifts.read()) if one["kind"] == "note"]
    assert chip["text"] == note.value
    gifts.edit({"op": "drop_note", "text": chip["text"]})
    assert not line(gifts.need()).notes


def chips(document: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [chip for one in document["need"]["lines"] for chip in one["chips"]]


def test_products_are_listed_and_unlisted_and_never_shown_again(forklift: Any) -> None:
    shown = [one["product_id"] for one in forklift.read()["turns"][-1]["products"]]
    first, second = shown[:2]
    done = forklift.edit({"op": "shortlist", "product_ids": [first, second]})
    assert line(forklift.need()).selected == (first, second)
    assert [one["selected"] for one in done["products"][:2]].count(True) >= 1
    forklift.edit({"op": "unlist", "product_ids": [first, shown[2]]})
    assert line(forklift.need()).selected == (second,)
    assert not line(forklift.need()).rejected
    done = forklift.edit({"op": "reject", "product_ids": [second, shown[2]]})
    assert line(forklift.need()).selected == ()
    assert set(line(forklift.need()).rejected) == {second, shown[2]}
    assert not {second, shown[2]} & {one["product_id"] for one in done["products"]}


def test_why_compare_and_more_are_answered(lamps: Any) -> None:
    before = lamps.read()["turns"][-1]
    shown = before["products"]
    ids = [one["product_id"] for one in shown]
    why = lamps.edit({"op": "why", "product_ids": ids[:1]})
    assert shown[0]["title"] in " ".join(one["text"] for one in why["paragraphs"])
    assert why["question"] is None or why["question"]["id"] == before["question"]["id"]
    table = lamps.edit({"op": "compare", "product_ids": ids[:2]})["table"]
    assert table["headers"][1:] == [one["title"] for one in shown[:2]]
    more = lamps.edit({"op": "more"})
    assert more["products"][0]["position"] == len(shown) + 1
    # Of a page that is no longer on the screen, too.
    again = lamps.edit({"op": "why", "product_ids": ids[:1]})
    assert shown[0]["title"] in " ".join(one["text"] for one in again["paragraphs"])


def test_the_request_for_quotation_is_asked_for(forklift: Any) -> None:
    done = forklift.edit({"op": "rfq"})
    assert done["rfq"] is True
    assert "quantity" in done["need"]["missing"]


def test_an_option_answers_its_question(lamps: Any) -> None:
    question = lamps.read()["turns"][-1]["question"]
    option = question["options"][0]
    done = lamps.edit({"op": "choose", "question": question["id"], "options": [option["id"]]})
    assert done["said"] == option["label"]
    assert done["question"] is None or done["question"]["id"] != question["id"]


def test_a_late_click_changes_nothing_and_hears_what_is_open(lamps: Any) -> None:
    turns = lamps.read()["turns"]
    question = turns[-1]["question"]
    choose = {"op": "choose", "question": question["id"], "options": [question["options"][0]["id"]]}
    now = lamps.edit(choose)
    need = lamps.need()
    with pytest.raises(Conflict, match="no longer open") as caught:
        lamps.edit(choose)
    open_ = now["question"]
    assert ("no question" if open_ is None else open_["id"]) in str(caught.value.accepted)
    assert lamps.need() == need


def test_a_question_keeps_its_name_over_a_digression(lamps: Any) -> None:
    question = lamps.read()["turns"][-1]["question"]
    again = lamps.say("how many suppliers are there?")["question"]
    assert again["id"] == question["id"]
    lamps.edit(
        {"op": "choose", "question": question["id"], "options": [question["options"][0]["id"]]}
    )


@pytest.mark.parametrize(
    ("edit", "where"),
    [
        ({**LOAD, "unit": "V"}, "edits.0.unit"),
        ({**LOAD, "values": ["much"]}, "edits.0.load_capacity"),
        ({**LOAD, "values": [1, 2]}, "edits.0.values"),
        ({**LOAD, "field": "no_such_field"}, "edits.0.field"),
        ({**LOAD, "line": "9"}, "edits.0.line"),
        ({"op": "require", "field": PRICE, "operator": "≤", "values": [9]}, "edits.0.offer.price"),
        ({"op": "no_preference", "field": "no_such_field"}, "edits.0.field"),
        ({"op": "focus", "line": "9"}, "edits.0.line"),
        ({"op": "product", "query": "x", "category": ["Nowhere"]}, "edits.0.category"),
        ({"op": "quantity", "number": "1", "unit": "glorp"}, "edits.0.unit"),
        ({"op": "budget", "amount": "1"}, "edits.0.currency"),
        ({"op": "budget", "amount": "1", "currency": "QQQ"}, "edits.0.currency"),
        ({"op": "destination", "country": "QQ"}, "edits.0.country"),
        ({"op": "delivery_term", "incoterm": "DAT"}, "edits.0.incoterm"),
        ({"op": "currency", "text": "money"}, "edits.0.currency"),
        ({"op": "shortlist", "product_ids": ["nothing"]}, "edits.0.product_ids"),
        ({"op": "why", "product_ids": ["nothing"]}, "edits.0.product_ids"),
        ({"op": "why"}, "edits.0.product_ids"),
    ],
    ids=lambda one: str(one)[:60],
)
def test_what_cannot_be_is_refused_by_its_place(
    forklift: Any, edit: Mapping[str, Any], where: str
) -> None:
    need = forklift.need()
    with pytest.raises(InputError) as caught:
        forklift.edit(edit)
    assert caught.value.field == where
    assert caught.value.accepted
    assert forklift.need() == need
    assert not forklift.events


def test_of_several_edits_all_are_done_or_none(forklift: Any) -> None:
    need = forklift.need()
    with pytest.raises(InputError) as caught:
        forklift.edit(LOAD, {"op": "quantity", "number": "3"}, {"op": "focus", "line": "7"})
    assert caught.value.field == "edits.2.line"
    assert forklift.need() == need
    forklift.edit(LOAD, {"op": "quantity", "number": "3"}, TRUCKS, {"op": "focus", "line": "2"})
    assert [one.query for one in forklift.need().lines][1] == "pallet truck"
    [held] = line(forklift.need(), "1").on("load_capacity")
    assert held.constraint.values == (2.0,)


def test_a_product_that_is_not_there_is_not_found(forklift: Any) -> None:
    with pytest.raises(NotFound):
        forklift.edit({"op": "compare", "product_ids": ["x"]})
