"""An utterance with its tokens and the phrases found in it: what every reader reads."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from data.parse.number import normalise_digits
from data.parse.tokens import with_superscripts
from dialogue.grammar.fold import Token, fold, tokens
from dialogue.grammar.lexicon import Hit
from dialogue.grammar.vocabulary import Vocabulary, base_language, vocabulary

LONGEST: Final = 4000
"""Characters that are read; what is longer is not an utterance."""

_LIST_COMMA: Final = re.compile(r"(?<=[0-9])，(?=[0-9])")
"""A Chinese comma between plain digits: "IE4，4极" is no number with a decimal comma."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """A text, prepared; all offsets are those of ``text``.

    Attributes:
        plain: digits, signs and unit exponents in their plain form, letters as written.
        folded: as `fold` gives it.
        language: the tag it is read in.
    """

    text: str
    plain: str
    folded: str
    language: str
    words: Vocabulary
    tokens: tuple[Token, ...]
    starting: dict[tuple[str, int], Hit]
    ending: dict[tuple[str, int], Hit]
    hits: dict[str, list[Hit]]

    def before(self, category: str, index: int) -> Hit | None:
        """The longest phrase of a category that ends where the token begins."""
        return self.ending.get((category, index))

    def after(self, category: str, index: int) -> Hit | None:
        """The longest phrase of a category that begins with the token."""
        return self.starting.get((category, index))

    def all(self, category: str) -> list[Hit]:
        """Every phrase of a category."""
        return self.hits.get(category, [])

    def word(self, index: int) -> str:
        """A token's folded text, or nothing past the ends."""
        return self.tokens[index].text if 0 <= index < len(self.tokens) else ""

    def raw(self, first: int, last: int) -> str:
        """The text of tokens ``first`` to ``last - 1``, as the buyer wrote it."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end]

    def attached(self, index: int) -> bool:
        """Whether no space stands between a token and the one before it."""
        return 0 < index < len(self.tokens) and (
            self.tokens[index - 1].end == self.tokens[index].start
        )

    def asks(self, negation: Hit) -> bool:
        """Whether a Chinese negation is the second half of a question: 是不是, 有没有."""
        words = self.folded[negation.start : negation.end]
        return words[0] in "不没" and self.folded[: negation.start].endswith(words[1:2] or "\0")

    def token_from(self, start: int) -> int:
        """Number of the first token that begins at or after a character."""
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].start < start:
                low = middle + 1
            else:
                high = middle
        return low


def prepare(text: str, language: str) -> Utterance:
    """The utterance, tokenised and looked up; only its first `LONGEST` characters are read."""
    shown = text[:LONGEST]
    plain = with_superscripts(normalise_digits(_LIST_COMMA.sub("、", shown)))
    folded = fold(shown)
    words = vocabulary(base_language(language))
    found = tokens(folded)
    starting: dict[tuple[str, int], Hit] = {}
    ending: dict[tuple[str, int], Hit] = {}
    hits: dict[str, list[Hit]] = {}
    for hit in words.lexicon.find(found):
        category = hit.entry.category
        hits.setdefault(category, []).append(hit)
        here = (category, hit.first)
        if here not in starting or starting[here].last < hit.last:
            starting[here] = hit
        there = (category, hit.last)
        if there not in ending or ending[there].first > hit.first:
            ending[there] = hit
    return Utterance(shown, plain, folded, language, words, found, starting, ending, hits)
