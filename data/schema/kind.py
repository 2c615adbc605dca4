"""What an attribute is, decided from the profile of its cells.

The order of the questions matters: a link is an identifier however often it recurs, a yes is a
truth value before it is a word, and a cell is a word only when it is nothing else. Every threshold
is a share of the products that state the attribute.
"""

from __future__ import annotations

from dataclasses import dataclass

from data.schema.model import AttributeKind
from data.schema.profile import Profile

ENOUGH = 12
"""Products that must state an attribute before its own cells decide what it is."""

_NUMBERS = 0.6
"""Share of cells with a number that makes a number of an attribute: the rest is words such as
"customized", and unknown."""
_ONE_DIMENSION = 0.5
_FLAGS = 0.8
_SIZES = 0.6
_PATTERN = 0.8
_UNIQUE = 0.8
_UNIQUE_BY_NAME = 0.3
_LISTS = 0.05
_ITEMS_RECUR = 0.6
_PER_ITEM = 1.5
_CELLS_RECUR = 0.4
_PROSE = 0.3
_DESIGNATIONS = 0.8
_LONG_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Decision:
    """Kind of an attribute; for a number or size, the dimension its values must have."""

    kind: AttributeKind
    dimension: str | None = None

    @property
    def family(self) -> tuple[str, str | None]:
        """Decisions of one family hold values that can be counted together."""
        if self.kind is AttributeKind.SEVERAL_OF:
            return (AttributeKind.ONE_OF, None)
        return (self.kind, self.dimension if self.kind is AttributeKind.NUMBER else None)


def decide(profile: Profile, *, identifying: bool = False, designating: bool = False) -> Decision:
    """The kind that the cells speak for.

    Args:
        profile: of the cells.
        identifying: the name says that its values name articles ("Model No.", "SKU").
        designating: the name says that its values are designations, so that bare integers among
            them are words ("Bearing designation": 6203).
    """
    n = profile.cells
    if n == 0:
        return Decision(AttributeKind.TEXT)
    if _is_identifier(profile, identifying=identifying):
        return Decision(AttributeKind.IDENTIFIER)
    if profile.flags >= _FLAGS * n and profile.flags >= profile.bare:
        return Decision(AttributeKind.BOOLEAN)
    sizes = sum(profile.sizes.values())
    if sizes >= _SIZES * n and sizes >= profile.numbers:
        return Decision(AttributeKind.DIMENSIONS, _most(profile.sizes) or None)
    if designating and profile.integers >= _DESIGNATIONS * profile.numbers > 0:
        return Decision(_words(profile))
    number = _number(profile)
    if number is not None:
        return number
    if sizes >= _ONE_DIMENSION * n:
        return Decision(AttributeKind.DIMENSIONS, _most(profile.sizes) or None)
    return Decision(_words(profile))


def readable(profile: Profile, decision: Decision) -> int:
    """How many of the cells can be read as decided."""
    match decision.kind:
        case AttributeKind.NUMBER:
            if decision.dimension is None:
                return profile.bare
            return profile.united.get(decision.dimension, 0)
        case AttributeKind.DIMENSIONS:
            return profile.sizes.get(decision.dimension or "", 0)
        case AttributeKind.BOOLEAN:
            return profile.flags
        case _:
            return profile.cells


def _most(counts: dict[str, int]) -> str | None:
    return min(counts, key=lambda d: (-counts[d], d), default=None)


def _number(profile: Profile) -> Decision | None:
    if profile.numbers < _NUMBERS * profile.cells:
        return None
    dimension = _most(profile.united)
    united = profile.united[dimension] if dimension is not None else 0
    best = max(united, profile.bare)
    if best < _ONE_DIMENSION * profile.cells:
        return None
    return Decision(AttributeKind.NUMBER, dimension if united >= profile.bare else None)


def _is_identifier(profile: Profile, *, identifying: bool) -> bool:
    n = profile.cells
    if profile.links >= _PATTERN * n or profile.dates >= _PATTERN * n:
        return True
    if n < ENOUGH and not identifying:
        return False
    unique = profile.distinct / n
    if unique < (_UNIQUE_BY_NAME if identifying else _UNIQUE):
        return False
    if profile.coded >= (0.5 if identifying else _PATTERN) * n:
        return True
    return profile.integers >= 0.95 * n and _is_numbering(profile, identifying=identifying)


def _is_numbering(profile: Profile, *, identifying: bool) -> bool:
    """Whether bare integers, nearly all different, count or name articles and measure nothing."""
    if identifying:
        return True
    running = profile.greatest - profile.least < 2 * profile.cells and profile.cells >= 20
    named = profile.uniform_digits is not None and profile.uniform_digits >= _LONG_DIGITS
    return running or named


def _is_vocabulary(profile: Profile) -> bool:
    """Whether items come from a stock of words that cells share: prose has commas, too."""
    return (
        profile.items_again >= _ITEMS_RECUR * profile.items
        and profile.items >= _PER_ITEM * profile.different_items
    )


def _words(profile: Profile) -> AttributeKind:
    n = profile.cells
    short = profile.long < _PROSE * n
    if profile.lists >= max(2, _LISTS * n) and _is_vocabulary(profile):
        return AttributeKind.SEVERAL_OF
    if profile.recurring >= _CELLS_RECUR * n and (short or profile.distinct <= 12):
        return AttributeKind.ONE_OF
    if n < ENOUGH and short and profile.letters <= 40:
        return AttributeKind.ONE_OF
    return AttributeKind.TEXT
