"""Dialogue acts to the conversation itself: commands, pointing at products, courtesies."""

from __future__ import annotations

from dataclasses import dataclass

from dialogue.spoken import Reference, Spoken


@dataclass(frozen=True, slots=True)
class Skip(Spoken):
    """Leave this question for now."""


@dataclass(frozen=True, slots=True)
class Undo(Spoken):
    """Take the last turn back."""


@dataclass(frozen=True, slots=True)
class Restart(Spoken):
    """Begin again with nothing known."""


@dataclass(frozen=True, slots=True)
class MoreResults(Spoken):
    """Show the next products."""


@dataclass(frozen=True, slots=True)
class ShowResults(Spoken):
    """No more questions; show what there is."""


@dataclass(frozen=True, slots=True)
class WhyThis(Spoken):
    """Why a product is shown, or shown where it is.

    Attributes:
        advice: the buyer asks what to take; that the first of the list is first is all there is to
            say.
    """

    reference: Reference
    advice: bool = False


@dataclass(frozen=True, slots=True)
class Compare(Spoken):
    """Put products side by side; empty means the shortlist, or the first shown."""

    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Select(Spoken):
    """Put products on the shortlist."""

    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Reject(Spoken):
    """Take products off the shortlist, or out of what is shown."""

    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class RequestRfq(Spoken):
    """Write the request for quotation."""


@dataclass(frozen=True, slots=True)
class Greet(Spoken):
    """Hello."""


@dataclass(frozen=True, slots=True)
class Thank(Spoken):
    """Thanks, or goodbye."""


@dataclass(frozen=True, slots=True)
class Affirm(Spoken):
    """Yes, to a question of yes or no."""


@dataclass(frozen=True, slots=True)
class Deny(Spoken):
    """No, to a question of yes or no."""


@dataclass(frozen=True, slots=True)
class OffTopic(Spoken):
    """Nothing that buying is about."""
