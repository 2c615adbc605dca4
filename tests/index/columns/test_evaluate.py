"""What constraints hold for a catalogue known by heart."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest

from data.constraint import (
    BRAND,
    CATEGORY,
    CERTIFICATION,
    COUNTRY,
    LEAD_TIME,
    MOQ,
    PRICE,
    SUPPLIER,
    Constraint,
    Importance,
    Operator,
    Truth,
)
from data.errors import InputError, NotFound, UnitError
from index.columns import ColumnStore, Scope, Terms

IDS = ["loose", "d1", "d2", "c1", "c2", "c3", "t1", "t2"]


def ask(field, operator, *values, unit=None):
    return Constraint(field, Operator(operator), values, unit)


def said(store: ColumnStore, constraint: Constraint, terms: Terms | None = None) -> dict[str, str]:
    """The documents that meet it (+) and that miss it (-); all others are unknown."""
    truths = store.evaluate(constraint, terms=terms or Terms())
    signs = {1: "+", -1: "-"}
    return {store.order.id(n): signs[int(t)] for n, t in enumerate(truths) if t}


def both(met: str = "", missed: str = "") -> dict[str, str]:
    return {**dict.fromkeys(met.split(), "+"), **dict.fromkeys(missed.split(), "-")}


def test_documents_are_in_order_of_category_then_id(store):
    assert [store.order.id(n) for n in range(len(store))] == IDS
    assert [store.order.number(id_) for id_ in IDS] == list(range(8))
    assert store.order.number("nobody") is None
    assert store.order.range_of(("Power",)) == (3, 6)
    assert store.order.range_of(()) == (0, 8)
    with pytest.raises(NotFound):
        store.order.range_of(("Powder",))


@pytest.mark.parametrize(
    ("constraint", "expected"),
    [
        (ask("voltage", "=", 230, unit="V"), both("c1", "c2")),
        (ask("voltage", "=", 0.11, unit="kV"), both("c1 c2")),
        (ask("voltage", "≠", 230), both("c2", "c1")),
        (ask("voltage", ">", 240), both("", "c1 c2")),
        (ask("voltage", "≥", 240), both("c1", "c2")),
        (ask("voltage", "between", 120, 220), both("c1", "c2")),
        (ask("voltage", "one of", 110, 400), both("c1 c2")),
        (ask("voltage", "about", 120, unit="volts"), both("c1 c2")),
        (ask("voltage", "about", 130, unit="volts"), both("c1", "c2")),
        # Units differ between the categories, and trucks state their weight in words.
        (ask("weight", "≤", 1, unit="kg"), both("c1 c2", "d1")),
        (ask("weight", "<", 1000, unit="g"), both("c1", "c2 d1")),
        (ask("capacity", "≥", 2500, unit="kg"), both("t1 t2")),
        (ask("capacity", "=", 3000, unit="kg"), both("t1", "t2")),
        (ask("capacity", "≤", 2.6), both("t2")),
        (ask("capacity", "≥", 3.1), both("", "t1 t2")),
        (ask("timer", "=", 0.5, unit="min"), both("t2")),
        (ask("timer", "=", 20), both("", "t2")),
        (ask("timer", "≠", 30), both("", "t2")),
        (ask("wireless", "=", True), both("c1", "c2")),
        (ask("wireless", "≠", "yes"), both("c2", "c1")),
        (ask("wireless", "one of", True, False), both("c1 c2")),
        # Labels of both categories, by their spellings, synonyms and translations.
        (ask("colour", "=", "gray"), both("c1", "c2 d1")),
        (ask("colour", "=", "GREY"), both("c1 d1", "c2")),
        (ask("colour", "=", "anthracite"), both("c1", "c2 d1")),
        (ask("colour", "one of", "schwarz", "grey"), both("c1 c2 d1")),
        (ask("colour", "≠", "pink"), both("c1 c2 d1")),
        (ask("ports", "=", "usb a"), both("c1", "c2")),
        (ask("ports", "not one of", "USB-A", "Lightning"), both("c2", "c1")),
        (ask("top", "=", "80 x 160 cm"), both("d1")),
        (ask("top", "≠", "600 x 25 x 1200 mm"), both("", "d2")),
        (ask("top", "≤", 1.2, unit="m"), both("d2", "d1")),
        (ask("top", "≥", 1.2, unit="m"), both("d1 d2")),
        (ask("top", "=", 600), both("d2", "d1")),
        (ask("top", "≤", 1700, 900, unit="mm"), both("d1")),
        (ask(BRAND, "=", "acme"), both("c1 c2")),
        (ask(CERTIFICATION, "=", "rohs"), both("c1", "c2")),
        (ask(CATEGORY, "=", "Power"), both("c1 c2 c3", "d1 d2 t1 t2")),
        (ask(CATEGORY, "≠", "Furniture > Desks"), both("c1 c2 c3 t1 t2", "d1 d2")),
    ],
    ids=lambda value: str(getattr(value, "values", "")) if isinstance(value, Constraint) else "",
)
def test_constraints_on_products(store, constraint, expected):
    assert said(store, constraint) == expected


@pytest.mark.parametrize(
    ("constraint", "quantity", "expected"),
    [
        (ask(PRICE, "≤", 9, unit="USD"), None, both("", "c1")),
        (ask(PRICE, "≤", 9, unit="usd"), 100, both("c1")),
        (ask(PRICE, "≤", 12, unit="USD"), 100, both("c1 c2")),
        # Between 9 and 12: nobody has said; and the other offer is in another currency.
        (ask(PRICE, "≤", 10, unit="USD"), 100, both("c1")),
        (ask(PRICE, "≤", 5, unit="USD"), 100, both("", "c1")),
        # Below its smallest quantity an offer has no price.
        (ask(PRICE, "≤", 12, unit="USD"), 5, both("c1")),
        (ask(PRICE, "≤", 70, unit="CNY"), None, both("c2")),
        (ask(MOQ, "≤", 1), None, both("c1")),
        (ask(MOQ, "≤", 4, unit="pieces"), None, both("c1")),
        (ask(MOQ, "≥", 20), None, both("", "c1")),
        (ask(LEAD_TIME, "≤", 1), 1, both("", "c1")),
        (ask(LEAD_TIME, "≤", 2, unit="days"), 600, both("c1")),
        (ask(LEAD_TIME, "≤", 1, unit="week"), None, both("c1")),
        (ask(COUNTRY, "=", "China"), None, both("c1")),
        (ask(COUNTRY, "≠", "DE"), None, both("c1")),
        (ask(COUNTRY, "one of", "DE", "FR"), None, both("c1 c2")),
        (ask(COUNTRY, "=", "US"), None, both("", "c1")),
        (ask(SUPPLIER, "=", "de"), None, both("c1 c2")),
        (ask(SUPPLIER, "=", "bad"), None, both("", "c1")),
    ],
    ids=lambda value: str(getattr(value, "values", "")) if isinstance(value, Constraint) else "",
)
def test_constraints_on_offers(store, constraint, quantity, expected):
    terms = Terms(None if quantity is None else Decimal(quantity))
    assert said(store, constraint, terms) == expected


def test_exchange_rates_bring_prices_together(store):
    terms = Terms(rate=lambda one, other: 7.0 if (one, other) == ("USD", "CNY") else None)
    assert said(store, ask(PRICE, "≤", 70, unit="CNY"), terms) == both("c1 c2")
    assert said(store, ask(PRICE, "≤", 60, unit="CNY"), terms) == both("", "c1 c2")


def test_one_offer_has_to_meet_all_that_is_asked_of_offers(store):
    cheap, german = ask(PRICE, "≤", 10, unit="USD"), ask(COUNTRY, "=", "DE")
    document = Scope.of(np.array([store.order.number("c1")]))
    assert store.evaluate(cheap, document).tolist() == [1]
    assert store.evaluate(german, document).tolist() == [1]
    assert store.conjunction([cheap, german], document).tolist() == [-1]


def test_only_blocked_suppliers(store, documents):
    assert documents(store.withheld()) == ["d1"]


def test_allowed_leaves_shoulds_aside_and_unknown_in(store, documents):
    must = ask("voltage", "≥", 230, unit="V")
    should = Constraint("wireless", Operator.EQUAL, (False,), importance=Importance.SHOULD)
    lax = store.allowed([must, should])
    assert documents(np.flatnonzero(lax)) == [id_ for id_ in IDS if id_ != "c2"]
    strict = store.allowed([must, should], known_only=True)
    assert documents(np.flatnonzero(strict)) == ["c1"]


def test_a_scope_answers_in_its_own_order(store):
    constraint = ask("voltage", "=", 230)
    everything = store.evaluate(constraint)
    for numbers in ([4, 3, 3, 0, 7], [3, 4], [], [7]):
        found = store.evaluate(constraint, Scope.of(np.array(numbers, np.int32)))
        assert found.tolist() == everything[numbers].tolist() if numbers else not len(found)
    assert store.evaluate(constraint, store.within(("Power",))).tolist() == [1, -1, 0]


@pytest.mark.parametrize(
    ("constraint", "error", "words"),
    [
        (ask("volltage", "=", 230), InputError, "voltage"),
        (ask("note", "=", "x"), InputError, "free text"),
        (ask("voltage", "=", 230, unit="kg"), UnitError, "voltage"),
        (ask("voltage", "=", 230, unit="parsnips"), UnitError, "parsnips"),
        (ask("voltage", "=", "many"), InputError, "number"),
        (ask("voltage", "between", 1), InputError, "two values"),
        (ask("voltage", "=", 1, 2), InputError, "one value"),
        (ask("voltage", "one of"), InputError, "one value or more"),
        (ask("voltage", "≤", float("nan")), InputError, "number"),
        (ask("colour", "≤", "grey"), InputError, "compared"),
        (ask("wireless", "=", "perhaps"), InputError, "yes, no"),
        (ask("top", "=", "large"), InputError, "800 x 600"),
        (ask(PRICE, "≤", 10), InputError, "CNY, USD"),
        (ask(PRICE, "≤", 10, unit="XQX"), InputError, "ISO 4217"),
        (ask(COUNTRY, "=", "Atlantis"), InputError, "Atlantis"),
        (ask(MOQ, "≤", 10, unit="hugs"), InputError, "hugs"),
        (ask(CATEGORY, "=", "Chargrs"), NotFound, "Power > Chargers"),
    ],
    ids=str,
)
def test_what_cannot_be_asked_says_what_can(store, constraint, error, words):
    with pytest.raises(error, match=words):
        store.evaluate(constraint)


@pytest.mark.parametrize(
    ("field", "operator", "value", "unit", "id_", "truth", "text"),
    [
        ("voltage", "=", 230, "V", "c1", Truth.MET, "100–240 V"),
        ("voltage", "=", 230, "V", "c3", Truth.UNKNOWN, None),
        ("capacity", "≥", 4, "t", "t1", Truth.MISSED, "up to 3 t"),
        ("timer", "=", 30, "s", "t2", Truth.MET, "10, 30, 60 s"),
        ("ports", "=", "USB-C", None, "c1", Truth.MET, "USB-C, USB-A"),
        ("wireless", "=", True, None, "c2", Truth.MISSED, "no"),
        ("top", "≥", 1, "m", "d2", Truth.MET, "25 × 600 × 1200 mm"),
        (PRICE, "≤", 10, "USD", "c1", Truth.MET, "10 USD"),
        (PRICE, "≤", 8, "USD", "c2", Truth.UNKNOWN, "70 CNY"),
        (MOQ, "≤", 10, None, "c2", Truth.MET, "10"),
        (LEAD_TIME, "≤", 1, "week", "c1", Truth.MET, "2 days"),
        (COUNTRY, "=", "DE", None, "c1", Truth.MET, "CN, DE"),
        (CATEGORY, "=", "Desks", None, "c1", Truth.MISSED, "Power > Chargers"),
        (CATEGORY, "=", "Desks", None, "loose", Truth.UNKNOWN, None),
        (PRICE, "≤", 10, "USD", "d1", Truth.UNKNOWN, None),
    ],
)
def test_outcomes(store, field, operator, value, unit, id_, truth, text):
    constraint = ask(field, operator, value, unit=unit)
    found = store.outcome(constraint, store.order.number(id_))
    assert (found.constraint, found.truth, found.value) == (constraint, truth, text)
