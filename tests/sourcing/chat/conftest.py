"""A small sample catalogue, indexed by words, and conversations over it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from data.catalogue import Catalogue
from data.ingest import ingest
from data.sample import write_sample
from index.snapshot import build_snapshot
from sourcing.bootstrap import Application
from sourcing.chat.open import Opened, open_chat
from sourcing.chat.run import new_record
from sourcing.chat.session import ChatSession

MOMENT = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="session")
def chat_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("chat")
    write_sample(folder / "feeds", products=500)
    ingest([str(folder / "feeds")], home=folder / "home")
    with Catalogue.open(folder / "home") as catalogue:
        build_snapshot(catalogue, folder / "home")
    return folder / "home"


@pytest.fixture(scope="session")
def opened(chat_home: Path) -> Iterator[Opened]:
    application = Application(chat_home)
    with application.catalogue() as catalogue:
        yield open_chat(application, catalogue, at=MOMENT, words_only=True)


@pytest.fixture
def session(opened: Opened) -> ChatSession:
    return ChatSession(opened.parts, record=new_record(opened, None))


@pytest.fixture
def talk(session: ChatSession) -> Callable[[str], object]:
    return lambda text: session.say(text, at=MOMENT)
