"""Several options of one question: any of them will do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data.constraint import Constraint, Operator
from data.need import Need, NeedLine, Origin
from dialogue.acts import Act, Inform, NoPreference
from dialogue.fold import fold
from dialogue.fold.union import united
from dialogue.state import DialogueState, Option, Question, QuestionKind, Reason


def of(operator: Operator, *values: float | str) -> Constraint:
    return Constraint("lift", operator, values, None if isinstance(values[0], str) else "mm")


@pytest.mark.parametrize(
    ("ticked", "whole"),
    [
        (
            [of(Operator.EQUAL, "Duplex"), of(Operator.EQUAL, "Triplex")],
            of(Operator.ONE_OF, "Duplex", "Triplex"),
        ),
        (
            [of(Operator.EQUAL, "Duplex"), of(Operator.NOT_ONE_OF, "Duplex", "Simplex")],
            of(Operator.NOT_ONE_OF, "Simplex"),
        ),
        (
            [of(Operator.AT_MOST, 3000.0), of(Operator.BETWEEN, 3000.0, 4000.0)],
            of(Operator.AT_MOST, 4000.0),
        ),
        (
            [of(Operator.BETWEEN, 3000.0, 4000.0), of(Operator.EQUAL, 4500.0)],
            of(Operator.BETWEEN, 3000.0, 4500.0),
        ),
        (
            [of(Operator.BETWEEN, 3000.0, 4000.0), of(Operator.AT_LEAST, 4000.0)],
            of(Operator.AT_LEAST, 3000.0),
        ),
        ([of(Operator.AT_MOST, 3000.0), of(Operator.AT_LEAST, 3000.0)], None),
        ([of(Operator.EQUAL, "Duplex"), of(Operator.NOT_ONE_OF, "Duplex")], None),
    ],
)
def test_united(ticked: list[Constraint], whole: Constraint | None) -> None:
    assert united(ticked) == whole
    assert united(ticked[::-1]) in (
        whole,
        None if whole is None else replace(whole, values=whole.values[::-1]),
    )


def asking(*constraints: Constraint, several: bool = True) -> DialogueState:
    options = tuple(
        Option(id=str(n), acts=(Inform(constraint=one, line="1"),))
        for n, one in enumerate(constraints)
    )
    question = Question(
        QuestionKind.ATTRIBUTE,
        options,
        Reason(candidates=9),
        field="lift",
        line="1",
        several=several,
    )
    need = Need(lines=(NeedLine(id="1", query="truck"),), focus="1")
    return DialogueState(need=need, question=question)


MASTS = tuple(of(Operator.EQUAL, name) for name in ("Simplex", "Duplex", "Triplex"))


def test_what_is_ticked_becomes_one_chosen_requirement() -> None:
    acts = [Inform(constraint=one, line="1") for one in MASTS[:2]]
    folded = fold(asking(*MASTS), acts, edited=True)
    (held,) = folded.state.need.lines[0].requirements
    assert held.constraint == of(Operator.ONE_OF, "Simplex", "Duplex")
    assert held.provenance.origin is Origin.CHOSEN


def test_all_of_them_is_no_preference() -> None:
    acts = [Inform(constraint=one, line="1") for one in MASTS]
    line = fold(asking(*MASTS), acts, edited=True).state.need.lines[0]
    assert line.requirements == ()
    assert line.indifferent == {"lift"}


def test_one_of_several_is_itself_and_other_acts_stay() -> None:
    acts: list[Act] = [
        Inform(constraint=MASTS[1], line="1"),
        NoPreference(field="colour", line="1"),
    ]
    line = fold(asking(*MASTS), acts, edited=True).state.need.lines[0]
    assert [one.constraint for one in line.requirements] == [MASTS[1]]
    assert line.indifferent == {"colour"}
