"""Reading a cell: every sound interpretation of its text, side by side."""

from __future__ import annotations

import re
from typing import Final

from data.parse.context import Numbers
from data.parse.flag import read_flag
from data.parse.lists import split_list
from data.parse.number import Mark
from data.parse.reading import Reading, Shape
from data.parse.shapes import read_numbers
from data.parse.text import clean, is_missing
from data.values import Number

_EMPTY: Final = Reading("", missing=True)
_MACHINE: Final = re.compile(
    r"[+-]?(?:[0-9]{1,40}(?:\.[0-9]{0,40})?|\.[0-9]{1,40})(?:[eE][+-]?[0-9]{1,3})?"
)
_SIMPLE: Final = re.compile(r"-?(?:0|[1-9][0-9]{0,15})")
_HAS_DIGIT: Final = re.compile(r"[0-9０-９¼½¾⅐-⅞]")
_LINE_BREAK: Final = re.compile(r"[\r\n]+|<br\s*/?>|</li>|</p>", re.IGNORECASE)
_LONGEST_NUMERIC: Final = 160


def read_cell(
    raw: str | None,
    *,
    decimal: Mark | None,
    unit: str | None = None,
    machine: bool = False,
    boolean: bool = False,
) -> Reading:
    """Everything that the text of one cell can soundly be read as. Never raises.

    Numbers are in the unit written, or in the header's where none is written. What is not certain
    is left out: a model number, a mixture of dimensions, an ambiguous "1,234", or a unit of
    another dimension than the header's leave ``shape`` at NONE, with the text kept.

    Args:
        raw: the cell as the source holds it.
        decimal: decimal mark of the source's notation, or None when nothing shows it.
        unit: symbol of the header's unit.
        machine: the source types this column as a number: a decimal point, for sure.
        boolean: the header says that 0 and 1 (y and n, on and off) mean no and yes; such a cell
            has a flag and no number.
    """
    if not raw:
        return _EMPTY
    text = clean(raw)
    if is_missing(text):
        return Reading(text, missing=True)
    if boolean:
        flag = read_flag(text, column=True)
        if flag is not None:
            return Reading(text, items=(text,), flag=flag)
    if machine:
        decimal = "."
    if _SIMPLE.fullmatch(text) or (machine and _MACHINE.fullmatch(text)):
        value = float(text)
        if abs(value) < 1e300:
            return Reading(
                text, shape=Shape.POINT, numbers=(Number(value, value, unit),), items=(text,)
            )
    found = None
    if len(text) <= _LONGEST_NUMERIC and _HAS_DIGIT.search(text):
        found = read_numbers(text, decimal=decimal, unit=unit)
    if found is None:
        items = _items(raw, text)
        return Reading(text, items=items, flag=read_flag(text))
    items = _cut(text, found) if found.cuts else (text,)
    return Reading(text, False, found.shape, found.numbers, found.axes, items)


def _items(raw: str, text: str) -> tuple[str, ...]:
    if raw != text and _LINE_BREAK.search(raw.strip()):
        lines = [clean(line) for line in _LINE_BREAK.split(raw)]
        kept = tuple(dict.fromkeys(line for line in lines if line))
        if len(kept) > 1:
            return kept
    return split_list(text)


def _cut(text: str, found: Numbers) -> tuple[str, ...]:
    starts = [0, *(end for _, end in found.cuts)]
    ends = [*(start for start, _ in found.cuts), len(text)]
    return tuple(text[start:end].strip() for start, end in zip(starts, ends, strict=True))
