"""Question policies: one contract for all of them, and what is asked by ours."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.constraint import BRAND, CATEGORY, Constraint, Operator
from data.need import Amount, Need, NeedLine, Origin, Place, Provenance, Requirement, Stated
from dialogue.acts import Ambiguous, Inform, Matters, Term
from dialogue.asked import asked_by
from dialogue.belief import BeliefBuilder
from dialogue.belief.care import Replies
from dialogue.policy.arms import ARMS, ByMeasure, NoQuestions, entropy
from dialogue.policy.ask import field_question
from dialogue.policy.candidates import Candidates, Open
from dialogue.policy.category import category_question, kinds_of
from dialogue.policy.improvement import ExpectedImprovement
from dialogue.policy.priorities import (
    NAMED_BESIDE,
    Prospect,
    priorities_question,
    worth_asking,
)
from dialogue.policy.protocol import QuestionPolicy, View
from dialogue.policy.terms import missing, term_question
from dialogue.policy.which import which_question
from dialogue.reply import Stop
from dialogue.state import ELSE, PRIORITIES, Question, QuestionKind

CHOSEN = Provenance(Origin.CHOSEN, 1)
POLICIES: dict[str, QuestionPolicy] = {
    "ours": ExpectedImprovement(),
    "ours without priorities": ExpectedImprovement(priorities=False),
    **{name: ByMeasure(measure) for name, measure in ARMS.items()},
}


@pytest.fixture
def builder(table: Any) -> BeliefBuilder:
    return BeliefBuilder(table)


def view(builder: BeliefBuilder, line: NeedLine | None = None, **changes: Any) -> View:
    wanted = line or NeedLine("1", "truck", **changes)
    return View(Need(lines=(wanted,), focus=wanted.id), builder.build(wanted))


def require(*constraints: Constraint) -> tuple[Requirement, ...]:
    return tuple(Requirement(one, CHOSEN) for one in constraints)


def ask(policy: QuestionPolicy, seen: View, asked: frozenset[tuple[str, str]]) -> Question:
    found = policy.choose(seen, asked)
    assert isinstance(found, Question)
    return found


@pytest.fixture(params=POLICIES)
def policy(request: pytest.FixtureRequest) -> QuestionPolicy:
    return POLICIES[request.param]


def test_a_policy_never_repeats_itself_and_ends(
    policy: QuestionPolicy, builder: BeliefBuilder
) -> None:
    seen = view(builder)
    asked: frozenset[tuple[str, str]] = frozenset()
    for _ in range(20):
        found = policy.choose(seen, asked)
        if isinstance(found, Stop):
            break
        (name,) = asked_by(found)
        assert name not in asked
        asked |= {name}
    else:
        pytest.fail("twenty questions, and no end")


def test_a_policy_does_not_ask_what_is_known_passed_over_or_all_the_same(
    policy: QuestionPolicy, builder: BeliefBuilder
) -> None:
    seen = view(
        builder,
        requirements=require(Constraint("fuel", Operator.EQUAL, ("LPG",))),
        indifferent=frozenset({"mast"}),
        undecided=frozenset({"cabin"}),
    )
    asked = frozenset({("1", PRIORITIES), ("2", "capacity")})
    names = set()
    while isinstance(found := policy.choose(seen, asked), Question):
        names.add(found.field)
        asked |= asked_by(found)
    assert not names & {"fuel", "mast", "cabin", "colour"}


def test_a_policy_is_deterministic(policy: QuestionPolicy, table: Any) -> None:
    first, second = (policy.choose(view(BeliefBuilder(table)), frozenset()) for _ in range(2))
    assert first == second


def test_options_are_drawn_from_the_candidates(
    policy: QuestionPolicy, builder: BeliefBuilder
) -> None:
    seen = view(builder, requirements=require(Constraint("capacity", Operator.AT_LEAST, (3000.0,))))
    asked = frozenset({("1", PRIORITIES)})
    while isinstance(found := policy.choose(seen, asked), Question):
        asked |= asked_by(found)
        documents = seen.belief.domain.documents[seen.belief.possible]
        assert 2 <= len(found.options) <= 7
        assert len({one.id for one in found.options}) == len(found.options)
        for option in found.options:
            (act,) = option.acts
            assert isinstance(act, Inform)
            truths = seen.belief.domain.source.truths(act.constraint, documents)
            assert option.count == int((truths > 0).sum()) > 0
        assert found.reason.candidates == len(documents)
        assert sum(found.reason.shares) == pytest.approx(1.0)


def test_nothing_to_ask_about_nothing(policy: QuestionPolicy, builder: BeliefBuilder) -> None:
    assert policy.choose(view(builder, NeedLine("1", "submarine")), frozenset()) is (
        Stop.NOTHING_FOUND
    )


def test_a_single_product_needs_no_question(policy: QuestionPolicy, table: Any) -> None:
    alone = replace(table, rows=table.rows[:1], paths=table.paths[:1])
    assert isinstance(policy.choose(view(BeliefBuilder(alone)), frozenset()), Stop)


def test_no_questions_asks_none(builder: BeliefBuilder) -> None:
    assert NoQuestions().choose(view(builder), frozenset()) is Stop.BY_REQUEST


def test_what_matters_is_asked_first_and_then_about(builder: BeliefBuilder) -> None:
    ours = ExpectedImprovement()
    first = ask(ours, view(builder), frozenset())
    assert first.kind is QuestionKind.PRIORITIES
    assert first.several
    offered = [option.field for option in first.options]
    assert "capacity" in offered
    assert "colour" not in offered
    acts = [act for option in first.options for act in option.acts]
    assert all(isinstance(act, Matters) and act.fields for act in acts)
    chosen = view(builder, matters=("mast",), minor=frozenset(offered) - {"mast"})
    assert ask(ours, chosen, asked_by(first)).field == "mast"


def test_what_was_named_is_asked_about_before_anything_else_is(builder: BeliefBuilder) -> None:
    ours = ExpectedImprovement()
    asked = frozenset({("1", PRIORITIES)})
    named: list[str | None] = []
    seen = view(builder, matters=("mast", "cabin", "fuel"))
    while isinstance(found := ours.choose(seen, asked), Question) and found.field is not None:
        named.append(found.field)
        asked |= asked_by(found)
        if len(named) == 3:
            break
    assert set(named) == {"mast", "cabin", "fuel"}


def test_who_cannot_say_what_matters_is_asked_what_else_does_after_a_value(
    builder: BeliefBuilder,
) -> None:
    ours = ExpectedImprovement(checks=False)
    wanted = NeedLine("1", "truck")
    belief = builder.build(wanted, replies=Replies(unsure=True))
    seen = View(Need(lines=(wanted,), focus="1"), belief)
    asked = frozenset({("1", PRIORITIES)})
    value = ask(ours, seen, asked)
    assert value.kind is QuestionKind.ATTRIBUTE
    asked |= asked_by(value)
    assert ask(ours, view(builder), asked).kind is QuestionKind.ATTRIBUTE
    more = ask(ours, seen, asked)
    assert more.topic == ELSE
    asked |= asked_by(more)
    kinds = set()
    while isinstance(found := ours.choose(seen, asked), Question):
        kinds.add(found.kind)
        asked |= asked_by(found)
    assert QuestionKind.PRIORITIES not in kinds


def test_what_lies_beyond_all_bounds_is_not_offered(builder: BeliefBuilder) -> None:
    belief = view(builder).belief
    field = belief.field("capacity")
    assert field is not None
    split = Candidates.of(belief).split(field)
    assert split is not None
    shares, unknown = split.shares(Candidates.of(belief).weight)
    found = field_question(belief, Open(field, split, shares, unknown), gain=1.0, cost=0.0)
    constraints = [
        act.constraint for one in found.options for act in one.acts if isinstance(act, Inform)
    ]
    assert {one.operator for one in constraints} == {Operator.AT_LEAST}
    assert len(found.options) == len(split.answers) - 1
    assert sum(found.reason.shares) == pytest.approx(1.0)


def test_once_nothing_is_worth_asking_it_is_asked_what_else_matters(
    builder: BeliefBuilder,
) -> None:
    ours = ExpectedImprovement(cost=0.15, checks=False)
    seen = view(builder, requirements=require(Constraint("fuel", Operator.EQUAL, ("LPG",))))
    asked = frozenset({("1", PRIORITIES)})
    found = ask(ours, seen, asked)
    assert found.kind is QuestionKind.PRIORITIES
    assert found.topic == ELSE
    assert asked_by(found) == {("1", ELSE)}
    again = ours.choose(seen, asked | asked_by(found))
    assert not isinstance(again, Question) or again.kind is not QuestionKind.PRIORITIES
    assert ExpectedImprovement(cost=0.5, checks=False).choose(seen, asked) is Stop.SETTLED


def test_few_priorities_are_listed_and_the_rest_named_beside(table: Any) -> None:
    fields = [f"f{n}" for n in range(24)]
    belief = BeliefBuilder(table).build(NeedLine("1", "truck"))
    many = [Prospect(name, 0.3, 1.0, 1.0, 100) for name in fields]
    found = priorities_question(belief, many, gain=1.0, cost=0.05)
    assert found is not None
    assert len(found.options) == len(found.reason.shares) == 7
    assert len(found.further) == NAMED_BESIDE
    ids = [one.id for one in (*found.options, *found.further)]
    assert len(set(ids)) == len(ids)


def test_what_was_left_out_is_not_worth_a_question(builder: BeliefBuilder) -> None:
    ours = ExpectedImprovement()
    fields = frozenset(field.name for field in builder.build(NeedLine("1", "truck")).domain.fields)
    nothing = view(builder, minor=fields)
    assert ours.choose(nothing, frozenset({("1", PRIORITIES)})) is Stop.SETTLED


def test_priorities_are_worth_it_where_few_of_many_fields_matter() -> None:
    many = [Prospect(f"f{n}", 0.25, 1.5, 1.0, 100) for n in range(12)]
    assert worth_asking(many) > 0
    sure = [Prospect(f"f{n}", 0.95, 1.5, 1.0, 100) for n in range(4)]
    assert worth_asking(sure) < 0
    assert worth_asking([]) == 0


def test_a_field_that_matters_more_is_asked_before_one_that_splits_better(
    builder: BeliefBuilder,
) -> None:
    seen = view(builder, matters=("cabin",), minor=frozenset({"capacity", "fuel", "lift", "mast"}))
    assert ask(ExpectedImprovement(), seen, frozenset({("1", PRIORITIES)})).field == "cabin"


def test_a_bound_is_offered_where_more_is_better(builder: BeliefBuilder) -> None:
    seen = view(builder, matters=("capacity",))
    found = ask(ExpectedImprovement(), seen, frozenset({("1", PRIORITIES)}))
    assert found.field == "capacity"
    operators = [act.constraint.operator for one in found.options for act in one.acts]  # type: ignore[union-attr]
    assert set(operators) <= {Operator.AT_LEAST, Operator.AT_MOST, Operator.EQUAL}
    assert operators.count(Operator.AT_LEAST) >= 3
    counts = [
        one.count
        for one, operator in zip(found.options, operators, strict=True)
        if operator is Operator.AT_LEAST
    ]
    assert counts == sorted(counts, reverse=True)
    assert found.unit == "kg"
    assert sum(count for _, _, count in found.histogram) > 100


def test_words_for_two_kinds_of_product_ask_which(table: Any) -> None:
    paths = [("Handling", "Trucks")] * 80 + [("Handling", "Reach trucks")] * 80
    schema = table.schema
    both = replace(table, rows=table.rows[:160], paths=paths, schema=schema)
    seen = view(BeliefBuilder(both))
    assert len(seen.belief.categories) == 2
    found = ask(ExpectedImprovement(), seen, frozenset())
    assert found.kind is QuestionKind.CATEGORY
    assert [one.label for one in found.options] == ["Reach trucks", "Trucks"] or [
        one.label for one in found.options
    ] == ["Trucks", "Reach trucks"]
    assert sum(one.count or 0 for one in found.options) == 160
    again = ExpectedImprovement().choose(seen, frozenset({("1", CATEGORY)}))
    assert not isinstance(again, Question) or again.kind is not QuestionKind.CATEGORY


def test_a_kind_of_which_nothing_is_left_is_not_offered(table: Any) -> None:
    paths = [("Handling", "Trucks")] * 80 + [("Handling", "Reach trucks")] * 80
    both = replace(table, rows=table.rows[:160], paths=paths, schema=table.schema)
    rejected = tuple(both.product_ids(np.arange(80, 160, dtype=np.int32)))
    belief = BeliefBuilder(both).build(NeedLine("1", "truck", rejected=rejected))
    kinds = kinds_of(belief, 5)
    assert kinds is not None
    assert category_question(belief, kinds, cost=0.01) is None


def test_terms_are_asked_once_the_order_is_the_matter(builder: BeliefBuilder) -> None:
    line = NeedLine("1", "truck", selected=("p1",))
    need = Need(lines=(line,), focus="1")
    ordering = View(need, builder.build(line), ordering=True)
    asked: frozenset[tuple[str, str]] = frozenset()
    terms = []
    while isinstance(found := ExpectedImprovement().choose(ordering, asked), Question):
        assert found.kind is QuestionKind.TERM
        terms.append(found.term)
        asked |= asked_by(found)
    assert terms == [Term.QUANTITY, Term.DESTINATION, Term.NEEDED_BY, Term.BUDGET]
    assert found is Stop.COMPLETE


def test_a_term_that_is_known_is_not_asked() -> None:
    said = Provenance(Origin.STATED, 1)
    line = NeedLine("1", "truck", quantity=Stated(Amount(5), said))  # type: ignore[arg-type]
    need = Need(lines=(line,), focus="1")
    assert missing(need) == (Term.DESTINATION, Term.NEEDED_BY)
    need = replace(need, terms=replace(need.terms, destination=Stated(Place("NL", None), said)))
    found = term_question(need, frozenset(), candidates=3)
    assert found is not None
    assert found.term is Term.NEEDED_BY


def test_an_ambiguous_value_is_asked_about(builder: BeliefBuilder) -> None:
    readings = (
        Constraint("lift", Operator.EQUAL, (3000.0,)),
        Constraint("capacity", Operator.EQUAL, (3000.0,)),
    )
    found = which_question(view(builder).belief, Ambiguous(readings=readings, words="3000"))
    assert [one.field for one in found.options] == ["lift", "capacity"]
    assert all(one.count and one.count > 0 for one in found.options)


@given(st.lists(st.floats(0.001, 1), min_size=1, max_size=12))
def test_entropy_is_at_most_that_of_even_shares(weights: list[float]) -> None:
    shares = np.array(weights) / sum(weights)
    assert -1e-9 <= entropy(shares) <= np.log2(len(shares)) + 1e-9


@given(
    st.lists(
        st.tuples(st.floats(0.01, 0.9), st.floats(0, 3)),
        min_size=1,
        max_size=10,
    )
)
@settings(max_examples=100)
def test_knowing_what_matters_is_worth_at_most_all_gains(pairs: list[tuple[float, float]]) -> None:
    fields = [Prospect(f"f{n}", care, gain, 1.0, 1) for n, (care, gain) in enumerate(pairs)]
    best = sum(sorted((gain for _, gain in pairs), reverse=True)[:2])
    direct = sum(sorted((care * gain for care, gain in pairs), reverse=True)[:3])
    assert worth_asking(fields) <= best - direct + 1e-9


def test_a_brand_is_offered_by_name(table: Any) -> None:
    rows = [{**row, BRAND: ("Abc" if n % 3 else "Xyz")} for n, row in enumerate(table.rows)]
    seen = view(BeliefBuilder(replace(table, rows=rows)), matters=(BRAND,))
    found = ask(ExpectedImprovement(), seen, frozenset({("1", PRIORITIES)}))
    assert found.field == BRAND
    assert [one.label for one in found.options] == ["Abc", "Xyz"]
