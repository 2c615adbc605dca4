"""Which spellings may be one value, and why.

Three kinds of evidence beyond the folded text, strongest first: synonyms of the vocabulary; an
abbreviation with a full stop, or the initials; a misspelling, for a rare value beside a frequent
one. Values whose digits, signs or negations differ are never proposed, unless the vocabulary has
them as synonyms.

Typing distance: optimal string alignment (Boytsov 2011, "Indexing methods for approximate
dictionary searching"), at most one edit.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from data.schema.spellings import Spellings, signs
from data.schema.vocabulary import Vocabulary, fold, load, words

_WHOLE = re.compile(r"[^\W_]+")
_DOTTED = re.compile(r"([^\W\d_]+)\.")
_ORDINARY = re.compile(r"[A-Za-z]?[a-z]+(?:[ -][A-Za-z]?[a-z]+)+")
"""Words as in a sentence: none in capitals."""
_TYPO_LETTERS = 5
_TYPO_SHARE = 0.1
"""A misspelling is at most this share as frequent as what it misspells."""
_TYPO_WITNESSES = 5
"""... which in turn is stated by at least this many products."""


class Rule(IntEnum):
    """Why two values are one; smaller is surer."""

    SYNONYM = 0
    ABBREVIATION = 1
    MISSPELLING = 2


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two values, by key, that may be one."""

    one: str
    other: str
    rule: Rule


@dataclass(frozen=True, slots=True)
class _Word:
    """A value taken apart for comparison.

    Attributes:
        tokens: its words and numbers in common form, for synonyms.
        whole: what stands between spaces and marks: a model code is one piece.
    """

    key: str
    spelling: str
    count: int
    tokens: tuple[str, ...]
    whole: tuple[str, ...]
    signs: tuple[str, ...]
    negations: int
    concept: str


def propose(
    spellings: Spellings,
    *,
    known_words: Mapping[str, int] | None = None,
    name: Collection[str] = (),
) -> list[Proposal]:
    """Pairs of keys that may be one value.

    Args:
        spellings: of one attribute.
        known_words: how many attributes of the catalogue use each word; a word that others use too
            is not taken for a misspelling.
        name: words of the attribute's name: at the end of a value they say nothing more ("Battery
            type": lithium-ion battery).
    """
    vocabulary = load("values")
    items = [
        _word(key, spellings, vocabulary, frozenset(name)) for key in spellings.frequent_first()
    ]
    return [
        *_synonyms(items, vocabulary),
        *_abbreviations(items, vocabulary),
        *_misspellings(items, vocabulary, known_words or {}),
    ]


def _word(key: str, spellings: Spellings, vocabulary: Vocabulary, name: frozenset[str]) -> _Word:
    spelling = spellings.by_key[key][0]
    tokens = vocabulary.common(words(spelling))
    return _Word(
        key=key,
        spelling=spelling,
        count=spellings.totals[key],
        tokens=tokens,
        whole=vocabulary.common(tuple(_WHOLE.findall(fold(spelling)))),
        signs=signs(spelling),
        negations=sum(token in vocabulary.marks["negations"] for token in tokens),
        concept=_without(name, vocabulary.concept(spelling), vocabulary),
    )


def _without(name: frozenset[str], concept: str, vocabulary: Vocabulary) -> str:
    """A concept without the words of the attribute's name that it ends in."""
    tokens = concept.split()
    while len(tokens) > 1 and tokens[-1] in name and not tokens[-2].isdigit():
        tokens.pop()
    short = " ".join(tokens)
    return vocabulary.concepts.get(short, short)


def _synonyms(items: Sequence[_Word], vocabulary: Vocabulary) -> list[Proposal]:
    first: dict[tuple[str, tuple[str, ...]], _Word] = {}
    found = []
    for item in items:
        whole = " ".join(item.tokens) in vocabulary.concepts
        signs = () if whole else item.signs
        head = first.setdefault((item.concept, signs), item)
        if head is not item and item.concept:
            found.append(Proposal(head.key, item.key, Rule.SYNONYM))
    return found


def _same_marks(a: _Word, b: _Word) -> bool:
    return a.signs == b.signs and a.negations == b.negations


def _abbreviations(items: Sequence[_Word], vocabulary: Vocabulary) -> list[Proposal]:
    """Short forms whose long forms among the values all mean the same."""
    initials: dict[str, list[_Word]] = defaultdict(list)
    by_length: dict[tuple[int, str], list[_Word]] = defaultdict(list)
    for item in items:
        if item.whole:
            by_length[len(item.whole), item.whole[0][0]].append(item)
        if not item.signs and _ORDINARY.fullmatch(item.spelling):
            counted = [t for t in item.whole if t not in ("and", "of", "the")]
            if len(counted) >= 3:
                initials["".join(token[0] for token in counted)].append(item)
    found = []
    for item in items:
        longer: list[_Word] = []
        letters = item.spelling.replace(".", "").strip()
        if len(letters) >= 3 and letters.isalpha() and letters.isupper() and letters.isascii():
            longer = initials.get(letters.lower(), [])
        dotted = {fold(part) for part in _DOTTED.findall(item.spelling)}
        if not longer and dotted:
            longer = [
                other
                for other in by_length[len(item.whole), item.whole[0][0]]
                if _same_marks(item, other) and _shortens(item, other, dotted, vocabulary)
            ]
        if len({other.concept for other in longer}) == 1 and longer[0] is not item:
            found.append(Proposal(item.key, longer[0].key, Rule.ABBREVIATION))
    return found


def _shortens(short: _Word, long: _Word, dotted: set[str], vocabulary: Vocabulary) -> bool:
    """Whether each word of one value is the other's word, or begins it and has a full stop.

    Without the stop a beginning proves nothing: "gas engine" is no "gasoline engine".
    """
    differing = [(a, b) for a, b in zip(short.whole, long.whole, strict=True) if a != b]
    return bool(differing) and all(
        a in dotted
        and len(a) >= 2
        and b.startswith(a)
        and b.isalpha()
        and a not in vocabulary.marks["negations"]
        for a, b in differing
    )


def _misspellings(
    items: Sequence[_Word], vocabulary: Vocabulary, known_words: Mapping[str, int]
) -> list[Proposal]:
    """Rare values one edit away from frequent values that all mean the same."""
    near: dict[tuple[str, ...], list[tuple[_Word, str]]] = defaultdict(list)
    for item in items:
        if item.count >= _TYPO_WITNESSES:
            for place, token in enumerate(item.whole):
                if len(token) >= _TYPO_LETTERS and token.isalpha():
                    for stem in _deletions(token):
                        near[_slot(item.whole, place, stem)].append((item, token))
    found = []
    for item in items:
        matches: dict[str, _Word] = {}
        for place, token in enumerate(item.whole):
            if len(token) < _TYPO_LETTERS or not token.isalpha() or known_words.get(token, 0) > 1:
                continue
            for stem in _deletions(token):
                for other, correct in near.get(_slot(item.whole, place, stem), ()):
                    if (
                        other is not item
                        and item.count <= max(1, _TYPO_SHARE * other.count)
                        and _same_marks(item, other)
                        and is_misspelling(token, correct)
                        and frozenset((token, correct)) not in vocabulary.distinct
                    ):
                        matches[other.key] = other
        if len({other.concept for other in matches.values()}) == 1:
            commonest = min(matches.values(), key=lambda other: (-other.count, other.key))
            found.append(Proposal(item.key, commonest.key, Rule.MISSPELLING))
    return found


def _slot(tokens: tuple[str, ...], place: int, stem: str) -> tuple[str, ...]:
    return (*tokens[:place], "\0" + stem, *tokens[place + 1 :])


def _deletions(token: str) -> set[str]:
    return {token, *(token[:i] + token[i + 1 :] for i in range(1, len(token)))}


def is_misspelling(token: str, correct: str) -> bool:
    """Whether two words of letters are one edit apart, begin alike and end alike.

    A letter more or less at the end is another form of the word (plural, participle), unless it is
    a doubled one ("stainles"). A word in another script than Latin, Greek or Cyrillic is never a
    misspelling.
    """
    from rapidfuzz.distance import OSA

    if token == correct or token[0] != correct[0] or min(len(token), len(correct)) < _TYPO_LETTERS:
        return False
    if any(ord(c) > 0x52F for c in token + correct):
        return False
    longer, shorter = sorted((token, correct), key=len, reverse=True)
    if longer.startswith(shorter) and longer[-1] != longer[-2]:
        return False
    return OSA.distance(token, correct, score_cutoff=1) == 1
