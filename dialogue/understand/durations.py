"""Durations that are a property of the goods: "battery life of a week", "30 year warranty"."""

from __future__ import annotations

import math
from typing import Final

from data.constraint import LEAD_TIME
from data.schema.model import AttributeKind
from data.units import dimension_of
from dialogue.grammar.mention import DurationMention, Mention, NumberMention
from dialogue.understand.draft import Draft
from dialogue.understand.evidence import name_evidence

_NAMED: Final = 0.4
"""Evidence of an attribute's name from which a duration is meant for it."""
_HOURS: Final = {"hour": 1 / 24, "h": 1 / 24, "minute": 1 / 1440, "second": 1 / 86400}


def read_durations(draft: Draft) -> None:
    """Read durations as numbers where an attribute of the goods is a time and is talked about."""
    if draft.asked == LEAD_TIME:
        return
    fields = [
        one.id
        for one in draft.scope.attributes.values()
        if one.kind is AttributeKind.NUMBER and one.dimension == "time"
    ]
    if not fields:
        return
    draft.mentions = [_as_number(draft, one, fields) for one in draft.mentions]


def _as_number(draft: Draft, mention: Mention, fields: list[str]) -> Mention:
    if not isinstance(mention, DurationMention):
        return mention
    days = _in_days(mention)
    number = NumberMention(
        start=mention.start,
        end=mention.end,
        words=mention.words,
        confidence=mention.confidence,
        low=mention.low / days,
        high=mention.high if math.isinf(mention.high) else mention.high / days,
        unit=mention.unit,
        dimension=dimension_of(mention.unit),
        operator=mention.operator,
    )
    meant = draft.asked in fields or any(
        name_evidence(draft, number, field) >= _NAMED for field in fields
    )
    return number if meant else mention


def _in_days(mention: DurationMention) -> float:
    """Days of the unit that a duration is written in."""
    finite = mention.low if not math.isinf(mention.low) else mention.high
    return finite / mention.amount if mention.amount else _HOURS.get(mention.unit, 1.0)
