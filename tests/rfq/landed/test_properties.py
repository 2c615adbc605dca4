"""What holds of every landed cost, whatever the offer, the tables and the terms."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from data.exchange import FixedRates
from data.money import Money
from data.need import Place
from data.records import DeliveryTerm, Offer, PriceBreak
from rfq.landed import Component, CostTables, LandedCost, PartState, landed_cost
from rfq.landed.plan import CHARGED
from rfq.landed.tables import (
    Charge,
    ChargeRow,
    Clauses,
    DutyRow,
    InsuranceRow,
    RowSource,
    Scope,
    TaxRow,
    ValueBasis,
)

ON = date(2026, 1, 15)
RULES = "EXW FCA FAS FOB CFR CIF CPT CIP DAP DPU DDP".split()
SOURCE = RowSource("test", "row")
CENT = Decimal("0.01")

# The krone is a hundredth of a euro, exactly, so that amounts in it are a hundred times as many.
RATES = FixedRates({("USD", "EUR"): Decimal("0.5"), ("SEK", "EUR"): Decimal("0.01")}, date=ON)

decimals = st.decimals(0, 5000, places=2, allow_nan=False, allow_infinity=False)
percents = st.decimals(0, 40, places=1, allow_nan=False, allow_infinity=False)
terms = st.builds(
    DeliveryTerm, st.sampled_from(RULES), st.sampled_from([None, "Hefei", "Shanghai", "Munich"])
)
charges = st.builds(
    Charge,
    currency=st.sampled_from(["USD", "EUR"]),
    per_kg=st.none() | decimals,
    per_m3=st.none() | decimals,
    per_unit=st.none() | decimals,
    per_shipment=st.none() | decimals,
    percent=st.none() | percents,
    minimum=st.none() | decimals,
)
covers = st.lists(st.sampled_from(CHARGED), min_size=1, max_size=3, unique=True).map(tuple)
tables = st.none() | st.builds(
    CostTables,
    charges=st.lists(
        st.builds(ChargeRow, st.just(SOURCE), st.just(Scope()), covers, charges), max_size=8
    ).map(tuple),
    insurance=st.lists(
        st.builds(
            InsuranceRow,
            st.just(SOURCE),
            st.just(Scope()),
            percents,
            clauses=st.sampled_from(Clauses),
        ),
        max_size=2,
    ).map(tuple),
    duty=st.lists(
        st.builds(
            DutyRow,
            st.just(SOURCE),
            st.just(Scope()),
            st.sampled_from(["", "84", "85"]),
            percents,
            st.sampled_from(ValueBasis),
            additional=st.booleans(),
        ),
        max_size=3,
    ).map(tuple),
    tax=st.lists(
        st.builds(
            TaxRow,
            st.just(SOURCE),
            st.just(Scope()),
            st.just(""),
            percents,
            st.booleans(),
            st.booleans(),
        ),
        max_size=1,
    ).map(tuple),
)
measures = st.none() | st.decimals("0.1", 900, places=1, allow_nan=False, allow_infinity=False)
prices = st.decimals("0.01", 90_000, places=3, allow_nan=False, allow_infinity=False)


@st.composite
def cases(draw: st.DrawFn) -> dict[str, object]:
    return {
        "quantity": draw(st.integers(1, 5000).map(Decimal)),
        "destination": draw(st.sampled_from([None, Place("DE", "Munich"), Place("CN")])),
        "wanted": draw(st.none() | terms),
        "tables": draw(tables),
        "origin": draw(st.sampled_from([None, Place("CN")])),
        "weight_kg": draw(measures),
        "volume_m3": draw(measures),
        "hs_code": draw(st.sampled_from([None, "842710", "850760"])),
    }


def cost(
    case: dict[str, object],
    price: Decimal,
    offered: tuple[DeliveryTerm, ...],
    currency: str = "EUR",
    high: Decimal | None = None,
) -> LandedCost:
    offer = Offer(
        "o",
        "p",
        "s",
        price_breaks=(
            PriceBreak(
                Decimal(1), Money(price, "USD"), None if high is None else Money(high, "USD")
            ),
        ),
        delivery_terms=offered,
    )
    found = landed_cost(offer, currency=currency, rates=RATES, on=ON, **case)  # type: ignore[arg-type]
    assert isinstance(found, LandedCost)
    return found


many = settings(max_examples=150, deadline=None)
offered_terms = st.lists(terms, max_size=2).map(tuple)


@many
@given(case=cases(), price=prices, offered=offered_terms)
def test_the_parts_add_up_and_pay_for_everything_once(
    case: dict[str, object], price: Decimal, offered: tuple[DeliveryTerm, ...]
) -> None:
    found = cost(case, price, offered)
    assert found.total.amount == sum(part.amount or 0 for part in found.parts)
    components = [one for part in found.parts for one in part.components]
    assert sorted(components) == sorted(Component)
    assert [p.components[0] for p in found.parts] == [
        one for one in Component if any(p.components[0] is one for p in found.parts)
    ]


@many
@given(case=cases(), price=prices, offered=offered_terms)
def test_the_cost_is_never_less_than_the_goods(
    case: dict[str, object], price: Decimal, offered: tuple[DeliveryTerm, ...]
) -> None:
    found = cost(case, price, offered)
    goods = found.part(Component.GOODS).amount
    assert goods is not None
    assert found.total.amount >= goods >= 0
    assert all(part.amount is None or part.amount >= 0 for part in found.parts)


@many
@given(case=cases(), price=prices, offered=offered_terms, high=st.none() | prices)
def test_something_unknown_makes_a_floor_and_nothing_else_does(
    case: dict[str, object],
    price: Decimal,
    offered: tuple[DeliveryTerm, ...],
    high: Decimal | None,
) -> None:
    top = None if high is None else price + high
    found = cost(case, price, offered, high=top)
    unknown = [part for part in found.parts if part.state is PartState.UNKNOWN]
    assert all((part.amount is None) == (part.gap is not None) for part in found.parts)
    assert all(part.amount is None for part in unknown)
    assert found.is_floor == bool(unknown or top is not None)


@many
@given(case=cases(), price=prices, more=prices, offered=offered_terms)
def test_a_dearer_offer_never_costs_less(
    case: dict[str, object], price: Decimal, more: Decimal, offered: tuple[DeliveryTerm, ...]
) -> None:
    cheap, dear = cost(case, price, offered), cost(case, price + more, offered)
    assert dear.total.amount >= cheap.total.amount
    assert dear.is_floor == cheap.is_floor


@many
@given(case=cases(), price=prices, offered=offered_terms)
def test_the_currency_is_only_a_scale(
    case: dict[str, object], price: Decimal, offered: tuple[DeliveryTerm, ...]
) -> None:
    euro, krona = cost(case, price, offered), cost(case, price, offered, currency="SEK")
    assert [part.state for part in euro.parts] == [part.state for part in krona.parts]
    # Each part is rounded to a cent, and percentages are taken of rounded parts.
    slack = CENT * 100 * len(euro.parts) * 4
    assert abs(euro.total.amount * 100 - krona.total.amount) <= slack


@many
@given(case=cases(), price=prices, offered=offered_terms)
def test_a_row_more_makes_no_floor_of_what_was_none(
    case: dict[str, object], price: Decimal, offered: tuple[DeliveryTerm, ...]
) -> None:
    found = cost(case, price, offered)
    known = case["tables"]
    if found.is_floor or not isinstance(known, CostTables):
        return
    extra = ChargeRow(SOURCE, Scope(), (Component.UNLOADING,), Charge("EUR", per_unit=Decimal(1)))
    more = CostTables(
        charges=(*known.charges, extra), insurance=known.insurance, duty=known.duty, tax=known.tax
    )
    assert not cost(case | {"tables": more}, price, offered).is_floor
