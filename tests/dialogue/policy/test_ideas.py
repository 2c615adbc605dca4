"""Ideas: what a buyer with vague words is offered, within a budget."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from data.constraint import PRICE
from data.money import Money
from data.need import Need, NeedLine
from dialogue.acts import Inform, Want
from dialogue.belief import BeliefBuilder
from dialogue.policy.category import category_question, kinds_of
from dialogue.policy.ideas import ideas_of


def test_a_vague_start_offers_what_there_is(table: Any) -> None:
    everything = BeliefBuilder(table).everything()
    found = ideas_of(table, everything, Need(), "", None)
    assert found is not None
    assert [(one.label, one.count) for one in found.question.options] == [
        ("Handling", 160),
        ("Lighting", 60),
    ]
    (act,) = found.question.options[0].acts
    assert isinstance(act, Want)
    assert act.category == ("Handling",)
    assert found.products == ()


@pytest.mark.parametrize(("amount", "kinds"), [("100", ["Lamps"]), ("100000", ["Trucks", "Lamps"])])
def test_only_what_the_budget_pays_for_is_offered(
    table: Any, amount: str, kinds: list[str]
) -> None:
    everything = BeliefBuilder(table).everything()
    budget = Money(Decimal(amount), "USD")
    found = ideas_of(table, everything, Need(lines=(NeedLine("1", "gifts"),)), "gifts", budget)
    assert found is not None
    assert [one.label for one in found.question.options] == kinds
    price = everything.column(PRICE).low
    assert price is not None
    for option in found.question.options:
        filed = [n for n, path in enumerate(table.paths) if path[-1] == option.label]
        assert option.count == sum(
            table.rows[n].get(PRICE) is not None and table.rows[n][PRICE] <= float(amount)
            for n in filed
        )
    for shown in found.products:
        (document,) = table.documents([shown.product_id])
        assert price[document] <= float(amount)


def test_a_budget_that_pays_for_nothing_leaves_nothing_out(table: Any) -> None:
    everything = BeliefBuilder(table).everything()
    found = ideas_of(table, everything, Need(), "", Money(Decimal("0.01"), "USD"))
    assert found is not None
    assert sum(one.count or 0 for one in found.question.options) == 220


def test_kinds_are_counted_within_the_budget(table: Any) -> None:
    budget = Money(Decimal(100), "USD")
    line = NeedLine("1", "truck lamp")
    free = BeliefBuilder(table).build(line)
    bound = BeliefBuilder(table).build(line, budget=budget)
    unpriced = sum(row.get(PRICE) is None for row in table.rows[:160])
    for belief, trucks in ((free, 160), (bound, unpriced)):
        kinds = kinds_of(belief, 5)
        assert kinds is not None
        found = category_question(belief, kinds, cost=0.05)
        assert {one.label: one.count for one in found.options} == {"Trucks": trucks, "Lamps": 60}
        assert sum(found.reason.shares) == pytest.approx(1.0)
        for option in found.options:
            (act,) = option.acts
            assert isinstance(act, Inform)
