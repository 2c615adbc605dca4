"""Improvement: ask what improves the list most, as far as can be expected, or stop.

For every field that could be asked about, its answers are tried on the belief. With the
probability that the buyer cares about the field, an answer comes with the probability of the
products behind it, and the list is re-ranked under it; else the buyer has no preference, and the
list is re-ranked without the field. What is gained is the score of the best products then, over
what those shown now would be worth under the same reply:

    gain(f) = care(f) · Σₐ p(a) · [best under a - shown under a]
              + (1 - care(f)) · [best without f - shown without f]

all relative to what is shown now. It is the ranking's own measure, as in Clarinet (Chi et al.
2024), rather than entropy: splitting products evenly is worth nothing where the buyer does not
care, or where the list is right for most answers already. Answers are taken to be wrong as often
as the belief takes them to be, so a question is never expected to settle anything; from the gain
comes off the cost of asking, and a share for those who cannot answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from data.constraint import CATEGORY
from data.need import NeedLine, Origin
from dialogue.belief.likelihood import UNKNOWN, WRONG
from dialogue.policy.ask import field_question
from dialogue.policy.candidates import Candidates, Open, askable
from dialogue.policy.category import category_question, kinds_of
from dialogue.policy.check import check_question, doubts_of
from dialogue.policy.priorities import (
    Prospect,
    priorities_question,
    worth_asking,
    worth_of_more,
)
from dialogue.policy.protocol import Asked, View
from dialogue.policy.terms import term_question
from dialogue.reply import Stop
from dialogue.state import ELSE, PRIORITIES, Question

COST: Final = 0.05
"""Of asking: the share by which the list has to improve for a question to be worth it."""
_CANNOT: Final = 0.15
"""Share of questions that buyers cannot answer."""


@dataclass(frozen=True, slots=True)
class Gain:
    """What a question about a field is expected to bring.

    Attributes:
        share: by which the list improves, over all replies.
        answered: logarithm of the factor by which it does if the buyer cares.
    """

    share: float
    answered: float


class ExpectedImprovement:
    """Satisfies `dialogue.policy.protocol.QuestionPolicy`.

    Args:
        cost: of asking, as the share by which the list has to improve.
        priorities: whether to ask what matters where that is worth more.
    """

    def __init__(self, *, cost: float = COST, priorities: bool = True, checks: bool = True) -> None:
        self._cost = cost
        self._checks = checks
        self._priorities = priorities

    def choose(self, view: View, asked: Asked) -> Question | Stop:
        """The question that improves the list most, or why none is worth asking."""
        belief = view.belief
        if not belief.listed:
            return Stop.NOTHING_FOUND
        if view.ordering:
            return self._term(view, asked) or Stop.COMPLETE
        candidates = Candidates.of(belief)
        found, gains = self._weighed(view, candidates, asked)
        best = max(range(len(found)), key=lambda n: (gains[n].share, -n), default=-1)
        kinds = kinds_of(belief, view.shown) if (view.line, CATEGORY) not in asked else None
        least = max(self._cost, gains[best].share if found else 0.0)
        if kinds is not None and kinds.gain > least:
            return category_question(belief, kinds, cost=self._cost)
        doubts = doubts_of(belief, asked) if self._checks else None
        if doubts is not None and doubts.gain > least:
            return check_question(belief, doubts, cost=self._cost)
        if not found:
            return Stop.ALIKE if len(candidates.rows) > view.shown else Stop.SETTLED
        if self._priorities:
            question = self._of_priorities(view, asked, found, gains)
            if question is not None:
                return question
        if gains[best].share <= self._cost:
            # What the buyer has named is asked for all the same, as long as it makes a difference.
            named = [n for n, one in enumerate(found) if one.field.name in belief.line.matters]
            best = max(named, key=lambda n: (gains[n].answered, -n), default=-1)
            if best < 0 or gains[best].answered <= 0 or _fits_a_screen(view):
                return Stop.SETTLED
        return field_question(belief, found[best], gain=gains[best].share, cost=self._cost)

    def _weighed(
        self, view: View, candidates: Candidates, asked: Asked
    ) -> tuple[list[Open], list[Gain]]:
        """Fields with what asking about them would bring: those that the buyer has named alone, as
        long as one of them is worth a question.
        """
        named = frozenset(view.belief.line.matters)
        found = askable(candidates, asked, only=named) if named else []
        gains = [gain(candidates, one, view.shown) for one in found]
        if any(one.share > self._cost for one in gains):
            return found, gains
        found = askable(candidates, asked)
        return found, [gain(candidates, one, view.shown) for one in found]

    def _of_priorities(
        self, view: View, asked: Asked, found: Sequence[Open], gains: Sequence[Gain]
    ) -> Question | None:
        """What matters, or what else does, where that is worth more than any value."""
        belief, best = view.belief, max(one.share for one in gains)
        first = (view.line, PRIORITIES) not in asked
        named = any(one.field.name in belief.line.matters for one in found)
        if not first and (best > self._cost or named or (view.line, ELSE) in asked):
            return None
        prospects = [
            Prospect(
                one.field.name,
                belief.open.get(one.field.name, 0.0),
                each.answered,
                1.0 - one.unknown,
                int(np.count_nonzero(one.split.masks)),
            )
            for one, each in zip(found, gains, strict=True)
        ]
        if first:
            better = worth_asking(prospects)
            worth = best + better
            if better <= 0 or worth <= self._cost:
                return None
            return priorities_question(belief, prospects, gain=worth, cost=self._cost)
        worth, cost = worth_of_more(prospects), 2 * self._cost
        if worth <= cost or _minds_nothing(belief.line):
            return None
        return priorities_question(belief, prospects, gain=worth, cost=cost, topic=ELSE)

    def _term(self, view: View, asked: Asked) -> Question | None:
        possible = int(np.count_nonzero(view.belief.possible))
        return term_question(view.need, asked, candidates=possible)


def _fits_a_screen(view: View) -> bool:
    """Whether no more products are left than a buyer looks at."""
    return int(np.count_nonzero(view.belief.possible)) <= view.shown


def _minds_nothing(line: NeedLine) -> bool:
    """Whether the buyer has said that nothing of what was offered matters in particular."""
    known = {one.constraint.field for one in line.requirements} | set(line.matters)
    return bool(line.minor) and not known


def gain(candidates: Candidates, one: Open, shown: int) -> Gain:
    """Expected improvement of the list by asking about a field, relative to it as it is."""
    from dialogue.policy.kernel import best_under_answers, sum_under_answers

    belief, rows, masks = candidates.belief, candidates.rows, one.split.masks
    care = belief.open.get(one.field.name, 0.0)
    factor = belief.suited.get(one.field.name)
    base = candidates.score if factor is None else candidates.score / factor.of(rows)
    error = WRONG[Origin.CHOSEN]
    missed = error / (1.0 - error)
    unknown = missed + (1.0 - missed) * UNKNOWN * one.shares
    answers = len(one.split.answers)
    best = best_under_answers(base, masks, unknown, missed, answers, shown)
    now = candidates.best[:shown]
    held = sum_under_answers(base[now], masks[now], unknown, missed, answers)
    odds = np.append(care * one.shares, 1.0 - care)
    worth = float(odds @ held)
    if worth <= 0:
        return Gain(0.0, 0.0)
    share = (1.0 - _CANNOT) * float(odds @ (best - held)) / worth
    before, after = float(one.shares @ held[:-1]), float(one.shares @ best[:-1])
    return Gain(share, float(np.log(after / before)) if before > 0 else 0.0)
