"""Scope: the products that an answer is about."""

from __future__ import annotations

from dataclasses import dataclass

from data.constraint import Constraint

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scope:
    """The products that an answer is about.

    Attributes:
        category: None is the whole catalogue, or what some words bring up.
        words: the words, where no category is known.
        constraints: that every one of them is known to meet.
        products: how many there are.
        silent: products that do not state everything the constraints ask for, and are left out.
    """

    category: Path | None
    words: str | None
    constraints: tuple[Constraint, ...]
    products: int
    silent: int = 0
