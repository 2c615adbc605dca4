"""The lab over HTTP: rankings side by side, and judgements that evaluation reads."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from sourcing.evaluation.collection import read_collection


@pytest.fixture
def judged(api: httpx.Client) -> Iterator[list[str]]:
    """Ids of products that were judged for one query, the first twice."""
    hits = api.post("/v1/search", json={"text": "pallet truck", "size": 2}).json()["hits"]
    ids = [hit["product_id"] for hit in hits]
    for product_id, grade in ((ids[0], 1), (ids[1], 0), (ids[0], 3)):
        order = {"query": "pallet truck", "product_id": product_id, "grade": grade}
        answer = api.put("/v1/judgements", json=order)
        assert answer.status_code == 200, answer.text
        assert answer.json()["own"] is True
    return ids


def test_rankings_stand_side_by_side(api: httpx.Client, judged: list[str]) -> None:
    order = {"text": "pallet truck", "size": 5, "currency": "EUR"}
    found = api.post("/v1/lab/search", json=order).json()
    words, both = found["words"], found["both"]
    assert [hit["words_rank"] for hit in words["hits"]] == [1, 2, 3, 4, 5]
    assert [hit["both_rank"] for hit in both["hits"]] == [1, 2, 3, 4, 5]
    for hit in words["hits"]:
        assert sum(one["score"] for one in hit["contributions"]) == pytest.approx(hit["score"])
        assert hit["product_id"] in found["cards"]
    # This index has no model of meaning, and says so.
    assert found["meaning"]["unavailable"]
    assert found["meaning"]["hits"] == []
    grades = {hit["product_id"]: hit["grade"] for hit in both["hits"]}
    assert grades[judged[0]] == 3
    assert grades[judged[1]] == 0


def test_the_last_judgement_counts(api: httpx.Client, judged: list[str]) -> None:
    found = api.get("/v1/judgements", params={"query": "pallet truck"}).json()["judgements"]
    assert {one["product_id"]: one["grade"] for one in found} == {judged[0]: 3, judged[1]: 0}
    assert api.get("/v1/judgements", params={"query": "else"}).json() == {"judgements": []}


def test_exports_are_what_evaluation_reads(
    api: httpx.Client, judged: list[str], tmp_path: Path
) -> None:
    paths = {}
    for name in ("qrels", "queries", "csv"):
        answer = api.get("/v1/judgements/export", params={"format": name})
        assert "attachment" in answer.headers["content-disposition"]
        paths[name] = tmp_path / name
        paths[name].write_bytes(answer.content)
    expected = {judged[0]: 3, judged[1]: 0}
    (table,) = read_collection(paths["csv"])
    (trec,) = read_collection(paths["qrels"], queries=paths["queries"])
    assert dict(table.grades) == dict(trec.grades) == expected
    assert table.text == trec.text == "pallet truck"


def test_a_product_that_is_not_there_cannot_be_judged(api: httpx.Client) -> None:
    order = {"query": "pallet truck", "product_id": "none", "grade": 1}
    assert api.put("/v1/judgements", json=order).status_code == 404
