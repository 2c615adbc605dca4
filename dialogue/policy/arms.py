"""Simpler policies, to be measured against: each takes the same fields and the same options."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final
from zlib import crc32

import numpy as np

from data.need import Origin
from dialogue.belief.likelihood import WRONG
from dialogue.policy.ask import field_question
from dialogue.policy.candidates import Candidates, Floats, Open, askable
from dialogue.policy.protocol import Asked, View
from dialogue.reply import Stop
from dialogue.state import Question

Measure = Callable[[View, Open], float]
"""What a question about a field is worth."""


class NoQuestions:
    """Never asks."""

    def choose(self, view: View, asked: Asked) -> Question | Stop:  # noqa: ARG002
        """No question, ever."""
        return Stop.BY_REQUEST


class ByMeasure:
    """Asks what is greatest in a measure, and goes on for as long as there is something to ask.

    Args:
        measure: of a question's worth.
    """

    def __init__(self, measure: Measure) -> None:
        self._measure = measure

    def choose(self, view: View, asked: Asked) -> Question | Stop:
        """The question of the greatest measure; the last in name of equals."""
        if not view.belief.listed:
            return Stop.NOTHING_FOUND
        found = askable(Candidates.of(view.belief), asked)
        if not found:
            return Stop.EXHAUSTED
        worth, best = max(
            ((self._measure(view, one), one) for one in found),
            key=lambda pair: (pair[0], pair[1].field.name),
        )
        return field_question(view.belief, best, gain=worth, cost=0.0)


def at_random(view: View, one: Open) -> float:
    """A number that has nothing to do with the field, the same each time."""
    line = view.belief.line
    said = "|".join(str(requirement.constraint) for requirement in line.requirements)
    return crc32(f"{line.query}|{said}|{one.field.name}".encode()) / 2**32


def by_coverage(_: View, one: Open) -> float:
    """How much of the category states the field: the order is fixed, whatever is known."""
    return one.field.definition.coverage if one.field.definition is not None else 0.0


def by_entropy(_: View, one: Open) -> float:
    """Entropy of the answers in bits, among all candidates."""
    return (1.0 - one.unknown) * entropy(one.shares)


def by_information(_: View, one: Open) -> float:
    """Information that an answer gives about the product wanted, in bits.

    Of a product that states the field, the buyer gives its answer, or a wrong one now and then;
    of one that does not, any answer that others give.
    """
    error, shares, unknown = WRONG[Origin.CHOSEN], one.shares, one.unknown
    count = len(shares)
    spread = error / max(1, count - 1)
    given = (1.0 - unknown) * ((1.0 - error - spread) * shares + spread) + unknown * shares
    noise = entropy(np.array([1.0 - error] + [spread] * (count - 1)))
    return entropy(given) - (1.0 - unknown) * noise - unknown * entropy(shares)


def entropy(shares: Floats) -> float:
    """Of a distribution, in bits."""
    some = shares[shares > 0]
    return float(-(some * np.log2(some)).sum())


ARMS: Final[dict[str, Measure]] = {
    "random": at_random,
    "coverage": by_coverage,
    "entropy": by_entropy,
    "information": by_information,
}
