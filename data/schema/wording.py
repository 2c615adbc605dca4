"""The values of words: which spellings are one value, and how often each is stated where.

Spellings are merged once per attribute over the whole catalogue, so that a value has the same
canonical spelling in every category; only an overlay for one category can make it differ there.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import duckdb

from data.errors import OverlayError
from data.schema.alike import Proposal, propose
from data.schema.decisions import Key
from data.schema.distinct import LONGEST_TEXT
from data.schema.merging import merge
from data.schema.numbers import Bin
from data.schema.overlay import AttributeOverlay
from data.schema.resolve import Rulings, nearest
from data.schema.scratch import PREFIX, put
from data.schema.spellings import Spellings, identity
from data.schema.tree import CategoryTree
from data.schema.vocabulary import words

PER_NODE = 2_000
"""Values looked at per category and attribute, most frequent first."""
PER_ATTRIBUTE = 5_000
"""Spellings compared with one another per attribute, most frequent first."""

_STATED = f"""
    SELECT v.node, v.attr,
        CASE k.kind WHEN 'several-of' THEN part WHEN 'boolean' THEN if(flag, 'yes', 'no')
            ELSE cell END AS value,
        sum(n), sum(zn), sum(z1), sum(z2), count(*) OVER (PARTITION BY v.node, v.attr)
    FROM {PREFIX}distinct v JOIN {PREFIX}filed k ON k.node = v.node AND k.attr = v.attr
    WHERE (v.ordinal = 0 OR k.kind = 'several-of') AND (
        k.kind IN ('one-of', 'several-of')
        OR (k.kind = 'boolean' AND v.flag IS NOT NULL)
        OR (k.kind = 'dimensions' AND v.shape = 'dimensions'))
    GROUP BY v.node, v.attr, value
    QUALIFY row_number() OVER (PARTITION BY v.node, v.attr ORDER BY sum(n) DESC, value)
        <= {PER_NODE}
    ORDER BY v.node, v.attr, value
"""  # noqa: S608

_TOGETHER = f"""
    SELECT DISTINCT x.attr, x.key, y.key
    FROM {PREFIX}distinct a JOIN {PREFIX}listed x ON x.attr = a.attr AND x.spelling = a.part
    JOIN {PREFIX}distinct b ON b.node = a.node AND b.attr = a.attr AND b.cell = a.cell
        AND b.ordinal > a.ordinal
    JOIN {PREFIX}listed y ON y.attr = b.attr AND y.spelling = b.part
    WHERE a.part <> a.cell AND b.part <> b.cell AND x.key <> y.key
"""  # noqa: S608


@dataclass(slots=True)
class Wording:
    """One canonical value in one category.

    Attributes:
        spellings: products by spelling.
        bin: products and their log prices.
    """

    spellings: Counter[str] = field(default_factory=Counter)
    bin: Bin = field(default_factory=Bin)


Wordings = dict[Key, dict[str, Wording]]

Pool = tuple[int, tuple[str, ...]]
"""An attribute and the overlay's entries that bear on it: values are merged alike in all nodes with
the same entries."""


def read_wordings(
    con: duckdb.DuckDBPyConnection,
    tree: CategoryTree,
    rulings: Rulings,
    names: Sequence[Collection[str]],
    reported: Mapping[Key, tuple[str, str | None]],
    families: Mapping[Key, tuple[str, str | None]],
) -> tuple[Wordings, Mapping[Key, int]]:
    """Canonical values by (node, attribute), for every node, each over it and all below.

    Beside them, how many more values there are: too rare to be listed, or too long.

    Args:
        con: with the scratch tables ``distinct`` and ``filed``.
        tree: of the catalogue.
        rulings: what the overlay says.
        names: words of each attribute's name.
        reported: family of the decision by (node, attribute), where categories are described.
        families: the same where products are filed: only values of the reported family count.
    """
    rows = con.execute(_STATED).fetchall()
    pools: dict[Pool, Counter[str]] = defaultdict(Counter)
    example: dict[Pool, AttributeOverlay | None] = {}
    checked: dict[Pool, frozenset[str]] = {}
    for node, attr, value, n, *_rest in rows:
        if _is_words(families[node, attr]) and len(value) <= LONGEST_TEXT:
            pool = (attr, rulings.owners.get((node, attr), ()))
            pools[pool][value] += int(n)
            example[pool] = rulings.of(node, attr)
            checked[pool] = rulings.checked.get((node, attr), frozenset())
    labels = _labels(con, pools, example, checked, names)
    found: Wordings = defaultdict(dict)
    unseen: Counter[Key] = Counter()
    beyond: Counter[Key] = Counter()
    unlisted: Counter[Key] = Counter()
    for node, attr, value, n, priced, z1, z2, different in rows:
        family = families[node, attr]
        label = value
        if _is_words(family):
            if len(value) > LONGEST_TEXT:
                unseen[node, attr] += 1
                continue
            label = labels[attr, rulings.owners.get((node, attr), ())].get(value, value)
        for above in tree.ancestors[node]:
            if reported[above, attr] == family:
                wording = found[above, attr].setdefault(label, Wording())
                wording.spellings[value] += int(n)
                wording.bin.add(int(n), int(priced), int(z1), int(z2))
        beyond[node, attr] = max(0, int(different) - PER_NODE)
    for (node, attr), more in (unseen + beyond).items():
        for above in tree.ancestors[node]:
            if reported[above, attr] == families[node, attr]:
                unlisted[above, attr] += more
    return dict(found), unlisted


def _is_words(family: tuple[str, str | None]) -> bool:
    return family[0] == "one-of"


def _labels(
    con: duckdb.DuckDBPyConnection,
    pools: Mapping[Pool, Counter[str]],
    says: Mapping[Pool, AttributeOverlay | None],
    checked: Mapping[Pool, frozenset[str]],
    names: Sequence[Collection[str]],
) -> dict[Pool, dict[str, str]]:
    uses: Counter[str] = Counter()
    for pool in pools.values():
        uses.update({word for value in pool for word in words(value)})
    prepared: dict[Pool, tuple[Spellings, list[Proposal]]] = {}
    for place, counts in pools.items():
        overlay = says[place]
        apart = _pairs(overlay.do_not_merge) if overlay else set()
        spellings = Spellings.of(_most(counts), apart)
        prepared[place] = (spellings, propose(spellings, known_words=uses, name=names[place[0]]))
    _check_values(prepared, checked)
    together = _stand_together(con, prepared)
    labels = {}
    for place, (spellings, proposals) in prepared.items():
        ruling = says[place]
        joined, barred = ([], set()) if ruling is None else _rulings(ruling, spellings)
        labels[place] = merge(
            spellings, proposals, together=together[place[0]], joined=joined, apart=barred
        )
    return labels


def _most(counts: Counter[str]) -> dict[str, int]:
    kept = sorted(counts, key=lambda value: (-counts[value], value))[:PER_ATTRIBUTE]
    return {value: counts[value] for value in kept}


def _pairs(groups: Iterable[tuple[str, ...]]) -> set[frozenset[str]]:
    return {frozenset((a, b)) for group in groups for a in group for b in group if a != b}


def _check_values(
    prepared: Mapping[Pool, tuple[Spellings, list[Proposal]]],
    checked: Mapping[Pool, frozenset[str]],
) -> None:
    """Refuse an overlay that names values which its attribute has nowhere."""
    for pool, values in checked.items():
        for value in sorted(values):
            alike = [s for (attr, _), (s, _) in prepared.items() if attr == pool[0]]
            if not any(_own_spelling(value, spellings) for spellings in alike):
                every = [spelling for spellings in alike for spelling in spellings.counts]
                raise OverlayError(
                    "the overlay names a value that the attribute does not have",
                    field=pool[1][-1],
                    value=value,
                    accepted=nearest(value, every[:PER_NODE]),
                )


def _own_spelling(value: str, spellings: Spellings) -> str | None:
    """A value as the catalogue spells it, or None when it does not have it."""
    if value in spellings.counts:
        return value
    group = spellings.by_key.get(identity(value))
    return None if group is None else group[0]


def _rulings(
    overlay: AttributeOverlay, spellings: Spellings
) -> tuple[list[tuple[str, ...]], set[frozenset[str]]]:
    """Groups to join and pairs to keep apart, in the catalogue's own spellings.

    A value that only other categories have is left out.
    """
    said = [
        *reversed(overlay.merge),
        *((value, *about.synonyms) for value, about in overlay.values.items()),
    ]
    joined = []
    for group in said:
        own = [_own_spelling(value, spellings) for value in group]
        if own[0] is not None:
            joined.append(tuple(value for value in own if value is not None))
    apart = set()
    for pair in _pairs(overlay.do_not_merge):
        found = {_own_spelling(value, spellings) for value in pair}
        if None not in found and len(found) == 2:
            apart.add(frozenset(value for value in found if value is not None))
    return joined, apart


def _stand_together(
    con: duckdb.DuckDBPyConnection,
    prepared: Mapping[Pool, tuple[Spellings, list[Proposal]]],
) -> dict[int, set[frozenset[str]]]:
    """Pairs of keys, of those that may merge, that stand in one list; by attribute."""
    wanted: set[tuple[int, str, str]] = set()
    for (attr, _), (spellings, proposals) in prepared.items():
        for proposal in proposals:
            for key in (proposal.one, proposal.other):
                wanted.update((attr, spelling, key) for spelling in spellings.by_key[key])
    found: dict[int, set[frozenset[str]]] = defaultdict(set)
    if wanted:
        rows = sorted(wanted)
        put(
            con,
            "listed",
            [
                ("attr", "int32", [attr for attr, _, _ in rows]),
                ("spelling", "string", [spelling for _, spelling, _ in rows]),
                ("key", "string", [key for _, _, key in rows]),
            ],
        )
        for attr, a, b in con.execute(_TOGETHER).fetchall():
            found[attr].add(frozenset((a, b)))
    return found
