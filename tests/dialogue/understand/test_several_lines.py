"""Several lines in one need: each utterance changes the line whose goods it names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data.need import Need, NeedLine
from dialogue.acts import Act, Focus, Inform, SetTerm, Term, Want
from dialogue.protocols import Clock
from dialogue.state import DialogueState
from dialogue.understand import CatalogueUnderstander


class Noon:
    """A clock that stands."""

    def now(self) -> object:
        from datetime import UTC, datetime

        return datetime(2026, 11, 22, 12, tzinfo=UTC)


def two_lines(focus: str = "2", language: str = "en") -> DialogueState:
    names = {"en": ("pallet trucks", "forklifts"), "zh-Hans": ("搬运车", "叉车")}[language]
    lines = tuple(NeedLine(str(number), query) for number, query in enumerate(names, 1))
    return DialogueState(need=Need(lines=lines, focus=focus, language=language))


@pytest.fixture
def clock() -> Clock:
    return Noon()  # type: ignore[return-value] # only its now() is asked for


def acts(
    understander: CatalogueUnderstander, words: str, state: DialogueState, clock: Clock
) -> tuple[Act, ...]:
    return understander.understand(words, state, clock).acts


@pytest.mark.parametrize(
    ("words", "language"), [("make it 20 pallet trucks", "en"), ("搬运车改成20台", "zh-Hans")]
)
def test_a_quantity_changes_the_line_that_is_named(
    understander: CatalogueUnderstander, clock: Clock, words: str, language: str
) -> None:
    said = acts(understander, words, two_lines(language=language), clock)
    assert [type(act) for act in said] == [SetTerm]
    assert isinstance(said[0], SetTerm)
    assert (said[0].term, said[0].line) == (Term.QUANTITY, "1")


def test_what_is_said_of_the_line_in_focus_stays_there(
    understander: CatalogueUnderstander, clock: Clock
) -> None:
    said = acts(understander, "make it 20 forklifts", two_lines(), clock)
    assert [(type(act), act.line) for act in said] == [(SetTerm, None)]


def test_a_requirement_goes_to_the_line_that_is_named(
    understander: CatalogueUnderstander, clock: Clock
) -> None:
    said = acts(understander, "the forklifts should be electric", two_lines("1"), clock)
    assert [(type(act), act.line) for act in said] == [(Inform, "2")]


def test_naming_a_line_alone_turns_to_it(understander: CatalogueUnderstander, clock: Clock) -> None:
    assert acts(understander, "the pallet trucks", two_lines(), clock) == (
        Focus(line="1", words="the pallet trucks"),
    )


def test_goods_of_no_line_are_another_line_or_product(
    understander: CatalogueUnderstander, clock: Clock
) -> None:
    said = acts(understander, "and 5 diesel generators", two_lines(), clock)
    assert any(isinstance(act, Want) for act in said)
    assert all(act.line not in ("1", "2") for act in said)


def test_two_goods_each_with_its_own_number_and_size(
    understander: CatalogueUnderstander, clock: Clock
) -> None:
    words = "10 forklifts and 200 ball valves DN50"
    said = acts(understander, words, DialogueState(), clock)
    told = [
        (act.line, act.query if isinstance(act, Want) else act.value)
        for act in said
        if isinstance(act, Want | SetTerm)
    ]
    assert [line for line, _ in told] == ["1", "1", "2", "2"]
    sizes = [act for act in said if isinstance(act, Inform) and act.constraint.unit == "mm"]
    assert [(one.line, one.constraint.values) for one in sizes] == [("2", (50.0,))]


def test_a_single_line_is_left_to_the_others(
    understander: CatalogueUnderstander, clock: Clock
) -> None:
    state = two_lines()
    alone = replace(state, need=replace(state.need, lines=state.need.lines[1:]))
    said = acts(understander, "make it 20 pallet trucks", alone, clock)
    assert any(isinstance(act, Want) for act in said)
