"""How each feed is written: its format, language, notation and columns."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict

from data.sample.products import Listing
from data.sample.specification import folder, load_yaml
from data.sample.suppliers import SampleSupplier


class OneSupplier(BaseModel):
    """A supplier to whose whole range a feed belongs: the largest that fits."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    country: str
    kind: str
    sells: str

    def find(self, suppliers: Sequence[SampleSupplier]) -> SampleSupplier:
        """The supplier meant."""
        fitting = [
            supplier
            for supplier in suppliers
            if supplier.country == self.country
            and supplier.kind == self.kind
            and self.sells in supplier.sells
        ]
        return max(fitting, key=lambda supplier: supplier.size)


class FeedStyle(BaseModel):
    """One feed.

    Attributes:
        language: "en", "de", "es" or "zh".
        headers: which English set of `headers.yaml`.
        units: whether numbers have their unit in the column's header, in each cell, or apart in
            a field of its own.
        attributes: how attributes are laid out.
        prices: how the price breaks are told.
        flags: words for yes and no.
        shouting, html: share of stuffed titles and of descriptions in HTML.
        flag_headers: headers of yes-or-no attributes are questions ("Dimmable?"), so that 1 and 0
            can be told to be flags.
        omit: core fields that this feed does not have.
        sectors, categories, countries, currencies, one_supplier: which listings it claims.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    file: str
    format: str
    language: str
    headers: int = 0
    delimiter: str = ","
    encoding: str = "utf-8"
    newline: str = "\n"
    units: str
    decimal: str = "."
    thousands: str = ""
    attributes: str = "columns"
    prices: str = "single"
    flags: tuple[str, str] = ("Yes", "No")
    dates: str
    shouting: float = 0.08
    html: float = 0.04
    flag_headers: bool = False
    omit: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    currencies: tuple[str, ...] = ()
    one_supplier: OneSupplier | None = None

    def claims(self, listing: Listing, only: SampleSupplier | None) -> bool:
        """Whether a listing belongs into this feed; ``only`` is the feed's one supplier."""
        if only is not None:
            return listing.supplier is only
        category = listing.product.category
        if self.countries:
            return listing.supplier.country in self.countries and not listing.supplier.blocked
        if self.currencies:
            return listing.supplier.currency in self.currencies
        return category.path[0] in self.sectors or category.key in self.categories


@functools.cache
def feed_styles() -> tuple[FeedStyle, ...]:
    """Every feed, in the order in which they claim listings."""
    return tuple(FeedStyle.model_validate(entry) for entry in load_yaml(folder() / "feeds.yaml"))
