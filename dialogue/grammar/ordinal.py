"""Products pointed at by their place in the list that was shown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from dialogue.grammar.figure import Figure
from dialogue.grammar.lexicon import is_word
from dialogue.grammar.mention import OrdinalMention
from dialogue.grammar.unit_words import Counts
from dialogue.grammar.utterance import Utterance

_MOST: Final = 100
_HAN: Final = re.compile(r"第\s*(\d{1,2}|[一二三四五六七八九十]{1,3})")
_HAN_DIGITS: Final = "零一二三四五六七八九"
_LINKS: Final = frozenset(
    "and or & , y e o und oder et ou with to vs versus than con mit avec 和 与 跟 或 还有 及 - "
    "the el la los las der die das den dem le les number # no option 第".split()
)


@dataclass(frozen=True, slots=True)
class _Pointer:
    first: int
    last: int
    positions: tuple[int, ...]
    confidence: float
    strong: bool


def ordinals(utterance: Utterance, found: Sequence[Figure]) -> Iterator[OrdinalMention]:
    """The positions that an utterance points at; lists of them as one mention.

    Args:
        utterance: the text.
        found: its figures, for "#2", "option 3" and "the first two".
    """
    pointers = sorted(
        (
            *_in_words(utterance),
            *_numbered(utterance, found),
            *_several(utterance, found),
            *_last(utterance),
            *_han(utterance),
        ),
        key=lambda one: (one.first, one.first - one.last),
    )
    kept: list[_Pointer] = []
    for one in pointers:
        if not kept or one.first >= kept[-1].last:
            kept.append(one)
    groups: list[list[_Pointer]] = []
    for one in kept:
        if groups and _linked(utterance, groups[-1][-1].last, one.first):
            groups[-1].append(one)
        else:
            groups.append([one])
    for group in groups:
        if not any(one.strong for one in group):
            continue
        first, last = group[0].first, group[-1].last
        pointer = utterance.after("pointer", last)
        if pointer is not None:
            last = pointer.last
        start, end = utterance.tokens[first].start, utterance.tokens[last - 1].end
        positions = dict.fromkeys(position for one in group for position in one.positions)
        yield OrdinalMention(
            start=start,
            end=end,
            words=utterance.text[start:end],
            confidence=min(one.confidence for one in group),
            positions=tuple(positions),
        )


def _linked(utterance: Utterance, last: int, first: int) -> bool:
    gap = [utterance.word(index) for index in range(last, first)]
    if not 0 < len(gap) <= 4:
        return False
    pointer = utterance.after("pointer", last)
    if pointer is not None:
        gap = [utterance.word(index) for index in range(pointer.last, first)]
    return bool(gap) and all(word in _LINKS for word in gap)


def _blocked(utterance: Utterance) -> set[int]:
    return {index for hit in utterance.all("not_ordinal") for index in range(hit.first, hit.last)}


def _in_words(utterance: Utterance) -> Iterator[_Pointer]:
    blocked = _blocked(utterance)
    for hit in utterance.all("ordinal"):
        if utterance.after("ordinal", hit.first) is not hit or hit.first in blocked:
            continue
        article = utterance.before("article_the", hit.first)
        pointer = utterance.after("pointer", hit.last)
        whole = hit.first == 0 and hit.last == len(utterance.tokens)
        strong = article is not None or pointer is not None or whole
        following = utterance.word(hit.last)
        open_end = not is_word(following) or pointer is not None
        closed = open_end or following in utterance.words.of("function_word") | _LINKS
        confidence = 0.9 if closed else 0.5
        if utterance.folded[hit.start : hit.end] == "second" and utterance.word(hit.first - 1) in (
            "per",
            "a",
            "/",
            "one",
        ):
            continue
        first = hit.first if article is None else article.first
        yield _Pointer(first, hit.last, (int(str(hit.entry.value)),), confidence, strong)


def _numbered(utterance: Utterance, found: Sequence[Figure]) -> Iterator[_Pointer]:
    """``#2``, ``option 3``."""
    for index, token in enumerate(utterance.tokens):
        if not token.text.isdecimal() or len(token.text) > 2 or not 1 <= int(token.text) <= _MOST:
            continue
        if utterance.attached(index + 1) and is_word(utterance.word(index + 1)):
            continue
        if _goes_on(utterance, index + 1):
            continue
        before = utterance.before("pointer_before", index)
        sign = utterance.before("number_sign", index)
        hit = sign if sign is not None else before
        if hit is None:
            if index and any(
                figure.core_first == index and figure.core_last == index + 1 for figure in found
            ):
                yield _Pointer(index, index + 1, (int(token.text),), 0.9, strong=False)
            continue
        first = hit.first
        article = utterance.before("article_the", first)
        yield _Pointer(
            first if article is None else article.first, index + 1, (int(token.text),), 0.95, True
        )


def _goes_on(utterance: Utterance, index: int) -> bool:
    """Whether a number is the start of a longer one or of a name: "3.5", "3/4", "3-way"."""
    return (
        utterance.attached(index)
        and utterance.word(index) in (".", "/", "-")
        and utterance.attached(index + 1)
        and utterance.word(index + 1)[:1].isalnum()
    )


def _several(utterance: Utterance, found: Sequence[Figure]) -> Iterator[_Pointer]:
    """``the first three``, ``top 5``, ``los dos primeros``, 前三个."""
    for figure in found:
        if figure.counts is Counts.UNIT or figure.low is None or figure.low != figure.high:
            continue
        count = figure.low
        if count != int(count) or not 2 <= count <= 20:
            continue
        first, last = figure.core_first, figure.core_last
        top = utterance.before("top", first)
        ordinal = utterance.before("ordinal", first)
        behind = utterance.after("ordinal", last)
        if ordinal is not None and ordinal.entry.value == 1:
            first = ordinal.first
        elif behind is not None and behind.entry.value == 1:
            last = behind.last
        elif top is not None and utterance.word(top.last - 1) in ("top", "前"):
            first = top.first
        else:
            continue
        article = utterance.before("article_the", first)
        if article is not None and utterance.words.language != "zh":
            first = article.first
        yield _Pointer(first, last, tuple(range(1, int(count) + 1)), 0.95, True)


def _last(utterance: Utterance) -> Iterator[_Pointer]:
    blocked = _blocked(utterance)
    for hit in utterance.all("last"):
        if utterance.after("last", hit.first) is not hit or hit.first in blocked:
            continue
        article = utterance.before("article_the", hit.first)
        pointer = utterance.after("pointer", hit.last)
        following = utterance.word(hit.last)
        whole = hit.last - hit.first == len(utterance.tokens)
        has_one = hit.last - hit.first > 1
        closed = not is_word(following) or following in _LINKS
        period = utterance.after("period_words", hit.last) is not None
        alone = utterance.words.language != "zh" and article is not None and closed
        if not (has_one or whole or alone or (pointer is not None and not period)):
            continue
        first = hit.first if article is None else article.first
        yield _Pointer(first, hit.last, (-1,), 0.9, True)


def _han(utterance: Utterance) -> Iterator[_Pointer]:
    if utterance.words.language != "zh":
        return
    blocked = _blocked(utterance)
    for match in _HAN.finditer(utterance.folded):
        first = utterance.token_from(match.start())
        last = utterance.token_from(match.end())
        number = _value(match[1])
        if number is None or not 1 <= number <= _MOST or first in blocked:
            continue
        yield _Pointer(first, last, (number,), 0.95, True)


def _value(text: str) -> int | None:
    if text.isdecimal():
        return int(text)
    tens, mark, ones = text.partition("十")
    if not mark:
        return _HAN_DIGITS.find(text) if len(text) == 1 else None
    return (1 if not tens else _HAN_DIGITS.find(tens)) * 10 + (
        0 if not ones else _HAN_DIGITS.find(ones)
    )
