"""The text between two numbers: what joins them, and the unit of the first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from data.parse.around import After, read_after
from data.parse.words import AXES, Bound


class Link:
    """How two neighbouring numbers are joined."""

    RANGE: Final = "range"
    LIST: Final = "list"
    TIMES: Final = "times"
    PLUS_MINUS: Final = "tolerance"
    FOLLOWS: Final = "follows"


@dataclass(frozen=True, slots=True)
class Join:
    """A gap between two numbers, understood.

    Attributes:
        start, end: of the connecting characters, within the gap.
        loose: the connector is bare, without a space or a word ("5/10", "608-2").
    """

    kind: str
    after: After
    negative: bool
    signed: bool
    start: int
    end: int
    loose: bool
    axis_after: str = ""
    axis_before: str = ""
    mark: str = ""


_CONNECTORS: Final = re.compile(
    r"(?P<tolerance>±|\+/-|\+-)"
    r"|(?P<range>\s(?:to|bis|hasta|until|through|thru|à|a)\s|\.{2,3}|[-–—~～〜…至到])"
    r"|(?P<times>[x×X*✕х╳＊]|\sby\s)"
    r"|(?P<list>\s(?:or|and|oder|und|ou|et|o|y)\s|[,;、/|，；&或和])",
    re.IGNORECASE,
)
_SIGN_ONLY: Final = {"": (False, False), "-": (True, True), "+": (False, True)}


@lru_cache(maxsize=65536)
def read_between(gap: str, dimension: str | None) -> Join | None:
    """Read the text between two numbers, or None when it does not certainly join them."""
    if not gap.strip():
        return None
    for match in _CONNECTORS.finditer(gap):
        left, right = gap[: match.start()], gap[match.end() :].strip()
        kind = match.lastgroup or ""
        found = (
            _times(left, right, match, dimension)
            if kind == Link.TIMES
            else _plain(kind, left, right, match, dimension)
        )
        if found is not None:
            return found
    after = read_after(gap, dimension)
    if after is not None and after.unit is not None and not after.power:
        return Join(Link.FOLLOWS, after, False, False, 0, len(gap), False)
    return None


def _plain(
    kind: str, left: str, right: str, match: re.Match[str], dimension: str | None
) -> Join | None:
    sign = _SIGN_ONLY.get(right)
    after = read_after(left, dimension)
    if sign is None or after is None or after.bound is not Bound.NONE:
        return None
    loose = match[0] in ("-", "/") and match.string == match[0]
    return Join(
        kind, after, sign[0], sign[1], match.start(), match.end(), loose, mark=match[0].strip()
    )


_AXIS_AFTER: Final = re.compile(r"(.*?)\s*[(（]?\s*([A-Za-zØ长宽高厚深ÄäÖö]+)\s*[)）]?", re.DOTALL)


_AXIS_FIRST: Final = re.compile(
    r"[(（]?\s*([A-Za-zØ长宽高厚深])\s*(?:[)）]|(?=\s))\s*(.*)", re.DOTALL
)


def _times(left: str, right: str, match: re.Match[str], dimension: str | None) -> Join | None:
    axis_before = ""
    if right:
        word = right.rstrip(":： .").casefold()
        if word not in AXES:
            return None
        axis_before = word
    side = read_size_side(left, dimension)
    if side is None:
        return None
    after, axis_after = side
    return Join(
        Link.TIMES,
        after,
        False,
        False,
        match.start(),
        match.end(),
        False,
        axis_after,
        axis_before,
        match[0].strip(),
    )


@lru_cache(maxsize=16384)
def read_size_side(text: str, dimension: str | None) -> tuple[After, str] | None:
    """The text after one number of a size: unit and direction ("cm (L)", "W", "mm")."""
    stripped = text.strip()
    letter = stripped.strip("()（） ")
    if len(letter) == 1 and letter.casefold() in AXES:
        # In "20L x 30W" the letter is a direction, never litres or watts.
        return After(written=stripped), letter.casefold()
    after = read_after(stripped, dimension)
    if after is not None:
        return (after, "") if after.bound is Bound.NONE else None
    for pattern, unit_group, axis_group in ((_AXIS_AFTER, 1, 2), (_AXIS_FIRST, 2, 1)):
        match = pattern.fullmatch(stripped)
        if match is None or match[axis_group].casefold() not in AXES:
            continue
        after = read_after(match[unit_group], dimension)
        if after is not None and after.bound is Bound.NONE:
            return after, match[axis_group].casefold()
    return None
