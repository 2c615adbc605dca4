"""What is typed: numbers that choose, commands, words."""

from __future__ import annotations

import pytest

from data.constraint import Constraint, Operator
from data.errors import InputError
from dialogue.acts import (
    Act,
    Compare,
    Inform,
    MoreResults,
    NoPreference,
    Restart,
    Select,
    Skip,
    Term,
    Undo,
    WhyThis,
)
from dialogue.state import Option, Question, QuestionKind, Reason
from sourcing.chat.choices import acts_of_choice, chosen_options
from sourcing.chat.commands import Special, read_command


def option(n: int, label: str | None) -> Option:
    act = Inform(constraint=Constraint("fuel", Operator.EQUAL, (f"v{n}",)))
    return Option(str(n), (act,), 3, label)


def question(labels: int = 3, ranges: int = 0, **changes: object) -> Question:
    options = tuple(option(n, f"v{n}") for n in range(labels)) + tuple(
        option(n, None) for n in range(ranges)
    )
    fields = {"kind": QuestionKind.ATTRIBUTE, "options": options, "reason": Reason(9), **changes}
    return Question(**fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("1", (0,)),
        (" 2. ", (1,)),
        ("1 3", (0, 2)),
        ("1, 3", (0, 2)),
        ("1和3", (0, 2)),
        ("1 and 3", (0, 2)),
        ("2 2", (1,)),
        ("4", (3,)),
        ("5", ()),
        ("0", ()),
        ("1 4", ()),
        ("2.5", ()),
        ("2 t", ()),
        ("diesel", ()),
        ("", ()),
    ],
)
def test_numbers_choose_options(text: str, places: tuple[int, ...]) -> None:
    assert chosen_options(question(), text) == places


def test_only_what_can_be_meant_together_is_chosen_together() -> None:
    assert chosen_options(question(0, 3), "1 2") == ()
    assert chosen_options(question(0, 3), "2") == (1,)
    assert chosen_options(question(0, 3, several=True), "1 2") == (0, 1)
    assert chosen_options(None, "1") == ()
    assert chosen_options(question(0), "1") == ()


def test_choices_are_the_acts_of_their_options() -> None:
    asked = question()
    assert acts_of_choice(asked, (0, 2)) == asked.options[0].acts + asked.options[2].acts
    assert acts_of_choice(asked, (3,)) == (NoPreference(),)
    term = question(kind=QuestionKind.TERM, term=Term.QUANTITY)
    assert acts_of_choice(term, (3,)) == (Skip(),)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("/undo", Undo),
        ("/UNDO ", Undo),
        ("/restart", Restart),
        ("/more", MoreResults),
        ("/why 2", WhyThis),
        ("/compare 1 3", Compare),
        ("/compare", Compare),
        ("/pick 1,2", Select),
    ],
)
def test_commands_that_are_acts(line: str, kind: type[Act]) -> None:
    command = read_command(line)
    assert command is not None
    assert [type(act) for act in command.acts] == [kind]


def test_commands_that_are_not() -> None:
    assert read_command("forklift") is None
    assert read_command("exit device for fire doors") is None
    for leaving in ("quit", " Exit ", "EXIT"):
        command = read_command(leaving)
        assert command is not None
        assert command.special is Special.QUIT
    found = {line: read_command(line) for line in ("/help", "/?", "/quit", "/why", "/rfq out dir")}
    assert [one.special for one in found.values() if one is not None] == [
        Special.HELP,
        Special.HELP,
        Special.QUIT,
        Special.WHY_QUESTION,
        Special.RFQ,
    ]
    rfq = found["/rfq out dir"]
    assert rfq is not None
    assert rfq.rest == "out dir"


@pytest.mark.parametrize("line", ["/", "/fly", "/why first", "/pick", "/pick 0", "/compare a b"])
def test_commands_that_there_are_not(line: str) -> None:
    with pytest.raises(InputError):
        read_command(line)
