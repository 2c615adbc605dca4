"""Merging: which spellings of an attribute's values are one value.

A value only ever joins a more frequent one that it is like itself, so that a chain of near-misses
cannot tie two different values together; and never one that it stands in one list with. What a
human says comes first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

from data.schema.alike import Proposal, Rule
from data.schema.spellings import Spellings


def merge(
    spellings: Spellings,
    proposals: Sequence[Proposal],
    *,
    together: Collection[frozenset[str]] = (),
    joined: Sequence[Sequence[str]] = (),
    apart: Collection[frozenset[str]] = (),
) -> dict[str, str]:
    """Canonical spelling of every spelling; a partition, and the same for any order of rows.

    Args:
        spellings: of one attribute.
        proposals: from `propose`.
        together: pairs of keys that stand in one list somewhere: two values.
        joined: groups of spellings that a human calls one value; the first one names it.
        apart: pairs of spellings that a human calls two values.
    """
    key_of = {s: key for key, group in spellings.by_key.items() for s in group}
    barred = set(together) | {
        frozenset(key_of[s] for s in pair) for pair in apart if all(s in key_of for s in pair)
    }
    links: dict[str, list[tuple[Rule, str]]] = defaultdict(list)
    for p in proposals:
        links[p.one].append((p.rule, p.other))
        links[p.other].append((p.rule, p.one))
    head: dict[str, str] = {}
    members: dict[str, list[str]] = {}
    named: dict[str, str] = {}
    for group in joined:
        keys = list(dict.fromkeys(key_of[s] for s in group if s in key_of))
        if keys:
            home = head.get(keys[0], keys[0])
            named.setdefault(home, group[0])
            for key in (home, *keys):
                if head.setdefault(key, home) == home:
                    members.setdefault(home, [])
                    if key not in members[home]:
                        members[home].append(key)
    for key in spellings.frequent_first():
        if key in head:
            continue
        homes = sorted(
            (rule, -spellings.totals[other], other)
            for rule, other in links[key]
            if head.get(other) == other
            and not any(frozenset((key, member)) in barred for member in members[other])
        )
        home = homes[0][2] if homes else key
        head[key] = home
        members.setdefault(home, []).append(key)
    return {
        spelling: named.get(home, spellings.by_key[home][0])
        for key, home in head.items()
        for spelling in spellings.by_key[key]
    }
