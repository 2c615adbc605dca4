"""Queries: searches as buyers would make them on the synthetic catalogue, no two alike."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

import numpy as np

from benchmarks.speed.words import PLACES, TRAITS, attributes_of, categories, thing
from data.catalogue import Catalogue
from data.constraint import COUNTRY, PRICE, Constraint, Importance, Operator
from data.schema.model import AttributeKind
from index.request import SearchRequest

FORMS: Final = ("head term", "attribute-heavy", "natural language", "identifier")
"""What queries are made of; every fourth is of each."""

_PRICES: Final = (200, 500, 1_000, 2_000, 5_000)
_COUNTRIES: Final = ("CN", "DE", "IN")


def requests(
    catalogue: Catalogue, products: int, count: int, *, seed: int = 11
) -> list[SearchRequest]:
    """Searches for ten hits and eight facets.

    But for those by model number, each has three musts, on a number, on a word and on the price at
    a quantity, and one wish, on the supplier's country.

    Args:
        catalogue: the synthetic corpus.
        products: its size.
        count: of searches.
        seed: other seeds give other searches.
    """
    dice = np.random.default_rng(seed)
    found: dict[str, SearchRequest] = {}
    while len(found) < count:
        form = FORMS[len(found) % len(FORMS)]
        category = int(dice.integers(len(categories())))
        if form == "identifier":
            text = catalogue.product(f"p{int(dice.integers(products)):08d}").mpn or ""
            constraints: tuple[Constraint, ...] = ()
        else:
            text, constraints = _text(form, category, dice), _constraints(category, dice)
        quantity = Decimal(int(dice.integers(1, 500)))
        found.setdefault(text, SearchRequest(text, constraints, quantity))
    return list(found.values())


def texts(count: int, *, seed: int = 5) -> list[str]:
    """Query texts alone: two to five words each."""
    dice = np.random.default_rng(seed)
    found: dict[str, None] = {}
    while len(found) < count:
        form = FORMS[int(dice.integers(3))]
        found[_text(form, int(dice.integers(len(categories()))), dice)] = None
    return list(found)


def _text(form: str, category: int, dice: np.random.Generator) -> str:
    name = thing(category)
    trait = TRAITS[int(dice.integers(len(TRAITS)))]
    if form == "head term":
        # One brings up a fifth of a category's products, the other a single kind.
        return f"{trait} {name.split()[-1]}" if dice.random() < 0.5 else f"{name} {trait}"
    number = int(dice.integers(2, 400))
    if form == "attribute-heavy":
        return f"{name} {number} kW {trait} {int(dice.integers(1, 40)) * 10} V"
    place = PLACES[int(dice.integers(len(PLACES)))]
    return f"I need a {trait} {name} for my {place}, easy to maintain, about {number} pieces"


def _constraints(category: int, dice: np.random.Generator) -> tuple[Constraint, ...]:
    some = attributes_of(category)
    numbers = [one for one in some if one.kind is AttributeKind.NUMBER]
    words = [one for one in some if one.labels]
    number = numbers[int(dice.integers(len(numbers)))]
    word = words[int(dice.integers(len(words)))]
    low = number.low * (number.high / number.low) ** float(dice.uniform(0.1, 0.6))
    chosen = dice.choice(len(word.labels), 2, replace=False)
    price = _PRICES[int(dice.integers(len(_PRICES)))]
    country = _COUNTRIES[int(dice.integers(len(_COUNTRIES)))]
    return (
        Constraint(number.id, Operator.AT_LEAST, (float(f"{low:.2g}"),), number.unit),
        Constraint(word.id, Operator.ONE_OF, tuple(word.labels[n] for n in chosen)),
        Constraint(PRICE, Operator.AT_MOST, (price,), "USD"),
        Constraint(COUNTRY, Operator.EQUAL, (country,), importance=Importance.SHOULD),
    )
