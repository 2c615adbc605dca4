"""The sample catalogue, ingested once, and an embedder that needs no model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from zlib import crc32

import numpy as np
import pytest

from data.catalogue import Catalogue
from data.ingest import ingest
from data.sample import write_sample
from index.engine import EmbeddedIndex
from index.lexical import Backend, RankBm25Index
from index.protocols import Vectors
from index.snapshot import Snapshot, build_snapshot
from index.text import Analyzer


class HashingEmbedder:
    """Sums a random vector per term: texts that share words are near. Deterministic."""

    name = "hashing"
    dim = 384

    def __init__(self) -> None:
        self.embedded = 0
        self._analyzer = Analyzer()

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        return np.stack([self._one(text) for text in texts])

    def embed_documents(self, texts: Sequence[str]) -> Vectors:
        self.embedded += len(texts)
        if not texts:
            return np.empty((0, self.dim), np.float32)
        return np.stack([self._one(text) for text in texts])

    def _one(self, text: str) -> Vectors:
        total = np.full(self.dim, 1e-6)
        for term in self._analyzer.terms(text):
            dice = np.random.default_rng(crc32(term.encode()))
            total += dice.standard_normal(self.dim)
        return (total / np.linalg.norm(total)).astype(np.float32)


@pytest.fixture(scope="session")
def sample_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    write_sample(folder / "feeds", products=700)
    home = folder / "home"
    ingest([str(folder / "feeds")], home=home)
    return home


@pytest.fixture(scope="session")
def sample_catalogue(sample_home: Path) -> Iterator[Catalogue]:
    with Catalogue.open(sample_home) as catalogue:
        yield catalogue


@pytest.fixture(scope="session")
def embedder() -> HashingEmbedder:
    return HashingEmbedder()


@pytest.fixture(scope="session")
def hybrid_snapshot(
    sample_catalogue: Catalogue, sample_home: Path, embedder: HashingEmbedder
) -> Snapshot:
    return build_snapshot(sample_catalogue, sample_home, embedders=[embedder])


@pytest.fixture(scope="session")
def words_snapshot(sample_catalogue: Catalogue, sample_home: Path) -> Snapshot:
    return build_snapshot(sample_catalogue, sample_home)


@pytest.fixture(scope="session", params=["words", "hybrid", "rank-bm25"])
def engine(
    request: pytest.FixtureRequest, sample_catalogue: Catalogue, embedder: HashingEmbedder
) -> EmbeddedIndex:
    """Each engine that keeps the contract."""
    if request.param == "rank-bm25":
        snapshot = request.getfixturevalue("words_snapshot")
        return EmbeddedIndex(snapshot, sample_catalogue, backend=Backend.RANK_BM25)
    snapshot = request.getfixturevalue(f"{request.param}_snapshot")
    embedders = [embedder] if request.param == "hybrid" else []
    return EmbeddedIndex(snapshot, sample_catalogue, embedders=embedders)


@pytest.fixture
def floored(engine: EmbeddedIndex) -> EmbeddedIndex:
    """Each engine that knows when nothing matches.

    How much a word tells is worked out from our own index's idf, which is never negative; with
    that of rank-bm25 a catalogue's commonest words tell about as much as its rarest.
    """
    if isinstance(engine.view.lexical, RankBm25Index):
        pytest.skip("the relevance floor is not measured for rank-bm25")
    return engine
