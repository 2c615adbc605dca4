"""An overlay's words against a catalogue: which category, attribute and value each one means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from data.errors import NotFound, OverlayError
from data.parse.text import name_key
from data.schema.attribute_schema import AttributeSchema
from data.schema.model import CategorySchema
from data.schema.names import NameUse
from data.schema.overlay import AttributeOverlay, Overlay
from data.schema.tree import CategoryTree


@dataclass(frozen=True, slots=True)
class Entry:
    """One attribute of one category of the overlay, found in the catalogue.

    Attributes:
        node: the category; the root for "*".
        nodes: it and all below it.
        key: folded name by which the overlay names the attribute.
        synonyms: folded names to merge into it, as far as the catalogue has them.
        where: for messages.
    """

    node: int
    nodes: tuple[int, ...]
    key: str
    synonyms: tuple[str, ...]
    says: AttributeOverlay
    where: str


def find_entries(
    overlay: Overlay, tree: CategoryTree, uses: Sequence[NameUse]
) -> tuple[Entry, ...]:
    """The overlay's entries, general categories before specific ones.

    Raises:
        OverlayError: a category or attribute that the catalogue does not have, with the nearest.
    """
    keys_in: dict[int, set[str]] = defaultdict(set)
    label: dict[str, str] = {}
    for use in sorted(uses, key=lambda u: (-u.cells, u.name)):
        label.setdefault(use.key, use.name)
        for above in tree.ancestors[use.node]:
            keys_in[above].add(use.key)
    paths = AttributeSchema({path: CategorySchema(path, 0, ()) for path in tree.paths})
    entries = []
    for category, content in overlay.categories.items():
        try:
            node = tree.paths.index(paths.category(category).category)
        except NotFound as error:
            raise OverlayError(
                f"the overlay names a category that the catalogue does not have: {error.message}",
                field="categories",
                value=category,
                accepted=error.accepted,
            ) from error
        for name, says in content.attributes.items():
            where = f"categories.{category}.attributes.{name}"
            _check_units(says, where)
            known = keys_in[node]
            candidates = [k for k in (name, name_key(name)) if k in known]
            if not candidates:
                raise OverlayError(
                    "the overlay names an attribute that the category does not have",
                    field=where,
                    value=name,
                    accepted=nearest(name, [label[key] for key in known]),
                )
            synonyms = (name_key(word) for word in says.synonyms)
            entries.append(
                Entry(
                    node,
                    tree.below(node),
                    candidates[0],
                    tuple(dict.fromkeys(key for key in synonyms if key in known)),
                    says,
                    where,
                )
            )
    return tuple(sorted(entries, key=lambda e: len(tree.paths[e.node])))


def _check_units(says: AttributeOverlay, where: str) -> None:
    from data.units import known_symbols, parse_unit

    for field_name in ("unit", "assume_unit"):
        unit = getattr(says, field_name)
        if unit is not None and parse_unit(unit) is None:
            raise OverlayError(
                "the overlay names a unit that is not known",
                field=f"{where}.{field_name}",
                value=unit,
                accepted=nearest(unit, sorted(known_symbols())),
            )


def nearest(word: str, names: Collection[str]) -> list[str]:
    """The names most like a word, best first; some names when none is like it."""
    from rapidfuzz import fuzz, process

    found = process.extract(
        word, sorted(set(names)), scorer=fuzz.WRatio, processor=str.casefold, limit=5
    )
    return [name for name, score, _ in found if score >= 50] or sorted(set(names))[:8]


@dataclass(frozen=True, slots=True)
class Rulings:
    """What the overlay says, by node and attribute number.

    Attributes:
        says: per (node, attribute), all entries that bear on it, merged.
        owners: per (node, attribute), the categories' entries, general first: values are merged
            alike in all nodes with the same entries.
    """

    says: Mapping[tuple[int, int], AttributeOverlay] = field(default_factory=dict)
    owners: Mapping[tuple[int, int], tuple[str, ...]] = field(default_factory=dict)

    def of(self, node: int, attr: int) -> AttributeOverlay | None:
        """What it says about an attribute in a node, or None."""
        return self.says.get((node, attr))


def rule(entries: Sequence[Entry], attributes: Sequence[int]) -> Rulings:
    """Merge the entries, specific over general.

    Args:
        entries: general ones first, as `find_entries` gives them.
        attributes: attribute number of each entry.
    """
    says: dict[tuple[int, int], AttributeOverlay] = {}
    owners: dict[tuple[int, int], tuple[str, ...]] = defaultdict(tuple)
    for entry, attr in zip(entries, attributes, strict=True):
        for node in entry.nodes:
            here = (node, attr)
            says[here] = entry.says.over(says[here]) if here in says else entry.says
            owners[here] = (*owners[here], entry.where)
    return Rulings(says, dict(owners))
