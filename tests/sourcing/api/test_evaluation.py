"""Measured over HTTP, a service ranks as the engine in it does."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from index.request import Mode
from sourcing.evaluation.collection import Judged
from sourcing.evaluation.endpoint import LocalEndpoint
from sourcing.evaluation.remote import RemoteEndpoint, connect
from sourcing.evaluation.run import evaluate
from sourcing.service.shelf import Shelf

QUERIES = ("forklift", "LED lamp 12 W", "electric, at least 2 t", "叉车", "bomba", "zzz", "chair")
DEPTH = 240
"""More than two pages of the service hold."""


@pytest.fixture
def judged(shelf: Shelf) -> list[Judged]:
    """Queries with what the engine puts first as relevant, and some products that are not."""
    engine = LocalEndpoint(shelf.index)
    found = []
    for number, text in enumerate(QUERIES):
        ids = [product for product, _ in engine.rank(text, 12)]
        grades = {product: 3 if place % 3 == 1 else 0 for place, product in enumerate(ids)}
        found.append(Judged(str(number), text, grades or {"nothing": 1}))
    return found


@pytest.mark.parametrize("mode", [Mode.HYBRID, Mode.LEXICAL])
def test_rankings_are_the_same_to_the_last_product(shelf: Shelf, address: str, mode: Mode) -> None:
    with connect(address) as client:
        remote, local = RemoteEndpoint(client, mode=mode), LocalEndpoint(shelf.index, mode=mode)
        for text in QUERIES:
            here, there = local.rank(text, DEPTH), remote.rank(text, DEPTH)
            assert [one for one, _ in there] == [one for one, _ in here]
            scores = [score for _, score in here]
            assert [score for _, score in there] == pytest.approx(scores, abs=1e-6)


def test_figures_are_the_same(shelf: Shelf, address: str, judged: list[Judged]) -> None:
    with connect(address) as client:
        there = evaluate(RemoteEndpoint(client), judged)
    here = evaluate(LocalEndpoint(shelf.index), judged)
    assert there.means == here.means
    assert 0 < here.means["nDCG@10"].mean < 1


def test_the_command_measures_a_service(
    sourcing: Callable[..., Any], address: str, judged: list[Judged], tmp_path: Path
) -> None:
    table = tmp_path / "judgements.csv"
    with table.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(("query", "product_id", "rating"))
        for one in judged:
            writer.writerows((one.text, product, grade) for product, grade in one.grades.items())
    done = sourcing("evaluate", str(table), "--url", address, "--depth", "100", "--json")
    found = json.loads(done.stdout)
    assert found["queries"] == len([one for one in judged if one.answerable])
    assert 0 < found["means"]["nDCG@10"]["mean"] < 1
