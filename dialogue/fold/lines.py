"""Lines: which line of a need an act is about, and a line for another product."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from data.constraint import CATEGORY, CERTIFICATION, COUNTRY, LEAD_TIME
from data.need import Need, NeedLine

LASTING: Final = frozenset({COUNTRY, CERTIFICATION, LEAD_TIME})
"""Fields whose requirements are about how a buyer buys, and outlast a change of product."""


def new_id(need: Need) -> str:
    """An id that no line has."""
    numbers = [int(line.id) for line in need.lines if line.id.isdecimal()]
    return str(max(numbers, default=0) + 1)


def with_line(need: Need, line: NeedLine) -> Need:
    """The need with a line changed, or added at the end; it is the one talked about now."""
    if need.line(line.id) is None:
        return replace(need, lines=(*need.lines, line), focus=line.id)
    lines = tuple(line if one.id == line.id else one for one in need.lines)
    return replace(need, lines=lines, focus=line.id)


def refines(old: str, new: str) -> bool:
    """Whether words name the same product more closely or more loosely, not another one."""
    before, after = _words(old), _words(new)
    if not before or not after:
        return not before
    return before <= after or after <= before


def for_another(line: NeedLine, query: str) -> NeedLine:
    """The line for another product: how much of it, and how it is bought, stay as they are."""
    return NeedLine(
        id=line.id,
        query=query,
        requirements=tuple(one for one in line.requirements if one.constraint.field in LASTING),
        quantity=line.quantity,
        annual=line.annual,
        budget=line.budget,
        notes=line.notes,
    )


def without_category(line: NeedLine) -> NeedLine:
    """The line with no category named."""
    kept = tuple(one for one in line.requirements if one.constraint.field != CATEGORY)
    return replace(line, requirements=kept, categories=())


def _words(text: str) -> frozenset[str]:
    """Words, or characters where a script has no spaces between words."""
    words = text.casefold().split()
    if len(words) == 1 and not words[0].isascii():
        return frozenset(words[0])
    return frozenset(_stem(word) for word in words)


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") else word
