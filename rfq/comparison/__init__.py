"""Comparison: products or offers side by side, with what each figure rests on."""

from rfq.comparison.candidate import Candidate, ScorePart
from rfq.comparison.compare import compare
from rfq.comparison.model import Cell, CellBasis, Column, Comparison, Row, RowGroup

__all__ = [
    "Candidate",
    "Cell",
    "CellBasis",
    "Column",
    "Comparison",
    "Row",
    "RowGroup",
    "ScorePart",
    "compare",
]
