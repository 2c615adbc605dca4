"""Retention: the old goes for good, the new stays."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from dialogue.state import DialogueState
from sourcing.serving.retention import Retention
from sourcing.state.stores import open_stores

START = datetime(2026, 1, 1, tzinfo=UTC)


def test_what_nobody_has_changed_is_deleted(tmp_path: Path) -> None:
    moment = START
    with open_stores(None, home=tmp_path, now=lambda: moment) as stores:
        old = stores.conversations.create("local", DialogueState())
        moment = START + timedelta(days=20)
        new = stores.conversations.create("local", DialogueState())
        moment = START + timedelta(days=31)
        Retention(stores, days=30, now=lambda: moment).tidy()
        left = {one.id for one in stores.conversations.list("local").items}
    assert old.id not in left
    assert left == {new.id}
