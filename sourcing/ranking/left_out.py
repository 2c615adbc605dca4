"""Left out before anything is ranked: blocked suppliers, and offers that name nobody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from data.records import Offer, Product
from sourcing.ranking.candidate import Candidate
from sourcing.ranking.result import Excluded, Reason

if TYPE_CHECKING:
    from data.catalogue import Catalogue

NO_REASON: Final = "no reason stated"
"""Said of a block that the catalogue gives no reason for."""
_BLOCKED: Final = """
    SELECT s.id, count(*) FROM suppliers s
    JOIN offers o ON o.supplier_id = s.id JOIN products p ON p.id = o.product_id
    WHERE s.blocked AND list_slice(p.category, 1, ?) = CAST(? AS VARCHAR[])
    GROUP BY s.id
"""


def blocked_suppliers(
    catalogue: Catalogue, category: tuple[str, ...], candidates: Sequence[Candidate]
) -> tuple[Excluded, ...]:
    """Suppliers on the block list that would otherwise have been looked at.

    Those of the candidates, and those that offer goods of the category: the search never finds
    what only they offer.
    """
    counts = Counter(one.supplier.id for one in candidates if one.supplier.blocked)
    if category:
        rows = catalogue.sql(_BLOCKED, [len(category), list(category)]).rows
        for supplier_id, offers in rows:
            counts[supplier_id] = max(counts[supplier_id], offers)
    return tuple(
        Excluded(
            one.id,
            one.name,
            Reason.BLOCKED,
            one.block_reason or NO_REASON,
            counts[one.id],
        )
        for one in catalogue.suppliers(sorted(counts))
    )


def unnamed_offers(
    offers: Sequence[Offer], products: Mapping[str, Product]
) -> tuple[Excluded, ...]:
    """Offers whose supplier the source does not name, as one entry with a few titles."""
    if not offers:
        return ()
    titles = ", ".join(dict.fromkeys(products[one.product_id].title for one in offers[:3]))
    return (Excluded(None, None, Reason.UNNAMED, titles, len(offers)),)
