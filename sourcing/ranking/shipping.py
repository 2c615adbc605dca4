"""What a unit of sale weighs and fills in transport, as far as the catalogue states it."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from math import prod
from typing import Final

from data.parse.text import name_key
from data.records import Offer, Product
from data.units import convert, dimension_of, unit_of_rec20
from data.values import Dimensions, Number

_GROSS: Final = (
    "gross weight",
    "packed weight",
    "package weight",
    "packing weight",
    "shipping weight",
    "毛重",
    "包装重量",
    "peso bruto",
    "Bruttogewicht",
    "Versandgewicht",
    "poids brut",
)
_WHOLE: Final = (
    "weight",
    "unit weight",
    "total weight",
    "machine weight",
    "service weight",
    "operating weight",
    "重量",
    "总重",
    "机器重量",
    "整机重量",
    "peso",
    "peso total",
    "peso de la máquina",
    "Gewicht",
    "Gesamtgewicht",
    "Maschinengewicht",
    "poids",
)
_PER: Final = {"PR": ("weight per pair",), "SET": ("weight per set",)}
_PACKED: Final = (
    "package size",
    "package dimensions",
    "packing size",
    "packaging size",
    "packaging dimensions",
    "shipping dimensions",
    "包装尺寸",
    "dimensiones del embalaje",
    "Verpackungsmaße",
)


def weight_kg(product: Product, offer: Offer) -> Decimal | None:
    """Weight of one unit of sale: gross where it is stated, else the product's own.

    None where it is not stated, and where a unit of sale holds an unknown number of products. A
    net weight alone is not taken: it leaves the packaging out.
    """
    measured = _mass_of_unit(offer.unit_of_sale)
    if measured is not None:
        return measured
    names = [*_PER.get(offer.unit_of_sale or "", ())]
    if _is_piece(offer.unit_of_sale):
        names += [*_GROSS, *_WHOLE]
    for name in names:
        for one in product.attributes:
            value = one.value
            if (
                name_key(one.attribute) == _key(name)
                and isinstance(value, Number)
                and value.unit is not None
                and dimension_of(value.unit) == "mass"
                and 0 < value.low <= value.high < float("inf")
            ):
                # The heavier end of a range: freight is paid for what comes.
                return Decimal(repr(round(convert(value.high, value.unit, "kg"), 6)))
    return None


def volume_m3(product: Product, offer: Offer) -> Decimal | None:
    """Volume of one packed piece; None where three sides of the packaging are not stated."""
    if not _is_piece(offer.unit_of_sale):
        return None
    keys = {_key(name) for name in _PACKED}
    for one in product.attributes:
        value = one.value
        if (
            name_key(one.attribute) in keys
            and isinstance(value, Dimensions)
            and len(value.sizes) == 3
            and value.unit is not None
        ):
            sides = [convert(side, value.unit, "m") for side in value.sizes]
            return Decimal(repr(round(prod(sides), 9)))
    return None


@cache
def _key(name: str) -> str:
    return name_key(name)


def _is_piece(unit_of_sale: str | None) -> bool:
    return unit_of_sale is None or unit_of_rec20(unit_of_sale) == "pcs"


def _mass_of_unit(unit_of_sale: str | None) -> Decimal | None:
    """What is sold by weight weighs what its unit says."""
    symbol = None if unit_of_sale is None else unit_of_rec20(unit_of_sale)
    if symbol is None or dimension_of(symbol) != "mass":
        return None
    return Decimal(repr(round(convert(1.0, symbol, "kg"), 9)))
