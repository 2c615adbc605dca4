"""Money in a document, and money that is nobody else's business."""

from __future__ import annotations

from data.money import Money
from rfq.document.base import Part
from rfq.document.codes import Currency
from rfq.document.figures import Amount
from rfq.document.provenance import Provenance


class Price(Part):
    """An amount of money."""

    amount: Amount
    """In units of the currency, not of its cents."""
    currency: Currency

    @property
    def money(self) -> Money:
        """The same as the catalogue's money."""
        return Money(self.amount, self.currency)


class PrivatePrice(Price):
    """An amount that suppliers see only where the buyer discloses it."""

    disclosed: bool = False
    """Whether copies for suppliers show it."""
    provenance: Provenance | None = None
