"""Reading tables of rates: what they hold, and how their faults are told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from data.errors import SourceError
from rfq.landed import Component, CostTables, example_tables, load_tables
from rfq.landed.plan import CHARGED
from rfq.landed.tables import Clauses, ValueBasis

Tables = Callable[..., CostTables]


def test_the_example_says_that_it_is_one() -> None:
    tables = example_tables()
    assert tables.is_example
    assert tables.names == ("example rates, not real",)
    rows = (*tables.charges, *tables.insurance, *tables.duty, *tables.tax)
    assert all(row.source.example for row in rows)
    assert "not real" in rows[0].source.table


def test_the_example_has_a_row_for_everything_on_any_route() -> None:
    tables = example_tables()
    alone = {row.covers[0] for row in tables.charges if len(row.covers) == 1}
    assert alone == set(CHARGED)
    assert {row.basis for row in tables.duty} == set(ValueBasis)
    assert {row.clauses for row in tables.insurance} == {Clauses.A, Clauses.C}


def test_files_of_a_folder_are_one_table(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(
        "name: mine\nregions: {Nordics: [Sweden, Norway]}\ncustoms_unions: [Nordics]\n", "utf-8"
    )
    (tmp_path / "freight-2026.csv").write_text(
        "origin,destination,mode,per_kg,currency,valid_from,note\n"
        "CN,Nordics,sea,0.5,EUR,2026-01-01,spot\n",
        "utf-8",
    )
    (tmp_path / "fees.csv").write_text(
        "covers,per_shipment,currency\nimport clearance + on-carriage,90,EUR\n", "utf-8"
    )
    (tmp_path / "insurance.csv").write_text("percent,clauses\n0.3,C\n", "utf-8")
    (tmp_path / "duty.csv").write_text("hs,percent,basis\n8427.10,2.5,CIF\n*,4,CIF\n", "utf-8")
    (tmp_path / "tax.csv").write_text("destination,percent\nSE,25\n", "utf-8")
    tables = load_tables(tmp_path)
    assert tables.names[0] == "mine"
    assert not tables.is_example
    assert tables.regions["Nordics"] == {"SE", "NO"}
    assert tables.customs_unions == {"EU", "Nordics"}
    assert [row.source.row for row in tables.charges] == ["line 2", "line 2"]
    assert tables.charges[1].covers == (Component.IMPORT_CLEARANCE, Component.ON_CARRIAGE)
    assert [row.hs for row in tables.duty] == ["842710", ""]


def test_places_are_written_as_people_write_them(tables_of: Tables) -> None:
    tables = tables_of(
        "tax:\n  - {destination: Deutschland, percent: 1}\n"
        "  - {destination: CN/Ningbo, percent: 2}\n  - {destination: EU, percent: 3}\n"
    )
    assert [row.scope.destination for row in tables.tax] == ["DE", "CN/Ningbo", "EU"]


@pytest.mark.parametrize(
    ("text", "words", "field"),
    [
        ("freight: [{per_kg: 1}]", "an amount without a currency", None),
        ("freight: [{currency: EUR}]", "no rate", None),
        ("freight: [{per_kg: -1, currency: EUR}]", "greater than or equal to 0", "per_kg"),
        ("freight: [{per_kg: much, currency: EUR}]", "valid decimal", "per_kg"),
        ("freight: [{per_kg: 1, currency: EURO}]", "ISO 4217", "currency"),
        ("freight: [{per_kgs: 1, currency: EUR}]", "did you mean per_kg", "per_kgs"),
        ("freight: [{percent: 1, mode: ship}]", "sea, air", "mode"),
        ("freight: [{percent: 1, origin: Mars}]", "not a place", "origin"),
        ("freight: [{percent: 1, origin: CN/}]", "not a place", "origin"),
        ("freight: [{percent: 1, valid_from: soon}]", "valid date", "valid_from"),
        (
            "freight: [{percent: 1, valid_from: 2026-02-01, valid_until: 2026-01-01}]",
            "before",
            None,
        ),
        ("freight: [{percent: 1, kg_per_m3: 167}]", "without per_kg", None),
        ("freight: [{percent: 1, capacity_kg: 9}]", "without per_shipment", None),
        ("fees: [{covers: insurance, percent: 1}]", "covers is not", None),
        ("fees: [{covers: lunch, percent: 1}]", "covers", "covers.0"),
        ("insurance: [{clauses: A}]", "percent is missing", "percent"),
        ("insurance: [{percent: 1, min: 5}]", "without a currency", None),
        ("duty: [{percent: 1}]", "basis is missing", "basis"),
        ("duty: [{percent: 1, basis: EXW}]", "CIF", "basis"),
        ("duty: [{percent: 1, basis: CIF, hs: abc}]", "HS code", "hs"),
        ("duty: [{percent: 1, basis: CIF, per_kg: 1}]", "without a currency", None),
        ("tax: [{percent: 19, destination: Atlantis}]", "not a place", "destination"),
        ("tax: {percent: 19}", "not a list", "tax"),
        ("tax: [19]", "not a row", "tax"),
        ("taxes: []", "did you mean tax", "taxes"),
        ("regions: {Here: [Nowhere]}", "region", "Here"),
        ("regions: {Here: []}", "without countries", "Here"),
        ("customs_unions: [There]", "no such region", "customs_unions"),
        ("- 1", "no table of rates", None),
        ("a: [", "not valid YAML", None),
    ],
)
def test_a_fault_is_told_with_its_line_and_field(
    tables_of: Tables, text: str, words: str, field: str | None
) -> None:
    with pytest.raises(SourceError, match=words) as caught:
        tables_of(text)
    assert caught.value.field == field
    if text[0] not in "-a":
        assert "line 1" in str(caught.value)


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("freight.csv", "per_kg,currency\n1,EUR\nx,EUR\n", "line 3"),
        ("freight.csv", "per_kg,currency\n1,EUR,9\n", "more cells"),
        ("rates.csv", "per_kg\n1\n", "does not say what it holds"),
        ("rates.txt", "", "no table"),
    ],
)
def test_a_fault_of_a_csv_file(tables_of: Tables, name: str, text: str, words: str) -> None:
    with pytest.raises(SourceError, match=words):
        tables_of(text, name)


def test_what_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot read"):
        load_tables(tmp_path / "none.yaml")
    with pytest.raises(SourceError, match="holds no tables"):
        load_tables(tmp_path)
    (tmp_path / "a.yaml").write_bytes(b"\xff\xfe")
    with pytest.raises(SourceError, match="UTF-8"):
        load_tables(tmp_path / "a.yaml")
