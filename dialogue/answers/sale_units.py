"""Units of sale that are one and the same: a piece, a unit, each."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from dialogue.answers.protocol import OfferNumbers, Places


@lru_cache(maxsize=4096)
def unit_meant(code: str) -> str:
    """What a UN/ECE Recommendation 20 code stands for, the same for codes that mean the same."""
    from data.errors import UnitError
    from data.units import unit_of_rec20

    try:
        return unit_of_rec20(code) or code
    except UnitError:
        return code


def alike(one: str | None, other: str | None) -> bool:
    """Whether two units of sale are known to be the same; what is not stated is like none."""
    return one is not None and other is not None and unit_meant(one) == unit_meant(other)


def meant_units(offers: OfferNumbers) -> tuple[Places, tuple[str, ...]]:
    """Per offer the place of what its unit of sale means, -1 where none is stated; and the names.

    The name is the first code of those that mean the same.
    """
    kinds: dict[str, int] = {}
    names: list[str] = []
    places = []
    for code in offers.unit_names:
        meant = unit_meant(code)
        if meant not in kinds:
            kinds[meant] = len(names)
            names.append(code)
        places.append(kinds[meant])
    return np.array([*places, -1], np.int64)[offers.units], tuple(names)
