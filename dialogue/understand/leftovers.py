"""The words that nothing was made of, gathered into phrases."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from dialogue.understand.cues import CueKind, lexicon
from dialogue.understand.draft import Draft
from dialogue.understand.telling import link_words
from dialogue.understand.text import Token

_LONGEST_STOP: Final = 4
"""Characters of the longest Chinese stop word."""

_PASSING: Final = (
    CueKind.WANT,
    CueKind.WITH,
    CueKind.CONTRAST,
    CueKind.CORRECT,
    CueKind.MUST,
    CueKind.SHOULD,
    CueKind.ADDITIVE,
    CueKind.INSTEAD,
    CueKind.PURPOSE,
    CueKind.NEGATE,
    CueKind.NEGATE_AFTER,
    CueKind.GREET,
    CueKind.THANK,
    CueKind.AFFIRM,
    CueKind.ANY,
    CueKind.INDIFFERENT,
    CueKind.UNKNOWN,
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in a row that nothing was made of.

    Attributes:
        start, end: character offsets in the utterance.
        tokens: of it.
    """

    start: int
    end: int
    tokens: tuple[Token, ...]


def leftover_phrases(draft: Draft) -> list[Phrase]:
    """Phrases of words that no stage used and that are no stop words, in order."""
    passing = bytearray(len(draft.utterance))
    for cue in draft.cues_of(*_PASSING):
        for place in range(cue.start, cue.end):
            passing[place] = 1
    stop = _stopped(draft)
    phrases: list[list[Token]] = []
    open_phrase = False
    links: list[Token] = []
    for token in draft.tokens:
        used = draft.is_used(token.start, token.end)
        free = not used and not all(passing[token.start : token.end]) and not stop[token.start]
        breaks = bool(phrases) and open_phrase and _breaks(draft, phrases[-1][-1], token)
        if free and open_phrase and not breaks:
            phrases[-1] += [*links, token]
        elif free:
            phrases.append([token])
        open_phrase = free or (open_phrase and not used and token.text in link_words())
        if free:
            links = []
        elif open_phrase:
            links.append(token)
        else:
            links = []
    return [
        Phrase(tokens[0].start, tokens[-1].end, tuple(tokens))
        for tokens in phrases
        if any(any(letter.isalpha() for letter in token.text) for token in tokens)
    ]


def _breaks(draft: Draft, last: Token, token: Token) -> bool:
    gap = draft.utterance[last.end : token.start]
    if gap.isspace() and (_is_chinese(last.text[0]) or _is_chinese(token.text[0])):
        return True
    return any(letter in ",;:.!?，。；：！？、\n()（）" for letter in gap)


def _stopped(draft: Draft) -> bytearray:
    """Per character, whether a stop word stands there."""
    marks = bytearray(len(draft.utterance) + 1)
    words = stop_words(draft.language)
    tokens = draft.tokens
    for token in tokens:
        if _is_chinese(token.text[0]):
            continue
        glued = len(token.text) == 1 and draft.utterance[token.end : token.end + 1].isdecimal()
        if (token.text in words or token.stem in words) and not glued:
            marks[token.start] = 1
    if draft.text.is_chinese:
        chinese = lexicon("zh").stop
        folded, origin = draft.text.folded, draft.text.origin
        place = 0
        while place < len(folded):
            for length in range(min(_LONGEST_STOP, len(folded) - place), 0, -1):
                if length == 1 and _is_inside_word(draft, place):
                    continue
                if folded[place : place + length] in chinese and _is_chinese(folded[place]):
                    for at in range(place, place + length):
                        marks[origin[at]] = 1
                    place += length
                    break
            else:
                place += 1
    return marks


def _is_inside_word(draft: Draft, place: int) -> bool:
    """Whether a character that can be a particle stands between two that nothing was made of."""
    folded, origin = draft.text.folded, draft.text.origin
    if folded[place] in _PARTICLES:
        return False
    around = (place - 1, place + 1)
    return all(
        0 <= at < len(folded) and _is_chinese(folded[at]) and not draft.used[origin[at]]
        for at in around
    )


_PARTICLES: Final = frozenset("的了吗呢吧和与或及")


def _is_chinese(letter: str) -> bool:
    return letter > "\u2e7f"


@cache
def stop_words(language: str) -> frozenset[str]:
    """Stop words of a language, and the English ones: names of goods mix languages."""
    own = language.split("-")[0]
    words = lexicon(own if own in ("en", "zh", "es", "de", "fr") else "en").stop
    return words | lexicon("en").stop if own == "zh" else words
