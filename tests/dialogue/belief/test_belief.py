"""Belief: no answer is fatal, unknown is not yes, and the list is in order."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.constraint import CATEGORY, PRICE, Constraint, Importance, Operator, Truth
from data.money import Money
from data.need import NeedLine, Origin, Provenance, Requirement
from data.schema import AttributeSchema
from data.schema.model import CategorySchema
from dialogue.belief import Belief, BeliefBuilder
from dialogue.belief.care import EXPECTED, Replies, care
from dialogue.belief.likelihood import closeness, likelihood, wrong
from dialogue.belief.outcomes import shown_products
from dialogue.protocols import Column

STATED = Provenance(Origin.STATED, 1)
CHOSEN = Provenance(Origin.CHOSEN, 1)


def must(field: str, operator: Operator, *values: float | str | bool) -> Requirement:
    return Requirement(Constraint(field, operator, values), STATED)


def should(field: str, operator: Operator, *values: float | str | bool) -> Requirement:
    return Requirement(Constraint(field, operator, values, None, Importance.SHOULD), STATED)


@pytest.fixture
def builder(table: Any) -> BeliefBuilder:
    return BeliefBuilder(table)


def believe(builder: BeliefBuilder, *requirements: Requirement, query: str = "truck") -> Belief:
    return builder.build(NeedLine("1", query, requirements=requirements))


def test_words_choose_the_category(builder: BeliefBuilder) -> None:
    belief = believe(builder)
    assert belief.categories[0].path == ("Handling", "Trucks")
    assert belief.categories[0].probability == pytest.approx(1.0)
    assert belief.weight.sum() == pytest.approx(1.0)


def test_a_chosen_category_is_the_only_one(builder: BeliefBuilder) -> None:
    chosen = Requirement(Constraint(CATEGORY, Operator.EQUAL, ("Lighting > Lamps",)), CHOSEN)
    belief = believe(builder, chosen)
    assert [one.path for one in belief.categories] == [("Lighting", "Lamps")]
    assert set(belief.domain.paths) == {("Lighting", "Lamps")}


def test_words_that_bring_nothing_up(builder: BeliefBuilder) -> None:
    belief = believe(builder, query="submarine")
    assert len(belief) == 0
    assert len(belief.ranking) == 0
    assert shown_products(belief, 0, 10) == ()


def test_without_categories_requirements_alone_mean_all_goods(table: Any) -> None:
    whole = table.schema.category(("Handling", "Trucks"))
    unsorted = replace(
        table,
        paths=[()] * len(table.rows),
        schema=AttributeSchema({(): CategorySchema((), whole.products, whole.attributes)}),
    )
    belief = believe(BeliefBuilder(unsorted), must("fuel", Operator.EQUAL, "LPG"), query="")
    assert belief.meeting[belief.ranking[0]]
    sorted_goods = believe(BeliefBuilder(table), must("fuel", Operator.EQUAL, "LPG"), query="")
    assert len(sorted_goods) == 0


def test_those_known_to_meet_every_must_come_first(builder: BeliefBuilder) -> None:
    belief = believe(
        builder, must("fuel", Operator.EQUAL, "LPG"), must("capacity", Operator.AT_LEAST, 2500.0)
    )
    meets = belief.meeting[belief.ranking]
    assert meets.any()
    assert not meets.all()
    assert list(meets) == sorted(meets, reverse=True)


def test_one_answer_is_never_fatal(builder: BeliefBuilder) -> None:
    belief = believe(builder, must("fuel", Operator.EQUAL, "LPG"))
    assert (belief.weight > 0).all()
    assert len(belief.ranking) == len(belief)


def test_two_answers_outweigh_one(builder: BeliefBuilder) -> None:
    belief = believe(
        builder,
        must("fuel", Operator.EQUAL, "LPG"),
        must("mast", Operator.EQUAL, "Duplex"),
        must("cabin", Operator.EQUAL, True),
    )
    missing_one = (belief.missed == 1) & (belief.unknown == 0)
    missing_two = (belief.missed == 2) & (belief.unknown == 0)
    assert belief.evidence[missing_one].min() > belief.evidence[missing_two].max()


def test_unknown_is_neither_yes_nor_no(builder: BeliefBuilder) -> None:
    belief = believe(builder, must("fuel", Operator.EQUAL, "LPG"))
    (found,), (truths,) = belief.likelihoods, belief.truths
    assert found[truths > 0].min() > found[truths == 0].max()
    assert found[truths == 0].min() > found[truths < 0].max()


def test_a_near_miss_is_likelier_than_a_far_one(builder: BeliefBuilder) -> None:
    belief = believe(builder, must("weight", Operator.AT_LEAST, 4000.0))
    (found,) = belief.likelihoods
    weight = belief.domain.column("weight").low
    assert weight is not None
    near = (weight < 4000) & (weight > 3950)
    far = weight < 2500
    assert found[near].min() > 3 * found[far].max()


def test_a_wish_orders_and_does_not_exclude(builder: BeliefBuilder) -> None:
    belief = believe(builder, should("fuel", Operator.EQUAL, "LPG"))
    assert belief.meeting.all()
    (truths,) = belief.truths
    assert truths[belief.ranking[:10]].min() == 1
    (as_must,) = believe(builder, must("fuel", Operator.EQUAL, "LPG")).likelihoods
    (as_wish,) = belief.likelihoods
    assert as_wish[truths < 0].min() > as_must[truths < 0].max()


def test_what_was_understood_with_doubt_counts_less(builder: BeliefBuilder) -> None:
    sure = must("fuel", Operator.EQUAL, "LPG")
    unsure = replace(sure, provenance=Provenance(Origin.STATED, 1, confidence=0.5))
    assert wrong(unsure.provenance) > wrong(sure.provenance)
    assert wrong(CHOSEN) > wrong(STATED)
    (first,), (second,) = (believe(builder, one).likelihoods for one in (sure, unsure))
    missed = believe(builder, sure).truths[0] < 0
    assert second[missed].min() > first[missed].max()


def test_a_negation_counts_like_any_requirement(builder: BeliefBuilder) -> None:
    belief = believe(builder, must("fuel", Operator.NOT_EQUAL, "Diesel"))
    top = belief.ranking[: int(belief.meeting.sum())]
    column = belief.domain.column("fuel")
    assert column.offsets is not None
    assert column.codes is not None
    labels = {column.labels[column.codes[column.offsets[row]]] for row in top.tolist()}
    assert labels == {"Electric", "LPG"}


def test_what_is_rejected_is_gone(builder: BeliefBuilder, table: Any) -> None:
    first = believe(builder)
    (best,) = table.product_ids(first.domain.documents[first.ranking[:1]])
    again = builder.build(NeedLine("1", "truck", rejected=(best,)))
    assert best not in table.product_ids(again.domain.documents[again.ranking])
    assert len(again.ranking) == len(first.ranking) - 1


def test_until_power_is_spoken_of_the_list_suits_most(builder: BeliefBuilder) -> None:
    belief = believe(builder)
    factor = belief.suited["fuel"].of()
    diesel = builder.source.truths(
        Constraint("fuel", Operator.EQUAL, ("Diesel",)), belief.domain.documents
    )
    assert factor[diesel > 0].min() > factor[diesel < 0].max()
    assert factor[diesel < 0].min() > factor[diesel == 0].max()


def test_no_preference_takes_a_field_out_of_the_score(builder: BeliefBuilder) -> None:
    assert "fuel" in believe(builder).open
    line = NeedLine("1", "truck", indifferent=frozenset({"fuel"}))
    assert "fuel" not in builder.build(line).suited


def test_what_matters_is_cared_about_and_what_was_left_out_less(builder: BeliefBuilder) -> None:
    before = believe(builder).open
    line = NeedLine("1", "truck", matters=("mast",), minor=frozenset({"capacity"}))
    after = builder.build(line).open
    assert after["mast"] > 0.9 > before["mast"]
    assert after["capacity"] < before["capacity"] / 3


@given(
    st.lists(st.floats(0, 1), min_size=1, max_size=30),
    st.integers(0, 10),
    st.integers(0, 10),
)
def test_care_is_a_probability_and_follows_importance(
    importance: list[float], answered: int, passed: int
) -> None:
    found = care(importance, Replies(answered, passed))
    assert ((found >= 0) & (found <= 1)).all()
    order = np.argsort(importance)
    assert (np.diff(found[order]) >= -1e-9).all()


def test_care_sums_to_what_is_expected() -> None:
    assert care([0.5] * 20, Replies()).sum() == pytest.approx(EXPECTED, abs=1e-6)
    assert care([0.5] * 20, Replies(answered=4)).sum() > EXPECTED
    assert care([0.5] * 20, Replies(passed=4)).sum() < EXPECTED
    assert len(care([], Replies())) == 0
    assert care([0.0, 0.0], Replies()).sum() == 0


def test_outcomes_name_the_catalogues_own_value(builder: BeliefBuilder) -> None:
    belief = believe(
        builder, must("capacity", Operator.AT_LEAST, 3000.0), must("fuel", Operator.EQUAL, "LPG")
    )
    for one in shown_products(belief, 0, 200):
        capacity, fuel = one.outcomes
        for outcome in (capacity, fuel):
            assert (outcome.value is None) == (outcome.truth is Truth.UNKNOWN)
        if capacity.value is not None and capacity.value.low is not None:
            assert (capacity.value.low >= 3000) == (capacity.truth is Truth.MET)
            assert capacity.value.unit == "kg"
        if fuel.value is not None:
            assert (fuel.value.labels == ("LPG",)) == (fuel.truth is Truth.MET)
        assert (len(one.missed) > 0) == any(o.truth is Truth.MISSED for o in one.outcomes)


def test_positions_go_on_over_pages(builder: BeliefBuilder) -> None:
    belief = believe(builder)
    assert [one.position for one in shown_products(belief, 10, 13)] == [11, 12, 13]
    assert shown_products(belief, 0, 1)[0].score == pytest.approx(1.0)


def test_nothing_is_relaxed_where_something_misses_nothing(builder: BeliefBuilder) -> None:
    assert believe(builder, must("fuel", Operator.EQUAL, "LPG")).relaxation is None


def test_a_bound_that_nothing_reaches_is_loosened_to_what_there_is(table: Any) -> None:
    full = [row for row in table.rows[:160] if row.get("capacity") is not None]
    source = replace(table, rows=full, paths=[("Handling", "Trucks")] * len(full))
    belief = BeliefBuilder(source).build(
        NeedLine("1", "truck", requirements=(must("capacity", Operator.AT_LEAST, 9000.0),))
    )
    assert belief.relaxation is not None
    (one,) = belief.relaxation.given
    assert one.loosened == Constraint("capacity", Operator.AT_LEAST, (5000.0,))
    assert one.found == sum(row["capacity"] == 5000.0 for row in full)


def test_a_label_that_nothing_has_is_left_aside(table: Any) -> None:
    full = [row for row in table.rows[:160] if row.get("fuel") is not None]
    source = replace(table, rows=full, paths=[("Handling", "Trucks")] * len(full))
    belief = BeliefBuilder(source).build(
        NeedLine("1", "truck", requirements=(must("fuel", Operator.EQUAL, "Steam"),))
    )
    assert belief.relaxation is not None
    (one,) = belief.relaxation.given
    assert one.loosened is None
    assert one.found == len(full)


def test_what_the_relaxation_counts_comes_first(table: Any) -> None:
    rows = table.rows[:160]
    full = [row for row in rows if None not in (row.get("capacity"), row.get("fuel"))]
    source = replace(table, rows=full, paths=[("Handling", "Trucks")] * len(full))
    belief = believe(
        BeliefBuilder(source),
        must("capacity", Operator.AT_LEAST, 9000.0),
        must("fuel", Operator.EQUAL, "LPG"),
    )
    assert belief.relaxation is not None
    found = belief.relaxation.given[0].found
    assert 0 < found < len(full)
    assert belief.relaxation.through[belief.ranking[:found]].all()
    assert int(belief.relaxation.through.sum()) == found


def test_rows_that_meet_all_come_before_unknown_ones_and_those_before_missed_ones(
    builder: BeliefBuilder,
) -> None:
    belief = believe(
        builder,
        must("fuel", Operator.EQUAL, "LPG"),
        must("capacity", Operator.AT_LEAST, 3000.0),
    )
    tiers = np.where(belief.meeting, 0, np.where(belief.possible, 1, 2))[belief.ranking]
    assert (np.diff(tiers) >= 0).all()
    assert set(tiers.tolist()) == {0, 1, 2}


def test_of_near_duplicates_the_first_stands_for_all(table: Any) -> None:
    source = replace(table, twins={n: n - 1 for n in range(1, 160, 2)})
    belief = believe(BeliefBuilder(source))
    assert len(belief.ranking) == 80
    shown = shown_products(belief, 0, 80)
    ids = [one.product_id for one in shown]
    hidden = [twin for one in shown for twin in one.duplicates]
    assert len(set(ids) | set(hidden)) == len(ids) + len(hidden) == 160
    gone = BeliefBuilder(source).build(NeedLine("1", "truck", rejected=(ids[0],)))
    left = {one.product_id for one in shown_products(gone, 0, 160)}
    assert not left & {ids[0], *shown[0].duplicates}


@pytest.mark.parametrize("count", [0, 1, 5, 30, 200])
@pytest.mark.parametrize("twins", [{}, dict.fromkeys(range(1, 120), 0)])
def test_the_best_are_the_first_of_the_ranking(table: Any, count: int, twins: Any) -> None:
    builder = BeliefBuilder(replace(table, twins=twins))
    wanted = must("capacity", Operator.AT_LEAST, 3000.0)
    best = believe(builder, wanted).best(count)
    whole = believe(BeliefBuilder(replace(table, twins=twins)), wanted)
    assert best.tolist() == whole.ranking[:count].tolist()
    assert whole.listed == len(whole.ranking)


def test_a_belief_is_remembered_until_something_changes(builder: BeliefBuilder) -> None:
    line = NeedLine("1", "truck", requirements=(must("fuel", Operator.EQUAL, "LPG"),))
    first = builder.build(line)
    assert builder.build(replace(line)) is first
    assert builder.build(replace(line, matters=("mast",))) is not first
    assert builder.build(line, quantity=5.0) is not first
    made: list[int] = []
    for _ in range(2):
        first.remembered("key", lambda: made.append(1))
    assert made == [1]


def test_goods_of_no_category_are_not_all_goods(table: Any) -> None:
    schema = AttributeSchema(
        {
            one.category: one
            for one in (*table.schema.categories.values(), CategorySchema((), 3, ()))
        }
    )
    rows = [*table.rows, *({"title": "truck parts"} for _ in range(3))]
    source = replace(table, rows=rows, paths=[*table.paths, (), (), ()], schema=schema)
    belief = BeliefBuilder(source).build(NeedLine("1", "truck"))
    assert () in {one.path for one in belief.categories}
    assert len(belief) == 163


def test_the_same_need_gives_the_same_belief(table: Any) -> None:
    asked = must(PRICE, Operator.AT_MOST, 15000.0)
    first, second = BeliefBuilder(table), BeliefBuilder(table)
    believe(first, must("fuel", Operator.EQUAL, "LPG"))
    one, other = believe(first, asked), believe(second, asked)
    assert (one.ranking == other.ranking).all()
    assert (one.score == other.score).all()


CONSTRAINTS = st.one_of(
    st.builds(
        Constraint,
        st.sampled_from(("capacity", "lift", "weight", PRICE, "nonsense")),
        st.sampled_from((Operator.AT_LEAST, Operator.AT_MOST, Operator.ABOUT, Operator.EQUAL)),
        st.tuples(st.floats(1, 20000)),
        importance=st.sampled_from(Importance),
    ),
    st.builds(
        Constraint,
        st.sampled_from(("fuel", "mast", "cabin", "nonsense")),
        st.sampled_from((Operator.EQUAL, Operator.NOT_EQUAL)),
        st.tuples(st.sampled_from(("Diesel", "LPG", "Duplex", "Steam"))),
        importance=st.sampled_from(Importance),
    ),
)


@given(st.lists(CONSTRAINTS, max_size=5))
@settings(max_examples=60)
def test_whatever_is_required_the_belief_is_sound(table: Any, asked: list[Constraint]) -> None:
    requirements = tuple(Requirement(one, CHOSEN) for one in asked)
    belief = BeliefBuilder(table).build(NeedLine("1", "truck", requirements=requirements))
    assert np.isfinite(belief.score).all()
    assert (belief.score >= 0).all()
    assert belief.weight.sum() == pytest.approx(1.0)
    assert sorted(belief.ranking.tolist()) == np.flatnonzero(belief.evidence > 0).tolist()
    for one in belief.likelihoods:
        assert (one > 0).all()
        assert (one <= 1).all()
    given_up = belief.relaxation.given if belief.relaxation is not None else ()
    assert bool(given_up) == (not belief.possible.any())
    assert all(one.found > 0 for one in given_up)


def test_of_about_a_number_that_very_number_comes_first(builder: BeliefBuilder) -> None:
    belief = believe(builder, must("capacity", Operator.ABOUT, 2000.0))
    (found,), (truths,) = belief.likelihoods, belief.truths
    stated = belief.domain.column("capacity").low
    assert stated is not None
    assert (found[stated == 2000.0] == 1.0).all()
    beside = (truths > 0) & (stated != 2000.0)
    assert (found[beside] < 0.5).all()
    assert (found[beside] > 0).all()


def test_closeness_falls_with_distance_and_follows_the_digits_of_the_number() -> None:
    numbers = np.array([2.5, 2.51, 2.45, 2.3, np.nan])
    column = Column(unit="t", low=numbers, high=numbers)
    rough = closeness(Constraint("capacity", Operator.ABOUT, (2.5,), "t"), column)
    assert rough is not None
    assert rough[0] == rough[1] == 1.0
    assert 1.0 > rough[2] > rough[3]
    fine = closeness(Constraint("capacity", Operator.ABOUT, (2.5001,), "t"), column)
    assert fine is not None
    assert fine[0] < 1.0
    assert closeness(Constraint("capacity", Operator.AT_LEAST, (2.5,), "t"), column) is None


def test_likelihood_of_a_weightless_requirement_is_one(builder: BeliefBuilder) -> None:
    belief = believe(builder, must("fuel", Operator.EQUAL, "LPG"))
    light = replace(must("fuel", Operator.EQUAL, "LPG"), weight=0.0)
    column = belief.domain.column("fuel")
    assert (likelihood(light, belief.truths[0], column, belief.prior) == 1).all()


def test_what_the_budget_does_not_reach_is_less_likely(builder: BeliefBuilder) -> None:
    line = NeedLine("1", "truck")
    free = builder.build(line)
    held = builder.build(line, budget=Money.of(30000, "USD"), quantity=2.0)
    price = held.domain.column(PRICE).low
    assert price is not None
    dear, unknown = price > 15000, np.isnan(price)
    assert dear.any()
    assert (held.prior[dear] < free.prior[dear]).all()
    assert (held.prior[~dear] == free.prior[~dear]).all()
    assert unknown.any()


def two_kinds(table: Any, *, having: tuple[int, ...]) -> Any:
    """The trucks in two categories, in the schema of which the given ones have a capacity."""
    paths = [("Handling", "Trucks")] * 80 + [("Handling", "Reach trucks")] * 80
    known = table.schema.category("Trucks")
    without = tuple(one for one in known.attributes if one.id != "capacity")
    categories = {
        ("Handling", name): CategorySchema(
            ("Handling", name), 80, known.attributes if n in having else without
        )
        for n, name in enumerate(("Trucks", "Reach trucks"))
    }
    schema = AttributeSchema({**table.schema.categories, **categories})
    return replace(table, rows=table.rows[:160], paths=paths, schema=schema)


def test_a_kind_that_lacks_what_is_required_is_not_meant(table: Any) -> None:
    builder = BeliefBuilder(two_kinds(table, having=(0,)))
    assert len(believe(builder).categories) == 2
    capacity = must("capacity", Operator.AT_LEAST, 2000.0)
    belief = believe(builder, capacity)
    assert [one.path for one in belief.categories] == [("Handling", "Trucks")]
    assert belief.categories[0].probability == pytest.approx(1)
    assert set(belief.domain.paths) == {("Handling", "Trucks")}


@pytest.mark.parametrize("having", [(0, 1), ()])
def test_kinds_that_do_not_differ_in_it_both_stay(table: Any, having: tuple[int, ...]) -> None:
    builder = BeliefBuilder(two_kinds(table, having=having))
    belief = believe(builder, must("capacity", Operator.AT_LEAST, 2000.0))
    assert len(belief.categories) == 2


def test_a_wish_does_not_decide_the_kind(table: Any) -> None:
    builder = BeliefBuilder(two_kinds(table, having=(0,)))
    assert len(believe(builder, should("capacity", Operator.AT_LEAST, 2000.0)).categories) == 2
    assert len(believe(builder, must(PRICE, Operator.LESS, 1e9)).categories) == 2


def test_what_is_beyond_the_budget_is_said_and_comes_after_what_may_do(
    builder: BeliefBuilder,
) -> None:
    line = NeedLine("1", "truck", requirements=(must("fuel", Operator.EQUAL, "Electric"),))
    free = builder.build(line, quantity=2.0)
    belief = builder.build(line, quantity=2.0, budget=Money(Decimal(30_000), "USD"))
    assert belief.meeting.sum() < free.meeting.sum()
    shown = shown_products(belief, 0, belief.listed)
    beyond = [one for one in shown if one.outcomes[-1].requirement.constraint.field == PRICE]
    limit = beyond[0].outcomes[-1]
    assert limit.truth is Truth.MISSED
    assert limit.requirement.constraint == Constraint(PRICE, Operator.AT_MOST, (15_000.0,), "USD")
    assert all(one.outcomes[-1].value is not None for one in beyond)
    last_fitting = max(
        one.position
        for one in shown
        if one not in beyond and one.outcomes[0].truth is not Truth.MISSED
    )
    assert all(one.position > last_fitting for one in beyond)
