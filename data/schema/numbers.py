"""Distribution of every number attribute, in base units, per category.

Quantiles are of the type that always is a stated value (inverse of the empirical distribution;
Hyndman & Fan 1996, type 1): "median 3 t" is a truck that exists. A range counts once, at its
middle; an open range at its stated end.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

import duckdb

from data.schema.scratch import PREFIX

BINS = 8
_FAR = 30
"""How many times beyond the 5th or 95th percentile a number is extreme: less than the factor
between any two neighbouring metric prefixes in trade use, more than a wide range of goods."""
POINTS = (0.05, 0.25, 0.5, 0.75, 0.95)


@dataclass(slots=True)
class Bin:
    """Products in one bin or with one value: their number, and the log prices of those priced."""

    n: int = 0
    priced: int = 0
    z1: int = 0
    z2: int = 0

    def add(self, n: int, priced: int, z1: int, z2: int) -> None:
        """Add counts."""
        self.n += n
        self.priced += priced
        self.z1 += z1
        self.z2 += z2


@dataclass(slots=True)
class Distribution:
    """Of one number attribute in one category.

    Attributes:
        points: values at `POINTS`, in the base unit (or bare).
        extreme: share of values far outside the rest.
    """

    total: int
    distinct: int
    minimum: float
    maximum: float
    points: tuple[float, ...]
    extreme: float = 0.0
    bins: list[Bin] = field(default_factory=list)


_SIGNIFICANT = "if({x} = 0, 0, round({x}, (11 - floor(log10(abs({x}))))::INT))"

_VALUES = f"""
    CREATE OR REPLACE TEMP TABLE {PREFIX}number AS
    WITH own AS (
        SELECT v.node, v.attr,
            coalesce(v.base_low, v.low) AS lo, coalesce(v.base_high, v.high) AS hi,
            CASE WHEN isinf(lo) THEN hi WHEN isinf(hi) THEN lo ELSE lo / 2 + hi / 2 END AS middle,
            k.dimension, v.n, v.zn, v.z1, v.z2
        FROM {PREFIX}distinct v JOIN {PREFIX}filed k ON k.node = v.node AND k.attr = v.attr
        WHERE k.kind = 'number' AND v.shape IN ('point', 'range', 'list')
            AND k.dimension IS NOT DISTINCT FROM v.dimension AND (v.unit IS NULL) = (k.dimension
                IS NULL)
    ), seen AS (
        SELECT c.above AS node, o.attr, {_SIGNIFICANT.format(x="o.middle")} AS x,
            min(CASE WHEN isinf(lo) THEN hi ELSE lo END) AS lo,
            max(CASE WHEN isinf(hi) THEN lo ELSE hi END) AS hi,
            sum(n) AS n, sum(zn) AS zn, sum(z1) AS z1, sum(z2) AS z2
        FROM own o JOIN {PREFIX}closure c ON c.node = o.node
        JOIN {PREFIX}reported q ON q.node = c.above AND q.attr = o.attr AND q.kind = 'number'
            AND q.dimension IS NOT DISTINCT FROM o.dimension
        WHERE isfinite(o.middle)
        GROUP BY c.above, o.attr, x
    )
    SELECT *, sum(n) OVER w AS upto, sum(n) OVER g AS total, count(*) OVER g AS different,
        row_number() OVER w AS place
    FROM seen
    WINDOW g AS (PARTITION BY node, attr), w AS (PARTITION BY node, attr ORDER BY x
        ROWS UNBOUNDED PRECEDING)
"""  # noqa: S608

_QUANTILES = f"""
    SELECT node, attr, any_value(total), any_value(different), min(lo), max(hi),
        {", ".join(f"min(x) FILTER (upto >= {q} * total)" for q in POINTS)}
    FROM {PREFIX}number GROUP BY node, attr
"""  # noqa: S608

_EXTREME = f"""
    WITH q AS (
        SELECT node, attr, min(x) FILTER (upto >= 0.05 * total) AS low,
            min(x) FILTER (upto >= 0.95 * total) AS high
        FROM {PREFIX}number GROUP BY node, attr
    )
    SELECT node, attr, sum(n) / any_value(total) FROM {PREFIX}number JOIN q USING (node, attr)
    WHERE low > 0 AND (x > {_FAR} * high OR (x > 0 AND x < low / {_FAR})) GROUP BY node, attr
"""  # noqa: S608

_BINS = f"""
    SELECT node, attr, CASE WHEN different <= {BINS} THEN place
            ELSE least({BINS} - 1, floor({BINS} * (upto - n / 2) / total)) END AS bin,
        sum(n), sum(zn), sum(z1), sum(z2)
    FROM {PREFIX}number GROUP BY node, attr, bin ORDER BY node, attr, bin
"""  # noqa: S608


def distributions(con: duckdb.DuckDBPyConnection) -> dict[tuple[int, int], Distribution]:
    """Distribution by (node, attribute) of all that are reported as numbers there.

    Needs the scratch tables ``filed`` and ``reported``: the kind of each attribute where products
    are filed, and where a category above them is described.
    """
    con.execute(_VALUES)
    bins: dict[tuple[int, int], list[Bin]] = defaultdict(list)
    for node, attr, _, n, priced, z1, z2 in con.execute(_BINS).fetchall():
        bins[node, attr].append(Bin(int(n), int(priced), int(z1), int(z2)))
    extreme = {(n, a): float(share) for n, a, share in con.execute(_EXTREME).fetchall()}
    return {
        (node, attr): Distribution(
            int(total), int(distinct), low, high, tuple(points),
            extreme.get((node, attr), 0.0), bins[node, attr],
        )
        for node, attr, total, distinct, low, high, *points in con.execute(_QUANTILES).fetchall()
    }  # fmt: skip
