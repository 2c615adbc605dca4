"""Constraints on the category: the product is filed under it, or below it."""

from __future__ import annotations

import numpy as np

from data.asked import check_choice, is_negative, texts
from data.constraint import Constraint
from index.columns.order import DocumentOrder
from index.columns.scope import Scope
from index.columns.truths import Truths, negated


def category_truths(constraint: Constraint, order: DocumentOrder, scope: Scope) -> Truths:
    """Truth per document, ascending; unknown for products without a category.

    Args:
        constraint: whose values are categories as people write them: "A > B", or a category's
            own name where no other has it.
        order: of the documents.
        scope: the documents.

    Raises:
        InputError: its operator compares.
        NotFound: no such category, with the nearest names.
    """
    check_choice(constraint)
    truths = np.full(len(scope), -1, np.int8)
    _set(truths, scope, order, (), 0)
    for text in texts(constraint):
        path = order.resolve(text)
        piece = scope.piece(*order.range_of(path))
        if piece is not None:
            truths[piece[0]] = 1
    return negated(truths) if is_negative(constraint) else truths


def _set(
    truths: Truths, scope: Scope, order: DocumentOrder, path: tuple[str, ...], value: int
) -> None:
    """Set the truth of documents filed under just this path."""
    if path in order.leaves:
        leaf = order.leaves.index(path)
        piece = scope.piece(int(order.starts[leaf]), int(order.starts[leaf + 1]))
        if piece is not None:
            truths[piece[0]] = value
