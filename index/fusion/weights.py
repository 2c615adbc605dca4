"""Weights: how much each part of the evidence counts, by what a query is.

The figures are in ``weights.yaml`` beside this file, with the command that fits them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

_FILE: Final = Path(__file__).with_name("weights.yaml")


@dataclass(frozen=True, slots=True)
class Weights:
    """Of the parts of a fused score.

    Attributes:
        dense: of meaning, 0 to 1; words have the rest to 1.
        coverage: of the share of the query that a product has at all, 0 or more, beside those two.
    """

    dense: float
    coverage: float


@cache
def fitted_weights() -> Mapping[str, Weights]:
    """Weights by what a query is: a `index.response.QueryType`, "brand" or "foreign"."""
    import yaml

    loaded: Any = yaml.safe_load(_FILE.read_text("utf-8"))
    return {name: Weights(row["dense"], row["coverage"]) for name, row in loaded["weights"].items()}
