"""DuckDB's CSV parser and the csv module must give the same rows, which are those written."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.readers import csv_reader

_CELL = st.text(
    st.one_of(
        st.sampled_from(list("abc12 ,;\t|\"'\n\r.:-")),
        st.characters(codec="utf-8", exclude_categories=("Cc",), exclude_characters="\ufffd"),
    ),
    max_size=12,
)


@st.composite
def tables(draw):
    """A header and rows, no row empty throughout and no header repeated."""
    width = draw(st.integers(2, 5))
    names = [f"name {place}" for place in range(width)]
    rows = draw(st.lists(st.lists(_CELL, min_size=width, max_size=width), min_size=1, max_size=12))
    return names, [row for row in rows if any(row)]


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(table=tables(), delimiter=st.sampled_from(",;\t|"), end=st.sampled_from(["\n", "\r\n"]))
def test_both_paths_give_what_was_written(read, monkeypatch, table, delimiter, end):
    names, rows = table
    text = io.StringIO(newline="")
    # Python 3.11 quotes a line break only where it is in the line terminator.
    quoting = csv.QUOTE_MINIMAL if end == "\r\n" else csv.QUOTE_ALL
    writer = csv.writer(text, delimiter=delimiter, lineterminator=end, quoting=quoting)
    writer.writerows([names, *rows])
    options = {"delimiter": delimiter, "header_rows": 1, "encoding": "utf-8"}
    with monkeypatch.context() as patch:
        patch.setattr(csv_reader, "_suits_duckdb", lambda *_: True)
        fast = read(text.getvalue(), **options)
    with monkeypatch.context() as patch:
        patch.setattr(csv_reader, "_suits_duckdb", lambda *_: False)
        careful = read(text.getvalue(), **options)
    wanted = [{n: c for n, c in zip(names, row, strict=True) if c} for row in rows]
    assert careful.rows == wanted
    assert fast.rows == wanted
    assert fast.numbers == careful.numbers == list(range(1, len(rows) + 1))
    assert not fast.bad
    assert not careful.bad


@pytest.mark.parametrize("place", [0, 1, 500, 4095, 4999])
def test_the_second_path_goes_on_where_the_first_one_stops(read, monkeypatch, place):
    lines = [f'{number},"text {number}, or\nso",x' for number in range(1, 5001)]
    lines[place] = f"{place + 1},lost"
    text = "a,b,c\n" + "\n".join(lines) + "\n"
    got = read(text, size=700)
    with monkeypatch.context() as patch:
        patch.setattr(csv_reader, "_suits_duckdb", lambda *_: False)
        careful = read(text, size=700)
    assert got.rows == careful.rows
    assert got.numbers == careful.numbers
    assert got.bad == careful.bad
    assert [bad.number for bad in got.bad] == [place + 1]
    assert len(got.rows) == 4999
