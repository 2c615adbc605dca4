"""Build the offers of a snapshot: by document, blocked suppliers' left out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt

from index.columns.pool import TextPool

if TYPE_CHECKING:
    import duckdb

_KEPT: Final = """
    CREATE TEMP TABLE kept AS
    SELECT (row_number() OVER (ORDER BY d.document, o.rowid) - 1)::INTEGER AS number,
        d.document, o.rowid AS row, o.supplier_id, s.country, o.currency, o.unit_of_sale,
        o.moq::DOUBLE AS moq
    FROM catalogue.offers o JOIN documents d ON d.id = o.product_id
    LEFT JOIN catalogue.suppliers s ON s.id = o.supplier_id
    WHERE NOT coalesce(s.blocked, false)
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


def build_offers(cursor: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Write the offers of all documents.

    Args:
        cursor: with the table ``documents``.
        folder: existing.
    """
    cursor.execute(_KEPT)
    [(documents,)] = cursor.execute("SELECT count(*) FROM documents").fetchall()
    [(offers,)] = cursor.execute("SELECT count(*) FROM kept").fetchall()
    owners = _array(cursor, "SELECT document FROM kept ORDER BY number", "document")
    np.save(folder / "offer_starts.npy", _starts(owners, documents))
    np.save(folder / "offer_documents.npy", owners.astype(np.int32))
    np.save(folder / "withheld.npy", _array(cursor, _WITHHELD, "document").astype(np.int32))
    for pool, name in WORDS.items():
        cursor.execute(
            f"""CREATE TEMP TABLE {pool} AS SELECT word,
            (row_number() OVER (ORDER BY word) - 1)::INTEGER AS code
            FROM (SELECT DISTINCT {name} AS word FROM kept WHERE {name} IS NOT NULL)"""  # noqa: S608
        )
        words = cursor.sql(f"SELECT word FROM {pool} ORDER BY code").to_arrow_table()  # noqa: S608
        TextPool.of_arrow(words["word"]).write(folder, pool)
        codes = f"""SELECT coalesce(code, -1)::INTEGER AS code FROM kept
            LEFT JOIN {pool} ON word = {name} ORDER BY number"""  # noqa: S608
        np.save(folder / f"offer_{pool}.npy", _array(cursor, codes, "code"))
    moq = "SELECT coalesce(moq, 'nan'::DOUBLE) AS moq FROM kept ORDER BY number"
    np.save(folder / "offer_moq.npy", _array(cursor, moq, "moq"))
    for name, query in (("price", _BREAKS), ("lead", _LEADS)):
        table = cursor.sql(query).to_arrow_table()
        owner = table["number"].to_numpy()
        np.save(folder / f"{name}_starts.npy", _starts(owner, offers))
        for column in ("quantity", "low", "high"):
            np.save(folder / f"{name}_{column}.npy", table[column].to_numpy())


def _array(cursor: duckdb.DuckDBPyConnection, query: str, column: str) -> npt.NDArray[Any]:
    return np.asarray(cursor.sql(query).to_arrow_table()[column].to_numpy())


def _starts(owners: npt.NDArray[Any], count: int) -> npt.NDArray[np.int64]:
    starts = np.zeros(count + 1, np.int64)
    np.cumsum(np.bincount(owners, minlength=count), out=starts[1:])
    return starts
