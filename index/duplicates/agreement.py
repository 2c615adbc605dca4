"""Agreement: whether what two listings state can be true of one product."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Protocol

from data.records import Product
from data.values import Dimensions, Flag, Number, Text, Value
from index.snapshot.texts import words

_ROUNDING: Final = 0.02
"""Numbers this near each other, relatively, may be one number rounded or converted twice."""
_SHARED: Final = 3
"""Attributes that both must state before agreement on them means anything."""
_SLIPS: Final = 0.2
"""Share of labels that may differ between listings of one GTIN, or one brand and model number."""
_SHARE: Final = 0.5
"""Of the attributes that the one with fewer states."""

Plain = frozenset[str] | tuple[float, ...] | bool


@dataclass(frozen=True, slots=True)
class Facts:
    """What a listing states, in a form that compares fast.

    Attributes:
        category: path.
        brand, mpn, gtin: folded, None when not stated.
        title: the set of the title's words, without brand and model number.
        values: per attribute, what it states; several labels as a set.
    """

    category: tuple[str, ...]
    brand: str | None
    mpn: str | None
    gtin: str | None
    title: frozenset[str]
    values: Mapping[str, Plain]


def facts_of(product: Product) -> Facts:
    """The facts of a product."""
    brand = " ".join(words(product.brand)) if product.brand else None
    mpn = "".join(c for c in product.mpn.casefold() if c.isalnum()) if product.mpn else None
    own = set((brand or "").split())
    labels: dict[str, set[str]] = {}
    values: dict[str, Plain] = {}
    for one in product.attributes:
        if isinstance(one.value, Text):
            labels.setdefault(one.attribute, set()).add(one.value.text.casefold())
        elif one.value is not None:
            values[one.attribute] = _plain(one.value)
    values.update({id_: frozenset(found) for id_, found in labels.items()})
    title = frozenset(
        w for w in words(product.title) if w not in own and "".join(filter(str.isalnum, w)) != mpn
    )
    return Facts(product.category, brand or None, mpn or None, product.gtin, title, values)


def agree(a: Facts, b: Facts) -> bool:
    """Whether two listings are of one product, as far as they say.

    They must not contradict each other in category, brand, model number or GTIN. With a GTIN, or
    brand and model number, in common they may differ in a few labels. Otherwise no attribute that
    both state may differ, and they must share at least half of what the scantier one states
    (three attributes or more) and most words of the title.
    """
    if contradict(a, b):
        return False
    shared = a.values.keys() & b.values.keys()
    contrary = [id_ for id_ in shared if not _same(a.values[id_], b.values[id_])]
    if _same_identity(a, b):
        # Labels may be one value in two languages; a number that differs is a difference.
        labels = all(isinstance(a.values[id_], frozenset) for id_ in contrary)
        return labels and len(contrary) <= max(1, _SLIPS * len(shared))
    if contrary:
        return False
    if not a.values and not b.values:
        return a.title == b.title and a.brand == b.brand and bool(a.title)
    enough = max(_SHARED, _SHARE * min(len(a.values), len(b.values)))
    return len(shared) >= enough and _overlap(a.title, b.title) >= 0.8


class Identity(Protocol):
    """What names a listing."""

    @property
    def category(self) -> tuple[str, ...]:
        """Path."""
        ...

    @property
    def brand(self) -> str | None:
        """Folded."""
        ...

    @property
    def mpn(self) -> str | None:
        """Folded."""
        ...

    @property
    def gtin(self) -> str | None:
        """Without padding."""
        ...


def contradict(a: Identity, b: Identity) -> bool:
    """Whether two listings cannot be of one product, going by what names them."""
    return (
        a.category != b.category
        or _differ(a.brand, b.brand)
        or _differ(a.mpn, b.mpn)
        or _differ(a.gtin, b.gtin)
    )


def _same_identity(a: Facts, b: Facts) -> bool:
    if a.gtin is not None and a.gtin == b.gtin:
        return True
    return a.mpn is not None and a.mpn == b.mpn and a.brand is not None and a.brand == b.brand


def _plain(value: Value) -> Plain:
    match value:
        case Number(low, high, _):
            return (low, high)
        case Dimensions(sizes, _, _):
            return tuple(sorted(sizes))
        case Flag(flag):
            return flag
        case Text(text):
            return frozenset((text.casefold(),))


def _differ(a: str | None, b: str | None) -> bool:
    return a is not None and b is not None and a != b


def _same(a: Plain, b: Plain) -> bool:
    if isinstance(a, tuple) and isinstance(b, tuple):
        return len(a) == len(b) and all(_near(x, y) for x, y in zip(a, b, strict=True))
    return a == b


def _near(x: float, y: float) -> bool:
    return x == y or abs(x - y) <= _ROUNDING * max(abs(x), abs(y))


def _overlap(a: frozenset[str], b: frozenset[str]) -> float:
    union = len(a | b)
    return len(a & b) / union if union else 0.0
