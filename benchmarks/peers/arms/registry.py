"""Which engines there are, and what each needs to be installed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Final

from benchmarks.peers.workload import Engine


@dataclass(frozen=True, slots=True)
class Peer:
    """An engine.

    Attributes:
        needs: modules that have to be installed.
        requirement: what to give to pip for them.
        make: imports and makes it.
    """

    name: str
    needs: tuple[str, ...]
    requirement: str
    make: Callable[[], Engine]

    @property
    def missing(self) -> str | None:
        """Why it cannot be run, or None."""
        absent = [name for name in self.needs if find_spec(name) is None]
        return f"not installed: pip install {self.requirement}" if absent else None


def _words(name: str) -> Callable[[], Engine]:
    def make() -> Engine:
        from benchmarks.peers.arms import words

        made: Engine = getattr(words, name)()
        return made

    return make


def _hybrid(name: str) -> Callable[[], Engine]:
    def make() -> Engine:
        from benchmarks.peers.arms import hybrids

        made: Engine = getattr(hybrids, name)()
        return made

    return make


def _ours(name: str) -> Callable[[], Engine]:
    def make() -> Engine:
        from benchmarks.peers.arms import ours

        made: Engine = getattr(ours, name)()
        return made

    return make


PEERS: Final = (
    Peer("rank-bm25", ("rank_bm25",), "rank-bm25", _words("RankBm25")),
    Peer("bm25s", ("bm25s",), "bm25s", _words("Bm25s")),
    Peer("tantivy", ("tantivy",), "tantivy", _words("Tantivy")),
    Peer("SQLite FTS5", ("sqlite3",), "", _words("SqliteFts5")),
    Peer("DuckDB FTS", ("duckdb",), "duckdb", _words("DuckDbFts")),
    Peer("ours, words", (), "", _ours("OursByWords")),
    Peer("LanceDB hybrid", ("lancedb",), "lancedb", _hybrid("LanceDb")),
    Peer("Qdrant local hybrid", ("qdrant_client",), "qdrant-client", _hybrid("QdrantLocal")),
    Peer("ours, hybrid", (), "", _ours("OursWithVectors")),
)
