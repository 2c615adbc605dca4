"""Idempotency in SQL: a request is reserved, answered once, and answered the same again.

After the IETF draft "The Idempotency-Key HTTP Header Field".
"""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any, Final

from sqlalchemy import Column, ColumnElement, Row, and_, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from data.errors import Conflict, InputError, StateUnavailable
from sourcing.state.database import Database
from sourcing.state.erasure import erase_answers
from sourcing.state.exchanges import IdempotencyKey, InProgress, KeptAnswer, Reserved
from sourcing.state.identifiers import new_id, short
from sourcing.state.protocols.limits import KEPT, LEASE
from sourcing.state.tables import answers

_KEY: Final = 255
_ROUTE: Final = 500
_TRIES: Final = 5
_BATCH: Final = 1000


class SqlIdempotency:
    """Satisfies `sourcing.state.protocols.IdempotencyStore`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def reserve(
        self, key: IdempotencyKey, *, fingerprint: str, lease: timedelta = LEASE
    ) -> Reserved | InProgress | KeptAnswer:
        """Ask to answer a request."""
        short(key.key, "idempotency_key", most=_KEY)
        short(key.route, "route", most=_ROUTE)
        if lease <= timedelta(0):
            raise InputError("a lease of no time", field="lease", value=str(lease))
        for _ in range(_TRIES):
            try:
                return self._reserve(key, fingerprint, lease)
            except IntegrityError:
                # Another worker reserved the same request in the same moment: look at what it did.
                continue
        raise StateUnavailable("many workers answer the same request at the same time")

    def finish(
        self,
        reserved: Reserved,
        answer: KeptAnswer,
        *,
        conversation: str | None = None,
        rfq: str | None = None,
    ) -> bool:
        """Keep the answer."""
        of = answers.c
        row: dict[Column[Any], object] = {
            of.token: None,
            of.until: self._database.now() + KEPT,
            of.status: answer.status,
            of.headers: json.dumps(answer.headers),
            of.body: answer.body,
            of.conversation: conversation,
            of.rfq: rfq,
        }
        try:
            with self._database.write() as connection:
                done = connection.execute(update(answers).where(_ours(reserved)).values(row))
                return done.rowcount == 1
        except IntegrityError:
            # What it tells of has been erased in the meantime, and the answer goes with it.
            self.release(reserved)
            return False

    def release(self, reserved: Reserved) -> None:
        """Give the request back unanswered."""
        with self._database.write() as connection:
            connection.execute(delete(answers).where(_ours(reserved)))

    def purge(self) -> int:
        """Delete what is kept no longer."""
        now, done = self._database.now(), 0
        while True:
            with self._database.write() as connection:
                gone = erase_answers(connection, now, _BATCH)
            done += gone
            if gone < _BATCH:
                break
        if done:
            self._database.forget()
        return done

    def _reserve(
        self, key: IdempotencyKey, fingerprint: str, lease: timedelta
    ) -> Reserved | InProgress | KeptAnswer:
        now = self._database.now()
        reserved = Reserved(key, new_id("t"), now + lease)
        row = {
            "owner": key.owner,
            "route": key.route,
            "key": key.key,
            "fingerprint": fingerprint,
            "token": reserved.token,
            "until": reserved.until,
        }
        with self._database.write() as connection:
            chosen = select(answers).where(_is(key)).with_for_update()
            known = connection.execute(chosen).one_or_none()
            if known is not None and known.until > now:
                return _known(known, fingerprint)
            if known is not None:
                # Its time is over: of a worker that died, or of an answer that is kept no longer.
                connection.execute(delete(answers).where(_is(key)))
            connection.execute(insert(answers).values(row))
        return reserved


def _known(row: Row[Any], fingerprint: str) -> InProgress | KeptAnswer:
    if row.fingerprint != fingerprint:
        raise Conflict(
            "this key was used for another request",
            field="idempotency_key",
            value=row.key,
            accepted="a new key, or the same request again",
        )
    if row.status is None:
        return InProgress(row.until)
    headers = tuple((name, value) for name, value in json.loads(row.headers))
    return KeptAnswer(row.status, headers, bytes(row.body))


def _is(key: IdempotencyKey) -> ColumnElement[bool]:
    of = answers.c
    return and_(of.owner == key.owner, of.route == key.route, of.key == key.key)


def _ours(reserved: Reserved) -> ColumnElement[bool]:
    return and_(_is(reserved.key), answers.c.token == reserved.token)
