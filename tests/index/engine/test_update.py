"""What changes is found at once, and searches that run meanwhile end on what they began with."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest

from data.catalogue import Catalogue
from data.constraint import BRAND, CATEGORY, PRICE, Constraint, Operator, Truth
from data.errors import MissingDependency, NotFound
from index.engine import EmbeddedIndex, IndexHandle
from index.request import Mode, SearchRequest
from index.snapshot import Snapshot

Make = Callable[..., Any]


def found(index: EmbeddedIndex, text: str, **options: Any) -> list[str]:
    return [hit.product_id for hit in index.search(SearchRequest(text, size=50, **options)).hits]


def test_an_added_product_is_found_by_word_number_and_filter(
    small: EmbeddedIndex, make: Make, offer: Make
) -> None:
    assert found(small, "reach truck") == []
    added = make("p9", "Reach truck for high racks", brand="Naxo", mpn="RT-16")
    small.apply([added], offers=[offer("p9", "15000", sku="SKU-99")])
    assert found(small, "reach truck") == ["p9"]
    assert found(small, "RT16") == ["p9"]
    assert found(small, "sku 99") == ["p9"]
    cheap = Constraint(PRICE, Operator.AT_MOST, (16000.0,), "USD")
    assert "p9" in found(small, "", constraints=(cheap,))
    assert "p9" not in found(
        small, "", constraints=(Constraint(PRICE, Operator.AT_MOST, (100.0,), "USD"),)
    )
    here = Constraint(CATEGORY, Operator.EQUAL, ("Lift trucks",))
    assert set(found(small, "", constraints=(here,))) == {"p1", "p2", "p3", "p9"}
    naxo = Constraint(BRAND, Operator.EQUAL, ("Naxo",))
    answer = small.search(SearchRequest("", (naxo,), facets=(BRAND,), known_only=True))
    assert {hit.product_id for hit in answer.hits} == {"p3", "p9"}
    assert answer.facets[0].buckets[0].count == 2
    assert [o.truth for hit in answer.hits for o in hit.outcomes] == [Truth.MET, Truth.MET]


def test_a_changed_product_is_found_by_what_it_says_now(small: EmbeddedIndex, make: Make) -> None:
    small.apply([make("p1", "Rough terrain telehandler", mpn="TH-40")])
    assert found(small, "telehandler") == ["p1"]
    assert found(small, "LW-30D") == []
    assert "p1" not in found(small, "diesel forklift")
    small.apply([make("p1", "Diesel forklift again")])
    assert found(small, "telehandler") == []
    assert "p1" in found(small, "diesel forklift")
    assert len(found(small, "")) == 6


def test_a_deleted_product_is_gone_and_can_come_back(small: EmbeddedIndex, make: Make) -> None:
    small.apply(deleted=["p3", "no-such-product"])
    assert "p3" not in found(small, "LPG forklift")
    assert found(small, "NX-25") == []
    with pytest.raises(NotFound):
        small.similar("p3")
    small.apply([make("p3", "LPG forklift", mpn="NX-25")])
    assert found(small, "NX-25") == ["p3"]
    small.apply(deleted=["p3"])
    assert found(small, "NX-25") == []


def test_scores_of_what_did_not_change_hardly_move(small: EmbeddedIndex, make: Make) -> None:
    before = small.search(SearchRequest("LED lamp", size=10))
    small.apply([make("p9", "Reach truck")])
    after = small.search(SearchRequest("LED lamp", size=10))
    assert [h.product_id for h in before.hits] == [h.product_id for h in after.hits]
    assert [h.score for h in after.hits] == pytest.approx([h.score for h in before.hits], abs=0.05)


def test_a_search_keeps_the_view_it_began_with(small: EmbeddedIndex, make: Make) -> None:
    view = small.view
    small.apply([make("p9", "Reach truck")], deleted=["p1"])
    assert view.number("p1") is not None
    assert view.number("p9") is None
    assert small.view.number("p1") is None
    assert small.view.id(small.view.number("p9") or 0) == "p9"


def test_an_update_with_vectors_is_searched_by_meaning_too(
    hybrid_snapshot: Snapshot, sample_catalogue: Catalogue, embedder: Any, make: Make
) -> None:
    index = EmbeddedIndex(hybrid_snapshot, sample_catalogue, embedders=[embedder])
    added = make("new-1", "Turquoise submarine periscope")
    index.apply([added])
    answer = index.search(SearchRequest("turquoise periscope", mode=Mode.DENSE, size=1))
    assert answer.hits[0].product_id == "new-1"
    others = EmbeddedIndex(hybrid_snapshot, sample_catalogue)
    with pytest.raises(MissingDependency, match="models"):
        others.apply([added])


def test_meaning_cannot_be_asked_without_a_model(
    small: EmbeddedIndex, hybrid_snapshot: Snapshot, sample_catalogue: Catalogue
) -> None:
    with pytest.raises(MissingDependency, match="no vectors"):
        small.search(SearchRequest("forklift", mode=Mode.DENSE))
    without = EmbeddedIndex(hybrid_snapshot, sample_catalogue)
    with pytest.raises(MissingDependency, match="not installed"):
        without.search(SearchRequest("forklift", mode=Mode.DENSE))
    answer = without.search(SearchRequest("forklift"))
    assert answer.hits
    assert answer.query.dense_weight == 0.0


def test_no_search_fails_while_indexes_are_switched_and_changed(
    words_snapshot: Snapshot, sample_catalogue: Catalogue, make: Make
) -> None:
    def index() -> EmbeddedIndex:
        return EmbeddedIndex(words_snapshot, sample_catalogue)

    handle = IndexHandle(index())
    stop = threading.Event()
    failures: list[BaseException] = []
    answered = [0]

    def search() -> None:
        while not stop.is_set():
            try:
                answer = handle.search(SearchRequest("diesel forklift", size=5, explain=True))
                assert len(answer.hits) == 5
                answered[0] += 1
            except BaseException as error:  # noqa: BLE001 - reported below
                failures.append(error)
                return

    readers = [threading.Thread(target=search) for _ in range(3)]
    for reader in readers:
        reader.start()
    for n in range(4):
        handle.current.apply([make(f"x{n}", f"Electric pallet truck {n}")])
        old = handle.switch(index())
        assert old is not handle.current
    stop.set()
    for reader in readers:
        reader.join()
    assert failures == []
    assert answered[0] > 0


def test_a_handle_switches_only_to_something_new(
    words_snapshot: Snapshot, sample_catalogue: Catalogue
) -> None:
    first = EmbeddedIndex(words_snapshot, sample_catalogue)
    handle = IndexHandle(first)
    assert not handle.switch_if_changed(lambda generation: None)
    assert handle.current is first
    second = EmbeddedIndex(words_snapshot, sample_catalogue)
    seen: list[str] = []

    def load(generation: str) -> EmbeddedIndex:
        seen.append(generation)
        return second

    assert handle.switch_if_changed(load)
    assert handle.current is second
    assert seen == [words_snapshot.manifest.generation]


def test_saying_a_word_often_does_not_pay(small: EmbeddedIndex, make: Make) -> None:
    stuffed = "Reach truck reach truck reach truck best reach truck hot reach truck"
    small.apply(
        [
            make("plain", "Reach truck with tilting forks", brand="A"),
            make("stuffed", stuffed, brand="B", description=" ".join(["reach truck"] * 40)),
        ]
    )
    assert found(small, "reach truck")[0] == "plain"


def test_browsing_everything_shows_every_change(small: EmbeddedIndex, make: Make) -> None:
    def browsed() -> tuple[int, dict[str | None, int]]:
        answer = small.search(SearchRequest(facets=(BRAND,)))
        return answer.total, {one.label: one.count for one in answer.facets[0].buckets}

    first = browsed()
    assert first == browsed() == (6, {"Lumo": 3, "Liftwell": 2, "Naxo": 1})
    small.apply([make("p9", "Reach truck for high racks", brand="Naxo")], deleted=["p4"])
    assert browsed() == browsed() == (6, {"Lumo": 2, "Liftwell": 2, "Naxo": 2})
    unlike = small.search(SearchRequest(facets=(CATEGORY,)))
    assert [facet.field for facet in unlike.facets] == [CATEGORY]
