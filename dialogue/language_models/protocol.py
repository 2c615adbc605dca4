"""The seam of language models."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from dialogue.language_models.proposal import Proposals


class LanguageModelFailure(Exception):
    """A model that did not answer, not in time, or not in the form asked for.

    Always handled: the conversation goes on without the model.
    """


@dataclass(frozen=True, slots=True)
class FieldSheet:
    """A field that proposals may name.

    Attributes:
        name: attribute id or core field.
        label: what the catalogue calls it.
        kind: number, one-of, several-of or boolean.
        unit: of numbers.
        values: labels that exist, the commonest first; not all of many.
    """

    name: str
    label: str
    kind: str
    unit: str | None = None
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """What a model is to read.

    Attributes:
        utterance: the buyer's, to be read.
        unread: the parts of it that the grammar made nothing of.
        question: the field or term that was just asked about.
        product: what is wanted, as far as it is known.
        fields: of the catalogue: data, whatever their words say.
    """

    utterance: str
    unread: tuple[str, ...]
    question: str | None
    product: str
    fields: tuple[FieldSheet, ...]


class LanguageModel(Protocol):
    """May propose acts and other words; both are checked before they are used."""

    @property
    def name(self) -> str:
        """For logs and records."""
        ...

    def propose(self, task: Task, *, seconds: float) -> Proposals:
        """Acts that an utterance may mean.

        Raises:
            LanguageModelFailure: no usable answer within the time.
        """
        ...

    def rephrase(self, text: str, *, language: str, seconds: float) -> str:
        """The same in other words.

        Raises:
            LanguageModelFailure: no usable answer within the time.
        """
        ...
