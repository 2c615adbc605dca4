"""The draft: what has been made of an utterance so far, passed from stage to stage."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from data.constraint import Constraint
from dialogue.acts import Act
from dialogue.grammar.mention import Mention
from dialogue.state import DialogueState, QuestionKind
from dialogue.understand.cues import Cue, CueKind
from dialogue.understand.entry import EntryKind, Match
from dialogue.understand.scope import Scope
from dialogue.understand.text import Prepared, Token

_CLAUSE_END: Final = re.compile(
    r"(?<!\d)[,;:]|[,;:](?!\d)|[.!?](?=\s|$)|\n|[。！？；、…—]"
    r"|(?<!\d)(?<=\s)[-–](?=\s)(?!\s\d)"
)
_SENTENCE_END: Final = re.compile(r"[.!?](?=\s|$)|\n|[。！？；…]")


@dataclass(slots=True)
class Item:
    """A requirement found in an utterance, before it is decided what the buyer does with it.

    Attributes:
        start, end: character offsets of the words it was read from.
        constraint: positive; `negated` turns it around.
        readings: when several attributes could take it; `constraint` is then the first.
        low, high, nearest: what exists, when no product has the value.
        certain: how the value is written decides it (a number with its unit, a label), so that
            negations in the words around it still have to be looked for.
        settled: its own grammar has looked at the negation already.
    """

    start: int
    end: int
    constraint: Constraint
    confidence: float = 1.0
    negated: bool = False
    settled: bool = False
    readings: tuple[Constraint, ...] = ()
    out_of_range: bool = False
    low: float | None = None
    high: float | None = None
    nearest: tuple[str, ...] = ()
    line: str | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """An act that is decided, with where its words stand."""

    start: int
    end: int
    act: Act


@dataclass(slots=True)
class Draft:
    """What has been made of an utterance so far.

    Attributes:
        language: BCP 47 tag.
        cues: in order of their start.
        mentions: those that no stage has used yet.
        matches: wordings of the catalogue that no stage has used yet.
        items: requirements.
        done: other acts.
        used: per character, whether something was made of it.
    """

    text: Prepared
    language: str
    state: DialogueState
    scope: Scope
    cues: tuple[Cue, ...] = ()
    mentions: list[Mention] = field(default_factory=list)
    matches: list[Match] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    done: list[Done] = field(default_factory=list)
    used: bytearray = field(default_factory=bytearray)
    clauses: tuple[tuple[int, int], ...] = ()
    sentences: tuple[tuple[int, int], ...] = ()

    def __post_init__(self) -> None:
        """Split the utterance into clauses and sentences."""
        self.used = bytearray(len(self.text.utterance))
        self.clauses = self._split(_CLAUSE_END)
        self.sentences = self._split(_SENTENCE_END)

    @property
    def utterance(self) -> str:
        """As the buyer wrote it."""
        return self.text.utterance

    @property
    def tokens(self) -> tuple[Token, ...]:
        """Of the utterance."""
        return self.text.tokens

    @property
    def asked(self) -> str | None:
        """The field that was just asked about."""
        question = self.state.question
        if question is None or question.kind is not QuestionKind.ATTRIBUTE:
            return None
        return question.field

    def use(self, start: int, end: int) -> None:
        """Note that something was made of a part."""
        for place in range(max(0, start), min(end, len(self.used))):
            self.used[place] = 1

    def is_used(self, start: int, end: int) -> bool:
        """Whether something was made of any character of a part."""
        return any(self.used[start:end])

    def add(self, start: int, end: int, act: Act) -> None:
        """Note an act and the words it was read from."""
        self.done.append(Done(start, end, act))
        self.use(start, end)

    def words(self, start: int, end: int) -> str:
        """The buyer's own words."""
        return self.text.utterance[start:end].strip()

    def clause(self, place: int) -> tuple[int, int]:
        """The clause that a character stands in."""
        return _around(self.clauses, place)

    def sentence(self, place: int) -> tuple[int, int]:
        """The sentence that a character stands in."""
        return _around(self.sentences, place)

    def cues_of(self, *kinds: CueKind) -> tuple[Cue, ...]:
        """The cues of some kinds."""
        return tuple(cue for cue in self.cues if cue.kind in kinds)

    def tokens_between(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that lie within a part."""
        return tuple(self.each_between(start, end))

    def each_between(self, start: int, end: int) -> Iterator[Token]:
        """The same one by one, for who stops at the first that decides."""
        tokens = self.tokens
        for at in range(bisect_left(tokens, start, key=_start), len(tokens)):
            token = tokens[at]
            if token.start > end:
                return
            if token.end <= end:
                yield token

    def names_in(self, start: int, end: int) -> list[tuple[Match, str]]:
        """Fields and terms named within a part, with where.

        Where no whole name stands, a word of one ("capacity") names what was asked, what is known,
        or the most important attribute that has it.
        """
        inside = [m for m in self.matches if m.start >= start and m.end <= end]
        whole = [
            (match, match.of(EntryKind.NAME, EntryKind.TERM)[0].field)
            for match in inside
            if match.of(EntryKind.NAME, EntryKind.TERM)
        ]
        if whole:
            return whole
        return [
            (match, self._by_part([entry.field for entry in parts]))
            for match in inside
            if (parts := match.of(EntryKind.NAME_PART))
            and not match.of(EntryKind.VALUE, EntryKind.CATEGORY)
        ]

    def _by_part(self, fields: list[str]) -> str:
        known = {r.constraint.field for one in self.state.need.lines for r in one.requirements}
        order = list(self.scope.attributes)
        return min(
            fields,
            key=lambda one: (
                one != self.asked,
                one not in known,
                order.index(one) if one in order else len(order),
            ),
        )

    def _split(self, pattern: re.Pattern[str]) -> tuple[tuple[int, int], ...]:
        pieces = []
        start = 0
        for found in pattern.finditer(self.text.folded):
            place = self.text.origin[found.start()]
            pieces.append((start, place))
            start = self.text.origin[found.end() - 1] + 1
        pieces.append((start, len(self.text.utterance)))
        return tuple(pieces)


def _start(token: Token) -> int:
    return token.start


def _around(pieces: tuple[tuple[int, int], ...], place: int) -> tuple[int, int]:
    return next((piece for piece in pieces if piece[0] <= place <= piece[1]), pieces[-1])
