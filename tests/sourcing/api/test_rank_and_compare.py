"""Ranking and comparison over HTTP, with the client that is shipped."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from math import isclose
from zipfile import ZipFile

import httpx
import pytest

from data.constraint import Truth
from data.need import Need, NeedLine
from rfq.comparison.model import CellBasis
from sourcing.api.documents.compare import CompareOrder, ComparisonFormat
from sourcing.api.documents.rank import RankOrder
from sourcing.api.documents.search import SearchOrder
from sourcing.client import Client, InvalidRequest, Missing
from sourcing.ranking.weights import Preset, preset_weights
from sourcing.service.shelf import Shelf

WORDS = "forklift at least 1.5 t, 10 units"


@pytest.fixture
def client(address: str) -> Iterator[Client]:
    with Client(address, timeout=60) as made:
        yield made


@pytest.fixture
def two(client: Client) -> tuple[str, ...]:
    hits = client.catalogue.search(SearchOrder(text="electric forklift", size=2, cards=False)).hits
    return tuple(one.product_id for one in hits)


def test_suppliers_come_in_order_with_reasons_that_add_up(client: Client) -> None:
    found = client.catalogue.rank(RankOrder(text=WORDS))
    scores = [one.offer.score for one in found.suppliers]
    assert found.quantity is not None
    assert found.quantity.number == 10
    assert [one.rank for one in found.suppliers] == sorted(one.rank for one in found.suppliers)
    open_ones = [bool(one.left_open) for one in found.suppliers]
    assert open_ones == sorted(open_ones), "who leaves a must open comes after who meets all"
    met = [score for score, is_open in zip(scores, open_ones, strict=True) if not is_open]
    assert met == sorted(met, reverse=True)
    for one in found.suppliers:
        assert isclose(sum(part.contribution for part in one.parts), one.offer.score, abs_tol=1e-9)
        assert all(part.value is None for part in one.parts if not part.known)
    assert isclose(sum(one.share for one in found.criteria), 1.0)
    assert {one.id: one.weights for one in found.presets} == {
        one: dict(preset_weights(one).of) for one in Preset
    }


def test_a_slider_changes_the_weights_and_nothing_else(client: Client) -> None:
    before = client.catalogue.rank(RankOrder(text=WORDS, explain=False, chart=False))
    after = client.catalogue.rank(
        RankOrder(text=WORDS, weights={"lead_time": 90.0}, explain=False, chart=False)
    )
    shares = {one.id: one.share for one in after.criteria}
    assert {one.id: one.weight for one in after.criteria}["lead_time"] == 90.0
    assert shares["lead_time"] > {one.id: one.share for one in before.criteria}["lead_time"]
    assert {one.supplier.id for one in before.suppliers} == {
        one.supplier.id for one in after.suppliers
    }
    first = after.suppliers[0].parts
    assert not any(part.facts for part in first), "what decided is left out when not asked for"


def test_the_chart_marks_what_is_unknown_and_never_puts_it_on_a_front(client: Client) -> None:
    chart = client.catalogue.rank(RankOrder(text=WORDS)).chart
    assert chart is not None
    first = chart.pairs[0]
    assert (first.x, first.y) == ("price", "lead_time")
    assert [one.id for one in chart.axes if one.default] == ["price", "lead_time"]
    points = {one.offer_id: one for one in chart.points}
    for pair in chart.pairs:
        drawn = [
            one
            for one in chart.points
            if one.values[pair.x] is not None and one.values[pair.y] is not None
        ]
        assert pair.unknown == len(points) - len(drawn)
        assert bool(pair.front) is bool(drawn)
        assert set(pair.front) <= {one.offer_id for one in drawn}
        assert {one.offer_id for one in chart.points if pair.id in one.on_front} == set(pair.front)
    for axis in chart.axes:
        assert axis.known == sum(one.values[axis.id] is not None for one in chart.points)


def test_labels_are_in_the_language_asked_for(client: Client) -> None:
    told = {
        language: client.catalogue.rank(
            RankOrder(text=WORDS, language=language, explain=False, chart=False)
        )
        for language in ("en", "es", "zh-Hans", "zh-Hant")
    }
    labels = {tag: [one.label for one in found.presets] for tag, found in told.items()}
    assert labels["en"] == ["Balanced", "Urgent", "Cheapest", "Safest"]
    assert labels["es"] == ["Equilibrado", "Urgente", "El más barato", "El más seguro"]
    assert labels["zh-Hans"] == ["均衡", "紧急", "最低价", "最稳妥"]
    assert labels["zh-Hant"] == ["均衡", "緊急", "最低價", "最穩妥"]
    assert [one.language for one in told.values()] == list(told)


def test_a_typed_need_is_ranked_as_the_same_words_are(client: Client) -> None:
    conversation = client.conversations.create()
    turn = client.conversations.say(conversation.id, WORDS)
    by_conversation = client.catalogue.rank(RankOrder(conversation_id=conversation.id, size=100))
    by_need = client.catalogue.rank(
        RankOrder.model_validate({"need": turn.need.state, "size": 100})
    )
    assert by_conversation.line == by_need.line
    assert [one.supplier.id for one in by_conversation.suppliers] == [
        one.supplier.id for one in by_need.suppliers
    ]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, ""),
        ({"text": "forklift", "conversation_id": "c_1"}, ""),
        ({"text": "forklift", "weights": {"colour": 1}}, "/weights/colour"),
        ({"text": "forklift", "weights": {"price": -1}}, "/weights/price"),
        ({"text": "forklift", "preset": "luckiest"}, "/preset"),
        ({"text": "forklift", "line": "9"}, "line"),
        ({"product_ids": ["no-such"]}, "product_ids"),
        ({"text": "forklift", "size": 0}, "/size"),
        ({"need": {"lines": []}}, "/need"),
        ({"need": {"lines": [{"id": "1", "query": "x" * 5000}]}}, "/need"),
        (
            {
                "need": {
                    "lines": [
                        {
                            "id": "1",
                            "query": "forklift",
                            "quantity": {
                                "value": {"number": "-1"},
                                "provenance": {"origin": "stated"},
                            },
                        }
                    ]
                }
            },
            "/need",
        ),
    ],
)
def test_what_cannot_be_ranked_is_refused_by_the_field(
    api: httpx.Client, body: dict[str, object], field: str
) -> None:
    answer = api.post("/v1/rank", json=body)
    assert answer.status_code == 422, answer.text
    assert answer.json()["field"] == field


def test_anothers_conversation_is_not_there(visitor: Callable[..., httpx.Client]) -> None:
    mine, yours = visitor(), visitor()
    held = mine.post("/v1/conversations", json={"message": "forklift"}).json()["id"]
    for path in ("/v1/rank", "/v1/compare", "/v1/rfqs"):
        assert mine.post(path, json={"conversation_id": held}).status_code in (200, 201)
        assert yours.post(path, json={"conversation_id": held}).status_code == 404


def test_a_conversation_without_a_need_says_so(client: Client) -> None:
    conversation = client.conversations.create()
    with pytest.raises(InvalidRequest, match="nothing is wanted") as refused:
        client.catalogue.rank(RankOrder(conversation_id=conversation.id))
    assert refused.value.field == "conversation_id"
    with pytest.raises(Missing):
        client.catalogue.rank(RankOrder(conversation_id="c_nobody"))


def test_cells_say_what_they_rest_on(client: Client, two: tuple[str, ...]) -> None:
    order = CompareOrder(text=WORDS, product_ids=two)
    found = client.catalogue.compare(order)
    assert tuple(one.product_id for one in found.columns) == two
    assert found.rows[0].group == "must"
    groups = [one.id for one in found.groups]
    assert [one for one in groups if one in {row.group for row in found.rows}] == groups
    seen = set()
    for row in found.rows:
        assert len(row.cells) == len(found.columns)
        for cell in row.cells:
            seen.add(cell.basis)
            if cell.basis is CellBasis.UNKNOWN:
                assert not cell.best
                assert cell.truth is not Truth.MET
            if row.group in ("must", "should"):
                assert cell.truth is not None
            if cell.basis is CellBasis.LISTED and row.group == "differences":
                assert cell.evidence
                assert all("/" not in one.source for one in cell.evidence), "a path of the server"
    assert CellBasis.LISTED in seen
    assert sum(one.best for one in found.columns) == sum(
        cell.best for row in found.rows for cell in row.cells
    )


def test_a_comparison_is_had_as_a_file_in_every_format(
    client: Client, two: tuple[str, ...]
) -> None:
    order = CompareOrder(text=WORDS, product_ids=two)
    files = {one: client.catalogue.comparison(order, one) for one in ComparisonFormat}
    assert files[ComparisonFormat.HTML].content.startswith(b"<!doctype html>")
    assert b"<script" not in files[ComparisonFormat.HTML].content
    rows = list(csv.reader(io.StringIO(files[ComparisonFormat.CSV].content.decode("utf-8-sig"))))
    assert len(rows) > 10
    assert ZipFile(io.BytesIO(files[ComparisonFormat.XLSX].content)).namelist()
    assert files[ComparisonFormat.MARKDOWN].name.endswith(".md")
    day = client.catalogue.compare(order).on.isoformat()
    assert files[ComparisonFormat.XLSX].name == f"comparison-{day}.xlsx"


def test_no_text_of_the_catalogue_is_a_formula_in_a_file(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch, client: Client, two: tuple[str, ...]
) -> None:
    hostile = ("=1+1", "+1+1|calc", "-2+3", "@SUM(A1)", "\t=1+1", '=HYPERLINK("http://x")')
    for text in hostile:
        need = Need(lines=(NeedLine("1", text, selected=two),), focus="1")
        order = CompareOrder(need=need)
        sheet = client.catalogue.comparison(order, ComparisonFormat.CSV).content.decode("utf-8-sig")
        for row in csv.reader(io.StringIO(sheet)):
            for cell in row:
                assert not cell.lstrip().startswith(("=", "@", "\t")), cell
        book = ZipFile(
            io.BytesIO(client.catalogue.comparison(order, ComparisonFormat.XLSX).content)
        )
        told = b"".join(book.read(one) for one in book.namelist() if "sheet" in one)
        assert b"HYPERLINK" not in told
        assert b"<f>1+1" not in told
