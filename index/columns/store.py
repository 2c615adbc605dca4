"""ColumnStore: the columns of a snapshot, and whether constraints hold on them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import orjson

from data.constraint import CATEGORY, CORE_FIELDS, Constraint, Importance
from data.errors import CatalogueError, InputError
from index.columns.category import category_truths
from index.columns.files import load
from index.columns.flag_column import FlagColumn
from index.columns.groups import greatest
from index.columns.label_column import LabelColumn
from index.columns.manifest import MANIFEST, VERSION, ColumnInfo, Kind
from index.columns.number_column import NumberColumn
from index.columns.offers import OFFER_FIELDS, Offers
from index.columns.order import DocumentOrder
from index.columns.pool import TextPool
from index.columns.scope import Places, Scope
from index.columns.size_column import SizeColumn
from index.columns.terms import Terms
from index.columns.truths import Truths, both, passes

Column = NumberColumn | LabelColumn | FlagColumn | SizeColumn
Predicate = Callable[[Places], Truths]

_ARRAYS = (
    "points",
    "span_places",
    "span_lows",
    "span_highs",
    "codes",
    "pair_places",
    "pair_codes",
    "word_codes",
    "flags",
    "sizes",
)


@dataclass(frozen=True)
class ColumnStore:
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
    def open(cls, folder: Path, order: DocumentOrder) -> ColumnStore:
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

    def within(self, category: tuple[str, ...]) -> Scope:
        """The documents of a category and all below it.

        Raises:
            NotFound: there is no such category.
        """
        return Scope(*self.order.range_of(category))

    def columns(self, field: str) -> tuple[ColumnInfo, ...]:
        """The columns of an attribute, one per leaf that has it; none when no leaf does."""
        number = self._fields.find(field)
        if number is None:
            return ()
        attributes = self._columns["attribute"]
        start, stop = np.searchsorted(attributes, (number, number + 1)).tolist()
        return tuple(self._info(row) for row in range(start, stop))

    def leaf_columns(self, leaf: int) -> tuple[ColumnInfo, ...]:
        """The attributes of one leaf."""
        return tuple(self._info(int(row)) for row in np.flatnonzero(self._leaves == leaf))

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

    def evaluate(
        self, constraint: Constraint, scope: Scope | None = None, terms: Terms | None = None
    ) -> Truths:
        """Truth of one constraint per document, in the scope's order.

        An attribute that a category does not have is unknown for its products; so is one that in
        a category is of another kind or dimension than asked. What is asked of offers holds when
        one offer meets it and is missed when all miss it.

        Args:
            constraint: on a core field or an attribute id.
            scope: all documents when None.
            terms: quantity and exchange rates for prices and lead times.

        Raises:
            InputError: no category has the field (with the nearest names), or its values do not
                fit the field anywhere.
            UnitError: its unit is not known, or of another dimension everywhere.
        """
        return self.conjunction((constraint,), scope, terms)

    def conjunction(
        self,
        constraints: Sequence[Constraint],
        scope: Scope | None = None,
        terms: Terms | None = None,
    ) -> Truths:
        """Truth of all constraints together per document, in the scope's order.

        Those on offers must hold for one and the same offer: a cheap offer from one country and
        a dear one from another do not make a cheap one from the other.

        Raises:
            InputError, UnitError: as `evaluate`.
        """
        scope = self.everything if scope is None else scope
        terms = Terms() if terms is None else terms
        on_offers = [c for c in constraints if c.field in OFFER_FIELDS]
        truths = np.ones(len(scope), np.int8)
        for constraint in constraints:
            if constraint.field not in OFFER_FIELDS:
                truths = both(truths, self._on_documents(constraint, scope))
        if on_offers:
            truths = both(truths, self._on_offers(on_offers, scope, terms))
        restored: Truths = scope.restore(truths)
        return restored

    def allowed(
        self,
        constraints: Sequence[Constraint],
        scope: Scope | None = None,
        terms: Terms | None = None,
        *,
        known_only: bool = False,
    ) -> npt.NDArray[np.bool_]:
        """Per document, whether the musts among the constraints let it through.

        A document that does not state what a must asks for is let through unless ``known_only``.

        Raises:
            InputError, UnitError: as `evaluate`.
        """
        musts = [c for c in constraints if c.importance is Importance.MUST]
        return passes(self.conjunction(musts, scope, terms), known_only=known_only)

    def predicates(self, constraint: Constraint) -> Iterator[tuple[ColumnInfo, Predicate]]:
        """The columns that a constraint on documents can be put to, and its truth per place.

        Raises:
            InputError: no column has the field, or none can take the constraint.
        """
        infos = self.columns(constraint.field)
        if not infos:
            raise self._unknown_field(constraint.field)
        refused: InputError | None = None
        found = []
        for info in infos:
            try:
                found.append((info, self.column(info).predicate(constraint)))
            except InputError as error:
                refused = refused or error
        if not found and refused is not None:
            raise refused
        yield from found

    def _on_documents(self, constraint: Constraint, scope: Scope) -> Truths:
        if constraint.field == CATEGORY:
            return category_truths(constraint, self.order, scope)
        truths = np.zeros(len(scope), np.int8)
        for info, predicate in self.predicates(constraint):
            piece = scope.piece(info.start, info.stop)
            if piece is not None:
                truths[piece[0]] = predicate(piece[1])
        return truths

    def _on_offers(self, constraints: Sequence[Constraint], scope: Scope, terms: Terms) -> Truths:
        predicates = [self.offers.predicate(c, terms) for c in constraints]
        truths = np.zeros(len(scope), np.int8)
        owners, rows = self.offers.rows(scope)
        if len(owners):
            found = np.minimum.reduce([predicate(rows) for predicate in predicates])
            owners, found = greatest(owners, found)
            truths[owners] = found
        return truths

    def _info(self, row: int) -> ColumnInfo:
        return ColumnInfo.read(self._columns[row], self._fields, self._texts)

    @cached_property
    def _leaves(self) -> npt.NDArray[np.int32]:
        return np.ascontiguousarray(self._columns["leaf"])

    def _unknown_field(self, field: str) -> InputError:
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
