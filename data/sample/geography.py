"""Countries and industrial clusters of the sample."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field

from data.sample.specification import folder, load_yaml


@dataclass(frozen=True, slots=True)
class Country:
    """What a supplier's country decides.

    Attributes:
        per_usd: units of the currency per US dollar, fixed for the sample.
        level: price level of making there; 1 where it is cheapest.
        forms: forms of company.
        city_first: companies carry their city's name.
    """

    currency: str
    per_usd: float
    level: float
    languages: tuple[str, ...]
    zone: str
    forms: tuple[str, ...]
    city_first: bool = False


@dataclass(frozen=True, slots=True)
class Cluster:
    """A place where one trade gathers.

    Attributes:
        port: for FOB and CIF.
        count: suppliers there.
        sells: category key to weight.
        traders, distributors: share of the suppliers that are such.
        zone: time zone, where the country has several.
    """

    country: str
    name: str
    region: str
    city: str
    port: str
    count: int
    sells: dict[str, float]
    traders: float = 0.14
    distributors: float = 0.06
    zone: str | None = field(default=None)


@functools.cache
def countries() -> dict[str, Country]:
    """Every country, by ISO 3166-1 alpha-2."""
    entries = load_yaml(folder() / "geography.yaml")["countries"]
    return {
        code: Country(
            currency=entry["currency"],
            per_usd=float(entry["per_usd"]),
            level=float(entry["level"]),
            languages=tuple(entry["languages"]),
            zone=entry["zone"],
            forms=tuple(entry["forms"]),
            city_first=entry.get("city_first", False),
        )
        for code, entry in entries.items()
    }


@functools.cache
def clusters() -> tuple[Cluster, ...]:
    """Every cluster, in the order of the file."""
    return tuple(Cluster(**entry) for entry in load_yaml(folder() / "geography.yaml")["clusters"])
