"""Conversations that are kept go on as if they had never been put away."""

from __future__ import annotations

from pathlib import Path

from sourcing.chat.document import turn_line
from sourcing.chat.open import Opened
from sourcing.chat.session import ChatSession
from sourcing.state import open_stores
from sourcing.state.codec import state_from_json, state_to_json
from sourcing.state.records import NewTurn

OWNER = "key:a"
SAID = (
    "20 electric forklifts, 2 t",
    "under 15000 USD, delivered to Hamburg by March 2027",
    "not diesel, no preference otherwise",
    "payment 2027-01-31",
    "undo",
    "no lo sé",
    "要带侧移器的叉车",
    "compare the first two",
    "what is the price range?",
    "show more",
)


def test_every_state_of_a_conversation_comes_back_equal(session: ChatSession) -> None:
    assert state_from_json(state_to_json(session.state)) == session.state
    for words in SAID:
        state = session.say(words).state
        text = state_to_json(state)
        assert state_from_json(text) == state
        # Equal is not enough: 1 == True == 1.0.
        assert state_to_json(state_from_json(text)) == text


def test_another_worker_gives_the_same_answer(
    session: ChatSession, opened: Opened, tmp_path: Path
) -> None:
    clarifier = opened.parts.clarifier
    with open_stores(None, home=tmp_path) as stores:
        kept = stores.conversations.create(OWNER, session.state)
        for number, words in enumerate(SAID, 1):
            exchange = session.say(words)
            turn = NewTurn(session.record.turns[-1].at, words, turn_line(exchange))
            stores.conversations.append(
                kept.id, OWNER, expected=number, state=exchange.state, turn=turn
            )
            found = stores.conversations.get(kept.id, OWNER).state
            answers = [clarifier.reply(one, "at least 3 m") for one in (exchange.state, found)]
            assert answers[0] == answers[1]
        # From any turn of it, too.
        for after in (0, 4, len(SAID)):
            fork = stores.conversations.fork(kept.id, OWNER, after_turn=after)
            turns = exchange.state.turns[:after]
            assert fork.state.turns == turns
            assert fork.state.need == (
                exchange.state.turns[after].before if after < len(SAID) else exchange.state.need
            )
