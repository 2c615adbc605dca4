"""What is taken back is gone, can be had again by undoing, and leaves the rest alone."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from data.constraint import Constraint, Operator
from data.money import Money
from data.need import Amount
from dialogue.acts import (
    Act,
    ClearTerm,
    Focus,
    Forget,
    ForgetNote,
    Inform,
    Matters,
    NoPreference,
    Note,
    RemoveLine,
    SetTerm,
    Term,
    Undo,
    Want,
)
from dialogue.fold import Folded, fold
from dialogue.reply import ChangeKind
from dialogue.state import DialogueState, Turn

FUEL = Constraint("fuel", Operator.EQUAL, ("Diesel",))
LOAD = Constraint("load", Operator.AT_LEAST, (2.0,), "t")


def say(state: DialogueState, *acts: Act) -> DialogueState:
    folded = fold(state, acts)
    turn = Turn(len(state.turns) + 1, "…", "en", acts, state.need)
    return replace(folded.state, turns=(*state.turns, turn))


@pytest.fixture
def two() -> DialogueState:
    state = say(DialogueState(), Want("forklift"), Inform(constraint=FUEL), Inform(constraint=LOAD))
    state = say(state, SetTerm(Term.QUANTITY, Amount(Decimal(5))))
    return say(state, Want("pallet truck", added=True))


def kinds(folded: Folded) -> list[ChangeKind]:
    return [one.kind for one in folded.changes]


def test_a_field_loses_its_requirement_and_no_other_does(two: DialogueState) -> None:
    folded = fold(two, (Forget("fuel", line="1"),))
    line = folded.state.need.line("1")
    assert line is not None
    assert [one.constraint for one in line.requirements] == [LOAD]
    assert kinds(folded) == [ChangeKind.REMOVED]
    assert [one.constraint for one in folded.changes[0].before] == [FUEL]


def test_a_field_that_did_not_matter_may_be_asked_about_again(two: DialogueState) -> None:
    state = replace(two, asked=frozenset({("2", "fuel"), ("1", "fuel")}))
    state = say(state, NoPreference("fuel", line="2"))
    folded = fold(state, (Forget("fuel", line="2"),))
    line = folded.state.need.line("2")
    assert line is not None
    assert not line.indifferent
    assert folded.state.asked == {("1", "fuel")}
    assert kinds(folded) == [ChangeKind.REOPENED]


def test_what_a_buyer_cared_about_is_forgotten_too(two: DialogueState) -> None:
    state = say(two, Matters(("mast",)))
    line = fold(state, (Forget("mast"),)).state.need.line()
    assert line is not None
    assert line.matters == ()


@pytest.mark.parametrize(
    "act",
    [
        Forget("mast"),
        Forget("fuel", line="9"),
        ForgetNote("never said"),
        ForgetNote("never said", line="9"),
        ClearTerm(Term.PAYMENT),
        ClearTerm(Term.QUANTITY, line="2"),
        Focus(line="9"),
        Focus(line="2"),
        RemoveLine(line="9"),
    ],
)
def test_what_is_not_there_is_not_taken_back(two: DialogueState, act: Act) -> None:
    folded = fold(two, (act,))
    assert folded.state.need == two.need
    assert folded.changes == ()


def test_a_note_is_no_longer_passed_on(two: DialogueState) -> None:
    state = say(two, Note("for a cold store"), Note("two shifts"))
    folded = fold(state, (ForgetNote("for a cold store"),))
    line = folded.state.need.line()
    assert line is not None
    assert [one.value for one in line.notes] == ["two shifts"]
    old = folded.changes[0].old
    assert old is not None
    assert old.value == "for a cold store"


def test_a_term_of_one_line_is_cleared_there(two: DialogueState) -> None:
    folded = fold(two, (ClearTerm(Term.QUANTITY, line="1"),))
    line = folded.state.need.line("1")
    assert line is not None
    assert line.quantity is None
    assert folded.changes[0].term is Term.QUANTITY
    assert folded.changes[0].line == "1"


def test_a_budget_for_everything_is_cleared_where_the_line_has_none(two: DialogueState) -> None:
    state = say(two, SetTerm(Term.BUDGET, Money.of("900", "EUR")))
    assert state.need.terms.budget is not None
    state = say(state, SetTerm(Term.BUDGET, Money.of("100", "EUR"), line="1"))
    once = fold(state, (ClearTerm(Term.BUDGET, line="1"),)).state
    assert once.need.lines[0].budget is None
    assert once.need.terms.budget is not None
    twice = fold(once, (ClearTerm(Term.BUDGET, line="1"),)).state
    assert twice.need.terms.budget is None


def test_another_line_is_talked_about(two: DialogueState) -> None:
    assert two.need.focus == "2"
    folded = fold(two, (Focus(line="1"),))
    assert folded.state.need.focus == "1"
    assert kinds(folded) == [ChangeKind.FOCUSED]


def test_a_line_goes_with_all_it_was_asked(two: DialogueState) -> None:
    state = replace(two, asked=frozenset({("1", "fuel"), ("2", "fuel")}))
    folded = fold(state, (RemoveLine(line="2"),))
    assert [one.id for one in folded.state.need.lines] == ["1"]
    assert folded.state.need.focus == "1"
    assert folded.state.asked == {("1", "fuel")}
    assert kinds(folded) == [ChangeKind.LINE_REMOVED]


def test_removing_another_line_leaves_the_focus_alone(two: DialogueState) -> None:
    assert fold(two, (RemoveLine(line="1"),)).state.need.focus == "2"


def test_without_lines_nothing_is_talked_about(two: DialogueState) -> None:
    need = fold(two, (RemoveLine(), RemoveLine())).state.need
    assert need.lines == ()
    assert need.focus is None


@pytest.mark.parametrize(
    "act", [Forget("fuel", line="1"), ClearTerm(Term.QUANTITY, line="1"), RemoveLine(line="1")]
)
def test_what_was_taken_back_comes_back_by_undoing(two: DialogueState, act: Act) -> None:
    assert fold(say(two, act), (Undo(),)).state.need.lines == two.need.lines
