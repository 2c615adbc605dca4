"""Attribute identity over the whole catalogue: every spelling in every category, numbered."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import duckdb

from data.schema.names import (
    NamePair,
    NameRule,
    NameUse,
    agree,
    group_names,
    propose_names,
    summarise,
    unit_suffix,
)
from data.schema.readings import NameTarget
from data.schema.resolve import Entry
from data.schema.scratch import PREFIX, put
from data.schema.tree import CategoryTree

_USES = f"""
    SELECT p.node, r.name_key, r.name, r.dimension, count(*), count(r.low)
    FROM attribute_readings r JOIN {PREFIX}product p ON p.id = r.product_id
    WHERE r.ordinal = 0
    GROUP BY ALL ORDER BY ALL
"""  # noqa: S608

_TOGETHER = f"""
    WITH used AS (
        SELECT DISTINCT r.product_id, c.key, c.part
        FROM attribute_readings r JOIN {PREFIX}candidate c ON c.key = r.name_key
    )
    SELECT DISTINCT a.key, b.key FROM used a JOIN used b
        ON b.product_id = a.product_id AND b.part = a.part AND a.key < b.key
"""  # noqa: S608

_STATED = f"""
    SELECT r.name_key, lower(r.item) AS value, count(*) AS n
    FROM attribute_readings r SEMI JOIN {PREFIX}candidate c ON c.key = r.name_key
    GROUP BY r.name_key, lower(r.item)
    QUALIFY row_number() OVER (
        PARTITION BY r.name_key ORDER BY count(*) DESC, lower(r.item)) <= 1000
"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class Identity:
    """Which attribute each spelling is.

    Attributes:
        ids: id per attribute number.
        entries: attribute number of each entry of the overlay.
        spellings: per (node, attribute), cells by spelling; over the node and all below it.
        targets: what each spelling means where products are filed.
        assumed: those targets, by attribute, that give bare numbers a unit.
    """

    ids: tuple[str, ...]
    entries: tuple[int, ...]
    spellings: Mapping[tuple[int, int], Counter[str]]
    targets: tuple[NameTarget, ...]
    assumed: Mapping[int, tuple[NameTarget, ...]]


def read_uses(con: duckdb.DuckDBPyConnection) -> list[NameUse]:
    """Every spelling of every name by node and dimension. Needs the scratch table ``product``."""
    return [
        NameUse(node, key or "unnamed", name, cells, numbers, dimension)
        for node, key, name, dimension, cells, numbers in con.execute(_USES).fetchall()
    ]


def identify(
    con: duckdb.DuckDBPyConnection,
    tree: CategoryTree,
    uses: Sequence[NameUse],
    entries: Sequence[Entry] = (),
) -> Identity:
    """Decide which names are one attribute, the same in all categories but for an overlay."""
    summaries = summarise(uses)
    human = [
        NamePair(entry.key, key, NameRule.HUMAN)
        for entry in entries
        if entry.node == 0
        for key in entry.synonyms
    ]
    pairs = propose_names(summaries)
    together, stated = _look_up(con, pairs)
    pairs = [
        pair
        for pair in pairs
        if pair.rule is not NameRule.MISSPELLING
        or agree(stated.get(pair.one, {}), stated.get(pair.other, {}))
    ]
    head = group_names(
        summaries,
        [*human, *pairs],
        on_one_product=lambda a, b: (min(a, b), max(a, b)) in together,
    )
    ids = sorted(set(head.values()))
    number = {key: place for place, key in enumerate(ids)}
    own = tuple(number[head[entry.key]] for entry in entries)
    elsewhere = {
        (node, key): attr
        for entry, attr in zip(entries, own, strict=True)
        if entry.node != 0
        for node in entry.nodes
        for key in entry.synonyms
    }
    assumed = _assumed(entries, own)
    spellings: dict[tuple[int, int], Counter[str]] = defaultdict(Counter)
    targets: dict[tuple[int, str], NameTarget] = {}
    for use in uses:
        attr = elsewhere.get((use.node, use.key), number[head[use.key]])
        unit = assumed.get((use.node, attr))
        if unit is None and ids[attr] != use.key:
            suffix = unit_suffix(use.key)
            if suffix is not None and head.get(suffix[0]) == ids[attr]:
                unit = suffix[1]
        targets[use.node, use.name] = NameTarget(use.node, use.name, attr, unit)
        for above in tree.ancestors[use.node]:
            spellings[above, attr][use.name] += use.cells
    given: dict[int, tuple[NameTarget, ...]] = defaultdict(tuple)
    for target in targets.values():
        if target.unit is not None:
            given[target.attribute] += (target,)
    return Identity(tuple(ids), own, spellings, tuple(targets.values()), given)


def _assumed(entries: Sequence[Entry], attributes: Sequence[int]) -> dict[tuple[int, int], str]:
    from data.units import parse_unit

    units: dict[tuple[int, int], str] = {}
    for entry, attr in zip(entries, attributes, strict=True):
        unit = entry.says.assume_unit and parse_unit(entry.says.assume_unit)
        if unit:
            units.update({(node, attr): unit for node in entry.nodes})
    return units


def _look_up(
    con: duckdb.DuckDBPyConnection, pairs: Sequence[NamePair]
) -> tuple[set[tuple[str, str]], dict[str, dict[str, int]]]:
    """Which candidate names stand on one product, and what the misspelt ones state."""
    part = _parts(pairs)
    if not part:
        return set(), {}
    put(con, "candidate", [("key", "string", list(part)), ("part", "string", list(part.values()))])
    together = {(a, b) for a, b in con.execute(_TOGETHER).fetchall()}
    typos = sorted({k for p in pairs if p.rule is NameRule.MISSPELLING for k in (p.one, p.other)})
    stated: dict[str, dict[str, int]] = defaultdict(dict)
    if typos:
        put(con, "candidate", [("key", "string", typos)])
        for key, item, n in con.execute(_STATED).fetchall():
            stated[key][item] = n
    return together, stated


def _parts(pairs: Sequence[NamePair]) -> dict[str, str]:
    """Name of the connected part of the graph of pairs that each key belongs to."""
    part: dict[str, str] = {}
    members: dict[str, list[str]] = {}
    for pair in pairs:
        for key in (pair.one, pair.other):
            if key not in part:
                part[key] = key
                members[key] = [key]
        a, b = part[pair.one], part[pair.other]
        if a != b:
            for key in members.pop(b):
                part[key] = a
                members[a].append(key)
    return dict(sorted(part.items()))
