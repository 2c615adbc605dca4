"""Finding: what one check saw, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Health(StrEnum):
    """How bad it is."""

    GOOD = "good"
    NOTE = "note"
    """Works, and could be better."""
    BAD = "bad"
    """Something does not work."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check saw.

    Attributes:
        seen: in a few words.
        remedy: what to do; None where there is nothing to do.
    """

    name: str
    health: Health
    seen: str
    remedy: str | None = None


def good(name: str, seen: str) -> Finding:
    """All is well."""
    return Finding(name, Health.GOOD, seen)


def note(name: str, seen: str, remedy: str) -> Finding:
    """It works, and could be better."""
    return Finding(name, Health.NOTE, seen, remedy)


def bad(name: str, seen: str, remedy: str) -> Finding:
    """It does not work."""
    return Finding(name, Health.BAD, seen, remedy)
