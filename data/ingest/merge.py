"""Merging: staged records and the base generation become the new generation's tables, in SQL.

The last record of a run wins its product and its offer. A record the base already shows was not
read again (``parsed`` is false) but takes part in that contest, so that the outcome does not
depend on what happened to be known.
"""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from data.catalogue.tables import TABLES
from data.ingest.rejects import Reject
from data.ingest.staging import SUPPLIERS
from data.ingest.suppliers import SupplierBook


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What the merge changed.

    Attributes:
        changed: whether the new generation differs from its base at all.
        unchanged: per source, records that were read but turned out to change nothing.
        orphans: per source, offers of products that nobody describes.
    """

    changed: bool
    added: int
    updated: int
    deleted: int
    unchanged: dict[str, int]
    orphans: list[Reject]


class Merger:
    """One merge over a connection with the new tables, ``staging`` and ``base`` attached."""

    def __init__(
        self, connection: duckdb.DuckDBPyConnection, *, dataset: str, replace: bool
    ) -> None:
        self._con = connection
        self._dataset = dataset
        self._replace = replace

    def merge(self, book: SupplierBook, source_names: dict[str, str]) -> MergeReport:
        """Fill the new generation's tables, all but ``attribute_values``."""
        self._resolve_rows()
        self._choose_products()
        orphans = self._reject_orphans(source_names)
        self._choose_offers()
        unchanged = self._count_unchanged()
        self._drop_suppliers(book)
        self._write_suppliers(book)
        self._write_products()
        self._write_offers()
        self._write_source_rows()
        added, updated, deleted = self._count_products()
        changed = (
            book.changed
            or deleted > 0
            or self._count("SELECT count(*) FROM staging.run WHERE NOT known") > 0
            or self._count("SELECT count(*) FROM staging.changed_products") > 0
            or self._count("SELECT count(*) FROM staging.changed_offers") > 0
            or self._count("SELECT count(*) FROM staging.dropped_offers") > 0
        )
        return MergeReport(changed, added, updated, deleted, unchanged, orphans)

    def _run(self, sql: str) -> None:
        self._con.execute(sql, {"dataset": self._dataset} if "$dataset" in sql else None)

    def _count(self, sql: str) -> int:
        row = self._con.execute(sql).fetchone()
        return int(row[0]) if row else 0

    def _resolve_rows(self) -> None:
        """Rows that were not read again take their ids from the base."""
        self._run("""
            CREATE TABLE staging.run AS
            SELECT r.ord, r.source, r.source_row, r.fingerprint_high, r.fingerprint_low,
                   r.known, r.parsed,
                   CASE WHEN r.parsed THEN r.product_id ELSE b.product_id END AS product_id,
                   CASE WHEN r.parsed THEN r.offer_id ELSE b.offer_id END AS offer_id,
                   CASE WHEN r.parsed THEN r.supplier_id ELSE b.supplier_id END AS supplier_id
            FROM staging.rows r
            LEFT JOIN base.source_rows b
              ON NOT r.parsed AND b.dataset = $dataset
             AND b.fingerprint_high = r.fingerprint_high
             AND b.fingerprint_low = r.fingerprint_low
        """)

    def _choose_products(self) -> None:
        self._run("""
            CREATE TABLE staging.product_winners AS
            SELECT product_id, max(ord) AS ord FROM staging.run
            WHERE product_id IS NOT NULL GROUP BY product_id
        """)
        self._run("""
            CREATE TABLE staging.changed_products AS
            SELECT p.id, p.ord, p.source, p.source_row FROM staging.products p
            JOIN staging.product_winners w ON w.product_id = p.id AND w.ord = p.ord
        """)
        gone = (
            """SELECT id FROM base.products WHERE dataset = $dataset
               AND id NOT IN (SELECT product_id FROM staging.product_winners)"""
            if self._replace
            else "SELECT id FROM base.products WHERE false"
        )
        self._run(f"CREATE TABLE staging.dropped_products AS {gone}")

    def _reject_orphans(self, source_names: dict[str, str]) -> list[Reject]:
        """Take out offers whose product is described neither in this run nor in the base."""
        self._run("""
            CREATE TABLE staging.orphans AS
            SELECT o.ord, o.source, o.source_row, o.product_id FROM staging.offers o
            WHERE o.product_id NOT IN (SELECT product_id FROM staging.product_winners)
              AND o.product_id NOT IN (
                  SELECT id FROM base.products
                  WHERE id NOT IN (SELECT id FROM staging.dropped_products))
        """)
        rows = self._con.execute(
            "SELECT source, source_row, product_id FROM staging.orphans ORDER BY ord"
        ).fetchall()
        if rows:
            for table in ("offers", "run", "unread"):
                self._run(
                    f"DELETE FROM staging.{table} WHERE ord IN (SELECT ord FROM staging.orphans)"  # noqa: S608
                )
        return [
            Reject(
                source_names[source],
                number,
                "product.id",
                product,
                "an offer of a product that no record describes",
            )
            for source, number, product in rows
        ]

    def _choose_offers(self) -> None:
        self._run("""
            CREATE TABLE staging.offer_winners AS
            SELECT offer_id, max(ord) AS ord FROM staging.run
            WHERE offer_id IS NOT NULL GROUP BY offer_id
        """)
        # A record known to the base can win an offer that the base already holds in the same
        # words (its product being what a later record superseded): that is no change. Its id says
        # who offers it; the supplier's own id may have been found out since.
        same = "EXCLUDE (ord, source, source_row, evidence, supplier_id)"
        base = "EXCLUDE (source, source_row, evidence, supplier_id)"
        self._run(f"""
            CREATE TABLE staging.changed_offers AS
            WITH won AS (
                SELECT o.*, r.known FROM staging.offers o
                JOIN staging.offer_winners w ON w.offer_id = o.id AND w.ord = o.ord
                JOIN staging.run r ON r.ord = o.ord
            ), news AS (
                SELECT id FROM (
                    SELECT * {same.replace(")", ", known)")} FROM won WHERE known
                    EXCEPT
                    SELECT * {base} FROM base.offers
                )
            )
            SELECT id, ord FROM won WHERE NOT known OR id IN (SELECT id FROM news)
        """)  # noqa: S608
        gone = (
            """SELECT id FROM base.offers WHERE
               product_id IN (SELECT id FROM staging.dropped_products)
               OR (dataset = $dataset
                   AND id NOT IN (SELECT offer_id FROM staging.offer_winners))"""
            if self._replace
            else "SELECT id FROM base.offers WHERE false"
        )
        self._run(f"CREATE TABLE staging.dropped_offers AS {gone}")

    def _count_unchanged(self) -> dict[str, int]:
        rows = self._con.execute("""
            SELECT source, count(*) FROM staging.run
            WHERE parsed AND known
              AND ord NOT IN (SELECT ord FROM staging.changed_products)
              AND ord NOT IN (SELECT ord FROM staging.changed_offers)
            GROUP BY source
        """).fetchall()
        return {source: int(count) for source, count in rows}

    def _drop_suppliers(self, book: SupplierBook) -> None:
        if not self._replace:
            return
        rows = self._con.execute(
            """
            SELECT id FROM base.suppliers WHERE dataset = $dataset
              AND id NOT IN (SELECT supplier_id FROM staging.run WHERE supplier_id IS NOT NULL)
              AND id NOT IN (
                  SELECT supplier_id FROM base.offers WHERE supplier_id IS NOT NULL
                    AND id NOT IN (SELECT id FROM staging.dropped_offers))
            """,
            {"dataset": self._dataset},
        ).fetchall()
        book.drop({supplier for (supplier,) in rows})

    def _write_suppliers(self, book: SupplierBook) -> None:
        aliases = book.aliases()
        self._run("CREATE TABLE staging.aliases (alias VARCHAR, supplier_id VARCHAR)")
        if aliases:
            self._con.executemany("INSERT INTO staging.aliases VALUES (?, ?)", [*aliases.items()])
        suppliers = book.table(SUPPLIERS)
        self._con.register("_suppliers", suppliers)
        self._run("INSERT INTO suppliers BY NAME SELECT * FROM _suppliers")
        self._con.unregister("_suppliers")

    def _write_products(self) -> None:
        self._run("""
            INSERT INTO products BY NAME
            SELECT * FROM base.products
            WHERE id NOT IN (SELECT id FROM staging.changed_products)
              AND id NOT IN (SELECT id FROM staging.dropped_products)
        """)
        self._run("""
            INSERT INTO products BY NAME
            SELECT p.* EXCLUDE (ord) FROM staging.products p
            JOIN staging.changed_products c ON c.id = p.id AND c.ord = p.ord
            ORDER BY p.ord
        """)
        self._run("""
            INSERT INTO attribute_readings BY NAME
            SELECT * FROM base.attribute_readings
            WHERE product_id NOT IN (SELECT id FROM staging.changed_products)
              AND product_id NOT IN (SELECT id FROM staging.dropped_products)
        """)
        self._run("""
            INSERT INTO attribute_readings BY NAME
            SELECT p.id AS product_id, c.* EXCLUDE (cell), p.source, p.source_row
            FROM staging.changed_products p
            JOIN staging.refs r ON r.ord = p.ord
            JOIN staging.cells c ON c.cell = r.cell
        """)

    def _write_offers(self) -> None:
        self._run("""
            INSERT INTO offers BY NAME
            SELECT o.* EXCLUDE (supplier_id), coalesce(a.supplier_id, o.supplier_id) AS supplier_id
            FROM base.offers o LEFT JOIN staging.aliases a ON a.alias = o.supplier_id
            WHERE o.id NOT IN (SELECT id FROM staging.changed_offers)
              AND o.id NOT IN (SELECT id FROM staging.dropped_offers)
        """)
        self._run("""
            INSERT INTO offers BY NAME
            SELECT o.* EXCLUDE (ord, supplier_id),
                   coalesce(a.supplier_id, o.supplier_id) AS supplier_id
            FROM staging.offers o
            JOIN staging.changed_offers c ON c.id = o.id AND c.ord = o.ord
            LEFT JOIN staging.aliases a ON a.alias = o.supplier_id
            ORDER BY o.ord
        """)

    def _write_source_rows(self) -> None:
        superseded = """
            (r.product_id IS NOT NULL AND r.ord <> p.ord)
            OR (r.offer_id IS NOT NULL AND r.ord <> o.ord)
        """
        self._run(f"""
            CREATE TABLE staging.final_rows AS
            SELECT $dataset AS dataset,
                   coalesce(b.source, r.source) AS source,
                   coalesce(b.source_row, r.source_row) AS source_row,
                   r.fingerprint_high, r.fingerprint_low, {superseded} AS superseded,
                   r.product_id, r.offer_id, coalesce(a.supplier_id, r.supplier_id) AS supplier_id,
                   r.parsed
            FROM (
                SELECT * FROM staging.run
                QUALIFY row_number() OVER (
                    PARTITION BY fingerprint_high, fingerprint_low ORDER BY ord DESC) = 1
            ) r
            LEFT JOIN base.source_rows b
              ON NOT r.parsed AND b.dataset = $dataset
             AND b.fingerprint_high = r.fingerprint_high
             AND b.fingerprint_low = r.fingerprint_low
            LEFT JOIN staging.product_winners p ON p.product_id = r.product_id
            LEFT JOIN staging.offer_winners o ON o.offer_id = r.offer_id
            LEFT JOIN staging.aliases a ON a.alias = r.supplier_id
        """)  # noqa: S608
        self._run(
            "INSERT INTO source_rows BY NAME SELECT * EXCLUDE (parsed) FROM staging.final_rows"
        )
        # Records of earlier runs that this one did not bring stay as long as what they made does.
        self._run("""
            INSERT INTO source_rows BY NAME
            SELECT b.* FROM base.source_rows b
            LEFT JOIN staging.aliases a ON a.alias = b.supplier_id
            WHERE NOT EXISTS (
                SELECT 1 FROM staging.final_rows f
                WHERE b.dataset = f.dataset AND b.fingerprint_high = f.fingerprint_high
                  AND b.fingerprint_low = f.fingerprint_low)
              AND (b.product_id IS NULL OR b.product_id NOT IN (
                  SELECT id FROM staging.changed_products
                  UNION ALL SELECT id FROM staging.dropped_products))
              AND (b.offer_id IS NULL OR b.offer_id NOT IN (
                  SELECT id FROM staging.changed_offers
                  UNION ALL SELECT id FROM staging.dropped_offers))
              AND (b.product_id IS NOT NULL OR b.offer_id IS NOT NULL
                   OR coalesce(a.supplier_id, b.supplier_id) IN (SELECT id FROM suppliers))
        """)
        self._run("""
            INSERT INTO unread_fields BY NAME
            SELECT u.* FROM base.unread_fields u
            WHERE (u.source, u.source_row) IN (SELECT (source, source_row) FROM source_rows)
        """)
        self._run("""
            INSERT INTO unread_fields BY NAME
            SELECT u.* EXCLUDE (ord) FROM staging.unread u
            JOIN staging.run r ON r.ord = u.ord
            WHERE NOT r.known
            ORDER BY u.ord
        """)

    def _count_products(self) -> tuple[int, int, int]:
        changed = self._count("SELECT count(*) FROM staging.changed_products")
        updated = self._count("""
            SELECT count(*) FROM staging.changed_products
            WHERE id IN (SELECT id FROM base.products)
        """)
        deleted = self._count("SELECT count(*) FROM staging.dropped_products")
        return changed - updated, updated, deleted


def attach_empty_base(connection: duckdb.DuckDBPyConnection) -> None:
    """A base without records, for the first generation."""
    connection.execute("ATTACH ':memory:' AS base")
    for name, columns in TABLES.items():
        connection.execute(f"CREATE TABLE base.{name} ({columns})")
