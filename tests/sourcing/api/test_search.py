"""Search over HTTP: the engine's answer, in the language of the caller, with cards."""

from __future__ import annotations

from collections.abc import Callable

import httpx
import pytest

from data.constraint import Constraint, Operator
from index.request import SearchRequest
from sourcing.service.cursors import bound
from sourcing.service.shelf import Shelf

CAPACITY = {"field": "load_capacity", "operator": "≥", "values": [2], "unit": "t"}


def search(api: httpx.Client, **order: object) -> dict[str, object]:
    answer = api.post("/v1/search", json=order)
    assert answer.status_code == 200, answer.text
    found: dict[str, object] = answer.json()
    return found


def test_it_is_the_engine_s_own_answer(api: httpx.Client, shelf: Shelf) -> None:
    constraint = Constraint("load_capacity", Operator.AT_LEAST, (2.0,), "t")
    expected = shelf.index.search(
        SearchRequest(text="electric forklift", constraints=(constraint,), size=7)
    )
    found = search(api, text="electric forklift", constraints=[CAPACITY], size=7)
    assert found["total"] == expected.total
    assert [(hit["product_id"], hit["score"]) for hit in found["hits"]] == [
        (hit.product_id, hit.score) for hit in expected.hits
    ]
    assert [facet["field"] for facet in found["facets"]] == [f.field for f in expected.facets]
    assert found["generation"] == shelf.generation
    assert found["timings"]["documents"] > 0


def test_cards_say_what_the_catalogue_says(api: httpx.Client, shelf: Shelf) -> None:
    found = search(api, text="electric forklift", quantity="3", currency="EUR", size=5)
    for position, hit in enumerate(found["hits"], 1):
        card = hit["card"]
        product = shelf.catalogue.product(hit["product_id"])
        assert card["position"] == position
        assert card["title"] == product.title
        assert card["category"] == list(product.category)
        assert card["offers"] <= len(shelf.catalogue.offers(product.id))
        assert len(card["facts"]) <= 6
        if card["price"] is not None and card["price"]["low"]["currency"] != "EUR":
            assert card["price"]["converted"]["currency"] == "EUR"
            assert "EUR" in card["price"]["rate_note"]


def test_without_cards_there_are_none(api: httpx.Client) -> None:
    found = search(api, text="electric forklift", cards=False)
    assert found["hits"]
    assert all(hit["card"] is None for hit in found["hits"])


@pytest.mark.parametrize(
    ("language", "required", "country"),
    [("en", "at least 2 t", "China"), ("es", "al menos 2 t", "China"), ("zh-Hans", "2", "中国")],
)
def test_it_is_in_the_language_asked_for(
    api: httpx.Client, language: str, required: str, country: str
) -> None:
    wish = {"field": "supplier.country", "operator": "one of", "values": ["CN"],
            "importance": "should"}  # fmt: skip
    found = search(api, text="forklift", constraints=[CAPACITY, wish], language=language)
    outcomes = found["hits"][0]["outcomes"]
    assert required in outcomes[0]["required"].replace("\u00a0", " ")
    assert outcomes[1]["required"] == country
    assert outcomes == found["hits"][0]["card"]["outcomes"]
    assert {one["truth"] for one in outcomes} <= {"met", "missed", "unknown"}


def test_what_was_given_up_is_said(api: httpx.Client) -> None:
    heavy = {**CAPACITY, "values": [900]}
    found = search(api, text="forklift", constraints=[heavy], known_only=True)
    (relaxation,) = found["relaxations"]
    assert relaxation["constraint"]["values"] == [900]
    assert relaxation["text"]


def test_nothing_to_do_with_the_query_is_nothing_found(api: httpx.Client) -> None:
    found = search(api, text="qqzxw vvkjq")
    assert (found["total"], found["hits"], found["cursor"]) == (0, [], None)


# Pages


def test_pages_go_on_where_the_last_one_ended(api: httpx.Client) -> None:
    whole = search(api, text="forklift", size=30, cards=False, facets=[])
    ids: list[str] = []
    cursor, sizes = None, iter((3, 7, 5, 15, 30))
    while len(ids) < 30:
        page = search(api, text="forklift", size=next(sizes), cards=False, facets=[], cursor=cursor)
        ids += [hit["product_id"] for hit in page["hits"]]
        cursor = page["cursor"]
        if cursor is None:
            break
    assert ids[:30] == [hit["product_id"] for hit in whole["hits"]][: len(ids)]


def test_a_cursor_of_another_search_is_refused(api: httpx.Client) -> None:
    cursor = search(api, text="forklift", size=2)["cursor"]
    answer = api.post("/v1/search", json={"text": "pump", "cursor": cursor})
    assert answer.status_code == 422
    assert answer.json()["field"] == "cursor"


def test_a_cursor_of_another_generation_is_stale(api: httpx.Client) -> None:
    answer = api.post("/v1/search", json={"text": "pump", "cursor": bound("abc", "000009-other")})
    assert answer.status_code == 410
    assert answer.json()["type"] == "/problems/stale-cursor"


@pytest.mark.parametrize("cursor", ["x", "0" * 12 + ".", "." * 40, "中文"])
def test_what_is_no_cursor_is_refused(api: httpx.Client, shelf: Shelf, cursor: str) -> None:
    own = (bound(cursor.strip("."), shelf.generation) or "")[:1000]
    for given in (cursor, own):
        answer = api.post("/v1/search", json={"text": "pump", "cursor": given})
        assert answer.status_code in (410, 422), answer.text


# What cannot be used


@pytest.mark.parametrize(
    ("order", "field"),
    [
        ({"constraints": [CAPACITY, {**CAPACITY, "field": "no_such_field"}]}, "/constraints/1"),
        ({"constraints": [{**CAPACITY, "unit": "furlong"}]}, "/constraints/0/unit"),
        ({"constraints": [CAPACITY, {**CAPACITY, "unit": "V"}]}, "/constraints/1/unit"),
        ({"constraints": [{**CAPACITY, "values": ["much"]}]}, "/constraints/0"),
        ({"constraints": [{**CAPACITY, "operator": "between"}]}, "/constraints/0"),
        ({"category": ["No such", "category"]}, "category"),
    ],
)
def test_what_the_catalogue_does_not_have_is_refused(
    api: httpx.Client, order: dict[str, object], field: str
) -> None:
    answer = api.post("/v1/search", json={"text": "forklift", **order})
    assert answer.status_code == 422
    problem = answer.json()
    assert problem["detail"]
    assert problem["field"] == field
    assert [one["pointer"] for one in problem["faults"]] == [field]
    assert problem["value"] is not None


@pytest.mark.parametrize("order", [{"mode": "dense"}, {"rerank": "learnt"}])
def test_what_is_not_installed_is_not_taken(api: httpx.Client, order: dict[str, str]) -> None:
    answer = api.post("/v1/search", json={"text": "forklift", **order})
    assert answer.status_code == 422
    assert answer.json()["field"] in order
    assert answer.json()["detail"]


# Suggestions


def test_what_is_typed_is_completed(api: httpx.Client, shelf: Shelf) -> None:
    answer = api.get("/v1/suggest", params={"q": "elec", "size": 4})
    assert answer.json() == {"suggestions": list(shelf.index.suggest("elec", size=4))}
    assert api.get("/v1/suggest", params={"q": ""}).status_code == 200
    assert api.get("/v1/suggest").status_code == 422


def test_a_search_is_counted(
    service: object, api: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[int, set[str]]] = []
    measures = type(service.measures)  # type: ignore[attr-defined]
    record: Callable[..., None] = lambda _, *, timings, total: told.append((total, set(timings)))  # noqa: E731
    monkeypatch.setattr(measures, "searched", record)
    found = search(api, text="forklift")
    assert told == [(found["total"], set(found["timings"]))]
