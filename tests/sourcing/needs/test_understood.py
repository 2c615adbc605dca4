"""Words of a need: understood as in a conversation, joined with files and options."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from data.constraint import PRICE, Constraint, Operator
from data.need import Amount, Need, NeedLine, Origin, Provenance, Requirement, Stated
from data.schema import AttributeSchema
from dialogue.acts import (
    Act,
    Ambiguous,
    Inform,
    NotUnderstood,
    OutOfRange,
    Restart,
    SetTerm,
    Term,
    Understanding,
    Want,
)
from dialogue.state import DialogueState
from sourcing.needs import compose_need, understand_words
from sourcing.needs.joined import joined_needs

SAID = Provenance(Origin.STATED)
ELECTRIC = Constraint("power_source", Operator.EQUAL, ("Electric",))
LOAD = Constraint("load_capacity", Operator.AT_LEAST, (2.5,), "t")
CHEAP = Constraint(PRICE, Operator.AT_MOST, (15000.0,), "USD")


class Script:
    """An understander that says what it is told to."""

    def __init__(self, *acts: Act, language: str = "en") -> None:
        self.found = Understanding(acts, language)

    def understand(self, utterance: str, state: DialogueState, clock: object) -> Understanding:
        assert utterance
        assert not state.turns
        return self.found


class Noon:
    def now(self) -> datetime:
        return datetime(2026, 11, 22, 12, tzinfo=UTC)


def test_a_product_with_requirements_and_a_quantity() -> None:
    script = Script(
        Want("forklift", words="forklift"),
        Inform(ELECTRIC, words="electric", confidence=0.97),
        SetTerm(Term.QUANTITY, Amount(Decimal(20)), words="20"),
        language="es",
    )
    need = understand_words("20 electric forklifts", script, Noon()).need
    line = need.line()
    assert line is not None
    assert (line.query, need.language) == ("forklift", "es")
    [requirement] = line.requirements
    assert requirement.constraint == ELECTRIC
    # No conversation, no turn; the words are kept.
    assert requirement.provenance == Provenance(Origin.STATED, None, "electric", 0.97)
    assert line.quantity is not None
    assert line.quantity.value == Amount(Decimal(20))


def test_words_that_nothing_was_made_of_are_still_searched_for() -> None:
    script = Script(Want("forklift"), NotUnderstood(words="EX25"))
    found = understand_words("forklift EX25", script, Noon())
    assert [line.query for line in found.need.lines] == ["forklift EX25"]
    assert found.unread == ("EX25",)


def test_a_part_number_stays_whole() -> None:
    found = understand_words(" CS6R-410MS ", Script(NotUnderstood(words="CS6R")), Noon())
    assert [line.query for line in found.need.lines] == ["CS6R-410MS"]


def test_what_may_mean_several_things_is_not_taken() -> None:
    steel = Ambiguous((ELECTRIC, LOAD), words="steel")
    absent = OutOfRange(LOAD, words="900 t")
    found = understand_words("steel valve 900 t", Script(Want("valve"), steel, absent), Noon())
    assert [line.requirements for line in found.need.lines] == [()]
    assert (found.ambiguous, found.out_of_range) == ((steel,), (absent,))


def test_commands_are_no_need() -> None:
    found = understand_words("start over", Script(Restart()), Noon())
    assert [line.query for line in found.need.lines] == ["start over"]


def test_an_option_takes_the_place_of_words_on_its_field() -> None:
    script = Script(
        Want("forklift"), Inform(CHEAP), SetTerm(Term.QUANTITY, Amount(Decimal(20)), words="20")
    )
    said = understand_words("20 forklifts up to 15000 USD", script, Noon()).need
    need = compose_need(
        AttributeSchema(), said=said, filters=["price <= 9000 EUR"], quantity="5 pcs"
    )
    line = need.line()
    assert line is not None
    assert [one.constraint.values for one in line.requirements] == [(9000.0,)]
    assert line.quantity is not None
    assert line.quantity.value == Amount(Decimal(5), "H87")


def test_words_change_the_line_in_focus_and_add_lines() -> None:
    kept = Requirement(LOAD, SAID)
    base = Need(
        (
            NeedLine("1", "pump"),
            NeedLine("2", "truck", requirements=(Requirement(ELECTRIC, SAID), kept)),
        ),
        focus="2",
        language="de",
    )
    diesel = Requirement(Constraint("power_source", Operator.EQUAL, ("Diesel",)), SAID)
    said = Need(
        (NeedLine("1", "forklift", requirements=(diesel,)), NeedLine("2", "valve")),
        focus="1",
    )
    joined = joined_needs(base, said)
    assert [(one.id, one.query) for one in joined.lines] == [
        ("1", "pump"),
        ("2", "forklift"),
        ("3", "valve"),
    ]
    assert (joined.focus, joined.language) == ("2", "de")
    line = joined.line()
    assert line is not None
    assert line.requirements == (kept, diesel)


def test_a_field_that_does_not_matter_drops_what_was_required_of_it() -> None:
    base = Need((NeedLine("1", "truck", requirements=(Requirement(ELECTRIC, SAID),)),), focus="1")
    said = Need((NeedLine("1", "truck", indifferent=frozenset({"power_source"})),), focus="1")
    line = joined_needs(base, said).line()
    assert line is not None
    assert not line.requirements
    assert line.indifferent == {"power_source"}


def test_a_quantity_in_words_does_not_fall_back_on_the_file() -> None:
    base = Need((NeedLine("1", "truck", quantity=Stated(Amount(Decimal(3)), SAID)),), focus="1")
    said = Need((NeedLine("1", "truck", quantity=Stated(Amount(Decimal(9)), SAID)),), focus="1")
    line = joined_needs(base, said).line()
    assert line is not None
    assert line.quantity is not None
    assert line.quantity.value.number == 9
