"""Whether constraints hold, per document, in three-valued logic."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

import numpy as np
import numpy.typing as npt

from data.constraint import CATEGORY, Constraint, Importance
from data.errors import InputError
from index.columns.category import category_truths
from index.columns.manifest import ColumnInfo
from index.columns.number_column import NumberColumn
from index.columns.offers import OFFER_FIELDS
from index.columns.scope import Places, Scope
from index.columns.table import ColumnTable
from index.columns.terms import Terms
from index.columns.truths import Truths, both, passes
from index.columns.wanted import Wanted

Predicate = Callable[[Places], Truths]


def evaluate(
    table: ColumnTable,
    constraint: Constraint,
    scope: Scope | None = None,
    terms: Terms | None = None,
) -> Truths:
    """Truth of one constraint per document, in the scope's order.

    An attribute that a category does not have is unknown for its products; so is one that in a
    category is of another kind or dimension than asked. What is asked of offers holds when one
    offer meets it and is missed when all miss it; with no offer it is unknown.

    Args:
        table: the columns.
        constraint: on a core field or an attribute id.
        scope: all documents when None.
        terms: quantity and exchange rates for prices and lead times.

    Raises:
        InputError: no category has the field (with the nearest names), or its values do not fit
            the field anywhere.
        UnitError: its unit is not known, or of another dimension everywhere.
    """
    return conjunction(table, (constraint,), scope, terms)


def conjunction(
    table: ColumnTable,
    constraints: Sequence[Constraint],
    scope: Scope | None = None,
    terms: Terms | None = None,
) -> Truths:
    """Truth of all constraints together per document, in the scope's order.

    Those on offers must hold for one and the same offer: a cheap offer from one country and a
    dear one from another do not make a cheap one from the other.

    Raises:
        InputError, UnitError: as `evaluate`.
    """
    scope = table.everything if scope is None else scope
    terms = Terms() if terms is None else terms
    on_offers = [c for c in constraints if c.field in OFFER_FIELDS]
    truths = np.ones(len(scope), np.int8)
    for constraint in constraints:
        if constraint.field not in OFFER_FIELDS:
            truths = both(truths, _on_documents(table, constraint, scope))
    if on_offers:
        truths = both(truths, table.offers.truths(on_offers, scope, terms))
    restored: Truths = scope.restore(truths)
    return restored


def allowed(
    table: ColumnTable,
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
    return passes(conjunction(table, musts, scope, terms), known_only=known_only)


def predicates(
    table: ColumnTable, constraint: Constraint, scope: Scope
) -> list[tuple[ColumnInfo, Predicate]]:
    """The columns of some documents that a constraint can be put to, and its truth per place.

    Raises:
        InputError: no column of the catalogue has the field, or none can take the constraint.
    """
    infos = table.columns(constraint.field)
    if not infos:
        raise table.unknown_field(constraint.field)
    here = [info for info in infos if scope.piece(info.start, info.stop) is not None]
    found, refused = _accepting(table, constraint, here)
    if not found and not any(_accepting(table, constraint, (info,))[0] for info in infos):
        raise (
            refused
            or _accepting(table, constraint, infos[:1])[1]
            or InputError("this field cannot be filtered", field=constraint.field)
        )
    return found


def _accepting(
    table: ColumnTable, constraint: Constraint, infos: Iterable[ColumnInfo]
) -> tuple[list[tuple[ColumnInfo, Predicate]], InputError | None]:
    """The columns that take a constraint, and why the first of the others does not."""
    found: list[tuple[ColumnInfo, Predicate]] = []
    refused: InputError | None = None
    by_unit: dict[str | None, Wanted] = {}
    for info in infos:
        try:
            column = table.column(info)
            if isinstance(column, NumberColumn):
                if info.unit not in by_unit:
                    by_unit[info.unit] = column.asked(constraint)
                found.append((info, partial(column.truths, by_unit[info.unit])))
            else:
                found.append((info, column.predicate(constraint)))
        except InputError as error:
            refused = refused or error
    return found, refused


def _on_documents(table: ColumnTable, constraint: Constraint, scope: Scope) -> Truths:
    if constraint.field == CATEGORY:
        return category_truths(constraint, table.order, scope)
    truths = np.zeros(len(scope), np.int8)
    for info, predicate in predicates(table, constraint, scope):
        piece = scope.piece(info.start, info.stop)
        if piece is not None:
            truths[piece[0]] = predicate(piece[1])
    return truths
