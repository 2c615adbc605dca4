"""The names of the features that a learnt ranker sees."""

from __future__ import annotations

from typing import Final

NAMES: Final = (
    "fused",
    "lexical",
    "dense",
    "coverage",
    "values covered",
    "like the best",
    "category of the best",
    "category named",
    "offers",
    "described",
    "names a brand",
    "query words",
    "candidates",
)
"""In the order of the columns."""

VERSION: Final = 1
"""Raised whenever a column means something else than before."""
