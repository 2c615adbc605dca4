"""How it is made sure that the goods are what was asked for."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from data.constraint import Importance
from rfq.document.base import Part
from rfq.document.figures import Amount
from rfq.document.provenance import Provenance
from rfq.document.text import Id, Name, Prose

Aql = Literal[
    "0", "0.010", "0.015", "0.025", "0.040", "0.065", "0.10", "0.15", "0.25", "0.40", "0.65",
    "1.0", "1.5", "2.5", "4.0", "6.5", "10", "15", "25", "40", "65", "100", "150", "250", "400",
    "650", "1000",
]  # fmt: skip
"""Acceptance quality limit: the preferred series of ISO 2859-1, table 2-A; up to 10 in per cent
nonconforming, above in nonconformities per 100 items. "0" is none accepted."""

InspectionLevel = Literal["I", "II", "III", "S-1", "S-2", "S-3", "S-4"]
"""Inspection level of ISO 2859-1, table 1; II is the usual one."""


class Certificate(Part):
    """A certificate or mark that is asked for."""

    id: Id
    names: Annotated[tuple[Name, ...], Field(min_length=1)]
    """Any one of these will do."""
    importance: Importance = Importance.MUST
    lines: tuple[Id, ...] = ()
    """Ids of the lines it is asked for; empty is all of them."""
    provenance: Provenance | None = None


class Samples(Part):
    """Samples before the order."""

    required: bool
    number: Annotated[int, Field(ge=1)] | None = None
    by: date | None = None
    details: Prose | None = None
    """Who pays for them and their freight, what is tested."""


class Inspection(Part):
    """Inspection by sampling after ISO 2859-1."""

    standard: Literal["ISO 2859-1"] = "ISO 2859-1"
    level: InspectionLevel = "II"
    critical: Aql | None = None
    major: Aql | None = None
    minor: Aql | None = None
    stage: Name | None = None
    """When: before shipment, during production, on arrival."""
    by: Name | None = None
    """Who: the buyer, the supplier, a third party."""
    details: Prose | None = None


class Warranty(Part):
    """Warranty asked for."""

    months: Annotated[int, Field(ge=0, le=1200)]
    details: Prose | None = None
    """From when it runs and what it covers."""


class Spares(Part):
    """Spare parts asked for."""

    years: Amount | None = None
    """For which they have to be available."""
    details: Prose | None = None


class Quality(Part):
    """How it is made sure that the goods are what was asked for."""

    certificates: tuple[Certificate, ...] = ()
    samples: Samples | None = None
    inspection: Inspection | None = None
    warranty: Warranty | None = None
    spares: Spares | None = None
