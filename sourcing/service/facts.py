"""Facts: the few fields that tell the products of a list apart, and what each states on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

from dialogue.belief.outcomes import value_of
from sourcing.api.documents.card import FactDocument

if TYPE_CHECKING:
    from dialogue.protocols import Column
    from dialogue.reply import FieldValue
    from dialogue.wording.speaker import Speaker
    from sourcing.service.records import Record
    from sourcing.service.shelf import Shelf

MOST: Final = 6
"""Facts of a card."""

_TRIED: Final = 10
"""Attributes of a category, most important first, that are looked at."""
_ALIKE: Final = 0.25
"""Worth of a field on which all products of the list agree, beside one that tells them apart."""


def facts_of(
    shelf: Shelf, records: Sequence[Record], speaker: Speaker
) -> dict[str, tuple[FactDocument, ...]]:
    """Per product its facts, at most `MOST`, the same fields for all of a category.

    Fields that tell the list's products apart come first; what a product does not state is null.
    """
    by_category: dict[tuple[str, ...], list[Record]] = {}
    for one in records:
        by_category.setdefault(one.category, []).append(one)
    found: dict[str, tuple[FactDocument, ...]] = {}
    for category, some in by_category.items():
        found |= _of_category(shelf, category, some, speaker)
    return found


def _of_category(
    shelf: Shelf, category: tuple[str, ...], records: Sequence[Record], speaker: Speaker
) -> dict[str, tuple[FactDocument, ...]]:
    schema = shelf.catalogue.schema.categories.get(category)
    if schema is None:
        return {}
    numbers = {one.product_id: shelf.index.view.number(one.product_id) for one in records}
    there = sorted((number, key) for key, number in numbers.items() if number is not None)
    if not there:
        return {}
    documents = np.array([number for number, _ in there], np.int32)
    fields: list[tuple[float, str, list[FieldValue | None]]] = []
    for one in [a for a in schema.attributes if a.is_askable][:_TRIED]:
        values = _values(shelf.source.column(one.id, documents), len(documents))
        known = [value for value in values if value is not None]
        if known:
            apart = 1.0 if len(set(known)) > 1 else _ALIKE
            fields.append((one.importance * apart * len(known) / len(values), one.id, values))
    fields.sort(key=lambda one: -one[0])
    rows: list[list[FactDocument]] = [[] for _ in there]
    # In the category's own words, which are also the quickest to find.
    speaker = replace(speaker, names=replace(speaker.names, path=category))
    for _, field, values in fields[:MOST]:
        label = speaker.names.field(field)
        worded: dict[FieldValue, str] = {}
        for row, value in zip(rows, values, strict=True):
            if value is not None and value not in worded:
                worded[value] = speaker.value(field, value)
            text = None if value is None else worded[value]
            row.append(FactDocument(field=field, label=label, value=text))
    return {key: tuple(row) for (_, key), row in zip(there, rows, strict=True)}


def _values(column: Column, count: int) -> list[FieldValue | None]:
    return [value_of(column, row) for row in range(count)]
