"""How quotations are given and judged."""

from __future__ import annotations

import hashlib
from typing import Annotated

from pydantic import Field, StringConstraints

from rfq.document.base import Part
from rfq.document.figures import Amount
from rfq.document.text import Id, Name, Prose

Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
MediaType = Annotated[str, StringConstraints(max_length=127, pattern=r"^[a-z]+/[A-Za-z0-9.+\-]+$")]


class Attachment(Part):
    """A file that belongs to the document and is sent with it."""

    id: Id
    name: Name
    """Of the file."""
    media_type: MediaType
    size: Annotated[int, Field(ge=0)] | None = None
    """Bytes."""
    sha256: Sha256
    """Of the content, so that everybody can tell whether it is the same file."""
    description: Prose | None = None

    @classmethod
    def of(
        cls,
        content: bytes,
        *,
        attachment_id: str,
        name: str,
        media_type: str,
        description: str | None = None,
    ) -> Attachment:
        """That of a file's content."""
        return cls(
            id=attachment_id,
            name=name,
            media_type=media_type,
            size=len(content),
            sha256=hashlib.sha256(content).hexdigest(),
            description=description,
        )


class SupplierQuestion(Part):
    """Something the supplier is to answer in the quotation."""

    id: Id
    text: Prose
    line: Id | None = None
    """Id of the line it is about; None is the whole."""
    required: bool = True


class Criterion(Part):
    """Something quotations are judged by."""

    id: Id
    name: Name
    weight: Amount
    """Per cent; those of a document sum to 100."""
    description: Prose | None = None


class Disqualifier(Part):
    """What rules a quotation out, whatever else it offers."""

    id: Id
    text: Prose


class Process(Part):
    """How quotations are given and judged."""

    attachments: tuple[Attachment, ...] = ()
    questions: tuple[SupplierQuestion, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    disqualifiers: tuple[Disqualifier, ...] = ()
