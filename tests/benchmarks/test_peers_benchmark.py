"""Engines that are not there are listed, those that are find what they should."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import numpy as np
import pytest

from benchmarks.peers.__main__ import one, table
from benchmarks.peers.arms.registry import PEERS, Peer
from benchmarks.peers.workload import Workload, recall_of, write
from benchmarks.relevance.model import Dataset, Document, Query
from index.protocols import Vectors
from index.response import QueryType

DOCUMENTS = ("diesel forklift", "electric forklift", "water pump", "heat pump", "steel pipe")


class Axes:
    """Each text is an axis of its own."""

    name = "axes"
    dim = 8

    def embed_queries(self, texts: list[str]) -> Vectors:
        return np.eye(8, dtype=np.float32)[: len(texts)]

    def embed_documents(self, texts: list[str]) -> Vectors:
        return np.eye(8, dtype=np.float32)[: len(texts)]


@pytest.fixture
def dataset() -> Dataset:
    return Dataset(
        name="five",
        documents=tuple(Document(f"d{n}", {"title": t}) for n, t in enumerate(DOCUMENTS)),
        queries=(Query("q1", "diesel forklift", QueryType.HEAD_TERM),),
        qrels={"q1": {"d0": 1}},
        sha256="0" * 64,
        complete=True,
    )


@pytest.fixture
def workload(dataset: Dataset, tmp_path: Path) -> Path:
    write(dataset, Axes(), tmp_path)  # type: ignore[arg-type]
    return tmp_path


@pytest.mark.parametrize("name", ["rank-bm25", "tantivy", "SQLite FTS5"])
def test_an_engine_finds_the_document_that_says_it(
    name: str, workload: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    peer = next(peer for peer in PEERS if peer.name == name)
    if peer.missing is not None:
        pytest.skip(peer.missing)
    engine = peer.make()
    engine.build(Workload.open(workload), tmp_path_factory.mktemp("engine"))
    assert engine.search(0, 2)[0] == "d0"


def test_an_engine_that_is_not_installed_is_listed(dataset: Dataset, tmp_path: Path) -> None:
    def make() -> object:
        raise AssertionError("never made")

    peer = Peer("Nowhere", ("no_such_module_at_all",), "nowhere", make)  # type: ignore[arg-type]
    found = one(peer, dataset, tmp_path, tmp_path)
    assert found == {"not_run": "not installed: pip install nowhere"}
    text = table({"dataset": "five", "documents": 5, "queries": 1, "engines": {"Nowhere": found}})
    assert "Nowhere  not run: not installed" in text


def test_every_peer_names_what_it_needs() -> None:
    for peer in PEERS:
        absent = [name for name in peer.needs if importlib.util.find_spec(name) is None]
        assert (peer.missing is None) == (not absent)


def test_recall_counts_true_neighbours() -> None:
    vectors = np.eye(4, dtype=np.float32)
    assert recall_of(vectors, vectors[:1], [[0, 3]], 1) == 1.0
    assert recall_of(vectors, vectors[:2], [[0], [3]], 1) == 0.5
