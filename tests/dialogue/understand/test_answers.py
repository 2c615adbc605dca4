"""Answers to the question just asked come before everything else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from data.constraint import COUNTRY, PRICE, Constraint, Operator
from dialogue.acts import Inform, Matters, Term
from dialogue.state import Option, Question, QuestionKind, Reason

Told = Callable[..., list[str]]


def option(place: int, constraint: Constraint, label: str | None) -> Option:
    return Option(f"o{place}", (Inform(constraint),), 5, label, field=constraint.field)


POWER = Question(
    QuestionKind.ATTRIBUTE,
    tuple(
        option(place, Constraint("power_source", Operator.EQUAL, (label,)), label)
        for place, label in enumerate(("Electric", "Diesel", "LPG"))
    ),
    Reason(9),
    field="power_source",
)
CAPACITY = Question(
    QuestionKind.ATTRIBUTE,
    (
        option(1, Constraint("load_capacity", Operator.BETWEEN, (1500.0, 2500.0), "kg"), None),
        option(2, Constraint("load_capacity", Operator.BETWEEN, (2500.0, 3500.0), "kg"), None),
    ),
    Reason(9),
    field="load_capacity",
    unit="kg",
)
SHIFTER = Question(QuestionKind.ATTRIBUTE, (), Reason(9), field="side_shifter")
WHICH = Question(
    QuestionKind.WHICH,
    (
        option(1, Constraint("lift_height", Operator.ABOUT, (3.0,), "m"), "Lift height"),
        option(2, Constraint("turning_radius", Operator.ABOUT, (3.0,), "m"), "Turning radius"),
    ),
    Reason(9),
)
PRIORITIES = Question(
    QuestionKind.PRIORITIES,
    tuple(
        Option(field, (Matters((field,)),), None, label, field=field)
        for field, label in (
            ("load_capacity", "Load capacity"),
            ("lift_height", "Lift height"),
            ("power_source", "Power source"),
            (PRICE, "Price"),
        )
    ),
    Reason(9),
    several=True,
)


def term(which: Term, unit: str | None = None) -> Question:
    return Question(QuestionKind.TERM, (), Reason(9), term=which, unit=unit)


CASES = [
    (POWER, "diesel", "inform power_source = Diesel"),
    (POWER, "2", "inform power_source = Diesel"),
    (POWER, "the second", "inform power_source = Diesel"),
    (POWER, "option 3", "inform power_source = LPG"),
    (POWER, "the last one", "inform power_source = LPG"),
    (POWER, "deisel", "inform power_source = Diesel"),
    (POWER, "battery powered", "inform power_source = Electric"),
    (POWER, "not diesel", "inform power_source ≠ Diesel"),
    (POWER, "either electric or diesel", "inform power_source one of Electric | Diesel"),
    (POWER, "don't mind", "nopreference power_source"),
    (POWER, "any", "nopreference power_source"),
    (POWER, "no idea", "dontknow power_source"),
    (POWER, "skip", "skip"),
    (POWER, "随便", "nopreference power_source"),
    (POWER, "不知道", "dontknow power_source"),
    (POWER, "me da igual", "nopreference power_source"),
    (POWER, "ni idea", "dontknow power_source"),
    (POWER, "diesel, 3 t", "inform power_source = Diesel; inform load_capacity about 3 t"),
    (
        POWER,
        "what is the difference between electric and diesel?",
        "ask difference, Electric, Diesel",
    ),
    (CAPACITY, "3000", "inform load_capacity about 3000 kg"),
    (CAPACITY, "at least 3 tons", "inform load_capacity ≥ 3 t"),
    (CAPACITY, "maximum 2500", "inform load_capacity ≤ 2500 kg"),
    (CAPACITY, "between 2 and 3 t", "inform load_capacity between 2 | 3 t"),
    (CAPACITY, "the first one", "inform load_capacity between 1500 | 2500 kg"),
    (CAPACITY, "no preference", "nopreference load_capacity"),
    (CAPACITY, "900 t", "outofrange load_capacity about 900 t"),
    (SHIFTER, "yes please", "inform side_shifter = True"),
    (SHIFTER, "nope", "inform side_shifter = False"),
    (SHIFTER, "nice to have", "inform side_shifter = True (should)"),
    (SHIFTER, "not needed", "nopreference side_shifter"),
    (SHIFTER, "yes, and triplex mast", "inform side_shifter = True; inform mast_type = Triplex"),
    (SHIFTER, "要", "inform side_shifter = True"),
    (SHIFTER, "不需要", "inform side_shifter = False"),
    (SHIFTER, "sí", "inform side_shifter = True"),
    (term(Term.QUANTITY), "20", "setterm quantity 20"),
    (term(Term.QUANTITY), "a dozen", "setterm quantity 12"),
    (term(Term.QUANTITY), "about 50 a year", "setterm annual 50"),
    (term(Term.QUANTITY), "don't know yet", "dontknow quantity"),
    (term(Term.DESTINATION), "Lagos", "setterm destination Lagos"),
    (term(Term.DESTINATION), "to Hamburg, Germany", "setterm destination Hamburg DE"),
    (term(Term.DESTINATION), "CIF Santos", "setterm delivery_term CIF Santos"),
    (term(Term.BUDGET, "USD"), "50k", "setterm budget 50000 USD"),
    (term(Term.BUDGET), "around 50,000 euros", "setterm budget 50000 EUR"),
    (term(Term.BUDGET), "no budget limit", "nopreference budget"),
    (term(Term.NEEDED_BY), "in 6 weeks", "setterm needed_by 2027-01-03"),
    (term(Term.NEEDED_BY), "no rush", "nopreference needed_by"),
    (term(Term.SAMPLES), "yes", "setterm samples True"),
    (
        Question(QuestionKind.ATTRIBUTE, (), Reason(9), field=PRICE, unit="USD"),
        "20k",
        "inform offer.price ≤ 20000 USD",
    ),
    (
        Question(QuestionKind.ATTRIBUTE, (), Reason(9), field=COUNTRY),
        "anything but China",
        "inform supplier.country ≠ CN",
    ),
    (WHICH, "lift height", "inform lift_height about 3 m"),
    (WHICH, "the second", "inform turning_radius about 3 m"),
    (PRIORITIES, "capacity and lift height", "matters load_capacity lift_height"),
    (PRIORITIES, "1 and 3", "matters load_capacity power_source"),
    (PRIORITIES, "nothing in particular", "nopreference"),
    (
        PRIORITIES,
        "3 t capacity and electric",
        "inform load_capacity about 3 t; inform power_source = Electric",
    ),
]


@pytest.mark.parametrize(("question", "words", "acts"), CASES)
def test_answer(told: Told, question: Question, words: str, acts: str) -> None:
    assert told(words, "Forklifts", question=question) == acts.split("; ")


def test_a_place_among_other_terms_is_about_products(told: Told) -> None:
    said = told("the first, 2 units, delivered to Seville", "Forklifts", question=PRIORITIES)
    assert not any(one.startswith("matters") for one in said)
    assert "setterm quantity 2 C62" in said
