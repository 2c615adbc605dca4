"""What the catalogue knows about an RFQ, as it is now."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from data.errors import InputError
from sourcing.ranking.weights import Preset, preset_weights
from sourcing.rfqs.draft import Market, survey
from sourcing.rfqs.need import need_of

if TYPE_CHECKING:
    from rfq.document import RfqDocument
    from sourcing.service.shelf import Shelf

MOST_LINES: Final = 20
"""Lines that the catalogue is looked through for: each takes a search and a ranking."""


def market_of(
    document: RfqDocument, shelf: Shelf, *, now: datetime, preset: Preset = Preset.BALANCED
) -> Market:
    """The offers that fit a document's lines, by what it says now; the first `MOST_LINES` of them.

    Nothing is known of lines whose requirements do not fit the catalogue: a unit of another
    dimension, a product that is no longer there.
    """
    from dataclasses import replace

    catalogue = shelf.catalogue
    need = need_of(document, catalogue.schema)
    found = Market(catalogue.schema, {}, {}, {}, {})
    for line in need.lines[:MOST_LINES]:
        there = catalogue.products(line.selected, missing="skip")
        line = replace(line, selected=tuple(one.id for one in there))
        try:
            one = survey(
                catalogue,
                shelf.index,
                replace(need, lines=(line,), focus=line.id),
                now=now,
                rates=shelf.rates,
                weights=preset_weights(preset),
                memory=shelf.gathered,
            )
        except InputError:
            continue
        found = Market(
            found.schema,
            {**found.ranked, **one.ranked},
            {**found.offers, **one.offers},
            {**found.products, **one.products},
            {**found.suppliers, **one.suppliers},
        )
    return found
