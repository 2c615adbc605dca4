"""The kind of every attribute in every category, from their profiles.

Where products are filed, an attribute is what their own cells, and those of the categories below,
say. Where too few products state it, the nearest category above with enough of them decides, if
that lets most of the cells be read. A category under which no products are filed directly only
describes those below it: it reports the kind that most of them have.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import duckdb

from data.schema.kind import ENOUGH, Decision, decide, readable
from data.schema.marks import Marks
from data.schema.model import AttributeKind
from data.schema.profile import Profile
from data.schema.resolve import Rulings
from data.schema.scratch import PREFIX, put
from data.schema.tree import CategoryTree

Key = tuple[int, int]
"""Numbers of a node and an attribute."""

_OWN = f"""
    SELECT node, attr, shape, coalesce(dimension, ''), unit IS NULL, flagged, sum(n)
    FROM {PREFIX}cell GROUP BY ALL
"""  # noqa: S608

_BORROW = 0.5
_SEVERAL = 0.2


@dataclass(frozen=True, slots=True)
class Decisions:
    """What was decided, and how many products it holds for.

    Attributes:
        filed: decision by (node, attribute), where products that state it are filed.
        reported: decision by (node, attribute), for every node.
        known: products, in the node and below, whose value can be read as reported.
        stated: products, in the node and below, that state the attribute.
    """

    filed: Mapping[Key, Decision]
    reported: Mapping[Key, Decision]
    known: Mapping[Key, int]
    stated: Mapping[Key, int]


def decide_all(
    con: duckdb.DuckDBPyConnection,
    tree: CategoryTree,
    profiles: Mapping[Key, Profile],
    *,
    marks: Sequence[Marks],
    rulings: Rulings,
) -> Decisions:
    """Decide every attribute everywhere; see the head of this module.

    Args:
        con: with the scratch tables of `data.schema.profile`.
        tree: of the catalogue.
        profiles: by (node, attribute), each over the node and all below it.
        rulings: what the overlay says.
        marks: per attribute, what the words of its names say.
    """
    own = _own_cells(con)
    filed = {
        key: _ruled(_effective(key, tree, profiles, marks), profiles[key], rulings, key)
        for key in own
    }
    votes: dict[Key, Counter[Decision]] = defaultdict(Counter)
    stated: Counter[Key] = Counter()
    for (node, attr), cells in own.items():
        for above in tree.ancestors[node]:
            stated[above, attr] += cells.cells
            votes[above, attr][filed[node, attr]] += max(1, readable(cells, filed[node, attr]))
    reported = {key: filed.get(key) or _elected(vote) for key, vote in votes.items()}
    known: Counter[Key] = Counter()
    for (node, attr), cells in own.items():
        decision = filed[node, attr]
        for above in tree.ancestors[node]:
            if reported[above, attr].family == decision.family:
                known[above, attr] += readable(cells, decision)
    return Decisions(filed, reported, known, stated)


def put_decisions(con: duckdb.DuckDBPyConnection, decisions: Decisions) -> None:
    """Scratch tables ``filed`` and ``reported``: node, attr, kind, dimension."""
    for name, chosen in (("filed", decisions.filed), ("reported", decisions.reported)):
        put(
            con,
            name,
            [
                ("node", "int32", [node for node, _ in chosen]),
                ("attr", "int32", [attr for _, attr in chosen]),
                ("kind", "string", [d.kind.value for d in chosen.values()]),
                ("dimension", "string", [d.dimension for d in chosen.values()]),
            ],
        )


def _own_cells(con: duckdb.DuckDBPyConnection) -> dict[Key, Profile]:
    """As much of a profile as `readable` needs, of the products filed in the node itself."""
    found: dict[Key, Profile] = defaultdict(Profile)
    for node, attr, shape, dimension, bare, flagged, n in con.execute(_OWN).fetchall():
        profile = found[node, attr]
        profile.cells += int(n)
        profile.flags += int(n) if flagged else 0
        if shape == "dimensions":
            profile.sizes[dimension] = profile.sizes.get(dimension, 0) + int(n)
        elif shape != "none" and bare:
            profile.bare += int(n)
        elif shape != "none":
            profile.united[dimension] = profile.united.get(dimension, 0) + int(n)
    return dict(found)


def _effective(
    key: Key,
    tree: CategoryTree,
    profiles: Mapping[Key, Profile],
    marks: Sequence[Marks],
) -> Decision:
    node, attr = key
    profile = profiles[key]
    if profile.cells < ENOUGH:
        for above in tree.ancestors[node][1:]:
            wider = profiles[above, attr]
            if wider.cells >= ENOUGH:
                borrowed = _decide(wider, marks[attr])
                if readable(profile, borrowed) >= _BORROW * profile.cells:
                    return borrowed
                break
    return _decide(profile, marks[attr])


def _decide(profile: Profile, marks: Marks) -> Decision:
    return decide(profile, identifying=marks.identifying, designating=marks.designating)


def _ruled(decision: Decision, profile: Profile, rulings: Rulings, key: Key) -> Decision:
    """The decision as the overlay has it."""
    says = rulings.of(*key)
    if says is None:
        return decision
    kind = says.kind or (AttributeKind.NUMBER if says.unit else decision.kind)
    if kind not in (AttributeKind.NUMBER, AttributeKind.DIMENSIONS):
        return Decision(kind)
    dimension = decision.dimension
    if says.unit:
        from data.units import dimension_of, parse_unit

        symbol = parse_unit(says.unit)
        dimension = dimension_of(symbol) if symbol else dimension
        if says.kind is None and decision.kind is AttributeKind.DIMENSIONS:
            kind = AttributeKind.DIMENSIONS
    elif decision.kind is not kind:
        counts = profile.united if kind is AttributeKind.NUMBER else profile.sizes
        best = min(counts, key=lambda d: (-counts[d], d), default="")
        if kind is AttributeKind.NUMBER and counts.get(best, 0) < profile.bare:
            best = ""
        dimension = best or None
    return Decision(kind, dimension)


def _elected(votes: Counter[Decision]) -> Decision:
    """The decision of the family with most products behind it."""
    families: Counter[tuple[str, str | None]] = Counter()
    for decision, n in votes.items():
        families[decision.family] += n
    family = min(families, key=lambda f: (-families[f], f[0], f[1] or ""))
    members = {d: n for d, n in votes.items() if d.family == family}
    several = sum(n for d, n in members.items() if d.kind is AttributeKind.SEVERAL_OF)
    if several >= _SEVERAL * families[family]:
        return Decision(AttributeKind.SEVERAL_OF)
    rest = {d: n for d, n in members.items() if d.kind is not AttributeKind.SEVERAL_OF}
    return min(rest, key=lambda d: (-rest[d], d.dimension or ""))
