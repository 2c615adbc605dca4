"""Freight by weight and measure, duty on FOB, additional duty, minima, units and refusals."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from data.money import Money
from data.need import Place
from data.records import Offer, PriceBreak
from rfq.landed import (
    Assumption,
    Component,
    CostPart,
    CostTables,
    Gap,
    LandedCost,
    NotPriced,
    NotPricedReason,
    PartState,
    Validity,
)
from rfq.landed.quantity import in_unit_of_sale

Make = Callable[..., Offer]
Cost = Callable[..., LandedCost | NotPriced]
Tables = Callable[..., CostTables]
C = Component


def priced(found: LandedCost | NotPriced) -> LandedCost:
    assert isinstance(found, LandedCost), found
    return found


def freight(cost: Cost, offer: Offer, tables: CostTables, **given: object) -> CostPart:
    return priced(cost(offer, "CFR", tables=tables, **given)).part(C.MAIN_CARRIAGE)


@pytest.mark.parametrize(
    ("row", "measures", "amount"),
    [
        # ten pieces of 30 kg and 0.2 m³: 300 kg, 2 m³
        ("per_kg: 0.5, currency: EUR", {"weight_kg": "30"}, "150.00"),
        ("per_m3: 90, currency: EUR", {"volume_m3": "0.2"}, "180.00"),
        # weight or measure: 300 × 0.5 = 150 against 2 × 90 = 180
        ("per_kg: 0.5, per_m3: 90, currency: EUR", {"weight_kg": "30", "volume_m3": "0.2"}, "180"),
        # chargeable weight in air freight: 2 m³ × 167 = 334 kg against 300 kg
        (
            "per_kg: 3, kg_per_m3: 167, currency: EUR",
            {"weight_kg": "30", "volume_m3": "0.2"},
            "1002",
        ),
        ("per_unit: 4, currency: USD", {}, "20.00"),  # 10 × 4 USD
        ("percent: 9", {}, "45.00"),  # of 500
        ("per_shipment: 30, percent: 2, currency: EUR", {}, "40.00"),
        ("per_kg: 0.01, min: 75, currency: EUR", {"weight_kg": "30"}, "75.00"),
        # two loads of 200 kg for 300 kg
        ("per_shipment: 400, capacity_kg: 200, currency: EUR", {"weight_kg": "30"}, "800.00"),
        ("per_shipment: 400, capacity_m3: 33, currency: EUR", {"volume_m3": "0.2"}, "400.00"),
        ("per_shipment: 0, currency: EUR", {}, "0.00"),
    ],
)
def test_freight(
    offer: Make, cost: Cost, tables_of: Tables, row: str, measures: dict[str, str], amount: str
) -> None:
    tables = tables_of(f"freight: [{{origin: CN, destination: DE, {row}}}]")
    known = {name: Decimal(value) for name, value in measures.items()}
    assert freight(cost, offer("FOB Shanghai"), tables, **known).amount == Decimal(amount)


def test_without_weight_the_next_row_that_needs_none_counts(
    offer: Make, cost: Cost, tables_of: Tables
) -> None:
    text = (
        "freight:\n  - {origin: CN, destination: DE, per_kg: 1, currency: EUR}\n  - {percent: 8}\n"
    )
    fob = offer("FOB Shanghai")
    by_share = freight(cost, fob, tables_of(text))
    assert by_share.amount == 40
    assert by_share.sources[0].row == "freight 2, line 3"
    by_weight = freight(cost, fob, tables_of(text), weight_kg=Decimal(2))
    assert by_weight.amount == 20
    alone = freight(cost, fob, tables_of(text.rsplit("  - ", 1)[0]))
    assert (alone.state, alone.gap) == (PartState.UNKNOWN, Gap.NO_MEASURE)


@pytest.mark.parametrize(
    ("rows", "amount", "row"),
    [
        # the more specific row wins: place, country, region, anywhere
        (["'*', '*', 1", "CN, '*', 2", "CN, DE, 3"], "3.00", 3),
        (["CN, EU, 1", "CN, DE, 2", "CN, DE/Munich, 3"], "3.00", 3),
        (["CN/Hefei, DE, 1", "CN, DE/Munich, 2"], "1.00", 1),  # equally specific: the first
        (["VN, DE, 1", "CN, FR, 2", "CN, EU, 3"], "3.00", 3),
        (["China, Alemania, 7"], "7.00", 1),
    ],
)
def test_which_row_counts(
    offer: Make, cost: Cost, tables_of: Tables, rows: list[str], amount: str, row: int
) -> None:
    lines = []
    for one in rows:
        start, end, price = one.split(", ")
        lines.append(
            f"  - {{origin: {start}, destination: {end}, per_shipment: {price}, currency: EUR}}"
        )
    tables = tables_of("freight:\n" + "\n".join(lines))
    found = freight(cost, offer("FOB Shanghai"), tables)
    assert found.amount == Decimal(amount)
    assert found.sources[0].row.startswith(f"freight {row},")


def test_rows_out_of_their_days_or_by_another_mode_do_not_count(
    offer: Make, cost: Cost, tables_of: Tables
) -> None:
    tables = tables_of(
        "freight:\n"
        "  - {mode: sea, valid_until: 2025-12-31, per_shipment: 1, currency: EUR}\n"
        "  - {mode: sea, valid_from: 2026-02-01, per_shipment: 2, currency: EUR}\n"
        "  - {mode: air, per_shipment: 3, currency: EUR}\n"
        "  - {mode: sea, valid_from: 2026-01-15, valid_until: 2026-01-15, per_shipment: 4,"
        " currency: EUR}\n"
    )
    # FOB is for the sea: the flight does not count; FCA may fly, and the flight comes first.
    assert freight(cost, offer("FOB Shanghai"), tables).amount == 4
    fca = priced(cost(offer("FCA Shanghai"), "CPT", tables=tables))
    assert fca.part(C.MAIN_CARRIAGE).amount == 3
    by_sea = priced(cost(offer("FCA Shanghai"), "CPT", tables=tables, mode="sea"))
    assert by_sea.part(C.MAIN_CARRIAGE).amount == 4


def test_a_lump_sum_counts_only_where_all_of_it_is_needed(
    offer: Make, cost: Cost, tables_of: Tables
) -> None:
    tables = tables_of(
        "fees:\n"
        "  - {covers: origin handling, per_shipment: 40, currency: EUR}\n"
        "  - {covers: pre-carriage + export clearance + origin handling, per_shipment: 90,"
        " currency: EUR}\n"
    )
    exw = priced(cost(offer("EXW Hefei"), "FOB", tables=tables))
    assert exw.part(C.PRE_CARRIAGE) == exw.part(C.ORIGIN_HANDLING)
    assert exw.total.amount == 590
    fas = priced(cost(offer("FAS Shanghai"), "FOB", tables=tables))
    assert fas.total.amount == 540
    fca = priced(cost(offer("FCA Hefei"), "FOB", tables=tables))
    assert fca.part(C.PRE_CARRIAGE).gap is Gap.NO_ROW
    assert fca.is_floor


DUTY = """\
freight: [{per_shipment: 100, currency: EUR}]
insurance: [{percent: 1, min: 20, currency: EUR}]
fees:
  - covers: destination handling + import clearance + on-carriage
    per_shipment: 30
    currency: EUR
tax: [{percent: 10, with_fees: true}]
duty:
"""


@pytest.mark.parametrize(
    ("term", "rows", "duty", "total"),
    [
        # FOB value 500: 10 % is 50. CIF value: insurance 1 % of 660 = 6.60, less than 20: 620.
        # Tax 10 % of 620 + 50 + 30 = 70
        ("FOB Shanghai", ["{percent: 10, basis: FOB}"], "50.00", "770.00"),
        # on CIF: 62; tax on 712: 71.20
        ("FOB Shanghai", ["{percent: 10, basis: CIF}"], "62.00", "783.20"),
        # ordinary 10 % and additional 25 % for this origin; another origin's does not count
        (
            "FOB Shanghai",
            [
                "{percent: 10, basis: FOB}",
                "{origin: CN, percent: 25, basis: FOB, additional: true}",
                "{origin: VN, percent: 90, basis: FOB, additional: true}",
            ],
            "175.00",
            "907.50",
        ),
        # the longest prefix of the HS code counts; another chapter's does not
        (
            "FOB Shanghai",
            [
                "{percent: 9, basis: FOB}",
                "{hs: '84.27', percent: 2, basis: FOB}",
                "{hs: '84', percent: 5, basis: FOB}",
                "{hs: '8428', percent: 50, basis: FOB}",
            ],
            "10.00",
            "726.00",
        ),
        # a specific duty besides: 10 × 3 kg × 0.20 EUR = 6
        (
            "FOB Shanghai",
            ["{percent: 10, basis: FOB, per_kg: 0.2, currency: EUR}"],
            "56.00",
            "776.60",
        ),
        # freight inside the price is taken off for a FOB value: 500 - 100 = 400
        ("CFR Hamburg", ["{percent: 10, basis: FOB}"], "40.00", "649.00"),
        # and insurance: 500 - 100 - 20 = 380
        ("CIF Hamburg", ["{percent: 10, basis: FOB}"], "38.00", "624.80"),
    ],
)
def test_duty(
    offer: Make,
    cost: Cost,
    tables_of: Tables,
    term: str,
    rows: list[str],
    duty: str,
    total: str,
) -> None:
    tables = tables_of(DUTY + "".join(f"  - {row}\n" for row in rows))
    found = priced(cost(offer(term), tables=tables, weight_kg=Decimal(3)))
    assert found.part(C.IMPORT_DUTY).amount == Decimal(duty)
    assert found.total.amount == Decimal(total)
    assert not found.is_floor


def test_a_duty_is_unknown_where_its_base_is(offer: Make, cost: Cost, tables_of: Tables) -> None:
    tables = tables_of(DUTY + "  - {percent: 10, basis: FOB}\n")
    # Nothing tells the way to the door from the goods in a DAP price.
    assert priced(cost(offer("DAP Munich"), tables=tables)).part(C.IMPORT_DUTY).gap is Gap.NO_BASE
    coded = tables_of(DUTY + "  - {hs: '84', percent: 10, basis: CIF}\n")
    without = priced(cost(offer("DAP Munich"), tables=coded, hs_code=None))
    assert without.part(C.IMPORT_DUTY).gap is Gap.NO_HS_CODE
    strange = priced(cost(offer("DAP Munich"), tables=coded, origin=None))
    assert strange.part(C.IMPORT_DUTY).gap is Gap.NO_ORIGIN
    # The tax is then taken of what is known, and is the least it can be.
    tax = without.part(C.IMPORT_TAX)
    assert tax.at_least
    assert tax.amount == 50  # 10 % of 500: import clearance alone has no row
    assert without.part(C.IMPORT_CLEARANCE).gap is Gap.NO_ROW


def test_a_tax_that_comes_back_is_no_cost(offer: Make, cost: Cost, tables_of: Tables) -> None:
    tables = tables_of(
        "duty: [{percent: 0, basis: CIF}]\ntax: [{percent: 19, recoverable: true}]\n"
        "fees: [{covers: import clearance, per_shipment: 0, currency: EUR}]\n"
    )
    found = priced(cost(offer("DAP Munich"), tables=tables))
    assert found.part(C.IMPORT_TAX).state is PartState.NOT_NEEDED
    assert found.total.amount == 500
    assert not found.is_floor


def test_a_rate_in_a_currency_that_cannot_be_converted_is_unknown(
    offer: Make, cost: Cost, tables_of: Tables
) -> None:
    tables = tables_of("freight: [{per_shipment: 5, currency: BRL}]")
    assert freight(cost, offer("FOB Shanghai"), tables).gap is Gap.NO_RATE


def test_without_tables_or_destination_the_parts_say_so(offer: Make, cost: Cost) -> None:
    found = priced(cost(offer("FOB Shanghai"), tables=None))
    assert {part.gap for part in found.unknown} == {Gap.NO_TABLE}
    nowhere = priced(cost(offer("FOB Shanghai"), "CFR", destination=None))
    assert nowhere.part(C.MAIN_CARRIAGE).gap is Gap.NO_DESTINATION
    named = priced(cost(offer("FOB Shanghai"), "CFR Hamburg, Germany", destination=None))
    assert named.part(C.MAIN_CARRIAGE).amount == 300


def test_what_is_invoiced_is_rounded_in_its_own_currency(offer: Make, cost: Cost) -> None:
    # 10 × 0.1234 USD = 1.234 USD, invoiced as 1.23 USD = 0.615 EUR, half up 0.62
    assert priced(cost(offer("DDP", price="0.1234"))).total.amount == Decimal("0.62")
    # 10 × 99.96 JPY = 999.6, invoiced as 1,000 JPY = 6.10 EUR
    yen = priced(cost(offer("DDP", price="99.96", currency="JPY")))
    assert yen.total.amount == Decimal("6.10")
    # and into yen there are no decimals: 500 EUR = 81,967.2 JPY
    into = priced(cost(offer("DDP", currency="EUR", price="50"), currency="JPY"))
    assert into.total == Money.of(81967, "JPY")


def test_a_range_of_prices_makes_a_floor(cost: Cost, offer: Make) -> None:
    ranged = offer("FOB Shanghai")
    step = PriceBreak(Decimal(1), Money.of(100, "USD"), Money.of(120, "USD"))
    found = priced(cost(Offer(**{**_fields(ranged), "price_breaks": (step,)})))
    assert found.is_floor
    assert found.part(C.GOODS).at_least
    assert found.part(C.IMPORT_TAX).at_least
    assert not found.part(C.MAIN_CARRIAGE).at_least


def test_the_break_at_the_quantity_counts(offer: Make, cost: Cost) -> None:
    stepped = offer("DDP", breaks=(("1", "100"), ("10", "90"), ("50", "80")))
    assert priced(cost(stepped)).total.amount == 450
    assert priced(cost(stepped, quantity=Decimal(9))).total.amount == 450
    assert priced(cost(stepped, quantity=Decimal(50))).per_unit.amount == 40


@pytest.mark.parametrize(
    ("fields", "reason", "smallest"),
    [
        ({"moq": Decimal(11)}, NotPricedReason.BELOW_MOQ, 11),
        ({"breaks": (("20", "5"), ("50", "4"))}, NotPricedReason.BELOW_BREAKS, 20),
        ({"currency": "BRL"}, NotPricedReason.NO_RATE, None),
        ({"unit_of_sale": "KGM"}, NotPricedReason.OTHER_UNIT, None),
        ({"unit_of_sale": "SET"}, NotPricedReason.OTHER_UNIT, None),
    ],
)
def test_an_offer_that_cannot_be_priced_says_why(
    offer: Make,
    cost: Cost,
    fields: dict[str, object],
    reason: NotPricedReason,
    smallest: int | None,
) -> None:
    found = cost(offer("DDP", **fields), unit="C62")
    assert isinstance(found, NotPriced)
    assert found.reason is reason
    assert found.smallest == smallest


def test_an_offer_without_a_price_has_no_cost(cost: Cost) -> None:
    found = cost(Offer("o", "p", "s"))
    assert isinstance(found, NotPriced)
    assert found.reason is NotPricedReason.NO_PRICE


@pytest.mark.parametrize(
    ("quantity", "unit", "sold_in", "expected"),
    [
        ("10", None, "C62", "10"),
        ("10", "C62", None, "10"),
        ("10", "C62", "H87", "10"),
        ("24", "C62", "DZN", "2"),
        ("30", "C62", "DZN", "3"),  # 2.5 dozen cannot be bought
        ("2", "DZN", "C62", "24"),
        ("250", "KGM", "TNE", "0.25"),
        ("1.5", "TNE", "KGM", "1500"),
        ("10", "C62", "PR", None),  # a pair is not two of a thing
        ("10", "C62", "XBX", None),
        ("10", "KGM", "MTR", None),
    ],
)
def test_a_quantity_in_the_unit_of_sale(
    quantity: str, unit: str | None, sold_in: str | None, expected: str | None
) -> None:
    found = in_unit_of_sale(Decimal(quantity), unit, sold_in)
    assert found == (None if expected is None else Decimal(expected))


def test_units_are_told_apart_in_the_cost(offer: Make, cost: Cost) -> None:
    dozens = priced(cost(offer("DDP", unit_of_sale="DZN"), unit="C62", quantity=Decimal(30)))
    assert (dozens.quantity, dozens.requested) == (3, 30)
    assert dozens.total.amount == 150  # 3 × 100 USD
    assert dozens.per_unit.amount == 5  # of one piece
    unsaid = priced(cost(offer("DDP", unit_of_sale=None), unit="C62"))
    assert Assumption.UNIT_NOT_STATED in unsaid.assumptions


def test_a_minimum_that_is_not_stated_is_an_assumption(offer: Make, cost: Cost) -> None:
    assert Assumption.MOQ_NOT_STATED in priced(cost(offer("DDP", moq=None))).assumptions
    assert priced(cost(offer("DDP"))).assumptions == (Assumption.NO_PLACE,)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date(2026, 1, 15), date(2026, 1, 15), Validity.VALID),
        (None, date(2026, 1, 14), Validity.EXPIRED),
        (date(2026, 1, 16), None, Validity.NOT_YET),
        (None, None, Validity.NOT_STATED),
        (date(2025, 1, 1), None, Validity.VALID),
    ],
)
def test_validity(
    offer: Make, cost: Cost, start: date | None, end: date | None, expected: Validity
) -> None:
    assert priced(cost(offer("DDP", valid_from=start, valid_until=end))).validity is expected


def test_every_rate_used_is_told(offer: Make, cost: Cost) -> None:
    found = priced(cost(offer("FOB Shanghai", currency="CNY")))
    pairs = [(rate.source_currency, rate.target_currency) for rate in found.rates]
    assert pairs == [("CNY", "EUR"), ("USD", "EUR"), ("EUR", "EUR")]
    assert found.rate.source == "fixed rate"
    assert found.origin == Place("CN", "Hefei")


def _fields(offer: Offer) -> dict[str, object]:
    return {name: getattr(offer, name) for name in offer.__dataclass_fields__}


def test_a_lump_sum_stands_where_its_first_component_does(
    offer: Make, cost: Cost, tables_of: Tables
) -> None:
    tables = tables_of(
        "fees: [{covers: origin handling + pre-carriage, per_shipment: 40, currency: EUR}]"
    )
    found = priced(cost(offer("EXW Hefei"), "FOB", tables=tables))
    assert found.part(C.ORIGIN_HANDLING).components == (C.PRE_CARRIAGE, C.ORIGIN_HANDLING)
    assert [part.components[0] for part in found.parts][2] is C.PRE_CARRIAGE
