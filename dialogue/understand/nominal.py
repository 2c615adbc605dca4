"""What a number is as a requirement: nominal, exact, at least, at most."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from data.constraint import Constraint, Operator
from data.schema.model import AttributeDefinition, Direction
from data.schema.vocabulary import load, words
from data.schema.vocabulary.translation import lexicon
from dialogue.grammar.mention import NumberMention
from dialogue.understand.plausible import INFINITY

_UP: Final = (Operator.MORE, Operator.AT_LEAST)


_BETTER: Final = re.compile(r"\b(?:better|mejor|besser|meilleure?)\b|优于|好于", re.IGNORECASE)


_SMALLER: Final = frozenset(("accuracy", "tolerance", "noise", "error", "consumption"))


def _is_better_below(mention: NumberMention, attribute: AttributeDefinition) -> bool:
    """Whether "better than 0.1 mm" asks for less of it."""
    if _BETTER.search(mention.words) is None:
        return False
    return attribute.direction is Direction.LESS or bool(_SMALLER & english(attribute))


def constraint_of(
    mention: NumberMention, attribute: AttributeDefinition, unit: str | None
) -> Constraint:
    """A number as a requirement on an attribute, positive."""
    operator = mention.operator
    if operator is Operator.ONE_OF:
        values = mention.values
    elif operator is Operator.BETWEEN:
        values = (mention.low, mention.high)
    elif operator in (Operator.LESS, Operator.AT_MOST):
        values = (mention.high,)
    else:
        values = (mention.low if mention.low != -INFINITY else mention.high,)
    if _reaches(mention, attribute):
        operator = Operator.AT_LEAST
    elif _names_itself(mention, attribute):
        operator = Operator.EQUAL
    if operator in _UP and _is_better_below(mention, attribute):
        operator = Operator.AT_MOST
    if operator is Operator.EQUAL and attribute.dimension is not None and not mention.negated:
        operator = Operator.ABOUT
    return Constraint(attribute.id, operator, tuple(values), unit)


_UP_TO: Final = re.compile(r"^(?:up ?to|hasta|bis(?: zu)?|jusqu'?[aà])\b", re.IGNORECASE)


def _reaches(mention: NumberMention, attribute: AttributeDefinition) -> bool:
    """Whether "up to" says what goods should reach: "lifts up to 4.5 m"."""
    up_to = mention.operator is Operator.AT_MOST and _UP_TO.match(mention.words) is not None
    return up_to and (attribute.direction is Direction.MORE or "maximum" in english(attribute))


_MAX: Final = re.compile(r"^(?:max|máx|最大|最高)", re.IGNORECASE)


def _names_itself(mention: NumberMention, attribute: AttributeDefinition) -> bool:
    """Whether "max." is a part of the attribute's name: "max. PV input of 8 kW"."""
    said = mention.operator is Operator.AT_MOST and _MAX.match(mention.words) is not None
    return said and "maximum" in english(attribute)


@lru_cache(maxsize=4096)
def _english_words(label: str) -> frozenset[str]:
    return frozenset(lexicon().translate(load("names").common(words(label))))


def english(attribute: AttributeDefinition) -> frozenset[str]:
    """The words of an attribute's name, in English as far as the vocabulary knows them."""
    return _english_words(attribute.label)
