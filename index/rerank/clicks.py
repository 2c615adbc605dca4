"""Clicks: grades from a log of what was shown and clicked, with the bias of positions taken out.

A click says that a product was looked at and liked; what stands lower is looked at less. The
position-based model (Richardson, Dominowska & Ragno, WWW 2007; Chuklin, Markov & de Rijke, "Click
Models for Web Search", 2015) has P(click) = examined(position) · liked(query, product), fitted
here by expectation maximisation. It can tell the two apart only as far as products were shown at
several positions; where they never were, positions are taken as the sole reason for differences
between them and grades come out even.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from data.errors import InputError

_ROUNDS: Final = 200
_CLICKS: Final = 1.0
_NO_CLICKS: Final = 4.0
"""Of an imagined past, for every query and product: one showing in which a click is rare does not
make a product the best there is."""
_HIGHEST: Final = 4
_LEAST_SHOWN: Final = 3


@dataclass(frozen=True, slots=True)
class Shown:
    """A product that was shown for a query.

    Attributes:
        position: from 1.
    """

    query: str
    product_id: str
    position: int
    clicked: bool


@dataclass(frozen=True, slots=True)
class ClickModel:
    """What a log comes to.

    Attributes:
        examined: per position from 1, how likely it is looked at; the first is 1.
        liked: query to product id to how likely it is clicked when it is looked at.
        shown: the same, how often it was shown.
    """

    examined: tuple[float, ...]
    liked: Mapping[str, Mapping[str, float]]
    shown: Mapping[str, Mapping[str, int]]

    def grades(self) -> dict[str, dict[str, int]]:
        """Grades 0 to 4 of what was shown three times or more, by share of a query's most liked.

        A query of which nothing was clicked teaches nothing and is left out.
        """
        found: dict[str, dict[str, int]] = {}
        never = _CLICKS / (_CLICKS + _NO_CLICKS)
        for query, products in self.liked.items():
            kept = {p: v for p, v in products.items() if self.shown[query][p] >= _LEAST_SHOWN}
            most = max(kept.values(), default=0.0)
            if most <= never:
                continue
            found[query] = {p: round(_HIGHEST * v / most) for p, v in kept.items()}
        return found


def fit_clicks(log: Sequence[Shown]) -> ClickModel:
    """Fit the position-based model.

    Raises:
        InputError: the log is empty, or a position is below 1.
    """
    if not log:
        raise InputError(
            "the click log is empty", field="clicks", value=0, accepted="1 row or more"
        )
    lowest = min(one.position for one in log)
    if lowest < 1:
        raise InputError("positions count from 1", field="position", value=lowest)
    pairs: dict[tuple[str, str], int] = {}
    pair = np.array([pairs.setdefault((o.query, o.product_id), len(pairs)) for o in log])
    place = np.array([one.position - 1 for one in log])
    clicked = np.array([one.clicked for one in log])
    # Where all are looked at for sure nothing could ever be learnt about it: start lower.
    examined = 1.0 / np.arange(1, int(place.max()) + 2)
    liked = np.full(len(pairs), 0.5)
    at_place = np.bincount(place, minlength=len(examined))
    of_pair = np.bincount(pair, minlength=len(pairs))
    for _ in range(_ROUNDS):
        both = examined[place] * liked[pair]
        unclicked = np.maximum(1.0 - both, 1e-9)
        # What was not clicked may have been looked at and not liked, or liked and not looked at.
        looked = np.where(clicked, 1.0, examined[place] * (1.0 - liked[pair]) / unclicked)
        wanted = np.where(clicked, 1.0, liked[pair] * (1.0 - examined[place]) / unclicked)
        examined = np.bincount(place, looked, len(examined)) / np.maximum(at_place, 1)
        examined = np.clip(examined / max(examined[0], 1e-9), 1e-3, 1.0)
        sums = np.bincount(pair, wanted, len(pairs))
        liked = (sums + _CLICKS) / (of_pair + _CLICKS + _NO_CLICKS)
    by_query: dict[str, dict[str, float]] = {}
    shown: dict[str, dict[str, int]] = {}
    for (query, product), number in pairs.items():
        by_query.setdefault(query, {})[product] = float(liked[number])
        shown.setdefault(query, {})[product] = int(of_pair[number])
    return ClickModel(tuple(examined.tolist()), by_query, shown)
