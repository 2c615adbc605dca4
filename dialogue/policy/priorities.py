"""Priorities: when to ask what matters to the buyer, before asking for any value.

A catalogue has dozens of fields and a buyer cares about a few. Asked field by field, most
questions meet no preference; asked which fields matter, a buyer names them at once, and every
question after that is about one of them. That costs a question, so it is weighed against what the
same number of questions would bring without it:

- without, the next n questions are the n fields of the greatest care · gain, and bring its sum;
- with it, n - 1 questions are left, spent on the fields of the greatest gain among those that turn
  out to matter; what that brings is averaged over who may care about what.

Gains are logarithms of the factor by which the list improves, so that they add up.

People name no more than a few things at once, and what comes to their minds first. So once no value
is worth a question any more, they are asked whether anything else matters: one question about all
that is left, each hardly worth one of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from dialogue.acts import Matters
from dialogue.belief import Belief
from dialogue.state import PRIORITIES, Option, Question, QuestionKind, Reason

HORIZON: Final = 3
"""Questions that a buyer may be expected to bear."""
OFFERED: Final = 7
"""Fields listed at most: what can be looked over at a glance."""
NAMED_BESIDE: Final = 14
"""Fields that are named beside those, for buyers who miss theirs."""
_FEWEST: Final = 3
_NAMED: Final = 0.9
"""Probability that a buyer who cares about an offered field names it."""


@dataclass(frozen=True, slots=True)
class Prospect:
    """What one field may bring.

    Attributes:
        care: probability that the buyer cares.
        gain: logarithm of the factor by which an answer improves the list, if so.
        stated: share of the belief on products that state the field.
        count: candidates that state it.
    """

    field: str
    care: float
    gain: float
    stated: float
    count: int


def worth_asking(prospects: Sequence[Prospect], *, horizon: int = HORIZON) -> float:
    """By how much asking for priorities first beats asking for values at once, in logarithms."""
    direct = sorted((one.care * one.gain for one in prospects), reverse=True)
    return _after(offered(prospects), horizon - 1) - sum(direct[:horizon])


def worth_of_more(prospects: Sequence[Prospect]) -> float:
    """What asking for one thing more that matters is expected to bring, in logarithms: the value of
    the one field of the greatest gain that turns out to.
    """
    return _after(offered(prospects), 1)


def offered(prospects: Sequence[Prospect]) -> list[Prospect]:
    """The fields to offer, most worth to know about first.

    People read a list from the top until something speaks to them, and name no more than a few
    things. So how likely a buyer cares counts twice: as the chance that an answer is of use, and as
    that of being named at all.
    """
    useful = [one for one in prospects if one.gain > 0]
    ordered = sorted(useful, key=lambda one: (-one.care * one.care * one.gain, one.field))
    return ordered[: OFFERED + NAMED_BESIDE]


def _after(fields: Sequence[Prospect], questions: int) -> float:
    """Expected sum of the greatest gains among the fields that turn out to matter.

    Args:
        fields: independent of each other in whether they matter.
        questions: how many of them can be asked about.
    """
    ordered = sorted(fields, key=lambda one: one.gain)
    # value[r]: what the fields looked at so far bring with r questions left.
    value = np.zeros(questions + 1)
    for one in ordered:
        chance = _NAMED * one.care
        spent = np.concatenate([[0.0], one.gain + value[:-1]])
        value = np.where(np.arange(questions + 1) > 0, chance * spent + (1 - chance) * value, value)
    return float(value[questions])


def priorities_question(
    belief: Belief,
    prospects: Sequence[Prospect],
    *,
    gain: float,
    cost: float,
    topic: str = PRIORITIES,
) -> Question | None:
    """The question what matters; None when there is too little to choose from."""
    fields = offered(prospects)
    if len(fields) < _FEWEST:
        return None
    options = tuple(
        Option(
            id=str(n + 1),
            acts=(Matters(fields=(one.field,), line=belief.line.id),),
            count=one.count,
            field=one.field,
        )
        for n, one in enumerate(fields)
    )
    return Question(
        kind=QuestionKind.PRIORITIES,
        options=options[:OFFERED],
        reason=Reason(
            candidates=int(np.count_nonzero(belief.possible)),
            shares=tuple(one.care for one in fields[:OFFERED]),
            gain=gain,
            cost=cost,
        ),
        line=belief.line.id,
        several=True,
        further=options[OFFERED:],
        topic=topic,
    )
