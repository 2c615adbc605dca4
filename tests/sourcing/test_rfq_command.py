"""`sourcing rfq`: from a need to a document, its review and its files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from rfq.document import rfq_from_json
from rfq.ubl import rfq_from_ubl

NEED = ("diesel forklift", "-f", "load capacity >= 2.5 t", "-n", "10", "--today", "2026-11-22")


@pytest.fixture(scope="module")
def home(indexed: Path) -> Path:
    return indexed


def test_a_need_becomes_a_document_with_what_it_lacks(sourcing: Any, indexed: Path) -> None:
    result = sourcing("rfq", *NEED, "--json")
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    [line] = found["rfq"]["lines"]
    assert line["quantity"] == {"number": "10", "unit": "H87"}
    # What the words say comes before the filters.
    assert [one["name"] for one in line["specifications"]] == ["Fuel", "Load capacity"]
    lacks = [one["what"] for one in found["missing"]]
    assert lacks.index("destination") < lacks.index("payment") < lacks.index("spares")
    assert "quantity" not in lacks


def test_the_market_is_held_against_the_document(sourcing: Any, indexed: Path) -> None:
    result = sourcing(
        "rfq", *NEED, "--needed-by", "2026-12-01", "--currency", "USD",
        "--set", 'lines[1].budget={"amount": "50000", "currency": "USD"}',
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    words = " ".join(result.output.split())
    assert "the shortest of 1 known lead times is 15 days" in words
    assert "below all 1 known offers" in words
    assert "Hefei Liftwell, Diesel forklift 3 t" in words


def test_each_supplier_gets_a_file_of_its_own(sourcing: Any, indexed: Path, tmp_path: Path) -> None:
    folder = tmp_path / "rfq"
    result = sourcing("rfq", *NEED, "--supplier", "s1", "--output", str(folder))
    assert result.exit_code == 0, result.output
    written = sorted(path.suffix for path in folder.iterdir())
    assert written == [".json", ".xml"]
    [whole] = folder.glob("*.json")
    [copy] = folder.glob("*-s1.xml")
    document = rfq_from_json(whole.read_bytes())
    assert [one.id for one in document.suppliers] == ["s1"]
    assert rfq_from_ubl(copy.read_bytes()).lines[0].quantity == document.lines[0].quantity


def test_the_best_suppliers_are_asked(sourcing: Any, indexed: Path) -> None:
    result = sourcing("rfq", *NEED, "--top", "3", "--json")
    assert result.exit_code == 0, result.output
    # There are not three that can be asked: one, and one on the block list.
    assert [one["id"] for one in json.loads(result.stdout)["rfq"]["suppliers"]] == ["s1"]


def test_a_blocked_supplier_is_not_asked_even_by_name(sourcing: Any, indexed: Path) -> None:
    result = sourcing("rfq", *NEED, "--supplier", "s2")
    assert result.exit_code == 2
    assert "took deposits" in result.output


def test_fields_are_set_by_their_path(sourcing: Any, indexed: Path) -> None:
    result = sourcing(
        "rfq", *NEED, "--set", "header.title=2027", "--set", 'quality.warranty={"months": 24}',
        "--set", "lines[1].alternates=true", "--json",
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    document = json.loads(result.stdout)["rfq"]
    assert document["header"]["title"] == "2027"
    assert document["quality"]["warranty"]["months"] == 24
    assert document["lines"][0]["alternates"] is True
    edited = [
        one["field"] for one in document["provenance"] if one["provenance"]["origin"] == "edited"
    ]
    assert edited == ["header.title", "quality.warranty", "lines[1].alternates"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--set", "header.titel=x"), "titel"),
        (("--set", "title"), "header.title="),
        (("--set", "lines[9].alternates=true"), "leads nowhere"),
        (("--format", "json", "--format", "ubl"), "--output"),
        (("--supplier", "s9"), "no such supplier"),
    ],
)
def test_a_mistake_is_answered(
    sourcing: Any, indexed: Path, arguments: tuple[str, ...], said: str
) -> None:
    result = sourcing("rfq", *NEED, *arguments)
    assert result.exit_code == 2, result.output
    assert said in " ".join(result.output.split())


def test_strict_tells_an_unfinished_document_by_its_code(sourcing: Any, indexed: Path) -> None:
    assert sourcing("rfq", *NEED).exit_code == 0
    assert sourcing("rfq", *NEED, "--strict").exit_code == 6


def test_one_format_goes_to_standard_output(sourcing: Any, indexed: Path) -> None:
    result = sourcing("rfq", *NEED, "--format", "ubl")
    assert result.exit_code == 0, result.output
    assert rfq_from_ubl(result.stdout.encode()).lines[0].description == "forklift"


def test_what_is_missing_is_asked_for_and_enter_skips(
    monkeypatch: pytest.MonkeyPatch, sourcing: Any, indexed: Path, tmp_path: Path
) -> None:
    import sourcing.cli.rfq_questions as questions

    answers = [
        "Rotterdam, NL",  # destination
        "soon",  # needed by: not a date
        "2027-03-31",
        "",  # respond by: skipped
        "Ana Ruiz ana@example.com",
        "Example Logistics B.V.",
        "1",  # the best supplier
        "DAP Rotterdam",
        "EUR",
        "100000",  # a budget, in the currency just given
    ]
    monkeypatch.setattr(questions, "is_terminal", lambda: True)
    lines = iter(answers)
    monkeypatch.setattr(questions, "read_line", lambda: next(lines, None))
    folder = tmp_path / "rfq"
    result = sourcing("rfq", *NEED, "--output", str(folder), "--format", "json")
    assert result.exit_code == 0, result.output
    assert "cannot be read for sure" in result.output
    document = rfq_from_json(next(folder.glob("*.json")).read_bytes())
    assert document.terms.destination is not None
    assert document.terms.destination.country == "NL"
    assert document.terms.needed_by is not None
    assert document.header.respond_by is None
    assert document.header.contacts[0].email == "ana@example.com"
    assert [one.id for one in document.suppliers] == ["s1"]
    assert document.terms.delivery_term is not None
    assert document.lines[0].budget is not None
    assert document.lines[0].budget.currency == "EUR"


def test_nobody_is_asked_without_a_terminal(sourcing: Any, indexed: Path) -> None:
    result = sourcing("rfq", *NEED)
    assert result.exit_code == 0
    assert "Enter skips" not in result.output
