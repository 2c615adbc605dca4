"""Layout: which columns there are, and where each one's rows lie in the arrays of its kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np

from data.constraint import BRAND, CERTIFICATION
from index.columns.manifest import COLUMN, Columns, Kind
from index.columns.order import CategoryPath, DocumentOrder

if TYPE_CHECKING:
    import pyarrow as pa

    from data.schema.attribute_schema import AttributeSchema
    from data.schema.model import AttributeDefinition

CORE_LABELS: Final = {
    BRAND: ("Brand", Kind.ONE_OF),
    CERTIFICATION: ("Certifications", Kind.SEVERAL_OF),
}


@dataclass(frozen=True, slots=True)
class Planned:
    """One column before its rows are read."""

    field: str
    leaf: int
    kind: Kind
    title: str
    unit: str | None
    start: int
    stop: int
    at: int
    importance: float = 0.0
    spread: float = float("nan")
    definition: AttributeDefinition | None = None


@dataclass(slots=True)
class Layout:
    """All columns of a snapshot, in order of field, then leaf.

    Attributes:
        cells: per kind, rows of its dense array over all columns.
    """

    columns: tuple[Planned, ...]
    cells: Mapping[Kind, int]
    _sparse: dict[int, tuple[int, int]] = field(default_factory=dict)
    _labels: dict[int, tuple[int, int]] = field(default_factory=dict)
    _words: dict[int, tuple[int, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, schema: AttributeSchema, order: DocumentOrder) -> Layout:
        """The attributes of every leaf's schema, and the core fields that are labels."""
        found: list[tuple[str, int, AttributeDefinition | None]] = [
            (attribute.id, leaf, attribute)
            for leaf, path in enumerate(order.leaves)
            for attribute in _attributes(schema, path)
        ]
        found += [(name, -1, None) for name in CORE_LABELS]
        found.sort(key=lambda entry: (entry[0].encode(), entry[1]))
        used = dict.fromkeys(Kind, 0)
        columns = []
        for name, leaf, definition in found:
            start, stop = (0, len(order)) if leaf < 0 else order.starts[leaf : leaf + 2].tolist()
            title, kind = (
                CORE_LABELS[name]
                if definition is None
                else (
                    definition.label,
                    Kind.of(definition.kind),
                )
            )
            # The labels of both kinds lie in one array.
            home = Kind.ONE_OF if kind.is_labels else kind
            at = used[home] if kind.is_filterable else -1
            used[home] += stop - start
            columns.append(
                Planned(name, leaf, kind, title, None, start, stop, at)
                if definition is None
                else Planned(
                    name,
                    leaf,
                    kind,
                    title,
                    definition.unit,
                    start,
                    stop,
                    at,
                    definition.importance,
                    _spread(definition),
                    definition,
                )
            )
        return cls(tuple(columns), used)

    def table(self) -> pa.Table:
        """The columns of attributes, for joins: number, leaf, attribute, kind, and ``base``.

        A document's row in the dense array is its number plus the base.
        """
        import pyarrow as pa

        own = [(n, c) for n, c in enumerate(self.columns) if c.leaf >= 0 and c.kind.is_filterable]
        return pa.table(
            {
                "number": pa.array([n for n, _ in own], pa.int32()),
                "leaf": pa.array([c.leaf for _, c in own], pa.int32()),
                "attribute": pa.array([c.field for _, c in own], pa.string()),
                "kind": pa.array(
                    [c.definition.kind.value for _, c in own if c.definition], pa.string()
                ),
                "base": pa.array([c.at - c.start for _, c in own], pa.int64()),
            }
        )

    def number(self, name: str) -> int:
        """Number of a core field's column."""
        return next(n for n, c in enumerate(self.columns) if c.field == name and c.leaf < 0)

    def set_sparse(self, places: np.ndarray[tuple[int], np.dtype[np.int64]], *kinds: Kind) -> None:
        """Note which rows of a side table are whose, given their places in the dense array."""
        for number, column in enumerate(self.columns):
            if column.kind in kinds:
                bounds = (column.at, column.at + column.stop - column.start)
                low, high = np.searchsorted(places, bounds).tolist()
                self._sparse[number] = (low, high)

    def set_labels(self, number: int, labels: tuple[int, int], words: tuple[int, int]) -> None:
        """Note which labels and words are a column's."""
        self._labels[number], self._words[number] = labels, words

    def records(self, ids: Mapping[str, int], texts: Mapping[str, int]) -> Columns:
        """The columns as they are stored."""
        none = (0, 0)
        return np.array(
            [
                (
                    ids[c.field],
                    c.leaf,
                    int(c.kind),
                    texts[c.title],
                    -1 if c.unit is None else texts[c.unit],
                    c.start,
                    c.stop,
                    c.at,
                    *self._sparse.get(n, none),
                    *self._labels.get(n, none),
                    *self._words.get(n, none),
                    c.importance,
                    c.spread,
                )
                for n, c in enumerate(self.columns)
            ],
            COLUMN,
        )


def _attributes(schema: AttributeSchema, path: CategoryPath) -> tuple[AttributeDefinition, ...]:
    """Those of the nearest category above that the schema knows, as `apply_schema` has it."""
    while path not in schema.categories and path:
        path = path[:-1]
    found = schema.categories.get(path)
    return found.attributes if found is not None else ()


def _spread(definition: AttributeDefinition) -> float:
    quantiles = definition.quantiles
    return float("nan") if quantiles is None else quantiles.p95 - quantiles.p05
