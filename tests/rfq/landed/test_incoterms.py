"""Who bears what under Incoterms 2020, and what each rule costs in the end, worked by hand.

Ten pieces at 100 USD, needed in Munich. One dollar is half a euro, so in euros:

    goods 500.00                  (10 × 100 USD = 1,000 USD)
    pre-carriage 50.00, export clearance 25.00, origin handling 40.00, main carriage 300.00
    destination handling 150.00, import clearance 60.00, on-carriage 200.00, unloading 40.00
    insurance 0.5 % (clauses A) or 0.4 % (C) of 110 % of all that is paid up to the border
    duty 5 % of the CIF value, tax 20 % of the CIF value and the duty
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from data.parse.delivery import RULES_2020
from data.records import Offer
from rfq.landed import (
    SELLER_BEARS,
    Component,
    CostTables,
    Gap,
    LandedCost,
    NotPriced,
    PartState,
)

Make = Callable[..., Offer]
Cost = Callable[..., LandedCost | NotPriced]

C = Component
ORDER = "EXW FCA FAS FOB CFR CIF CPT CIP DAP DPU DDP".split()

MATRIX = {
    #                           EXW FCA FAS FOB CFR CIF CPT CIP DAP DPU DDP   s: seller, b: buyer
    C.GOODS: "s   s   s   s   s   s   s   s   s   s   s",
    C.PACKING: "s   s   s   s   s   s   s   s   s   s   s",
    C.PRE_CARRIAGE: "b   b   s   s   s   s   s   s   s   s   s",
    C.EXPORT_CLEARANCE: "b   s   s   s   s   s   s   s   s   s   s",
    C.ORIGIN_HANDLING: "b   b   b   s   s   s   s   s   s   s   s",
    C.MAIN_CARRIAGE: "b   b   b   b   s   s   s   s   s   s   s",
    C.INSURANCE: "b   b   b   b   b   s   b   s   s   s   s",
    C.DESTINATION_HANDLING: "b   b   b   b   b   b   b   b   s   s   s",
    C.IMPORT_CLEARANCE: "b   b   b   b   b   b   b   b   b   b   s",
    C.IMPORT_DUTY: "b   b   b   b   b   b   b   b   b   b   s",
    C.ON_CARRIAGE: "b   b   b   b   b   b   b   b   s   s   s",
    C.UNLOADING: "b   b   b   b   b   b   b   b   b   s   b",
    C.IMPORT_TAX: "b   b   b   b   b   b   b   b   b   b   s",
}


def priced(found: LandedCost | NotPriced) -> LandedCost:
    assert isinstance(found, LandedCost), found
    return found


def amounts(found: LandedCost) -> dict[Component, Decimal | None]:
    return {
        part.components[0]: part.amount
        for part in found.parts
        if part.state in (PartState.LISTED, PartState.ESTIMATED, PartState.UNKNOWN)
    }


def test_the_rules_are_those_of_2020() -> None:
    assert set(SELLER_BEARS) == RULES_2020 == set(ORDER)


@pytest.mark.parametrize("component", list(Component))
def test_who_bears_what(component: Component) -> None:
    told = dict(zip(ORDER, MATRIX[component].split(), strict=True))
    borne = {rule: "s" if component in SELLER_BEARS[rule] else "b" for rule in ORDER}
    assert borne == told


DELIVERED = [
    # 500 + 50 + 25 + 40 + 300 = 915; insured 1,006.50, premium 5.0325; CIF 920.03; duty 46.0015;
    # tax on 966.03: 193.206; behind the border 150 + 60 + 200 = 410
    ("EXW Hefei", "5.03", "46.00", "193.21", "410", "1569.24"),
    # at the seller's premises: without export clearance: 890; insured 979, premium 4.895;
    # CIF 894.90; duty 44.745; tax on 939.65: 187.93
    ("FCA Hefei", "4.90", "44.75", "187.93", "410", "1537.58"),
    # at the port: the seller brings it there: 840; insured 924; CIF 844.62; duty 42.231; tax
    # on 886.85: 177.37
    ("FCA Shanghai", "4.62", "42.23", "177.37", "410", "1474.22"),
    # alongside ship: the buyer loads: the same costs as FCA at the port
    ("FAS Shanghai", "4.62", "42.23", "177.37", "410", "1474.22"),
    # on board: 800; insured 880; CIF 804.40; duty 40.22; tax on 844.62: 168.924
    ("FOB Shanghai", "4.40", "40.22", "168.92", "410", "1423.54"),
    # freight paid: 500; insured 550; CIF 502.75; duty 25.1375; tax on 527.89: 105.578
    ("CFR Hamburg", "2.75", "25.14", "105.58", "410", "1043.47"),
    # freight and insurance paid: CIF 500; duty 25; tax on 525: 105
    ("CIF Hamburg", None, "25.00", "105.00", "410", "1040.00"),
    # carriage to a terminal: as CFR; carriage to the buyer's place: nothing but import clearance
    ("CPT Hamburg", "2.75", "25.14", "105.58", "410", "1043.47"),
    ("CPT Munich", "2.75", "25.14", "105.58", "60", "693.47"),
    ("CIP Hamburg", None, "25.00", "105.00", "410", "1040.00"),
    ("CIP Munich", None, "25.00", "105.00", "60", "690.00"),
    # at place, not cleared: duty 25, tax 105, import clearance 60
    ("DAP Munich", None, "25.00", "105.00", "60", "690.00"),
    ("DAP", None, "25.00", "105.00", "60", "690.00"),
    # at another place in the country: the buyer brings it on for 200
    ("DAP Hamburg", None, "25.00", "105.00", "260", "890.00"),
    ("DPU Munich", None, "25.00", "105.00", "60", "690.00"),
    ("DDP Munich", None, None, None, None, "500.00"),
]


@pytest.mark.parametrize(("term", "premium", "duty", "tax", "behind", "total"), DELIVERED)
def test_cost_delivered_duty_and_tax_paid(
    offer: Make,
    cost: Cost,
    term: str,
    premium: str | None,
    duty: str | None,
    tax: str | None,
    behind: str | None,
    total: str,
) -> None:
    found = priced(cost(offer(term)))
    told = amounts(found)
    assert told.get(C.INSURANCE) == (None if premium is None else Decimal(premium))
    assert told.get(C.IMPORT_DUTY) == (None if duty is None else Decimal(duty))
    assert told.get(C.IMPORT_TAX) == (None if tax is None else Decimal(tax))
    fees = (C.DESTINATION_HANDLING, C.IMPORT_CLEARANCE, C.ON_CARRIAGE, C.UNLOADING)
    assert sum(told.get(one) or 0 for one in fees) == Decimal(behind or 0)
    assert found.total.amount == Decimal(total)
    assert found.per_unit.amount == Decimal(total) / 10
    assert not found.is_floor
    assert found.basis == "DDP"


BROUGHT_TO = [
    # wanted, offered, total, what the price covers beyond
    ("EXW", "EXW Hefei", "500.00", ""),
    ("FCA", "EXW Hefei", "525.00", ""),  # + export clearance 25
    ("FCA Shanghai", "EXW Hefei", "575.00", ""),  # + pre-carriage 50
    ("FAS", "EXW Hefei", "575.00", ""),
    ("FOB", "EXW Hefei", "615.00", ""),  # + 50 + 25 + 40
    ("FOB", "FCA Hefei", "590.00", ""),  # + 50 + 40
    ("FOB", "FCA Shanghai", "540.00", ""),  # + 40
    ("FOB", "FAS Shanghai", "540.00", ""),
    ("FOB", "FOB Shanghai", "500.00", ""),
    ("FOB", "CFR Hamburg", "500.00", "main carriage"),
    ("FOB", "CIF Hamburg", "500.00", "main carriage, insurance"),
    ("CFR", "FOB Shanghai", "800.00", ""),  # + 300
    ("CFR", "CFR Hamburg", "500.00", ""),
    ("CFR", "CIF Hamburg", "500.00", "insurance"),
    # insurance clauses C, 0.4 % of 110 %: of 915 4.026, of 800 3.52, of 500 2.20
    ("CIF", "EXW Hefei", "919.03", ""),
    ("CIF", "FOB Shanghai", "803.52", ""),
    ("CIF", "CFR Hamburg", "502.20", ""),
    ("CIF", "CIF Hamburg", "500.00", ""),
    ("CPT", "FOB Shanghai", "800.00", ""),
    # CIP asks for clauses A, which CIF need not have: 0.5 % of 110 % of 500 is 2.75
    ("CIP", "CIF Hamburg", "502.75", ""),
    ("CIP", "CIP Hamburg", "500.00", ""),
    ("CIP", "FOB Shanghai", "804.40", ""),
    ("DAP Munich", "FOB Shanghai", "1154.40", ""),  # 500 + 300 + 4.40 + 150 + 200
    ("DAP Munich", "DDP Munich", "500.00", "import clearance, import duty, import tax"),
    ("DPU Munich", "DAP Munich", "540.00", ""),  # + unloading 40
    ("DPU Munich", "DPU Munich", "500.00", ""),
    ("DDP Munich", "DPU Munich", "690.00", "unloading"),
    ("DDP Munich", "DDP Munich", "500.00", ""),
]


@pytest.mark.parametrize(("wanted", "offered", "total", "beyond"), BROUGHT_TO)
def test_cost_on_the_term_wanted(
    offer: Make, cost: Cost, wanted: str, offered: str, total: str, beyond: str
) -> None:
    found = priced(cost(offer(offered), wanted))
    assert found.total.amount == Decimal(total)
    assert ", ".join(found.beyond) == beyond
    assert found.is_comparable is (not beyond)
    assert found.basis == wanted[:3]


def test_as_offered_nothing_is_added(offer: Make, cost: Cost) -> None:
    found = priced(cost(offer("FOB Shanghai"), destination=None))
    assert found.total.amount == 500
    assert found.basis == "FOB"
    assert not found.is_floor


def test_without_a_term_whatever_is_needed_is_unknown(offer: Make, cost: Cost) -> None:
    found = priced(cost(offer()))
    assert found.offered is None
    assert found.is_floor
    assert found.total.amount == 500
    assert {part.gap for part in found.unknown} == {Gap.NO_TERM}


def test_of_several_terms_the_one_that_covers_least_counts(offer: Make, cost: Cost) -> None:
    found = priced(cost(offer("CIF", "EXW Hefei", "DDP")))
    assert found.offered is not None
    assert found.offered.incoterm == "EXW"
    assert found.total.amount == Decimal("1569.24")
    assert [one.name for one in found.assumptions] == ["LEAST_TERM"]


def test_a_price_to_another_country_says_nothing_about_this_one(offer: Make, cost: Cost) -> None:
    found = priced(cost(offer("CIF Rotterdam, Netherlands")))
    assert found.is_floor
    assert {part.gap for part in found.unknown} == {Gap.ELSEWHERE}
    assert found.part(C.ORIGIN_HANDLING).state is PartState.IN_PRICE


def test_inside_one_country_nothing_is_cleared(offer: Make, cost: Cost, tables: CostTables) -> None:
    found = priced(cost(offer("DAP Munich", ship_from="Hamburg, Germany")))
    assert found.part(C.IMPORT_DUTY).state is PartState.NOT_NEEDED
    assert found.part(C.IMPORT_CLEARANCE).state is PartState.NOT_NEEDED
    assert found.total.amount == 600  # goods and 20 % tax
    inside = priced(cost(offer("DAP Munich", ship_from="Lyon, France")))
    assert inside.part(C.IMPORT_DUTY).state is PartState.NOT_NEEDED
    outside = priced(cost(offer("DAP Munich", ship_from="Basel, Switzerland")))
    assert outside.part(C.IMPORT_DUTY).state is PartState.ESTIMATED
    assert tables.customs_unions == {"EU"}
