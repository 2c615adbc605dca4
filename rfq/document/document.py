"""The request for quotation: one typed document that every export is written from."""

from __future__ import annotations

from typing import Annotated, Final, Literal, Self

from pydantic import Field, model_validator

from rfq.document.base import Part
from rfq.document.header import Header
from rfq.document.line import Lines, RfqLine
from rfq.document.party import InvitedSupplier
from rfq.document.process import Process
from rfq.document.provenance import FieldProvenance
from rfq.document.quality import Quality
from rfq.document.terms import Terms
from rfq.document.unique import known, unique

VERSION: Final = "1.0"
"""Of the document's schema: the first number changes when older documents can no longer be read
as they are, the second when something is added."""


class RfqDocument(Part):
    """A request for quotation.

    It can be incomplete (`rfq.document.missing`) and contradict itself (`rfq.document.check`):
    both are for the buyer to see and decide. What it cannot be is ill-formed: values are typed,
    codes exist, ids are unique and references lead somewhere.
    """

    schema_version: Literal["1.0"] = VERSION
    header: Header
    lines: Annotated[Lines, Field(min_length=1)]
    terms: Terms = Terms()
    quality: Quality = Quality()
    process: Process = Process()
    suppliers: tuple[InvitedSupplier, ...] = ()
    """Who is asked; a supplier's copy holds that supplier alone."""
    provenance: tuple[FieldProvenance, ...] = ()
    """Where the fields come from that hold none themselves."""

    def line(self, line_id: str) -> RfqLine | None:
        """The line with this id, or None."""
        return next((one for one in self.lines if one.id == line_id), None)

    def supplier(self, supplier_id: str) -> InvitedSupplier | None:
        """The invited supplier with this id, or None."""
        return next((one for one in self.suppliers if one.id == supplier_id), None)

    @model_validator(mode="after")
    def _ids_are_unique_and_known(self) -> Self:
        lines = tuple(line.id for line in self.lines)
        unique("lines", lines)
        unique("suppliers", (one.id for one in self.suppliers))
        unique("instalments", (one.id for one in self.terms.schedule))
        unique("certificates", (one.id for one in self.quality.certificates))
        unique("attachments", (one.id for one in self.process.attachments))
        unique("questions", (one.id for one in self.process.questions))
        unique("criteria", (one.id for one in self.process.criteria))
        unique("disqualifiers", (one.id for one in self.process.disqualifiers))
        unique("provenances", (one.field for one in self.provenance))
        known("the schedule", (one.line for one in self.terms.schedule), lines)
        known(
            "a certificate",
            (line for one in self.quality.certificates for line in one.lines),
            lines,
        )
        known(
            "a question",
            (one.line for one in self.process.questions if one.line is not None),
            lines,
        )
        return self
