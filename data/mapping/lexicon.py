"""Helper words that are not field names: short forms, stopwords, entities, prefixes, decoys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast

import yaml


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The content of ``vocabulary/words.yaml``, folded as it is there.

    Attributes:
        entities: word to "product", "supplier", "maker", "brand" or "offer".
        compounds: first part of a compound word to the entity it stands for.
        quantities: word to the physical quantity it names ("mass", "length").
        attribute_prefixes: (prefix, "number" | "text" | "boolean" | "any"), longest first.
    """

    abbreviations: Mapping[str, str]
    stopwords: frozenset[str]
    modifiers: frozenset[str]
    entities: Mapping[str, str]
    compounds: Mapping[str, str]
    quantities: Mapping[str, str]
    attribute_prefixes: tuple[tuple[str, str], ...]
    boolean_prefixes: tuple[str, ...]
    row_numbers: frozenset[str]
    bags: frozenset[str]
    decoys: frozenset[str]


def read_yaml(name: str) -> object:
    """A YAML file of the vocabulary folder."""
    text = files("data.mapping").joinpath("vocabulary", name).read_text(encoding="utf-8")
    # The C loader is ten times as fast and is not in every build of PyYAML.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(text, Loader=loader)  # noqa: S506


@cache
def lexicon() -> Lexicon:
    """The helper words, read once."""
    raw = cast("dict[str, object]", read_yaml("words.yaml"))
    by_entity = cast("dict[str, str]", raw["entities"])
    compounds = cast("dict[str, str]", raw["compounds"])
    quantities = cast("dict[str, str]", raw["quantities"])
    prefixes = cast("dict[str, list[str]]", raw["attribute_prefixes"])
    return Lexicon(
        abbreviations=cast("dict[str, str]", raw["abbreviations"]),
        stopwords=_set(raw["stopwords"]),
        modifiers=_set(raw["modifiers"]),
        entities={word: entity for entity, text in by_entity.items() for word in text.split()},
        compounds={word: entity for entity, text in compounds.items() for word in text.split()},
        quantities={word: name for name, text in quantities.items() for word in text.split()},
        attribute_prefixes=tuple(
            sorted(
                ((prefix, kind) for kind, listed in prefixes.items() for prefix in listed),
                key=lambda pair: -len(pair[0]),
            )
        ),
        boolean_prefixes=tuple(cast("list[str]", raw["boolean_prefixes"])),
        row_numbers=_set(raw["row_numbers"]),
        bags=_set(raw["bags"]),
        decoys=_set(raw["decoys"]),
    )


def _set(text: object) -> frozenset[str]:
    return frozenset(str(text).split())
