"""Places that do not agree: where a supplier says it is, and where its goods or its clock are."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from data.judge import Record
from data.parse.codes import parse_country
from data.parse.text import name_key
from data.records import SupplierKind
from data.values import Text
from sourcing.ranking.candidate import Candidate, Fact, offer_fact, supplier_fact
from sourcing.ranking.result import Risk, RiskKind
from sourcing.ranking.situation import Situation

_ORIGIN: Final = frozenset(
    name_key(name)
    for name in (
        "country of origin",
        "origin",
        "place of origin",
        "made in",
        "country of manufacture",
        "原产地",
        "产地",
        "原产国",
        "país de origen",
        "origen",
        "Herkunftsland",
        "Ursprungsland",
        "pays d'origine",
    )
)
_SEASONS: Final = (datetime(2026, 1, 15, tzinfo=UTC), datetime(2026, 7, 15, tzinfo=UTC))


def country_risks(candidate: Candidate, _: Situation) -> tuple[Risk, ...]:
    """Where the supplier is, against where it ships from, its time zone and the goods' origin.

    A trader's goods may well come from elsewhere: only a maker's origin has to agree. Places that
    name no country say nothing.
    """
    supplier, offer = candidate.supplier, candidate.offer
    if supplier.country is None:
        return ()
    home = supplier_fact(supplier, "country", supplier.country)
    found: list[tuple[str, Fact]] = []
    shipped = None if offer.ship_from is None else country_in(offer.ship_from)
    if shipped is not None and shipped != supplier.country:
        fact = offer_fact(offer, "ship_from", offer.ship_from)
        found.append((f"ships from {offer.ship_from}", fact))
    if supplier.time_zone is not None and _is_elsewhere(supplier.time_zone, supplier.country):
        fact = supplier_fact(supplier, "time_zone", supplier.time_zone)
        found.append((f"keeps the time of {supplier.time_zone}", fact))
    if supplier.kind is SupplierKind.MANUFACTURER:
        found += _origins(candidate)
    return tuple(
        Risk(RiskKind.COUNTRY_MISMATCH, f"based in {supplier.country}, but {words}", (home, fact))
        for words, fact in found
    )


def country_in(place: str) -> str | None:
    """The country that a place names, alone or after its last comma; None where it names none."""
    for part in (place, place.rpartition(",")[2], place.rpartition("(")[2].rstrip(")")):
        if len(part.strip()) > 1 and (code := parse_country(part.strip())) is not None:
            return code
    return None


def _origins(candidate: Candidate) -> list[tuple[str, Fact]]:
    product, supplier = candidate.product, candidate.supplier
    found = []
    for one in product.attributes:
        if isinstance(one.value, Text) and name_key(one.attribute) in _ORIGIN:
            code = country_in(one.value.text)
            if code is not None and code != supplier.country:
                fact = Fact(
                    Record.PRODUCT, product.id, one.attribute, one.value.text, (one.evidence,)
                )
                found.append((f"makes goods of origin {one.value.text}", fact))
    return found


@lru_cache(maxsize=1024)
def _is_elsewhere(zone: str, country: str) -> bool:
    """Whether a time zone is another country's, and its clock none that the country keeps.

    Many a firm sets its neighbour's zone where the clocks agree all year: that is no sign.
    """
    from babel.core import get_global

    territories: dict[str, str] = dict(get_global("zone_territories"))
    if zone not in territories or territories[zone] == country:
        return False
    own = [name for name, territory in territories.items() if territory == country]
    offsets = _offsets(zone)
    return offsets is not None and bool(own) and all(_offsets(name) != offsets for name in own)


@lru_cache(maxsize=1024)
def _offsets(zone: str) -> tuple[object, ...] | None:
    try:
        return tuple(day.astimezone(ZoneInfo(zone)).utcoffset() for day in _SEASONS)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
