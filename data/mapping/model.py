"""Mapping: which column of a source fills which field of a record. Kept as YAML, editable."""

from __future__ import annotations

from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, Field

PRODUCT_FIELDS: Final = (
    "id title description category brand mpn gtin url classification hs_code unspsc eclass etim "
    "certifications images"
).split()
OFFER_FIELDS: Final = (
    "sku price price_high currency price_breaks price_quantity unit_of_sale moq lead_time "
    "delivery_terms delivery_place ship_from stock sample_price customisation warranty "
    "payment_terms valid_from valid_until"
).split()
SUPPLIER_FIELDS: Final = (
    "id name country region cluster kind founded years employees certifications verification "
    "verified_by on_time_rate response_time reorder_rate dispute_rate rating rating_count "
    "languages time_zone main_markets website blocked block_reason"
).split()

ATTRIBUTE: Final = "attribute"
BAG: Final = "attributes"
IGNORE: Final = "ignore"

TARGETS: Final[tuple[str, ...]] = (
    *(f"product.{name}" for name in PRODUCT_FIELDS),
    *(f"offer.{name}" for name in OFFER_FIELDS),
    *(f"supplier.{name}" for name in SUPPLIER_FIELDS),
    ATTRIBUTE,
    BAG,
    IGNORE,
)
"""Everything a column can be mapped to.

``attribute`` is one typed attribute; ``attributes`` is a bag of several in one cell; ``ignore``
is kept out of the records.
"""

MULTI_VALUED: Final[frozenset[str]] = frozenset(
    {
        ATTRIBUTE,
        BAG,
        IGNORE,
        "product.category",
        "product.classification",
        "product.certifications",
        "product.images",
        "offer.price_breaks",
        "offer.delivery_terms",
        "supplier.certifications",
        "supplier.languages",
        "supplier.main_markets",
    }
)
"""Targets that several columns may fill.

Columns of ``product.category`` are the levels of one path, broad to narrow, in the mapping's
order. The values of the others are put together in that order.
"""


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ColumnMapping(_Model):
    """What one column is.

    Attributes:
        to: one of `TARGETS`.
        name: for an attribute, its name without the unit.
        unit: unit of the column's bare numbers, from its header or a row of units.
        currency: ISO 4217 code of the column's bare amounts.
        boolean: the header says that 0 and 1 mean no and yes.
        pattern: regular expression with one group, searched for: only what the group matches is
            the value (its basis becomes "inferred" unless that is the whole cell); a cell without
            a match leaves the field unknown.
        min_quantity: for ``offer.price_breaks``, the order quantity from which the column's amounts
            hold, where the header says it ("Price 100+"); the cells are plain amounts.
        name_from: for an attribute, the column whose cell names it ("Attribute 1 name").
        unit_from: the column whose cell holds the unit of this column's bare numbers
            ("Weight unit").
        prefixes: known names; the longest one that the cleaned cell starts with (up to a word
            boundary) is the value (its basis becomes "inferred"); cells that start with none leave
            the field unknown.
        rest: with ``prefixes``, the value is what follows the prefix instead of the prefix (the
            model number after the maker's name); a ``pattern`` then applies to that rest.
        aliases: what a value, once cut out by ``pattern`` or ``prefixes``, is recorded as, to bring
            spellings of one name together. A value that is not listed stays as it is.
        confidence: 0 to 1, how sure the recogniser is; 1 for what a person wrote.
        because: the evidence in words.
    """

    to: str
    name: str | None = None
    unit: str | None = None
    currency: str | None = None
    boolean: bool = False
    pattern: str | None = None
    min_quantity: int | None = Field(default=None, ge=0)
    name_from: str | None = None
    unit_from: str | None = None
    prefixes: tuple[str, ...] = ()
    rest: bool = False
    aliases: dict[str, str] = Field(default_factory=dict)
    confidence: float = Field(default=1.0, ge=0, le=1)
    because: str | None = None


class Mapping(_Model):
    """How one source is read.

    Attributes:
        columns: per column name, its meanings (usually one; a column can feed several fields).
        constants: target to value, for what the file says nowhere: ``product.category: Solar
            modules``.
        decimal: decimal mark of the source's own number notation, or None when nothing shows it:
            then ``1,234`` is not certain and stays unread.
        date_order: how numeric dates are written, or None when nothing shows it.
        symbols: currency symbol to ISO 4217, for symbols that several currencies share.
        key: fields that identify a product in its dataset, such as ``[product.id]`` or
            ``[product.brand, product.mpn]``.
        notes: in words, why the decisions about the source as a whole were taken.
    """

    version: Literal[1] = 1
    columns: dict[str, tuple[ColumnMapping, ...]] = Field(default_factory=dict)
    constants: dict[str, str] = Field(default_factory=dict)
    decimal: Literal[".", ","] | None = None
    date_order: Literal["ymd", "dmy", "mdy"] | None = None
    symbols: dict[str, str] = Field(default_factory=dict)
    key: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
