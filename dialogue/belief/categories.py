"""Categories: which kinds of product a buyer's words may mean, from what the words bring up.

A category is believed in as its best fitting products fit, sharpened; how many of its products
fit counts only a little, or large categories would win for their size.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from data.constraint import CORE_FIELDS, Importance
from data.need import CategoryBelief, NeedLine
from data.schema import AttributeSchema
from dialogue.protocols import CandidateSource, Retrieved

_BEST: Final = 20
_SHARPNESS: Final = 4.0
_SIZE: Final = 0.25
_SHARE: Final = 0.02
"""Of the most probable category's, below which a category is left out."""
_MOST: Final = 24
_STATED: Final = 0.02
"""Share of a category's products that state an attribute, below which it has none."""


def categories_of(source: CandidateSource, found: Retrieved) -> tuple[CategoryBelief, ...]:
    """Categories by probability, most probable first; they sum to 1, or there is none."""
    if not len(found.documents):
        return ()
    paths = source.category_of(found.documents)
    numbers: dict[tuple[str, ...], int] = {}
    leaves = np.array([numbers.setdefault(path, len(numbers)) for path in paths])
    scores = found.scores.astype(np.float64)
    weights = np.zeros(len(numbers))
    for leaf in range(len(numbers)):
        fits = np.sort(scores[leaves == leaf])[::-1]
        best = np.zeros(_BEST)
        best[: min(_BEST, len(fits))] = fits[:_BEST]
        # Of a category with few products at all, the mean over those brought up is as good.
        fit = float(best.sum()) / min(_BEST, max(5, len(fits)))
        weights[leaf] = fit**_SHARPNESS * len(fits) ** _SIZE
    total = float(weights.max())
    if total <= 0:
        weights = np.bincount(leaves, minlength=len(numbers)).astype(np.float64)
        total = float(weights.max())
    weights[weights < _SHARE * total] = 0.0
    order = np.argsort(-weights, kind="stable")[:_MOST]
    kept = [(list(numbers)[n], float(weights[n])) for n in order.tolist() if weights[n] > 0]
    whole = sum(weight for _, weight in kept)
    return tuple(CategoryBelief(path, weight / whole) for path, weight in kept)


def able_to_state(
    categories: tuple[CategoryBelief, ...], line: NeedLine, schema: AttributeSchema
) -> tuple[CategoryBelief, ...]:
    """Those categories in which there is everything that the buyer requires.

    Who asks for a bifacial panel means no inverter: not one inverter says whether it is bifacial.
    Where some category has an attribute and another has not, the other is not meant; a product that
    does not state what its category does is another matter, and stays unknown.
    """
    left = categories
    for one in line.requirements:
        name = one.constraint.field
        if name in CORE_FIELDS or one.constraint.importance is not Importance.MUST:
            continue
        having = tuple(kind for kind in left if _has(schema, kind.path, name))
        left = having or left
    whole = sum(one.probability for one in left)
    if len(left) == len(categories) or whole <= 0:
        return categories
    return tuple(CategoryBelief(one.path, one.probability / whole) for one in left)


def _has(schema: AttributeSchema, path: tuple[str, ...], name: str) -> bool:
    category = schema.categories.get(path)
    found = None if category is None else category.attribute(name)
    return found is not None and found.coverage >= _STATED
