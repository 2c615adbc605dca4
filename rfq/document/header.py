"""What the document is, who it is from, and until when it can be answered."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from rfq.document.base import Part
from rfq.document.codes import Currency, Language
from rfq.document.figures import Moment
from rfq.document.party import Buyer, Contact
from rfq.document.text import Id, Name, Prose


class Confidentiality(StrEnum):
    """What a supplier may do with the document."""

    OPEN = "open"
    """Nothing is asked."""
    CONFIDENTIAL = "confidential"
    """For the supplier's own use in quoting only."""
    UNDER_NDA = "under NDA"
    """Under a non-disclosure agreement between the two."""


class Header(Part):
    """What the document is, who it is from, and until when it can be answered."""

    id: Id
    """The same in every revision."""
    revision: Annotated[int, Field(ge=1, le=9999)] = 1
    issued: Moment
    respond_by: Moment | None = None
    """Last moment at which a quotation counts."""
    quotations_valid_until: date | None = None
    """Until when quoted prices have to hold."""
    title: Name | None = None
    buyer: Buyer | None = None
    contacts: tuple[Contact, ...] = ()
    """Whom to ask and to answer, first one first."""
    language: Language = "en"
    currency: Currency | None = None
    """That quotations are asked for in."""
    confidentiality: Confidentiality = Confidentiality.CONFIDENTIAL
    notes: tuple[Prose, ...] = ()
