"""`sourcing index`, `search` and `similar`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest


def words(result: Any) -> str:
    assert result.exit_code == 0, result.output
    return " ".join(result.output.split())


def document(result: Any) -> Any:
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


@pytest.fixture(scope="module")
def indexed(home: Path) -> Path:
    from typer.testing import CliRunner

    from sourcing.cli.main import app

    done = CliRunner().invoke(app, ["--home", str(home), "index", "--words-only"])
    assert done.exit_code == 0, done.output
    assert "3 products" in done.output
    return home


def test_search_before_an_index_says_what_to_run(sourcing: Any, fresh_home: Path) -> None:
    result = sourcing("search", "forklift", at=fresh_home)
    assert result.exit_code == 3
    assert "sourcing index" in result.output


def test_search_shows_what_a_buyer_compares(sourcing: Any, indexed: Path) -> None:
    shown = words(sourcing("search", "diesel forklift"))
    assert "truck-1" in shown
    assert "USD 12,500" in shown
    assert "CN" in shown
    assert "lamp-1" not in shown


def test_filters_are_marked(sourcing: Any, indexed: Path) -> None:
    shown = words(
        sourcing("search", "forklift", "-f", "load capacity >= 2.5 t", "-f", "brand = liftwell ?")
    )
    assert "Load capacity ≥ 2.5 t" in shown
    assert "✓ 3000 kg" in shown
    assert "✓ Liftwell" in shown


def test_what_the_query_says_of_numbers_is_shown(sourcing: Any, indexed: Path) -> None:
    shown = words(sourcing("search", "forklift, load capacity at least 2.5 t"))
    assert "Met first, as the query says: Load capacity ≥ 2.5 t" in shown
    assert "Met first" not in words(sourcing("search", "forklift"))


def test_json_is_whole(sourcing: Any, indexed: Path) -> None:
    found = document(
        sourcing("search", "forklift", "-f", "load capacity >= 2.5 t", "--explain", "--json")
    )
    first = found["hits"][0]
    assert first["product_id"] == "truck-1"
    assert first["outcomes"][0]["truth"] == "met"
    assert first["outcomes"][0]["value"] == "3000 kg"
    assert first["price"]["unit_price"] == {"amount": "12500", "currency": "USD"}
    assert first["countries"] == ["CN"]
    assert sum(c["score"] for c in first["contributions"]) == pytest.approx(first["score"])
    assert found["query"]["type"] == "head term"
    assert found["timings"]["total"] > 0


def test_explanations_name_field_and_word(sourcing: Any, indexed: Path) -> None:
    assert "lexical title: forklift" in words(sourcing("search", "forklift", "--explain"))


def test_products_that_only_blocked_suppliers_offer_are_found_by_number_alone(
    sourcing: Any, indexed: Path
) -> None:
    found = document(sourcing("search", "forklift", "--json"))
    assert [hit["product_id"] for hit in found["hits"]] == ["truck-1"]
    named = document(sourcing("search", "truck-2", "--json"))
    assert [hit["product_id"] for hit in named["hits"]] == ["truck-2"]
    assert named["hits"][0]["price"] is None


def test_nothing_is_shown_where_nothing_matches(sourcing: Any, indexed: Path) -> None:
    shown = words(sourcing("search", "grand piano"))
    assert "Nothing in this catalogue matches “grand piano”" in shown


def test_filters_alone_list_what_they_let_through(sourcing: Any, indexed: Path) -> None:
    found = document(sourcing("search", "--category", "LED lamps", "--json"))
    assert [hit["product_id"] for hit in found["hits"]] == ["lamp-1"]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("-f", "load capasity >= 2 t"), 2, "Load capacity"),
        (("-f", "load capacity"), 2, "no operator"),
        (("-f", "load capacity > 2 V"), 2, "received"),
        (("--mode", "dense"), 4, "lexical"),
        (("--cursor", "zzz"), 2, "cursor"),
    ],
)
def test_what_cannot_be_searched_is_refused(
    sourcing: Any, indexed: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    result = sourcing("search", "forklift", *arguments)
    assert result.exit_code == code, result.output
    assert said in result.output


def test_similar(sourcing: Any, indexed: Path) -> None:
    found = document(sourcing("similar", "truck-2", "--json"))
    assert [hit["product_id"] for hit in found["hits"]] == ["truck-1"]
    assert sourcing("similar", "nothing").exit_code == 2


def test_an_unchanged_index_is_not_built_again(sourcing: Any, indexed: Path) -> None:
    first = document(sourcing("index", "--words-only", "--json"))
    again = document(sourcing("index", "--words-only", "--json"))
    assert again == first
    rebuilt = document(sourcing("index", "--words-only", "--rebuild", "--json"))
    assert rebuilt["built"] == first["built"] + 1


def test_data_cannot_drive_the_terminal(sourcing: Any, indexed: Path) -> None:
    shown = sourcing("search", "LED lamp").output
    assert "[bold]E27[/bold]" in shown
    assert "\x1b[31m" not in shown


@pytest.fixture
def judged(tmp_path: Path) -> Path:
    path = tmp_path / "ratings.csv"
    path.write_text("query,product_id,rating\ndiesel forklift,truck-1,3\nled lamp,lamp-1,2\n")
    return path


def test_evaluate_measures_judged_queries(
    sourcing: Any, indexed: Path, judged: Path, tmp_path: Path
) -> None:
    found = document(
        sourcing(
            "evaluate", str(judged), "--mode", "lexical", "--run", str(tmp_path / "x.run"), "--json"
        )
    )
    assert found["queries"] == 2
    assert found["means"]["Success@1"]["mean"] == 1.0
    assert len((tmp_path / "x.run").read_text().splitlines()) >= 2
    assert "nDCG@10" in words(sourcing("evaluate", str(judged), "--mode", "lexical"))


def test_a_ranker_needs_judgements_or_clicks_and_enough_of_them(
    sourcing: Any, indexed: Path, judged: Path, tmp_path: Path
) -> None:
    neither = sourcing("train-ranker")
    assert neither.exit_code == 2
    assert "--judgements" in neither.output
    few = sourcing("train-ranker", "--judgements", str(judged))
    assert few.exit_code == 2
    assert "too few" in few.output
    log = tmp_path / "clicks.csv"
    log.write_text("query,product_id,position,clicked\n" + "led lamp,lamp-1,1,1\n" * 5)
    clicked = sourcing("train-ranker", "--clicks", str(log))
    assert clicked.exit_code == 2
    assert "too few" in clicked.output


def test_reranking_asked_for_and_not_there_says_how_to_get_it(sourcing: Any, indexed: Path) -> None:
    learnt = sourcing("search", "forklift", "--rerank", "learnt")
    assert learnt.exit_code == 2
    assert "train-ranker" in learnt.output
    read = sourcing("search", "forklift", "--rerank", "cross-encoder")
    assert read.exit_code == 4
    assert "SOURCING_CROSS_ENCODER" in read.output
