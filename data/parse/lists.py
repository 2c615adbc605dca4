"""Splitting a cell into the items of a list, or a category into its path."""

from __future__ import annotations

import json
import re
from typing import Final

from data.parse.text import clean, is_missing

_LONGEST_ITEM_WORDS: Final = 8
_LONGEST_MEAN_WORDS: Final = 5
_STRONG: Final = re.compile(r"\s*[;|；｜\n\r]\s*")
_ENUMERATION: Final = re.compile(r"\s*、\s*")
_COMMA: Final = re.compile(r"\s*(?:，|(?<!\d),|,(?!\d))\s*")
_SPACED_SLASH: Final = re.compile(r"\s+/\s+")
_SLASH: Final = re.compile(r"/")
_COMPANY_TAIL: Final = re.compile(
    r"(?:ltd|limited|inc|llc|corp|gmbh|s\.?a|co|plc)\.?", re.IGNORECASE
)
_OPEN: Final = "([{（【"
_CLOSE: Final = ")]}）】"


def split_list(text: str) -> tuple[str, ...]:
    """The items of a list cell, cleaned, in order, without repeats; one item when it is no list.

    Splits a JSON array, at line breaks, semicolons and bars, else at "、", else at commas, else
    at slashes: where they have spaces around them, or where there are two or more ("S/M/L").
    Never splits inside brackets, decimals ("1,5"), addresses of pages, company names ("Co.,
    Ltd"), or prose. A single slash ("Black/Red", "AC/DC") stays: it may name one thing.
    """
    stripped = text.strip()
    if not stripped:
        return ()
    if stripped[0] == "[" and stripped[-1] == "]":
        items = _json_items(stripped)
        if items is not None:
            return _distinct(items)
    for split in (_strong, _enumerated, _comma_separated, _slashed):
        parts = split(stripped)
        if parts is not None:
            return _distinct(parts)
    return _distinct([stripped])


def _distinct(parts: list[str]) -> tuple[str, ...]:
    cleaned = (clean(part) for part in parts)
    return tuple(dict.fromkeys(part for part in cleaned if part))


def _json_items(text: str) -> list[str] | None:
    try:
        found = json.loads(text, parse_float=str, parse_int=str)
    except (ValueError, RecursionError):
        if "'" in text or '"' in text:
            inner = re.fullmatch(r"\[\s*(['\"]).*\1\s*\]", text, re.DOTALL)
            if inner is not None:
                return re.findall(r"['\"]((?:[^'\"]|(?<=\w)'(?=\w))*)['\"]", text)
        return None
    if not isinstance(found, list) or any(isinstance(item, dict | list) for item in found):
        return None
    return [_json_text(item) for item in found if item is not None]


def _json_text(item: object) -> str:
    return str(item).lower() if isinstance(item, bool) else str(item)


def _outside_brackets(text: str, pattern: re.Pattern[str]) -> list[str]:
    matches = list(pattern.finditer(text))
    if not matches:
        return [text]
    if not any(c in text for c in _OPEN):
        return pattern.split(text)
    depth, depths = 0, []
    for character in text:
        if character in _OPEN:
            depth += 1
        elif character in _CLOSE and depth:
            depth -= 1
        depths.append(depth)
    if depth:
        return pattern.split(text)  # brackets that never close protect nothing
    parts, start = [], 0
    for match in matches:
        if depths[match.start()] == 0:
            parts.append(text[start : match.start()])
            start = match.end()
    return [*parts, text[start:]]


def _filled(parts: list[str]) -> list[str] | None:
    kept = [part for part in (p.strip() for p in parts) if part]
    return kept if len(kept) > 1 else None


def _strong(text: str) -> list[str] | None:
    if not any(mark in text for mark in ";|；｜\n\r"):
        return None
    parts = _outside_brackets(text, _STRONG)
    kept = [part for part in (p.strip() for p in parts) if part]
    return kept or None


def _enumerated(text: str) -> list[str] | None:
    return _filled(_outside_brackets(text, _ENUMERATION)) if "、" in text else None


def _comma_separated(text: str) -> list[str] | None:
    if "," not in text and "，" not in text:
        return None
    parts = _filled(_outside_brackets(text, _COMMA))
    if parts is None or "://" in text:
        return None
    joined: list[str] = []
    for part in parts:
        if joined and _COMPANY_TAIL.fullmatch(part):
            joined[-1] = f"{joined[-1]}, {part}"
        else:
            joined.append(part)
    if len(joined) < 2 or _is_prose(joined):
        return None
    return joined


def _slashed(text: str) -> list[str] | None:
    if "/" not in text or "://" in text:
        return None
    parts = _filled(_outside_brackets(text, _SPACED_SLASH))
    if parts is not None and not _is_prose(parts):
        return parts
    parts = _outside_brackets(text, _SLASH)
    if len(parts) < 3 or _is_prose(parts) or any(not part.strip() for part in parts):
        return None
    if sum(part.strip().isdigit() for part in parts) > 1:
        return None  # dates, ratios, thread sizes
    return parts


def _is_prose(parts: list[str]) -> bool:
    words = [len(part.split()) for part in parts]
    return max(words) > _LONGEST_ITEM_WORDS or sum(words) > _LONGEST_MEAN_WORDS * len(words)


_CATEGORY_MARKS: Final = (
    re.compile(r"\s*(?:>>?|›|»|→|⟩|➔)\s*"),
    re.compile(r"\s*(?:\|+|::)\s*"),
    re.compile(r"\s*\\\s*"),
    re.compile(r"\s*/\s*"),
)


def split_category(text: str) -> tuple[str, ...]:
    """A category's path from the root: "A > B > C", "A|B", "A::B", "A/B" or a JSON array.

    The strongest mark present is the separator: in "Pumps > Diesel/Petrol" the slash stays. Empty
    when the text is missing.
    """
    stripped = clean(text)
    if is_missing(stripped):
        return ()
    if stripped[0] == "[" and stripped[-1] == "]":
        items = _json_items(stripped)
        if items is not None:
            return tuple(part for part in (clean(item) for item in items) if part)
    for mark in _CATEGORY_MARKS:
        parts = [part.strip() for part in mark.split(stripped)]
        if len(parts) > 1:
            return tuple(part for part in parts if part)
    return (stripped,)
