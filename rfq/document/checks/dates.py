"""Whether the dates of a document are in order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rfq.document.checks.finding import Finding, FindingCode, Severity
from rfq.document.document import RfqDocument


def check_dates(document: RfqDocument, today: date) -> Iterator[Finding]:
    """Issue before answer, answer before need, nothing in the past."""
    header, terms = document.header, document.terms
    answer = header.respond_by.date() if header.respond_by is not None else None
    if header.respond_by is not None and header.respond_by <= header.issued:
        yield Finding(
            FindingCode.ISSUED_AFTER_DEADLINE,
            Severity.ERROR,
            "header.respond_by",
            {"issued": header.issued, "respond_by": header.respond_by},
        )
    if header.respond_by is not None and answer is not None and answer < today:
        yield Finding(
            FindingCode.DEADLINE_PASSED,
            Severity.ERROR,
            "header.respond_by",
            {"respond_by": header.respond_by, "today": today},
        )
    if terms.needed_by is not None and terms.needed_by < today:
        yield Finding(
            FindingCode.NEEDED_IN_PAST,
            Severity.ERROR,
            "terms.needed_by",
            {"needed_by": terms.needed_by, "today": today},
        )
    if answer is not None and terms.needed_by is not None and answer >= terms.needed_by:
        yield Finding(
            FindingCode.DEADLINE_AFTER_NEED,
            Severity.ERROR,
            "terms.needed_by",
            {"respond_by": answer, "needed_by": terms.needed_by},
        )
    until = header.quotations_valid_until
    if until is not None and until < (answer or header.issued.date()):
        yield Finding(
            FindingCode.VALIDITY_ENDS_EARLY,
            Severity.ERROR,
            "header.quotations_valid_until",
            {"valid_until": until, "respond_by": answer or header.issued.date()},
        )
    yield from _deliveries(document, answer)


def _deliveries(document: RfqDocument, answer: date | None) -> Iterator[Finding]:
    needed_by = document.terms.needed_by
    for instalment in document.terms.schedule:
        path = f"terms.schedule[{instalment.id}].by"
        if needed_by is not None and instalment.by > needed_by:
            yield Finding(
                FindingCode.INSTALMENT_LATE,
                Severity.ERROR,
                path,
                {"by": instalment.by, "needed_by": needed_by},
            )
        if instalment.by <= (answer or document.header.issued.date()):
            yield Finding(
                FindingCode.INSTALMENT_EARLY,
                Severity.ERROR,
                path,
                {"by": instalment.by, "respond_by": answer or document.header.issued.date()},
            )
    samples = document.quality.samples
    last = needed_by or max((one.by for one in document.terms.schedule), default=None)
    if samples is not None and samples.by is not None and last is not None and samples.by >= last:
        yield Finding(
            FindingCode.SAMPLES_LATE,
            Severity.ERROR,
            "quality.samples.by",
            {"by": samples.by, "needed_by": last},
        )
