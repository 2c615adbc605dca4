"""Check: whether everything understood so far is meant, asked where an answer looks like a slip.

One answer in seven or so is not what its buyer wants. Which one cannot be known, but it shows in
the catalogue: what a slip asks for goes together with the other requirements in few products, as
compared with what else could have been answered. With e the share of answers that are slips and k
the other answers there were, by Bayes' rule

    P(r is a slip) : P(r is meant) = e/k · missing(r) : (1 - e) · meeting(r)

where meeting(r) and missing(r) are the weight, without r, of the products that meet and that miss
it. All doubts are put to the buyer in one question, since a slip found is worth as much wherever it
is: the buyer says which is not meant, best with what is, or that all of it is. It is the noisy
search of Rivest et al. ("Coping with errors in binary search procedures", 1980), where questions
are repeated because answers lie, with the difference that people who see what they have said can
tell that it is wrong, so that nothing has to be asked twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from data.constraint import CATEGORY, Importance
from data.need import Origin, Requirement
from dialogue.acts import Affirm, Matters, Relax
from dialogue.belief import Belief
from dialogue.policy.protocol import Asked
from dialogue.state import CHECKED, Option, Question, QuestionKind, Reason

SLIPS: Final = {Origin.CHOSEN: 0.15, Origin.INFERRED: 0.25}
"""Share of requirements that are not meant, by where they come from: 12 to 17 % of answers among
offered ones are inconsistent with what their buyer wants. What a buyer has put in words or set in a
form is not doubted: who asks for something rare may well want it.
"""
_OTHERS: Final = 5
"""Answers there were beside the one given, at the most."""
_LEAST: Final = 0.01
"""Chance from which a slip is worth naming."""
_SEEN: Final = 0.7
"""Share of the slips that a buyer finds when asked."""
_SHOWN: Final = 6


@dataclass(frozen=True, slots=True)
class Doubts:
    """Requirements that may not be meant.

    Attributes:
        requirements: most doubtful first, one per field.
        chances: of each, that it is a slip.
        checked: fields of the line that have been checked: who is asked once more has to be asked
            for a better reason.
    """

    requirements: tuple[Requirement, ...]
    chances: tuple[float, ...]
    checked: int = 0

    @property
    def gain(self) -> float:
        """By which share the list is expected to improve: as it stands it is worth nothing where
        there is a slip, and as much as now where one is found.
        """
        right = float(np.prod([1.0 - chance for chance in self.chances]))
        return _SEEN * (1.0 - right) / max(right, 1e-9)


def doubts_of(belief: Belief, asked: Asked) -> Doubts:
    """How doubtful each answer is that has not been checked yet."""
    line = belief.line
    found: dict[str, tuple[float, Requirement]] = {}
    for n, one in enumerate(line.requirements):
        name = one.constraint.field
        if (
            one.provenance.origin not in SLIPS
            or one.constraint.importance is not Importance.MUST
            or name == CATEGORY
            or (line.id, checked(name)) in asked
        ):
            continue
        chance = _chance(belief, n)
        if chance < _LEAST:
            continue
        if name not in found or chance > found[name][0]:
            found[name] = (chance, one)
    ordered = sorted(found.values(), key=lambda pair: (-pair[0], pair[1].constraint.field))[:_SHOWN]
    before = sum(key == line.id and name.startswith(CHECKED) for key, name in asked)
    return Doubts(tuple(one for _, one in ordered), tuple(one for one, _ in ordered), before)


def _chance(belief: Belief, place: int) -> float:
    """That a requirement is a slip, from how well it goes together with the others."""
    error = SLIPS[belief.line.requirements[place].provenance.origin]
    weight = np.where(belief.excluded, 0.0, belief.prior)
    for n, likelihood in enumerate(belief.likelihoods):
        if n != place:
            weight = weight * likelihood
    truths = belief.truths[place]
    met, missed = float(weight[truths > 0].sum()), float(weight[truths < 0].sum())
    slip, meant = error / _others(belief, place) * missed, (1.0 - error) * met
    return slip / (slip + meant) if slip + meant > 0 else 0.0


def _others(belief: Belief, place: int) -> int:
    """Answers there were beside the one given: of two technologies, one."""
    labels = belief.domain.column(belief.line.requirements[place].constraint.field).labels
    return max(1, min(_OTHERS, len(labels) - 1)) if labels else _OTHERS


def check_question(belief: Belief, doubts: Doubts, *, cost: float) -> Question:
    """Whether all of it is meant; each option but the first is one that is not."""
    line = belief.line.id
    options = [Option(id="1", acts=(Affirm(line=line),))]
    options += [
        Option(
            id=str(n),
            # What was said of it is not meant, but something is.
            acts=(
                Relax(field=one.constraint.field, line=line),
                Matters(fields=(one.constraint.field,), line=line),
            ),
            field=one.constraint.field,
        )
        for n, one in enumerate(doubts.requirements, start=2)
    ]
    reason = Reason(
        candidates=int(np.count_nonzero(belief.possible)),
        shares=doubts.chances,
        gain=doubts.gain,
        cost=cost,
    )
    return Question(QuestionKind.CHECK, tuple(options), reason, line=line, several=True)


def checked(name: str) -> str:
    """What stands for a field's check among what was asked about."""
    return f"{CHECKED} {name}"
