"""Fold: dialogue acts over the state of a conversation."""

from dialogue.fold.fold import Folded, fold

__all__ = ["Folded", "fold"]
