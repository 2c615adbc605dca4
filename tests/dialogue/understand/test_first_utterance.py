"""A first utterance: the product, and what is required of it, in three languages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from data.constraint import Constraint, Importance, Operator
from dialogue.acts import Act, Inform, Want

Says = Callable[..., tuple[Act, ...]]
ABOUT, EQUAL, NOT = Operator.ABOUT, Operator.EQUAL, Operator.NOT_EQUAL


def required(acts: tuple[Act, ...]) -> set[tuple[str, Operator, tuple[object, ...], str | None]]:
    return {
        (act.constraint.field, act.constraint.operator, act.constraint.values, act.constraint.unit)
        for act in acts
        if isinstance(act, Inform)
    }


CASES = [
    (
        "2.5 ton electric forklift with side shifter and triplex mast",
        "forklift",
        {
            ("load_capacity", ABOUT, (2.5,), "t"),
            ("power_source", EQUAL, ("Electric",), None),
            ("side_shifter", EQUAL, (True,), None),
            ("mast_type", EQUAL, ("Triplex",), None),
        },
    ),
]


@pytest.mark.parametrize(("words", "query", "expected"), CASES)
def test_product_and_requirements(
    says: Says, words: str, query: str, expected: set[object]
) -> None:
    acts = says(words)
    assert [act.query for act in acts if isinstance(act, Want)] == [query]
    assert required(acts) == expected


def test_importance_is_taken_from_the_words(says: Says) -> None:
    acts = says("electric forklift, preferably with side shifter")
    assert [act.constraint for act in acts if isinstance(act, Inform)] == [
        Constraint("power_source", EQUAL, ("Electric",)),
        Constraint("side_shifter", EQUAL, (True,), importance=Importance.SHOULD),
    ]
