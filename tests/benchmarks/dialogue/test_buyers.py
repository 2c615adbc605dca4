"""Simulated buyers: honest goals, faithful answers, and a simulation from end to end."""

from __future__ import annotations

import math

import numpy as np
import pytest

from benchmarks.dialogue.buyers.__main__ import NOISY, ORACLE, OURS, Stage
from benchmarks.dialogue.buyers.bound import bound
from benchmarks.dialogue.buyers.buyer import Temper
from benchmarks.dialogue.buyers.conversation import Record, Standing
from benchmarks.dialogue.buyers.eye import Eye, Eyes
from benchmarks.dialogue.buyers.goals import GoalSource, Stated, Wish
from benchmarks.dialogue.buyers.report import beside, figures, interval
from benchmarks.dialogue.buyers.table import printed
from benchmarks.dialogue.latency import measure
from data.catalogue import Catalogue
from data.constraint import Constraint, Operator
from data.schema import AttributeKind
from dialogue.acts import Inform
from dialogue.state import Option, Question, QuestionKind, Reason
from dialogue.understand import CatalogueUnderstander
from sourcing.conversation import EngineCandidates

CELLS = {
    f"p{n}": {"cells": Stated(float(n), float(n), ())} for n in (36, 48, 54, 60, 60, 66, 72, 96)
}
COLOURS = {
    str(n): {"colour": Stated(math.nan, math.nan, (colour,))}
    for n, colour in enumerate(("Red", "Red", "Blue", "Green"))
}


@pytest.fixture(scope="module")
def goals(pumps: Catalogue) -> GoalSource:
    return GoalSource(pumps)


@pytest.fixture(scope="module")
def stage(pumps: Catalogue, pump_source: EngineCandidates, goals: GoalSource) -> Stage:
    understander = CatalogueUnderstander(pump_source)
    return Stage("pumps", pumps, pump_source, understander, Eyes(goals))


def at_most(value: float) -> Wish:
    return Wish("cells", AttributeKind.NUMBER, -math.inf, value)


def asked(field: str, constraints: list[Constraint], *, several: bool) -> Question:
    options = tuple(
        Option(id=str(n), acts=(Inform(constraint=one),)) for n, one in enumerate(constraints)
    )
    kind = QuestionKind.ATTRIBUTE
    return Question(kind, options, Reason(candidates=8), field=field, several=several)


def cells(operator: Operator, *values: float) -> Constraint:
    return Constraint("cells", operator, values)


def test_a_point_is_not_the_answer_to_who_wants_a_bound() -> None:
    points = [cells(Operator.EQUAL, float(n)) for n in (36, 60, 72)]
    eye = Eye(CELLS)
    assert eye.faithful(asked("cells", points, several=False), at_most(60)) == ()
    assert len(eye.loosely(asked("cells", points, several=False).options, at_most(60))) == 1


def test_several_options_are_ticked_that_together_say_what_is_wanted() -> None:
    ranges = [
        cells(Operator.AT_MOST, 50.0),
        cells(Operator.BETWEEN, 51.0, 60.0),
        cells(Operator.AT_LEAST, 61.0),
    ]
    ticked = Eye(CELLS).faithful(asked("cells", ranges, several=True), at_most(60))
    assert [one.id for one in ticked] == ["0", "1"]


def test_wrong_answers_are_not_what_is_wanted() -> None:
    labels = [Constraint("colour", Operator.EQUAL, (label,)) for label in ("Red", "Blue", "Green")]
    question = asked("colour", labels, several=True)
    eye = Eye(COLOURS)
    wish = Wish("colour", AttributeKind.ONE_OF, labels=("Red",))
    assert [one.id for one in eye.faithful(question, wish)] == ["0"]
    assert [one.id for one in eye.wrong(question.options, wish)] == ["1", "2"]


def test_what_a_need_accepts_is_what_meets_all_its_wishes(goals: GoalSource) -> None:
    drawn = goals.needs(6, 3)
    assert len(drawn) == 6
    for goal in drawn:
        values = goals.stated(goal.category)
        meeting = {
            product
            for product, stated in values.items()
            if all(w.field in stated and goals.met(w, stated[w.field]) for w in goal.wishes)
        }
        assert meeting == goal.acceptable
        assert 1 <= goal.told < len(goal.wishes)


def test_the_bound_is_nothing_for_who_has_said_enough(goals: GoalSource) -> None:
    for goal in goals.targets(4, 3):
        assert goal.target in goal.acceptable
        assert 0 <= bound(goals, goal) <= math.log2(200)


def test_a_simulation(stage: Stage, goals: GoalSource) -> None:
    drawn = goals.needs(8, 5)
    played = {arm: stage.play(arm, drawn, Temper()) for arm in ("none", OURS, ORACLE)}
    measured = {arm: figures(records, 6) for arm, records in played.items()}
    again = figures(stage.play(OURS, drawn, Temper()), 6)
    assert measured[OURS] == again
    assert measured["none"]["questions_per_conversation"] == 0
    assert measured[OURS]["repeated"] == 0
    assert measured[OURS]["empty_unexplained"] == 0
    assert beside(played[OURS], played["none"], 3)["difference"] > 0
    assert beside(played[ORACLE], played["none"], 3)["difference"] > 0
    noisy = stage.play(OURS, drawn, NOISY)
    text = printed(
        "pumps",
        {
            "products": 200,
            "needs": measured,
            "needs, noisy": {OURS: figures(noisy, 6)},
            "ours_beside": {ORACLE: beside(played[OURS], played[ORACLE], 3)},
        },
    )
    assert all(arm in text for arm in played)


def test_latency_counts_every_turn(pumps: Catalogue, pump_source: EngineCandidates) -> None:
    found = measure(pumps, pump_source, conversations=2, warm=True)
    every, first = found["every_turn"], found["first_turns"]
    assert isinstance(every, dict)
    assert isinstance(first, dict)
    assert first["turns"] == 2
    assert every["turns"] > 2


def test_an_interval_holds_the_mean_and_is_the_same_each_time() -> None:
    numbers = np.array([0.0, 0.2, 1.0, 1.0])
    low, high = interval(numbers)
    assert low <= 0.55 <= high
    assert interval(numbers) == (low, high)


def test_paired_figures_of_an_arm_with_itself() -> None:
    records = [Record(standings=[Standing(value, 1)]) for value in (0.2, 0.8, 1.0)]
    found = beside(records, records, 0)
    assert found["ratio"] == found["ratio_low"] == found["ratio_high"] == 1
    assert found["difference_low"] == found["difference_high"] == 0
