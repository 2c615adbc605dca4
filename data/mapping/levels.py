"""Columns that belong together: category levels, name and value pairs, numbers and their units."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from data.mapping import detect
from data.mapping.candidate import ColumnView
from data.mapping.profile import Sample
from data.mapping.words import tokens

_CATEGORY_WORDS: Final = frozenset(
    "category categorie kategorie categoria warengruppe produktgruppe familia famille familie "
    "family group taxonomy department 类目 类别 類別 分类 分類 品类".split()
)
_FIRST: Final = frozenset("main parent top root primary haupt principal principale".split())
_SECOND: Final = frozenset("sub secondary child unter".split())
_LEVELS: Final = {
    "category": 1, "subcategory": 2, "subsubcategory": 3, "maincategory": 1, "topcategory": 1,
    "hauptkategorie": 1, "unterkategorie": 2, "hauptwarengruppe": 1, "unterwarengruppe": 2,
    "categorie": 1, "souscategorie": 2, "categoria": 1, "subcategoria": 2, "familia": 1,
    "subfamilia": 2, "famille": 1, "sousfamille": 2, "kategorie": 1, "warengruppe": 1,
    "一级分类": 1, "二级分类": 2, "三级分类": 3, "四级分类": 4, "一级类目": 1, "二级类目": 2,
    "三级类目": 3, "大类": 1, "中类": 2, "小类": 3, "大分類": 1, "中分類": 2, "小分類": 3,
}  # fmt: skip
_NAME_WORDS: Final = frozenset("name label key title bezeichnung nombre nom fname".split())
_VALUE_WORDS: Final = frozenset("value val wert valor valeur fvalue".split())
_UNIT_TAILS: Final = (
    ("unit", "of", "measure"),
    ("unit", "of", "measurement"),
    ("unit", "code"),
    ("unit",),
    ("uom",),
    ("einheit",),
    ("unidad",),
    ("unite",),
    ("单位",),
    ("單位",),
)


def category_levels(columns: Sequence[ColumnView], sample: Sample) -> tuple[str, ...]:
    """Columns that are the levels of one category path, broad to narrow; empty below two."""
    found: dict[int, str] = {}
    for column in columns:
        level = _category_level(column)
        if level is None or level in found:
            continue
        profile = sample[column.name]
        if profile.is_empty or profile.share(detect.is_number) > 0.5 or profile.mean_words > 10:
            continue
        found[level] = column.name
    levels = sorted(found)
    consecutive = all(b - a == 1 for a, b in pairwise(levels))
    return tuple(found[level] for level in levels) if len(levels) > 1 and consecutive else ()


def _category_level(column: ColumnView) -> int | None:
    parts = tuple(part for part in tokens(column.name) if part != "product")
    joined = "".join(parts)
    if joined in _LEVELS:
        return _LEVELS[joined]
    if not _CATEGORY_WORDS.intersection(parts):
        return None
    rest = [part for part in parts if part not in _CATEGORY_WORDS]
    if rest and all(part in _FIRST for part in rest):
        return 1
    if rest and all(part in _SECOND for part in rest):
        return len(rest) + 1
    numbers = [part for part in rest if part.isdecimal()]
    words = [part for part in rest if not part.isdecimal()]
    if len(numbers) == 1 and all(
        word in ("level", "lvl", "l", "ebene", "nivel", "niveau") for word in words
    ):
        return (
            int(numbers[0]) + (1 if int(numbers[0]) == 0 else 0) if int(numbers[0]) < 10 else None
        )
    return None


def named_pairs(names: Sequence[str]) -> dict[str, str]:
    """Value column to the column that names it: "Attribute 1 value(s)" to "Attribute 1 name"."""
    by_stem: dict[tuple[str, ...], str] = {}
    for name in names:
        parts = _stem_tokens(name)
        if _is_numbered(parts) and (stem := _without(parts, _NAME_WORDS)):
            by_stem.setdefault(stem, name)
    pairs = {}
    for name in names:
        parts = _stem_tokens(name)
        stem = _without(parts, _VALUE_WORDS)
        if stem and stem in by_stem:
            pairs[name] = by_stem[stem]
    return pairs


def _stem_tokens(name: str) -> tuple[str, ...]:
    return tokens(re.sub(r"(?i)\bf(?=name|value)", "", re.sub(r"\(s\)", "", name)))


def _is_numbered(parts: tuple[str, ...]) -> bool:
    return any(part.isdecimal() for part in parts)


def _without(parts: tuple[str, ...], marks: frozenset[str]) -> tuple[str, ...] | None:
    kept = tuple(part for part in parts if part not in marks)
    return kept if len(kept) == len(parts) - 1 else None


def unit_columns(columns: Sequence[ColumnView], sample: Sample) -> dict[str, str]:
    """Number column to the column that holds its unit: "Weight" to "Weight unit"."""
    by_words: dict[tuple[str, ...], str] = {}
    for column in columns:
        by_words.setdefault(_measure_words(column.name), column.name)
    found = {}
    for column in columns:
        parts = tokens(column.name)
        for tail in _UNIT_TAILS:
            if len(parts) <= len(tail) or parts[-len(tail) :] != tail:
                continue
            owner = by_words.get(parts[: -len(tail)]) or _last_word_owner(
                columns, parts[: -len(tail)], column
            )
            if owner is None or owner == column.name or owner in found:
                continue
            if _holds_units(sample, column.name) and _holds_numbers(sample, owner):
                found[owner] = column.name
                break
    return found


def _measure_words(name: str) -> tuple[str, ...]:
    parts = tokens(name)
    return parts[:-1] if parts[-1:] == ("value",) and len(parts) > 1 else parts


def _last_word_owner(
    columns: Sequence[ColumnView], stem: tuple[str, ...], unit: ColumnView
) -> str | None:
    """The unit of the column right before: "Weight Unit" after "Gross Weight"."""
    before = [column for column in columns if column.at == unit.at - 1]
    if before and stem and tokens(before[0].name)[-len(stem) :] == stem:
        return before[0].name
    return None


def _holds_units(sample: Sample, name: str) -> bool:
    profile = sample[name]
    return not profile.is_empty and profile.share(detect.is_unit_of_sale) >= 0.6


def _holds_numbers(sample: Sample, name: str) -> bool:
    profile = sample[name]
    return not profile.is_empty and profile.share(detect.is_number) >= 0.6
