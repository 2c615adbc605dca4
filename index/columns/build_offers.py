"""Build the offers of a snapshot: by document, blocked suppliers' left out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt

from index.columns.pool import TextPool

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

_KEPT: Final = """
    CREATE TEMP TABLE kept AS
    SELECT (row_number() OVER (ORDER BY d.document, o.rowid) - 1)::INTEGER AS number,
        d.document, o.rowid AS row, o.supplier_id, s.country, o.currency, o.unit_of_sale,
        o.moq::DOUBLE AS moq
    FROM catalogue.offers o JOIN documents d ON d.id = o.product_id
    LEFT JOIN catalogue.suppliers s ON s.id = o.supplier_id
    WHERE NOT coalesce(s.blocked, false)
"""
_OWNED: Final = """
    SELECT document, coalesce(moq, 'nan'::DOUBLE) AS moq FROM kept ORDER BY number
"""
_WITHHELD: Final = """
    SELECT DISTINCT d.document FROM catalogue.offers o JOIN documents d ON d.id = o.product_id
    WHERE d.document NOT IN (SELECT document FROM kept) ORDER BY 1
"""
_BREAKS: Final = """
    SELECT number, b.min_quantity::DOUBLE AS quantity, b.unit_price::DOUBLE AS low,
        coalesce(b.unit_price_high, b.unit_price)::DOUBLE AS high
    FROM (SELECT k.number, unnest(o.price_breaks) AS b FROM kept k
        JOIN catalogue.offers o ON o.rowid = k.row)
    ORDER BY number, quantity
"""
_LEADS: Final = """
    SELECT number, b.min_quantity::DOUBLE AS quantity, b.days_low::DOUBLE AS low,
        b.days_high::DOUBLE AS high
    FROM (SELECT k.number, unnest(o.lead_times) AS b FROM kept k
        JOIN catalogue.offers o ON o.rowid = k.row)
    ORDER BY number, quantity
"""
WORDS: Final = {
    "suppliers": "supplier_id",
    "countries": "country",
    "currencies": "currency",
    "sale_units": "unit_of_sale",
}
"""Per pool of words, the field of an offer that it codes."""


def build_offers(cursor: duckdb.DuckDBPyConnection, documents: int, folder: Path) -> None:
    """Write the offers of all documents.

    Args:
        cursor: with the table ``documents``.
        documents: how many there are.
        folder: existing.
    """
    cursor.execute(_KEPT)
    kept = cursor.sql(_OWNED).to_arrow_table()
    owners = kept["document"].to_numpy()
    np.save(folder / "offer_starts.npy", _starts(owners, documents))
    np.save(folder / "offer_documents.npy", owners.astype(np.int32))
    np.save(folder / "offer_moq.npy", kept["moq"].to_numpy())
    withheld = cursor.sql(_WITHHELD).to_arrow_table()["document"].to_numpy()
    np.save(folder / "withheld.npy", withheld.astype(np.int32))
    for pool, name in WORDS.items():
        # One at a time: of millions of offers, each takes its share of memory.
        words, codes = _coded(
            cursor.sql(f"SELECT {name} AS word FROM kept ORDER BY number").to_arrow_table()["word"]  # noqa: S608
        )
        TextPool.of_arrow(words).write(folder, pool)
        np.save(folder / f"offer_{pool}.npy", codes)
    for name, query in (("price", _BREAKS), ("lead", _LEADS)):
        table = cursor.sql(query).to_arrow_table()
        owner = table["number"].to_numpy()
        np.save(folder / f"{name}_starts.npy", _starts(owner, len(owners)))
        for column in ("quantity", "low", "high"):
            np.save(folder / f"{name}_{column}.npy", table[column].to_numpy())


def _coded(words: pa.ChunkedArray) -> tuple[pa.ChunkedArray, npt.NDArray[np.int32]]:
    """The distinct words in order of UTF-8 bytes, and which of them each row has; -1 for none."""
    import pyarrow as pa
    import pyarrow.compute as pc

    encoded = words.cast(pa.large_string()).combine_chunks().dictionary_encode()
    order = pc.sort_indices(encoded.dictionary)
    # The last entry is what the code -1 picks.
    ranks = np.full(len(order) + 1, -1, np.int32)
    ranks[order.to_numpy()] = np.arange(len(order), dtype=np.int32)
    codes = ranks[encoded.indices.fill_null(-1).to_numpy(zero_copy_only=False)]
    return pa.chunked_array([encoded.dictionary.take(order)]), codes


def _starts(owners: npt.NDArray[Any], count: int) -> npt.NDArray[np.int64]:
    starts = np.zeros(count + 1, np.int64)
    np.cumsum(np.bincount(owners, minlength=count), out=starts[1:])
    return starts
