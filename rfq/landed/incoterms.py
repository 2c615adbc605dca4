"""Who bears what under each rule of Incoterms 2020.

Every rule allocates the costs of the way in its articles A9 (seller) and B9 (buyer); delivery (A2)
says where they pass from one to the other, A4 and A5 who contracts for carriage and insurance, A7
who clears, A8 who packs. This table says so component by component.
Source: ICC publication 723E, Incoterms 2020.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from data.need import Place
from data.parse.country import parse_country
from data.records import DeliveryTerm
from rfq.landed.component import Component
from rfq.landed.tables import Clauses

_C = Component
_EXW: Final = frozenset({_C.GOODS, _C.PACKING})
_FCA: Final = _EXW | {_C.EXPORT_CLEARANCE}
_FAS: Final = _FCA | {_C.PRE_CARRIAGE}
_FOB: Final = _FAS | {_C.ORIGIN_HANDLING}
_CARRIED: Final = _FOB | {_C.MAIN_CARRIAGE}
_DAP: Final = _CARRIED | {_C.INSURANCE, _C.DESTINATION_HANDLING, _C.ON_CARRIAGE}

SELLER_BEARS: Final[Mapping[str, frozenset[Component]]] = {
    "EXW": _EXW,
    "FCA": _FCA,
    "FAS": _FAS,
    "FOB": _FOB,
    "CFR": _CARRIED,
    "CIF": _CARRIED | {_C.INSURANCE},
    "CPT": _CARRIED,
    "CIP": _CARRIED | {_C.INSURANCE},
    "DAP": _DAP,
    "DPU": _DAP | {_C.UNLOADING},
    "DDP": _DAP | {_C.IMPORT_CLEARANCE, _C.IMPORT_DUTY, _C.IMPORT_TAX},
}
"""What the price covers at least, whatever place is named.

Under the D rules the seller insures nothing for the buyer, but carries the risk to the end: the
buyer has nothing to insure. Under EXW the seller packs (A8) and does not even load (A2)."""

SEA_ONLY: Final = frozenset({"FAS", "FOB", "CFR", "CIF"})
"""Rules for sea and inland waterway transport only."""

INSURED_UNDER: Final[Mapping[str, Clauses]] = {"CIF": Clauses.C, "CIP": Clauses.A}
"""Least cover that the seller has to buy, for 110 % of the contract's price (A5)."""

_TO_DESTINATION: Final = frozenset({"CFR", "CIF", "CPT", "CIP", "DAP", "DPU", "DDP"})
_TO_THE_DOOR: Final = frozenset({"DAP", "DPU", "DDP"})


@dataclass(frozen=True, slots=True)
class Borne:
    """What a term's price covers, at the place it names.

    Attributes:
        components: that the seller bears.
        elsewhere: the term delivers to another country than the destination's: what it would
            cost to bring the goods on from there is not known.
        no_place: the term would need a place to be sure, and names none.
    """

    components: frozenset[Component]
    elsewhere: bool = False
    no_place: bool = False


def borne_by_seller(
    term: DeliveryTerm, *, origin: Place, ship_from: str | None, destination: Place | None
) -> Borne:
    """What the price covers under a term, given where the goods start and where they go.

    The place moves the point where costs pass: FCA at a place other than the seller's own covers
    the carriage to it; CPT and CIP to the buyer's own place cover it all the way; a D rule at
    another place in the buyer's country leaves the rest of the way to the buyer.

    Args:
        term: its rule is one of `SELLER_BEARS`.
        origin: of the goods; its name is compared with the term's place.
        ship_from: the offer's own words for the place it ships from.
        destination: where the goods are needed.
    """
    rule, place = term.incoterm, term.place
    components = SELLER_BEARS[rule]
    if rule == "FCA":
        own = {_folded(name) for name in (origin.name, ship_from) if name}
        if place is not None and own and _folded(place) not in own and not _is_premises(place):
            components |= {_C.PRE_CARRIAGE}
        return Borne(components, no_place=place is None)
    if rule not in _TO_DESTINATION or destination is None:
        return Borne(components)
    if place is None:
        return Borne(components, no_place=rule in _TO_THE_DOOR)
    country = parse_country(place)
    if country is not None and destination.country is not None and country != destination.country:
        return Borne(_FOB, elsewhere=True)
    is_there = destination.name is not None and _folded(destination.name) in _folded(place)
    if rule in ("CPT", "CIP") and is_there:
        components |= {_C.DESTINATION_HANDLING, _C.ON_CARRIAGE}
    if rule in _TO_THE_DOOR and destination.name is not None and not is_there:
        components -= {_C.ON_CARRIAGE, _C.UNLOADING}
    return Borne(components)


def wanted_of_seller(wanted: DeliveryTerm, destination: Place | None) -> frozenset[Component]:
    """What the seller would bear under the term wanted: the basis that offers are brought to."""
    if wanted.incoterm == "FCA" and (wanted.place is None or _is_premises(wanted.place)):
        return _FCA
    if wanted.incoterm == "FCA":
        return _FCA | {_C.PRE_CARRIAGE}
    borne = borne_by_seller(wanted, origin=Place(), ship_from=None, destination=destination)
    return SELLER_BEARS[wanted.incoterm] if borne.elsewhere else borne.components


def _folded(text: str) -> str:
    return " ".join(text.casefold().replace(",", " ").split())


def _is_premises(place: str) -> bool:
    words = ("premises", "factory", "warehouse", "works", "工厂", "仓库", "fábrica", "almacén")
    return any(word in place.casefold() for word in words)
