"""The words around a number: limits, approximations, directions of a size, yes and no."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum
from typing import Final


class Bound(Enum):
    """Which end of a range a single number is."""

    NONE = ""
    LOW = "at least"
    HIGH = "at most"


def _table(low: str, high: str, neutral: str) -> dict[str, Bound]:
    table: dict[str, Bound] = {}
    for bound, words in ((Bound.LOW, low), (Bound.HIGH, high), (Bound.NONE, neutral)):
        for word in words.split("|"):
            table[" ".join(word.split())] = bound
    return table


BEFORE: Final = _table(
    """≥|>=|>|＞|≧|⩾|min|minimum|at least|from|more than|over|above|not less than|no less than|
    greater than|starting from|mindestens|ab|über|größer als|mind|mehr als|mínimo|mín|desde|
    al menos|más de|mayor que|au moins|à partir de|plus de|supérieur à|dès|至少|最少|最小|不少于|
    不低于|大于|大于等于|超过|高于""",
    """≤|<=|<|＜|≦|⩽|max|maximum|up to|at most|less than|under|below|not more than|no more than|
    not exceeding|within|bis|bis zu|höchstens|maximal|unter|kleiner als|weniger als|máximo|máx|
    hasta|como máximo|menos de|menor que|jusqu'à|au plus|moins de|inférieur à|最多|最大|不超过|
    不大于|不高于|小于|小于等于|低于""",
    """~|≈|≒|approx|approximately|about|around|circa|ca|roughly|appr|aprox|aproximadamente|
    alrededor de|ungefähr|etwa|zirka|rund|environ|env|约|約|大约|大約|±|+/-|+-|=|:|nominal|rated|
    total|net|each|every|only|ac|dc|ø|⌀|∅|φ|dia""",
)
"""Words before a number. "±5 %" alone is read as its half-width, 5 %: a tolerance."""

SHOUTED: Final = frozenset({"ca", "ab", "dia", "over", "rated", "total"})
"""Words that in capitals are codes: "CA 90210", "AB 12"."""

AFTER: Final = _table(
    """min|minimum|or more|or above|or over|and above|and over|and up|+|upwards|oder mehr|und mehr|
    o más|y más|ou plus|et plus|以上|及以上|起""",
    """max|maximum|or less|or below|or under|and below|and under|oder weniger|o menos|ou moins|
    以下|及以下|以内|之内""",
    """approx|approximately|ca|about|net|gross|nominal|rated|typ|typical|total|each|standard|std|
    default|左右|per unit|exact|netto|brutto|neto|bruto|net weight|nom|average|avg|nominell""",
)
"""Words after a number and its unit, bare or in brackets."""

FROM: Final = frozenset(
    "from between von zwischen de del desde entre von ca approx about ~ ≈ 从 range".split()
)
"""Words that may open a range: "from 5 to 10 kg"."""

AXES: Final = {
    "l": "length",
    "length": "length",
    "long": "length",
    "länge": "length",
    "largo": "length",
    "longueur": "length",
    "长": "length",
    "長": "length",
    "w": "width",
    "width": "width",
    "wide": "width",
    "breite": "width",
    "ancho": "width",
    "largeur": "width",
    "宽": "width",
    "寬": "width",
    "h": "height",
    "height": "height",
    "high": "height",
    "höhe": "height",
    "alto": "height",
    "hauteur": "height",
    "高": "height",
    "t": "thickness",
    "thick": "thickness",
    "thickness": "thickness",
    "厚": "thickness",
    "d": "depth?",
    "depth": "depth",
    "deep": "depth",
    "tiefe": "depth",
    "深": "depth",
    "b": "breite",
    "ø": "diameter",
    "⌀": "diameter",
    "∅": "diameter",
    "φ": "diameter",
    "dia": "diameter",
    "diameter": "diameter",
    "直径": "diameter",
    "直徑": "diameter",
}
"""Letters and words for directions; "d" and "b" are settled by the company they keep."""

YES: Final = frozenset(
    "yes|true|✓|✔|√|☑|✅|是|有|支持|对|sí|si|ja|oui|vrai|verdadero|wahr|supported".split("|")
)
NO: Final = frozenset(
    "no|false|✗|✘|☒|❌|否|不|不支持|不是|nein|non|faux|falso|falsch|not supported|"
    "unsupported".split("|")
)
YES_IN_FLAG_COLUMN: Final = YES | frozenset("1|y|t|on|x|j|s|1.0".split("|"))
NO_IN_FLAG_COLUMN: Final = NO | frozenset("0|n|f|off|0.0".split("|"))

_AXIS_LIST: Final = re.compile(
    r"[(\[（]?\s*([LWHDTB])\s*[x×*✕/]\s*([LWHDTB])(?:\s*[x×*✕/]\s*([LWHDTB]))?\s*[)\]）]?\s*[:：]?",
    re.IGNORECASE,
)


def axis_list(text: str) -> tuple[str, ...]:
    """The directions in ``(L x W x H)``, still as letters; empty when the text is no such list."""
    match = _AXIS_LIST.fullmatch(text)
    return tuple(letter.lower() for letter in match.groups() if letter) if match else ()


def settle_axes(found: Iterable[str]) -> tuple[str, ...]:
    """Directions of a size, with "d" and "b" settled by the others; empty when they stay unclear.

    Beside a width, D is a depth; alone with a length or a height it may be a diameter. B is the
    German width, and then T is its depth.
    """
    axes = [AXES[axis.casefold()] if axis else "" for axis in found]
    named = {axis for axis in axes if axis}
    if not named:
        return ()
    if "breite" in named:
        axes = [{"breite": "width", "thickness": "depth"}.get(axis, axis) for axis in axes]
    if "depth?" in axes:
        if "width" not in axes:
            return ()
        axes = ["depth" if axis == "depth?" else axis for axis in axes]
    named_axes = [axis for axis in axes if axis]
    if len(set(named_axes)) != len(named_axes):
        return ()
    if len(named_axes) < len(axes) and set(named_axes) != {"diameter"}:
        return ()
    return tuple(axes)
