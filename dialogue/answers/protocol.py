"""CatalogueFacts: what answers need of a catalogue beyond what the dialogue itself does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
import numpy.typing as npt

from dialogue.protocols import Documents

Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class OfferNumbers:
    """A number of every offer of some documents.

    Attributes:
        owners: int64, shape (offers,): place of the document that each is an offer of.
        values: float64, shape (offers,); NaN is unknown, or not sold at the quantity.
        units: per offer, place in ``unit_names``; -1 is not stated.
        unit_names: units of sale, as UN/ECE Recommendation 20 codes.
        too_few: offers that sell no so small quantity.
        converted: offers brought to the currency by a rate.
        not_compared: offers in a currency for which there is no rate.
        currency: of prices.
        rate: where rates come from.
        suppliers: per offer, place in ``supplier_ids``; -1 is not known; shape (offers,).
        supplier_ids: of the suppliers.
    """

    owners: Places
    values: Floats
    units: Places
    unit_names: tuple[str, ...]
    too_few: int = 0
    converted: int = 0
    not_compared: int = 0
    currency: str = ""
    rate: str | None = None
    suppliers: Places = field(default_factory=lambda: np.empty(0, np.int64))
    supplier_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SupplierCount:
    """A supplier with how many of some products it offers.

    Attributes:
        country: ISO 3166-1 alpha-2, where it is stated.
    """

    id: str
    name: str
    country: str | None
    products: int


class CatalogueFacts(Protocol):
    """Offers, suppliers and texts of products; blocked suppliers are nowhere in it."""

    def prices(
        self, documents: Documents, *, quantity: float | None, currency: str | None
    ) -> OfferNumbers:
        """Unit prices at a quantity, or at each offer's smallest; the upper end of a range.

        Args:
            documents: the products.
            quantity: in each offer's unit of sale.
            currency: None takes the one that most of the offers are in.
        """
        ...

    def lead_times(self, documents: Documents, *, quantity: float | None) -> OfferNumbers:
        """Days to shipment; the upper end of a range."""
        ...

    def moqs(self, documents: Documents) -> OfferNumbers:
        """Minimum order quantities, in each offer's unit of sale."""
        ...

    def suppliers(self, documents: Documents) -> Sequence[SupplierCount]:
        """Who offers some products; those with most of them first."""
        ...

    def titles(self, product_ids: Sequence[str]) -> Mapping[str, str]:
        """Titles of products."""
        ...

    def descriptions(self, product_ids: Sequence[str]) -> Mapping[str, str]:
        """Descriptions of products that have one, in the order given."""
        ...
