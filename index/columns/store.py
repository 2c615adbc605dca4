"""ColumnStore: all that is asked of the columns of a snapshot, in one place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from data.constraint import Constraint
from index.columns.evaluate import allowed, conjunction, evaluate
from index.columns.export import Exported, export
from index.columns.facets.attribute import attribute_facet
from index.columns.facets.choose import choose_facets
from index.columns.facets.core import TITLES, Offered, core_facet
from index.columns.order import DocumentOrder
from index.columns.outcome import outcome, outcomes
from index.columns.relax import Relaxed, relax
from index.columns.scope import Scope
from index.columns.table import ColumnTable
from index.columns.terms import Terms
from index.columns.truths import Truths
from index.response import Facet, Outcome

_ANY = Terms()


@dataclass(frozen=True, slots=True)
class ColumnStore:
    """Columns, memory-mapped; safe to share between threads."""

    table: ColumnTable

    @classmethod
    def open(cls, folder: Path, order: DocumentOrder) -> ColumnStore:
        """Map what `build_columns` wrote for a numbering.

        Raises:
            CatalogueError: it is of another version, or of another numbering.
        """
        return cls(ColumnTable.open(folder, order))

    def __len__(self) -> int:
        return len(self.table)

    @property
    def order(self) -> DocumentOrder:
        """The numbering of the documents."""
        return self.table.order

    @property
    def everything(self) -> Scope:
        """All documents."""
        return self.table.everything

    def within(self, category: tuple[str, ...]) -> Scope:
        """The documents of a category and all below it.

        Raises:
            NotFound: there is no such category.
        """
        return Scope(*self.order.range_of(category))

    def withheld(self) -> npt.NDArray[np.int32]:
        """Documents, ascending, that only blocked suppliers offer."""
        return self.table.offers.withheld

    def offer_counts(self, documents: npt.NDArray[np.int32]) -> npt.NDArray[np.int64]:
        """How many offers there are for each of some documents."""
        starts = self.table.offers.starts
        return (starts[documents + 1] - starts[documents]).astype(np.int64)

    def level(self, terms: Terms) -> tuple[int, int]:
        """The same for all quantities at which prices and lead times are the same."""
        offers = self.table.offers
        return offers.prices.level(terms.quantity), offers.leads.level(terms.quantity)

    def evaluate(
        self, constraint: Constraint, scope: Scope | None = None, terms: Terms = _ANY
    ) -> Truths:
        """Truth of one constraint per document: `index.columns.evaluate.evaluate`.

        Raises:
            InputError: no category has the field (with the nearest names), or its values do not
                fit the field anywhere.
            UnitError: its unit is not known, or of another dimension everywhere.
        """
        return evaluate(self.table, constraint, scope, terms)

    def conjunction(
        self, constraints: Sequence[Constraint], scope: Scope | None = None, terms: Terms = _ANY
    ) -> Truths:
        """Truth of all constraints together per document; those on offers for the same offer.

        Raises:
            InputError, UnitError: as `evaluate`.
        """
        return conjunction(self.table, constraints, scope, terms)

    def allowed(
        self,
        constraints: Sequence[Constraint],
        scope: Scope | None = None,
        terms: Terms = _ANY,
        *,
        known_only: bool = False,
    ) -> npt.NDArray[np.bool_]:
        """Per document, whether the musts among the constraints let it through.

        A document that does not state what a must asks for is let through unless ``known_only``.

        Raises:
            InputError, UnitError: as `evaluate`.
        """
        return allowed(self.table, constraints, scope, terms, known_only=known_only)

    def relax(
        self,
        constraints: Sequence[Constraint],
        scope: Scope | None = None,
        terms: Terms = _ANY,
        *,
        known_only: bool = False,
    ) -> Relaxed:
        """The least relaxation of the musts that lets a document through: `index.columns.relax`.

        Raises:
            InputError, UnitError: as `evaluate`.
        """
        scope = self.everything if scope is None else scope
        return relax(self.table, constraints, scope, terms, known_only=known_only)

    def outcome(self, constraint: Constraint, document: int, terms: Terms = _ANY) -> Outcome:
        """Whether a document meets a constraint, and its own value in words.

        Raises:
            InputError, UnitError: as `evaluate`.
        """
        return outcome(self.table, constraint, document, terms)

    def outcomes(
        self,
        constraint: Constraint,
        documents: npt.NDArray[np.int32],
        terms: Terms = _ANY,
        truths: Truths | None = None,
    ) -> list[Outcome]:
        """The same of each of some documents.

        Args:
            constraint: that they were asked to meet.
            documents: in the order wanted.
            terms: quantity and exchange rates for prices and lead times.
            truths: of the constraint for these, where that is known already.

        Raises:
            InputError, UnitError: as `evaluate`.
        """
        return outcomes(self.table, constraint, documents, terms, truths)

    def export(
        self,
        field: str,
        scope: Scope | None = None,
        terms: Terms = _ANY,
        *,
        currency: str | None = None,
    ) -> Exported:
        """What documents state on a field, as arrays in the scope's order: `index.columns.export`.

        A field that no document can be filtered by is unknown for all.
        """
        scope = self.everything if scope is None else scope
        return export(self.table, field, scope, terms, currency=currency)

    def facets(
        self,
        scope: Scope | None = None,
        *,
        fields: Sequence[str] | None = None,
        count: int = 8,
        terms: Terms = _ANY,
    ) -> tuple[Facet, ...]:
        """How fields are distributed over candidates.

        Args:
            scope: the candidates; all documents when None.
            fields: attribute ids or core fields, in the order wanted; None chooses the most
                telling ones. A field that no candidate's category can filter by has no facet.
            count: at most this many when they are chosen.
            terms: quantity and exchange rates for prices and lead times.

        Raises:
            InputError: no category has a field that was named.
        """
        scope = self.everything if scope is None else scope
        chosen = choose_facets(self.table, scope, count, terms) if fields is None else fields
        offered = Offered(self.table.offers, scope)
        found = (self._facet(field, offered, terms) for field in chosen)
        return tuple(facet for facet in found if facet is not None)

    def _facet(self, field: str, offered: Offered, terms: Terms) -> Facet | None:
        if field in TITLES:
            return core_facet(self.table, field, offered, terms)
        if not self.table.has(field):
            raise self.table.unknown_field(field)
        return attribute_facet(self.table, field, offered.scope)
