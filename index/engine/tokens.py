"""Tokens: all products of a snapshot cut into words again, for a backend that indexes in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from index.columns import DocumentOrder
from index.lexical import FieldTokens
from index.lexical.reference import check_backend
from index.snapshot.texts import TextSource, Tokeniser

if TYPE_CHECKING:
    from data.catalogue import Catalogue

_BATCH: Final = 1024


def tokens_of(
    order: DocumentOrder, catalogue: Catalogue, source: TextSource, tokeniser: Tokeniser
) -> tuple[FieldTokens, ...]:
    """Tokens by field of every document, as they were indexed.

    Raises:
        InputError: there are more than rank-bm25 is asked about.
    """
    check_backend(len(order))
    found: list[FieldTokens] = []
    for start in range(0, len(order), _BATCH):
        stop = min(start + _BATCH, len(order))
        products = catalogue.products([order.id(n) for n in range(start, stop)])
        found += [tokeniser.field_tokens(source.fields(product)) for product in products]
    return tuple(found)
