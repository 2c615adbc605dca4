"""The words of feeds: headers, labels of attributes and values, in four languages."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Any

from data.sample.specification import folder, load_yaml

_PLACES = {"de": 0, "es": 1, "zh": 2}

UNIT_WORDS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "H87": {"en": ("pieces", "pcs"), "de": ("Stück",), "es": ("piezas",), "zh": ("件",)},
    "PR": {"en": ("pairs",), "de": ("Paar",), "es": ("pares",), "zh": ("双",)},
    "SET": {"en": ("sets",), "de": ("Satz",), "es": ("juegos",), "zh": ("套",)},
}
"""Words for UN/ECE Rec 20 units of sale."""

NOTHING: Mapping[str, tuple[str, ...]] = {
    "en": ("N/A", "-", "n/a", "Not specified", "--", "/"),
    "de": ("k. A.", "-", "keine Angabe", "n/a"),
    "es": ("N/D", "-", "No disponible", "n/a"),
    "zh": ("无", "-", "/", "暂无"),
}
"""What people write where they know nothing."""


@functools.cache
def _headers() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    return load_yaml(folder() / "headers.yaml")  # type: ignore[no-any-return]


@functools.cache
def _words() -> Mapping[str, Any]:
    return load_yaml(folder() / "words.yaml")  # type: ignore[no-any-return]


def header(field: str, language: str, which: int) -> str:
    """Header of a core field's column."""
    spellings = _headers()[field][language]
    return spellings[which if language == "en" else 0]


def core_fields() -> tuple[str, ...]:
    """Every core field, in the usual order of columns."""
    return tuple(_headers())


@functools.cache
def label(name: str, language: str) -> str:
    """Label of an attribute, in English where the language has no word for it here."""
    translated = _words()["labels"].get(name)
    return name if language == "en" or translated is None else translated[_PLACES[language]]


@functools.cache
def translation(value: str, language: str) -> str:
    """A value in another language, in English where there is no word for it here."""
    if language == "en":
        return value
    return str(_words()["values"].get(value, {}).get(language, value))


@functools.cache
def product_name(key: str, language: str) -> str:
    """What goods of a category are called in a language other than English."""
    return str(_words()["products"][key][_PLACES[language]])


@functools.cache
def spellings(value: str) -> tuple[str, ...]:
    """Other spellings that English feeds mix with the canonical one."""
    return tuple(_words()["values"].get(value, {}).get("en", ()))
