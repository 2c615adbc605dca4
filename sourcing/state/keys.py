"""API keys in SQL: of a secret, only its digest is kept."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Connection, Row, insert, or_, select, update

from data.errors import InputError, NotFound, StateUnavailable
from sourcing.service.caller import Scope
from sourcing.state.database import Database
from sourcing.state.identifiers import short
from sourcing.state.records import IssuedKey, Key
from sourcing.state.secret import digest_of, new_token, read_token, same_digest
from sourcing.state.tables import keys

_LOG: Final = logging.getLogger(__name__)
_NAME: Final = 200
_SEEN: Final = timedelta(minutes=1)
_NOBODYS: Final = bytes(32)
"""No secret has this digest: compared with where there is no key, so that it takes as long."""


class SqlKeys:
    """Satisfies `sourcing.state.protocols.KeyStore`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def create(
        self, name: str, scopes: Iterable[Scope], *, expires: datetime | None = None
    ) -> IssuedKey:
        """Make a key."""
        now = self._database.now()
        chosen = frozenset(scopes)
        short(name.strip(), "name", most=_NAME)
        if not chosen:
            raise InputError("a key that may do nothing", field="scopes", accepted=list(Scope))
        if expires is not None and expires.tzinfo is None:
            raise InputError("an expiry without its zone", field="expires", value=str(expires))
        if expires is not None and expires <= now:
            raise InputError(
                "an expiry that is past",
                field="expires",
                value=expires.isoformat(),
                accepted=f"after {now.isoformat(timespec='seconds')}",
            )
        token = new_token()
        row = {
            "id": token.id,
            "name": name.strip(),
            "scopes": " ".join(sorted(chosen)),
            "digest": digest_of(token.secret),
            "created": now,
            "expires": expires,
        }
        with self._database.write() as connection:
            connection.execute(insert(keys).values(row))
            return IssuedKey(_key(_found(connection, token.id)), str(token))

    def verify(self, token: str) -> Key | None:
        """The key that a client sends."""
        sent = read_token(token)
        if sent is None:
            return None
        now = self._database.now()
        with self._database.read() as connection:
            row = connection.execute(select(keys).where(keys.c.id == sent.id)).one_or_none()
        if not _opens(row, sent.secret, now) or row is None:
            return None
        key = _key(row)
        if not key.active(now):
            return None
        if key.last_used is None or now - key.last_used >= _SEEN:
            self._seen(key.id, now)
        return key

    def list(self) -> tuple[Key, ...]:
        """All keys, oldest first."""
        with self._database.read() as connection:
            rows = connection.execute(select(keys).order_by(keys.c.created, keys.c.id)).all()
        return tuple(_key(row) for row in rows)

    def revoke(self, key: str) -> Key:
        """Refuse it from now on."""
        with self._database.write() as connection:
            _found(connection, key, lock=True)
            connection.execute(
                update(keys)
                .where(keys.c.id == key, keys.c.revoked.is_(None))
                .values(revoked=self._database.now(), former_digest=None, former_until=None)
            )
            return _key(_found(connection, key))

    def rotate(self, key: str, *, overlap: timedelta = timedelta(0)) -> IssuedKey:
        """Give it a new secret."""
        now = self._database.now()
        if overlap < timedelta(0):
            raise InputError("a time that is negative", field="overlap", value=str(overlap))
        token = new_token(key)
        with self._database.write() as connection:
            row = _found(connection, key, lock=True)
            if not _key(row).active(now):
                raise InputError(
                    "the key is revoked or expired: make a new one", field="key", value=key
                )
            former = (row.digest, now + overlap) if overlap else (None, None)
            connection.execute(
                update(keys)
                .where(keys.c.id == key)
                .values(
                    digest=digest_of(token.secret),
                    former_digest=former[0],
                    former_until=former[1],
                    rotated=now,
                )
            )
            return IssuedKey(_key(_found(connection, key)), str(token))

    def _seen(self, key: str, now: datetime) -> None:
        stale = or_(keys.c.last_used.is_(None), keys.c.last_used <= now - _SEEN)
        try:
            with self._database.write() as connection:
                connection.execute(
                    update(keys).where(keys.c.id == key, stale).values(last_used=now)
                )
        except StateUnavailable as error:
            # A key is as good as before when its use cannot be written down: a full disk must not
            # keep people from reading.
            _LOG.warning("the use of a key was not written down: %s", error.message)


def _opens(row: Row[Any] | None, secret: str, now: datetime) -> bool:
    digest = digest_of(secret)
    current, former = _NOBODYS, _NOBODYS
    if row is not None:
        current = row.digest
        if row.former_digest is not None and now < row.former_until:
            former = row.former_digest
    # Both are compared, whatever the first says.
    return same_digest(digest, bytes(current)) | same_digest(digest, bytes(former))


def _found(connection: Connection, key: str, *, lock: bool = False) -> Row[Any]:
    chosen = select(keys).where(keys.c.id == key)
    row = connection.execute(chosen.with_for_update() if lock else chosen).one_or_none()
    if row is None:
        raise NotFound("no such key", field="key", value=key, accepted="see `sourcing keys list`")
    return row


def _key(row: Row[Any]) -> Key:
    return Key(
        id=row.id,
        name=row.name,
        scopes=frozenset(map(Scope, row.scopes.split())),
        created=row.created,
        expires=row.expires,
        revoked=row.revoked,
        last_used=row.last_used,
        rotated=row.rotated,
    )
