"""The engine itself as arms: over a home that holds the data set, or one made for it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

import numpy as np

from benchmarks.relevance.arms.product_index import ProductIndexRanker
from benchmarks.relevance.datasets.errors import DatasetError
from benchmarks.relevance.model import Dataset, Query
from benchmarks.relevance.ranker import Arm, fixed
from data.catalogue import Catalogue
from data.errors import NoCatalogue, SourcingError
from data.ingest import ingest
from index.engine import EmbeddedIndex, Rerankers
from index.protocols import Embedder, Reranker
from index.request import FusionSettings, Mode, Rerank, SearchRequest
from index.rerank.learnt import Example, train
from index.snapshot import build_snapshot
from sourcing.models import installed_embedders

_WAYS: Final = (
    ("engine", Mode.HYBRID, FusionSettings()),
    ("engine words", Mode.LEXICAL, FusionSettings(coverage_weight=0.0)),
    ("engine RRF k=60", Mode.HYBRID, FusionSettings(method="rrf")),
    ("engine convex 0.5", Mode.HYBRID, FusionSettings(dense_weight=0.5, coverage_weight=0.0)),
)


@dataclass(frozen=True)
class Engine:
    """The engine over one home.

    Attributes:
        home: that holds a catalogue; its index is built where there is none.
    """

    home: Path

    @cached_property
    def index(self) -> EmbeddedIndex:
        """Open, with whatever models are installed."""
        catalogue = Catalogue.open(self.home)
        snapshot = build_snapshot(catalogue, self.home, embedders=self._embedders)
        return EmbeddedIndex(snapshot, catalogue, embedders=self._embedders)

    @cached_property
    def answering(self) -> EmbeddedIndex:
        """The same without the relevance floor: it always answers."""
        return EmbeddedIndex(
            self.index.snapshot, self.index.catalogue, embedders=self._embedders, floor=False
        )

    def reranking(self, rerankers: Rerankers) -> EmbeddedIndex:
        """The same with rerankers."""
        return EmbeddedIndex(
            self.index.snapshot,
            self.index.catalogue,
            embedders=self._embedders,
            rerankers=rerankers,
        )

    @cached_property
    def _embedders(self) -> tuple[Embedder, ...]:
        return installed_embedders(self.home)


def engine_arms(engine: Engine, dataset: Dataset, reranker: Reranker | None = None) -> list[Arm]:
    """The engine as it is, its sides alone, other ways of fusing, and with rerankers."""
    arms = [
        fixed(ProductIndexRanker(engine.index, name=name, mode=mode, fusion=fusion))
        for name, mode, fusion in _WAYS
    ]
    # A side alone is not helped or hindered by what decides whether anything is found.
    open_ended = ProductIndexRanker(
        engine.answering, name="engine dense, no floor", mode=Mode.DENSE
    )
    arms.insert(2, fixed(open_ended))
    if reranker is not None:
        index = engine.reranking(Rerankers(cross_encoder=reranker))
        arms.append(
            fixed(
                ProductIndexRanker(
                    index, name=f"engine + {reranker.name}", rerank=Rerank.CROSS_ENCODER
                )
            )
        )
    return [*arms, Arm("engine + learnt", lambda qs: _Learnt(engine, dataset, qs), learns=True)]


class _Learnt:
    """The engine with a ranker trained on some queries."""

    name = "engine + learnt"

    def __init__(self, engine: Engine, dataset: Dataset, queries: Sequence[Query]) -> None:
        examples = []
        for query in queries:
            ids, features = engine.index.evidence(query.text)
            grades = dataset.grades(query)
            examples.append(Example(features, np.array([grades.get(i, -1) for i in ids], np.int64)))
        self._index = engine.reranking(Rerankers(learnt=train(examples)))

    def rank(self, query: str, count: int) -> list[tuple[str, float]]:
        """The best products."""
        request = SearchRequest(
            query, size=count, facets=(), facet_count=0, collapse=False, rerank=Rerank.LEARNT
        )
        return [(hit.product_id, hit.score) for hit in self._index.search(request).hits]


def engine_for(dataset: Dataset, cache: Path, home: str | None) -> Engine:
    """The engine over a given home, or over one made of the data set's documents.

    Raises:
        DatasetError: the home holds no catalogue, or not the data set's products.
    """
    if home is not None:
        given = Path(home)
        try:
            with Catalogue.open(given) as catalogue:
                here = {row[0] for row in catalogue.sql("SELECT id FROM products").rows}
        except SourcingError as error:
            raise DatasetError(f"{home} holds no catalogue: {error}") from error
        missing = sum(document.id not in here for document in dataset.documents)
        if missing:
            raise DatasetError(f"{home} lacks {missing:,} of the data set's documents")
        return Engine(given)
    made = cache / "engines" / dataset.sha256[:16]
    try:
        Catalogue.open(made).close()
    except NoCatalogue:
        feed = cache / "feeds" / f"{dataset.sha256[:16]}.jsonl"
        feed.parent.mkdir(parents=True, exist_ok=True)
        with feed.open("w", encoding="utf-8") as file:
            for document in dataset.documents:
                row = {"id": document.id, **document.fields, **document.attributes}
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
        ingest([str(feed)], home=made)
    return Engine(made)
