"""The words of an utterance that name goods, and which categories they name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dialogue.understand.entry import EntryKind, Match
from dialogue.understand.matching import LIKE, find_matches
from dialogue.understand.scope import Scopes
from dialogue.understand.text import Prepared
from dialogue.understand.translated import Translations

Path = tuple[str, ...]

_MOST: Final = 3
_NAMED: Final = 3.0
_TRANSLATED: Final = 2.8
_HEADED: Final = 1.5
"""What speaks for a category before its values do: its whole name is said, the same in another
language, one word of it."""
_SURE: Final = 0.95
_WITH: Final = frozenset(("with", "con", "a", "mit", "avec", "带", "配", "sin", "without"))
_PARTICIPLES: Final = frozenset(
    ("powered", "operated", "driven", "cooled", "mounted", "free", "type", "heated", "included")
)


@dataclass(frozen=True, slots=True)
class NamedGoods:
    """A word that names goods.

    Attributes:
        paths: the categories, most a word can name.
        sure: it is their whole name, in the catalogue's own language.
        prior: what it says for them beside everything else that is said.
    """

    paths: tuple[Path, ...]
    sure: bool
    prior: float


def named_goods(
    text: Prepared,
    scopes: Scopes,
    translations: Translations | None,
    believed: tuple[Path, ...],
) -> list[NamedGoods]:
    """The words that name goods, surest first."""
    found = find_matches(text.tokens, [scopes.categories], translations)
    goods = [match for match in found if match.of(EntryKind.CATEGORY)]
    if goods and believed:
        own = find_matches(text.tokens, [scopes.of(believed).vocabulary], translations)
        goods = [match for match in goods if not is_said_of(match, own)]
    goods = [match for match in goods if not qualifies(text, match)] or goods[:0]
    goods.sort(key=rank_category)
    return [_surest(match) for match in goods]


def _surest(match: Match) -> NamedGoods:
    """The categories that a word names as surely as any other."""
    entries = match.of(EntryKind.CATEGORY)
    paths = tuple(e.path for e in entries if e.confidence == entries[0].confidence)[:_MOST]
    whole = entries[0].confidence >= _SURE
    # A word of another language names the goods nearest to it; what else is said may know better.
    sure = whole and match.certainty >= LIKE
    return NamedGoods(paths, sure, _NAMED if sure else _TRANSLATED if whole else _HEADED)


def is_said_of(goods: Match, own: Sequence[Match]) -> bool:
    """Whether words that also name goods are a value or a property of those talked about.

    "Battery" is an attribute of a forklift, whatever else the catalogue has.
    """
    return any(
        one.start <= goods.start
        and goods.end <= one.end
        and one.of(EntryKind.NAME, EntryKind.NAME_PART, EntryKind.VALUE)
        for one in own
    )


def qualifies(text: Prepared, match: Match) -> bool:
    """Whether a word for goods only says something about others: "battery powered lights".

    An English word in front of another one, or a word after "with".
    """
    if match.of(EntryKind.CATEGORY)[0].confidence >= _SURE:
        return False
    before = text.tokens[match.first - 1].text if match.first else ""
    if before in _WITH:
        return True
    if match.last >= len(text.tokens) or match.last - match.first > 1:
        return False
    word, after = text.tokens[match.first], text.tokens[match.last]
    joined = text.utterance[word.end : after.start] in (" ", "-")
    return joined and not word.text.endswith("s") and after.text in _PARTICIPLES


def rank_category(match: Match) -> tuple[float, int, int, int]:
    """Surest first, then the longest wording, the deepest category, the first place."""
    entry = match.of(EntryKind.CATEGORY)[0]
    words = match.last - match.first
    if match.end - match.start == words > 1:
        words = (words + 1) // 2  # Chinese: one token is one character
    return -entry.confidence - 0.3 * (words > 1), -words, -len(entry.path), match.start
