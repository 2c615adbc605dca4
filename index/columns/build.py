"""Build the columns of a snapshot from a catalogue.

Everything is joined in DuckDB and scattered into memory-mapped arrays batch by batch, so that
memory does not grow with the catalogue. All columns of one kind share one array, one after the
other: a snapshot has the same few files whether it has ten columns or a hundred thousand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt
import orjson

from data.constraint import BRAND, CERTIFICATION
from index.columns.build_offers import build_offers
from index.columns.labels import Dictionary
from index.columns.layout import Layout
from index.columns.manifest import MANIFEST, VERSION, Kind
from index.columns.order import DocumentOrder, RecordSource, reading
from index.columns.pool import TextPool
from index.columns.scatter import Scatter

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

    from data.catalogue import Catalogue

_BATCH: Final = 500_000

_KNOWN: Final = """
    catalogue.attribute_values v
    JOIN documents d ON d.id = v.product_id
    JOIN columns c ON c.leaf = d.leaf AND c.attribute = v.attribute AND c.kind = v.kind AND v.known
"""
_NUMBERS: Final = f"""
    SELECT c.base + d.document AS place, v.low, v.high FROM {_KNOWN}
    WHERE c.kind = 'number' AND v.low IS NOT NULL AND v.high IS NOT NULL
"""  # noqa: S608  (our own names only, here and below)
_LABELS: Final = f"""
    SELECT c.number, v.label, count(*) FROM {_KNOWN}
    WHERE c.kind IN ('one-of', 'several-of') AND v.label IS NOT NULL GROUP BY ALL
"""  # noqa: S608
_CODES: Final = f"""
    SELECT c.base + d.document AS place, l.code FROM {_KNOWN}
    JOIN labels l ON l.number = c.number AND l.label = v.label
    WHERE c.kind IN ('one-of', 'several-of')
"""  # noqa: S608
_FLAGS: Final = f"""
    SELECT c.base + d.document AS place, bool_and(v.flag) AS flag FROM {_KNOWN}
    WHERE c.kind = 'boolean' AND v.flag IS NOT NULL
    GROUP BY place HAVING bool_and(v.flag) = bool_or(v.flag)
"""  # noqa: S608
# A product's size is that of its first cell that states one.
_SIZES: Final = f"""
    SELECT place, sizes FROM (
        SELECT c.base + d.document AS place, list(v.low ORDER BY v.low) AS sizes,
            max(v.ordinal) AS last, v."column" AS source_column, v.source_row FROM {_KNOWN}
        WHERE c.kind = 'dimensions' AND v.low IS NOT NULL
        GROUP BY place, v."column", v.source, v.source_row
        HAVING count(*) IN (2, 3) AND count(*) = last + 1
    ) QUALIFY row_number() OVER (PARTITION BY place ORDER BY source_column, source_row) = 1
"""  # noqa: S608
_BRANDS: Final = """
    SELECT brand AS label, d.document FROM catalogue.products p JOIN documents d ON d.id = p.id
    WHERE brand IS NOT NULL
"""
_CERTIFICATIONS: Final = """
    SELECT DISTINCT unnest(certifications) AS label, d.document
    FROM catalogue.products p JOIN documents d ON d.id = p.id
"""


def build_columns(
    catalogue: Catalogue | RecordSource, documents: DocumentOrder, folder: Path
) -> None:
    """Write the columns that filters and facets run on into an existing folder.

    Args:
        catalogue: the generation that ``documents`` numbers.
        documents: as `index.columns.order.build_order` numbers them.
        folder: gets some twenty .npy files and one JSON file.
    """
    layout = Layout.of(catalogue.schema, documents)
    with reading(catalogue) as cursor:
        _put_documents(cursor, documents)
        _put(cursor, "columns", layout.table())
        _numbers(cursor, layout, folder)
        _labels(cursor, layout, folder)
        _flags(cursor, layout, folder)
        _sizes(cursor, layout, folder)
        build_offers(cursor, len(documents), folder)
    _columns(layout, folder)
    stored = {"version": VERSION, "documents": len(documents), "columns": len(layout.columns)}
    (folder / MANIFEST).write_bytes(orjson.dumps(stored))


def _put_documents(cursor: duckdb.DuckDBPyConnection, order: DocumentOrder) -> None:
    import pyarrow as pa

    ids = pa.Array.from_buffers(
        pa.large_string(),
        len(order),
        [None, pa.py_buffer(np.ascontiguousarray(order.ids.starts)), pa.py_buffer(order.ids.text)],
    )
    documents = np.arange(len(order), dtype=np.int32)
    leaves = np.repeat(np.arange(len(order.leaves), dtype=np.int32), np.diff(order.starts))
    _put(cursor, "documents", pa.table({"id": ids, "document": documents, "leaf": leaves}))


def _put(cursor: duckdb.DuckDBPyConnection, name: str, table: pa.Table) -> None:
    cursor.register("given", table)
    cursor.execute(f"CREATE TEMP TABLE {name} AS SELECT * FROM given")  # noqa: S608
    cursor.unregister("given")


def _numbers(cursor: duckdb.DuckDBPyConnection, layout: Layout, folder: Path) -> None:
    points = _dense(folder / "points.npy", np.float64, layout.cells[Kind.NUMBER], np.nan)
    scatter = Scatter(points, np.nan, np.nan)
    places, lows, highs = [_none(np.int64)], [_none(np.float64)], [_none(np.float64)]
    for place, low, high in _batches(cursor, _NUMBERS, "place", "low", "high"):
        ranged = low != high
        scatter.put(place[~ranged], low[~ranged])
        places.append(place[ranged])
        lows.append(low[ranged])
        highs.append(high[ranged])
    place, (low, high) = scatter.side_table(
        np.concatenate(places), np.concatenate(lows), np.concatenate(highs)
    )
    np.save(folder / "span_places.npy", place)
    np.save(folder / "span_lows.npy", low)
    np.save(folder / "span_highs.npy", high)
    layout.set_sparse(place, Kind.NUMBER)


def _labels(cursor: duckdb.DuckDBPyConnection, layout: Layout, folder: Path) -> None:
    counts: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for number, label, count in cursor.execute(_LABELS).fetchall():
        counts[number][label] = count
    core = {BRAND: _BRANDS, CERTIFICATION: _CERTIFICATIONS}
    for name, query in core.items():
        counted = cursor.execute(f"SELECT label, count(*) FROM ({query}) GROUP BY label")  # noqa: S608
        counts[layout.number(name)] = dict(counted.fetchall())
    dictionary = Dictionary()
    for number, column in enumerate(layout.columns):
        if column.kind.is_labels:
            bounds = dictionary.add(column.field, counts.get(number, {}), column.definition)
            layout.set_labels(number, *bounds)
    dictionary.write(folder)
    _put(cursor, "labels", dictionary.table(layout))
    codes = _dense(folder / "codes.npy", np.int32, layout.cells[Kind.ONE_OF], -1)
    scatter = Scatter(codes, np.int32(-1), np.int32(-2))
    for place, code in _batches(cursor, _CODES, "place", "code"):
        scatter.put(place, code)
    for name, query in core.items():
        number = layout.number(name)
        base = layout.columns[number].at
        coded = f"""SELECT {base} + document AS place, code FROM ({query}) JOIN labels USING (label)
            WHERE number = {number}"""  # noqa: S608
        for place, code in _batches(cursor, coded, "place", "code"):
            scatter.put(place, code)
    place, (code,) = scatter.side_table(_none(np.int64), _none(np.int32))
    np.save(folder / "pair_places.npy", place)
    np.save(folder / "pair_codes.npy", code)
    layout.set_sparse(place, Kind.ONE_OF, Kind.SEVERAL_OF)


def _flags(cursor: duckdb.DuckDBPyConnection, layout: Layout, folder: Path) -> None:
    flags = _dense(folder / "flags.npy", np.int8, layout.cells[Kind.BOOLEAN], 0)
    for place, flag in _batches(cursor, _FLAGS, "place", "flag"):
        flags[place] = np.where(flag, 1, -1)


def _sizes(cursor: duckdb.DuckDBPyConnection, layout: Layout, folder: Path) -> None:
    count = layout.cells[Kind.DIMENSIONS]
    sizes = _dense(folder / "sizes.npy", np.float64, count * 3, np.nan).reshape(count, 3)
    for batch in cursor.sql(_SIZES).to_arrow_reader(_BATCH):
        place = batch["place"].to_numpy()
        lists = batch["sizes"]
        lengths = np.diff(lists.offsets.to_numpy())
        values = lists.flatten().to_numpy()
        owner = np.repeat(np.arange(len(place)), lengths)
        rank = np.arange(len(values)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        sizes[place[owner], rank] = values


def _columns(layout: Layout, folder: Path) -> None:
    ids = sorted({c.field for c in layout.columns}, key=str.encode)
    texts = sorted({t for c in layout.columns for t in (c.title, c.unit) if t is not None})
    TextPool.of(ids).write(folder, "fields")
    TextPool.of(texts).write(folder, "texts")
    records = layout.records(
        {text: n for n, text in enumerate(ids)}, {text: n for n, text in enumerate(texts)}
    )
    np.save(folder / "columns.npy", records)


def _batches(
    cursor: duckdb.DuckDBPyConnection, query: str, *columns: str
) -> Iterator[tuple[npt.NDArray[Any], ...]]:
    for batch in cursor.sql(query).to_arrow_reader(_BATCH):
        yield tuple(batch[name].to_numpy(zero_copy_only=False) for name in columns)


def _dense(path: Path, dtype: npt.DTypeLike, rows: int, fill: float) -> npt.NDArray[Any]:
    if rows == 0:
        np.save(path, np.empty(0, dtype))
        return np.empty(0, dtype)
    array: npt.NDArray[Any] = np.lib.format.open_memmap(
        path, mode="w+", dtype=np.dtype(dtype), shape=(rows,)
    )
    array[:] = fill
    return array


def _none(dtype: npt.DTypeLike) -> npt.NDArray[Any]:
    return np.empty(0, dtype)
