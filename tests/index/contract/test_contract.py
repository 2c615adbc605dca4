"""What every search engine over the sample catalogue has to do, whatever it is made of."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.catalogue import Catalogue
from data.constraint import (
    BRAND,
    CATEGORY,
    COUNTRY,
    PRICE,
    Constraint,
    Importance,
    Operator,
    Truth,
)
from data.errors import InputError, NotFound, UnitError
from data.records import Product
from index.protocols import ProductIndex
from index.request import SearchRequest
from index.response import QueryType, SearchResponse

FORKLIFTS = ("Material handling", "Lift trucks", "Forklifts")


@pytest.fixture(scope="session")
def products(sample_catalogue: Catalogue) -> dict[str, Product]:
    return {product.id: product for product in sample_catalogue.iter_products()}


def capacity(value: float, **options: object) -> Constraint:
    return Constraint("load_capacity", Operator.AT_LEAST, (value,), "t", **options)  # type: ignore[arg-type]


def ids(response: SearchResponse) -> list[str]:
    return [hit.product_id for hit in response.hits]


def test_every_unique_model_number_finds_its_product_first(
    engine: ProductIndex, products: dict[str, Product]
) -> None:
    def key(text: str) -> str:
        return "".join(c for c in text.casefold() if c.isalnum())

    counts = Counter(key(p.mpn) for p in products.values() if p.mpn)
    unique = [p for p in products.values() if p.mpn and counts[key(p.mpn)] == 1]
    assert len(unique) > 300
    missed = [
        (p.id, p.mpn)
        for p in unique
        if p.mpn
        and ids(engine.search(SearchRequest(p.mpn, size=1, facet_count=0, collapse=False)))
        != [p.id]
    ]
    assert missed == []


def test_a_model_number_is_found_however_it_is_written(
    engine: ProductIndex, products: dict[str, Product]
) -> None:
    written = [p for p in products.values() if p.mpn and "-" in p.mpn][:40]
    assert written
    for product in written:
        mpn = product.mpn or ""
        for text in (mpn.lower(), mpn.replace("-", " "), mpn.replace("-", "")):
            found = engine.search(SearchRequest(text, size=20, facet_count=0, collapse=False))
            assert product.id in ids(found), text
            assert found.query.type is QueryType.IDENTIFIER


def test_a_gtin_and_a_product_id_find_their_product(
    engine: ProductIndex, products: dict[str, Product]
) -> None:
    for product in [p for p in products.values() if p.gtin][:25]:
        for text in (product.gtin or "", "0" + (product.gtin or ""), product.id):
            request = SearchRequest(text, size=5, facet_count=0, collapse=False)
            assert product.id in ids(engine.search(request)), text


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    text=st.sampled_from(["diesel forklift", "led lamp", "stainless steel", "power bank", ""]),
    sizes=st.lists(st.integers(1, 17), min_size=1, max_size=30),
)
def test_pages_of_any_size_are_pieces_of_one_list(
    engine: ProductIndex, text: str, sizes: list[int]
) -> None:
    whole = engine.search(SearchRequest(text, size=1000, facet_count=0))
    paged = []
    cursor: str | None = None
    for size in sizes:
        page = engine.search(SearchRequest(text, size=size, facet_count=0, cursor=cursor))
        assert page.total == whole.total
        paged += page.hits
        cursor = page.cursor
        if cursor is None:
            break
    assert [(h.product_id, h.score) for h in paged] == [
        (h.product_id, h.score) for h in whole.hits[: len(paged)]
    ]
    assert len(set(ids(whole))) == len(whole.hits) == whole.total


def test_a_cursor_belongs_to_its_request(engine: ProductIndex) -> None:
    cursor = engine.search(SearchRequest("led lamp", size=1)).cursor
    assert cursor is not None
    with pytest.raises(InputError, match="another request"):
        engine.search(SearchRequest("power bank", cursor=cursor))
    with pytest.raises(InputError, match="cannot be used"):
        engine.search(SearchRequest("led lamp", cursor="nonsense"))


def test_musts_are_never_missed_and_unknown_ranks_below_met(engine: ProductIndex) -> None:
    request = SearchRequest("forklift", constraints=(capacity(2.5),), size=500)
    found = engine.search(request)
    truths = [hit.outcomes[0].truth for hit in found.hits]
    assert Truth.MET in truths
    assert Truth.MISSED not in truths
    assert truths == sorted(truths, key=[Truth.MET, Truth.UNKNOWN].index)
    for hit in found.hits:
        assert (hit.outcomes[0].value is None) == (hit.outcomes[0].truth is Truth.UNKNOWN)


def test_known_only_leaves_unknown_out_and_nothing_else(engine: ProductIndex) -> None:
    constraints = (capacity(2.5),)
    both = engine.search(SearchRequest("forklift", constraints, size=500, collapse=False))
    known = engine.search(
        SearchRequest("forklift", constraints, size=500, collapse=False, known_only=True)
    )
    met = {h.product_id for h in both.hits if h.outcomes[0].truth is Truth.MET}
    assert {h.product_id for h in known.hits} == met


def test_units_do_not_matter(engine: ProductIndex) -> None:
    in_tons = engine.search(SearchRequest("forklift", (capacity(2.5),), size=200))
    kilograms = Constraint("load_capacity", Operator.AT_LEAST, (2500.0,), "kg")
    assert ids(engine.search(SearchRequest("forklift", (kilograms,), size=200))) == ids(in_tons)


def test_shoulds_lift_what_meets_them(engine: ProductIndex) -> None:
    wish = Constraint("power_source", Operator.EQUAL, ("Diesel",), importance=Importance.SHOULD)
    plain = engine.search(SearchRequest("forklift", size=300))
    wished = engine.search(SearchRequest("forklift", (wish,), size=300))
    assert set(ids(plain)) == set(ids(wished))
    assert wished.hits[0].outcomes[0].truth is Truth.MET
    before = {hit.product_id: hit.score for hit in plain.hits}
    sign = {Truth.MET: 1, Truth.UNKNOWN: 0, Truth.MISSED: -1}
    for hit in wished.hits:
        change = hit.score - before[hit.product_id]
        assert change == pytest.approx(0.25 * sign[hit.outcomes[0].truth])


def test_what_was_given_up_is_said(engine: ProductIndex) -> None:
    asked = capacity(400)
    found = engine.search(SearchRequest("forklift", (asked,), known_only=True))
    (relaxation,) = found.relaxations
    assert relaxation.constraint == asked
    assert relaxation.relaxed is not None
    assert relaxation.relaxed.values[0] < 400
    assert found.hits
    assert engine.search(SearchRequest("forklift", (capacity(2.5),))).relaxations == ()


@pytest.mark.parametrize(
    "text", ["asdkjh qwoeiu", "blorptang zibble", "grand piano", "life insurance", "钢琴", "%%%"]
)
def test_nothing_matches_nonsense_and_what_is_not_there(floored: ProductIndex, text: str) -> None:
    found = floored.search(SearchRequest(text))
    assert found.hits == ()
    assert found.total == 0
    assert found.cursor is None


def test_what_is_nearly_there_names_the_nearest_category(floored: ProductIndex) -> None:
    found = floored.search(SearchRequest("forklift simulator arcade cabinet joystick game"))
    assert found.hits == ()
    assert found.nearest_category is not None
    assert found.nearest_category[:2] == FORKLIFTS[:2]


def test_an_empty_query_lists_what_the_filters_let_through(
    engine: ProductIndex, products: dict[str, Product]
) -> None:
    only = Constraint(CATEGORY, Operator.EQUAL, (" > ".join(FORKLIFTS),))
    found = engine.search(SearchRequest("", (only,), size=500, collapse=False, known_only=True))
    assert found.query.type is QueryType.EMPTY
    assert {products[id_].category for id_ in ids(found)} == {FORKLIFTS}


def test_facets_count_the_candidates(engine: ProductIndex) -> None:
    found = engine.search(SearchRequest("forklift", facets=(BRAND, COUNTRY, "load_capacity")))
    assert [facet.field for facet in found.facets] == [BRAND, COUNTRY, "load_capacity"]
    for facet in found.facets:
        assert facet.known + facet.unknown == found.total
        assert sum(bucket.count for bucket in facet.buckets) >= facet.known
    chosen = engine.search(SearchRequest("forklift", facet_count=3))
    assert 0 < len(chosen.facets) <= 3


def test_near_duplicates_stand_behind_one_hit(
    engine: ProductIndex, products: dict[str, Product]
) -> None:
    collapsed = engine.search(SearchRequest("forklift", size=500))
    single = engine.search(SearchRequest("forklift", size=500, collapse=False))
    behind = [id_ for hit in collapsed.hits for id_ in hit.duplicates]
    assert behind
    assert not set(behind) & set(ids(collapsed))
    assert set(ids(single)) <= set(ids(collapsed)) | set(behind)
    for hit in collapsed.hits:
        for id_ in hit.duplicates:
            assert products[id_].category == products[hit.product_id].category


def test_an_explanation_adds_up_to_the_score(engine: ProductIndex) -> None:
    wish = Constraint("power_source", Operator.EQUAL, ("Diesel",), importance=Importance.SHOULD)
    request = SearchRequest("diesel forklift 3 t", (capacity(2.5), wish), explain=True, size=50)
    found = engine.search(request)
    assert found.hits
    for hit in found.hits:
        assert sum(c.score for c in hit.contributions) == pytest.approx(hit.score, abs=1e-5)
        words = [c for c in hit.contributions if c.part == "lexical"]
        assert {c.token for c in words} <= {"diesel", "forklift", "3 t"}
        assert all(c.field for c in words)


def test_similar_products_are_others(engine: ProductIndex, products: dict[str, Product]) -> None:
    (first,) = engine.search(SearchRequest("diesel forklift", size=1)).hits
    found = engine.similar(first.product_id, size=5)
    assert len(found.hits) == 5
    assert first.product_id not in ids(found)
    assert not set(first.duplicates) & set(ids(found))
    categories = Counter(products[id_].category for id_ in ids(found))
    assert categories[products[first.product_id].category] >= 4
    with pytest.raises(NotFound):
        engine.similar("no-such-product")


def test_suggestions_continue_what_was_typed(engine: ProductIndex) -> None:
    found = engine.suggest("forkl")
    assert "forklift" in [text.casefold().rstrip("s") for text in found]
    assert all("forkl" in text.casefold() for text in found)
    assert len(engine.suggest("d", size=3)) == 3
    assert engine.suggest("", size=3) == ()


@pytest.mark.parametrize(
    ("request_", "error"),
    [
        (SearchRequest("x", size=0), InputError),
        (SearchRequest("x", (Constraint("no_such_field", Operator.EQUAL, ("a",)),)), InputError),
        (SearchRequest("x", (Constraint(CATEGORY, Operator.EQUAL, ("Zebras",)),)), NotFound),
        (
            SearchRequest("x", (Constraint("load_capacity", Operator.EQUAL, (1.0,), "V"),)),
            UnitError,
        ),
        (SearchRequest("x", (Constraint(PRICE, Operator.AT_MOST, ("cheap",)),)), InputError),
        (SearchRequest("forklift", facets=("no_such_field",)), InputError),
    ],
    ids=["size", "field", "category", "dimension", "number", "facet"],
)
def test_what_does_not_fit_is_refused(
    engine: ProductIndex, request_: SearchRequest, error: type[Exception]
) -> None:
    with pytest.raises(error):
        engine.search(request_)


def test_a_slip_of_the_pen_is_mended_and_said(engine: ProductIndex) -> None:
    found = engine.search(SearchRequest("electric forlkift"))
    assert found.query.corrected == "electric forklift"
    assert found.hits
    assert engine.search(SearchRequest("electric forklift")).query.corrected is None


def test_answers_do_not_depend_on_chance(engine: ProductIndex) -> None:
    once, again = (engine.search(SearchRequest("led lamp e27", size=100)) for _ in range(2))
    assert [(h.product_id, h.score) for h in once.hits] == [
        (h.product_id, h.score) for h in again.hits
    ]
    assert once.timings["total"] > 0
