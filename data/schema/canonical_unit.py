"""Which unit an attribute is shown in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import duckdb

from data.schema.decisions import Key
from data.schema.scratch import PREFIX
from data.schema.tree import CategoryTree

_USED = f"""
    SELECT v.node, v.attr, v.unit, v.dimension, sum(v.n)
    FROM {PREFIX}distinct v WHERE v.ordinal = 0 AND v.unit IS NOT NULL GROUP BY ALL
"""  # noqa: S608

_EASY = (0.01, 100_000.0)
"""A typical value inside these bounds reads well."""
_IN_USE = 0.1


def units_used(
    con: duckdb.DuckDBPyConnection, tree: CategoryTree
) -> Mapping[Key, Counter[tuple[str, str | None]]]:
    """Products by (unit, dimension) per (node, attribute), each over the node and all below."""
    used: dict[Key, Counter[tuple[str, str | None]]] = {}
    for node, attr, unit, dimension, n in con.execute(_USED).fetchall():
        for above in tree.ancestors[node]:
            used.setdefault((above, attr), Counter())[unit, dimension] += int(n)
    return used


def canonical_unit(units: Mapping[str, int], median: float | None) -> str | None:
    """The unit most products state; or, where a typical value reads badly in it, the most used
    one of those that at least a tenth of them state and in which it reads well.

    Args:
        units: products by unit, all of one dimension.
        median: a typical value in the dimension's base unit, if known.
    """
    from data.units import from_base

    ranked = sorted(units, key=lambda unit: (-units[unit], unit))
    if not ranked:
        return None
    if median:
        total = sum(units.values())
        for unit in ranked:
            reads = _EASY[0] <= abs(from_base(median, unit)) < _EASY[1]
            if reads and units[unit] >= _IN_USE * total:
                return unit
    return ranked[0]
