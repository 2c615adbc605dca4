"""Judgements are read as people write them, and measured as ir_measures does."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from pathlib import Path

import pytest

from data.errors import InputError
from sourcing.evaluation.click_log import read_clicks
from sourcing.evaluation.collection import Judged, read_collection
from sourcing.evaluation.measures import MEASURES
from sourcing.evaluation.run import evaluate, write_run


@dataclass(frozen=True)
class Fixed:
    """Ranks every query alike."""

    ranking: tuple[str, ...]
    name: str = "fixed"

    def rank(self, query: str, count: int) -> list[tuple[str, float]]:
        return [(product, float(-n)) for n, product in enumerate(self.ranking[:count])]


def test_a_table_trec_and_beir_say_the_same(tmp_path: Path) -> None:
    table = tmp_path / "ratings.csv"
    table.write_text("query,product_id,rating\nred lamp,a,3\nred lamp,b,0\nfan,c,1\n")
    qrels, queries = tmp_path / "x.qrels", tmp_path / "queries.tsv"
    qrels.write_text("1 0 a 3\n1 0 b 0\n2 0 c 1\n")
    queries.write_text("1\tred lamp\n2\tfan\n")
    beir = tmp_path / "beir"
    (beir / "qrels").mkdir(parents=True)
    (beir / "qrels" / "test.tsv").write_text(
        "query-id\tcorpus-id\tscore\n1\ta\t3\n1\tb\t0\n2\tc\t1\n"
    )
    rows = [{"_id": "1", "text": "red lamp"}, {"_id": "2", "text": "fan"}]
    (beir / "queries.jsonl").write_text("\n".join(map(json.dumps, rows)))
    expected = [("red lamp", {"a": 3, "b": 0}), ("fan", {"c": 1})]
    for found in (
        read_collection(table),
        read_collection(qrels, queries=queries),
        read_collection(beir),
    ):
        assert [(one.text, dict(one.grades)) for one in found] == expected


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("query,product_id,rating\nlamp,a,good\n", "cannot be read"),
        ("query,product_id,rating\n", "no judgement"),
        ("1 0 a 3\n", "no header"),
    ],
)
def test_what_cannot_be_read_says_what_can(tmp_path: Path, text: str, why: str) -> None:
    (tmp_path / "given").write_text(text)
    with pytest.raises(InputError, match=why):
        read_collection(tmp_path / "given")
    with pytest.raises(InputError, match="cannot be read"):
        read_collection(tmp_path / "nowhere")
    with pytest.raises(InputError, match="qrels"):
        read_collection(tmp_path)


def test_measures_are_those_of_ir_measures() -> None:
    ir_measures = pytest.importorskip("ir_measures")
    dice = random.Random(7)
    names = {
        "nDCG@10": "nDCG@10",
        "nDCG@10 judged only": "nDCG(judged_only=True)@10",
        "Judged@10": "Judged@10",
        "RR": "RR",
        "R@100": "R@100",
        "Success@1": "Success@1",
        "Success@10": "Success@10",
    }
    assert set(names) == set(MEASURES)
    for _ in range(30):
        products = [f"p{n}" for n in range(60)]
        grades = {p: dice.randint(0, 3) for p in dice.sample(products, 25)}
        grades["p0"] = 2
        ranking = dice.sample(products, 40)
        run = {"q": {product: float(-place) for place, product in enumerate(ranking)}}
        for ours, theirs in names.items():
            measure = ir_measures.parse_measure(theirs)
            value = ir_measures.calc_aggregate([measure], {"q": grades}, run)[measure]
            assert MEASURES[ours](ranking, grades) == pytest.approx(value), theirs


def test_only_what_can_be_answered_is_measured(tmp_path: Path) -> None:
    collection = (
        Judged("1", "red lamp", {"a": 3, "b": 0}),
        Judged("2", "fan", {"c": 1}),
        Judged("3", "nothing", {"a": 0}),
    )
    found = evaluate(Fixed(("b", "a")), collection, depth=10)
    assert (found.queries, found.skipped) == (2, 1)
    assert found.values["1"]["RR"] == 0.5
    assert found.means["Success@10"].mean == 0.5
    assert found.means["Success@10"].low <= 0.5 <= found.means["Success@10"].high
    write_run(found, tmp_path / "x.run", tag="my engine")
    assert (tmp_path / "x.run").read_text().splitlines()[0] == "1 Q0 b 1 0.000000 my-engine"


def test_click_logs(tmp_path: Path) -> None:
    log = tmp_path / "clicks.tsv"
    log.write_text("clicked\tquery\tproduct_id\tposition\n1\tlamp\ta\t2\n0\tlamp\tb\t1\n")
    assert [(one.product_id, one.position, one.clicked) for one in read_clicks(log)] == [
        ("a", 2, True),
        ("b", 1, False),
    ]
    log.write_text("query,product_id,position\n")
    with pytest.raises(InputError, match="clicked"):
        read_clicks(log)
    log.write_text("query,product_id,position,clicked\nlamp,a,1,maybe\n")
    with pytest.raises(InputError, match="cannot be read"):
        read_clicks(log)
