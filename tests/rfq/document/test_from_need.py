"""From a need to a document: every part of it arrives, with where it comes from, and no more."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from data.constraint import (
    BRAND,
    CERTIFICATION,
    COUNTRY,
    LEAD_TIME,
    MOQ,
    PRICE,
    Constraint,
    Importance,
    Operator,
)
from data.errors import InputError
from data.money import Money
from data.need import (
    Amount,
    CategoryBelief,
    CommercialTerms,
    Need,
    NeedLine,
    Origin,
    Place,
    Provenance,
    Requirement,
    Stated,
)
from data.records import Classification, DeliveryTerm, Offer, Product, Supplier
from data.schema import AttributeSchema
from data.schema.model import AttributeDefinition, AttributeKind, CategorySchema
from rfq.document import RfqDocument, rfq_from_need

ISSUED = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
PUMPS = ("Fluid handling", "Pumps")
SCHEMA = AttributeSchema(
    {
        (): CategorySchema((), 2, ()),
        PUMPS: CategorySchema(
            PUMPS,
            2,
            (
                AttributeDefinition(
                    "flow",
                    "Flow rate",
                    AttributeKind.NUMBER,
                    1.0,
                    2,
                    2,
                    dimension="volume flow",
                    unit="m³/h",
                    labels={"zh": "流量"},
                ),
            ),
        ),
    }
)


def said(turn: int, words: str = "as I said") -> Provenance:
    return Provenance(Origin.STATED, turn, words, 0.9)


def wants(
    field: str,
    operator: Operator,
    *values: float | str | bool,
    unit: str | None = None,
    importance: Importance = Importance.MUST,
    turn: int = 1,
) -> Requirement:
    return Requirement(Constraint(field, operator, values, unit, importance), said(turn), 0.8)


def need(*requirements: Requirement, **line: object) -> Need:
    one = NeedLine("1", "centrifugal pump", (CategoryBelief(PUMPS, 0.9),), requirements)
    return Need(lines=(replace(one, **line),), focus="1")


def build(wanted: Need, **given: object) -> RfqDocument:
    return rfq_from_need(wanted, schema=SCHEMA, issued=ISSUED, **given)  # type: ignore[arg-type]


def test_a_requirement_is_a_specification_with_name_unit_and_turn() -> None:
    document = build(need(wants("flow", Operator.AT_LEAST, 12.5, turn=3)))
    (one,) = document.lines[0].specifications
    assert (one.name, one.attribute, one.operator, one.values, one.unit) == (
        "Flow rate",
        "flow",
        Operator.AT_LEAST,
        (12.5,),
        "m³/h",
    )
    assert one.weight == 0.8
    assert one.provenance is not None
    assert (one.provenance.origin, one.provenance.turn, one.provenance.words) == (
        Origin.STATED,
        3,
        "as I said",
    )


def test_names_are_in_the_buyers_language_where_the_schema_has_them() -> None:
    wanted = replace(need(wants("flow", Operator.AT_LEAST, 12)), language="zh-Hans")
    assert build(wanted).lines[0].specifications[0].name == "流量"


def test_about_is_written_out_as_a_tolerance() -> None:
    one = build(need(wants("flow", Operator.ABOUT, 12))).lines[0].specifications[0]
    assert one.tolerance is not None
    assert (one.tolerance.minus, one.tolerance.plus, one.tolerance.unit) == (10, 10, "%")


def test_a_price_is_a_target_that_suppliers_do_not_see() -> None:
    document = build(
        need(
            wants(PRICE, Operator.AT_MOST, 500, unit="USD"),
            wants(PRICE, Operator.ABOUT, 410.55, unit="USD", importance=Importance.SHOULD),
        )
    )
    target = document.lines[0].target_price
    assert target is not None
    assert target.money == Money.of("410.55", "USD")
    assert not target.disclosed
    (limit,) = document.lines[0].specifications
    assert (limit.attribute, limit.values, limit.disclosed) == (PRICE, (500.0,), False)


def test_a_price_without_any_currency_is_no_target() -> None:
    document = build(need(wants(PRICE, Operator.AT_MOST, 500)))
    assert document.lines[0].target_price is None
    assert document.lines[0].specifications[0].values == (500.0,)


def test_certifications_are_certificates_and_one_for_all_lines_that_want_it() -> None:
    wanted = need(wants(CERTIFICATION, Operator.EQUAL, "CE"))
    other = replace(
        wanted.lines[0],
        id="2",
        requirements=(
            wants(CERTIFICATION, Operator.EQUAL, "CE"),
            wants(CERTIFICATION, Operator.ONE_OF, "UL", "CSA", importance=Importance.SHOULD),
        ),
    )
    document = build(replace(wanted, lines=(*wanted.lines, other)))
    first, second = document.quality.certificates
    assert (first.names, first.lines) == (("CE",), ("1", "2"))
    assert (second.names, second.lines, second.importance) == (
        ("UL", "CSA"),
        ("2",),
        Importance.SHOULD,
    )
    assert all(not line.specifications for line in document.lines)


def test_what_suppliers_are_chosen_by_is_kept_from_them() -> None:
    document = build(
        need(
            wants(COUNTRY, Operator.EQUAL, "CN"),
            wants(BRAND, Operator.NOT_EQUAL, "Acme"),
            wants(LEAD_TIME, Operator.AT_MOST, 30),
            wants(MOQ, Operator.AT_MOST, 50),
        )
    )
    shown = {one.attribute: one.disclosed for one in document.lines[0].specifications}
    assert shown == {COUNTRY: False, BRAND: True, LEAD_TIME: True, MOQ: True}
    assert document.lines[0].specifications[2].unit == "day"


def test_the_terms_arrive_with_where_they_come_from() -> None:
    terms = CommercialTerms(
        destination=Stated(Place("DE", "Lübeck"), said(2)),
        delivery_term=Stated(DeliveryTerm("CIP", "Lübeck"), said(2)),
        needed_by=Stated(date(2027, 3, 31), said(4)),
        budget=Stated(Money.of(15000, "EUR"), said(5)),
        payment=Stated("30 days net", said(6)),
        samples=Stated(True, said(7)),
    )
    wanted = replace(need(quantity=Stated(Amount(Decimal(30), "H87"), said(1))), terms=terms)
    document = build(wanted)
    assert document.terms.delivery_term is not None
    assert document.terms.delivery_term.rule == "CIP"
    assert document.terms.destination is not None
    assert document.terms.destination.name == "Lübeck"
    assert document.terms.needed_by == date(2027, 3, 31)
    assert document.terms.budget is not None
    assert document.terms.budget.money == Money.of(15000, "EUR")
    assert document.terms.payment == "30 days net"
    assert document.quality.samples is not None
    assert document.quality.samples.required
    assert {one.field: one.provenance.turn for one in document.provenance} == {
        "header.currency": 5,
        "lines[1].quantity": 1,
        "terms.destination": 2,
        "terms.delivery_term": 2,
        "terms.needed_by": 4,
        "terms.payment": 6,
        "quality.samples": 7,
    }


def test_budgets_in_one_currency_say_the_currency_but_budgets_in_two_do_not() -> None:
    wanted = need(budget=Stated(Money.of(900, "EUR"), said(1)))
    document = build(wanted)
    assert document.header.currency == "EUR"
    assert document.provenance[0].provenance.origin is Origin.INFERRED
    both = replace(wanted, terms=CommercialTerms(budget=Stated(Money.of(1000, "USD"), said(2))))
    assert build(both).header.currency is None


def product(identifier: str, *codes: tuple[str, str], category: tuple[str, ...] = PUMPS) -> Product:
    return Product(
        id=identifier,
        dataset="d",
        title=f"Pump {identifier}",
        category=category,
        classifications=tuple(Classification(scheme, code) for scheme, code in codes),
    )


@pytest.mark.parametrize(
    ("first", "second", "agreed"),
    [
        ("841370", "841370", "841370"),
        ("84137021", "84137081", "841370"),
        ("841370", "84137081", "841370"),
        ("841370", "841381", None),
        ("841370", None, None),
    ],
)
def test_an_hs_code_is_taken_over_where_all_selected_products_agree(
    first: str, second: str | None, agreed: str | None
) -> None:
    products = {
        "a": product("a", ("HS", first), ("UNSPSC", "1")),
        "b": product("b", *([("HS", second)] if second else []), ("UNSPSC", "2")),
    }
    document = build(need(selected=("a", "b")), products=products)
    assert document.lines[0].hs_code == agreed
    if agreed:
        assert document.lines[0].classifications[0].evidence == ("a", "b")
    assert all(one.scheme == "HS" for one in document.lines[0].classifications)


def test_a_selected_product_that_is_not_given_leaves_the_codes_open() -> None:
    products = {"a": product("a", ("HS", "841370"))}
    assert build(need(selected=("a", "b")), products=products).lines[0].classifications == ()


def test_the_category_is_what_the_selected_products_share_or_what_is_likely() -> None:
    products = {
        "a": product("a", category=("Fluid handling", "Pumps", "Centrifugal")),
        "b": product("b", category=("Fluid handling", "Pumps", "Gear")),
    }
    wanted = need(selected=("a", "b"))
    assert build(wanted, products=products).lines[0].category == PUMPS
    assert build(need()).lines[0].category == PUMPS
    doubtful = need(categories=(CategoryBelief(PUMPS, 0.4),))
    assert build(doubtful).lines[0].category == ()


def test_a_bare_number_counts_what_the_offers_agree_on() -> None:
    wanted = need(selected=("a",), quantity=Stated(Amount(Decimal(30)), said(1)))
    sets = Offer("o1", "a", "s1", unit_of_sale="SET")
    other = Offer("o2", "z", "s1", unit_of_sale="KGM")
    one = build(wanted, offers=(sets, other)).lines[0].quantity
    assert one is not None
    assert one.unit == "SET"
    mixed = build(wanted, offers=(sets, replace(other, product_id="a"))).lines[0].quantity
    assert mixed is not None
    assert mixed.unit is None


def test_the_same_need_on_the_same_day_has_the_same_id_and_another_need_another() -> None:
    one, two = need(wants("flow", Operator.AT_LEAST, 1)), need(wants("flow", Operator.AT_LEAST, 2))
    assert build(one).header.id == build(one).header.id
    assert build(one).header.id.startswith("RFQ-20261102-")
    assert build(one).header.id != build(two).header.id
    assert build(one, rfq_id="PUMPS-1").header.id == "PUMPS-1"


def test_a_supplier_on_the_block_list_is_never_asked() -> None:
    blocked = Supplier("s1", "Bad Ltd", blocked=True, block_reason="fraud")
    with pytest.raises(InputError, match="fraud"):
        build(need(), suppliers=(blocked,))


def test_suppliers_are_invited_with_what_is_known_of_them() -> None:
    suppliers = (Supplier("供应商 1", "宁波", country="CN", languages=("zh",)), Supplier("s2", "B"))
    one, two = build(need(), suppliers=suppliers).suppliers
    assert (one.id, one.name, one.country, one.language) == ("供应商 1", "宁波", "CN", "zh")
    assert (two.country, two.language) == (None, None)


@pytest.mark.parametrize(
    ("wanted", "field"),
    [
        (Need(), "lines"),
        (Need(lines=(NeedLine("1", " "),)), "lines[1].query"),
        (
            replace(
                need(),
                terms=CommercialTerms(delivery_term=Stated(DeliveryTerm("DAT"), said(1))),
            ),
            "rule",
        ),
    ],
)
def test_a_need_that_no_document_can_be_written_from_says_why(wanted: Need, field: str) -> None:
    with pytest.raises(InputError) as caught:
        build(wanted)
    assert caught.value.field == field
    assert caught.value.accepted


def test_what_the_buyer_wrote_loses_only_what_no_document_can_carry() -> None:
    wanted = need(notes=(Stated("red\u202e, \x00please\r\nfast", said(1)),))
    assert build(wanted).lines[0].notes == ("red, please\nfast",)
