"""What kind of query a text is, told from the text alone, for the breakdown of results.

Independent of the engine's own reading, so that the engine can be wrong about a query without the
breakdown hiding it.
"""

from __future__ import annotations

import re
from typing import Final

from data.units import parse_unit
from index.response import QueryType

_CODE: Final = re.compile(r"(?=[\w\-./]*\d)(?=[\w\-./]*[A-Za-z])[\w\-./]{4,}|\d{8,14}")
_MEASURE: Final = re.compile(r"(\d+(?:[.,]\d+)?)\s*([^\W\d_]+|%|\"|°C)?")
_HEAD_WORDS: Final = 3


def type_of(text: str) -> QueryType:
    """Type of a query.

    One code and nothing else is an identifier; a number with a unit makes it attribute-heavy; up
    to three words are a head term; the rest is natural language.
    """
    stripped = text.strip()
    if not stripped:
        return QueryType.EMPTY
    measured = any(
        unit is not None and parse_unit(unit) is not None
        for _, unit in _MEASURE.findall(stripped)
        if unit
    )
    if not measured and _CODE.fullmatch(stripped):
        return QueryType.IDENTIFIER
    if measured:
        return QueryType.ATTRIBUTE_HEAVY
    if len(stripped.split()) <= _HEAD_WORDS:
        return QueryType.HEAD_TERM
    return QueryType.NATURAL_LANGUAGE
