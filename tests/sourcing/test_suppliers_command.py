"""`sourcing suppliers` with a need: ranked, with reasons."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="module")
def home(indexed: Path) -> Path:
    return indexed


def words(result: Any) -> str:
    assert result.exit_code == 0, result.output
    return " ".join(result.output.split())


def test_without_a_need_suppliers_are_listed(sourcing: Any, indexed: Path) -> None:
    shown = words(sourcing("suppliers"))
    assert "Hefei Liftwell" in shown
    assert "blocked: Quick Cash Trading" in shown


def test_a_need_ranks_them_and_the_blocked_are_left_out_with_the_reason(
    sourcing: Any, indexed: Path
) -> None:
    shown = words(
        sourcing("suppliers", "forklift", "-n", "10", "--currency", "USD", "--today", "2027-02-01")
    )
    assert "Hefei Liftwell" in shown
    assert "on time: 97.4%" in shown
    assert "USD 11,900–12,100" in shown
    assert "Left out, on the block list: Quick Cash Trading (took deposits)" in shown
    assert "offer not valid: was valid until 2026-12-31" in shown


def test_the_breakdown_adds_up(sourcing: Any, indexed: Path) -> None:
    result = sourcing("suppliers", "forklift", "-n", "10", "--json", "--today", "2026-11-22")
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    [first] = found["suppliers"]
    assert sum(one["contribution"] for one in first["parts"]) == pytest.approx(
        first["offer"]["score"]
    )
    assert sum(found["shares"].values()) == pytest.approx(1.0)
    assert found["excluded"][0]["reason"] == "on the block list"
    on_time = next(one for one in first["parts"] if one["criterion"] == "on_time")
    assert on_time["facts"][0]["evidence"][0]["raw"] == "97.4%"


def test_explain_names_the_fields(sourcing: Any, indexed: Path) -> None:
    shown = words(sourcing("suppliers", "forklift", "--explain"))
    assert "supplier.on_time_rate: 97.4%" in shown
    assert "supplier.verification: not stated" in shown


def test_a_need_file_is_ranked_and_options_change_it(
    sourcing: Any, indexed: Path, tmp_path: Path
) -> None:
    file = tmp_path / "need.json"
    file.write_text(
        json.dumps({"lines": [{"id": "1", "query": "diesel forklift"}], "focus": "1"}), "utf-8"
    )
    result = sourcing("suppliers", "--need", str(file), "-n", "2", "--json")
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    assert (found["query"], found["quantity"]) == ("diesel forklift", "2")


def test_a_must_that_nobody_meets_is_said(sourcing: Any, indexed: Path) -> None:
    shown = words(sourcing("suppliers", "forklift", "-f", "load capacity >= 9 t"))
    assert "meets all" in shown
    assert "Load capacity ≥ 9 t: states 3000 kg" in shown


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("forklift", "--weight", "prize=3"), "no such criterion"),
        (("forklift", "--weight", "price"), "price=30"),
        (("forklift", "--quantity", "a few"), "cannot be read for sure"),
        (("forklift", "--currency", "EURO"), "unknown currency"),
        (("forklift", "--to", "Rotterdam, Nowhere"), "unknown country"),
        (("forklift", "--incoterm", "DDU Rotterdam"), "Incoterms 2020"),
        (("forklift", "--needed-by", "03/04/2027"), "cannot be read for sure"),
        (("forklift", "--today", "someday"), "cannot be read for sure"),
        (("forklift", "--blocked"), "never ranked"),
        (("--need", "/no/such/file"), "cannot be read"),
    ],
)
def test_a_mistake_is_answered(
    sourcing: Any, indexed: Path, arguments: tuple[str, ...], said: str
) -> None:
    result = sourcing("suppliers", *arguments)
    assert result.exit_code == 2
    assert said in " ".join(result.output.split())


def test_a_need_on_standard_input(runner: Any, indexed: Path) -> None:
    from sourcing.cli.main import app

    need = json.dumps({"lines": [{"id": "1", "query": "forklift"}]})
    result = runner.invoke(
        app, ["--home", str(indexed), "suppliers", "--need", "-", "--json"], input=need
    )
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["line"] == "1"


def test_what_is_no_need_is_named(sourcing: Any, indexed: Path, tmp_path: Path) -> None:
    file = tmp_path / "need.json"
    file.write_text('{"lines": [{"id": "1"}]}', "utf-8")
    result = sourcing("suppliers", "--need", str(file))
    assert result.exit_code == 2
    assert "lines.0.query" in result.output


def test_words_are_understood_and_what_was_made_of_them_is_said(
    sourcing: Any, indexed: Path
) -> None:
    result = sourcing("suppliers", "10 diesel forklifts", "--json", "--today", "2026-11-22")
    assert result.exit_code == 0, result.output
    assert "Understood: forklifts; Fuel = Diesel; quantity 10" in result.stderr
    found = json.loads(result.stdout)
    [first] = found["suppliers"]
    [requirement] = first["requirements"]
    assert (requirement["field"], requirement["truth"]) == ("fuel", "met")
    assert found["quantity"] == "10"


def test_words_can_be_taken_as_they_are(sourcing: Any, indexed: Path) -> None:
    result = sourcing("suppliers", "10 diesel forklifts", "--as-words", "--json")
    assert result.exit_code == 0, result.output
    assert result.stderr == ""
    found = json.loads(result.stdout)
    assert (found["query"], found["quantity"]) == ("10 diesel forklifts", None)


TWO = {
    "lines": [
        {"id": "1", "query": "diesel forklift"},
        {"id": "2", "query": "forklift"},
    ],
    "focus": "2",
}


@pytest.fixture
def two_lines(tmp_path: Path) -> str:
    file = tmp_path / "two.json"
    file.write_text(json.dumps(TWO), "utf-8")
    return str(file)


def test_of_several_lines_the_one_in_focus_is_ranked_and_the_others_are_named(
    sourcing: Any, indexed: Path, two_lines: str
) -> None:
    result = sourcing("suppliers", "--need", two_lines, "--json")
    assert json.loads(result.stdout)["line"] == "2"
    assert (
        "Line 2 of 2, forklift; --line takes another: 1 (diesel forklift), or all" in result.stderr
    )
    result = sourcing("suppliers", "--need", two_lines, "--line", "1", "--json")
    assert json.loads(result.stdout)["line"] == "1"
    assert result.stderr == ""


def test_all_lines_one_after_the_other(sourcing: Any, indexed: Path, two_lines: str) -> None:
    result = sourcing("suppliers", "--need", two_lines, "--line", "all", "--json")
    assert [one["line"] for one in json.loads(result.stdout)["lines"]] == ["1", "2"]
    shown = words(sourcing("suppliers", "--need", two_lines, "--line", "all"))
    assert shown.index("1. diesel forklift") < shown.index("2. forklift")


def test_a_line_that_is_not_there(sourcing: Any, indexed: Path, two_lines: str) -> None:
    result = sourcing("suppliers", "--need", two_lines, "--line", "9")
    assert result.exit_code == 2
    assert "the need has no such line" in result.output


def test_makers_are_preferred_by_an_option_or_by_the_need(
    sourcing: Any, indexed: Path, tmp_path: Path
) -> None:
    file = tmp_path / "need.json"
    kinds = {"value": ["manufacturer"], "provenance": {"origin": "stated"}}
    need = {
        "lines": [{"id": "1", "query": "forklift"}],
        "terms": {"supplier_kinds": kinds},
        "focus": "1",
    }
    file.write_text(json.dumps(need), "utf-8")
    for arguments in (("--need", str(file)), ("forklift", "--kind", "maker")):
        found = json.loads(sourcing("suppliers", *arguments, "--json").stdout)
        [part] = [one for one in found["suppliers"][0]["parts"] if one["criterion"] == "kind"]
        assert part["value"] == 1.0
        assert part["facts"][0]["shown"] == "manufacturer"
