"""Whether constraints hold, per document, in three-valued logic."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

import numpy as np
import numpy.typing as npt

from data.constraint import CATEGORY, Constraint, Importance
from data.errors import InputError
from index.columns.alike import Alike, Fill
from index.columns.category import category_truths
from index.columns.offers import OFFER_FIELDS
from index.columns.scope import Scope
from index.columns.table import ColumnTable
from index.columns.terms import Terms
from index.columns.truths import Truths, passes

_REMEMBERED: Final = 1_000
"""Constraints whose columns are remembered."""


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
    truths: Truths | None = None
    for constraint in constraints:
        if constraint.field not in OFFER_FIELDS:
            found = _on_documents(table, constraint, scope)
            truths = found if truths is None else np.minimum(truths, found, out=truths)
    if on_offers:
        found = table.offers.truths(on_offers, scope, terms, documents=truths)
        truths = found if truths is None else np.minimum(truths, found, out=truths)
    if truths is None:
        truths = np.ones(len(scope), np.int8)
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


def accepting(table: ColumnTable, constraint: Constraint, scope: Scope) -> list[tuple[Alike, Fill]]:
    """The columns that a constraint can be put to, and what puts it.

    Raises:
        InputError: no column of the catalogue has the field, or none can take the constraint.
    """
    # Yes and 1 are equal to Python, and not to a column.
    key = (constraint, tuple(type(value) for value in constraint.values))
    remembered = table.accepted.get(key)
    if remembered is not None:
        return remembered
    groups = table.alike(constraint.field)
    if not groups:
        if table.has(constraint.field):
            raise InputError(
                "free text and identifiers are shown, not filtered", field=constraint.field
            )
        raise table.unknown_field(constraint.field)
    found: list[tuple[Alike, Fill]] = []
    refused: list[tuple[Alike, InputError]] = []
    for group in groups:
        try:
            found.append((group, group.fill(constraint, partial(table.label_numbers, group))))
        except InputError as error:
            refused.append((group, error))
    if not found:
        # Of several reasons, that of the columns asked about.
        raise next((e for group, e in refused if group.touches(scope)), refused[0][1])
    # The same constraint is put to all documents, to the candidates and to the hits.
    if len(table.accepted) >= _REMEMBERED:
        table.accepted.clear()
    table.accepted[key] = found
    return found


def _on_documents(table: ColumnTable, constraint: Constraint, scope: Scope) -> Truths:
    if constraint.field == CATEGORY:
        return category_truths(constraint, table.order, scope)
    truths = np.zeros(len(scope), np.int8)
    for _, fill in accepting(table, constraint, scope):
        fill(scope, truths)
    return truths
