"""Belief: which products may be what the buyer wants, and how much speaks for each."""

from dialogue.belief.belief import Belief
from dialogue.belief.build import BeliefBuilder

__all__ = ["Belief", "BeliefBuilder"]
