"""ColumnTable: the columns of a snapshot, by field and by leaf."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import orjson

from data.constraint import CORE_FIELDS, Constraint
from data.errors import CatalogueError, InputError
from index.columns.alike import Alike, Column, Fill
from index.columns.flag_column import FlagColumn
from index.columns.label_column import LabelColumn
from index.columns.manifest import MANIFEST, VERSION, ColumnInfo, Kind
from index.columns.number_column import NumberColumn
from index.columns.offers import Offers
from index.columns.order import DocumentOrder
from index.columns.pool import TextPool
from index.columns.scope import Scope
from index.columns.size_column import SizeColumn
from index.mapped import load

_NAMED = 10_000
"""Texts whose labels are remembered."""

_ARRAYS = (
    "points",
    "span_places",
    "span_lows",
    "span_highs",
    "codes",
    "pair_places",
    "pair_codes",
    "word_codes",
    "label_groups",
    "flags",
    "sizes",
)


@dataclass(frozen=True)
class ColumnTable:
    """Columns, memory-mapped; safe to share between threads.

    Attributes:
        order: the numbering of the documents.
        offers: of all documents.
    """

    order: DocumentOrder
    offers: Offers
    _columns: npt.NDArray[np.void]
    _fields: TextPool
    _texts: TextPool
    _labels: TextPool
    _words: TextPool
    _arrays: dict[str, npt.NDArray[Any]]

    @classmethod
    def open(cls, folder: Path, order: DocumentOrder) -> ColumnTable:
        """Map what `build_columns` wrote for a numbering.

        Raises:
            CatalogueError: it is of another version, or of another numbering.
        """
        stored = orjson.loads((folder / MANIFEST).read_bytes())
        expected = {"version": VERSION, "documents": len(order)}
        for name, value in expected.items():
            if stored.get(name) != value:
                raise CatalogueError(
                    "these columns do not belong to this index: build it anew",
                    field=name,
                    value=stored.get(name),
                    accepted=str(value),
                )
        return cls(
            order=order,
            offers=Offers.open(folder),
            _columns=load(folder, "columns"),
            _fields=TextPool.open(folder, "fields"),
            _texts=TextPool.open(folder, "texts"),
            _labels=TextPool.open(folder, "labels"),
            _words=TextPool.open(folder, "words"),
            _arrays={name: load(folder, name) for name in _ARRAYS},
        )

    def __len__(self) -> int:
        return len(self.order)

    @cached_property
    def everything(self) -> Scope:
        """All documents."""
        return Scope(0, len(self.order))

    def columns(self, field: str) -> tuple[ColumnInfo, ...]:
        """The columns of an attribute, one per leaf that has it; none when no leaf does."""
        number = self._fields.find(field)
        if number is None:
            return ()
        attributes = self._columns["attribute"]
        start, stop = np.searchsorted(attributes, (number, number + 1)).tolist()
        return tuple(self._info(row) for row in range(start, stop))

    def alike(self, field: str) -> tuple[Alike, ...]:
        """The columns of an attribute that can be filtered, those of one kind and unit together."""
        found = self._alike.get(field)
        if found is None:
            infos = self.columns(field)
            groups: defaultdict[tuple[Kind, str | None], list[ColumnInfo]] = defaultdict(list)
            for info in infos:
                if info.kind.is_labels:
                    groups[Kind.ONE_OF, None].append(info)
                elif info.kind is Kind.BOOLEAN:
                    groups[info.kind, None].append(info)
                elif info.kind.is_filterable:
                    groups[info.kind, info.unit].append(info)
            found = tuple(Alike.of(some, self.across(some)) for some in groups.values())
            self._alike[field] = found
        return found

    def label_numbers(self, group: Alike, text: str) -> tuple[int, ...]:
        """Numbers, among all labels, of those that a text names in some columns."""
        key = (group.infos[0].field, text)
        found = self._named.get(key)
        if found is None:
            columns = [
                column
                for info in group.infos
                if isinstance(column := self.column(info), LabelColumn)
            ]
            found = tuple(c.info.labels[0] + code for c in columns for code in c.find(text))
            if len(self._named) >= _NAMED:
                self._named.clear()
            self._named[key] = found
        return found

    def has(self, field: str) -> bool:
        """Whether any leaf has an attribute."""
        return self._fields.find(field) is not None

    def importance(self, shares: npt.NDArray[np.float64]) -> dict[str, float]:
        """How much attributes that can be filtered matter, over leaves; 0 is left out.

        Args:
            shares: of each leaf.
        """
        columns, leaves, weights = self._weights
        summed = np.bincount(columns, weights * shares[leaves], minlength=len(self._fields))
        return {self._fields[n]: float(summed[n]) for n in np.flatnonzero(summed > 0).tolist()}

    def across(self, infos: Sequence[ColumnInfo]) -> Column:
        """One column over all rows of the dense array that several columns of a field share.

        Its places are rows of that array. Labels are still numbered column by column.
        """
        first, last = infos[0], infos[-1]
        size = {
            Kind.NUMBER: len(self._arrays["points"]),
            Kind.BOOLEAN: len(self._arrays["flags"]),
            Kind.DIMENSIONS: len(self._arrays["sizes"]) // 3,
        }.get(first.kind, len(self._arrays["codes"]))
        sparse = (first.sparse[0], last.sparse[1])
        return self.column(replace(first, at=0, start=0, stop=size, sparse=sparse))

    def column(self, info: ColumnInfo) -> Column:
        """The values of a column that can be filtered.

        Raises:
            InputError: it is free text or an identifier.
        """
        arrays, at, size = self._arrays, info.at, info.stop - info.start
        low, high = info.sparse
        match info.kind:
            case Kind.NUMBER:
                return NumberColumn(
                    info,
                    arrays["points"][at : at + size],
                    arrays["span_places"][low:high],
                    arrays["span_lows"][low:high],
                    arrays["span_highs"][low:high],
                )
            case Kind.ONE_OF | Kind.SEVERAL_OF:
                return LabelColumn(
                    info,
                    arrays["codes"][at : at + size],
                    arrays["pair_places"][low:high],
                    arrays["pair_codes"][low:high],
                    self._labels,
                    self._words,
                    arrays["word_codes"],
                )
            case Kind.BOOLEAN:
                return FlagColumn(info, arrays["flags"][at : at + size])
            case Kind.DIMENSIONS:
                return SizeColumn(info, arrays["sizes"].reshape(-1, 3)[at : at + size])
            case _:
                raise InputError(
                    "free text and identifiers are shown, not filtered", field=info.field
                )

    def _info(self, row: int) -> ColumnInfo:
        found = self._infos.get(row)
        if found is None:
            found = ColumnInfo.read(self._columns[row], self._fields, self._texts)
            self._infos[row] = found
        return found

    @property
    def label_groups(self) -> npt.NDArray[np.int32]:
        """Per label, the label of the same attribute that stands for its spellings."""
        return self._arrays["label_groups"]

    @property
    def codes(self) -> npt.NDArray[np.int32]:
        """The dense array of all label columns."""
        return self._arrays["codes"]

    @property
    def numbers(self) -> tuple[npt.NDArray[Any], ...]:
        """Of all number columns: the dense array, and rows, lower and upper ends of ranges."""
        names = ("points", "span_places", "span_lows", "span_highs")
        return tuple(self._arrays[name] for name in names)

    @cached_property
    def _infos(self) -> dict[int, ColumnInfo]:
        """Those looked at so far."""
        return {}

    @cached_property
    def _alike(self) -> dict[str, tuple[Alike, ...]]:
        """Those asked about so far."""
        return {}

    @cached_property
    def _named(self) -> dict[tuple[str, str], tuple[int, ...]]:
        """Labels by field and text, as far as asked for."""
        return {}

    @cached_property
    def accepted(self) -> dict[tuple[Constraint, tuple[type, ...]], list[tuple[Alike, Fill]]]:
        """The columns that constraints can be put to, of those put lately."""
        return {}

    @cached_property
    def _weights(self) -> tuple[npt.NDArray[Any], npt.NDArray[Any], npt.NDArray[Any]]:
        """Attribute, leaf and importance of the columns that can be filtered."""
        kept = self._columns[(self._columns["leaf"] >= 0) & (self._columns["at"] >= 0)]
        return kept["attribute"].copy(), kept["leaf"].copy(), kept["importance"].copy()

    def unknown_field(self, field: str) -> InputError:
        """The error that says which fields there are, the nearest first."""
        from rapidfuzz import fuzz, process

        names = {name: name for name in sorted(CORE_FIELDS)}
        for row in self._columns:
            name = self._fields[int(row["attribute"])]
            names[name] = name
            names.setdefault(self._texts[int(row["title"])], name)
        near = process.extract(field, list(names), scorer=fuzz.WRatio, limit=8)
        found = dict.fromkeys(names[name] for name, score, _ in near if score >= 50)
        return InputError(
            "no category has this field",
            field="field",
            value=field,
            accepted=list(found)[:5] or sorted(CORE_FIELDS),
        )
