"""Whatever a buyer writes is answered with acts; the same words always with the same."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from data.constraint import Constraint, Operator
from dialogue.acts import Inform, SetTerm, Term, Understanding
from dialogue.state import Option, Question, QuestionKind, Reason

Understood = Callable[..., Understanding]

DIESEL = Constraint("power_source", Operator.EQUAL, ("Diesel",))
PIECES = [
    "not", "no", "forklift", "2.5 t", "¿", "electric", "or", "diesel", "，", "不要", "柴油",
    "吨",
    "preferably", "the first", "and", "3", "…", "$", "20k", "por favor", "sin", "actually", "?",
    "what is", "difference between", "compare", "any", "without", "free", "BPA", "%", "x",
    "10 x 20",
    "delivered to", "\u0000", "ß", "½", "10**9", "DN50", "选", "除了", "以外", "lift height", "\n",
]  # fmt: skip
QUESTIONS = [
    None,
    Question(
        QuestionKind.ATTRIBUTE,
        (
            Option("a", (Inform(DIESEL),), 4, "Diesel"),
            Option("b", (Inform(Constraint("power_source", Operator.EQUAL, ("LPG",))),), 2, "LPG"),
        ),
        Reason(6),
        field="power_source",
    ),
    Question(QuestionKind.ATTRIBUTE, (), Reason(6), field="load_capacity", unit="kg"),
    Question(QuestionKind.TERM, (), Reason(6), term=Term.QUANTITY),
    Question(QuestionKind.TERM, (), Reason(6), term=Term.DESTINATION),
    Question(QuestionKind.ATTRIBUTE, (), Reason(6), field="gone_from_the_catalogue"),
]  # fmt: skip

safe = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@safe
@given(text=st.text(max_size=80), category=st.sampled_from([None, "Forklifts"]))
@example(text="1E100", category=None)
def test_any_text(understood: Understood, text: str, category: str | None) -> None:
    found = understood(text, category)
    assert found == understood(text, category)


@safe
@given(
    pieces=st.lists(st.sampled_from(PIECES), max_size=14),
    category=st.sampled_from([None, "Forklifts", "Water bottles"]),
    question=st.sampled_from(QUESTIONS),
)
def test_any_sentence(
    understood: Understood, pieces: list[str], category: str | None, question: Question | None
) -> None:
    for act in understood(" ".join(pieces), category, question=question).acts:
        assert 0.0 <= act.confidence <= 1.0
        assert not isinstance(act, SetTerm) or act.value is not None


@pytest.mark.parametrize("text", ["", " ", "\n", "…", "?!", "a" * 10_000, "1" * 500, "不" * 3000])
def test_nothing_and_too_much(understood: Understood, text: str) -> None:
    understood(text)
    understood(text, "Forklifts")
