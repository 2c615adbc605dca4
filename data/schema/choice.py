"""Does an attribute vary within one supplier's range, or only from supplier to supplier?

Compares the chance that two products of one supplier differ in the attribute with the chance that
any two products of the category do. Counting pairs keeps the estimate unbiased for small ranges.
"""

from __future__ import annotations

from collections import defaultdict

import duckdb

from data.schema.readings import READINGS
from data.schema.tree import CategoryTree

_SAMPLE = 2_000_000
"""Readings to look at: above it, a fixed pseudo-random choice of suppliers stands for all."""
_PAIRS = 20

_PAIRED = f"""
    WITH maker AS (
        SELECT product_id, min(supplier_id) AS supplier FROM offers
        WHERE supplier_id IS NOT NULL AND hash(supplier_id) % $every = 0 GROUP BY product_id
    ), stated AS (
        SELECT r.node, r.attr, m.supplier, lower(left(r.text, 160)) AS value, count(*) AS n
        FROM ({READINGS}) r JOIN maker m ON m.product_id = r.product_id
        WHERE r.ordinal = 0 GROUP BY ALL
    ), same AS (
        SELECT node, attr, supplier, sum(n) AS n, sum(n * (n - 1)) AS equal
        FROM stated GROUP BY ALL
    ), by_value AS (
        SELECT node, attr, value, sum(n) AS n FROM stated GROUP BY ALL
    ), overall AS (
        SELECT node, attr, sum(n) AS n, sum(n * (n - 1)) AS equal FROM by_value GROUP BY ALL
    ), within AS (
        SELECT node, attr, sum(n * (n - 1)) AS pairs, sum(equal) AS equal
        FROM same GROUP BY ALL
    )
    SELECT o.node, o.attr, w.pairs, w.equal, o.n * (o.n - 1), o.equal
    FROM overall o JOIN within w USING (node, attr)
"""  # noqa: S608


def choices(con: duckdb.DuckDBPyConnection, tree: CategoryTree) -> dict[tuple[int, int], float]:
    """Choice by (node, attribute), 0 to 1, where enough suppliers offer several products."""
    row = con.execute("SELECT count(*) FROM attribute_readings").fetchone()
    every = 1 + (row[0] if row else 0) // _SAMPLE
    sums: dict[tuple[int, int], list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for node, attr, *pairs in con.execute(_PAIRED, {"every": every}).fetchall():
        for above in tree.ancestors[node]:
            total = sums[above, attr]
            for place, number in enumerate(pairs):
                total[place] += int(number)
    found = {}
    for key, (within, within_equal, overall, overall_equal) in sums.items():
        if within >= _PAIRS and overall > overall_equal:
            differ = (within - within_equal) / within
            found[key] = min(1.0, differ / ((overall - overall_equal) / overall))
    return found
