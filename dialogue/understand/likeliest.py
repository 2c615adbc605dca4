"""Which of several categories an utterance is about: the one whose words and values explain most.

A word that names goods ("oven" of "oven mitts", "luces" of a string of lights) can name others
than those that are meant; what else is said is then a value of the one category and of none of the
other.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from data.schema.model import AttributeKind
from dialogue.grammar.mention import Mention, NumberMention
from dialogue.understand.entry import EntryKind, Match
from dialogue.understand.matching import find_matches
from dialogue.understand.plausible import BEYOND, convertible, plausibility
from dialogue.understand.scope import Scope, Scopes
from dialogue.understand.text import Prepared
from dialogue.understand.translated import Translations

Path = tuple[str, ...]

_MOST: Final = 3
_NEAR: Final = 0.8
"""A category that explains this share of what the best one does is believed in, too."""
_NAME: Final = 0.35
_FLAG: Final = 0.9
_WEAK: Final = 0.25
_NUMBER: Final = 0.7
_MORE_WORDS: Final = 0.25
"""What a further word of a value adds: "rotary screw" tells more than "rotary"."""


def likeliest(
    priors: Mapping[Path, float],
    text: Prepared,
    mentions: tuple[Mention, ...],
    scopes: Scopes,
    translations: Translations | None,
) -> tuple[Path, ...]:
    """The categories, most probable first, that an utterance is read against.

    ``priors`` is, per category, what speaks for it beside its own words and values.
    """
    scores = {
        path: prior + _explained(text, mentions, scopes.of([path]), translations)
        for path, prior in priors.items()
    }
    order = sorted(scores, key=lambda path: (-scores[path], path))
    return tuple(path for path in order[:_MOST] if scores[path] >= _NEAR * scores[order[0]])


def _explained(
    text: Prepared,
    mentions: tuple[Mention, ...],
    scope: Scope,
    translations: Translations | None,
) -> float:
    """How much of an utterance is a value, a name or a plausible number of a category."""
    matches = find_matches(text.tokens, [scope.vocabulary], translations)
    taken = {
        number
        for number, one in enumerate(mentions)
        if not isinstance(one, NumberMention)
        or any(match.start < one.end and one.start < match.end for match in matches)
    }
    numbers = [one for number, one in enumerate(mentions) if number not in taken]
    said = sum(_worth(scope, match) for match in matches)
    return said + sum(_NUMBER * _fits(scope, one) for one in numbers if _is_number(one))


def _worth(scope: Scope, match: Match) -> float:
    words = 1.0 + _MORE_WORDS * min(3, match.last - match.first - 1)
    best = 0.0
    for entry in match.entries:
        attribute = scope.attributes.get(entry.field)
        if attribute is None:
            continue
        stated = 0.4 + 0.6 * attribute.coverage
        if entry.kind is EntryKind.VALUE:
            worth = _WEAK if entry.weak else entry.confidence
            best = max(best, worth * words * stated)
        elif entry.kind is EntryKind.NAME:
            flag = attribute.kind is AttributeKind.BOOLEAN
            best = max(best, (_FLAG if flag else _NAME) * words * stated)
    return best


def _is_number(mention: Mention) -> bool:
    return isinstance(mention, NumberMention) and mention.unit is not None


def _fits(scope: Scope, mention: Mention) -> float:
    """Plausibility of a number with a unit as a value of the attribute that takes it best."""
    best = 0.0
    if not isinstance(mention, NumberMention) or mention.unit is None:
        return best
    for attribute in scope.attributes.values():
        if attribute.kind is AttributeKind.DIMENSIONS and mention.dimension == "length":
            best = max(best, 0.3)
        if attribute.kind is not AttributeKind.NUMBER or attribute.unit is None:
            continue
        if attribute.dimension != mention.dimension or not convertible(
            mention.unit, attribute.unit
        ):
            continue
        fits = plausibility(mention, attribute, mention.unit)
        if fits > BEYOND:
            best = max(best, fits * (0.4 + 0.6 * attribute.coverage))
    return best
