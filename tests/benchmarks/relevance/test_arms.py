import numpy as np
import pytest
from rank_bm25 import BM25Okapi

from benchmarks.relevance.arms.corpus import Corpus
from benchmarks.relevance.arms.covered import (
    COVERAGE_WEIGHTS,
    DENSE_WEIGHTS,
    Weights,
    best_weights,
    combine,
    covered_mix,
    surface,
)
from benchmarks.relevance.arms.dense import Dense
from benchmarks.relevance.arms.evidence import Gatherer
from benchmarks.relevance.arms.features import NAMES, Features
from benchmarks.relevance.arms.fused import Sides, best_weight, mix, rrf, tuned_mix
from benchmarks.relevance.arms.lexical import Lexical, RankBm25
from benchmarks.relevance.arms.product_index import ProductIndexRanker
from benchmarks.relevance.arms.registry import lineup
from benchmarks.relevance.arms.reranked import Reranked
from benchmarks.relevance.experiment import run_all
from benchmarks.relevance.metrics import ndcg
from benchmarks.relevance.model import Dataset, Document, Query
from benchmarks.relevance.ranker import Arm, fixed
from benchmarks.relevance.summary import ALL, summarise
from index.lexical import Bm25Parameters
from index.request import Mode
from index.response import Hit, QueryReading, QueryType, SearchResponse

KINDS = ("lamp", "pump", "chair", "drill", "cable", "valve", "motor", "tent")


class Kinds:
    """An embedder whose dimensions are the kinds of goods; "light" means lamp to it."""

    name = "kinds"
    dim = len(KINDS)

    def embed_documents(self, texts):
        vectors = np.full((len(texts), self.dim), 0.01, np.float32)
        for row, text in enumerate(texts):
            for column, kind in enumerate(KINDS):
                vectors[row, column] += text.casefold().replace("light", "lamp").count(kind)
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)

    embed_queries = embed_documents


@pytest.fixture(scope="module")
def data():
    documents = [
        Document(
            f"{kind}{n}",
            {
                "title": f"{brand} {kind} {n}",
                "brand": brand,
                "category": kind,
                "description": words,
            },
            brand=brand,
        )
        for n, (brand, words) in enumerate(
            [("Acme", "sturdy steel"), ("Bolt", "fine"), ("Acme", "cheap light"), ("Cord", "steel")]
        )
        for kind in KINDS
    ]
    queries = [Query(f"q{i}", f"steel {k}", QueryType.HEAD_TERM) for i, k in enumerate(KINDS)]
    qrels = {
        q.id: {f"{k}0": 3, f"{k}3": 2, f"{k}1": 0, "tent1": 0}
        for q, k in zip(queries, KINDS, strict=True)
    }
    return Dataset("toy", tuple(documents), tuple(queries), qrels, "0" * 64, complete=False)


@pytest.fixture(scope="module")
def sides(data):
    corpus = Corpus(data)
    return Sides(corpus, Lexical(corpus, "BM25", Bm25Parameters()), Dense(corpus, Kinds()))


def test_the_reference_arm_is_rank_bm25(data):
    corpus = Corpus(data)
    tokens = [d["title"] + d.get("description", []) for d in corpus.tokens]
    scores = BM25Okapi(tokens).get_scores([t for t, _ in corpus.query_terms("steel lamp")])
    ranked = RankBm25(corpus).rank("steel lamp", 5)
    # A word in half of the documents is worth nothing to it, and the arm keeps only matches.
    expected = [score for score in sorted(scores, reverse=True)[:5] if score > 0]
    assert len(expected) == 4
    assert [s for _, s in ranked] == pytest.approx(expected)


def test_convex_ends_are_the_sides_themselves(sides):
    for weight, side in ((0.0, sides.lexical), (1.0, sides.dense)):
        assert [d for d, _ in mix(sides, weight).rank("steel pump", 2)] == [
            d for d, _ in side.rank("steel pump", 2)
        ]
    assert rrf(sides).name == "RRF k=60"


def test_evidence_is_exact_for_every_candidate(sides):
    evidence = Gatherer(sides).of("steel pump")
    ids = [sides.corpus.ids[n] for n in evidence.candidates]
    assert evidence.lexical.max() == 1.0
    assert evidence.dense.max() == 1.0
    covered = dict(zip(ids, evidence.covered, strict=True))
    assert covered["pump0"] == pytest.approx(1.0)
    assert 0 < covered["pump1"] < 1
    assert covered["chair1"] == 0
    cosines = sides.dense.scores("steel pump")[evidence.candidates]
    assert np.corrcoef(cosines, evidence.dense)[0, 1] == pytest.approx(1.0)


def test_a_brand_alone_is_ranked_by_words(sides):
    gatherer = Gatherer(sides)
    assert gatherer.of("ACME ").names_brand
    assert not gatherer.of("acme pump").names_brand
    assert not gatherer.of("pump").names_brand
    evidence = gatherer.of("acme")
    assert combine(evidence, Weights(0.9, 1.0)) == pytest.approx(
        evidence.lexical + evidence.covered
    )


def test_the_surface_is_what_ranking_with_those_weights_scores(sides, data):
    gatherer = Gatherer(sides)
    query = data.queries[1]
    i, j = 7, 3
    weights = Weights(DENSE_WEIGHTS[i], COVERAGE_WEIGHTS[j])
    scores = combine(gatherer.of(query.text), weights)
    order = np.argsort(-scores, kind="stable")
    ranking = [sides.corpus.ids[n] for n in gatherer.of(query.text).candidates[order]]
    grades = data.grades(query)
    assert surface(gatherer, [query])[i, j] == pytest.approx(
        [ndcg(ranking, grades), ndcg(ranking, grades, judged_only=True)]
    )
    chosen = best_weights(gatherer, data.queries)
    assert chosen.dense in DENSE_WEIGHTS
    assert chosen.coverage in COVERAGE_WEIGHTS
    assert best_weights(gatherer, ()) == Weights(0.5, 0.5)
    assert 0 <= best_weight(sides, data.queries) <= 1


def test_what_learns_never_ranks_a_query_it_has_seen(data):
    seen: list[tuple[set[str], str]] = []

    class Spy:
        name = "spy"

        def __init__(self, known):
            self.known = known

        def rank(self, query, count):
            seen.append((self.known, query))
            return [(data.documents[0].id, 1.0)]

    arm = Arm("spy", lambda queries: Spy({q.text for q in queries}), learns=True)
    (outcome,) = run_all([arm], data, fold_count=4, seed=1, repeats=2)
    assert len(seen) == 2 * len(data.queries)
    assert not any(query in known for known, query in seen)
    assert list(outcome.run) == [q.id for q in data.queries]


def test_every_arm_of_the_lineup_ranks(data):
    class Shortest:
        name = "shortest first"

        def scores(self, query, texts):
            return np.array([-len(text) for text in texts], np.float32)

    made = lineup(data, embedder=Kinds(), reranker=Shortest())
    assert made.left_out == ("engine: none was given",)
    names = [arm.name for arm in made.arms]
    assert names[0] == "rank-bm25"
    assert {"BM25 fielded", "dense", "RRF k=60", "convex 0.5", "LambdaMART"} <= set(names)
    outcomes = run_all(made.arms, data, depth=20, fold_count=4, seed=1)
    rows = summarise(outcomes, data.answerable, baseline="BM25 fielded", seed=1)
    means = {row.arm: row.means["nDCG@10"].mean for row in rows if row.group == ALL}
    assert set(means) == set(names)
    # Every arm but the reranker, which knows nothing of the query, finds the goods asked for.
    senseless = [name for name in names if name.endswith("shortest first")]
    assert len(senseless) == 1
    assert {n for n, value in means.items() if value < 0.5} <= set(senseless), means
    for row in rows:
        assert (row.p_values is None) == (row.arm == "BM25 fielded")
        assert row.means["nDCG@10"].low <= row.means["nDCG@10"].mean <= row.means["nDCG@10"].high


def test_what_is_missing_is_said(data):
    made = lineup(data, no_embedder="no model here")
    assert made.left_out[0] == "dense, fused and learnt arms: no model here"
    assert all(not arm.learns for arm in made.arms)
    assert [a.name for a in lineup(data, wanted=["rank"]).arms] == ["rank-bm25"]


def test_features_have_names_and_stay_within_their_scale(sides):
    features = Features(Gatherer(sides))
    candidates, matrix = features.of("steel lamp")
    assert matrix.shape == (len(candidates), len(NAMES))
    shares = [n for n, name in enumerate(NAMES) if name.startswith(("lexical", "covered", "cat"))]
    assert matrix[:, shares].min() >= 0
    assert matrix[:, shares].max() <= 1 + 1e-9
    row = [sides.corpus.ids[n] for n in candidates].index("lamp0")
    assert matrix[row, NAMES.index("covered")] == pytest.approx(1.0)
    assert matrix[row, NAMES.index("lexical category")] > 0


def test_a_reranker_orders_the_head_and_leaves_the_tail(sides):
    class Backwards:
        name = "backwards"

        def scores(self, query, texts):
            return np.arange(len(texts), dtype=np.float32)

    first = mix(sides, 0.5)
    plain = [d for d, _ in first.rank("steel pump", 8)]
    ranked = [
        d for d, _ in Reranked(sides.corpus, first, Backwards(), depth=3).rank("steel pump", 8)
    ]
    assert ranked == [*reversed(plain[:3]), *plain[3:]]


def test_an_engine_is_asked_for_single_products(data):
    asked = []

    class Engine:
        def search(self, request):
            asked.append(request)
            reading = QueryReading(QueryType.HEAD_TERM, "en", None, 0.5)
            return SearchResponse(reading, (Hit("lamp0", 2.0), Hit("lamp1", 1.0)), 2)

        def similar(self, product_id, *, size=10):
            raise NotImplementedError

        def suggest(self, prefix, *, size=8):
            return ()

    ranker = ProductIndexRanker(Engine(), mode=Mode.LEXICAL)
    assert ranker.rank("lamp", 5) == [("lamp0", 2.0), ("lamp1", 1.0)]
    assert (asked[0].text, asked[0].size, asked[0].collapse) == ("lamp", 5, False)
    assert asked[0].mode is Mode.LEXICAL
    (outcome,) = run_all([fixed(ranker)], data, seed=1)
    assert outcome.values["nDCG@10"]["q0"] > 0


def test_tuned_arms_learn_and_others_do_not(sides):
    assert tuned_mix(sides, by_type=True).learns
    assert covered_mix(Gatherer(sides)).learns
    assert not fixed(mix(sides, 0.5)).learns


def test_the_cross_encoder_of_the_settings_is_an_arm(monkeypatch: pytest.MonkeyPatch) -> None:
    from benchmarks.relevance.arms.available import find_reranker

    monkeypatch.delenv("SOURCING_CROSS_ENCODER", raising=False)
    assert find_reranker() is None
    monkeypatch.setenv("SOURCING_CROSS_ENCODER", "models/tiny")
    found = find_reranker()
    assert found is not None
    assert found.name == "models/tiny"
