"""Wanted: what something is done for: a conversation, a typed need, or words."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from decimal import Decimal
from math import isfinite
from typing import Annotated, Final, Self

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from data.need import Amount, Need
from sourcing.api.documents.base import Identifier, Order
from sourcing.api.documents.conversation import Language

LARGEST: Final = 10**15
LONGEST_TEXT: Final = 4000
LONGEST_LIST: Final = 500


def sound_need(need: Need) -> Need:
    """A need that holds nothing which no buyer means: endless lists, numbers that are none.

    Raises:
        PydanticCustomError: it does; says where.
    """
    if not need.lines:
        raise _unsound("lines", "at least one line: something has to be wanted")
    _look("", need)
    return need


def _look(where: str, part: object) -> None:
    if isinstance(part, Amount) and not 0 < part.number < LARGEST:
        raise _unsound(f"{where}.number", f"more than 0 and less than {LARGEST:.0e}")
    match part:
        case bool() | None:
            return
        case str():
            if (
                len(part) > LONGEST_TEXT
                or "\x00" in part
                or any("\ud800" <= c <= "\udfff" for c in part)
            ):
                raise _unsound(where, f"plain text, at most {LONGEST_TEXT} characters")
        case Decimal():
            if not part.is_finite() or abs(part) >= LARGEST:
                raise _unsound(where, f"a finite number below {LARGEST:.0e}")
        case int() | float():
            if not isfinite(part) or abs(part) >= LARGEST:
                raise _unsound(where, f"a finite number below {LARGEST:.0e}")
        case tuple() | frozenset():
            if len(part) > LONGEST_LIST:
                raise _unsound(where, f"at most {LONGEST_LIST} entries")
            for at, one in enumerate(part):
                _look(f"{where}[{at}]", one)
        case _ if is_dataclass(part):
            for one in fields(part):
                _look(f"{where}.{one.name}".lstrip("."), getattr(part, one.name))


def _unsound(where: str, accepted: str) -> PydanticCustomError:
    return PydanticCustomError(
        "need",
        "not a need that can be worked with: {where}",
        {"where": where, "expected": accepted},
    )


SentNeed = Annotated[
    Need,
    AfterValidator(sound_need),
    Field(description="A typed need, as `need.state` of a turn has it"),
]


class Wanted(Order):
    """What something is done for: exactly one of the first three, or products alone.

    Attributes:
        conversation_id: its need as it stands now.
        need: a typed one.
        text: words, understood as the first message of a conversation would be.
        line: of the need; null is the one in focus.
        product_ids: in the place of the need's shortlist; empty is none; null leaves it.
        language: that the answer is worded in; null is the need's own.
    """

    conversation_id: Identifier | None = None
    need: SentNeed | None = None
    text: Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT)] | None = None
    line: Annotated[str, Field(max_length=40)] | None = None
    product_ids: Annotated[tuple[Identifier, ...], Field(max_length=100)] | None = None
    language: Language | None = None

    @model_validator(mode="after")
    def _one_source(self) -> Self:
        given = [one for one in (self.conversation_id, self.need, self.text) if one is not None]
        if len(given) > 1 or not (given or self.product_ids):
            raise PydanticCustomError(
                "wanted",
                "what it is for has to be said, and in one way",
                {"expected": "one of conversation_id, need and text; or product_ids alone"},
            )
        return self
