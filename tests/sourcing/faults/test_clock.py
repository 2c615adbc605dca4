"""A clock that is set back: nothing is refused for it, and nothing becomes older than it was."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from dialogue.state import DialogueState
from sourcing.state import open_stores
from sourcing.state.records import ConversationSettings, Scope

ME = "key:a"


def test_state_goes_on_when_the_clock_is_set_back(tmp_path: Path) -> None:
    moment = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
    clock = [moment]
    with open_stores(None, home=tmp_path, now=lambda: clock[0]) as stores:
        first = stores.conversations.create(ME, DialogueState())
        key = stores.keys.create("shop", [Scope.SEARCH])
        clock[0] = moment - timedelta(hours=3)
        version = stores.conversations.update(
            first.id, ME, expected=first.version, settings=ConversationSettings(title="later")
        )
        assert version == first.version + 1
        assert stores.conversations.get(first.id, ME).updated == moment
        assert stores.keys.verify(key.token) is not None
        stores.conversations.create(ME, DialogueState())
        assert len(stores.conversations.list(ME).items) == 2
