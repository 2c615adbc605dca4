"""Attribute bags: many attributes in one cell, opened into names and texts."""

from __future__ import annotations

import ast
import json
import re
import warnings
from collections.abc import Iterable, Mapping
from typing import Final

from data.parse.text import clean

Pairs = tuple[tuple[str, str], ...]

_LONGEST: Final = 200_000
_LONGEST_LITERAL: Final = 20_000
_NAMES: Final = ("name", "key", "label", "attribute", "attr", "property", "title", "k")
_VALUES: Final = ("value", "values", "val", "text", "content", "v")
_UNITS: Final = ("unit", "units", "uom", "unitcode", "unittext")
_PAIR: Final = re.compile(
    r"\s*(?P<name>[^\W\d_][^:=：;|\n]{0,59}?)\s*[:=：]\s*(?P<value>(?!//)\S.*?)\s*", re.DOTALL
)
_SEPARATORS: Final = (
    re.compile(r"[\r\n]+|<br\s*/?>", re.IGNORECASE),
    re.compile(r"[;；]"),
    re.compile(r"\|"),
)
_NEXT_KEY: Final = re.compile(r"[,，]\s*(?=[^\W\d_][^:=：,，;]{0,40}?\s*[:：=]\s*\S)")
_MOST_KEY_WORDS: Final = 6


def open_bag(text: str) -> Pairs | None:
    """The (name, text) pairs of a bag, in order; None when the text is not one.

    Opens a JSON object, a JSON list of ``{name, value[, unit]}`` objects or of pairs, the same as
    Python literals, and ``key: value; key: value`` with semicolons, bars, line breaks or commas
    between pairs and a colon or equals sign inside. Numbers keep the digits of the source. Items
    of a list value are joined with "; "; names of nested objects with a dot; values that are null
    are left out. A repeated name is kept as often as it occurs.
    """
    stripped = text.strip()
    if not stripped or len(stripped) > _LONGEST:
        return None
    if stripped[0] in "{[":
        loaded = _load(stripped)
        if loaded is not None:
            return _from_object(loaded)
    return _from_text(stripped)


def _load(text: str) -> object:
    try:
        return json.loads(text, parse_float=str, parse_int=str)
    except (ValueError, RecursionError):
        pass
    if len(text) > _LONGEST_LITERAL:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", SyntaxWarning)  # a stray backslash in a feed
            return ast.literal_eval(text)
    except (ValueError, SyntaxError, TypeError, RecursionError, MemoryError):
        return None


def _from_object(loaded: object) -> Pairs | None:
    if isinstance(loaded, Mapping):
        single = _named(loaded)
        pairs = [single] if single is not None else list(_flatten("", loaded))
    elif isinstance(loaded, list | tuple):
        pairs = []
        for entry in loaded:
            found = _entry(entry)
            if found is None:
                return None
            pairs += found
    else:
        return None
    cleaned = ((clean(name), value) for name, value in pairs)
    kept = tuple((name, value) for name, value in cleaned if name and value)
    return kept or None


def _entry(entry: object) -> list[tuple[str, str]] | None:
    if isinstance(entry, Mapping):
        single = _named(entry)
        if single is not None:
            return [single]
        return list(_flatten("", entry)) if len(entry) == 1 else None
    if isinstance(entry, list | tuple) and len(entry) == 2 and isinstance(entry[0], str):
        return [(entry[0], _text(entry[1]))]
    if isinstance(entry, str):
        pair = _pair(entry)
        return [pair] if pair is not None else None
    return None


def _named(entry: Mapping[object, object]) -> tuple[str, str] | None:
    """One ``{name, value[, unit]}`` object as a pair."""
    folded = {str(key).casefold(): value for key, value in entry.items()}
    name = next((folded[key] for key in _NAMES if key in folded), None)
    value_key = next((key for key in _VALUES if key in folded), None)
    if not isinstance(name, str) or value_key is None:
        return None
    value = _text(folded[value_key])
    unit = next((folded[key] for key in _UNITS if folded.get(key)), None)
    return name, f"{value} {unit}" if value and isinstance(unit, str) else value


def _flatten(prefix: str, entry: Mapping[object, object]) -> Iterable[tuple[str, str]]:
    for key, value in entry.items():
        name = f"{prefix}{key}"
        if isinstance(value, Mapping):
            measured = _measured(value)
            if measured is not None:
                yield name, measured
            elif name.count(".") < 8:
                yield from _flatten(f"{name}.", value)
        else:
            yield name, _text(value)


def _measured(value: Mapping[object, object]) -> str | None:
    """``{"value": 5, "unit": "kg"}`` as "5 kg"."""
    folded = {str(key).casefold(): part for key, part in value.items()}
    if not set(folded) <= {*_VALUES, *_UNITS} or not set(folded) & set(_VALUES):
        return None
    pair = _named({"name": "", **{str(k): v for k, v in folded.items()}})
    return pair[1] if pair is not None else None


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple | set):
        return "; ".join(part for part in (_text(item) for item in value) if part)
    if isinstance(value, Mapping):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value).strip()


def _pair(segment: str) -> tuple[str, str] | None:
    match = _PAIR.fullmatch(segment)
    if match is None or len(match["name"].split()) > _MOST_KEY_WORDS:
        return None
    return match["name"].strip(), match["value"]


def _from_text(text: str) -> Pairs | None:
    for separator in (*_SEPARATORS, _NEXT_KEY):
        segments = [part for part in (p.strip() for p in separator.split(text)) if part]
        if len(segments) < 2:
            continue
        pairs = [_pair(segment) for segment in segments]
        found = [(clean(name), value) for name, value in filter(None, pairs)]
        # One segment that is no pair means that this is not a bag, or not this separator.
        if len(found) == len(segments):
            return tuple(found)
    if len(text) > 120 or any(mark in text for mark in "\n;|"):
        return None
    pair = _pair(text)
    return (pair,) if pair is not None and not re.search(r"[.!?。]\s", text) else None
