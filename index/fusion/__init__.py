"""Fusion: bringing lexical and dense evidence together in one ranking."""

from index.fusion.convex import convex
from index.fusion.ranked import Ranked
from index.fusion.rrf import reciprocal_rank

__all__ = ["Ranked", "convex", "reciprocal_rank"]
