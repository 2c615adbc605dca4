"""RfqStore: requests for quotation, each with every document that it had."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from rfq.document import RfqDocument
from sourcing.state.protocols.limits import PAGE
from sourcing.state.records import Erased, Page, Rfq, RfqRevision, RfqStatus, RfqSummary


class RfqStore(Protocol):
    """Requests for quotation, each with every document that it had."""

    def create(self, owner: str, document: RfqDocument, *, conversation: str | None = None) -> Rfq:
        """Keep a new one, as a draft.

        Raises:
            NotFound: the owner has no such conversation.
        """
        ...

    def get(self, rfq: str, owner: str) -> Rfq:
        """One, with its document as it is now.

        Raises:
            NotFound: there is none with this id that this owner has.
        """
        ...

    def list(
        self,
        owner: str,
        *,
        conversation: str | None = None,
        cursor: str | None = None,
        limit: int = PAGE,
    ) -> Page[RfqSummary]:
        """The owner's, the last changed first.

        Raises:
            InputError: the cursor is not one that a page had, or the limit is out of bounds.
        """
        ...

    def patch(
        self,
        rfq: str,
        owner: str,
        *,
        expected: int | None,
        document: RfqDocument | None = None,
        status: RfqStatus | None = None,
    ) -> Rfq:
        """Replace its document, its status, or both; what was there stays among its revisions.

        ``expected`` is the version that the change was made from; None does not ask.

        Raises:
            Conflict: it is not the version expected.
            InputError: the document bears another number, or a lower revision, than the one that
                is there; or nothing is to be changed.
        """
        ...

    def revisions(self, rfq: str, owner: str) -> tuple[RfqRevision, ...]:
        """Every document that it had, oldest first; the last is the one it has."""
        ...

    def erase(self, rfq: str, owner: str) -> Erased:
        """Delete it for good, with all its documents and answers kept for repeated requests."""
        ...

    def purge(self, before: datetime, *, batch: int = 200) -> Erased:
        """Delete all that have not changed since, whoever has them."""
        ...
