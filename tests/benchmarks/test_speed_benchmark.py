"""The synthetic corpus is what it says, and the report names what falls short."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from benchmarks.speed.corpus import corpus
from benchmarks.speed.embedder import ScriptedDocuments
from benchmarks.speed.queries import FORMS, requests, texts
from benchmarks.speed.report import report
from benchmarks.speed.words import categories, thing
from data.catalogue import Catalogue
from index.engine import EmbeddedIndex
from index.protocols import Vectors
from index.response import QueryType
from index.snapshot import build_snapshot

PRODUCTS = 400


class Noise:
    """Any text is a random direction."""

    name = "noise"
    dim = 32

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        return self.embed_documents(texts)

    def embed_documents(self, texts: Sequence[str]) -> Vectors:
        rows = [np.random.default_rng(list(text.encode())).standard_normal(32) for text in texts]
        return np.array([row / np.linalg.norm(row) for row in rows], np.float32).reshape(-1, 32)


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return corpus(tmp_path_factory.mktemp("speed") / "home", PRODUCTS)


def test_the_corpus_is_whole_and_the_same_for_the_same_size(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    products = list(catalogue.iter_products())
    assert len(products) == PRODUCTS
    assert len({product.mpn for product in products}) == PRODUCTS
    assert {product.category for product in products} <= set(categories())
    assert all(len(product.attributes) > 3 for product in products[:50])
    offers = catalogue.offers_of([product.id for product in products])
    assert sum(map(len, offers.values())) == PRODUCTS * 3 // 2
    again = corpus(tmp_path / "home", PRODUCTS)
    assert again.generation.manifest.content == catalogue.generation.manifest.content


def test_searches_differ_and_can_be_answered(catalogue: Catalogue, tmp_path: Path) -> None:
    asked = requests(catalogue, PRODUCTS, 24)
    assert len({request.text for request in asked}) == 24
    embedder = ScriptedDocuments(Noise(), tmp_path)
    snapshot = build_snapshot(catalogue, catalogue.home, embedders=[embedder])
    index = EmbeddedIndex(snapshot, catalogue, embedders=[embedder])
    for number, request in enumerate(asked):
        found = index.search(request)
        if FORMS[number % len(FORMS)] == "identifier":
            assert found.query.type is QueryType.IDENTIFIER
            assert catalogue.product(found.hits[0].product_id).mpn == request.text
    assert len(set(texts(30))) == 30


def test_documents_lie_near_their_prototype_and_other_texts_are_real(tmp_path: Path) -> None:
    embedder = ScriptedDocuments(Noise(), tmp_path)
    category = categories()[7][-1]
    product = f"Alado AL1 portable {thing(7)}. {category}. Power 5 kW"
    same, other, name = embedder.embed_documents([product, f"{product} more", category])
    assert np.linalg.norm(same) == pytest.approx(1, abs=1e-5)
    assert float(same @ other) > 0.7
    np.testing.assert_allclose(name, Noise().embed_queries([category])[0], rtol=1e-5)


def test_the_report_says_what_falls_short() -> None:
    summary = {"p50": 30.0, "p90": 31.0, "p99": 50.0, "max": 60.0}
    times = {"all": summary}
    found = {
        "build": {"wall_s": 9.0, "cpu_s": 8.0, "process": {"peak_mb": 700.0}},
        "serve": {
            "open_ms": {"wall": 90.0, "cpu": 80.0},
            "warm_ms": {"wall": 900.0, "cpu": 800.0},
            "search": {"wall_ms": times, "cpu_ms": times, "stages_wall_ms": {"reading": summary}},
            "memory_mb": {"after searches": {"resident": 700.0, "own": 300.0}},
            "update": {"wall_ms": summary, "cpu_ms": summary},
            "search_again": {"wall_ms": times, "cpu_ms": times},
            "browse_everything": {"wall_ms": summary, "cpu_ms": summary},
            "words_alone": {"wall_ms": summary, "cpu_ms": summary},
            "recall": {"no filter": {"recall_at_10": 0.5}},
        },
    }
    lines = report({"sizes": {"100000": found}}).splitlines()
    assert any(line.startswith("short") and "search, p50 ms" in line for line in lines)
    assert any(line.startswith("short") and "recall@10" in line for line in lines)
    assert any(line.startswith("reached") and "open, ms" in line for line in lines)
