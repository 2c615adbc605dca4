"""What speaks against a document is found, with the evidence; what does not is not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from data.constraint import Importance, Operator
from data.evidence import Evidence
from data.exchange import FixedRates
from data.money import Money
from data.records import LeadTime, Offer, PriceBreak, Product, Supplier
from data.schema import AttributeSchema
from data.schema.model import AttributeDefinition, AttributeKind, CategorySchema
from rfq.document import (
    Finding,
    FindingCode,
    RfqDocument,
    Severity,
    Specification,
    check,
)
from rfq.revision import revise

TODAY = date(2026, 11, 3)


def changed(document: RfqDocument, **changes: object) -> RfqDocument:
    paths = {path.replace("__", "."): value for path, value in changes.items()}
    return revise(document, paths, issued=document.header.issued)


def codes(findings: Sequence[Finding]) -> list[FindingCode]:
    return [one.code for one in findings]


def test_nothing_speaks_against_a_consistent_document(document: RfqDocument) -> None:
    assert check(document, today=TODAY) == ()


@pytest.mark.parametrize(
    ("path", "value", "code", "field"),
    [
        (
            "header.respond_by",
            "2026-11-01T00:00:00+08:00",
            FindingCode.ISSUED_AFTER_DEADLINE,
            "header.respond_by",
        ),
        (
            "header.respond_by",
            "2027-04-01T00:00:00+08:00",
            FindingCode.DEADLINE_AFTER_NEED,
            "terms.needed_by",
        ),
        ("terms.needed_by", "2026-10-01", FindingCode.NEEDED_IN_PAST, "terms.needed_by"),
        (
            "header.quotations_valid_until",
            "2026-11-19",
            FindingCode.VALIDITY_ENDS_EARLY,
            "header.quotations_valid_until",
        ),
        (
            "quality.samples",
            {"required": True, "by": "2027-03-31"},
            FindingCode.SAMPLES_LATE,
            "quality.samples.by",
        ),
        (
            "lines[1].quantity.number",
            "0.5",
            FindingCode.QUANTITY_TOO_SMALL,
            "lines[1].quantity.number",
        ),
        (
            "lines[1].quantity.number",
            "30.5",
            FindingCode.QUANTITY_NOT_WHOLE,
            "lines[1].quantity.number",
        ),
        (
            "lines[1].price_breaks",
            ["100", "50"],
            FindingCode.PRICE_BREAKS_OUT_OF_ORDER,
            "lines[1].price_breaks",
        ),
        ("process.criteria[k1].weight", "70", FindingCode.WEIGHTS_NOT_100, "process.criteria"),
    ],
)
def test_a_contradiction_is_an_error_at_the_field_to_change(
    document: RfqDocument, path: str, value: object, code: FindingCode, field: str
) -> None:
    revised = revise(document, {path: value}, issued=document.header.issued)
    found = [one for one in check(revised, today=TODAY) if one.code is code]
    assert [(one.severity, one.field) for one in found] == [(Severity.ERROR, field)]
    assert found[0].parameters


def test_a_deadline_is_over_where_the_buyer_is(document: RfqDocument) -> None:
    assert FindingCode.DEADLINE_PASSED not in codes(check(document, today=date(2026, 11, 20)))
    assert FindingCode.DEADLINE_PASSED in codes(check(document, today=date(2026, 11, 21)))


def test_half_a_tonne_can_be_ordered(document: RfqDocument) -> None:
    half = changed(document, **{"lines[1]__quantity": {"number": "0.5", "unit": "TNE"}})
    assert check(half, today=TODAY) == ()
    none = changed(document, **{"lines[1]__quantity": {"number": "0", "unit": "TNE"}})
    assert codes(check(none, today=TODAY)) == [FindingCode.QUANTITY_TOO_SMALL]


def instalment(identifier: str, number: str, by: str, unit: str = "H87") -> dict[str, object]:
    quantity = {"number": number, "unit": unit}
    return {"id": identifier, "line": "1", "quantity": quantity, "by": by}


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([("a", "10", "2027-01-15"), ("b", "20", "2027-03-31")], []),
        (
            [("a", "10", "2027-01-15"), ("b", "25", "2027-03-31")],
            [FindingCode.SCHEDULE_EXCEEDS_QUANTITY],
        ),
        ([("a", "10", "2027-01-15")], [FindingCode.SCHEDULE_FALLS_SHORT]),
        ([("a", "30", "2027-01-15", "KGM")], [FindingCode.SCHEDULE_UNIT_DIFFERS]),
        ([("a", "30", "2027-04-15")], [FindingCode.INSTALMENT_LATE]),
        ([("a", "30", "2026-11-20")], [FindingCode.INSTALMENT_EARLY]),
    ],
)
def test_a_schedule_adds_up_and_lies_between_answer_and_need(
    document: RfqDocument, parts: list[tuple[str, ...]], expected: list[FindingCode]
) -> None:
    revised = changed(document, terms__schedule=[instalment(*part) for part in parts])
    assert codes(check(revised, today=TODAY)) == expected


def spec(
    identifier: str,
    operator: Operator,
    *values: float | str | bool,
    unit: str | None = None,
    importance: Importance = Importance.MUST,
    attribute: str = "capacity",
    tolerance: dict[str, object] | None = None,
) -> Specification:
    return Specification.model_validate_json(
        Specification.model_construct(
            id=identifier,
            name="Capacity",
            attribute=attribute,
            operator=operator,
            values=values,
            unit=unit,
            importance=importance,
            tolerance=tolerance,
        ).model_dump_json(warnings=False)
    )


def conflicts(document: RfqDocument, *specifications: Specification) -> list[FindingCode]:
    revised = changed(document, **{"lines[1]__specifications": list(specifications)})
    return codes(check(revised, today=TODAY, schema=SCHEMA))


SCHEMA = AttributeSchema(
    {
        (): CategorySchema(
            (),
            1,
            (
                AttributeDefinition("colour", "Colour", AttributeKind.ONE_OF, 1.0, 1, 1),
                AttributeDefinition("interfaces", "I/O", AttributeKind.SEVERAL_OF, 1.0, 1, 1),
            ),
        )
    }
)


@pytest.mark.parametrize(
    ("one", "two", "agree"),
    [
        (
            spec("a", Operator.AT_LEAST, 3.0, unit="t"),
            spec("b", Operator.AT_MOST, 2.0, unit="t"),
            False,
        ),
        (
            spec("a", Operator.AT_LEAST, 2.0, unit="t"),
            spec("b", Operator.AT_MOST, 2000.0, unit="kg"),
            True,
        ),
        (
            spec("a", Operator.MORE, 2.0, unit="t"),
            spec("b", Operator.AT_MOST, 2000.0, unit="kg"),
            False,
        ),
        (
            spec("a", Operator.AT_LEAST, 2.0, unit="t"),
            spec("b", Operator.LESS, 2000.0, unit="kg"),
            False,
        ),
        (spec("a", Operator.EQUAL, 2.0), spec("b", Operator.EQUAL, 3.0), False),
        (spec("a", Operator.EQUAL, 2.0), spec("b", Operator.ONE_OF, 2.0, 3.0), True),
        (spec("a", Operator.EQUAL, 2.0), spec("b", Operator.NOT_EQUAL, 2.0), False),
        (spec("a", Operator.AT_LEAST, 2.0), spec("b", Operator.NOT_EQUAL, 2.0), True),
        (spec("a", Operator.ABOUT, 2.0), spec("b", Operator.AT_LEAST, 2.15), True),
        (spec("a", Operator.ABOUT, 2.0), spec("b", Operator.AT_LEAST, 2.25), False),
        (
            spec(
                "a",
                Operator.EQUAL,
                20.0,
                unit="°C",
                tolerance={"minus": 5.0, "plus": 5.0, "unit": "Δ°C"},
            ),
            spec("b", Operator.AT_LEAST, 24.0, unit="°C"),
            True,
        ),
        (
            spec(
                "a",
                Operator.EQUAL,
                20.0,
                unit="°C",
                tolerance={"minus": 5.0, "plus": 5.0, "unit": None},
            ),
            spec("b", Operator.AT_LEAST, 26.0, unit="°C"),
            False,
        ),
        (
            spec("a", Operator.EQUAL, "red", attribute="colour"),
            spec("b", Operator.EQUAL, "Blue", attribute="colour"),
            False,
        ),
        (
            spec("a", Operator.EQUAL, "red", attribute="colour"),
            spec("b", Operator.ONE_OF, "blue", "Red", attribute="colour"),
            True,
        ),
        (
            spec("a", Operator.EQUAL, "USB", attribute="interfaces"),
            spec("b", Operator.EQUAL, "CAN", attribute="interfaces"),
            True,
        ),
        (
            spec("a", Operator.EQUAL, "USB", attribute="interfaces"),
            spec("b", Operator.NOT_EQUAL, "usb", attribute="interfaces"),
            False,
        ),
        (spec("a", Operator.EQUAL, True), spec("b", Operator.EQUAL, False), False),
        (
            spec("a", Operator.AT_LEAST, 3.0, attribute="x"),
            spec("b", Operator.AT_MOST, 2.0, attribute="y"),
            True,
        ),
    ],
)
def test_specifications_that_rule_each_other_out(
    document: RfqDocument, one: Specification, two: Specification, agree: bool
) -> None:
    expected = [] if agree else [FindingCode.SPECIFICATIONS_CONFLICT]
    assert conflicts(document, one, two) == expected
    assert conflicts(document, two, one) == expected


def test_a_preference_against_a_must_is_a_warning_and_against_another_nothing(
    document: RfqDocument,
) -> None:
    must = spec("a", Operator.AT_LEAST, 3.0)
    wish = spec("b", Operator.AT_MOST, 2.0, importance=Importance.SHOULD)
    other = spec("c", Operator.AT_LEAST, 2.5, importance=Importance.SHOULD)
    assert conflicts(document, must, wish) == [FindingCode.PREFERENCE_CONFLICTS]
    assert conflicts(document, wish, other) == []


def test_numbers_in_units_of_different_things_are_said_not_to_compare(
    document: RfqDocument,
) -> None:
    found = conflicts(
        document, spec("a", Operator.AT_LEAST, 3.0, unit="t"), spec("b", Operator.AT_MOST, 2.0)
    )
    assert found == [FindingCode.UNITS_NOT_COMPARABLE]


def test_a_range_upside_down_is_an_error(document: RfqDocument) -> None:
    assert conflicts(document, spec("a", Operator.BETWEEN, 5.0, 2.0)) == [
        FindingCode.RANGE_UPSIDE_DOWN
    ]


def offer(
    identifier: str,
    *prices: tuple[int, str],
    currency: str = "EUR",
    moq: int | None = None,
    days: int | None = None,
    unit: str | None = "C62",
    valid_until: date | None = None,
) -> Offer:
    return Offer(
        identifier,
        "p1",
        f"sup-{identifier}",
        price_breaks=tuple(
            PriceBreak(Decimal(least), Money.of(amount, currency)) for least, amount in prices
        ),
        unit_of_sale=unit,
        moq=Decimal(moq) if moq is not None else None,
        lead_times=(LeadTime(Decimal(1), days, days + 10),) if days is not None else (),
        valid_until=valid_until,
        evidence={"moq": Evidence("feed", 7, "MOQ", f"{moq} pcs")},
    )


def market(document: RfqDocument, *offers: Offer, **given: object) -> tuple[Finding, ...]:
    return check(document, today=TODAY, offers={"1": offers}, **given)  # type: ignore[arg-type]


def test_a_moq_that_every_offer_has_above_the_quantity(document: RfqDocument) -> None:
    (one,) = market(document, offer("a", moq=100), offer("b", moq=50), offer("c"))
    assert (one.code, one.severity) == (FindingCode.MOQ_ABOVE_QUANTITY, Severity.WARNING)
    assert one.parameters == {
        "quantity": Decimal(30),
        "offers": 2,
        "known": 2,
        "smallest_moq": Decimal(50),
    }
    assert [(fact.offer, fact.value) for fact in one.evidence] == [
        ("b", Decimal(50)),
        ("a", Decimal(100)),
    ]
    assert one.evidence[0].source == Evidence("feed", 7, "MOQ", "50 pcs")


def test_a_moq_that_some_offers_have_above_it_and_one_in_another_unit(
    document: RfqDocument,
) -> None:
    (one,) = market(
        document, offer("a", moq=100), offer("b", moq=30), offer("c", moq=9, unit="XPX")
    )
    assert one.code is FindingCode.SOME_MOQ_ABOVE_QUANTITY
    assert (one.parameters["offers"], one.parameters["known"]) == (1, 2)


def test_a_day_that_no_known_lead_time_reaches(document: RfqDocument) -> None:
    # From 20 November, the last day for quotations, to 31 March are 131 days.
    assert market(document, offer("a", days=131), offer("b", days=400)) == ()
    (one,) = market(document, offer("a", days=132), offer("b", days=400), offer("c"))
    assert one.code is FindingCode.DEADLINE_UNREACHABLE
    assert one.parameters == {
        "needed_by": date(2027, 3, 31),
        "earliest": date(2027, 4, 1),
        "days": 132,
        "known": 2,
    }
    assert [fact.offer for fact in one.evidence] == ["a", "b"]


def test_a_budget_under_the_market_is_shown_the_market(document: RfqDocument) -> None:
    # 15,000 EUR for 30 are 500 each; the target is 410.50.
    offers = [offer(str(price), (1, "9999"), (30, str(price))) for price in (600, 700, 800, 900)]
    budget, target = market(document, *offers)
    assert budget.code is FindingCode.BUDGET_BELOW_MARKET
    assert budget.field == "lines[1].budget"
    assert budget.parameters == {
        "budget": Money.of(15000, "EUR"),
        "unit_budget": Money.of("500.00", "EUR"),
        "quantity": Decimal(30),
        "minimum": Money.of("600.00", "EUR"),
        "lower_quartile": Money.of("675.00", "EUR"),
        "median": Money.of("750.00", "EUR"),
        "upper_quartile": Money.of("825.00", "EUR"),
        "known": 4,
    }
    assert budget.evidence[0].value == Money.of(600, "EUR")
    assert target.code is FindingCode.TARGET_BELOW_EVERY_OFFER
    assert target.field == "lines[1].target_price"


def test_a_budget_in_the_lowest_quarter_of_the_market(document: RfqDocument) -> None:
    offers = [offer(str(price), (1, str(price))) for price in (410, 600, 700, 800)]
    assert codes(market(document, *offers)) == [FindingCode.BUDGET_IN_LOWEST_QUARTER]
    offers = [offer(str(price), (1, str(price))) for price in (400, 480, 500, 800)]
    assert market(document, *offers) == ()


def test_prices_in_another_currency_count_only_with_a_rate_and_that_is_shown(
    document: RfqDocument,
) -> None:
    dollars = offer("a", (1, "1000"), currency="USD")
    assert market(document, dollars) == ()
    rates = FixedRates({("USD", "EUR"): Decimal("0.9")}, date=TODAY, source="test")
    found = market(document, dollars, rates=rates)
    assert codes(found) == [FindingCode.BUDGET_BELOW_MARKET, FindingCode.TARGET_BELOW_EVERY_OFFER]
    fact = found[0].evidence[0]
    assert found[0].parameters["minimum"] == Money.of("900.00", "EUR")
    assert fact.value == Money.of(1000, "USD")
    assert fact.rate is not None
    assert (fact.rate.value, fact.rate.source) == (Decimal("0.9"), "test")


def test_an_offer_that_is_over_or_not_for_this_quantity_is_no_market(
    document: RfqDocument,
) -> None:
    over = offer("a", (1, "1000"), valid_until=date(2026, 11, 2))
    large = offer("b", (31, "1000"))
    pallet = offer("c", (1, "1000"), unit="XPX")
    assert market(document, over, large, pallet) == ()


def test_the_budget_for_everything_against_the_cheapest_of_every_line(
    document: RfqDocument,
) -> None:
    total = changed(
        document, terms__budget={"amount": "12000", "currency": "EUR"}, **{"lines[1]__budget": None}
    )
    (one,) = market(total, offer("a", (1, "405")), offer("b", (1, "900")))
    assert one.code is FindingCode.TOTAL_BUDGET_BELOW_MARKET
    assert one.parameters["minimum"] == Money.of("12150.00", "EUR")
    assert [fact.offer for fact in one.evidence] == ["a"]


def test_a_target_that_costs_more_than_the_budget_and_budgets_beyond_the_total(
    document: RfqDocument,
) -> None:
    dear = changed(document, **{"lines[1]__target_price__amount": "500.01"})
    assert codes(check(dear, today=TODAY)) == [FindingCode.BUDGET_BELOW_TARGET]
    small = changed(document, terms__budget={"amount": "14999", "currency": "EUR"})
    assert codes(check(small, today=TODAY)) == [FindingCode.BUDGETS_EXCEED_TOTAL]


def test_a_certificate_that_nobody_states(document: RfqDocument) -> None:
    products = {"p1": Product("p1", "d", "Pump", certifications=("GS",))}
    suppliers = {"sup-a": Supplier("sup-a", "A", certifications=("ISO 9001",))}
    (one,) = market(document, offer("a"), products=products, suppliers=suppliers)
    assert one.code is FindingCode.CERTIFICATE_NOT_STATED
    assert one.evidence[0].value == "GS, ISO 9001"
    marked = {"p1": Product("p1", "d", "Pump", certifications=("ce",))}
    assert market(document, offer("a"), products=marked) == ()
    silent = {"p1": Product("p1", "d", "Pump")}
    assert market(document, offer("a"), products=silent) == ()


def test_errors_come_before_warnings(document: RfqDocument) -> None:
    wrong = changed(document, **{"process__criteria[k1]__weight": "70"})
    found = market(wrong, offer("a", moq=100))
    assert [one.severity for one in found] == [Severity.ERROR, Severity.WARNING]


def test_a_finding_is_of_the_day_that_it_is_checked_on(document: RfqDocument) -> None:
    later = datetime(2026, 11, 19, tzinfo=UTC).date()
    assert market(document, offer("a", days=131)) == ()
    assert check(document, today=later, offers={"1": [offer("a", days=131)]}) == ()


def test_a_supplier_that_came_onto_the_block_list_after_it_was_asked(
    document: RfqDocument,
) -> None:
    asked = document.suppliers[0]
    known = {asked.id: Supplier(asked.id, asked.name)}
    assert check(document, today=TODAY, suppliers=known) == ()
    known = {asked.id: Supplier(asked.id, asked.name, blocked=True, block_reason="took deposits")}
    [finding] = check(document, today=TODAY, suppliers=known)
    assert finding.code is FindingCode.SUPPLIER_BLOCKED
    assert finding.severity is Severity.ERROR
    assert finding.field == f"suppliers[{asked.id}]"
    assert finding.parameters == {"supplier": asked.name, "reason": "took deposits"}
    assert finding.evidence[0].supplier == asked.id
