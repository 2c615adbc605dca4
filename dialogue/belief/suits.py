"""Suits: how many buyers a product's value would suit, if they had a requirement on its field.

Nobody has said what is required, so it is averaged over what buyers ask for. They ask for what
there is: a requirement is one that some product of the candidates meets, drawn by their weight.

- A label is asked for by name: the label of a random candidate.
- A number with a direction is mostly a bound ("at least the value of a random candidate"), else a
  value near it. One without is a bound either way, or a value near it.

A product that states nothing suits nobody as far as anyone can tell.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from data.schema import Direction
from dialogue.belief.cells import Cells
from dialogue.belief.interval import ABOUT

Floats = npt.NDArray[np.float64]

BOUND: Final = 0.75
"""Share of requirements on a number with a direction that are a bound in that direction."""
BOUNDS: Final = 0.5
"""Share of requirements on any other number that are a bound, half of them either way."""
FEW: Final = 5
MOSTLY: Final = 0.8
"""Share of the products from which so many numbers are what most have."""


def suits(cells: Cells, mass: Floats, direction: Direction) -> Floats:
    """Per cell, the share of requirements that its values meet, 0 to 1.

    Args:
        cells: of the field.
        mass: weight of the candidates per cell.
        direction: which end of a number is preferred.
    """
    total = float(mass.sum())
    if total <= 0:
        return np.ones(cells.count)
    share = mass / total
    if not cells.numeric:
        return share
    upto = np.cumsum(share)
    middle = upto - share / 2
    reach = ABOUT * np.abs(cells.values)
    edges = np.concatenate([[0.0], upto])
    if is_nominal(share):
        # Of few numbers, the very one is meant: 66 cells are neither 60 nor 72.
        reach = np.zeros(cells.count)
    first = np.searchsorted(cells.values, cells.values - reach, side="left")
    last = np.searchsorted(cells.values, cells.values + reach, side="right")
    near = edges[last] - edges[first]
    # A cell's own values are met half on average, of what is asked for within it.
    at_least, at_most = middle, 1.0 - middle
    if direction is Direction.MORE:
        return np.asarray(BOUND * at_least + (1 - BOUND) * near)
    if direction is Direction.LESS:
        return np.asarray(BOUND * at_most + (1 - BOUND) * near)
    return np.asarray(BOUNDS * 0.5 * (at_least + at_most) + (1 - BOUNDS) * near)


def is_nominal(share: Floats) -> bool:
    """Whether a handful of numbers is what most products have, so that they are names of kinds."""
    if len(share) <= FEW:
        return True
    common = np.partition(share, len(share) - FEW)[-FEW:]
    return bool(common.sum() >= MOSTLY * share.sum())
