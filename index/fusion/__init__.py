"""Fusion: bringing lexical and dense evidence together in one ranking."""

from index.fusion.convex import convex
from index.fusion.covered import Parts, covered
from index.fusion.ranked import Ranked
from index.fusion.rrf import reciprocal_rank
from index.fusion.weights import Weights, fitted_weights

__all__ = [
    "Parts",
    "Ranked",
    "Weights",
    "convex",
    "covered",
    "fitted_weights",
    "reciprocal_rank",
]
