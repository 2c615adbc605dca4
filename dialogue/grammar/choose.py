"""Choosing among readings of the same words: the longest and surest wins."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from dialogue.grammar.mention import (
    CertificationMention,
    CountryMention,
    DateMention,
    DeliveryMention,
    DurationMention,
    Mention,
    MoneyMention,
    NumberMention,
    OrdinalMention,
    PaymentMention,
    QuantityMention,
    SampleMention,
    SizeMention,
)

_RANK: Final = {
    one: rank
    for rank, one in enumerate(
        (
            DateMention,
            PaymentMention,
            CertificationMention,
            DeliveryMention,
            SampleMention,
            MoneyMention,
            SizeMention,
            QuantityMention,
            DurationMention,
            CountryMention,
            OrdinalMention,
            NumberMention,
        )
    )
}
_LEAST: Final = 0.2
"""Readings less sure than this are no readings."""


def choose(found: Iterable[Mention]) -> tuple[Mention, ...]:
    """Mentions that do not overlap, in order of text.

    Of those that overlap, the one with the greatest length times confidence is kept; of equals,
    the kind that says most.
    """
    ranked = sorted(
        (one for one in found if one.end > one.start and one.confidence >= _LEAST),
        key=lambda one: (-(one.end - one.start) * one.confidence, _RANK[type(one)], one.start),
    )
    kept: list[Mention] = []
    for one in ranked:
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return tuple(sorted(kept, key=lambda one: one.start))
