"""The sample catalogue with its index, built once for these tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from data.catalogue import Catalogue
from data.ingest import ingest
from data.sample import write_sample
from index.engine import EmbeddedIndex
from index.snapshot import build_snapshot
from sourcing.conversation import EngineCandidates


@pytest.fixture(scope="session")
def conversation_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("conversation")
    write_sample(folder / "feeds", products=250)
    ingest([str(folder / "feeds")], home=folder / "home")
    return folder / "home"


@pytest.fixture(scope="session")
def catalogue(conversation_home: Path) -> Iterator[Catalogue]:
    with Catalogue.open(conversation_home) as opened:
        yield opened


@pytest.fixture(scope="session")
def index(catalogue: Catalogue, conversation_home: Path) -> EmbeddedIndex:
    return EmbeddedIndex(build_snapshot(catalogue, conversation_home), catalogue)


@pytest.fixture(scope="session")
def source(index: EmbeddedIndex) -> EngineCandidates:
    return EngineCandidates(index)
