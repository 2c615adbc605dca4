"""Cells of a workbook as the text that a person sees: dates in ISO form, units of the format."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Final

from data.readers.rows import NumberText

_BRACKETS: Final = re.compile(r"\[(?!\$)[^\]]*\]")
_CURRENCY: Final = re.compile(r"\[\$([^\]-]*)(?:-[^\]]*)?\]")
_PADDING: Final = re.compile(r"[_*].")
_LITERAL: Final = re.compile(r'"([^"]*)"|\\(.)')
_DIGITS: Final = re.compile(r"[#0?][#0?,. /]*(?:[eE][+-][#0?]+)?")
_UNQUOTED: Final = frozenset("$€£¥₩₹฿₽ -+()/:")


def text_of(value: object, number_format: str) -> str | None:
    """Text of a cell's value; a `NumberText` when it is a typed number.

    Numbers have the 15 significant digits that a spreadsheet shows at most. A percentage is
    written with its sign, and literal text in the number format (``0.0" kg"``, ``[$€]0.00``)
    stands where the format puts it: it is part of what the sheet says.
    """
    if value is None:
        return None
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, bool):
        return NumberText("true" if value else "false")
    if isinstance(value, (int, float)):
        return _number(value, number_format)
    if isinstance(value, datetime):
        midnight = value.time() == time()
        return value.date().isoformat() if midnight else value.isoformat()
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    return str(value)


def _number(value: int | float, number_format: str) -> str | None:
    if isinstance(value, float) and (value != value or value in (float("inf"), float("-inf"))):
        return None
    text = _plain(value)
    if number_format == "General":
        return NumberText(text)
    prefix, suffix, percent = _surroundings(number_format)
    if percent:
        scaled = Decimal(text).scaleb(2)
        text = format(scaled.normalize(), "f")
    return NumberText(f"{prefix}{text}{suffix}")


def _plain(value: int | float) -> str:
    if isinstance(value, int):
        return str(value)
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return min(repr(value), f"{value:.15g}", key=len)


@lru_cache(maxsize=4096)
def _surroundings(number_format: str) -> tuple[str, str, bool]:
    """What a number format puts before and after the digits, and whether it is a percentage."""
    first = _PADDING.sub("", _BRACKETS.sub("", number_format.split(";")[0]))
    marked = _CURRENCY.sub(lambda found: f'"{found[1]}"', first)
    quoted: list[str] = []

    def _keep(found: re.Match[str]) -> str:
        quoted.append(found[1] if found[1] is not None else found[2])
        return chr(0xE000 + len(quoted) - 1)

    bare = _LITERAL.sub(_keep, marked)
    digits = _DIGITS.search(bare)
    if digits is None:
        return "", "", False
    prefix, suffix = (
        "".join(
            quoted[ord(c) - 0xE000] if 0xE000 <= ord(c) < 0xE000 + len(quoted) else c
            for c in part
            if c in _UNQUOTED or 0xE000 <= ord(c) < 0xE000 + len(quoted) or c == "%"
        )
        for part in (bare[: digits.start()], bare[digits.start() + len(digits[0].rstrip()) :])
    )
    percent = "%" in bare
    before = prefix.strip(" -+()/:")
    after = suffix.rstrip(" -+(/:")
    return f"{before} " if before.isalpha() else before, after, percent
