"""API keys: one contract over both databases."""

from __future__ import annotations

import hashlib
import logging
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text

from data.errors import InputError, NotFound
from sourcing.service.caller import Scope
from sourcing.state import Stores, open_stores
from sourcing.state.secret import read_token
from sourcing.state.tables import keys


def test_a_key_opens_with_its_token_and_nothing_else(stores: Stores) -> None:
    issued = stores.keys.create("shop", [Scope.SEARCH, Scope.RFQ, Scope.SEARCH])
    assert issued.key.scopes == {Scope.SEARCH, Scope.RFQ}
    prefix, id_, secret = issued.token.split("_", 2)
    assert (prefix, id_) == ("sk", issued.key.id)
    assert len(secret) * 6 >= 128
    found = stores.keys.verify(issued.token)
    assert found is not None
    assert (found.id, found.owner, found.name) == (id_, f"key:{id_}", "shop")
    other = stores.keys.create("other", [Scope.SEARCH])
    wrong = (
        issued.token[:-1],
        issued.token + "x",
        f"sk_{other.key.id}_{secret}",
        f"sk_{'0' * 16}_{secret}",
        f"SK_{id_}_{secret}",
        f"sk_{id_}_",
        "sk__",
        "",
        "sk_ü_ü",
        "sk_\0_\0",
        "x" * 10_000,
    )
    assert [one for one in wrong if stores.keys.verify(one) is not None] == []


def test_no_secret_is_kept_or_shown(stores: Stores) -> None:
    issued = stores.keys.create("shop", [Scope.SEARCH])
    secret = issued.token.rpartition(f"{issued.key.id}_")[2]
    assert secret not in repr(issued)
    assert secret not in repr(read_token(issued.token))
    with stores.database.read() as connection:
        kept = connection.execute(select(keys)).all()
    assert secret not in repr(kept)
    assert bytes(kept[0].digest) == hashlib.sha256(secret.encode()).digest()


def test_a_key_can_be_revoked_for_good(stores: Stores, clock: Any) -> None:
    issued = stores.keys.create("shop", [Scope.SEARCH])
    clock.forward(hours=1)
    revoked = stores.keys.revoke(issued.key.id)
    assert revoked.revoked == clock()
    clock.forward(hours=1)
    assert stores.keys.revoke(issued.key.id) == revoked
    assert stores.keys.verify(issued.token) is None
    with pytest.raises(InputError, match="revoked"):
        stores.keys.rotate(issued.key.id)
    with pytest.raises(NotFound):
        stores.keys.revoke("unknown")
    with pytest.raises(NotFound):
        stores.keys.rotate("unknown")


def test_a_key_expires(stores: Stores, clock: Any) -> None:
    issued = stores.keys.create("shop", [Scope.SEARCH], expires=clock() + timedelta(days=1))
    clock.forward(hours=23)
    assert stores.keys.verify(issued.token) is not None
    clock.forward(hours=1)
    assert stores.keys.verify(issued.token) is None
    with pytest.raises(InputError, match="expired"):
        stores.keys.rotate(issued.key.id)


def test_a_new_secret_leaves_the_owner_what_they_have(stores: Stores, clock: Any) -> None:
    first = stores.keys.create("shop", [Scope.SEARCH])
    clock.forward(days=1)
    second = stores.keys.rotate(first.key.id)
    assert second.key.owner == first.key.owner
    assert second.key.rotated == clock()
    assert stores.keys.verify(first.token) is None
    assert stores.keys.verify(second.token) is not None
    third = stores.keys.rotate(first.key.id, overlap=timedelta(hours=1))
    for token in (second.token, third.token):
        assert stores.keys.verify(token) is not None
    clock.forward(hours=1)
    assert stores.keys.verify(second.token) is None
    assert stores.keys.verify(third.token) is not None
    overlapping = stores.keys.rotate(first.key.id, overlap=timedelta(hours=1))
    stores.keys.revoke(first.key.id)
    for token in (third.token, overlapping.token):
        assert stores.keys.verify(token) is None
    with pytest.raises(InputError):
        stores.keys.rotate(first.key.id, overlap=timedelta(hours=-1))


def test_its_use_is_written_down_once_a_minute(stores: Stores, clock: Any) -> None:
    issued = stores.keys.create("shop", [Scope.SEARCH])

    def last_used() -> datetime | None:
        stores.keys.verify(issued.token)
        return stores.keys.list()[0].last_used

    assert stores.keys.list()[0].last_used is None
    first = clock()
    assert last_used() == first
    clock.forward(seconds=59)
    assert last_used() == first
    clock.forward(seconds=1)
    assert last_used() == clock()
    stores.keys.verify(issued.token[:-1])
    clock.forward(hours=1)
    stores.keys.verify(issued.token[:-1])
    assert stores.keys.list()[0].last_used != clock()


def test_a_key_opens_while_nothing_can_be_written(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with open_stores(None, home=tmp_path) as stores:
        issued = stores.keys.create("shop", [Scope.SEARCH])
        with stores.database.engine.connect() as connection:
            connection.execute(text("PRAGMA query_only = ON"))
        with caplog.at_level(logging.WARNING):
            assert stores.keys.verify(issued.token) is not None
        assert "not written down" in caplog.text
        assert issued.token not in caplog.text


@pytest.mark.parametrize(
    ("name", "scopes", "expires"),
    [
        ("", [Scope.SEARCH], None),
        ("  ", [Scope.SEARCH], None),
        ("x" * 201, [Scope.SEARCH], None),
        ("shop", [], None),
        ("shop", [Scope.SEARCH], datetime(2020, 1, 1).astimezone()),
        ("shop", [Scope.SEARCH], datetime(2030, 1, 1)),  # noqa: DTZ001 - what is refused
    ],
)
def test_a_key_that_makes_no_sense_is_refused(
    stores: Stores, name: str, scopes: list[Scope], expires: datetime | None
) -> None:
    with pytest.raises(InputError):
        stores.keys.create(name, scopes, expires=expires)
    assert stores.keys.list() == ()


def test_keys_are_listed_oldest_first(stores: Stores, clock: Any) -> None:
    made = []
    for name in ("b", "a", "c"):
        made.append(stores.keys.create(name, list(Scope)).key)
        clock.forward(seconds=1)
    assert stores.keys.list() == tuple(made)
