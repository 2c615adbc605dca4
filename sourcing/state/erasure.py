"""Erasure: what goes with a conversation, a request for quotation, an owner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, Connection, Select, Table, delete, select, tuple_, update

from sourcing.state.records import Erased
from sourcing.state.tables import answers, conversations, events, rfqs, turns

_AT_ONCE: Final = 500
"""Ids in one statement."""


def erase_conversations(
    connection: Connection, ids: Sequence[str], *, with_rfqs: bool = True
) -> Erased:
    """Delete conversations with all that is about them.

    Args:
        connection: in a transaction that writes.
        ids: of conversations that exist.
        with_rfqs: the requests for quotation that were made from them, too.
    """
    if not ids:
        return Erased()
    done = erase_rfqs(connection, _rfqs_of(connection, ids)) if with_rfqs else Erased()
    of = conversations.c
    forks = connection.scalars(
        select(of.id).where(of.parent.in_(ids), of.id.not_in(ids)).order_by(of.id)
    ).all()
    connection.execute(
        update(conversations).where(of.parent.in_(ids)).values(parent=None, parent_turn=None)
    )
    return done + Erased(
        # Children first, so that each is counted before the database would take it along.
        answers=_deleted(connection, answers, answers.c.conversation.in_(ids)),
        events=_deleted(connection, events, events.c.conversation.in_(ids)),
        turns=_deleted(connection, turns, turns.c.conversation.in_(ids)),
        conversations=_deleted(connection, conversations, of.id.in_(ids)),
        forks=tuple(forks),
    )


def erase_rfqs(connection: Connection, ids: Sequence[str]) -> Erased:
    """Delete requests for quotation, with all their documents and the answers that tell of them."""
    if not ids:
        return Erased()
    return Erased(
        answers=_deleted(connection, answers, answers.c.rfq.in_(ids)),
        rfqs=_deleted(connection, rfqs, rfqs.c.id.in_(ids)),
    )


def erase_owner(connection: Connection, owner: str) -> Erased:
    """Delete all that an owner has, but for the key itself."""
    of = conversations.c
    # Locked in the order that every other erasure locks in.
    held = connection.scalars(
        select(of.id).where(of.owner == owner).order_by(of.id).with_for_update()
    ).all()
    done = Erased()
    for start in range(0, len(held), _AT_ONCE):
        part = held[start : start + _AT_ONCE]
        done += replace(erase_conversations(connection, part), forks=())
    mine = connection.scalars(select(rfqs.c.id).where(rfqs.c.owner == owner)).all()
    for start in range(0, len(mine), _AT_ONCE):
        done += erase_rfqs(connection, mine[start : start + _AT_ONCE])
    return done + Erased(
        answers=_deleted(connection, answers, answers.c.owner == owner),
        events=_deleted(connection, events, events.c.owner == owner),
    )


def erase_events(connection: Connection, ids: Sequence[str]) -> Erased:
    """Delete events of feedback."""
    return Erased(events=_deleted(connection, events, events.c.id.in_(ids)) if ids else 0)


def erase_answers(connection: Connection, at: datetime, size: int) -> int:
    """Delete some answers whose time was over at a moment; gives how many."""
    key = tuple_(answers.c.owner, answers.c.route, answers.c.key)
    old = select(answers.c.owner, answers.c.route, answers.c.key).where(answers.c.until <= at)
    return _deleted(connection, answers, key.in_(old.limit(size)))


def batch_of(connection: Connection, chosen: Select[str], size: int) -> Sequence[str]:
    """Some of the ids that a query finds; those that somebody is changing are left for later."""
    return connection.scalars(chosen.limit(size).with_for_update(skip_locked=True)).all()


def _rfqs_of(connection: Connection, ids: Sequence[str]) -> Sequence[str]:
    return connection.scalars(select(rfqs.c.id).where(rfqs.c.conversation.in_(ids))).all()


def _deleted(connection: Connection, table: Table, which: ColumnElement[bool]) -> int:
    return connection.execute(delete(table).where(which)).rowcount
