"""The clarifier: turns, replies, undo, digressions and replay over a catalogue in memory."""

from __future__ import annotations

from decimal import Decimal
from random import Random
from typing import Any

import pytest

from data.constraint import Constraint, Operator, Truth
from data.need import Amount, Origin, need_from_json, need_to_json
from dialogue.acts import (
    Act,
    Ambiguous,
    Ask,
    Compare,
    Correct,
    Greet,
    Inform,
    MoreResults,
    NotUnderstood,
    OutOfRange,
    Reference,
    RequestRfq,
    Restart,
    Select,
    SetTerm,
    ShowResults,
    Skip,
    Subject,
    Term,
    Undo,
    Want,
    WhyThis,
)
from dialogue.clarifier import Clarifier, Recorded
from dialogue.policy.improvement import ExpectedImprovement
from dialogue.replies import replies_of
from dialogue.reply import ChangeKind, Reply, Stop
from dialogue.state import DialogueState, QuestionKind

CAPACITY = Constraint("capacity", Operator.AT_LEAST, (3000.0,), "kg")
LPG = Constraint("fuel", Operator.EQUAL, ("LPG",))
SCRIPT: dict[str, tuple[Act, ...]] = {
    "hello": (Greet(),),
    "a truck": (Want(query="truck"),),
    "at least 3 t": (Inform(constraint=CAPACITY),),
    "on gas": (Inform(constraint=LPG),),
    "no, diesel": (Correct(constraint=Constraint("fuel", Operator.EQUAL, ("Diesel",))),),
    "skip": (Skip(),),
    "undo": (Undo(),),
    "start over": (Restart(),),
    "more": (MoreResults(),),
    "just show me": (ShowResults(),),
    "how many?": (Ask(subject=Subject.COUNT),),
    "compare the first two": (Compare(references=(Reference(position=1), Reference(position=2))),),
    "why the ninetieth?": (WhyThis(reference=Reference(position=90)),),
    "the first": (Select(references=(Reference(position=1),)),),
    "five": (SetTerm(term=Term.QUANTITY, value=Amount(Decimal(5))),),
    "quote": (RequestRfq(),),
    "3000": (
        Ambiguous(
            words="3000",
            readings=(CAPACITY, Constraint("lift", Operator.EQUAL, (3000.0,), "mm")),
        ),
    ),
    "900 t": (OutOfRange(constraint=Constraint("capacity", Operator.AT_LEAST, (900000.0,))),),
    "purple flurb": (NotUnderstood(words="flurb"),),
    "a submarine": (Want(query="submarine"),),
    "lamps too": (Want(query="lamp", added=True),),
    "12 t": (Inform(constraint=Constraint("capacity", Operator.AT_LEAST, (12000.0,), "kg")),),
}


@pytest.fixture
def clarifier(table: Any, scripted: Any, clock: Any) -> Clarifier:
    return Clarifier(table, scripted(SCRIPT), ExpectedImprovement(), clock, shown=5)


def talk(clarifier: Clarifier, *utterances: str) -> tuple[DialogueState, Reply]:
    state, reply = clarifier.open(), None
    for utterance in utterances:
        state, reply = clarifier.reply(state, utterance)
    assert reply is not None
    return state, reply


def test_results_come_first_and_with_them_one_question(clarifier: Clarifier) -> None:
    state, reply = talk(clarifier, "a truck")
    assert len(reply.products) == 5
    assert reply.total == 160
    assert reply.question is not None
    assert reply.stop is None
    assert state.shown == tuple(one.product_id for one in reply.products)
    assert state.question == reply.question
    assert state.turns[0].question == reply.question
    assert reply.categories[0].path == ("Handling", "Trucks")


def test_a_greeting_is_answered_with_what_there_is(clarifier: Clarifier) -> None:
    _, reply = talk(clarifier, "hello")
    assert reply.products == ()
    assert reply.question is not None
    assert reply.question.kind is QuestionKind.CATEGORY
    state, reply = clarifier.edit(talk(clarifier, "hello")[0], reply.question.options[0].acts)
    assert reply.total == 160
    assert state.need.lines[0].query == "Handling"


def test_every_product_shown_says_how_it_stands(clarifier: Clarifier) -> None:
    _, reply = talk(clarifier, "a truck", "at least 3 t", "on gas")
    assert reply.meeting > 0
    for one in reply.products:
        assert [outcome.requirement.constraint for outcome in one.outcomes] == [CAPACITY, LPG]
    met = [all(o.truth is Truth.MET for o in one.outcomes) for one in reply.products]
    assert met == sorted(met, reverse=True)
    assert met[0]


def test_an_option_narrows_to_what_it_counted(clarifier: Clarifier) -> None:
    state, reply = talk(clarifier, "a truck", "skip")
    assert reply.question is not None
    assert reply.question.kind is QuestionKind.ATTRIBUTE
    option = reply.question.options[1]
    _, reply = clarifier.edit(state, option.acts)
    assert reply.meeting == option.count


def test_no_field_is_asked_about_twice(clarifier: Clarifier) -> None:
    state, reply = talk(clarifier, "a truck")
    seen: list[object] = []
    while reply.question is not None:
        key = (reply.question.kind, reply.question.field)
        assert key not in seen
        seen.append(key)
        state, reply = clarifier.reply(state, "skip")
    assert reply.stop is not None


def test_a_digression_leaves_the_question_open(clarifier: Clarifier) -> None:
    state, before = talk(clarifier, "a truck", "skip")
    state, reply = clarifier.reply(state, "how many?")
    assert reply.question == before.question
    assert [type(one.act) for one in reply.requests] == [Ask]
    state, reply = clarifier.reply(state, "compare the first two")
    assert reply.requests[0].products == state.shown[:2]
    assert reply.question == before.question
    _, reply = clarifier.reply(state, "why the ninetieth?")
    assert reply.requests[0].unresolved == 1


def test_undo_opens_the_question_again(clarifier: Clarifier) -> None:
    state, before = talk(clarifier, "a truck", "skip")
    after, _ = clarifier.reply(state, "on gas")
    back, reply = clarifier.reply(after, "undo")
    assert back.need == state.need
    assert reply.question == before.question
    assert [one.kind for one in reply.changes] == [ChangeKind.UNDONE]


def test_a_correction_is_told(clarifier: Clarifier) -> None:
    _, reply = talk(clarifier, "a truck", "on gas", "no, diesel")
    (change,) = reply.changes
    assert change.kind is ChangeKind.REPLACED
    assert change.before[0].constraint == LPG


def test_starting_over_forgets_all(clarifier: Clarifier) -> None:
    state, reply = talk(clarifier, "a truck", "on gas", "start over")
    assert state.need.lines == ()
    assert reply.products == ()
    _, fresh = clarifier.reply(state, "a truck")
    _, first = talk(clarifier, "a truck")
    assert fresh.products == first.products
    assert fresh.question == first.question


def test_more_goes_on_and_anything_new_begins_again(clarifier: Clarifier) -> None:
    state, first = talk(clarifier, "a truck")
    assert first.more
    state, second = clarifier.reply(state, "more")
    assert [one.position for one in second.products] == [6, 7, 8, 9, 10]
    assert not set(state.shown) & {one.product_id for one in first.products}
    _, third = clarifier.reply(state, "on gas")
    assert third.products[0].position == 1


def test_no_more_questions_when_the_buyer_wants_none(clarifier: Clarifier) -> None:
    state, reply = talk(clarifier, "a truck", "just show me")
    assert reply.question is None
    assert reply.stop is Stop.BY_REQUEST
    assert clarifier.reply(state, "on gas")[1].stop is Stop.BY_REQUEST


def test_a_choice_leads_to_the_terms_of_the_order(clarifier: Clarifier) -> None:
    state, reply = talk(clarifier, "a truck", "the first")
    assert reply.question is not None
    assert reply.question.term is Term.QUANTITY
    assert Term.QUANTITY in reply.missing
    assert [one.selected for one in reply.products].count(True) == 1
    _, reply = clarifier.reply(state, "five")
    assert reply.question is not None
    assert reply.question.term is Term.DESTINATION
    assert Term.QUANTITY not in reply.missing


def test_asking_for_a_quotation_says_what_is_missing(clarifier: Clarifier) -> None:
    _, reply = talk(clarifier, "a truck", "quote")
    assert reply.rfq
    assert set(reply.missing) == {Term.QUANTITY, Term.DESTINATION, Term.NEEDED_BY}


def test_an_ambiguous_value_is_asked_about(clarifier: Clarifier) -> None:
    state, reply = talk(clarifier, "a truck", "3000")
    assert reply.question is not None
    assert reply.question.kind is QuestionKind.WHICH
    after, _ = clarifier.edit(state, reply.question.options[0].acts)
    line = after.need.line()
    assert line is not None
    assert [one.constraint for one in line.requirements] == [CAPACITY]


def test_what_cannot_be_and_what_was_not_understood_is_said(clarifier: Clarifier) -> None:
    state, reply = talk(clarifier, "a truck", "900 t")
    assert len(reply.contradictions) == 1
    line = state.need.line()
    assert line is not None
    assert line.requirements == ()
    assert clarifier.reply(state, "purple flurb")[1].not_understood == ("flurb",)


def test_nothing_found_is_said_and_what_there_is_offered(clarifier: Clarifier) -> None:
    _, reply = talk(clarifier, "a submarine")
    assert reply.products == ()
    assert reply.question is not None
    assert reply.question.kind is QuestionKind.CATEGORY


def test_when_nothing_meets_all_something_gives_way_and_is_named(clarifier: Clarifier) -> None:
    _, reply = talk(clarifier, "a truck", "12 t")
    assert reply.products
    # Trucks that do not state their capacity may be it; none is known to be.
    assert reply.meeting == 0
    assert all(not any(o.truth is Truth.MET for o in one.outcomes) for one in reply.products)


def test_two_lines_are_two_needs(clarifier: Clarifier) -> None:
    state, reply = talk(clarifier, "a truck", "on gas", "lamps too")
    assert [line.query for line in state.need.lines] == ["truck", "lamp"]
    assert reply.line == "2"
    assert reply.total == 60


def test_a_state_is_a_value(clarifier: Clarifier) -> None:
    spoken = ("a truck", "at least 3 t", "skip", "on gas", "no, diesel", "undo", "more")
    first, second = talk(clarifier, *spoken), talk(clarifier, *spoken)
    assert first == second
    state, _ = clarifier.replay(first[0].turns)
    assert state == first[0]
    assert (
        clarifier.replay([Recorded("a truck"), Recorded(None, SCRIPT["on gas"])])[0].turns[1].acts
    )
    assert need_from_json(need_to_json(first[0].need)) == first[0].need


def test_another_conversation_in_between_changes_nothing(
    clarifier: Clarifier, table: Any, scripted: Any, clock: Any
) -> None:
    talk(clarifier, "lamps too", "a truck", "on gas")
    fresh = Clarifier(table, scripted(SCRIPT), ExpectedImprovement(), clock, shown=5)
    assert talk(clarifier, "a truck", "at least 3 t") == talk(fresh, "a truck", "at least 3 t")


@pytest.mark.parametrize("seed", range(12))
def test_the_count_of_an_option_is_what_is_left_once_it_is_chosen(
    seed: int, table: Any, scripted: Any, clock: Any
) -> None:
    policy = ExpectedImprovement(cost=0.001, priorities=False, checks=False)
    clarifier = Clarifier(table, scripted(SCRIPT), policy, clock)
    state, reply = clarifier.reply(clarifier.open(), "a truck")
    dice = Random(seed)
    chosen = 0
    while reply.question is not None and reply.question.kind is QuestionKind.ATTRIBUTE:
        option = dice.choice(reply.question.options)
        field = str(reply.question.field)
        state, reply = clarifier.edit(state, option.acts)
        belief = clarifier.belief(state)
        assert belief is not None
        (last,) = state.need.lines[0].on(field)
        truths = belief.truths[belief.line.requirements.index(last)]
        left = int((belief.possible & (truths > 0)).sum())
        assert reply.meeting <= left == option.count <= reply.total
        if chosen == 0:
            assert reply.meeting == option.count
        chosen += 1
    assert chosen


def test_a_number_is_asked_with_its_histogram_and_a_free_range_answers_it(
    table: Any, scripted: Any, clock: Any
) -> None:
    policy = ExpectedImprovement(cost=0.001, priorities=False, checks=False)
    clarifier = Clarifier(table, scripted(SCRIPT), policy, clock)
    state, reply = clarifier.reply(clarifier.open(), "a truck")
    seen = 0
    while (question := reply.question) is not None and question.kind is QuestionKind.ATTRIBUTE:
        field = str(question.field)
        column = table.column(field, table.documents([f"p{n}" for n in range(160)]))
        if column.low is None:
            state, reply = clarifier.edit(state, question.options[0].acts)
            continue
        seen += 1
        assert question.unit == column.unit
        assert len(question.histogram) > 1
        low, high = question.histogram[0][0], question.histogram[-1][1]
        wanted = Constraint(field, Operator.BETWEEN, (low, high), question.unit)
        state, reply = clarifier.edit(state, [Inform(constraint=wanted)])
        (held,) = state.need.lines[0].on(field)
        assert (held.constraint, held.provenance.origin) == (wanted, Origin.EDITED)
        assert reply.question is None or reply.question.field != field
        assert replies_of(state, "1", ()).answered == len(state.turns) - 1
    assert seen > 1
