"""Parquet: types, nesting, damage."""

from __future__ import annotations

import datetime as dt
import decimal
import io

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from data.errors import SourceError, UnsupportedFormat


def parquet(table: pa.Table) -> bytes:
    buffer = io.BytesIO()
    pq.write_table(table, buffer)
    return buffer.getvalue()


def test_every_type_as_text(read):
    zoned = dt.datetime(2024, 1, 2, 3, 4, 5, tzinfo=dt.UTC)
    moment = zoned.replace(tzinfo=None)
    table = pa.table(
        {
            "id": pa.array([1, 2], pa.int64()),
            "money": pa.array([decimal.Decimal("1.10"), None], pa.decimal128(10, 2)),
            "float": [0.1, float("nan")],
            "single": pa.array([0.1, None], pa.float32()),
            "text": ["é", ""],
            "flag": [True, False],
            "day": [dt.date(2024, 1, 2), None],
            "at": [moment, None],
            "zoned": [zoned, None],
            "words": [["a", "b"], []],
            "steps": [[{"q": 1, "p": 2.5}], None],
            "nest": [{"a": 1, "b": {"c": "x"}}, None],
            "map": pa.array([[("k", "v")], []], pa.map_(pa.string(), pa.string())),
            "bytes": [b"ab", b"\xff"],
            "coded": pa.array(["x", "y"]).dictionary_encode(),
            "big": pa.array([2**63, None], pa.uint64()),
        }
    )
    got = read(parquet(table), "x.parquet")
    assert got.rows[0] == {
        "id": "1",
        "money": "1.10",
        "float": "0.1",
        "single": "0.1",
        "text": "é",
        "flag": "true",
        "day": "2024-01-02",
        "at": "2024-01-02T03:04:05",
        "zoned": "2024-01-02T03:04:05+00",
        "words": '["a","b"]',
        "steps": '[{"q":1,"p":2.5}]',
        "nest.a": "1",
        "nest.b.c": "x",
        "map": '{"k":"v"}',
        "bytes": "ab",
        "coded": "x",
        "big": "9223372036854775808",
    }
    assert got.rows[1] == {"id": "2", "flag": "false", "bytes": "\\xFF", "coded": "y"}
    assert got.machine == {"id", "money", "float", "single", "nest.a", "big"}


def test_order_numbers_and_batches(read):
    table = pa.table({"a": list(range(10_000)), "b": ["x"] * 10_000})
    got = read(parquet(table), "x.parquet", size=1500)
    assert got.numbers == list(range(1, 10_001))
    assert [row["a"] for row in got.rows] == [str(i) for i in range(10_000)]
    assert not got.bad


def test_rows_of_nothing_keep_their_number(read):
    got = read(parquet(pa.table({"a": [1, None, 3], "b": [None, None, "x"]})), "x.parquet")
    assert got.numbers == [1, 3]


def test_names_with_quotes_dots_and_repeats(read):
    table = pa.Table.from_arrays(
        [pa.array([1]), pa.array([2]), pa.array([{"x": 3}])], names=['say "hi"', "a.x", "a"]
    )
    assert read(parquet(table), "x.parquet").rows == [{'say "hi"': "1", "a.x": "2", "a.x_2": "3"}]


def test_a_path_full_of_wildcards(read, write):
    path = write(parquet(pa.table({"a": [1]})), "a[1]*?.parquet")
    assert read(path).rows == [{"a": "1"}]


def test_gzipped(read):
    assert read(parquet(pa.table({"a": [1]})), "x.parquet.gz", packed=True).rows == [{"a": "1"}]


def test_without_rows(read):
    got = read(parquet(pa.table({"a": pa.array([], pa.int64())})), "x.parquet")
    assert got.rows == []


def test_truncated(read):
    raw = parquet(pa.table({"a": list(range(1000))}))
    with pytest.raises(SourceError, match=r"cannot read x\.parquet as Parquet"):
        read(raw[:-50], "x.parquet")


def test_damaged_pages(read):
    raw = bytearray(parquet(pa.table({"a": [f"text {i * 7919}" for i in range(5000)]})))
    raw[100:4000] = bytes(3900)
    with pytest.raises(SourceError, match="as Parquet"):
        read(bytes(raw), "x.parquet")


def test_text_under_the_name_of_parquet(read):
    with pytest.raises(UnsupportedFormat, match="named as parquet"):
        read("a,b\n1,2\n", "x.parquet")
