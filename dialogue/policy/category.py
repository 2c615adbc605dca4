"""Which kind of product: the question when the words leave that open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from data.constraint import CATEGORY, Constraint, Operator
from dialogue.acts import Inform
from dialogue.belief import Belief
from dialogue.state import Option, Question, QuestionKind, Reason

OFFERED: Final = 6
_ERROR: Final = 0.05

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kinds:
    """Categories that a buyer may mean, with what asking would bring.

    Attributes:
        paths: most probable first.
        shares: of the belief.
        gain: share by which the list is expected to improve.
    """

    paths: tuple[Path, ...]
    shares: tuple[float, ...]
    gain: float


def kinds_of(belief: Belief, shown: int) -> Kinds | None:
    """The categories between which the words leave the choice; None when they do not."""
    believed = belief.categories
    if len(believed) < 2:
        return None
    leaves = belief.domain.leaves
    score, now = belief.score, belief.best(shown)
    gained, held = 0.0, 0.0
    for one in believed:
        inside = _inside(belief, one.path)
        member = inside[leaves]
        if one.probability <= 0:
            continue
        # Under the answer, the category's products lose the doubt that they are of it.
        under = np.where(member, score / one.probability, score * _ERROR)
        best = np.partition(under, -shown)[-shown:] if len(under) > shown else under
        gained += one.probability * float(best.sum())
        held += one.probability * float(under[now].sum())
    gain = (gained - held) / held if held > 0 else 0.0
    return Kinds(
        tuple(one.path for one in believed), tuple(one.probability for one in believed), gain
    )


def category_question(belief: Belief, kinds: Kinds, *, cost: float) -> Question | None:
    """Which of the categories that the words may mean, counted within the budget; None where all
    products still possible are of one.
    """
    possible = belief.possible & belief.affordable
    if not possible.any():
        possible = belief.possible
    found: list[tuple[float, int, Path]] = []
    for path, share in zip(kinds.paths, kinds.shares, strict=True):
        inside = _inside(belief, path)
        member = inside[belief.domain.leaves]
        count = int(np.count_nonzero(possible & member))
        if count and path:
            # What hardly anything of can be afforded is hardly what is meant.
            found.append((share * count / int(np.count_nonzero(member)), count, path))
    if len(found) < 2:
        return None
    found.sort(key=lambda one: -one[0])
    total = sum(share for share, _, _ in found)
    options = [
        Option(
            id=str(n),
            acts=(
                Inform(
                    constraint=Constraint(CATEGORY, Operator.EQUAL, (" > ".join(path),)),
                    line=belief.line.id,
                ),
            ),
            count=count,
            label=path[-1] if path else None,
        )
        for n, (_, count, path) in enumerate(found[:OFFERED], start=1)
    ]
    reason = Reason(
        candidates=int(np.count_nonzero(possible)),
        shares=tuple(share / total for share, _, _ in found[:OFFERED]),
        gain=kinds.gain,
        cost=cost,
    )
    return Question(
        QuestionKind.CATEGORY, tuple(options), reason, field=CATEGORY, line=belief.line.id
    )


def _inside(belief: Belief, path: Path) -> npt.NDArray[np.bool_]:
    """Which of the categories that goods are filed under are a category or below it; of none, those
    filed under none.
    """
    return np.array([one[: len(path)] == path if path else not one for one in belief.domain.paths])
