"""Write ``attribute_values``: what every reading means under the schema.

A product's readings are understood with the schema of its own category. All the work is joins in
DuckDB against small mapping tables made from the schema.
"""

from __future__ import annotations

from collections.abc import Iterator

import duckdb

from data.catalogue.tables import TABLES
from data.schema.attribute_schema import AttributeSchema
from data.schema.model import AttributeDefinition, AttributeKind
from data.schema.readings import READINGS, NameTarget, put_names, put_products, readings
from data.schema.scratch import PREFIX, put, scratch
from data.schema.tree import CategoryTree

_NUMBER = "k.kind = 'number' AND r.shape IN ('point', 'range', 'list') AND r.low IS NOT NULL"
_SIZE = "k.kind = 'dimensions' AND r.shape = 'dimensions'"
_SAME_DIMENSION = (
    "r.dimension IS NOT DISTINCT FROM k.dimension AND (r.unit IS NULL) = (k.unit IS NULL)"
)
_SIGNIFICANT = """CASE WHEN {x} = 0 OR isinf({x}) THEN {x}
    ELSE round({x}, (11 - floor(log10(abs({x}))))::INT) END"""


def _converted(stated: str, base: str) -> str:
    """A number in the canonical unit: untouched when stated in it, else to 12 digits."""
    value = _SIGNIFICANT.format(x=f"((r.{base} - k.shift) / k.scale)")
    return f"CASE WHEN r.unit IS NOT DISTINCT FROM k.unit THEN r.{stated} ELSE {value} END"


_VALUES = f"""
    INSERT INTO attribute_values BY NAME
    SELECT r.product_id, k.attribute, k.kind, r.ordinal,
        CASE k.kind WHEN 'boolean' THEN r.flag IS NOT NULL
            WHEN 'number' THEN r.shape IN ('point', 'range', 'list') AND r.low IS NOT NULL
                AND {_SAME_DIMENSION}
            WHEN 'dimensions' THEN r.shape = 'dimensions' AND {_SAME_DIMENSION}
            ELSE true END AS known,
        CASE WHEN known AND k.numeric THEN {_converted("low", "base_low")} END AS low,
        CASE WHEN known AND k.numeric THEN {_converted("high", "base_high")} END AS high,
        CASE WHEN known THEN k.unit END AS unit,
        CASE WHEN k.kind IN ('one-of', 'several-of') THEN coalesce(v.label,
                if(k.kind = 'one-of', r.text, r.item))
            WHEN k.kind IN ('text', 'identifier') THEN r.text END AS label,
        CASE WHEN k.kind = 'boolean' THEN r.flag END AS flag,
        CASE WHEN known AND k.kind = 'dimensions' THEN r.axis END AS axis,
        r.shape AS stated_shape, r.low AS stated_low, r.high AS stated_high, r.stated_unit,
        if(k.kind = 'several-of' OR (k.kind = 'number' AND r.shape = 'list'), r.item, r.text)
            AS stated_text,
        r."column", r.raw, r.source, r.source_row, r.basis
    FROM ({{readings}}) r
    JOIN {PREFIX}kind k ON k.node = r.node AND k.attr = r.attr
    LEFT JOIN {PREFIX}label v ON v.node = r.node AND v.attr = r.attr
        AND v.spelling = if(k.kind = 'several-of', r.item, r.text)
    WHERE {{rows}}
"""  # noqa: S608

_SINGLE = f"""k.kind <> 'several-of' AND (r.ordinal = 0 OR ({_NUMBER} AND {_SAME_DIMENSION})
    OR ({_SIZE} AND {_SAME_DIMENSION}))"""
_LISTED = f"""r.name IN (
    SELECT m.name FROM {PREFIX}name m JOIN {PREFIX}kind k ON k.node = m.node AND k.attr = m.attr
    WHERE k.kind = 'several-of')"""  # noqa: S608
_SEVERAL = """k.kind = 'several-of'
    QUALIFY row_number() OVER (PARTITION BY r.product_id, k.attribute,
        coalesce(v.label, r.item) ORDER BY r.ordinal) = 1"""


def apply_schema(con: duckdb.DuckDBPyConnection, schema: AttributeSchema) -> None:
    """Make the table ``attribute_values`` anew from ``attribute_readings`` and a schema.

    One row per item, as in the readings; a cell that cannot be read as its attribute's kind is one
    row with ``known`` false and no value. Numbers are in the canonical unit of the product's
    category, derived from the stated ones by the conversion of units and nothing else. Two items of
    one list that are spellings of one value give one row.

    Doing it twice changes nothing.
    """
    with scratch(con):
        tree = CategoryTree.read(con)
        put_products(con, tree)
        _put_schema(con, tree, schema)
        con.execute("DROP TABLE IF EXISTS attribute_values")
        con.execute(f"CREATE TABLE attribute_values ({TABLES['attribute_values']})")
        con.execute(_VALUES.format(readings=READINGS, rows=_SINGLE))
        if any(
            a.kind is AttributeKind.SEVERAL_OF
            for category in schema.categories.values()
            for a in category.attributes
        ):
            con.execute(_VALUES.format(readings=readings(_LISTED), rows=_SEVERAL))


def _put_schema(
    con: duckdb.DuckDBPyConnection, tree: CategoryTree, schema: AttributeSchema
) -> None:
    """Scratch tables ``name``, ``kind`` and ``label``."""
    from data.units import linear

    definitions = list(_definitions(tree, schema))
    number: dict[str, int] = {}
    for _, definition in definitions:
        number.setdefault(definition.id, len(number))
    put_names(
        con,
        [
            NameTarget(node, name, number[d.id], d.assumed_units.get(name))
            for node, d in definitions
            for name in d.names
        ],
    )
    scales = [(1.0, 0.0) if d.unit is None else linear(d.unit) for _, d in definitions]
    put(
        con,
        "kind",
        [
            ("node", "int32", [node for node, _ in definitions]),
            ("attr", "int32", [number[d.id] for _, d in definitions]),
            ("attribute", "string", [d.id for _, d in definitions]),
            ("kind", "string", [d.kind.value for _, d in definitions]),
            ("numeric", "bool", [d.kind in _NUMERIC for _, d in definitions]),
            ("unit", "string", [d.unit for _, d in definitions]),
            ("dimension", "string", [d.dimension for _, d in definitions]),
            ("scale", "double", [scale for scale, _ in scales]),
            ("shift", "double", [shift for _, shift in scales]),
        ],
    )
    labels = [
        (node, number[d.id], spelling, value.label)
        for node, d in definitions
        if d.kind in (AttributeKind.ONE_OF, AttributeKind.SEVERAL_OF)
        for value in d.values
        for spelling in value.variants
    ]
    put(
        con,
        "label",
        [
            ("node", "int32", [row[0] for row in labels]),
            ("attr", "int32", [row[1] for row in labels]),
            ("spelling", "string", [row[2] for row in labels]),
            ("label", "string", [row[3] for row in labels]),
        ],
    )


_NUMERIC = (AttributeKind.NUMBER, AttributeKind.DIMENSIONS)


def _definitions(
    tree: CategoryTree, schema: AttributeSchema
) -> Iterator[tuple[int, AttributeDefinition]]:
    """The definitions that hold where products are filed, by node.

    A category that the schema does not know is understood as the nearest one above it.
    """
    for node, filed in enumerate(tree.filed):
        if filed:
            path = tree.paths[node]
            while path not in schema.categories and path:
                path = path[:-1]
            if path in schema.categories:
                for definition in schema.categories[path].attributes:
                    yield node, definition
