"""A ranker learns from judgements, is kept, and changes the order only where it is asked to."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from data.catalogue import Catalogue
from data.errors import CorruptIndex, InputError, MissingDependency
from index.engine import EmbeddedIndex, Rerankers
from index.request import Rerank, SearchRequest
from index.rerank.cross_encoder import CrossEncoderReranker
from index.rerank.learnt import Example, LearntRanker, train
from index.rerank.names import NAMES
from index.snapshot import Snapshot

QUERY = "electric forklift"


def examples(count: int = 40) -> list[Example]:
    """Queries where the product with most offers is the good one, whatever its score."""
    dice = np.random.default_rng(5)
    offers = NAMES.index("offers")
    made = []
    for _ in range(count):
        features = dice.random((30, len(NAMES)))
        features[:, 0] *= 0.1  # close calls, so that what is learnt can decide
        made.append(Example(features, (features[:, offers] > 0.8).astype(np.int64)))
    return made


@pytest.fixture(scope="module")
def ranker() -> LearntRanker:
    pytest.importorskip("lightgbm")
    return train(examples(240), about={"file": "made"})


def test_it_learns_what_the_fused_score_does_not_say(ranker: LearntRanker) -> None:
    held_out = examples(245)[240:]
    offers = NAMES.index("offers")
    learnt = [one.features[np.argsort(-ranker.keys(one.features))[:5], offers] for one in held_out]
    before = [one.features[np.argsort(-one.features[:, 0])[:5], offers] for one in held_out]
    assert np.mean(learnt) > np.mean(before) + 0.2


def test_it_is_kept_and_read_again(ranker: LearntRanker, tmp_path: Path) -> None:
    assert LearntRanker.load(tmp_path / "none") is None
    ranker.save(tmp_path)
    again = LearntRanker.load(tmp_path)
    assert again is not None
    assert again.about["file"] == "made"
    features = examples(1)[0].features
    np.testing.assert_allclose(again.keys(features), ranker.keys(features))
    (tmp_path / "model-1.txt").unlink()
    with pytest.raises(CorruptIndex, match="file is missing"):
        LearntRanker.load(tmp_path)
    (tmp_path / "ranker.json").write_text('{"version": 0, "features": []}')
    with pytest.raises(CorruptIndex, match="train-ranker"):
        LearntRanker.load(tmp_path)


def test_too_few_queries_are_refused() -> None:
    with pytest.raises(InputError, match="too few"):
        train(examples(3))


def test_what_is_not_there_is_an_error(
    words_snapshot: Snapshot, sample_catalogue: Catalogue
) -> None:
    small = EmbeddedIndex(words_snapshot, sample_catalogue)
    with pytest.raises(InputError, match="trained"):
        small.search(SearchRequest(QUERY, rerank=Rerank.LEARNT))
    with pytest.raises(MissingDependency, match="cross-encoder"):
        small.search(SearchRequest(QUERY, rerank=Rerank.CROSS_ENCODER))


def test_the_engine_uses_it_and_its_parts_add_up(
    ranker: LearntRanker, words_snapshot: Snapshot, sample_catalogue: Catalogue
) -> None:
    index = EmbeddedIndex(words_snapshot, sample_catalogue, rerankers=Rerankers(learnt=ranker))
    ids, features = index.evidence(QUERY)
    assert features.shape == (len(ids), len(NAMES))
    assert np.isfinite(features).all()
    request = SearchRequest(QUERY, size=30, rerank=Rerank.LEARNT, explain=True, collapse=False)
    found = index.search(request)
    expected = [ids[at] for at in np.lexsort((np.arange(len(ids)), -ranker.keys(features)))]
    assert [hit.product_id for hit in found.hits] == expected[:30]
    for hit in found.hits:
        assert sum(part.score for part in hit.contributions) == pytest.approx(hit.score)


class Backwards:
    """Likes short texts."""

    name = "backwards"

    def scores(self, query: str, texts: Sequence[str]) -> np.ndarray:
        assert query == QUERY
        return np.array([-len(text) for text in texts], np.float32)


def test_a_cross_encoder_reads_the_best_and_an_exact_match_stays_first(
    words_snapshot: Snapshot, sample_catalogue: Catalogue
) -> None:
    rerankers = Rerankers(cross_encoder=Backwards())
    index = EmbeddedIndex(words_snapshot, sample_catalogue, rerankers=rerankers)
    plain = index.search(SearchRequest(QUERY, size=100, collapse=False))
    read = index.search(SearchRequest(QUERY, size=100, collapse=False, rerank=Rerank.CROSS_ENCODER))
    before = [hit.product_id for hit in plain.hits]
    after = [hit.product_id for hit in read.hits]
    assert set(before[:50]) == set(after[:50])
    assert before != after
    assert before[50:] == after[50:]


def test_a_cross_encoder_that_cannot_be_loaded_says_so(tmp_path: Path) -> None:
    try:
        import sentence_transformers  # noqa: F401
    except ImportError:
        with pytest.raises(MissingDependency, match="reranker"):
            CrossEncoderReranker("any").scores("a", ["b"])
    assert CrossEncoderReranker("any/model").scores("a", []).tolist() == []
    assert CrossEncoderReranker(str(tmp_path)).name == tmp_path.name
