"""Fields: what a buyer can be asked about the products of some categories, and how much it counts.

For attributes, that is what the schema has learnt: kind, direction and importance. Core fields
have no schema of their own; their importance beside attributes is fixed here, after the order in
which buyers' guides and RFQ templates put them: price first, then origin, make and certificates,
then minimum order and lead time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from data.constraint import BRAND, CERTIFICATION, COUNTRY, LEAD_TIME, MOQ, PRICE
from data.schema import AttributeDefinition, AttributeSchema, CategorySchema, Direction

CORE: Final[Mapping[str, tuple[float, Direction]]] = {
    PRICE: (0.6, Direction.LESS),
    COUNTRY: (0.35, Direction.NEITHER),
    BRAND: (0.3, Direction.NEITHER),
    CERTIFICATION: (0.3, Direction.NEITHER),
    MOQ: (0.2, Direction.LESS),
    LEAD_TIME: (0.25, Direction.LESS),
}
_LEAST: Final = 0.005
"""Importance below which an attribute is book-keeping that no buyer is asked about."""

_MOST: Final = 128
"""Attributes that are weighed at most: a catalogue without categories has thousands, and what a
buyer is asked about comes from the most important."""

_COMPARED: Final = 256
"""Attributes of a category up to which they are compared with each other: more are of goods of
many kinds, and take long."""

Similar = Callable[[str, Sequence[str]], npt.NDArray[np.float32]]
"""Likeness of some words in meaning to each of some labels."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field.

    Attributes:
        importance: over all the products, 0 to 1: where a category lacks it, it counts for none.
        direction: which end of a number a buyer prefers.
        definition: that of the largest category that has it; None for a core field.
    """

    name: str
    importance: float
    direction: Direction
    definition: AttributeDefinition | None = None


def fields_of(
    schema: AttributeSchema,
    paths: Sequence[tuple[str, ...]],
    shares: npt.NDArray[np.float64],
    similar: Similar | None = None,
) -> tuple[Field, ...]:
    """The fields of some categories, most important first.

    What one source states in another language under a name of its own ("Antrieb" beside "Drive")
    is no field: the buyer is asked about the one that most products state.

    Args:
        schema: of the catalogue.
        paths: of the categories.
        shares: of all products, per category.
        similar: likeness of words in meaning; without it, all are taken for different things.
    """
    weights: defaultdict[str, float] = defaultdict(float)
    largest: dict[str, tuple[float, AttributeDefinition]] = {}
    for path, share in zip(paths, shares.tolist(), strict=True):
        category = schema.categories.get(path)
        for one in _different(category, similar) if category is not None else ():
            if not one.is_askable:
                continue
            weights[one.id] += share * one.importance
            if one.id not in largest or share > largest[one.id][0]:
                largest[one.id] = (share, one)
    found = [
        Field(
            name,
            weight,
            largest[name][1].direction,
            largest[name][1],
        )
        for name, weight in weights.items()
        if weight >= _LEAST
    ]
    found = sorted(found, key=lambda one: (-one.importance, one.name))[:_MOST]
    found += [Field(name, weight, way) for name, (weight, way) in CORE.items()]
    return tuple(sorted(found, key=lambda one: (-one.importance, one.name)))


def _different(category: CategorySchema, similar: Similar | None) -> Sequence[AttributeDefinition]:
    """The attributes of a category without those that say the same in another language."""
    if similar is None or len(category.attributes) > _COMPARED:
        return category.attributes
    from dialogue.understand.twins import without_twins

    kept = {one.id for one in without_twins(category.attributes, similar)}
    return [one for one in category.attributes if one.id in kept]
