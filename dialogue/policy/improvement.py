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
from data.need import Origin
from dialogue.belief import Belief
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
_ROUNDS: Final = 3
"""Times at most that a buyer is asked what else matters."""
_CANNOT: Final = 0.15
"""Share of questions that buyers cannot answer."""
_AGAIN: Final = 0.6
"""Share of buyers who can say later what matters, among those who could not at first."""


@dataclass(frozen=True, slots=True)
class Gain:
    """What a question about a field is expected to bring.

    Attributes:
        share: by which the list improves, over all replies.
        answered: logarithm of the factor by which it does if the buyer cares.
    """

    share: float
    answered: float


@dataclass(frozen=True, slots=True)
class Weighed:
    """A field that could be asked about, with what that is expected to bring."""

    open: Open
    gain: Gain

    def prospect(self, belief: Belief) -> Prospect:
        """The field among those that may matter."""
        name = self.open.field.name
        return Prospect(
            name,
            belief.open.get(name, 0.0),
            self.gain.answered,
            1.0 - self.open.unknown,
            int(np.count_nonzero(self.open.split.masks)),
        )


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
        named = _has_named(belief)
        only = frozenset(belief.line.matters) if named else None
        found = _weighed(candidates, asked, view.shown, only)
        best = max(found, key=lambda one: one.gain.share, default=None)
        kinds = kinds_of(belief, view.shown) if (view.line, CATEGORY) not in asked else None
        least = max(self._cost, best.gain.share if best is not None else 0.0)
        if kinds is not None and kinds.gain > least:
            question = category_question(belief, kinds, cost=self._cost)
            if question is not None:
                return question
        doubts = doubts_of(belief, asked) if self._checks else None
        if doubts is not None and doubts.gain > max(least, self._cost * (1 + doubts.checked)):
            return check_question(belief, doubts, cost=self._cost)
        if best is not None and not named and self._priorities:
            question = self._priorities_of(view, asked, found)
            if question is not None:
                return question
            question = self._else_instead(view, asked, found, best)
            if question is not None:
                return question
        if best is not None and best.gain.share <= self._cost:
            best = _named_best(view, found)
        if best is not None:
            return field_question(belief, best.open, gain=best.gain.share, cost=self._cost)
        every = found if only is None else _weighed(candidates, asked, view.shown, None)
        if not every:
            return Stop.ALIKE if len(candidates.rows) > view.shown else Stop.SETTLED
        question = self._else_of(view, asked, every) if self._priorities else None
        return question or self._untold(view, asked, every) or Stop.SETTLED

    def _priorities_of(self, view: View, asked: Asked, found: Sequence[Weighed]) -> Question | None:
        """What matters, where knowing that is worth more than any value."""
        if (view.line, PRIORITIES) in asked:
            return None
        prospects = [one.prospect(view.belief) for one in found]
        better = worth_asking(prospects)
        worth = max(one.gain.share for one in found) + better
        if better <= 0 or worth <= self._cost:
            return None
        return priorities_question(view.belief, prospects, gain=worth, cost=self._cost)

    def _else_instead(
        self, view: View, asked: Asked, found: Sequence[Weighed], best: Weighed
    ) -> Question | None:
        """What else matters, where the buyer could not say what does and hardly any value is worth
        its question; asked once, and after a question about a value, which may bring more to mind.
        """
        others = any(line == view.line and name != PRIORITIES for line, name in asked)
        if not view.belief.replies.unsure or not others or (view.line, ELSE) in asked:
            return None
        prospects = [one.prospect(view.belief) for one in found]
        if _AGAIN * worth_of_more(prospects) <= best.gain.share:
            return None
        return self._else_of(view, asked, found)

    def _else_of(self, view: View, asked: Asked, found: Sequence[Weighed]) -> Question | None:
        """What else matters, until the buyer names nothing more."""
        belief = view.belief
        rounds = sum(line == view.line and name.startswith(ELSE) for line, name in asked)
        first = (view.line, PRIORITIES) not in asked
        if rounds and not belief.replies.last:
            return None
        if rounds >= _ROUNDS or _minds_nothing(belief) or (first and not _has_named(belief)):
            return None
        prospects = [one.prospect(belief) for one in found]
        worth, cost = worth_of_more(prospects), 2 * self._cost
        if worth <= cost or _fits_a_screen(view):
            return None
        topic = ELSE if not rounds else f"{ELSE} {rounds + 1}"
        return priorities_question(belief, prospects, gain=worth, cost=cost, topic=topic)

    def _untold(self, view: View, asked: Asked, found: Sequence[Weighed]) -> Question | None:
        """The best field of all, where the buyer could not say what else matters: that is asked
        field by field, as long as it is worth it.
        """
        if not view.belief.replies.unsure or (view.line, ELSE) not in asked:
            return None
        best = max(found, key=lambda one: one.gain.share)
        if best.gain.share <= self._cost or _fits_a_screen(view):
            return None
        return field_question(view.belief, best.open, gain=best.gain.share, cost=self._cost)

    def _term(self, view: View, asked: Asked) -> Question | None:
        possible = int(np.count_nonzero(view.belief.possible))
        return term_question(view.need, asked, candidates=possible)


def _fits_a_screen(view: View) -> bool:
    """Whether no more products are left than a buyer looks at."""
    return int(np.count_nonzero(view.belief.possible)) <= view.shown


def _has_named(belief: Belief) -> bool:
    """Whether the buyer has said what matters: then that is asked about, and what else does."""
    return belief.replies.named > 0 or bool(belief.line.matters)


def _minds_nothing(belief: Belief) -> bool:
    """Whether nothing of what was offered last matters to the buyer in particular."""
    line = belief.line
    known = {one.constraint.field for one in line.requirements} | set(line.matters)
    return belief.replies.declined or (bool(line.minor) and not known)


def _named_best(view: View, found: Sequence[Weighed]) -> Weighed | None:
    """What the buyer has named is asked for though it hardly moves the list, as long as it makes a
    difference at all.
    """
    named = [one for one in found if one.open.field.name in view.belief.line.matters]
    best = max(named, key=lambda one: one.gain.answered, default=None)
    if best is None or best.gain.answered <= 0 or _fits_a_screen(view):
        return None
    return best


def _weighed(
    candidates: Candidates, asked: Asked, shown: int, only: frozenset[str] | None
) -> list[Weighed]:
    """Fields that could be asked about, with what that would bring."""
    return [
        Weighed(one, gain(candidates, one, shown)) for one in askable(candidates, asked, only=only)
    ]


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
