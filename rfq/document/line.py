"""One thing that is asked for."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from rfq.document.base import Part
from rfq.document.codes import SaleUnit
from rfq.document.figures import Amount
from rfq.document.money import PrivatePrice
from rfq.document.specification import Specification
from rfq.document.text import Id, Name, Prose
from rfq.document.unique import unique

HS = "HS"


class Quantity(Part):
    """How many of what."""

    number: Amount
    unit: SaleUnit | None = None
    """None where the buyer gave a bare number and no product says what it counts."""


class Classification(Part):
    """A code of a published classification."""

    scheme: Name
    """``HS``, ``UNSPSC``, ``ECLASS``, ``ETIM``, ``CPV`` or another."""
    code: Name
    version: Name | None = None
    evidence: tuple[Name, ...] = ()
    """Ids of the catalogue's products that state it; empty where a person gave it."""


class RfqLine(Part):
    """One thing that is asked for."""

    id: Id
    description: Prose
    category: tuple[Name, ...] = ()
    """From the root of the catalogue."""
    classifications: tuple[Classification, ...] = ()
    quantity: Quantity | None = None
    """Of this order."""
    annual: Quantity | None = None
    """Expected a year."""
    price_breaks: tuple[Amount, ...] = ()
    """Quantities that prices are asked for, in the quantity's unit."""
    target_price: PrivatePrice | None = None
    """Per unit of the quantity."""
    budget: PrivatePrice | None = None
    """For the whole line."""
    alternates: bool | None = None
    """Whether something else that serves the purpose may be offered; None: nobody said."""
    specifications: tuple[Specification, ...] = ()
    notes: tuple[Prose, ...] = ()
    """For the supplier."""
    products: tuple[Name, ...] = ()
    """Ids of the catalogue's products on the buyer's shortlist; never sent to suppliers."""

    @property
    def hs_code(self) -> str | None:
        """Harmonised System code, where there is one."""
        return next((one.code for one in self.classifications if one.scheme == HS), None)

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Self:
        unique("specifications", (one.id for one in self.specifications))
        unique("classifications", (f"{one.scheme} {one.code}" for one in self.classifications))
        return self


Lines = Annotated[tuple[RfqLine, ...], Field(max_length=1000)]
