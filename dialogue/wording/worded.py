"""Worded: a reply in words, in parts that a screen can lay out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a paragraph says."""

    COURTESY = "courtesy"
    UNDERSTOOD = "understood"
    CHANGED = "changed"
    """Something took the place of what was known, or was taken back."""
    CONTRADICTION = "contradiction"
    """A value that nothing in the catalogue has."""
    NOT_UNDERSTOOD = "not understood"
    RELAXED = "relaxed"
    ANSWER = "answer"
    FOUND = "found"
    STOP = "stop"
    MISSING = "missing"
    """What a request for quotation lacks."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One thing that is said."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class WordedOption:
    """One answer that is offered.

    Attributes:
        id: of the option.
        label: without its count.
        count: candidates that it would leave; None where nothing is counted.
    """

    id: str
    label: str
    count: int | None = None


@dataclass(frozen=True, slots=True)
class WordedQuestion:
    """The one question of a reply.

    Attributes:
        skip: what to choose for no preference.
        explanation: why it is asked, with the figures behind it.
        several: whether more than one option can be chosen.
        further: more options of the same kind, to be named rather than listed.
    """

    text: str
    options: tuple[WordedOption, ...]
    skip: str
    explanation: str
    several: bool = False
    further: tuple[WordedOption, ...] = ()


@dataclass(frozen=True, slots=True)
class Worded:
    """A reply in words.

    Attributes:
        language: BCP 47 tag that it is worded in.
    """

    language: str
    paragraphs: tuple[Paragraph, ...]
    question: WordedQuestion | None = None

    @property
    def text(self) -> str:
        """All of it as plain text, the options left out."""
        said = [one.text for one in self.paragraphs]
        if self.question is not None:
            said.append(self.question.text)
        return "\n".join(said)
