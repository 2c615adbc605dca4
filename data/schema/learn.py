"""Learn the attribute schema of a catalogue from its readings.

One pass over the readings reduces them to distinct cells with counts; everything after it works on
those. The result does not depend on the order of the rows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import duckdb

from data.schema.attribute_schema import AttributeSchema
from data.schema.canonical_unit import units_used
from data.schema.choice import choices
from data.schema.decisions import Decisions, Key, decide_all, put_decisions
from data.schema.definition import Findings, define
from data.schema.distinct import put_distinct
from data.schema.identity import Identity, identify, read_uses
from data.schema.marks import read_marks
from data.schema.model import AttributeDefinition, CategorySchema
from data.schema.numbers import distributions
from data.schema.overlay import Overlay
from data.schema.profile import Profile, profiles, put_closure
from data.schema.readings import put_names, put_products
from data.schema.resolve import Rulings, find_entries, rule
from data.schema.scratch import scratch
from data.schema.titled import titled
from data.schema.tree import CategoryTree
from data.schema.wording import read_wordings


def learn_schema(
    con: duckdb.DuckDBPyConnection,
    overlay: Overlay | None = None,
    *,
    kept: Overlay | None = None,
) -> AttributeSchema:
    """The schema of every category, and of the catalogue as a whole under the empty path.

    Reads the tables ``products``, ``offers`` and ``attribute_readings``; leaves nothing behind.

    Args:
        con: the catalogue; needs to be writable for temporary tables only.
        overlay: a human's additions and changes.
        kept: those of earlier runs or of a source's publisher, which ``overlay`` wins over; what
            they name and the catalogue does not have is passed over.

    Raises:
        OverlayError: the overlay names what the catalogue does not have.
    """
    with scratch(con):
        tree = CategoryTree.read(con)
        put_products(con, tree)
        put_closure(con, tree)
        uses = read_uses(con)
        said = overlay or Overlay()
        entries = find_entries(said.over(kept or Overlay()), tree, uses, strict=said)
        identity = identify(con, tree, uses, entries)
        rulings = rule(entries, identity.entries, identity.spellings)
        put_names(con, identity.targets)
        put_distinct(con)
        return _assemble(con, tree, identity, rulings)


def _assemble(
    con: duckdb.DuckDBPyConnection, tree: CategoryTree, identity: Identity, rulings: Rulings
) -> AttributeSchema:
    marks = read_marks(identity)
    found: Mapping[Key, Profile] = profiles(con)
    decisions: Decisions = decide_all(con, tree, found, marks=marks, rulings=rulings)
    put_decisions(con, decisions)
    wordings, unlisted = read_wordings(
        con,
        tree,
        rulings,
        [mark.words for mark in marks],
        {key: d.family for key, d in decisions.reported.items()},
        {key: d.family for key, d in decisions.filed.items()},
    )
    findings = Findings(
        tree=tree,
        identity=identity,
        rulings=rulings,
        profiles=found,
        decisions=decisions,
        bookkeeping=[m.bookkeeping for m in marks],
        numbers=distributions(con),
        wordings=wordings,
        unlisted=unlisted,
        units=units_used(con, tree),
        choices=choices(con, tree),
        titled=titled(con, tree, [one.replace("_", " ") for one in identity.ids]),
        totals=tree.totals(),
    )
    attributes: dict[int, list[AttributeDefinition]] = defaultdict(list)
    for node, attr in decisions.reported:
        says = rulings.of(node, attr)
        if says is None or not says.hide:
            attributes[node].append(define(findings, node, attr))
    return AttributeSchema(
        {
            path: CategorySchema(
                path,
                findings.totals[node],
                tuple(sorted(attributes[node], key=lambda a: (-a.importance, -a.count, a.id))),
            )
            for node, path in enumerate(tree.paths)
        }
    )
