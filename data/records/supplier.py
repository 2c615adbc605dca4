"""Supplier: who makes or sells, and what is known about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from data.evidence import Evidence


class SupplierKind(StrEnum):
    """What a supplier is to the goods it sells."""

    MANUFACTURER = "manufacturer"
    TRADER = "trader"
    DISTRIBUTOR = "distributor"


@dataclass(frozen=True, slots=True)
class Supplier:
    """A supplier.

    Attributes:
        country: ISO 3166-1 alpha-2.
        cluster: industrial cluster, such as "Hefei forklift cluster".
        founded: year.
        years: in business, as stated at the time of the source; never computed from ``founded``.
        employees_low: lower end of a stated head count or band; equal to ``employees_high`` when
            one number is stated.
        verification: the level's name as the verifier calls it.
        verified_by: who verified.
        on_time_rate: share of orders delivered on time, 0 to 1.
        response_hours: typical time to answer an inquiry.
        reorder_rate: share of buyers who order again, 0 to 1.
        dispute_rate: share of orders disputed, 0 to 1.
        rating: mean, on a scale of 0 to 5.
        languages: ISO 639-1.
        time_zone: IANA name.
        main_markets: countries (ISO 3166-1 alpha-2) or the source's region names.
        blocked: on the block list; such a supplier is never offered to a buyer.
    """

    id: str
    name: str
    country: str | None = None
    region: str | None = None
    cluster: str | None = None
    kind: SupplierKind | None = None
    founded: int | None = None
    years: int | None = None
    employees_low: int | None = None
    employees_high: int | None = None
    certifications: tuple[str, ...] = ()
    verification: str | None = None
    verified_by: str | None = None
    on_time_rate: float | None = None
    response_hours: float | None = None
    reorder_rate: float | None = None
    dispute_rate: float | None = None
    rating: float | None = None
    rating_count: int | None = None
    languages: tuple[str, ...] = ()
    time_zone: str | None = None
    main_markets: tuple[str, ...] = ()
    website: str | None = None
    blocked: bool = False
    block_reason: str | None = None
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
