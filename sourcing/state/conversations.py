"""Conversations in SQL: rows for turns, so that a turn adds and rewrites nothing."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Row, and_, insert, literal, select, tuple_, update

from data.errors import Conflict, InputError, NotFound
from dialogue.state import DialogueState
from sourcing.state import erasure
from sourcing.state.codec import head_to_json, state_from_parts
from sourcing.state.conversation_rows import (
    document_text,
    found,
    refuse_other,
    refuse_repeated,
    settings_row,
    shown,
    states_of,
    summary,
    turn_row,
    turns_of,
    whole,
)
from sourcing.state.database import Database
from sourcing.state.identifiers import OWNER, checked_limit, cursor_of, new_id, place_of, short
from sourcing.state.protocols.limits import PAGE
from sourcing.state.records import (
    Conversation,
    ConversationSettings,
    ConversationSummary,
    ConversationTurn,
    Erased,
    NewTurn,
    Page,
)
from sourcing.state.tables import conversations, turns

_ASKED: Final = 500
"""Conversations that one query asks about."""
_COPIED: Final = ("number", "at", "said", "dialogue", "head", "document")
"""Columns of a turn that a fork takes over; a message's id stays with the turn it was sent for."""


class SqlConversations:
    """Satisfies `sourcing.state.protocols.ConversationStore`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def create(
        self, owner: str, state: DialogueState, *, settings: ConversationSettings | None = None
    ) -> Conversation:
        """Keep a new conversation."""
        if state.turns:
            raise InputError(
                "a conversation begins without turns",
                field="state.turns",
                value=len(state.turns),
                accepted="a state in which nothing has been said",
            )
        at, id_ = self._database.now(), new_id("c")
        row = {
            "id": id_,
            "owner": short(owner, "owner", most=OWNER),
            "version": 1,
            "created": at,
            "updated": at,
            "turns": 0,
            "generation": state.generation,
            **settings_row(settings or ConversationSettings()),
            "opening": head_to_json(state),
        }
        with self._database.write() as connection:
            connection.execute(insert(conversations).values(row))
            return whole(connection, id_, owner)

    def get(self, conversation: str, owner: str) -> Conversation:
        """A conversation, ready to be gone on with."""
        with self._database.read() as connection:
            return whole(connection, conversation, owner)

    def summary(self, conversation: str, owner: str) -> ConversationSummary:
        """How a conversation stands, without what was said in it."""
        with self._database.read() as connection:
            return summary(found(connection, conversation, owner))

    def versions(self, conversations: Collection[tuple[str, str]]) -> Mapping[tuple[str, str], int]:
        """The versions of conversations, each named with its owner."""
        wanted, ids = frozenset(conversations), sorted({one for one, _ in conversations})
        found = [
            row
            for start in range(0, len(ids), _ASKED)
            for row in self._standing(ids[start : start + _ASKED])
        ]
        return {(row.id, row.owner): row.version for row in found if (row.id, row.owner) in wanted}

    def turns(
        self, conversation: str, owner: str, *, after: int = 0, limit: int | None = None
    ) -> tuple[ConversationTurn, ...]:
        """Its turns as they were shown."""
        with self._database.read() as connection:
            count = found(connection, conversation, owner).turns
            if after >= count:
                return ()
            chosen = shown(conversation).where(turns.c.number > max(after, 0))
            if limit is not None:
                chosen = chosen.limit(min(max(limit, 0), count))
            return turns_of(connection.execute(chosen).all())

    def states(self, conversation: str, owner: str) -> tuple[DialogueState, ...]:
        """Its state before the first turn, and after each one."""
        with self._database.read() as connection:
            return states_of(connection, conversation, owner)

    def message(self, conversation: str, owner: str, message: str) -> ConversationTurn | None:
        """The turn that answered a client's message."""
        with self._database.read() as connection:
            found(connection, conversation, owner)
            chosen = shown(conversation).where(turns.c.message == message)
            return next(iter(turns_of(connection.execute(chosen).all())), None)

    def list(
        self, owner: str, *, cursor: str | None = None, limit: int = PAGE
    ) -> Page[ConversationSummary]:
        """The owner's conversations, the last changed first."""
        limit = checked_limit(limit)
        of = conversations.c
        chosen = select(conversations).where(of.owner == owner)
        if cursor is not None:
            chosen = chosen.where(tuple_(of.updated, of.id) < place_of(cursor))
        chosen = chosen.order_by(of.updated.desc(), of.id.desc()).limit(limit + 1)
        with self._database.read() as connection:
            rows = connection.execute(chosen).all()
        items = tuple(summary(row) for row in rows[:limit])
        more = len(rows) > limit
        return Page(items, cursor_of(items[-1].updated, items[-1].id) if more else None)

    def append(
        self,
        conversation: str,
        owner: str,
        *,
        expected: int | None,
        state: DialogueState,
        turn: NewTurn,
    ) -> int:
        """Keep the next turn and the state after it."""
        row = turn_row(state, turn)
        with self._database.write() as connection:
            known = found(connection, conversation, owner, lock=True)
            refuse_repeated(connection, known, turn.message)
            refuse_other("the conversation", known.version, expected)
            if row["number"] != known.turns + 1:
                raise Conflict(
                    "the conversation has gone on in the meantime",
                    actual=known.version,
                    field="turn",
                    value=row["number"],
                    accepted=str(known.turns + 1),
                )
            connection.execute(insert(turns).values(conversation=conversation, **row))
            changed = {"turns": row["number"], "generation": state.generation}
            return self._change(connection, known, changed)

    def update(
        self,
        conversation: str,
        owner: str,
        *,
        expected: int | None,
        settings: ConversationSettings,
        documents: Mapping[int, bytes] | None = None,
    ) -> int:
        """Replace its settings, and what is shown of some turns with them."""
        row = settings_row(settings)
        texts = {number: document_text(one) for number, one in (documents or {}).items()}
        with self._database.write() as connection:
            known = found(connection, conversation, owner, lock=True)
            refuse_other("the conversation", known.version, expected)
            for number, text in texts.items():
                one = and_(turns.c.conversation == conversation, turns.c.number == number)
                connection.execute(update(turns).where(one).values(document=text))
            return self._change(connection, known, row)

    def fork(self, conversation: str, owner: str, *, after_turn: int) -> Conversation:
        """A new conversation with the same turns up to one of them."""
        at, id_ = self._database.now(), new_id("c")
        with self._database.write() as connection:
            known = found(connection, conversation, owner, lock=True)
            if not 0 <= after_turn <= known.turns:
                raise NotFound(
                    "no such turn",
                    field="after_turn",
                    value=after_turn,
                    accepted=f"0 to {known.turns}",
                )
            of = turns.c
            head = connection.scalar(
                select(of.head).where(of.conversation == conversation, of.number == after_turn)
            )
            row = {
                **known._mapping,
                "id": id_,
                "version": 1,
                "created": at,
                "updated": at,
                "turns": after_turn,
                "generation": state_from_parts(head or known.opening, ()).generation,
                "parent": conversation,
                "parent_turn": after_turn,
            }
            connection.execute(insert(conversations).values(row))
            kept = select(literal(id_, of.conversation.type), *(of[name] for name in _COPIED))
            kept = kept.where(of.conversation == conversation, of.number <= after_turn)
            connection.execute(insert(turns).from_select(["conversation", *_COPIED], kept))
            return whole(connection, id_, owner)

    def erase(self, conversation: str, owner: str, *, rfqs: bool = True) -> Erased:
        """Delete it for good."""
        with self._database.write() as connection:
            found(connection, conversation, owner, lock=True)
            done = erasure.erase_conversations(connection, [conversation], with_rfqs=rfqs)
        self._database.forget()
        return done

    def purge(self, before: datetime, *, rfqs: bool = True, batch: int = 200) -> Erased:
        """Delete all conversations that have not changed since."""
        old = select(conversations.c.id).where(conversations.c.updated < before)
        return self._database.in_batches(
            old, batch, lambda c, ids: erasure.erase_conversations(c, ids, with_rfqs=rfqs)
        )

    def _standing(self, ids: Sequence[str]) -> Sequence[Any]:
        of = conversations.c
        chosen = select(of.id, of.owner, of.version).where(of.id.in_(ids))
        with self._database.read() as connection:
            return connection.execute(chosen).all()

    def _change(self, connection: Connection, known: Row[Any], values: dict[str, Any]) -> int:
        version = int(known.version) + 1
        # A clock that was set back must not make a change older than the one before.
        at = max(self._database.now(), known.updated)
        connection.execute(
            update(conversations)
            .where(conversations.c.id == known.id)
            .values(version=version, updated=at, **values)
        )
        return version
