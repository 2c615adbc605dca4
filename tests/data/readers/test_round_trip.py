"""What is written as a table comes back through every tabular format."""

from __future__ import annotations

import csv
import io
import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

_NAMES = st.text("abcdefgh", min_size=1, max_size=6).map(lambda name: f"{name} x")
_CELL = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc",), exclude_characters="\ufffd"),
    max_size=10,
).filter(lambda text: not ILLEGAL_CHARACTERS_RE.search(text) and text == text.strip())


@st.composite
def tables(draw):
    names = draw(st.lists(_NAMES, min_size=2, max_size=5, unique=True))
    width = len(names)
    rows = draw(st.lists(st.lists(_CELL, min_size=width, max_size=width), min_size=1, max_size=8))
    # Spreadsheets take a leading equals sign for a formula.
    rows = [[cell.lstrip("=") for cell in row] for row in rows]
    return names, [row for row in rows if any(row)]


def as_csv(names, rows):
    text = io.StringIO(newline="")
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows([names, *rows])
    return text.getvalue().encode("utf-16"), {"delimiter": ",", "header_rows": 1}


def as_json(names, rows):
    return json.dumps([dict(zip(names, row, strict=True)) for row in rows]).encode(), {}


def as_jsonl(names, rows):
    lines = [json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False) for row in rows]
    return "\n".join(lines).encode(), {}


def as_parquet(names, rows):
    buffer = io.BytesIO()
    columns = list(zip(*rows, strict=True)) or [()] * len(names)
    arrays = [pa.array(list(column), pa.string()) for column in columns]
    pq.write_table(pa.Table.from_arrays(arrays, names=names), buffer)
    return buffer.getvalue(), {}


def as_xlsx(names, rows):
    book = Workbook()
    for row in [names, *rows]:
        book.active.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue(), {"header_rows": 1}


@pytest.mark.parametrize(
    ("name", "write_as"),
    [
        ("x.csv", as_csv),
        ("x.json", as_json),
        ("x.jsonl", as_jsonl),
        ("x.parquet", as_parquet),
        ("x.xlsx", as_xlsx),
    ],
)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(table=tables())
def test_a_table_comes_back(read, name, write_as, table):
    names, rows = table
    if not rows:
        return
    content, options = write_as(names, rows)
    got = read(content, name, **options)
    assert got.rows == [
        {n: cell for n, cell in zip(names, row, strict=True) if cell} for row in rows
    ]
    assert got.numbers == list(range(1, len(rows) + 1))
    assert not got.bad
