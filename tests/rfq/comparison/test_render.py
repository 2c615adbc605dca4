"""Renderings: complete, harmless whatever the catalogue says, and the same in every format."""

from __future__ import annotations

import csv
import json
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO, StringIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from rfq.comparison import Comparison, RowGroup
from rfq.comparison.render import to_csv, to_html, to_json, to_markdown, to_terminal, to_xlsx
from rfq.comparison.render.csv import safe
from rfq.comparison.render.markdown import escaped
from rfq.comparison.render.parts import plain

HOSTILE = '=HYPERLINK("x")|<script>alert(1)</script>\x1b[31m\u202e"&\'`*_\n'


@pytest.fixture
def hostile(table: Any) -> Comparison:
    table.products[0] = replace(
        table.products[0], title=HOSTILE, brand=HOSTILE, url="javascript:alert(1)"
    )
    table.suppliers[0] = replace(table.suppliers[0], name=HOSTILE)
    table.offers[0] = replace(table.offers[0], payment_terms=HOSTILE, ship_from="-2+3|cmd")
    built: Comparison = table.build()
    return built


def drawn(comparison: Comparison, **options: bool) -> str:
    from rich.console import Console

    out = StringIO()
    console = Console(file=out, width=150, color_system=None, force_terminal=False)
    console.print(to_terminal(comparison, **options))
    return out.getvalue()


TEXTS: list[Callable[[Comparison], str]] = [drawn, to_markdown, to_html, to_csv]


@pytest.mark.parametrize("render", TEXTS, ids=["terminal", "markdown", "html", "csv"])
@pytest.mark.parametrize("language", ["en", "zh-Hans", "es"])
def test_every_row_and_column_is_there(
    table: Any, render: Callable[[Comparison], str], language: str
) -> None:
    comparison = table.build(language)
    text = " ".join(render(comparison).replace("\\", "").replace("&#x27;", "'").split())
    compact = text.replace(" ", "")
    for column in comparison.columns:
        assert column.title.replace(" ", "") in compact
    for row in comparison.rows:
        assert row.label.split()[0].replace(" ", "") in compact, row.label


@pytest.mark.parametrize("render", TEXTS, ids=["terminal", "markdown", "html", "csv"])
def test_what_is_not_real_says_so(table: Any, render: Callable[[Comparison], str]) -> None:
    text = "".join(render(table.build()).replace("\\", "").split())
    assert "examplerates" in text
    assert "notreal" in text


@pytest.mark.parametrize("render", TEXTS, ids=["terminal", "markdown", "html", "csv"])
def test_text_of_the_catalogue_does_no_harm(
    hostile: Comparison, render: Callable[[Comparison], str]
) -> None:
    text = render(hostile)
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_html_runs_nothing_and_loads_nothing(hostile: Comparison) -> None:
    page = lxml_html.document_fromstring(to_html(hostile))
    assert not page.xpath("//script")
    assert not page.xpath("//@href[not(starts-with(., 'http'))]")
    assert not page.xpath("//@src")
    assert not [name for name in page.xpath("//@*") if str(name).startswith("javascript")]
    assert not page.xpath("//@*[starts-with(name(), 'on')]")
    assert "@import" not in to_html(hostile)
    assert "url(" not in to_html(hostile)


def test_html_can_be_read_aloud(table: Any) -> None:
    comparison = table.build("es")
    page = lxml_html.document_fromstring(to_html(comparison))
    assert page.get("lang") == "es"
    assert page.xpath("//title/text()") == ["water pump"]
    main = page.xpath("//main//table")[0]
    assert main.xpath("caption/text()")
    assert len(main.xpath("thead//th[@scope='col']")) == len(comparison.columns)
    rows = main.xpath("tbody/tr[not(contains(@class, 'group'))]")
    assert len(rows) == len(comparison.rows)
    for one in rows:
        assert len(one.xpath("th[@scope='row']")) == 1
        assert len(one.xpath("td")) == len(comparison.columns)
    assert main.xpath("tbody/tr[contains(@class, 'group')]/th[@scope='rowgroup']")
    # A sign is never alone: the word is there for whoever does not see it.
    for sign in main.xpath(".//span[@class='sign']"):
        assert sign.get("aria-hidden") == "true"
        assert "hidden" in sign.getnext().get("class")
    region = page.xpath("//*[@role='region']")[0]
    assert region.get("tabindex") == "0"
    assert region.get("aria-label")


def test_html_names_the_origin_of_every_value(table: Any) -> None:
    text = to_html(table.build())
    assert "pumps.csv, row 7, flow: raw flow" in text
    assert "pumps.csv" not in to_html(table.build(), sources=False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("  =1", "'  =1"),
        ("\t=1", "' =1"),
        ("＝1+1", "'＝1+1"),
        ("-5", "-5"),
        ("+12.5", "+12.5"),
        ("-5 °C", "'-5 °C"),
        ("EUR 5", "EUR 5"),
        ("", ""),
    ],
)
def test_a_spreadsheet_takes_no_text_for_a_formula(text: str, expected: str) -> None:
    assert safe(text) == expected


@given(st.text(max_size=30))
def test_no_text_at_all_starts_like_a_formula(text: str) -> None:
    found = safe(text).lstrip()
    if found[:1] in ("=", "@", "+", "-"):
        assert not any(letter.isalpha() and letter not in "eE" for letter in found)
        assert found[0] in "+-"


def test_csv_has_one_line_per_row_with_basis_and_source(table: Any) -> None:
    comparison = table.build()
    lines = list(csv.reader(StringIO(to_csv(comparison))))
    assert len(lines) == len(comparison.rows) + 1
    assert {len(line) for line in lines} == {3 + 3 * len(comparison.columns)}
    flow = next(line for line in lines if line[1] == "Flow")
    assert flow[:6] == [
        "Must requirements",
        "Flow",
        "≥ 10 m³/h",
        "✓ 12 m³/h",
        "listed",
        "pumps.csv, row 7, flow: raw flow",
    ]


def test_json_holds_the_whole_model(table: Any) -> None:
    comparison = table.build()
    found = json.loads(to_json(comparison))
    assert [one["id"] for one in found["rows"]] == [row.id for row in comparison.rows]
    flow = found["rows"][0]["cells"]
    assert flow[0]["value"] == 12
    assert flow[0]["evidence"][0]["source"] == "pumps.csv"
    assert [cell["truth"] for cell in flow] == ["met", "missed", "unknown"]
    total = next(row for row in found["rows"] if row["id"] == "landed.total")
    amounts = [cell["value"]["amount"] for cell in total["cells"]]
    assert amounts == [str(one.cost.total.amount) for one in comparison.columns]  # type: ignore[union-attr]
    assert found["rates"][0]["source"]


def test_markdown_is_tables_of_one_width(hostile: Comparison) -> None:
    width = len(hostile.columns)
    for block in to_markdown(hostile).split("\n\n"):
        lines = [line for line in block.splitlines() if line.startswith("|")]
        counts = {line.replace("\\|", "").count("|") for line in lines}
        assert len(counts) <= 1
        assert not counts or counts.pop() in (width + 2, width + 3)
    assert "<script" not in to_markdown(hostile).replace("\\<", "")


@given(st.text(max_size=40))
def test_markdown_shows_any_text_as_it_is(text: str) -> None:
    shown = escaped(text)
    assert "\n" not in shown
    assert shown.replace("\\", "") == plain(text).replace("\\", "")


@given(st.text(max_size=40))
def test_plain_text_drives_no_terminal(text: str) -> None:
    kinds = {unicodedata.category(one) for one in plain(text) if one not in "\u200c\u200d"}
    assert not kinds & {"Cc", "Cf", "Cs", "Zl", "Zp"}


def test_the_terminal_shows_sources_when_asked(table: Any) -> None:
    comparison = table.build()
    assert "raw flow" in drawn(comparison, sources=True)
    assert "pumps.csv" not in drawn(comparison)


def test_xlsx_has_its_sheets_and_never_a_formula_from_text(hostile: Comparison) -> None:
    from openpyxl import load_workbook

    book = load_workbook(BytesIO(to_xlsx(hostile)))
    assert book.sheetnames == ["Comparison", "Costs", "Sources"]
    sheet = book["Comparison"]
    head = next(cell.row for cell in sheet["B"] if cell.value == "Required")
    assert sheet.freeze_panes == f"C{head + 1}"
    labels = {cell.value for cell in sheet["A"]}
    assert {row.label for row in hostile.group(RowGroup.SAME)} <= labels
    for name in ("Comparison", "Sources"):
        assert not [c for line in book[name].iter_rows() for c in line if c.data_type == "f"]
    flow = next(line for line in sheet.iter_rows() if line[0].value == "Flow ≠")
    assert [cell.value for cell in flow[2:4]] == [12, 8]
    assert flow[2].number_format == '"✓ "#,##0" m³/h"'


def test_without_costs_there_is_no_sheet_of_them(table: Any) -> None:
    from openpyxl import load_workbook

    comparison = table.build()
    bare = replace(comparison, columns=tuple(replace(one, cost=None) for one in comparison.columns))
    assert load_workbook(BytesIO(to_xlsx(bare))).sheetnames == ["Comparison", "Sources"]
