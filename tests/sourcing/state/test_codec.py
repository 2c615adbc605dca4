"""States come back equal, whatever they hold; what is not a state of this version is refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.constraint import Constraint, Importance, Operator
from data.errors import InputError, StateError
from data.money import Money
from data.need import Amount, Need, Place
from data.records.offer import DeliveryTerm
from dialogue.acts import Act, SetTerm, Term
from dialogue.state import DialogueState, Option, Question, QuestionKind, Reason, Turn
from sourcing.chat.acts import TERM_TYPES
from sourcing.state.codec import (
    head_to_json,
    state_from_json,
    state_from_parts,
    state_to_json,
    turn_to_json,
)

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
NUMBERS = st.floats(allow_nan=False)
COUNTS = st.integers(0, 10**6)
DECIMALS = st.decimals(allow_nan=False, allow_infinity=False, places=4)
CONSTRAINTS = st.builds(
    Constraint,
    WORDS,
    st.sampled_from(Operator),
    st.lists(st.one_of(NUMBERS, WORDS, st.booleans()), max_size=3).map(tuple),
    st.none() | WORDS,
    st.sampled_from(Importance),
)
PLACES = st.builds(Place, st.none() | st.sampled_from(["DE", "CN"]), st.none() | WORDS)
VALUES: dict[Term, st.SearchStrategy[Any]] = {
    Term.QUANTITY: st.builds(Amount, DECIMALS, st.none() | WORDS),
    Term.ANNUAL: st.builds(Amount, DECIMALS, st.none() | WORDS),
    Term.BUDGET: st.builds(Money, DECIMALS, st.sampled_from(["USD", "CNY"])),
    Term.DESTINATION: PLACES,
    Term.DELIVERY_TERM: st.builds(DeliveryTerm, st.sampled_from(["FOB", "DAP"]), st.none() | WORDS),
    Term.NEEDED_BY: st.dates(),
    # Words that read like a date, a number or a yes are still words.
    Term.PAYMENT: WORDS | st.sampled_from(["2026-01-01", "1", "true", "12.5"]),
    Term.SAMPLES: st.booleans(),
    Term.CURRENCY: st.sampled_from(["USD", "EUR"]),
}


@st.composite
def terms(draw: st.DrawFn) -> SetTerm:
    term = draw(st.sampled_from(Term))
    value = VALUES[term] if term in VALUES else st.from_type(TERM_TYPES[term])
    return SetTerm(term=term, value=draw(value), correction=draw(st.booleans()))


ACTS = st.one_of(*[terms() if kind is SetTerm else st.from_type(kind) for kind in get_args(Act)])
OPTIONS = st.builds(
    Option,
    WORDS,
    st.lists(ACTS, max_size=2).map(tuple),
    low=st.none() | NUMBERS,
    high=st.none() | NUMBERS,
    label=st.none() | WORDS,
)
QUESTIONS = st.builds(
    Question,
    st.sampled_from(QuestionKind),
    st.lists(OPTIONS, max_size=3).map(tuple),
    st.builds(Reason, COUNTS, st.lists(NUMBERS, max_size=3).map(tuple), NUMBERS, NUMBERS, NUMBERS),
    term=st.none() | st.sampled_from(Term),
    histogram=st.lists(st.tuples(NUMBERS, NUMBERS, COUNTS), max_size=2).map(tuple),
    several=st.booleans(),
)
TURNS = st.builds(
    Turn,
    COUNTS,
    st.none() | WORDS,
    st.just("en"),
    st.lists(ACTS, max_size=3).map(tuple),
    st.just(Need()),
    st.lists(WORDS, max_size=3).map(tuple),
    st.none() | QUESTIONS,
)
STATES = st.builds(
    DialogueState,
    st.just(Need()),
    st.lists(TURNS, max_size=2).map(tuple),
    st.none() | QUESTIONS,
    st.frozensets(st.tuples(WORDS, WORDS), max_size=3),
    st.lists(WORDS, max_size=3).map(tuple),
    st.lists(CONSTRAINTS, max_size=3).map(tuple),
    st.none() | WORDS,
    COUNTS,
    st.booleans(),
)


def typed(value: object) -> object:
    """A value with the types of all that is in it: a float that came back as text is no equal."""
    if isinstance(value, tuple):
        return tuple(map(typed, value))
    if hasattr(value, "__dataclass_fields__"):
        parts = tuple(typed(getattr(value, one.name)) for one in fields(value))
        return (type(value), parts)
    if value != value:
        return (type(value), "not a number")
    return value if isinstance(value, frozenset) else (type(value), value)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(STATES)
def test_any_state_comes_back_equal_with_the_same_types(state: DialogueState) -> None:
    text = state_to_json(state)
    assert typed(state_from_json(text)) == typed(state)
    parts = state_from_parts(head_to_json(state), [turn_to_json(one) for one in state.turns])
    assert typed(parts) == typed(state)
    # What is written is JSON that every parser reads, and the same for the same state.
    json.loads(text, parse_constant=lambda word: pytest.fail(word))
    assert state_to_json(state_from_json(text)) == text


@pytest.mark.parametrize("kind", get_args(Act), ids=lambda kind: kind.__name__)
def test_every_act_says_which_it_is(kind: type) -> None:
    strategy = terms() if kind is SetTerm else st.from_type(kind)

    @settings(max_examples=5, deadline=None, database=None)
    @given(strategy)
    def comes_back(act: Act) -> None:
        state = DialogueState(turns=(Turn(1, None, "en", (act,), Need()),))
        text = state_to_json(state)
        assert json.loads(text)["turns"][0]["acts"][0]["act"] == kind.__name__
        assert typed(state_from_json(text)) == typed(state)

    comes_back()


def test_a_conversation_as_it_is_held_comes_back_equal(
    states: Callable[..., list[DialogueState]],
) -> None:
    for state in states("forklift", "3 t", "叉车"):
        assert state_from_json(state_to_json(state)) == state


@pytest.mark.parametrize("number", [float("inf"), float("-inf"), 1e308, -0.0, 3])
def test_numbers_keep_what_they_are(number: float) -> None:
    state = DialogueState(
        constraint_order=(Constraint("f", Operator.ABOUT, (number, "inf", "Infinity", True)),)
    )
    found = state_from_json(state_to_json(state)).constraint_order[0].values
    assert found == (number, "inf", "Infinity", True)
    assert [type(one) for one in found] == [float, str, str, bool]


def test_terms_keep_the_type_of_their_value() -> None:
    for term, value in (
        (Term.NEEDED_BY, date(2027, 3, 1)),
        (Term.PAYMENT, "2027-03-01"),
        (Term.QUANTITY, Amount(Decimal("1E+3"))),
        (Term.BUDGET, Money(Decimal("10.00"), "USD")),
        (Term.DESTINATION, Place(None, "Hamburg")),
        (Term.DELIVERY_TERM, DeliveryTerm("FOB", "Shanghai")),
        (Term.SAMPLES, False),
    ):
        turn = Turn(1, None, "en", (SetTerm(term=term, value=value),), Need())
        found = state_from_json(state_to_json(DialogueState(turns=(turn,)))).turns[0].acts[0]
        assert isinstance(found, SetTerm)
        assert typed(found.value) == typed(value)


def test_half_a_pair_is_refused_when_it_is_written() -> None:
    with pytest.raises(InputError, match="Unicode"):
        state_to_json(DialogueState(shown=("\ud83d",)))


def test_a_field_that_is_new_has_its_default_in_a_state_from_before() -> None:
    document = json.loads(state_to_json(DialogueState(offset=5)))
    del document["head"]["quiet"], document["head"]["shown"]
    assert state_from_json(json.dumps(document)) == DialogueState(offset=5)


@pytest.mark.parametrize("version", [0, 2, "1", None])
def test_another_version_is_refused_by_name(version: object) -> None:
    turn = Turn(1, None, "en", (), Need())
    head, kept = (json.loads(one) for one in (head_to_json(DialogueState()), turn_to_json(turn)))
    whole = json.loads(state_to_json(DialogueState()))
    for document in (head, kept, whole):
        document["v"] = version
    good = head_to_json(DialogueState())
    for read in (
        lambda: state_from_parts(json.dumps(head), ()),
        lambda: state_from_parts(good, [turn_to_json(turn), json.dumps(kept)]),
        lambda: state_from_json(json.dumps(whole)),
    ):
        with pytest.raises(StateError, match="another version") as refused:
            read()
        assert refused.value.accepted == "1"


@pytest.mark.parametrize(
    "text",
    [b"", b"{", b"[]", b"null", b"\xff", b'{"v":1}', b'{"v":1,"head":{"offset":"x"},"turns":[]}'],
)
def test_what_is_damaged_is_refused(text: bytes) -> None:
    with pytest.raises(StateError):
        state_from_json(text)


def test_an_act_that_is_none_is_refused() -> None:
    turn = Turn(1, "x", "en", (SetTerm(term=Term.SAMPLES, value=True),), Need())
    document = json.loads(state_to_json(DialogueState(turns=(turn,))))
    for acts in ([{"act": "Buy"}], [{}], [7], [{"act": "SetTerm", "term": "samples", "value": []}]):
        document["turns"][0]["acts"] = acts
        with pytest.raises(StateError, match="damaged"):
            state_from_json(json.dumps(document))


def test_a_turn_adds_and_rewrites_nothing(states: Callable[..., list[DialogueState]]) -> None:
    held = states("a", "b", "c")
    heads = [head_to_json(one) for one in held]
    # The head does not grow with the turns, but for what was asked.
    assert len(heads[2]) - len(heads[0]) < 100
    assert turn_to_json(held[2].turns[0]) == turn_to_json(held[0].turns[0])
    assert replace(held[2], turns=held[2].turns[:1]).turns == held[0].turns
