"""Reviewing: what an RFQ lacks and what speaks against it, each with what it rests on."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from data.errors import NotFound
from rfq.comparison.words import Words
from rfq.document import Severity
from rfq.document.missing import Necessity
from rfq.papers.words import PaperWords
from rfq.wording.changes import change_words, path_words
from rfq.wording.review import figure_words, finding_words, lack_words, question_words
from sourcing.api.documents.rfq import (
    ChangeDocument,
    FindingDocument,
    FindingFact,
    MissingDocument,
    ReviewDocument,
)
from sourcing.rfqs.draft import review
from sourcing.service.rfqs.answering import example_of
from sourcing.service.rfqs.form import NECESSITIES
from sourcing.service.rfqs.market import market_of
from sourcing.service.terms import file_names, rate_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from data.catalogue import Catalogue
    from data.records import Supplier
    from rfq.document import Fact, Finding, Missing, RfqDocument
    from rfq.revision import Change
    from sourcing.rfqs.draft import Market
    from sourcing.service.shelf import Shelf

MOST_FACTS: Final = 10
"""Facts that are told of behind a finding; the rest are counted."""


def reviewed(document: RfqDocument, shelf: Shelf, language: str) -> ReviewDocument:
    """The review of a document against the catalogue as it is now.

    Args:
        document: the buyer's own.
        shelf: whose offers it is held against.
        language: BCP 47 tag that it is worded in.
    """
    now = datetime.now().astimezone()
    market = market_of(document, shelf, now=now)
    known = shelf.catalogue
    asked = [
        record
        for one in document.suppliers
        if (record := market.suppliers.get(one.id) or _supplier(one.id, known)) is not None
    ]
    lacks, findings = review(document, market, now=now, rates=shelf.rates, asked=asked)
    words = PaperWords(language)
    files = file_names(known)
    return ReviewDocument(
        ready=not any(one.necessity is Necessity.REQUIRED for one in lacks)
        and not any(one.severity is Severity.ERROR for one in findings),
        language=words.say.language,
        missing=tuple(_missing(one, document, language) for one in lacks),
        findings=tuple(_finding(one, document, market, files, words, language) for one in findings),
    )


def _supplier(supplier_id: str, catalogue: Catalogue) -> Supplier | None:
    """A supplier's record; None for one that the catalogue does not have, or no longer."""
    try:
        return catalogue.supplier(supplier_id)
    except NotFound:
        return None


def change_documents(
    changes: Iterable[Change], before: RfqDocument, after: RfqDocument, language: str
) -> tuple[ChangeDocument, ...]:
    """What is different between two revisions, in words and as data."""
    return tuple(
        ChangeDocument(
            path=one.path,
            kind=one.kind,
            before=one.before,
            after=one.after,
            text=change_words(one, before, after, language=language),
            bookkeeping=one.is_bookkeeping,
        )
        for one in changes
    )


def _missing(lack: Missing, document: RfqDocument, language: str) -> MissingDocument:
    return MissingDocument(
        what=lack.what,
        field=lack.field,
        label=path_words(lack.field, document, language=language),
        necessity=NECESSITIES[lack.necessity],
        line=lack.line,
        term=lack.term,
        why=lack_words(lack.what, language),
        question=question_words(lack.what, language),
        example=example_of(lack.field, lack.what),
    )


def _finding(
    finding: Finding,
    document: RfqDocument,
    market: Market,
    files: Mapping[str, str],
    words: PaperWords,
    language: str,
) -> FindingDocument:
    return FindingDocument(
        code=finding.code,
        severity=finding.severity,
        field=finding.field,
        label=path_words(finding.field, document, language=language),
        text=finding_words(finding, language),
        evidence=tuple(
            _fact(one, market, files, words, language) for one in finding.evidence[:MOST_FACTS]
        ),
        more=max(0, len(finding.evidence) - MOST_FACTS),
    )


def _fact(
    fact: Fact, market: Market, files: Mapping[str, str], words: PaperWords, language: str
) -> FindingFact:
    product = market.products.get(fact.product or "")
    supplier = market.suppliers.get(fact.supplier or "")
    source = fact.source
    return FindingFact(
        value=figure_words(fact.value, language),
        offer_id=fact.offer,
        product_id=fact.product,
        product=None if product is None else product.title,
        supplier_id=fact.supplier,
        supplier=None if supplier is None else supplier.name,
        delivery_terms=tuple(
            f"{one.incoterm} {one.place}" if one.place else one.incoterm
            for one in fact.delivery_terms
        ),
        source=None
        if source is None
        else words.say(
            "{file}, row {row}, {column}",
            file=files.get(source.source, source.source),
            row=source.row,
            column=source.column,
        ),
        raw=None if source is None else source.raw,
        rate=None if fact.rate is None else rate_text(fact.rate, Words(language)),
    )
