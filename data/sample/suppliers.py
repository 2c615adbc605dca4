"""Make the suppliers: who and where they are, and how well they serve."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace

from data.sample.dice import Dice
from data.sample.geography import Cluster, Country, clusters, countries
from data.sample.names import NameMaker, company_name
from data.sample.specification import load_categories

BANDS = ((1, 10), (11, 50), (51, 100), (101, 200), (201, 500), (501, 1000), (1001, 5000))
"""Usual bands of head counts."""

THIS_YEAR = 2026
_VERIFIERS = ("Specimen Assay (synthetic verifier)", "Trellis Audit (synthetic verifier)")
_MARKETS = {
    "EU": 9,
    "North America": 8,
    "Southeast Asia": 6,
    "Middle East": 6,
    "South America": 5,
    "Africa": 4,
    "Oceania": 3,
    "Eastern Europe": 4,
    "Domestic market": 4,
}
_TRADES = {"trader": "Trading", "distributor": "Distribution"}
_FRAUDS = (
    ("laser_scanners", "DE", "Prices 80% below market; orders paid in advance were never shipped"),
    ("solar_modules", "US", "Registered address does not exist; ships from another country"),
    ("power_banks", "HK", "Stated capacities are impossible for the size; fake test reports"),
    ("forklifts", "CN", "Uses another company's photographs and certificate numbers"),
    ("smart_watches", "HK", "Counterfeit goods; three confirmed disputes in two months"),
    ("ball_bearings", "DE", "Sells relabelled bearings under other makers' part numbers"),
    ("coffee_machines", "IT", "Bank account in another country and another name"),
    ("cnc_machining_centres", "TW", "Machines never existed; deposit taken from several buyers"),
    ("energy_storage_batteries", "CN", "Transport test report UN38.3 is forged"),
)


@dataclass(frozen=True, slots=True, eq=False)
class SampleSupplier:
    """A supplier, as it truly is.

    Attributes:
        size: 0 small, 1 medium, 2 large; decides how much it sells and how well it keeps data.
        brands: its own; empty for traders and distributors.
        price_factor: its prices against the usual ones.
        currency, per_usd: what it quotes in.
        sells: category key to weight.
        fraud: category that a fraudulent supplier pretends to sell.
    """

    id: str
    name: str
    country: str
    region: str
    cluster: str
    city: str
    port: str
    kind: str
    founded: int
    employees: tuple[int, int]
    certifications: tuple[str, ...]
    verification: str | None
    verified_by: str | None
    on_time_rate: float
    response_hours: float
    reorder_rate: float
    dispute_rate: float
    rating: float | None
    rating_count: int
    languages: tuple[str, ...]
    time_zone: str
    main_markets: tuple[str, ...]
    website: str
    size: int
    brands: tuple[str, ...]
    price_factor: float
    currency: str
    per_usd: float
    level: float
    sells: Mapping[str, float]
    blocked: bool = False
    block_reason: str | None = None
    fraud: str | None = None


def make_suppliers(seed: int) -> tuple[SampleSupplier, ...]:
    """Every supplier, honest ones first; the same for any number of products."""
    names = NameMaker(Dice(seed, "names"))
    nouns = {category.key: category.noun for category in load_categories()}
    made: list[SampleSupplier] = []
    for cluster in clusters():
        for _ in range(cluster.count):
            made.append(_make(len(made) + 1, cluster, names, nouns, seed))
    for category, country, reason in _FRAUDS:
        made.append(_fraud(len(made) + 1, category, country, reason, names, nouns, seed))
    return tuple(made)


def _make(
    number: int, cluster: Cluster, names: NameMaker, nouns: Mapping[str, str], seed: int
) -> SampleSupplier:
    dice = Dice(seed, "supplier", number)
    country = countries()[cluster.country]
    kind = dice.weighted(
        {
            "trader": cluster.traders,
            "distributor": cluster.distributors,
            "manufacturer": max(0.0, 1 - cluster.traders - cluster.distributors),
        }
    )
    size = dice.weighted({0: 45, 1: 38, 2: 17})
    employees = BANDS[
        min(6, size * 2 + dice.integer(0, 2)) - (kind != "manufacturer") * min(1, size)
    ]
    sells = _focus(cluster, kind, dice)
    stem = names.stem()
    trade = _TRADES.get(kind, nouns[max(sells, key=lambda key: sells[key])])
    form = dice.pick(country.forms)
    name = company_name(
        stem, city=cluster.city if country.city_first else None, trade=trade, form=form
    )
    care = min(1.0, max(0.0, dice.normal(0.45 + size * 0.13, 0.17)))
    verified = dice.chance(0.25 + 0.25 * size + 0.25 * care)
    level = dice.pick(["Document check", "Site visit", "Audited"][: 1 + size + (care > 0.5)])
    domestic = cluster.country == "CN" and size == 0 and dice.chance(0.45)
    reviews, rating = _rating(size, care, dice)
    return SampleSupplier(
        id=f"SYN-S{number:04d}",
        name=name,
        country=cluster.country,
        region=cluster.region,
        cluster=cluster.name,
        city=cluster.city,
        port=cluster.port,
        kind=kind,
        founded=THIS_YEAR - 2 - int((dice.share() ** 1.4) * (18 + 16 * size)) - (size * 3),
        employees=employees,
        certifications=_certifications(kind, size, care, dice),
        verification=level if verified else None,
        verified_by=dice.pick(_VERIFIERS) if verified else None,
        on_time_rate=round(min(0.999, 0.8 + 0.17 * care + dice.uniform(-0.03, 0.03)), 3),
        response_hours=float(dice.pick([1, 2, 3, 4, 6, 8, 12, 24])) if care < 0.8 else 1.0,
        reorder_rate=round(max(0.02, 0.06 + 0.34 * care + dice.uniform(-0.05, 0.05)), 3),
        dispute_rate=round(max(0.0, 0.035 * (1 - care) + dice.uniform(-0.004, 0.006)), 4),
        rating=rating,
        rating_count=reviews,
        languages=_languages(country, size, dice),
        time_zone=cluster.zone or country.zone,
        main_markets=tuple(dice.some(_MARKETS, dice.integer(1, 4))),
        website=f"https://{_host(stem)}.example",
        size=size,
        brands=(stem,) if kind == "manufacturer" else (),
        price_factor=round(dice.normal(1.0, 0.05) * (1.0 if kind == "manufacturer" else 1.13), 4),
        currency="CNY" if domestic else country.currency,
        per_usd=7.2 if domestic else country.per_usd,
        level=country.level,
        sells=sells,
    )


def _focus(cluster: Cluster, kind: str, dice: Dice) -> dict[str, float]:
    """A manufacturer makes one or two of its cluster's goods; the others sell up to four."""
    count = dice.weighted({1: 6, 2: 4}) if kind == "manufacturer" else dice.integer(2, 4)
    return {key: cluster.sells[key] for key in dice.some(cluster.sells, count)}


def _certifications(kind: str, size: int, care: float, dice: Dice) -> tuple[str, ...]:
    odds = {"ISO 9001": 0.35 + 0.2 * size, "ISO 14001": 0.1 + 0.2 * size, "ISO 45001": 0.12 * size}
    if kind == "manufacturer":
        odds |= {"BSCI": 0.15, "SA8000": 0.04, "Sedex SMETA": 0.08}
    return tuple(name for name, odd in odds.items() if dice.chance(odd * (0.7 + 0.6 * care)))


def _rating(size: int, care: float, dice: Dice) -> tuple[int, float | None]:
    """Number of reviews and their mean: few reviews make extreme means, some a hollow 5.0."""
    reviews = int(dice.share() ** 2.2 * (12, 160, 900)[size])
    if reviews == 0:
        return 0, None
    if reviews <= 4:
        return reviews, dice.weighted({5.0: 6, 4.5: 2, 4.0: 2, 3.0: 1, 1.0: 0.5})
    return reviews, round(min(5.0, max(2.5, 3.9 + 0.9 * care + dice.uniform(-0.25, 0.25))), 1)


def _languages(country: Country, size: int, dice: Dice) -> tuple[str, ...]:
    more = dice.some({"es": 3, "de": 2, "fr": 2, "ru": 3, "ar": 2}, dice.integer(0, size))
    return tuple(dict.fromkeys([*country.languages, *more]))


def _host(stem: str) -> str:
    folded = unicodedata.normalize("NFKD", stem.lower())
    return "".join(letter for letter in folded if letter.isascii() and letter.isalnum())


def _fraud(
    number: int,
    category: str,
    country: str,
    reason: str,
    names: NameMaker,
    nouns: Mapping[str, str],
    seed: int,
) -> SampleSupplier:
    """A supplier that pretends: young, cheap, praised by two, in a place that does not fit."""
    dice = Dice(seed, "fraud", number)
    cluster = next(c for c in clusters() if c.country == country)
    honest = _make(number, cluster, names, nouns, seed)
    place = countries()[country]
    return replace(
        honest,
        name=company_name(
            names.stem(),
            city=cluster.city if place.city_first else None,
            trade=nouns[category],
            form=dice.pick(place.forms),
        ),
        kind="manufacturer",
        cluster=next(c.name for c in clusters() if category in c.sells),
        founded=THIS_YEAR - 1,
        employees=BANDS[0],
        certifications=("ISO 9001",),
        verification=None,
        verified_by=None,
        on_time_rate=round(dice.uniform(0.1, 0.4), 3),
        reorder_rate=0.0,
        dispute_rate=round(dice.uniform(0.2, 0.6), 3),
        rating=5.0,
        rating_count=dice.integer(1, 3),
        time_zone="Africa/Lagos" if country == "DE" else honest.time_zone,
        size=0,
        brands=(),
        price_factor=round(dice.uniform(0.15, 0.3), 3),
        currency="USD",
        per_usd=1,
        level=1.0,
        sells={},
        blocked=True,
        block_reason=reason,
        fraud=category,
    )
