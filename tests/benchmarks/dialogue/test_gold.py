"""The labelled set is readable, its halves do not meet, and the scorer tells right from wrong."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from benchmarks.dialogue.gold import Slot, dialogues, read_gold, utterances
from benchmarks.dialogue.slots import matched, of_acts, surplus
from data.constraint import Constraint, Operator
from data.need import Amount, Place
from data.schema.model import AttributeDefinition, AttributeKind, CategorySchema
from dialogue.acts import Act, Inform, SetTerm, Term

SCHEMA = CategorySchema(
    ("Lamps",),
    10,
    (AttributeDefinition("weight", "Weight", AttributeKind.NUMBER, 1.0, 10, 5, "mass", "g"),),
)


def test_the_set_is_as_large_as_it_says() -> None:
    halves = {half: list(utterances(half)) for half in ("dev", "test")}
    assert sum(map(len, halves.values())) >= 1168
    assert len(halves["test"]) == 325
    assert len({one.category for half in halves.values() for one in half}) >= 33
    texts = [{(one.language, one.utterance) for one in half} for half in halves.values()]
    assert not texts[0] & texts[1]
    assert {one.language for one in halves["test"]} == {"en", "zh", "es", "de_fr"}
    assert sum(len(d.turns) for half in halves for d in dialogues(half)) == 118


def _slots(text: str) -> tuple[Slot, ...]:
    return read_gold(text).slots


@pytest.mark.parametrize(
    ("gold", "acts", "hits"),
    [
        ("weight:2 kg", [Inform(constraint=Constraint("weight", Operator.ABOUT, (2000.0,)))], 1),
        (
            "weight:2 kg",
            [Inform(constraint=Constraint("weight", Operator.AT_MOST, (2.0,), "kg"))],
            0,
        ),
        (
            "weight>=2 kg",
            [Inform(constraint=Constraint("weight", Operator.ABOUT, (2.0,), "kg"))],
            0,
        ),
        (
            "weight:1..2 kg",
            [
                Inform(constraint=Constraint("weight", Operator.AT_LEAST, (1.0,), "kg")),
                Inform(constraint=Constraint("weight", Operator.AT_MOST, (2.0,), "kg")),
            ],
            1,
        ),
        (
            "colour=Black/Red",
            [Inform(constraint=Constraint("colour", Operator.ONE_OF, ("Red",)))],
            1,
        ),
        ("colour!=Black", [Inform(constraint=Constraint("colour", Operator.EQUAL, ("Black",)))], 0),
        (
            "colour!=Black",
            [Inform(constraint=Constraint("colour", Operator.NOT_EQUAL, ("Black",)))],
            1,
        ),
        ("esd=no", [Inform(constraint=Constraint("esd", Operator.NOT_EQUAL, (True,)))], 1),
        ("quantity=500", [SetTerm(term=Term.QUANTITY, value=Amount(Decimal(500), "C62"))], 1),
        (
            "destination=NL/Rotterdam",
            [SetTerm(term=Term.DESTINATION, value=Place("NL", "Rotterdam"))],
            1,
        ),
        (
            "destination=NL/Rotterdam",
            [SetTerm(term=Term.DESTINATION, value=Place("DE", "Rotterdam"))],
            0,
        ),
        ("needed_by=2027-03-31", [SetTerm(term=Term.NEEDED_BY, value=date(2027, 3, 31))], 1),
    ],
)
def test_a_slot_is_right_or_wrong(gold: str, acts: list[Act], hits: int) -> None:
    found = of_acts(acts)
    slots = _slots(gold)
    assert matched(found, slots, SCHEMA) == hits
    assert bool(surplus(found, slots, SCHEMA)) is (hits == 0)
