"""Products, suppliers and categories over HTTP: what the catalogue has, with its evidence."""

from __future__ import annotations

from urllib.parse import quote

import httpx
import pytest

from sourcing.service.shelf import Shelf


def get(api: httpx.Client, path: str, **query: object) -> dict[str, object]:
    answer = api.get(path, params=query)
    assert answer.status_code == 200, answer.text
    found: dict[str, object] = answer.json()
    return found


@pytest.fixture
def product_id(shelf: Shelf) -> str:
    found = shelf.catalogue.sql(
        "SELECT product_id FROM offers GROUP BY product_id ORDER BY count(*) DESC, product_id"
    )
    return str(found.rows[0][0])


# Products


def test_a_product_is_whole_and_every_value_has_its_place(
    api: httpx.Client, shelf: Shelf, product_id: str
) -> None:
    found = get(api, f"/v1/products/{quote(product_id, safe='')}")
    product = shelf.catalogue.product(product_id)
    assert found["title"] == product.title
    assert sum(len(one["values"]) for one in found["attributes"]) == len(product.attributes)
    for one in found["attributes"]:
        for value in one["values"]:
            assert value["source"]["row"] > 0
            assert value["source"]["column"]
            assert "/" not in value["source"]["source"], "no folder of the server is told"
    assert set(found["evidence"]) == set(product.evidence)
    assert found["offers"]
    assert all(offer["prices"] or offer["evidence"] for offer in found["offers"])


def test_attributes_come_in_the_order_of_the_schema(
    api: httpx.Client, shelf: Shelf, product_id: str
) -> None:
    found = get(api, f"/v1/products/{quote(product_id, safe='')}")
    schema = shelf.catalogue.schema.categories[tuple(found["category"])]
    order = [one.id for one in schema.attributes]
    named = [one["field"] for one in found["attributes"] if one["field"] in order]
    assert named == sorted(named, key=order.index)


@pytest.mark.parametrize("path", ["/v1/products/none", "/v1/products/none/similar"])
def test_a_product_that_is_not_there_is_not_found(api: httpx.Client, path: str) -> None:
    answer = api.get(path)
    assert answer.status_code == 404
    assert answer.json()["value"] == "none"


def test_products_like_one_are_others(api: httpx.Client, product_id: str) -> None:
    path = f"/v1/products/{quote(product_id, safe='')}/similar"
    found = get(api, path, size=5, language="zh-Hans", currency="CNY")
    cards = found["cards"]
    assert [one["position"] for one in cards] == list(range(1, len(cards) + 1))
    assert 1 <= len(cards) <= 5
    assert product_id not in {one["product_id"] for one in found["cards"]}


# Entity tags


@pytest.mark.parametrize("path", ["/v1/categories", "/v1/suppliers", "/v1/categories/schema"])
def test_what_the_client_has_is_not_sent_again(api: httpx.Client, path: str) -> None:
    first = api.get(path)
    again = api.get(path, headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    assert again.content == b""
    assert again.headers["etag"] == first.headers["etag"]
    other = api.get(path, headers={"If-None-Match": '"other"'})
    assert other.status_code == 200
    assert other.headers["cache-control"] == "private, no-cache"


# Suppliers


def test_pages_of_suppliers_are_all_but_the_blocked_ones(api: httpx.Client, shelf: Shelf) -> None:
    ids: list[str] = []
    cursor: object = None
    while True:
        query = {"limit": 37} | ({} if cursor is None else {"cursor": cursor})
        page = get(api, "/v1/suppliers", **query)
        ids += [one["id"] for one in page["suppliers"]]
        cursor = page["cursor"]
        if cursor is None:
            break
    everyone = shelf.catalogue.suppliers()
    assert sorted(ids) == sorted(one.id for one in everyone if not one.blocked)
    assert any(one.blocked for one in everyone), "the sample should have a blocked supplier"
    names = {one.id: one.name for one in everyone}
    assert [names[one] for one in ids] == sorted(names[one] for one in ids)


def test_a_blocked_supplier_does_not_exist(api: httpx.Client, shelf: Shelf) -> None:
    blocked = next(one for one in shelf.catalogue.suppliers() if one.blocked)
    answer = api.get(f"/v1/suppliers/{quote(blocked.id, safe='')}")
    nobody = api.get("/v1/suppliers/nobody")
    assert answer.status_code == nobody.status_code == 404
    assert answer.json()["detail"] == nobody.json()["detail"]
    assert blocked.name not in api.get("/v1/suppliers", params={"limit": 200}).text


def test_a_supplier_is_whole_with_its_offers(api: httpx.Client, shelf: Shelf) -> None:
    rows = shelf.catalogue.sql(
        "SELECT o.supplier_id, count(*) FROM offers o JOIN suppliers s ON s.id = o.supplier_id "
        "WHERE NOT s.blocked GROUP BY o.supplier_id ORDER BY count(*) DESC, o.supplier_id LIMIT 1"
    ).rows
    supplier_id, count = rows[0]
    path = f"/v1/suppliers/{quote(supplier_id, safe='')}"
    seen: list[str] = []
    cursor: object = None
    while True:
        query = {"limit": 3} | ({} if cursor is None else {"cursor": cursor})
        found = get(api, path, **query)
        seen += [one["id"] for one in found["offers"]]
        cursor = found["cursor"]
        if cursor is None:
            break
    assert len(seen) == len(set(seen)) == count
    assert sum(one["offers"] for one in found["offered"]) == count
    assert all(one["supplier"]["id"] == supplier_id for one in found["offers"])


def test_a_cursor_of_another_list_is_refused(api: httpx.Client) -> None:
    cursor = get(api, "/v1/suppliers", limit=1)["cursor"]
    first = get(api, "/v1/suppliers", limit=1)["suppliers"][0]["id"]
    answer = api.get(f"/v1/suppliers/{quote(first, safe='')}", params={"cursor": cursor})
    assert answer.status_code == 422


# Categories


def test_the_tree_counts_every_product_once(api: httpx.Client, shelf: Shelf) -> None:
    root = get(api, "/v1/categories")["root"]

    def own(node: dict[str, object]) -> int:
        children = node["children"]
        assert isinstance(children, list)
        assert isinstance(node["own"], int)
        total = node["own"] + sum(map(own, children))
        assert total == node["products"]
        return total

    [(count,)] = shelf.catalogue.sql("SELECT count(*) FROM products").rows
    assert own(root) == count


def test_a_schema_says_what_can_be_asked_for(api: httpx.Client, shelf: Shelf) -> None:
    path = next(one for one in shelf.catalogue.schema.categories if len(one) == 3)
    schema = shelf.catalogue.schema.categories[path]
    address = "/".join(quote(one, safe="") for one in path)
    found = get(api, f"/v1/categories/{address}/schema")
    assert found["path"] == list(path)
    assert [one["field"] for one in found["attributes"]] == [one.id for one in schema.attributes]
    assert "offer.price" in {one["field"] for one in found["core"]}


def test_a_slash_within_a_name_is_its_own(api: httpx.Client) -> None:
    answer = api.get("/v1/categories/Nuts%2FBolts/Hex%20%25/schema")
    assert answer.status_code == 404
    assert answer.json()["value"] == "Nuts/Bolts > Hex %"
