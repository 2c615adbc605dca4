"""Tables of rates that a user keeps: freight, insurance, duty, tax and fees.

Nothing here is ever assumed: a figure that no row states is unknown. What a row applies to is said
in patterns of places: ``*`` is anywhere, a region's name is every country in it, ``CN`` is a
country, ``CN/Ningbo`` a place in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from rfq.landed.component import Component


class ValueBasis(StrEnum):
    """The value that a country charges duty on."""

    CIF = "CIF"
    """Price with carriage and insurance to the place of importation."""
    FOB = "FOB"
    """Price loaded at the place of exportation, without them."""


class Clauses(StrEnum):
    """Institute Cargo Clauses, widest cover first (A includes B includes C)."""

    A = "A"
    B = "B"
    C = "C"


@dataclass(frozen=True, slots=True)
class RowSource:
    """The row of a table of rates that a figure comes from.

    Attributes:
        table: name of the table, as its file gives it.
        row: which one, for a person to find: "carriage 3, line 17".
        example: the table is an example, not real rates.
    """

    table: str
    row: str
    example: bool = False


@dataclass(frozen=True, slots=True)
class Scope:
    """When a row applies.

    Attributes:
        origin, destination: patterns of places.
        mode: "sea", "air", "rail" or "road"; None means any.
        valid_from, valid_until: first and last day; None means open.
    """

    origin: str = "*"
    destination: str = "*"
    mode: str | None = None
    valid_from: date | None = None
    valid_until: date | None = None


@dataclass(frozen=True, slots=True)
class Charge:
    """How an amount is worked out: the sum of what is stated, and at least the minimum.

    Attributes:
        currency: of every amount here; needed unless only ``percent`` is stated.
        per_kg: by chargeable weight: the gross weight or, where ``kg_per_m3`` is stated, the
            volume times it (167 in air freight), whichever is more.
        per_m3: by volume; with ``per_kg``, whichever of the two comes to more counts (as with
            weight or measure in sea freight).
        per_unit: by the unit of sale.
        per_shipment: once, or once per load of ``capacity_kg`` and ``capacity_m3``.
        percent: of the value of the goods.
    """

    currency: str | None = None
    per_kg: Decimal | None = None
    per_m3: Decimal | None = None
    kg_per_m3: Decimal | None = None
    per_unit: Decimal | None = None
    per_shipment: Decimal | None = None
    capacity_kg: Decimal | None = None
    capacity_m3: Decimal | None = None
    percent: Decimal | None = None
    minimum: Decimal | None = None

    @property
    def needs_weight(self) -> bool:
        """Whether it cannot be worked out without the weight."""
        return self.per_kg is not None or self.capacity_kg is not None

    @property
    def needs_volume(self) -> bool:
        """Whether it cannot be worked out without the volume."""
        return any(one is not None for one in (self.per_m3, self.kg_per_m3, self.capacity_m3))


@dataclass(frozen=True, slots=True)
class ChargeRow:
    """A freight rate or a fee.

    Attributes:
        covers: the components that it pays for; a lump sum pays for several, and is used only
            where the buyer needs all of them.
    """

    source: RowSource
    scope: Scope
    covers: tuple[Component, ...]
    charge: Charge


@dataclass(frozen=True, slots=True)
class InsuranceRow:
    """A premium.

    Attributes:
        percent: of the insured value.
        insured: the insured value in percent of the contract's, 110 under Incoterms 2020.
        clauses: the cover.
        minimum: least premium, in ``currency``.
    """

    source: RowSource
    scope: Scope
    percent: Decimal
    insured: Decimal = Decimal(110)
    clauses: Clauses = Clauses.A
    minimum: Decimal | None = None
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class DutyRow:
    """A rate of duty.

    Attributes:
        hs: prefix of the HS code, digits only; empty for every code.
        percent: of the customs value.
        basis: what the customs value is, as the table says it for the destination.
        per_kg, currency: a specific duty on the gross weight, besides.
        additional: is added to the ordinary duty (anti-dumping, countervailing, safeguard).
    """

    source: RowSource
    scope: Scope
    hs: str
    percent: Decimal
    basis: ValueBasis
    per_kg: Decimal | None = None
    currency: str | None = None
    additional: bool = False


@dataclass(frozen=True, slots=True)
class TaxRow:
    """VAT, GST or sales tax on importation.

    Attributes:
        percent: of the value of the goods at the border (CIF) plus duty.
        with_fees: the charges to the first place of destination are taxed too (as in the EU).
        recoverable: the buyer gets it back: it is no cost.
    """

    source: RowSource
    scope: Scope
    hs: str
    percent: Decimal
    with_fees: bool = False
    recoverable: bool = False


Row = ChargeRow | InsuranceRow | DutyRow | TaxRow
"""A row of any table."""


@dataclass(frozen=True, slots=True)
class CostTables:
    """Everything that figures are estimated from.

    Attributes:
        names: of the tables, in the order they were given.
        regions: name to ISO 3166-1 alpha-2 codes.
        customs_unions: names of regions inside which nothing is cleared and no duty is charged.
        charges: freight and fees; of rows that fit equally well, the first counts.
        is_example: a table in it is an example, not real rates.
    """

    names: tuple[str, ...] = ()
    regions: Mapping[str, frozenset[str]] = field(default_factory=dict)
    customs_unions: frozenset[str] = frozenset()
    charges: tuple[ChargeRow, ...] = ()
    insurance: tuple[InsuranceRow, ...] = ()
    duty: tuple[DutyRow, ...] = ()
    tax: tuple[TaxRow, ...] = ()
    is_example: bool = False
