"""Numbers whose reading depends on the category: "DN50", "PN 16", "4000 K".

A number written together with a short name of an attribute, and a letter that is a unit where the
category has one and means thousands everywhere else.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from data.schema.model import AttributeKind
from data.units import dimension_of
from dialogue.grammar.mention import Mention, NumberMention, QuantityMention
from dialogue.understand.draft import Draft
from dialogue.understand.entry import EntryKind

_KELVIN: Final = re.compile(r"^(\d{4,5}|\d{1,2}[.,]\d{3})\s?[Kk]$")
_TIMES: Final = 3.0
"""How far beyond what products have a number may be, and still be read so."""


def read_glued(draft: Draft) -> None:
    """Add the numbers that are written together with a name, and settle letters of two meanings."""
    draft.mentions = [_kelvin(draft, mention) for mention in draft.mentions]
    for match in draft.matches:
        if not match.of(EntryKind.NAME) or match.last >= len(draft.tokens):
            continue
        token = draft.tokens[match.last]
        if not token.is_number or token.start - match.end > 1:
            continue
        if any(one.start < token.end and token.start < one.end for one in draft.mentions):
            continue
        numeric = [
            entry
            for entry in match.of(EntryKind.NAME)
            if entry.field in draft.scope.attributes
            and draft.scope.attributes[entry.field].kind is AttributeKind.NUMBER
        ]
        if numeric and re.fullmatch(r"\d+(?:\.\d+)?", token.text):
            number = float(token.text)
            draft.mentions.append(
                NumberMention(
                    start=token.start,
                    end=token.end,
                    words=draft.utterance[token.start : token.end],
                    low=number,
                    high=number,
                    confidence=0.9,
                )
            )
    draft.mentions.sort(key=lambda one: (one.start, one.end))


def _kelvin(draft: Draft, mention: Mention) -> Mention:
    """A temperature where products have one, and four million elsewhere: "4000K"."""
    if not isinstance(mention, NumberMention | QuantityMention):
        return mention
    found = _KELVIN.match(mention.words.strip())
    if found is None:
        return mention
    number = float(re.sub(r"[.,]", "", found[1]))
    for attribute in draft.scope.attributes.values():
        spread = attribute.quantiles
        if (
            attribute.unit == "K"
            and spread is not None
            and (spread.minimum / _TIMES <= number <= spread.maximum * _TIMES)
        ):
            if isinstance(mention, NumberMention):
                return replace(
                    mention, low=number, high=number, unit="K", dimension=dimension_of("K")
                )
            return NumberMention(
                start=mention.start,
                end=mention.end,
                words=mention.words,
                low=number,
                high=number,
                unit="K",
                dimension=dimension_of("K"),
            )
    return mention
