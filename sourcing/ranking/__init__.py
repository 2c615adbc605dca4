"""Supplier ranking: from candidate offers to suppliers in order, with every reason."""

from sourcing.ranking.candidate import Candidate, Fact
from sourcing.ranking.market import Market, market_of
from sourcing.ranking.prior import RatingPrior, rating_prior
from sourcing.ranking.rank import rank
from sourcing.ranking.result import (
    Excluded,
    Part,
    RankedOffer,
    RankedSupplier,
    Ranking,
    Reason,
    Risk,
    RiskKind,
    Sensitivity,
)
from sourcing.ranking.situation import Situation
from sourcing.ranking.weights import Preset, Weights, preset_weights

__all__ = [
    "Candidate",
    "Excluded",
    "Fact",
    "Market",
    "Part",
    "Preset",
    "RankedOffer",
    "RankedSupplier",
    "Ranking",
    "RatingPrior",
    "Reason",
    "Risk",
    "RiskKind",
    "Sensitivity",
    "Situation",
    "Weights",
    "market_of",
    "preset_weights",
    "rank",
    "rating_prior",
]
