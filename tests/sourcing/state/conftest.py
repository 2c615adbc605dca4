"""Stores over both databases, and conversations to keep in them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import text

from data.constraint import Constraint, Operator
from data.need import (
    Amount,
    CategoryBelief,
    Need,
    NeedLine,
    Origin,
    Provenance,
    Requirement,
    Stated,
)
from dialogue.acts import Inform, Skip, Undo, Want
from dialogue.state import DialogueState, Option, Question, QuestionKind, Reason, Turn
from rfq.document import Header, Quantity, RfqDocument, RfqLine
from sourcing.state import Stores, open_stores
from sourcing.state.records import Conversation, NewTurn
from sourcing.state.tables import metadata

MOMENT = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
EMPTY = DialogueState(generation="g1")


class Clock:
    """A clock that goes on only when it is told to."""

    def __init__(self) -> None:
        self.moment = MOMENT

    def __call__(self) -> datetime:
        return self.moment

    def forward(self, **amount: float) -> datetime:
        self.moment += timedelta(**amount)
        return self.moment


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """URL of a new database without tables."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'kept' / 'state.sqlite3'}"
    found: str = request.getfixturevalue("postgresql")
    return found


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("state")
    open_stores(None, home=home).close()
    return home / "state.sqlite3"


@pytest.fixture
def cleared_postgresql(shared_postgresql: str, tmp_path: Path) -> str:
    """The session's database, with nothing of the test before in it."""
    with open_stores(shared_postgresql, home=tmp_path) as stores:
        names = ", ".join(table.name for table in metadata.sorted_tables)
        with stores.database.write() as connection:
            connection.execute(text(f"TRUNCATE {names}"))
    return shared_postgresql


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """URL of a new database with tables and nothing in them."""
    if request.param == "sqlite":
        file = tmp_path / "state.sqlite3"
        shutil.copy(request.getfixturevalue("sqlite_template"), file)
        return f"sqlite:///{file}"
    found: str = request.getfixturevalue("cleared_postgresql")
    return found


@pytest.fixture
def stores(url: str, tmp_path: Path, clock: Clock) -> Iterator[Stores]:
    with open_stores(url, home=tmp_path, now=clock) as opened:
        yield opened


def said(state: DialogueState, words: str) -> DialogueState:
    """The state after a turn in which something is said, with all that a turn can hold."""
    number = len(state.turns) + 1
    constraint = Constraint("load_capacity", Operator.AT_LEAST, (float(number), float("inf")), "t")
    question = Question(
        QuestionKind.ATTRIBUTE,
        (
            Option("1", (Inform(constraint=constraint), Skip()), count=3, low=float("-inf")),
            Option("2", (Undo(),), label="叉车"),
        ),
        Reason(12, (0.25, 0.75)),
        field="load_capacity",
        histogram=((0.0, 1.5, 4),),
    )
    turn = Turn(number, words, "en", (Want(query=words), Inform(constraint=constraint)), state.need)
    line = NeedLine(
        "1",
        words,
        (CategoryBelief(("Material handling", "Forklifts"), 0.9),),
        (Requirement(constraint, Provenance(Origin.STATED, number, words)),),
        quantity=Stated(Amount(Decimal("20.50")), Provenance(Origin.CHOSEN, number)),
    )
    return replace(
        state,
        need=Need((line,), focus="1"),
        turns=(*state.turns, replace(turn, shown=(f"p{number}",), question=question)),
        question=question,
        asked=state.asked | {("1", f"field {number}")},
        shown=(f"p{number}",),
        constraint_order=(constraint,),
    )


@pytest.fixture
def states() -> Callable[..., list[DialogueState]]:
    """The states after each of some utterances."""

    def held(*words: str) -> list[DialogueState]:
        found, state = [], EMPTY
        for one in words:
            state = said(state, one)
            found.append(state)
        return found

    return held


@pytest.fixture
def new_turn() -> Callable[..., NewTurn]:
    def made(words: str, *, message: str | None = None) -> NewTurn:
        return NewTurn(MOMENT, words, f'{{"shown": "{words}"}}'.encode(), message)

    return made


@pytest.fixture
def talk(
    stores: Stores,
    states: Callable[..., list[DialogueState]],
    new_turn: Callable[..., NewTurn],
) -> Callable[..., Conversation]:
    """A conversation in which something was said."""

    def talked(owner: str, *words: str) -> Conversation:
        made = stores.conversations.create(owner, EMPTY)
        for number, state in enumerate(states(*words), 1):
            stores.conversations.append(
                made.id, owner, expected=number, state=state, turn=new_turn(words[number - 1])
            )
        return stores.conversations.get(made.id, owner)

    return talked


@pytest.fixture
def document() -> RfqDocument:
    return RfqDocument(
        header=Header(id="RFQ-1", issued=MOMENT, title="Forklifts for 叉车 Lübeck"),
        lines=(
            RfqLine(
                id="1", description="forklift", quantity=Quantity(number=Decimal(3), unit="C62")
            ),
        ),
    )
