"""Ranking: the suppliers in order, why, and who was left out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from data.judge import Judgement
from sourcing.ranking.candidate import Candidate, Fact
from sourcing.ranking.situation import Situation
from sourcing.ranking.weights import Weights


@dataclass(frozen=True, slots=True)
class Part:
    """What one criterion adds to a score.

    Attributes:
        weight: its share of all weights that apply, 0 to 1.
        value: 0 to 1; ``worst`` and ``best`` are the ends of what it can be.
        facts: the fields that decided it, also those that state nothing.
    """

    criterion: str
    label: str
    weight: float
    value: float
    worst: float
    best: float
    facts: tuple[Fact, ...]

    @property
    def contribution(self) -> float:
        """Weight times value; the contributions sum to the score."""
        return self.weight * self.value

    @property
    def is_known(self) -> bool:
        """Whether anything that decides it is stated."""
        return self.best - self.worst < 1.0


class RiskKind(StrEnum):
    """A warning sign."""

    FAR_BELOW_MARKET = "price far below the market"
    NEW_WITH_HIGH_CLAIMS = "new and unverified with high claims"
    COUNTRY_MISMATCH = "places do not agree"
    MANY_DISPUTES = "many disputes"
    OFTEN_LATE = "often late"
    OFFER_NOT_VALID = "offer not valid"
    MOQ_ABOVE_QUANTITY = "minimum order above the quantity"
    TOO_LATE = "ships after the day it is needed"


@dataclass(frozen=True, slots=True)
class Risk:
    """A warning sign, with what it rests on.

    Attributes:
        words: what was seen, in one line.
        facts: the catalogue's fields behind it.
    """

    kind: RiskKind
    words: str
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class RankedOffer:
    """One offer with its score.

    Attributes:
        score: 0 to 1.
        worst, best: ends of what the score can be, whatever the catalogue does not state.
    """

    candidate: Candidate
    score: float
    worst: float
    best: float

    @property
    def confidence(self) -> float:
        """How much of the score rests on what is stated, 0 to 1: 1 less its interval's width."""
        return 1.0 - (self.best - self.worst)


@dataclass(frozen=True, slots=True)
class RankedSupplier:
    """A supplier with the best of its offers.

    Attributes:
        rank: from 1; suppliers of equal score have the same, and the next ones are counted on.
        is_tied: whether another supplier has the same rank.
        is_unbeaten: nobody is at least as good on everything that is known of this supplier, and
            better on something (it is Pareto optimal over what is known).
        offer: the best one.
        others: its other offers, best first.
        parts: of the best offer's score, in the order of the criteria.
        requirements: how the best offer stands to every must and wish.
        missed: the musts among them that it misses.
        left_open: the musts among them that it does not state: it stands after all that meet
            every one.
        risks: warning signs.
    """

    rank: int
    is_tied: bool
    is_unbeaten: bool
    offer: RankedOffer
    others: tuple[RankedOffer, ...]
    parts: tuple[Part, ...]
    requirements: tuple[Judgement, ...]
    missed: tuple[Judgement, ...]
    risks: tuple[Risk, ...]
    left_open: tuple[Judgement, ...] = ()


class Reason(StrEnum):
    """Why a supplier or an offer is not ranked."""

    BLOCKED = "on the block list"
    MISSES_A_MUST = "misses a must"
    REJECTED = "the buyer rejected the product"
    UNNAMED = "the offer names no supplier"


@dataclass(frozen=True, slots=True)
class Excluded:
    """A supplier that is left out, and why.

    Attributes:
        supplier_id, name: None for offers that name nobody.
        detail: the reason as the catalogue states it, or the must that is missed and by what.
        offers: how many of its offers are left out for this reason.
        missed: the must that the first of them misses, and by what.
        candidate: that offer.
    """

    supplier_id: str | None
    name: str | None
    reason: Reason
    detail: str
    offers: int
    missed: Judgement | None = None
    candidate: Candidate | None = None


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """The smallest change of one weight that would put another supplier first.

    Attributes:
        now: weight of the criterion, in the weights' own units.
        then: beyond it the challenger is first; at it both are level.
        share_now, share_then: the same as shares of all weights that apply.
        challenger: id of the supplier that would be first.
    """

    criterion: str
    label: str
    now: float
    then: float
    share_now: float
    share_then: float
    challenger: str
    challenger_name: str


@dataclass(frozen=True, slots=True)
class Ranking:
    """Suppliers in order.

    Attributes:
        suppliers: best first, the first ``size`` that were asked for.
        total: all that were ranked.
        is_relaxed: no offer meets or might meet all musts: those that miss some are ranked.
        shares: the weight of each criterion that applies; they sum to 1.
        excluded: who was left out and why; blocked suppliers first.
        sensitivity: None where no change of one weight puts another supplier first, or two are
            level already.
        overlapping: suppliers that could be ahead of the first if everything unknown turned out
            well for them and badly for it.
    """

    situation: Situation
    weights: Weights
    suppliers: tuple[RankedSupplier, ...]
    total: int
    is_relaxed: bool
    shares: dict[str, float]
    excluded: tuple[Excluded, ...]
    sensitivity: Sensitivity | None
    overlapping: int
