"""Codes: GTIN, customs and product classifications, countries, languages, kinds, certificates."""

from __future__ import annotations

import re
from typing import Final

from data.parse.country import parse_country, parse_languages
from data.parse.lists import split_list
from data.parse.number import normalise_digits
from data.parse.text import clean, is_missing
from data.records import Classification, SupplierKind

__all__ = [
    "parse_certifications",
    "parse_classification",
    "parse_country",
    "parse_gtin",
    "parse_hs",
    "parse_languages",
    "parse_supplier_kind",
]

_GTIN_LABEL: Final = re.compile(
    r"^(?:gtin|ean|upc|jan|isbn)[-\s]?(?:8|12|13|14)?\s*[:：#]?\s*", re.I
)


def parse_gtin(text: str) -> str | None:
    """A GTIN-8, -12, -13 or -14 whose check digit holds, digits only; otherwise None.

    Spaces and hyphens are dropped, and a ".0" that a spreadsheet added. Numbers that a
    spreadsheet has rounded ("4.00638E+12") and all-zero fillers are none.
    Source: GS1 General Specifications, through python-stdnum.
    """
    from stdnum import ean
    from stdnum.exceptions import ValidationError

    digits = normalise_digits(clean(text))
    digits = re.sub(r"[\s-]", "", _GTIN_LABEL.sub("", digits)).removesuffix(".0")
    if not re.fullmatch(r"[0-9]{8}|[0-9]{12,14}", digits) or not digits.strip("0"):
        return None
    try:
        return str(ean.validate(digits))
    except ValidationError:
        return None


_HS: Final = re.compile(
    r"(?:(?:HS|HTS|HSN|TARIC|CN)[\s-]*(?:code)?\s*[:：#]?\s*)?([0-9][0-9. ]{2,13}[0-9])", re.I
)


def parse_hs(text: str) -> str | None:
    """A Harmonized System code of 4, 6, 8 or 10 digits, without dots; otherwise None.

    The chapter must exist (01 to 97, without the reserved 77).
    Source: WCO Harmonized System 2022.
    """
    cleaned = normalise_digits(clean(text))
    match = _HS.fullmatch(cleaned.removesuffix(".0") if cleaned.count(".") == 1 else cleaned)
    if match is None:
        return None
    digits = re.sub(r"[. ]", "", match[1])
    chapter = int(digits[:2])
    if len(digits) not in (4, 6, 8, 10) or not 1 <= chapter <= 97 or chapter == 77:
        return None
    return digits


_SCHEMES: Final = {
    "HS": re.compile(r"[0-9]{4,10}"),
    "UNSPSC": re.compile(r"[1-9][0-9]{7}(?:[0-9]{2})?"),
    "ECLASS": re.compile(r"[1-9][0-9]{7}"),
    "ETIM": re.compile(r"EC[0-9]{6}"),
    "CPV": re.compile(r"[0-9]{8}(?:[0-9])?"),
}
_SCHEME_NAMES: Final = {
    "HS": "HS",
    "HSCODE": "HS",
    "HTS": "HS",
    "HSN": "HS",
    "UNSPSC": "UNSPSC",
    "ECLASS": "ECLASS",
    "ECL@SS": "ECLASS",
    "ETIM": "ETIM",
    "CPV": "CPV",
}
_VERSIONED: Final = re.compile(
    r"(?P<name>[A-Za-z@][A-Za-z@ ]*?)[\s_-]*(?P<version>[0-9]{1,2}(?:\.[0-9]{1,2}){0,2})?"
)


def parse_classification(text: str, scheme: str) -> Classification | None:
    """A code of a published classification; None when it does not have the scheme's form.

    Args:
        text: the code ("27-11-31-01", "EC000001"), with the scheme in front or without.
        scheme: its name as the source gives it, with a version or without ("ECLASS-11.1"); any
            name is accepted, and only the schemes known here are checked for form.
    """
    cleaned = normalise_digits(clean(text))
    named = _VERSIONED.fullmatch(clean(scheme))
    if is_missing(cleaned) or named is None:
        return None
    written = named["name"].strip().upper().replace(" ", "").rstrip("_-")
    name = _SCHEME_NAMES.get(written, named["name"].strip())
    prefixed = re.fullmatch(r"([A-Za-z@]+)[\s:_-]+(\S.*)", cleaned)
    if prefixed is not None and _SCHEME_NAMES.get(prefixed[1].upper()) == name:
        cleaned = prefixed[2]
    if name == "HS":
        digits = parse_hs(cleaned)
        return Classification(name, digits, named["version"]) if digits is not None else None
    form = _SCHEMES.get(name)
    code = re.sub(r"[\s.-]", "", cleaned).upper() if form is not None else cleaned
    code = code.removesuffix(".0")
    if form is not None and not form.fullmatch(code):
        return None
    return Classification(name, code, named["version"]) if 0 < len(code) <= 40 else None


_KINDS: Final = {
    SupplierKind.MANUFACTURER: re.compile(
        r"manufactur|factory|\bmaker\b|producer|\boem factory\b|fabricante|f[áa]brica|hersteller|"
        r"fabricant|fabrique|usine|生产|制造|製造|工厂|工廠|厂家|廠家",
        re.I,
    ),
    SupplierKind.TRADER: re.compile(
        r"trad(?:er|ing)|exporter|comerciali|\bcomercio\b|h[äa]ndler|handels|négoc|贸易|貿易|外贸|经销商贸",
        re.I,
    ),
    SupplierKind.DISTRIBUTOR: re.compile(
        r"distribut|wholesal|reseller|dealer|stockist|distribuidor|mayorista|großh[äa]nd|"
        r"grossist|vertrieb|distributeur|grossiste|批发|分销|经销|代理商",
        re.I,
    ),
}
_NOT: Final = re.compile(r"\b(?:not?|non|kein|nicht|without)\b|非", re.I)


def parse_supplier_kind(text: str) -> SupplierKind | None:
    """What a supplier says it is, or None where it claims several kinds or none.

    "Manufacturer, Trading Company" is not certain: the two are what a buyer asks to tell apart.
    """
    cleaned = clean(text)
    if is_missing(cleaned) or len(cleaned) > 120 or _NOT.search(cleaned):
        return None
    found = [kind for kind, words in _KINDS.items() if words.search(cleaned)]
    if found == [SupplierKind.TRADER, SupplierKind.DISTRIBUTOR] and re.search(
        "großh|grossh|经销商", cleaned, re.I
    ):
        return SupplierKind.DISTRIBUTOR
    return found[0] if len(found) == 1 else None


_BODIES: Final = frozenset(
    "ISO IEC EN DIN BS ASTM ANSI UL CSA GB JIS TS IATF UKCA IEEE AS NZS NSF".split()
)
_LAW = re.compile(r"(?<![\w/])(\d{1,4})/(\d{1,4})(?:/([A-Z]{2,3}))?(?![\w/])")
"""The number of a European law: 2014/68/EU, 10/2011."""


def parse_certifications(text: str) -> tuple[str, ...]:
    """The certificates a text lists, as it names them, without repeats.

    Slashes separate certificates ("CE/RoHS/FCC") but not the bodies of one standard ("ISO/IEC
    27001", "IEC/EN 60335").
    """
    cleaned = clean(text)
    if is_missing(cleaned):
        return ()
    found: dict[str, str] = {}
    items = [name for item in split_list(text) for name in re.split(r"\s*[,，、]\s*", item)]
    for item in items:
        for part in _split_bodies(item):
            kept = part.strip(" .,;")
            if kept and not is_missing(kept):
                found.setdefault(kept.casefold(), kept)
    return tuple(found.values())


def _split_bodies(item: str) -> list[str]:
    parts: list[str] = []
    whole = _LAW.sub(lambda law: law.group().replace("/", "\0"), item)
    for piece in re.split(r"\s*(?:/|\+|&(?!amp))\s*", whole):
        part = piece.replace("\0", "/")
        previous = parts[-1].split()[-1].upper() if parts and parts[-1].split() else ""
        next_word = part.split()[0].upper() if part.split() else ""
        if previous in _BODIES and (next_word in _BODIES or next_word[:1].isdigit()):
            parts[-1] = f"{parts[-1]}/{part}"
        else:
            parts.append(part)
    return parts
