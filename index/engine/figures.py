"""Figures: what a query says of numbers, read against the catalogue's own attributes.

"Solar module, power at STC at least 400 W" asks for no product that says 400: it asks for those
whose power is 400 W or more, in whatever unit they state it. Names of attributes come from the
catalogue's schema in every spelling and language that it holds, limits and units from the tables
that read the catalogue itself.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from data.constraint import Constraint, Importance, Operator
from data.parse.number import parse_number
from data.parse.words import AFTER, BEFORE, Bound
from data.schema.attribute_schema import AttributeSchema
from data.schema.model import AttributeDefinition, AttributeKind
from data.units import dimension_of, parse_unit
from index.snapshot.function_words import FUNCTION_WORDS
from index.text.fold import fold

_CJK: Final = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af"
_PIECE: Final = re.compile(
    rf"(?<![a-z0-9.])[-\u2212+]?\d+(?:[.,]\d+)*(?:e[-+]?\d+)?|[{_CJK}]|[^\W_{_CJK}]+|>=|<=|\S",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(r"[-\u2212+]?\d+(?:[.,]\d+)*(?:e[-+]?\d+)?", re.IGNORECASE)
_UNIT: Final = re.compile(r"\s?([^\s\d,;:!?<>=≥≤][^\s,;:!?<>=≥≤]*)")
_HAN: Final = re.compile(rf"[{_CJK}]+")
_FRACTION: Final = re.compile(r"\d+/\d+(?:/\d+)*")
_DIGIT: Final = re.compile(r"\d")
_LETTER: Final = re.compile(r"[^\W\d_]")
_LONGEST_NAME: Final = 12
_LONGEST_LIMIT: Final = 4
_BETWEEN: Final = 3
"""Words that may stand between a name and its number besides a limit: "a power of 400 W"."""
_MOST: Final = 8
"""Attributes that a measure without a name may be of."""
_LOOSE: Final = frozenset(",:=")

Pieces = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a query and what it may be of.

    Attributes:
        text: as written, with name and limit where it has them.
        start, stop: of that in the query.
        number: the number alone, folded.
        alternatives: constraints, any of which says it.
        condition: whether it is said of an attribute by name, or is a limit. Otherwise it is a
            measure that a product may also have in another unit or spelling.
    """

    text: str
    start: int
    stop: int
    number: str
    alternatives: tuple[Constraint, ...]
    condition: bool


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    start: int
    stop: int


class FigureReader:
    """Reads the figures of queries; safe to share between threads.

    Args:
        schema: of the catalogue.
    """

    def __init__(self, schema: AttributeSchema) -> None:
        names: defaultdict[Pieces, set[tuple[str, str | None]]] = defaultdict(set)
        weights: defaultdict[tuple[str, str | None], float] = defaultdict(float)
        for category in schema.categories.values():
            for one in category.attributes:
                if one.kind is not AttributeKind.NUMBER:
                    continue
                key = (one.id, one.dimension)
                # A root counts what its branches count again; what matters is which is more.
                weights[key] += one.importance * one.count
                for name in _names_of(one):
                    if 0 < len(name) <= _LONGEST_NAME and any(map(_LETTER.search, name)):
                        names[name].add(key)
        ordered = sorted(weights, key=lambda key: (-weights[key], key[0]))
        self._names = {name: tuple(k for k in ordered if k in keys) for name, keys in names.items()}
        self._openings = frozenset(name[0] for name in self._names)
        by_dimension: defaultdict[str, list[str]] = defaultdict(list)
        for id_, dimension in ordered:
            if dimension is not None:
                by_dimension[dimension].append(id_)
        self._by_dimension: Mapping[str, Sequence[str]] = by_dimension

    def read(self, text: str) -> tuple[Figure, ...]:
        """The figures of a text, in order; they do not overlap."""
        if _DIGIT.search(text) is None:
            return ()
        pieces = [_Piece(fold(m.group()), m.start(), m.end()) for m in _PIECE.finditer(text)]
        broken = [match.span() for match in _FRACTION.finditer(text)]
        found: list[Figure] = []
        begun = 0
        named = self._named(pieces)
        inside = {at for start, stop, _ in named for at in range(start, stop)}
        for at, piece in enumerate(pieces):
            if at < begun or at in inside or _NUMBER.fullmatch(piece.text) is None:
                continue
            if any(start <= piece.start < stop for start, stop in broken):
                continue
            figure = self._figure(text, pieces, at, begun, named)
            if figure is not None:
                found.append(figure)
                begun = next(
                    (n for n, p in enumerate(pieces) if p.start >= figure.stop), len(pieces)
                )
        return tuple(found)

    def _named(self, pieces: Sequence[_Piece]) -> list[tuple[int, int, Pieces]]:
        """Where names of attributes stand, the longest that begins at each place."""
        found: list[tuple[int, int, Pieces]] = []
        at = 0
        while at < len(pieces):
            stop = at + 1
            if pieces[at].text in self._openings:
                for length in range(min(_LONGEST_NAME, len(pieces) - at), 0, -1):
                    name = tuple(piece.text for piece in pieces[at : at + length])
                    if name in self._names:
                        found.append((at, at + length, name))
                        stop = at + length
                        break
            at = stop
        return found

    def _figure(
        self,
        text: str,
        pieces: Sequence[_Piece],
        at: int,
        begun: int,
        named: Sequence[tuple[int, int, Pieces]],
    ) -> Figure | None:
        value = _value(pieces[at].text)
        if value is None:
            return None
        unit, end = _unit_after(text, pieces[at].stop)
        limit, first = _limit_before(pieces, at, begun)
        later, end = _limit_after(text, end)
        bound = limit if limit is not Bound.NONE else later
        start, stop = pieces[first].start, end
        keys: tuple[tuple[str, str | None], ...] = ()
        before = next((one for one in reversed(named) if begun <= one[0] < one[1] <= first), None)
        if before is not None and _belongs(pieces[before[1] : first]):
            keys = _of_unit(self._names[before[2]], unit)
            if keys:
                start = pieces[before[0]].start
        if not keys:
            after = next((one for one in named if pieces[one[0]].start >= end), None)
            gap = [] if after is None else [p for p in pieces[at + 1 : after[0]] if p.start >= end]
            taken = after is not None and _has_own(pieces, after[1])
            if after is not None and not taken and _belongs(gap, loose=False):
                keys = _of_unit(self._names[after[2]], unit)
                if keys:
                    stop = pieces[after[1] - 1].stop
        ids = [id_ for id_, _ in keys]
        condition = bool(keys) or bound is not Bound.NONE
        if not ids and unit is not None:
            ids = list(self._by_dimension.get(dimension_of(unit), ()))[:_MOST]
            if bound is not Bound.NONE:
                ids = ids[:1]
        if not ids:
            return None
        operator = _OPERATORS[bound]
        said = tuple(
            Constraint(id_, operator, (value,), unit, Importance.SHOULD)
            for id_ in dict.fromkeys(ids)
        )
        number = pieces[at].text.lstrip("-+\u2212")
        return Figure(text[start:stop], start, stop, number, said, condition)


_OPERATORS: Final = {
    Bound.NONE: Operator.EQUAL,
    Bound.LOW: Operator.AT_LEAST,
    Bound.HIGH: Operator.AT_MOST,
}


def blanked(text: str, figures: Iterable[Figure]) -> str:
    """A text without some of its figures."""
    cuts = sorted((figure.start, figure.stop) for figure in figures)
    ends = [0, *(stop for _, stop in cuts)]
    starts = [*(start for start, _ in cuts), len(text)]
    return " ".join(" ".join(text[a:b] for a, b in zip(ends, starts, strict=True)).split())


def _names_of(attribute: AttributeDefinition) -> Iterator[Pieces]:
    for name in (attribute.label, *attribute.names, *attribute.labels.values()):
        yield tuple(fold(match.group()) for match in _PIECE.finditer(name))


def _value(text: str) -> float | None:
    plain = text.replace("\u2212", "-")
    try:
        value = float(plain)
    except ValueError:
        # "1,200" could be either; a buyer who writes a unit behind it seldom means 1.2.
        parsed = parse_number(plain, None) or parse_number(plain, ".")
        return None if parsed is None else float(parsed)
    return value if math.isfinite(value) else None


def _unit_after(text: str, at: int) -> tuple[str | None, int]:
    """The unit that follows a number, and where it ends."""
    match = _UNIT.match(text, at)
    if match is None:
        return None, at
    written = match[1]
    han = _HAN.match(written)
    lengths = range(len(han.group()), 0, -1) if han is not None else ()
    whole = written.rstrip(".)")
    # "12V/24V" is two figures, "5 A/K" is one.
    first = whole.split("/")[0]
    for candidate in (written, whole, first, *(written[:length] for length in lengths)):
        unit = parse_unit(candidate) if candidate else None
        if unit is not None:
            return unit, match.start(1) + len(candidate)
    return None, at


def _limit_before(pieces: Sequence[_Piece], at: int, begun: int) -> tuple[Bound, int]:
    """The limit in front of a number, and the place of its first piece."""
    for length in range(min(_LONGEST_LIMIT, at - begun), 0, -1):
        some = [piece.text for piece in pieces[at - length : at]]
        for joined in (" ".join(some), "".join(some)):
            bound = BEFORE.get(joined, Bound.NONE)
            if bound is not Bound.NONE:
                return bound, at - length
    return Bound.NONE, at


def _limit_after(text: str, at: int) -> tuple[Bound, int]:
    """The limit behind a number and its unit, and where it ends."""
    pieces = [(fold(m.group()), at + m.end()) for m in _PIECE.finditer(text[at : at + 24])]
    if len(text) > at + 24 and pieces:
        # The last may be cut short.
        pieces.pop()
    for length in range(min(_LONGEST_LIMIT, len(pieces)), 0, -1):
        some = [piece for piece, _ in pieces[:length]]
        for joined in (" ".join(some), "".join(some)):
            bound = AFTER.get(joined, Bound.NONE)
            if bound is not Bound.NONE:
                return bound, pieces[length - 1][1]
    return Bound.NONE, at


def _belongs(gap: Sequence[_Piece], *, loose: bool = True) -> bool:
    """Whether what stands between a name and a number keeps them together."""
    return len(gap) <= _BETWEEN and all(
        piece.text in FUNCTION_WORDS or (loose and piece.text in _LOOSE) for piece in gap
    )


def _has_own(pieces: Sequence[_Piece], at: int) -> bool:
    """Whether a name that ends there is followed by a number of its own."""
    following = pieces[at : at + _LONGEST_LIMIT + 1]
    for before, piece in pairwise([None, *following]):
        if piece is None or (before is not None and before.text in ",;"):
            break
        if _NUMBER.fullmatch(piece.text):
            return True
    return False


def _of_unit(
    keys: Sequence[tuple[str, str | None]], unit: str | None
) -> tuple[tuple[str, str | None], ...]:
    """The attributes that a number in a unit can be of."""
    dimension = None if unit is None else dimension_of(unit)
    return tuple(key for key in keys if key[1] == dimension)
