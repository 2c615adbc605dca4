"""Belief: the products of a domain, weighed.

Two numbers per product, both from the same evidence:

- **weight**, that this very product is what the buyer has in mind: what the words and the category
  say, times the likelihood of every requirement. Answers are expected by weight.
- **score**, that the buyer would accept it: the same, times how many buyers it would suit in all
  that nobody has asked about yet. Products are shown by score: until the buyer has spoken of
  power, the list had better be right for most values of it.

Products that are known to meet every must come first, whatever their score, since unknown is not
yes; then those that miss none but do not state all; then those whose least order costs more than
the budget, since budgets are negotiated; then those that miss some. Where all products
miss one, those come first that are let through when what is required is loosened as little as
possible. Each time, they are in the order of their score. Of near-duplicates, the first stands for
all.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar, cast

import numpy as np
import numpy.typing as npt

from data.constraint import Importance
from data.need import CategoryBelief, NeedLine, Requirement
from dialogue.belief.care import Replies
from dialogue.belief.cells import Factor
from dialogue.belief.domain import Domain
from dialogue.belief.fields import Field
from dialogue.reply import Relaxed

T = TypeVar("T")
Floats = npt.NDArray[np.float64]
Truths = npt.NDArray[np.int8]
Rows = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Relaxation:
    """What gives way where no product meets every must.

    Attributes:
        given: the musts concerned.
        through: bool per product, whether it misses nothing of what is left.
    """

    given: tuple[Relaxed, ...]
    through: npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Belief:
    """What is believed of the products of one line.

    All arrays are aligned with ``domain.documents``.

    Attributes:
        line: the need that it follows from.
        categories: most probable first.
        prior: from words and category.
        words: the part of it that words have.
        truths: int8 per requirement of the line, in its order: 1 met, -1 missed, 0 unknown.
        likelihoods: per requirement.
        evidence: prior times all likelihoods, per product; 0 for the excluded.
        weight: probability that this very product is wanted; sums to 1, or is 0 throughout.
        open: fields that nobody has spoken of, with how probable it is that the buyer cares.
        suited: per open field, the factor on the score.
        excluded: products that the buyer has rejected.
        affordable: products whose least order is not beyond the budget.
        budget: as a limit of the unit price.
        nearest_category: of the words, when they bring nothing up.
        relaxation: where every product misses a must.
        replies: how the buyer has replied to questions.
    """

    domain: Domain
    line: NeedLine
    categories: tuple[CategoryBelief, ...]
    prior: Floats
    words: Floats
    truths: tuple[Truths, ...]
    likelihoods: tuple[Floats, ...]
    evidence: Floats
    weight: Floats
    open: Mapping[str, float]
    suited: Mapping[str, Factor]
    excluded: npt.NDArray[np.bool_]
    affordable: npt.NDArray[np.bool_]
    nearest_category: tuple[str, ...] | None = None
    relaxation: Relaxation | None = None
    budget: Requirement | None = None
    replies: Replies = field(default_factory=Replies)
    _followed: dict[Hashable, object] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def remembered(self, key: Hashable, make: Callable[[], T]) -> T:
        """What follows from the belief and a key alone, worked out once."""
        if key not in self._followed:
            self._followed[key] = make()
        return cast("T", self._followed[key])

    def __len__(self) -> int:
        return len(self.domain)

    @cached_property
    def score(self) -> Floats:
        """That the buyer would accept it, up to a common factor."""
        found = self.evidence.copy()
        for factor in self.suited.values():
            factor.multiply(found)
        return found

    @cached_property
    def musts(self) -> tuple[int, ...]:
        """Places of the binding requirements among those of the line."""
        return tuple(
            n
            for n, one in enumerate(self.line.requirements)
            if one.constraint.importance is Importance.MUST
        )

    @cached_property
    def missed(self) -> npt.NDArray[np.int16]:
        """Musts that each product does not meet."""
        return self._counted(-1)

    @cached_property
    def unknown(self) -> npt.NDArray[np.int16]:
        """Musts on which each product states nothing."""
        return self._counted(0)

    def _counted(self, truth: int) -> npt.NDArray[np.int16]:
        found = np.zeros(len(self), np.int16)
        for n in self.musts:
            found += self.truths[n] == truth
        return found

    @cached_property
    def possible(self) -> npt.NDArray[np.bool_]:
        """Products that miss no must and are not ruled out otherwise."""
        return np.asarray((self.missed == 0) & (self.evidence > 0))

    @cached_property
    def meeting(self) -> npt.NDArray[np.bool_]:
        """Products known to meet every must, and not beyond the budget."""
        return np.asarray(self.possible & (self.unknown == 0) & self.affordable)

    @cached_property
    def ranking(self) -> Rows:
        """Rows of the domain, best first; the excluded are left out, and all but the first of
        near-duplicates.

        Ties are in the order of the catalogue's numbers. Where only the first are wanted, `best`
        is faster.
        """
        return self._sorted(np.flatnonzero(self.evidence > 0))

    @cached_property
    def listed(self) -> int:
        """Rows of the ranking."""
        alive = self.evidence > 0
        twins = alive & self.domain.twins
        others = len(np.unique(self.domain.clusters[twins])) if twins.any() else 0
        return int(np.count_nonzero(alive)) - int(np.count_nonzero(twins)) + others

    def best(self, count: int) -> Rows:
        """The first rows of the ranking."""
        alive = np.flatnonzero(self.evidence > 0)
        # Behind each row at most two others are hidden as a rule; where more are, all are sorted.
        enough = 3 * count + 64
        if enough >= len(alive) or "ranking" in self.__dict__:
            return self.ranking[:count]
        order = self._order[alive]
        last = np.partition(order, enough)[enough]
        found = self._sorted(alive[order <= last])
        return found[:count] if len(found) >= count else self.ranking[:count]

    @cached_property
    def _order(self) -> Floats:
        """What rows are sorted by, ascending: scores are brought to 0 … 1, so that a tier always
        outweighs them.
        """
        within = np.where(self.affordable, 2.0, 4.0)
        tiers = np.where(self.meeting, 0.0, np.where(self.possible, within, 6.0))
        if self.relaxation is not None:
            tiers[self.relaxation.through] = 2.0
        return np.asarray(tiers - self.score / (float(self.score.max(initial=0.0)) or 1.0))

    def _sorted(self, rows: Rows) -> Rows:
        return self.domain.without_twins(rows[np.argsort(self._order[rows], kind="stable")])

    def twins(self, row: int) -> Rows:
        """Rows of near-duplicates that a row stands for; the excluded are left out."""
        if not self.domain.twins[row]:
            return np.empty(0, np.int64)
        clusters = self.domain.clusters
        same = np.flatnonzero((clusters == clusters[row]) & (self.evidence > 0))
        return np.asarray(same[same != row])

    def field(self, name: str) -> Field | None:
        """A field of the domain."""
        return next((one for one in self.domain.fields if one.name == name), None)

    def requirement_on(self, name: str) -> tuple[Requirement, ...]:
        """Requirements of the line on a field."""
        return self.line.on(name)
