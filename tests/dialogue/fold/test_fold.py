"""Acts over a need: what each does, and what it leaves alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.constraint import CATEGORY, COUNTRY, Constraint, Importance, Operator
from data.money import Money
from data.need import Amount, Need, NeedLine, Origin, Place
from dialogue.acts import (
    Act,
    Affirm,
    Correct,
    DontKnow,
    Inform,
    Matters,
    NoPreference,
    Note,
    Reference,
    Reject,
    Relax,
    Restart,
    Select,
    SetTerm,
    ShowResults,
    Skip,
    Term,
    Undo,
    Want,
    Weigh,
)
from dialogue.fold import Folded, fold
from dialogue.reply import ChangeKind
from dialogue.state import DialogueState, Option, Question, QuestionKind, Reason, Turn


def at_least(value: float, field: str = "capacity", unit: str | None = "kg") -> Constraint:
    return Constraint(field, Operator.AT_LEAST, (value,), unit)


def at_most(value: float, field: str = "capacity", unit: str | None = "kg") -> Constraint:
    return Constraint(field, Operator.AT_MOST, (value,), unit)


def equal(field: str, *values: float | str | bool) -> Constraint:
    return Constraint(field, Operator.EQUAL, values)


def say(state: DialogueState, *acts: Act) -> DialogueState:
    """A turn as the clarifier records it."""
    folded = fold(state, acts)
    turn = Turn(len(state.turns) + 1, "…", "en", acts, state.need, question=state.question)
    return replace(folded.state, turns=(*state.turns, turn))


def constraints(state: DialogueState, field: str | None = None) -> list[Constraint]:
    line = state.need.line()
    assert line is not None
    return [
        one.constraint
        for one in line.requirements
        if field is None or one.constraint.field == field
    ]


def kinds(folded: Folded) -> list[ChangeKind]:
    return [change.kind for change in folded.changes]


@pytest.fixture
def begun() -> DialogueState:
    return say(DialogueState(), Want(query="forklift"))


def test_the_first_words_make_a_line(begun: DialogueState) -> None:
    assert [line.query for line in begun.need.lines] == ["forklift"]
    assert begun.need.focus == "1"


def test_a_requirement_before_any_product_makes_a_line_too() -> None:
    state = say(DialogueState(), Inform(constraint=at_least(2000)))
    assert constraints(state) == [at_least(2000)]


def test_both_ends_of_a_range_are_one_range(begun: DialogueState) -> None:
    folded = fold(say(begun, Inform(constraint=at_least(2000))), [Inform(constraint=at_most(3000))])
    assert constraints(folded.state) == [
        Constraint("capacity", Operator.BETWEEN, (2000.0, 3000.0), "kg")
    ]
    assert kinds(folded) == [ChangeKind.NARROWED]


def test_ends_in_different_units_meet(begun: DialogueState) -> None:
    state = say(begun, Inform(constraint=at_least(2, unit="t")))
    state = say(state, Inform(constraint=at_most(3000)))
    (found,) = constraints(state)
    assert (found.operator, found.values, found.unit) == (Operator.BETWEEN, (2000.0, 3000.0), "kg")


def test_ends_that_cannot_meet_give_way_and_say_so(begun: DialogueState) -> None:
    folded = fold(say(begun, Inform(constraint=at_least(4000))), [Inform(constraint=at_most(3000))])
    assert constraints(folded.state) == [at_most(3000)]
    assert folded.changes[0].kind is ChangeKind.REPLACED
    assert folded.changes[0].conflict


def test_a_new_bound_on_the_same_side_takes_over(begun: DialogueState) -> None:
    state = say(begun, Inform(constraint=at_least(2000)), Inform(constraint=at_most(5000)))
    state = say(state, Correct(constraint=at_least(2500)))
    assert constraints(state) == [at_least(2500)]


def test_a_new_value_takes_the_place_of_the_old(begun: DialogueState) -> None:
    state = say(begun, Inform(constraint=equal("fuel", "Diesel")))
    folded = fold(state, [Inform(constraint=equal("fuel", "LPG"))])
    assert constraints(folded.state) == [equal("fuel", "LPG")]
    assert folded.changes[0].before[0].constraint == equal("fuel", "Diesel")
    assert folded.changes[0].conflict


def test_two_values_in_one_breath_are_a_choice(begun: DialogueState) -> None:
    state = say(
        begun, Inform(constraint=equal("fuel", "Diesel")), Inform(constraint=equal("fuel", "LPG"))
    )
    assert constraints(state) == [Constraint("fuel", Operator.ONE_OF, ("Diesel", "LPG"))]


def test_of_a_field_with_several_values_both_are_required(begun: DialogueState) -> None:
    acts = [Inform(constraint=equal("ports", "USB")), Inform(constraint=equal("ports", "HDMI"))]
    folded = fold(begun, acts, several=lambda field: field == "ports")
    assert constraints(folded.state) == [equal("ports", "USB"), equal("ports", "HDMI")]


def test_what_is_ruled_out_adds_up(begun: DialogueState) -> None:
    no = Operator.NOT_EQUAL
    state = say(begun, Inform(constraint=Constraint("fuel", no, ("Diesel",))))
    state = say(state, Inform(constraint=Constraint("fuel", no, ("LPG",))))
    assert constraints(state) == [Constraint("fuel", Operator.NOT_ONE_OF, ("Diesel", "LPG"))]


def test_ruling_out_what_was_wanted_is_a_change_of_mind(begun: DialogueState) -> None:
    state = say(begun, Inform(constraint=equal("fuel", "Diesel")))
    no = Constraint("fuel", Operator.NOT_EQUAL, ("Diesel",))
    folded = fold(state, [Inform(constraint=no)])
    assert constraints(folded.state) == [no]
    assert folded.changes[0].conflict


def test_saying_it_again_changes_nothing(begun: DialogueState) -> None:
    state = say(begun, Inform(constraint=at_least(2000), confidence=0.6))
    folded = fold(state, [Inform(constraint=at_least(2000))])
    assert constraints(folded.state) == [at_least(2000)]
    assert kinds(folded) == [ChangeKind.REPEATED]
    line = folded.state.need.line()
    assert line is not None
    assert line.requirements[0].provenance.confidence == 1.0


def test_a_requirement_ends_indifference(begun: DialogueState) -> None:
    state = say(begun, NoPreference(field="fuel"), DontKnow(field="capacity"))
    state = say(state, Inform(constraint=equal("fuel", "LPG")), Inform(constraint=at_least(1)))
    line = state.need.line()
    assert line is not None
    assert not line.indifferent
    assert not line.undecided


def test_no_preference_drops_what_was_required(begun: DialogueState) -> None:
    state = say(begun, Inform(constraint=equal("fuel", "LPG")))
    state = say(state, NoPreference(field="fuel"))
    assert constraints(state) == []
    line = state.need.line()
    assert line is not None
    assert line.indifferent == {"fuel"}


def question(kind: QuestionKind, field: str | None, *options: Option) -> Question:
    return Question(kind, options, Reason(1), field=field, line="1")


def test_the_open_question_is_what_no_preference_is_about(begun: DialogueState) -> None:
    asked = replace(begun, question=question(QuestionKind.ATTRIBUTE, "fuel"))
    line = fold(asked, [NoPreference()]).state.need.line()
    assert line is not None
    assert line.indifferent == {"fuel"}


def test_an_offered_option_is_chosen_not_stated(begun: DialogueState) -> None:
    option = Option("1", (Inform(constraint=equal("fuel", "LPG")),))
    asked = replace(begun, question=question(QuestionKind.ATTRIBUTE, "fuel", option))
    for act, origin in (
        (Inform(constraint=equal("fuel", "LPG"), line="1"), Origin.CHOSEN),
        (Inform(constraint=equal("fuel", "Diesel")), Origin.STATED),
    ):
        line = fold(asked, [act]).state.need.line()
        assert line is not None
        assert line.requirements[0].provenance.origin is origin


def test_an_edit_in_a_form_is_an_edit(begun: DialogueState) -> None:
    line = fold(begun, [Inform(constraint=at_least(2000))], edited=True).state.need.line()
    assert line is not None
    assert line.requirements[0].provenance.origin is Origin.EDITED


def test_a_plain_yes_answers_a_question_of_yes_or_no(begun: DialogueState) -> None:
    yes = Option("1", (Inform(constraint=equal("cabin", True)),), label="yes")
    asked = replace(begun, question=question(QuestionKind.ATTRIBUTE, "cabin", yes))
    assert constraints(fold(asked, [Affirm()]).state) == [equal("cabin", True)]


def test_what_matters_and_what_was_passed_over(begun: DialogueState) -> None:
    options = [Option(str(n), (), field=name) for n, name in enumerate(("a", "b", "c"))]
    asked = replace(begun, question=question(QuestionKind.PRIORITIES, None, *options))
    line = fold(
        asked, [Matters(fields=("a",)), Inform(constraint=equal("b", "x"))]
    ).state.need.line()
    assert line is not None
    assert line.matters == ("a",)
    assert line.minor == {"c"}
    line = fold(asked, [NoPreference()]).state.need.line()
    assert line is not None
    assert line.minor == {"a", "b", "c"}


def test_weight_and_relaxation_are_about_the_last_said(begun: DialogueState) -> None:
    state = say(begun, Inform(constraint=at_least(2000)))
    state = say(state, Inform(constraint=equal("fuel", "LPG")))
    state = say(state, Weigh(importance=Importance.SHOULD))
    assert constraints(state, "fuel")[0].importance is Importance.SHOULD
    state = say(state, Inform(constraint=at_least(2000)), Relax())
    assert constraints(state) == [replace(equal("fuel", "LPG"), importance=Importance.SHOULD)]


def test_terms_are_kept_where_they_belong(begun: DialogueState) -> None:
    state = say(
        begun,
        SetTerm(term=Term.QUANTITY, value=Amount(Decimal(10))),
        SetTerm(term=Term.BUDGET, value=Money.of(2000, "USD")),
        SetTerm(term=Term.DESTINATION, value=Place("NL", "Rotterdam")),
        SetTerm(term=Term.NEEDED_BY, value=date(2027, 3, 31)),
    )
    line = state.need.line()
    assert line is not None
    assert line.quantity is not None
    assert line.quantity.value.number == 10
    assert line.budget is not None
    assert state.need.terms.destination is not None
    assert state.need.terms.needed_by is not None


def test_a_budget_for_several_lines_is_for_all(begun: DialogueState) -> None:
    state = say(begun, Want(query="pallet truck", added=True))
    state = say(state, SetTerm(term=Term.BUDGET, value=Money.of(2000, "USD")))
    assert state.need.terms.budget is not None
    assert all(line.budget is None for line in state.need.lines)


def test_a_term_of_the_wrong_type_is_left_aside(begun: DialogueState) -> None:
    assert fold(begun, [SetTerm(term=Term.QUANTITY, value="many")]).state.need == begun.need


def test_two_lines_each_with_its_own_need(begun: DialogueState) -> None:
    state = say(begun, SetTerm(term=Term.QUANTITY, value=Amount(Decimal(2))))
    state = say(
        state,
        Want(query="pallet truck", added=True, line="2"),
        SetTerm(term=Term.QUANTITY, value=Amount(Decimal(10)), line="2"),
        Inform(constraint=at_least(2000), line="2"),
        Inform(constraint=at_least(3000), line="1"),
    )
    first, second = state.need.lines
    assert (first.query, second.query) == ("forklift", "pallet truck")
    assert [one.constraint.values for one in first.requirements] == [(3000,)]
    assert [one.constraint.values for one in second.requirements] == [(2000,)]
    assert second.quantity is not None
    assert second.quantity.value.number == 10


def test_another_product_in_mid_course_keeps_how_it_is_bought(begun: DialogueState) -> None:
    state = say(
        begun,
        Inform(constraint=at_least(2000)),
        Inform(constraint=equal(COUNTRY, "DE")),
        SetTerm(term=Term.QUANTITY, value=Amount(Decimal(2))),
    )
    state = say(state, Want(query="LED lamps"))
    line = state.need.line()
    assert line is not None
    assert line.query == "LED lamps"
    assert constraints(state) == [equal(COUNTRY, "DE")]
    assert line.quantity is not None


def test_more_words_for_the_same_product_keep_the_need(begun: DialogueState) -> None:
    state = say(begun, Inform(constraint=at_least(2000)))
    state = say(state, Want(query="electric forklifts"))
    assert constraints(state) == [at_least(2000)]


def test_a_category_chosen_is_a_requirement(begun: DialogueState) -> None:
    state = say(begun, Want(query="Trucks", category=("Handling", "Trucks")))
    assert constraints(state, CATEGORY) == [equal(CATEGORY, "Handling > Trucks")]


def test_shortlist(begun: DialogueState) -> None:
    seen = replace(begun, shown=("a", "b", "c"))
    folded = fold(seen, [Select(references=(Reference(position=1), Reference(position=-1)))])
    line = folded.state.need.line()
    assert line is not None
    assert line.selected == ("a", "c")
    folded = fold(
        folded.state, [Reject(references=(Reference(product_id="a"), Reference(position=2)))]
    )
    line = folded.state.need.line()
    assert line is not None
    assert (line.selected, line.rejected) == (("c",), ("b",))
    assert fold(seen, [Select(references=(Reference(position=9),))]).unresolved == 1


def test_notes_are_kept_once(begun: DialogueState) -> None:
    state = say(begun, Note(text="logo on the mast"), Note(text="logo on the mast"))
    line = state.need.line()
    assert line is not None
    assert [note.value for note in line.notes] == ["logo on the mast"]


def test_no_more_questions_until_another_product(begun: DialogueState) -> None:
    quiet = say(begun, ShowResults())
    assert quiet.quiet
    assert not say(quiet, Want(query="lamps")).quiet


def test_undo_twice_goes_back_two_turns(begun: DialogueState) -> None:
    one = say(begun, Inform(constraint=at_least(2000)))
    two = say(one, Inform(constraint=equal("fuel", "LPG")))
    back = say(two, Undo())
    assert back.need == one.need
    assert say(back, Undo()).need == begun.need
    assert say(say(say(back, Undo()), Undo()), Undo()).need == Need()


def test_undo_passes_over_turns_that_changed_nothing(begun: DialogueState) -> None:
    state = say(say(begun, Inform(constraint=at_least(2000))), Skip())
    assert say(state, Undo()).need == begun.need


def test_undo_with_nothing_to_take_back() -> None:
    folded = fold(DialogueState(), [Undo()])
    assert folded.state.need == Need()
    assert folded.changes == ()


FIELDS = ("capacity", "lift", "fuel", "cabin")
numbers = st.integers(1, 50).map(lambda n: n * 100.0)
labels = st.sampled_from(("Diesel", "LPG", "Electric"))
numeric = st.builds(
    Constraint,
    st.sampled_from(FIELDS[:2]),
    st.sampled_from((Operator.AT_LEAST, Operator.AT_MOST, Operator.EQUAL, Operator.ABOUT)),
    st.tuples(numbers),
    st.just("kg"),
    st.sampled_from(Importance),
)
chosen = st.builds(
    Constraint,
    st.just("fuel"),
    st.sampled_from((Operator.EQUAL, Operator.NOT_EQUAL, Operator.ONE_OF)),
    st.tuples(labels),
)
informs = st.one_of(numeric, chosen).map(lambda one: Inform(constraint=one))
anything = st.one_of(
    informs,
    st.one_of(numeric, chosen).map(lambda one: Correct(constraint=one)),
    st.sampled_from(FIELDS).map(lambda name: NoPreference(field=name)),
    st.sampled_from((None, *FIELDS)).map(lambda name: DontKnow(field=name)),
    st.sampled_from((None, *FIELDS)).map(lambda name: Relax(field=name)),
    st.sampled_from(FIELDS).map(lambda name: Matters(fields=(name,))),
    st.sampled_from(Importance).map(lambda one: Weigh(importance=one)),
    st.sampled_from(("lamps", "forklift", "pallet truck")).map(lambda q: Want(query=q)),
    st.sampled_from(("lamps", "boots")).map(lambda q: Want(query=q, added=True)),
    st.integers(-3, 3).map(lambda n: Select(references=(Reference(position=n),))),
    st.integers(-3, 3).map(lambda n: Reject(references=(Reference(position=n),))),
    st.integers(1, 9).map(lambda n: SetTerm(term=Term.QUANTITY, value=Amount(Decimal(n)))),
    st.just(Skip()),
    st.just(ShowResults()),
)
turns = st.lists(st.lists(anything, min_size=1, max_size=3), max_size=6)


def play(spoken: list[list[Act]]) -> DialogueState:
    state = DialogueState(shown=("a", "b"))
    for acts in spoken:
        state = say(state, *acts)
    return state


@given(turns, st.lists(anything, min_size=1, max_size=3))
def test_undo_inverts_a_turn(spoken: list[list[Act]], last: list[Act]) -> None:
    before = play(spoken)
    after = say(before, *last)
    if after.need != before.need:
        assert say(after, Undo()).need == before.need


@given(turns)
def test_restart_leaves_nothing(spoken: list[list[Act]]) -> None:
    state = say(play(spoken), Restart())
    assert state.need == Need()
    assert state.asked == frozenset()
    assert state.constraint_order == ()


@given(turns)
def test_the_same_acts_give_the_same_state(spoken: list[list[Act]]) -> None:
    assert play(spoken) == play(spoken)


@given(turns)
def test_what_a_need_never_holds(spoken: list[list[Act]]) -> None:
    for line in play(spoken).need.lines:
        held = [one.constraint for one in line.requirements]
        assert len(set(held)) == len(held)
        assert not {one.field for one in held} & (line.indifferent | line.undecided)
        assert not set(line.selected) & set(line.rejected)
        assert not set(line.matters) & line.minor


@given(st.permutations(FIELDS), st.data())
def test_requirements_on_different_fields_come_in_any_order(
    order: list[str], data: st.DataObject
) -> None:
    acts = {name: Inform(constraint=equal(name, data.draw(labels))) for name in FIELDS}

    def held(names: list[str]) -> set[Constraint]:
        return set(constraints(say(DialogueState(), *(acts[name] for name in names))))

    assert held(list(FIELDS)) == held(order)


def test_a_line_is_found_by_its_id() -> None:
    need = Need(lines=(NeedLine("1", "a"), NeedLine("2", "b")), focus="1")
    folded = fold(DialogueState(need=need), [Inform(constraint=at_least(1), line="2")])
    assert folded.state.need.focus == "2"
