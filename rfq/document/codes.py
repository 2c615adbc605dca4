"""Codes of published lists, checked against the list itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

Incoterm = Literal["EXW", "FCA", "FAS", "FOB", "CFR", "CIF", "CPT", "CIP", "DAP", "DPU", "DDP"]
"""The eleven rules of Incoterms 2020 (ICC publication 723E)."""

_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")


@cache
def _countries() -> frozenset[str]:
    import pycountry

    return frozenset(country.alpha_2 for country in pycountry.countries)


def _is_currency(code: str) -> bool:
    from babel.numbers import is_currency

    return is_currency(code)


def _is_language(tag: str) -> bool:
    import pycountry

    if _LANGUAGE.fullmatch(tag) is None:
        return False
    language = tag.split("-")[0]
    key = "alpha_2" if len(language) == 2 else "alpha_3"
    return pycountry.languages.get(**{key: language}) is not None


def _is_rec20(code: str) -> bool:
    from data.units import known_rec20_codes

    return code in known_rec20_codes()


def is_unit(symbol: str) -> bool:
    """Whether a symbol is one of `data.units`, or composed of such."""
    from data.errors import UnitError
    from data.units import dimension_of

    try:
        dimension_of(symbol)
    except UnitError:
        return False
    return True


def _is_unit_or_currency(symbol: str) -> bool:
    return is_unit(symbol) or _is_currency(symbol)


def _one_of(test: Callable[[str], bool], what: str, accepted: str) -> AfterValidator:
    def check(code: str) -> str:
        if not test(code):
            raise PydanticCustomError("unknown_code", f"unknown {what}", {"accepted": accepted})
        return code

    return AfterValidator(check)


Currency = Annotated[
    str,
    StringConstraints(max_length=3),
    _one_of(_is_currency, "currency", "an ISO 4217 code, such as USD, EUR or CNY"),
    Field(json_schema_extra={"pattern": "^[A-Z]{3}$"}),
]
"""ISO 4217 alphabetic code."""

Country = Annotated[
    str,
    StringConstraints(max_length=2),
    _one_of(
        lambda code: code in _countries(), "country", "an ISO 3166-1 alpha-2 code, such as DE or CN"
    ),
    Field(json_schema_extra={"pattern": "^[A-Z]{2}$"}),
]
"""ISO 3166-1 alpha-2 code."""

Language = Annotated[
    str,
    StringConstraints(max_length=12),
    _one_of(_is_language, "language", "a BCP 47 tag, such as en, zh-Hans or es-MX"),
    Field(json_schema_extra={"pattern": f"^{_LANGUAGE.pattern}$"}),
]
"""BCP 47 tag: language, then script and region where they matter."""

SaleUnit = Annotated[
    str,
    StringConstraints(max_length=3),
    _one_of(
        _is_rec20,
        "unit code",
        "a UN/ECE Recommendation 20 code, such as H87 (piece), SET, KGM or MTR",
    ),
    Field(json_schema_extra={"pattern": "^[A-Z0-9]{2,3}$"}),
]
"""Code of UN/ECE Recommendation 20, or 21 with its X prefix: what a quantity counts."""

UnitSymbol = Annotated[
    str,
    StringConstraints(min_length=1, max_length=30),
    _one_of(_is_unit_or_currency, "unit", "a unit symbol, such as t, mm, kW or %; or a currency"),
]
"""Symbol of a unit of measure as the catalogue writes it; for a price, a currency."""
