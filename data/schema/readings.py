"""The readings as the schema sees them: filed under a category node, named by an attribute.

Learning and applying both start here, so that what is counted is what is written.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import duckdb

from data.schema.scratch import PREFIX, put
from data.schema.tree import CategoryTree


@dataclass(frozen=True, slots=True)
class NameTarget:
    """What a spelling of a name means in one node.

    Attributes:
        attribute: number of the attribute.
        unit: unit of its bare numbers where that is certain, else None.
    """

    node: int
    name: str
    attribute: int
    unit: str | None = None


def put_products(con: duckdb.DuckDBPyConnection, tree: CategoryTree) -> None:
    """Scratch table ``product(id, node)``."""
    put(
        con,
        "path",
        [("path", "list", list(tree.paths)), ("node", "int32", list(range(len(tree.paths))))],
    )
    con.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE {PREFIX}product AS
        SELECT p.id, n.node FROM products p JOIN {PREFIX}path n ON n.path = p.category
        """  # noqa: S608
    )


def put_names(con: duckdb.DuckDBPyConnection, targets: Sequence[NameTarget]) -> None:
    """Scratch tables ``name`` and ``renumbered``, on which `READINGS` rests.

    A product can state one attribute in several cells (``Weight (kg)`` and ``Weight (lb)``, a
    repeated feature). Cells that say the same count once; cells that differ stand side by side as
    alternatives, numbered on.
    """
    from data.units import dimension_of, linear

    scales = {t.unit: linear(t.unit) for t in targets if t.unit is not None}
    put(
        con,
        "name",
        [
            ("node", "int32", [t.node for t in targets]),
            ("name", "string", [t.name for t in targets]),
            ("attr", "int32", [t.attribute for t in targets]),
            ("unit", "string", [t.unit for t in targets]),
            ("dimension", "string", [t.unit and dimension_of(t.unit) for t in targets]),
            ("scale", "double", [scales[t.unit][0] if t.unit else None for t in targets]),
            ("shift", "double", [scales[t.unit][1] if t.unit else None for t in targets]),
        ],
    )
    con.execute(_REPEATED)
    con.execute(_RENUMBERED)


_FILED = f"""
    SELECT p.node, m.attr, r.rowid AS rid, r.product_id, r.ordinal, r.text, r.item, r.shape,
        r.low, r.high, r.axis, r.flag, r."column", r.raw, r.source, r.source_row, r.basis,
        r.unit AS stated_unit,
        r.unit IS NULL AND m.unit IS NOT NULL AND r.low IS NOT NULL AS assumed,
        CASE WHEN r.unit IS NULL AND r.low IS NOT NULL THEN m.unit ELSE r.unit END AS unit,
        CASE WHEN r.unit IS NULL AND r.low IS NOT NULL THEN m.dimension ELSE r.dimension END
            AS dimension,
        CASE WHEN r.unit IS NULL THEN r.low * m.scale + m.shift ELSE r.base_low END AS base_low,
        CASE WHEN r.unit IS NULL THEN r.high * m.scale + m.shift ELSE r.base_high END AS base_high
    FROM attribute_readings r
    JOIN {PREFIX}product p ON p.id = r.product_id
    JOIN {PREFIX}name m ON m.node = p.node AND m.name = r.name
"""  # noqa: S608

_REPEATED = f"""
    CREATE OR REPLACE TEMP TABLE {PREFIX}repeated AS
    SELECT hash(product_id, attr) AS pair FROM ({_FILED}) WHERE ordinal = 0
    GROUP BY pair HAVING count(*) > 1
"""  # noqa: S608
# Grouping eight bytes instead of a string halves time and memory; two pairs that share a hash are
# only looked at in vain below.

_SAME_WITHIN = 0.02
"""Two statements of one quantity in two units agree when they differ by less than this share:
enough for the rounding of a conversion, too little for another value."""

_RENUMBERED = f"""
    CREATE OR REPLACE TEMP TABLE {PREFIX}renumbered AS
    WITH f AS (
        SELECT f.*, max(ordinal) OVER g AS last_ordinal,
            bool_or(shape = 'dimensions') OVER g AS sized,
            count(DISTINCT dimension) OVER g AS dimensions,
            count(*) OVER g AS n, count(base_low) OVER g AS united,
            min(base_low) OVER g AS least, max(base_high) OVER g AS greatest
        FROM ({_FILED}) f SEMI JOIN {PREFIX}repeated d
            ON d.pair = hash(f.product_id, f.attr)
        WINDOW g AS (PARTITION BY product_id, attr)
    ), popularity AS (
        SELECT attr, unit, count(*) AS uses FROM f GROUP BY attr, unit
    ), ranked AS (
        SELECT f.*, last_ordinal = 0 AND NOT sized AND dimensions = 1 AND united = n
            AND greatest - least <= {_SAME_WITHIN} * greatest(abs(greatest), abs(least)) AS agree,
            row_number() OVER (
                PARTITION BY product_id, f.attr, lower(item), low, high, f.unit
                ORDER BY "column", raw, source, source_row, ordinal
            ) AS copy,
            row_number() OVER (
                PARTITION BY product_id, f.attr, ordinal
                ORDER BY (shape <> 'dimensions'), (f.unit IS NULL), u.uses DESC, f.unit,
                    "column", raw, source, source_row
            ) AS choice
        FROM f LEFT JOIN popularity u ON u.attr = f.attr AND u.unit IS NOT DISTINCT FROM f.unit
    ), chosen AS (
        SELECT *, CASE WHEN agree THEN choice = 1
            WHEN sized THEN choice = 1 AND shape = 'dimensions'
            ELSE copy = 1 END AS keep
        FROM ranked
    )
    SELECT rid, keep, CASE WHEN sized THEN ordinal ELSE (row_number() OVER (
            PARTITION BY product_id, attr, keep
            ORDER BY (low IS NULL), "column", raw, source, source_row, ordinal
        ) - 1)::SMALLINT END AS ordinal
    FROM chosen
"""  # noqa: S608


def readings(where: str = "true") -> str:
    """Query for one row per item of a stated attribute: node, attr, product_id, ordinal, ... with
    the units that names imply filled in.

    Args:
        where: condition on ``r``, a row of ``attribute_readings``, checked before anything else.
    """
    return f"""
        SELECT f.* REPLACE (coalesce(n.ordinal, f.ordinal) AS ordinal)
        FROM ({_FILED} WHERE {where}) f LEFT JOIN {PREFIX}renumbered n ON n.rid = f.rid
        WHERE coalesce(n.keep, true)
    """  # noqa: S608


READINGS = readings()
