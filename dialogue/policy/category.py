"""Which kind of product: the question when the words leave that open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from data.constraint import CATEGORY, Constraint, Operator
from data.need import Need
from dialogue.acts import Inform, Want
from dialogue.belief import Belief
from dialogue.protocols import CandidateSource
from dialogue.state import Option, Question, QuestionKind, Reason

OFFERED: Final = 6
_ERROR: Final = 0.05
_ALL: Final = 1_000_000_000

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
    score, now = belief.score, belief.ranking[:shown]
    gained, held = 0.0, 0.0
    for one in believed:
        inside = np.array([path[: len(one.path)] == one.path for path in belief.domain.paths])
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


def category_question(belief: Belief, kinds: Kinds, *, cost: float) -> Question:
    """Which of the categories that the words may mean."""
    possible = belief.possible
    options: list[Option] = []
    for n, path in enumerate(kinds.paths[:OFFERED]):
        inside = np.array([one[: len(path)] == path for one in belief.domain.paths])
        constraint = Constraint(CATEGORY, Operator.EQUAL, (" > ".join(path),))
        options.append(
            Option(
                id=str(n + 1),
                acts=(Inform(constraint=constraint, line=belief.line.id),),
                count=int(np.count_nonzero(possible & inside[belief.domain.leaves])),
                label=path[-1] if path else None,
            )
        )
    reason = Reason(
        candidates=int(np.count_nonzero(possible)),
        shares=kinds.shares[:OFFERED],
        gain=kinds.gain,
        cost=cost,
    )
    return Question(
        QuestionKind.CATEGORY, tuple(options), reason, field=CATEGORY, line=belief.line.id
    )


def any_category(source: CandidateSource, need: Need, query: str) -> Question | None:
    """What there is at all, for a buyer whose words bring nothing up or who has said none.

    The categories nearest in meaning to the words, where that can be told, else the largest.
    """
    line = need.line()
    paths = [path for path in source.schema.categories if path]
    if not paths:
        return None
    sizes = {path: source.schema.categories[path].products for path in paths}
    near = source.similar_words(query, [path[-1] for path in paths]) if query.strip() else None
    if near is not None and len(near) and float(np.max(near)) > 0:
        leaves: list[Path] = [path for path in paths if not _has_below(path, paths)]
        score = dict(zip(paths, near.tolist(), strict=True))
        chosen: list[Path] = sorted(leaves, key=lambda path: (-score[path], path))[:OFFERED]
    else:
        top: list[Path] = [path for path in paths if len(path) == 1]
        chosen = sorted(top, key=lambda path: (-sizes[path], path))[:OFFERED]
    options = tuple(
        Option(
            id=str(n + 1),
            acts=(Want(query=path[-1], category=path, line=line.id if line is not None else None),),
            count=sizes[path],
            label=path[-1],
        )
        for n, path in enumerate(chosen)
    )
    total = sum(sizes[path] for path in paths if len(path) == 1)
    return Question(
        QuestionKind.CATEGORY,
        options,
        Reason(candidates=total),
        field=CATEGORY,
        line=line.id if line is not None else None,
    )


def _has_below(path: Path, paths: list[Path]) -> bool:
    return any(len(one) > len(path) and one[: len(path)] == path for one in paths)
