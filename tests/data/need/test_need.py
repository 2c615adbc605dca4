"""A need survives JSON, and says what is wrong with one that is not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from data.constraint import PRICE, Constraint, Importance, Operator
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
    need_from_json,
    need_to_json,
)
from data.records import DeliveryTerm

SAID = Provenance(Origin.STATED, 1, "2.5 ton, under $20k each", 0.9)
LINE = NeedLine(
    id="1",
    query="forklift",
    categories=(CategoryBelief(("Material handling", "Forklifts"), 0.8),),
    requirements=(
        Requirement(Constraint("load_capacity", Operator.AT_LEAST, (2.5,), "t"), SAID),
        Requirement(
            Constraint(PRICE, Operator.AT_MOST, (20000.0,), "USD", Importance.SHOULD), SAID, 0.5
        ),
        Requirement(Constraint("side_shift", Operator.EQUAL, (True,)), SAID),
        Requirement(Constraint("power", Operator.ONE_OF, ("LPG", "Diesel")), SAID),
    ),
    indifferent=frozenset({"colour", "brand"}),
    quantity=Stated(Amount(Decimal(10), "C62"), SAID),
    budget=Stated(Money.of("200000.00", "USD"), SAID),
    selected=("p1",),
    notes=(Stated("must fit the lift", SAID),),
)
NEED = Need(
    lines=(LINE,),
    terms=CommercialTerms(
        destination=Stated(Place("NL", "Rotterdam"), SAID),
        delivery_term=Stated(DeliveryTerm("CIF", "Rotterdam"), SAID),
        needed_by=Stated(date(2027, 3, 31), SAID),
        samples=Stated(False, SAID),
    ),
    language="zh-Hant",
    focus="1",
)


def test_a_need_comes_back_from_json_equal_to_the_last_type() -> None:
    back = need_from_json(need_to_json(NEED))
    assert back == NEED
    values = [v for r in back.lines[0].requirements for v in r.constraint.values]
    assert [type(v) for v in values] == [float, float, bool, str, str]


def test_the_line_in_focus_is_the_one_talked_about() -> None:
    assert NEED.line() is LINE
    assert NEED.line("2") is None
    assert Need().line() is None
    assert LINE.on(PRICE)[0].weight == 0.5
    assert LINE.category == ("Material handling", "Forklifts")


def test_what_is_no_need_is_refused_by_the_field_at_fault() -> None:
    with pytest.raises(InputError) as caught:
        need_from_json(b'{"lines": [{"id": "1", "query": 3}]}')
    assert caught.value.field == "lines.0.query"
