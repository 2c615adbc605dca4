"""What is erased is gone: from every answer, and from the files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from data.errors import NotFound
from dialogue.state import DialogueState
from rfq.document import RfqDocument
from sourcing.state import Stores, open_stores
from sourcing.state.events import EventKind, NewEvent, Placed
from sourcing.state.exchanges import IdempotencyKey, KeptAnswer, Reserved
from sourcing.state.records import Conversation, ConversationSettings, Erased, NewTurn
from sourcing.state.tables import metadata

Talk = Callable[..., Conversation]
ME, OTHER = "key:a", "key:b"
MARK = "Zitronenfalter-7341"
"""Words that stand in everything that is erased, and nowhere else."""


def leave_traces(stores: Stores, owner: str, document: RfqDocument, talk: Talk) -> str:
    """A conversation with all that can hang on one, and its mark in all of it."""
    id_ = talk(owner, f"{MARK} one", *[f"{MARK} {n}" * 40 for n in range(6)]).id
    stores.conversations.update(
        id_, owner, expected=None, settings=ConversationSettings(MARK, display={"note": MARK})
    )
    header = document.header.model_copy(update={"title": MARK})
    rfq = stores.rfqs.create(
        owner, document.model_copy(update={"header": header}), conversation=id_
    )
    (shown,) = stores.feedback.record(
        owner,
        [
            NewEvent(
                kind=EventKind.IMPRESSION,
                query=MARK,
                products=(Placed(MARK, 1),),
                conversation=id_,
            )
        ],
    )
    stores.feedback.record(
        owner,
        [
            NewEvent(
                kind=EventKind.CLICK,
                query=MARK,
                products=(Placed(MARK, 1),),
                conversation=id_,
                impression=shown,
            )
        ],
    )
    for number, about in enumerate(({"conversation": id_}, {"rfq": rfq.id})):
        key = IdempotencyKey(owner, "POST /v1/x", f"{MARK}-{number}-{id_}")
        reserved = stores.idempotency.reserve(key, fingerprint=MARK)
        assert isinstance(reserved, Reserved)
        answer = KeptAnswer(200, (("x-note", MARK),), MARK.encode())
        assert stores.idempotency.finish(reserved, answer, **about)
    return id_


def rows(stores: Stores) -> dict[str, int]:
    """How many rows each table has."""
    with stores.database.read() as connection:
        return {
            table.name: connection.scalar(select(func.count()).select_from(table)) or 0
            for table in metadata.sorted_tables
        }


def test_a_conversation_goes_with_all_that_hangs_on_it(
    stores: Stores, talk: Talk, document: RfqDocument
) -> None:
    other = leave_traces(stores, OTHER, document, talk)
    before = rows(stores)
    mine = leave_traces(stores, ME, document, talk)
    done = stores.conversations.erase(mine, ME)
    assert done == Erased(conversations=1, turns=7, rfqs=1, events=2, answers=2)
    assert rows(stores) == before
    with pytest.raises(NotFound):
        stores.conversations.erase(mine, ME)
    assert stores.conversations.get(other, OTHER).turns == 7


def test_requests_for_quotation_can_be_left(
    stores: Stores, talk: Talk, document: RfqDocument
) -> None:
    mine = leave_traces(stores, ME, document, talk)
    done = stores.conversations.erase(mine, ME, rfqs=False)
    assert (done.rfqs, done.answers) == (0, 1)
    (left,) = stores.rfqs.list(ME).items
    assert left.conversation is None
    found = stores.rfqs.get(left.id, ME)
    assert found.document.header.title == MARK
    assert stores.rfqs.erase(left.id, ME) == Erased(rfqs=1, answers=1)
    assert sum(rows(stores).values()) == 0


def test_a_fork_stays_and_is_named(stores: Stores, talk: Talk) -> None:
    parent = talk(ME, "a", "b")
    fork = stores.conversations.fork(parent.id, ME, after_turn=2)
    done = stores.conversations.erase(parent.id, ME)
    assert done.forks == (fork.id,)
    found = stores.conversations.get(fork.id, ME)
    assert (found.parent, found.parent_turn, found.state) == (None, None, parent.state)


def test_an_owner_goes_with_all_they_have(
    stores: Stores, talk: Talk, document: RfqDocument
) -> None:
    leave_traces(stores, OTHER, document, talk)
    before = rows(stores)
    for _ in range(2):
        parent = leave_traces(stores, ME, document, talk)
        stores.conversations.fork(parent, ME, after_turn=3)
    stores.rfqs.create(ME, document)
    stores.feedback.record(
        ME, [NewEvent(kind=EventKind.CLICK, query="x", products=(Placed("p", 1),))]
    )
    stores.idempotency.reserve(IdempotencyKey(ME, "POST /v1/y", "k"), fingerprint="f")
    done = stores.erase_owner(ME)
    assert (done.conversations, done.turns, done.rfqs) == (4, 20, 3)
    assert (done.events, done.answers, done.forks) == (5, 5, ())
    assert rows(stores) == before
    assert stores.erase_owner(ME) == Erased()


def test_what_nobody_used_for_long_is_purged_in_batches(
    stores: Stores, talk: Talk, document: RfqDocument, clock: Any
) -> None:
    for _ in range(5):
        talk(ME, "old")
    talk(OTHER, "old")
    kept_busy = talk(ME, "old but in use")
    stores.rfqs.create(ME, document)
    limit = clock.forward(days=90)
    clock.forward(days=1)
    stores.conversations.update(kept_busy.id, ME, expected=2, settings=ConversationSettings())
    new = talk(ME, "new")
    assert stores.conversations.purge(limit, batch=2) == Erased(conversations=6, turns=6)
    assert {one.id for one in stores.conversations.list(ME).items} == {kept_busy.id, new.id}
    assert stores.purge(limit, rfqs=False) == Erased()
    assert stores.purge(limit) == Erased(rfqs=1)


def test_nothing_is_left_in_the_files(tmp_path: Path, document: RfqDocument, talk: Talk) -> None:
    del talk  # over another database
    with open_stores(None, home=tmp_path) as stores:
        own = held(stores)
        keep = stores.conversations.create(ME, DialogueState())
        first = leave_traces(stores, ME, document, own)
        leave_traces(stores, OTHER, document, own)
        assert found_in(tmp_path) != []
        stores.conversations.erase(first, ME)
        assert found_in(tmp_path) != [], "what the other owner said is still there"
        stores.erase_owner(OTHER)
        # At once, while the database is still open, and not only when it is closed.
        assert found_in(tmp_path) == []
        assert stores.conversations.get(keep.id, ME) == keep
    assert found_in(tmp_path) == []


def test_nothing_is_left_while_another_process_has_it_open(
    tmp_path: Path, document: RfqDocument
) -> None:
    with open_stores(None, home=tmp_path) as stores, open_stores(None, home=tmp_path) as other:
        mine = leave_traces(stores, ME, document, held(stores))
        assert other.conversations.get(mine, ME).turns == 7
        other.conversations.erase(mine, ME)
        assert found_in(tmp_path) == []
        with pytest.raises(NotFound):
            stores.conversations.get(mine, ME)


def held(stores: Stores) -> Talk:
    """Conversations over stores of a test's own."""

    def talked(owner: str, *words: str) -> Conversation:
        from dialogue.acts import Want
        from dialogue.state import Turn

        made = stores.conversations.create(owner, DialogueState())
        state = made.state
        for number, one in enumerate(words, 1):
            turn = Turn(number, one, "en", (Want(query=one),), state.need)
            state = replace(state, turns=(*state.turns, turn))
            kept = NewTurn(made.created, one, f'{{"said": "{one}"}}'.encode())
            stores.conversations.append(made.id, owner, expected=number, state=state, turn=kept)
        return stores.conversations.get(made.id, owner)

    return talked


def found_in(folder: Path) -> list[str]:
    """The files that the mark stands in."""
    return [path.name for path in folder.iterdir() if MARK.encode() in path.read_bytes()]
