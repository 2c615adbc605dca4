"""Bodies: different searches and words of buyers, drawn from the catalogue with a seed."""

from __future__ import annotations

import json
import random
from typing import Final

from data.catalogue import Catalogue
from data.schema.model import AttributeKind

SEED: Final = 7
_HEADS: Final = ("{}", "{} supplier", "cheap {}", "I need {}", "{} for export", "best {}")
_ANSWERS: Final = (
    "10 pcs to Rotterdam",
    "under 5000 USD each",
    "no preference",
    "by end of March",
    "show me more",
    "not from China",
    "CE certified",
    "actually 20 pcs",
)


def searches(catalogue: Catalogue, count: int) -> list[str]:
    """Bodies of ``POST /v1/search``: words, half of them with filters, facets as usual."""
    dice = random.Random(SEED)
    leaves = [one.path for one in catalogue.categories().walk() if one.path and not one.children]
    titles = [one.title for batch in catalogue.product_batches(2000) for one in batch[::20]]
    found = []
    for number in range(count):
        path = dice.choice(leaves)
        words = dice.choice(titles).split() if number % 3 == 0 else path[-1].split()
        body: dict[str, object] = {
            "text": dice.choice(_HEADS).format(" ".join(words[: dice.randint(1, 4)])).lower(),
            "quantity": str(dice.choice((1, 10, 100))),
        }
        if number % 2:
            body["constraints"] = _constraints(catalogue, path, dice)
        found.append(json.dumps(body))
    return found


def openings(catalogue: Catalogue, count: int) -> list[str]:
    """First words of conversations."""
    dice = random.Random(SEED)
    leaves = [one.path[-1] for one in catalogue.categories().walk() if one.path]
    return [dice.choice(_HEADS).format(dice.choice(leaves)).lower() for _ in range(count)]


def answers(count: int) -> list[str]:
    """Bodies of ``POST …/messages`` as a conversation goes on."""
    dice = random.Random(SEED)
    return [json.dumps({"text": dice.choice(_ANSWERS)}) for _ in range(count)]


def _constraints(
    catalogue: Catalogue, path: tuple[str, ...], dice: random.Random
) -> list[dict[str, object]]:
    category = catalogue.schema.category(path)
    numbers = [one for one in category.attributes if one.kind is AttributeKind.NUMBER]
    labels = [one for one in category.attributes if one.values]
    found: list[dict[str, object]] = []
    if numbers:
        one = dice.choice(numbers)
        if one.quantiles is not None:
            found.append(
                {"field": one.id, "operator": "≥", "values": [one.quantiles.p25], "unit": one.unit}
            )
    if labels and dice.random() < 0.5:
        one = dice.choice(labels)
        value = dice.choice(one.values[:4]).label
        found.append({"field": one.id, "operator": "=", "values": [value], "importance": "should"})
    return found
