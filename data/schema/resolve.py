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
from data.schema.overlay import AttributeOverlay, CategoryOverlay, Overlay
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
        strict: whether the category must have the attribute.
        checked: values that the attribute must have.
    """

    node: int
    nodes: tuple[int, ...]
    key: str
    synonyms: tuple[str, ...]
    says: AttributeOverlay
    where: str
    strict: bool = True
    checked: frozenset[str] = frozenset()


def find_entries(
    overlay: Overlay,
    tree: CategoryTree,
    uses: Sequence[NameUse],
    *,
    strict: Overlay | None = None,
) -> tuple[Entry, ...]:
    """The overlay's entries, general categories before specific ones.

    Args:
        overlay: what a human says.
        tree: the catalogue's categories.
        uses: the attribute names that each category uses.
        strict: the part of the overlay that must fit the catalogue; by default all of it. What the
            rest names and the catalogue does not have is passed over.

    Raises:
        OverlayError: a category or attribute that the catalogue does not have, with the nearest.
    """
    must = overlay if strict is None else strict
    label: dict[str, str] = {}
    for use in sorted(uses, key=lambda u: (-u.cells, u.name)):
        label.setdefault(use.key, use.name)
    paths = AttributeSchema({path: CategorySchema(path, 0, ()) for path in tree.paths})
    entries = []
    for category, content in overlay.categories.items():
        checked = must.categories.get(category, CategoryOverlay()).attributes
        try:
            node = tree.paths.index(paths.category(category).category)
        except NotFound as error:
            if category not in must.categories:
                continue
            raise OverlayError(
                f"the overlay names a category that the catalogue does not have: {error.message}",
                field="categories",
                value=category,
                accepted=error.accepted,
            ) from error
        for name, says in content.attributes.items():
            where = f"categories.{category}.attributes.{name}"
            _check_units(says, where)
            candidates = [key for key in (name, name_key(name)) if key in label]
            if candidates:
                synonyms = (name_key(word) for word in says.synonyms)
                entries.append(
                    Entry(
                        node,
                        tree.below(node),
                        candidates[0],
                        tuple(dict.fromkeys(key for key in synonyms if key in label)),
                        says,
                        where,
                        strict=name in checked,
                        checked=_values(checked[name]) if name in checked else frozenset(),
                    )
                )
            elif name in checked:
                raise _no_attribute(name, where, list(label.values()))
    return tuple(sorted(entries, key=lambda e: len(tree.paths[e.node])))


def _no_attribute(name: str, where: str, names: Sequence[str]) -> OverlayError:
    return OverlayError(
        "the overlay names an attribute that the category does not have",
        field=where,
        value=name,
        accepted=nearest(name, names),
    )


def _values(says: AttributeOverlay) -> frozenset[str]:
    """The values that an entry names as ones of the catalogue."""
    groups = (*says.merge, *says.do_not_merge, tuple(says.values))
    return frozenset(value for group in groups for value in group)


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
        checked: per (node, attribute), values that it must have.
    """

    says: Mapping[tuple[int, int], AttributeOverlay] = field(default_factory=dict)
    owners: Mapping[tuple[int, int], tuple[str, ...]] = field(default_factory=dict)
    checked: Mapping[tuple[int, int], frozenset[str]] = field(default_factory=dict)

    def of(self, node: int, attr: int) -> AttributeOverlay | None:
        """What it says about an attribute in a node, or None."""
        return self.says.get((node, attr))


def rule(
    entries: Sequence[Entry],
    attributes: Sequence[int],
    spellings: Mapping[tuple[int, int], Mapping[str, int]],
) -> Rulings:
    """Merge the entries, specific over general.

    Args:
        entries: general ones first, as `find_entries` gives them.
        attributes: attribute number of each entry.
        spellings: cells by spelling of the name, per (node, attribute) that the catalogue has.

    Raises:
        OverlayError: an attribute that other categories have, but not this one.
    """
    says: dict[tuple[int, int], AttributeOverlay] = {}
    owners: dict[tuple[int, int], tuple[str, ...]] = defaultdict(tuple)
    checked: dict[tuple[int, int], frozenset[str]] = defaultdict(frozenset)
    for entry, attr in zip(entries, attributes, strict=True):
        if entry.strict and (entry.node, attr) not in spellings:
            names = [name for (node, _), found in spellings.items() if node == entry.node
                     for name in found]  # fmt: skip
            raise _no_attribute(entry.where.rsplit(".attributes.", 1)[1], entry.where, names)
        for node in entry.nodes:
            here = (node, attr)
            says[here] = entry.says.over(says[here]) if here in says else entry.says
            owners[here] = (*owners[here], entry.where)
            checked[here] |= entry.checked
    return Rulings(says, dict(owners), dict(checked))
