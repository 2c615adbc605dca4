"""DenseIndex held to faiss's exact search, and to itself over filters, changes and reopening.

One suite for both first passes: codes of our own and faiss's lists.
"""

from __future__ import annotations

import threading
from pathlib import Path

import faiss
import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.errors import CorruptIndex, InputError
from index.vectors import DenseIndex, VectorBackend, build_index, open_index, write_index
from index.vectors.codes import Codes, build_codes
from index.vectors.faiss_lists import build_lists
from index.vectors.first_pass import EXACT_BELOW, open_first_pass

Floats = npt.NDArray[np.float32]


def clustered(count: int, *, dim: int = 384, seed: int = 0, clusters: int = 200) -> Floats:
    """Vectors as product texts give them: many kinds, many near-duplicates in each."""
    random = np.random.default_rng(seed)
    centres = np.random.default_rng(7).standard_normal((clusters, dim)) + 0.5
    rows = centres[random.integers(0, clusters, count)]
    return unit(rows + random.standard_normal((count, dim)) * 0.6)


def unit(rows: npt.NDArray[np.float64]) -> Floats:
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def exact(
    vectors: Floats, query: Floats, count: int, allowed: npt.NDArray[np.bool_] | None = None
) -> list[int]:
    """faiss's exact answer among the allowed rows."""
    rows = np.arange(len(vectors)) if allowed is None else np.flatnonzero(allowed)
    flat = faiss.IndexFlatIP(vectors.shape[1])
    flat.add(np.ascontiguousarray(vectors[rows]))
    _, found = flat.search(query, count)
    return [int(rows[i]) for i in found[0] if i >= 0]


def recall(index: DenseIndex, vectors: Floats, queries: Floats, count: int, **filters) -> float:
    shares = []
    for query in queries:
        wanted = exact(vectors, query[None], count, **filters)
        found, _ = index.search(query[None], count, **filters)
        shares.append(len(set(wanted) & set(found.tolist())) / len(wanted))
    return float(np.mean(shares))


@pytest.fixture(scope="module")
def vectors() -> Floats:
    return clustered(12_000)


@pytest.fixture(scope="module")
def queries() -> Floats:
    return clustered(25, seed=1)


@pytest.fixture(scope="module", params=list(VectorBackend))
def backend(request: pytest.FixtureRequest) -> VectorBackend:
    return VectorBackend(request.param)


@pytest.fixture(scope="module")
def index(vectors: Floats, backend: VectorBackend) -> DenseIndex:
    return build_index(vectors, backend)


@settings(deadline=None, max_examples=40)
@given(
    st.integers(1, 60),
    st.integers(1, 80),
    st.integers(0, 2**32 - 1),
    st.floats(0, 1),
)
def test_small_catalogues_are_answered_exactly(count: int, wanted: int, seed: int, share: float):
    random = np.random.default_rng(seed)
    vectors = unit(random.standard_normal((count, 9)))
    query = unit(random.standard_normal((1, 9)))
    allowed = random.random(count) < share
    found, scores = build_index(vectors).search(query, wanted, allowed=allowed)
    products = (vectors @ query[0])[allowed]
    best = np.sort(products)[::-1][:wanted]
    np.testing.assert_allclose(scores, best, atol=1e-6)
    assert allowed[found].all()
    assert len(set(found.tolist())) == len(found)
    np.testing.assert_allclose(vectors[found] @ query[0], scores, atol=1e-6)


def test_codes_find_what_exact_search_finds(index: DenseIndex, vectors: Floats, queries: Floats):
    assert len(vectors) > EXACT_BELOW
    assert recall(index, vectors, queries, 10) >= 0.99
    assert recall(index, vectors, queries, 100) >= 0.98


def test_scores_are_exact_and_best_first(index: DenseIndex, vectors: Floats, queries: Floats):
    for query in queries:
        found, scores = index.search(query[None], 50)
        np.testing.assert_allclose(scores, vectors[found] @ query, atol=1e-5)
        assert (np.diff(scores) <= 0).all()
        assert index.scores(query[None], found).tolist() == scores.tolist()


@pytest.mark.parametrize("share", [0.001, 0.01, 0.05, 0.2, 0.6])
@pytest.mark.parametrize("kind", ["random", "contiguous", "far away"])
def test_a_filter_costs_no_recall(
    index: DenseIndex, vectors: Floats, queries: Floats, share: float, kind: str
):
    allowed = np.zeros(len(vectors), np.bool_)
    wanted = int(share * len(vectors))
    if kind == "random":
        allowed[np.random.default_rng(3).choice(len(vectors), wanted, replace=False)] = True
    elif kind == "contiguous":
        allowed[5_000 : 5_000 + wanted] = True
    else:
        allowed[np.argsort(vectors @ queries[0])[:wanted]] = True
    assert recall(index, vectors, queries, 10, allowed=allowed) >= 0.99


@pytest.fixture(scope="module")
def in_lists(vectors: Floats) -> DenseIndex:
    """As a catalogue of millions is indexed, with lists of clusters."""
    return DenseIndex(vectors, build_codes(vectors, lists=64))


@pytest.mark.parametrize("share", [0.001, 0.05, 0.3, 1.0])
def test_lists_find_what_exact_search_finds(
    in_lists: DenseIndex,
    vectors: Floats,
    queries: Floats,
    share: float,
    monkeypatch: pytest.MonkeyPatch,
):
    # So that lists are left out at this size at all.
    monkeypatch.setattr("index.vectors.codes._LEAST_SEEN", 2_000)
    allowed = np.random.default_rng(5).random(len(vectors)) < share
    assert recall(in_lists, vectors, queries, 10, allowed=allowed) >= 0.98


def test_lists_hold_every_document_once(in_lists: DenseIndex, vectors: Floats):
    codes = in_lists._codes
    assert isinstance(codes, Codes)
    held = codes.documents[codes.documents >= 0]
    assert np.array_equal(np.sort(held), np.arange(len(vectors)))
    assert len(codes.starts) == 65


def test_building_twice_gives_the_same_bytes(vectors: Floats):
    first, second = (build_codes(vectors[:6_000], lists=8) for _ in range(2))
    for name in ("codes", "factors", "ones", "documents", "starts", "centres", "rotation"):
        assert getattr(first, name).tobytes() == getattr(second, name).tobytes()


def test_building_lists_of_faiss_twice_gives_the_same_bytes(vectors: Floats, tmp_path: Path):
    written = []
    for name in ("first", "second"):
        folder = tmp_path / name
        folder.mkdir()
        build_lists(vectors[:6_000]).write(folder)
        written.append((folder / "faiss" / "lists.faiss").read_bytes())
    assert written[0] == written[1]


def test_damaged_lists_of_faiss_are_refused(tmp_path: Path):
    (tmp_path / "faiss").mkdir()
    (tmp_path / "faiss" / "lists.faiss").write_bytes(b"no index")
    with pytest.raises(CorruptIndex, match="cannot be read"):
        open_first_pass(tmp_path)


def test_a_written_index_answers_as_before(index: DenseIndex, queries: Floats, tmp_path: Path):
    write_index(index, tmp_path)
    opened = open_index(tmp_path)
    assert opened.size == index.size
    for query in queries[:5]:
        before, after = index.search(query[None], 20), opened.search(query[None], 20)
        assert before[0].tolist() == after[0].tolist()
        assert before[1].tolist() == after[1].tolist()


def test_added_documents_are_found_and_deleted_ones_are_not(
    vectors: Floats, backend: VectorBackend
):
    index = build_index(vectors[:5_000], backend)
    new = clustered(300, seed=9)
    assert index.add(new[:100]) == range(5_000, 5_100)
    assert index.add(new[100:]) == range(5_100, 5_300)
    everything = np.concatenate([vectors[:5_000], new])
    deleted = np.array([5_007, 5_250, 3, 4_999], np.int32)
    for document in (5_007, 5_250, 3):
        found, scores = index.search(everything[[document]], 1)
        assert found[0] == document
        assert scores[0] == pytest.approx(1.0, abs=1e-5)
        np.testing.assert_array_equal(index.vector(document), everything[[document]])
    index.delete(deleted)
    assert (index.size, index.live) == (5_300, 5_296)
    allowed = np.ones(5_300, np.bool_)
    allowed[deleted] = False
    for document in deleted:
        query = everything[[document]]
        found, _ = index.search(query, 10)
        assert not set(found.tolist()) & set(deleted.tolist())
        assert set(found.tolist()) == set(exact(everything, query, 10, allowed))
    # A later addition is live, and the deletions stay.
    index.add(everything[[3]])
    assert index.search(everything[[3]], 1)[0].tolist() == [5_300]


def test_documents_added_after_a_mask_was_made_are_not_allowed(vectors: Floats):
    index = build_index(vectors[:100])
    allowed = np.ones(100, np.bool_)
    index.add(vectors[100:110])
    found, _ = index.search(vectors[[105]], 200, allowed=allowed)
    assert sorted(found.tolist()) == list(range(100))


def test_equal_documents_come_by_number():
    vectors = np.tile(unit(np.ones((1, 8))), (50, 1))
    found, _ = build_index(vectors).search(vectors[:1], 5)
    assert found.tolist() == [0, 1, 2, 3, 4]


def test_searches_and_changes_may_run_at_once(vectors: Floats, backend: VectorBackend):
    index = build_index(vectors[:5_000], backend)
    wrong: list[str] = []

    def search() -> None:
        for row in range(0, 400, 4):
            found, scores = index.search(vectors[[row]], 5)
            if found[0] != row or abs(scores[0] - 1) > 1e-5:
                wrong.append(f"{row}: {found}, {scores}")

    def change() -> None:
        for row in range(6_000, 6_100):
            added = index.add(vectors[[row]])
            index.delete(np.array([added.start], np.int32))

    threads = [threading.Thread(target=run) for run in (search, change, search)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert (index.size, index.live) == (5_100, 5_000)


@pytest.mark.parametrize("count", [0, 3])
def test_an_empty_index_answers_nothing(count: int, backend: VectorBackend):
    index = build_index(np.empty((0, 4), np.float32), backend)
    found, scores = index.search(unit(np.ones((1, 4))), count)
    assert (len(found), len(scores), index.size) == (0, 0, 0)


def test_nothing_allowed_answers_nothing(index: DenseIndex, queries: Floats):
    found, _ = index.search(queries[:1], 5, allowed=np.zeros(index.size, np.bool_))
    assert found.tolist() == []


def test_what_does_not_fit_is_refused(index: DenseIndex):
    with pytest.raises(InputError, match=r"another shape.*\(n, 384\)"):
        index.search(np.ones((1, 5), np.float32), 3)
    with pytest.raises(InputError, match="one query at a time"):
        index.search(np.ones((2, 384), np.float32), 3)
    with pytest.raises(InputError, match="no such document"):
        index.scores(np.ones((1, 384), np.float32), np.array([12_000], np.int32))
    with pytest.raises(InputError, match="codes of other vectors"):
        DenseIndex(np.ones((3, 384), np.float32), build_codes(np.ones((2, 384), np.float32)))
