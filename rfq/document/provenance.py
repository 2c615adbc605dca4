"""Where a part of the document comes from."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from data import need
from data.need import Origin
from rfq.document.base import Part
from rfq.document.figures import Share
from rfq.document.text import Prose, plain


class Provenance(Part):
    """Where something the buyer wants was said; never sent to suppliers."""

    origin: Origin
    turn: Annotated[int, Field(ge=1)] | None = None
    """Number of the buyer's turn in the conversation, from 1."""
    words: Prose | None = None
    """The buyer's own."""
    confidence: Share = 1.0
    """That it was understood as meant."""

    @classmethod
    def of(cls, known: need.Provenance) -> Provenance:
        """That of a need."""
        return cls(
            origin=known.origin,
            turn=known.turn,
            words=plain(known.words or "") or None,
            confidence=known.confidence,
        )


class FieldProvenance(Part):
    """Where one field comes from that has no room for it itself."""

    field: str
    """Path in the document, such as ``terms.needed_by`` or ``lines[1].quantity``."""
    provenance: Provenance
