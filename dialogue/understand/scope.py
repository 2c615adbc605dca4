"""Which part of the catalogue an utterance is read against, compiled once per part.

The categories a line is believed to be in; for a first utterance those that it names, and failing
that those of the products it retrieves. Attributes with one id are one attribute in all of them.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from threading import Lock
from typing import Final

import numpy as np
import numpy.typing as npt

from data.constraint import BRAND
from data.errors import SourcingError
from data.schema.model import AttributeDefinition, CategorySchema, Quantiles
from dialogue.protocols import CandidateSource
from dialogue.understand.goods import category_names, general_words, type_names
from dialogue.understand.hints import Hints, hints_of
from dialogue.understand.text import phrase_stems
from dialogue.understand.twins import Similar, without_twins
from dialogue.understand.vocabulary import Vocabulary, compile_vocabulary

Path = tuple[str, ...]

_KEPT: Final = 192
"""Scopes that are kept, a quarter of a megabyte each: an utterance that could be about several
categories has one of its own, and to compile one takes 10 to 100 ms."""
_MOST_BRANDS: Final = 20_000
_MOST_ATTRIBUTES: Final = 256
_LESS: Final = 0.6
_HEAD: Final = 0.8
"""Confidence that the last word of a category's name means it ("valves": industrial valves)."""


@dataclass(frozen=True, slots=True)
class Scope:
    """A part of the catalogue, compiled.

    Attributes:
        paths: its categories, most probable first; the root alone when nothing is known.
        attributes: by id, most important first.
        vocabulary: names, values and brands.
        ranks: per attribute, the place of its category among the paths, where that is not the
            first.
    """

    paths: tuple[Path, ...]
    attributes: Mapping[str, AttributeDefinition]
    vocabulary: Vocabulary
    ranks: Mapping[str, int] = field(default_factory=dict)

    def standing(self, attribute_id: str) -> float:
        """How much an attribute counts beside those of the most probable category, 0 to 1."""
        return _LESS ** self.ranks.get(attribute_id, 0)

    @property
    def is_root(self) -> bool:
        """Whether nothing is known about the category."""
        return self.paths == ((),)


class Scopes:
    """The scopes of one catalogue, compiled when first used and kept.

    Args:
        source: of the catalogue.
    """

    def __init__(self, source: CandidateSource) -> None:
        self._source = source
        self._kept: OrderedDict[tuple[Path, ...], Scope] = OrderedDict()
        self._lock = Lock()
        self._generation = source.generation
        self._categories: Vocabulary | None = None
        self._general: Vocabulary | None = None
        self._types: Vocabulary | None = None
        self._hints: Hints | None = None
        self._brands: tuple[str, ...] | None = None

    @property
    def categories(self) -> Vocabulary:
        """The names of all categories."""
        with self._lock:
            if self._categories is None:
                self._categories = category_names(self._source.schema)
            return self._categories

    @property
    def types(self) -> Vocabulary:
        """The types of goods in all categories that products are filed under."""
        with self._lock:
            if self._types is None:
                self._types = type_names(self._source.schema)
            return self._types

    @property
    def hints(self) -> Hints:
        """Which categories words occur in."""
        with self._lock:
            if self._hints is None:
                self._hints = hints_of(self._source.schema)
            return self._hints

    @property
    def general(self) -> Vocabulary:
        """Words for the fields of every product and for the terms of a purchase."""
        with self._lock:
            if self._general is None:
                self._general = general_words()
            return self._general

    def of(self, paths: Sequence[Path]) -> Scope:
        """The scope of some categories, most probable first; none is the root."""
        known = self._source.schema.categories
        wanted = tuple(dict.fromkeys(path for path in paths if path in known)) or ((),)
        with self._lock:
            found = self._kept.get(wanted)
            if found is not None:
                self._kept.move_to_end(wanted)
                return found
        made = self._compile([known[path] for path in wanted], wanted)
        with self._lock:
            self._kept[wanted] = made
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return made

    def _compile(self, schemas: Sequence[CategorySchema], paths: tuple[Path, ...]) -> Scope:
        merged: dict[str, AttributeDefinition] = {}
        ranks: dict[str, int] = {}
        for rank, schema in enumerate(schemas):
            for attribute in self._read(schema):
                known = merged.get(attribute.id)
                if known is not None:
                    merged[attribute.id] = _with_values(known, attribute)
                    continue
                merged[attribute.id] = replace(
                    attribute, importance=attribute.importance * 0.8**rank
                )
                if rank:
                    ranks[attribute.id] = rank
        product_words = frozenset(stem for path in paths if path for stem in phrase_stems(path[-1]))
        vocabulary = compile_vocabulary(
            merged.values(), product_words=product_words, brands=self._all_brands()
        )
        return Scope(paths, merged, vocabulary, ranks)

    def _read(self, schema: CategorySchema) -> tuple[AttributeDefinition, ...]:
        """The attributes whose words are known, twins joined where there are few.

        A catalogue without categories has thousands, most of them of a handful of products: those
        that matter most are read, so that nobody waits for words that are hardly ever said.
        """
        attributes = schema.attributes[:_MOST_ATTRIBUTES]
        if len(schema.attributes) > _MOST_ATTRIBUTES:
            return tuple(attributes)
        return without_twins(attributes, self._similar(schema))

    def _similar(self, schema: CategorySchema) -> Similar:
        """Likeness in meaning, for categories that products are filed under.

        Above them an attribute stands for many things, and there are too many to compare.
        """
        below = len(schema.category) + 1
        is_leaf = not any(
            len(path) >= below and path[: below - 1] == schema.category
            for path in self._source.schema.categories
        )
        return self._source.similar_words if is_leaf else _unlike

    def _all_brands(self) -> tuple[str, ...]:
        if self._brands is None:
            try:
                documents = self._source.retrieve("", count=_MOST_BRANDS).documents
                self._brands = self._source.column(BRAND, documents).labels
            except SourcingError:
                self._brands = ()
        return self._brands


def _with_values(known: AttributeDefinition, other: AttributeDefinition) -> AttributeDefinition:
    """An attribute with the labels and the range that it has in another category, too."""
    if known.kind is not other.kind:
        return known
    if known.quantiles is not None and other.quantiles is not None and known.unit == other.unit:
        known = replace(known, quantiles=_together(known.quantiles, other.quantiles))
    if not known.values:
        return known
    labels = {value.label for value in known.values}
    more = tuple(value for value in other.values if value.label not in labels)
    return replace(known, values=(*known.values, *more)) if more else known


def _together(one: Quantiles, other: Quantiles) -> Quantiles:
    """The range of two categories: nothing that either has is beyond it."""
    return Quantiles(
        minimum=min(one.minimum, other.minimum),
        p05=min(one.p05, other.p05),
        p25=min(one.p25, other.p25),
        median=one.median,
        p75=max(one.p75, other.p75),
        p95=max(one.p95, other.p95),
        maximum=max(one.maximum, other.maximum),
    )


def _unlike(text: str, labels: Sequence[str]) -> npt.NDArray[np.float32]:
    del text
    return np.zeros(len(labels), np.float32)
