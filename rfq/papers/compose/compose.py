"""The paper of a document: who asks whom, what is seen at once, what is asked for, the form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rfq.document import (
    Address,
    Buyer,
    Confidentiality,
    Header,
    InvitedSupplier,
    RfqDocument,
    for_supplier,
)
from rfq.papers.compose.conditions import condition_sections
from rfq.papers.compose.form import form_sections
from rfq.papers.compose.lines import line_sections
from rfq.papers.compose.process import process_sections
from rfq.papers.paper import Labels, PageSize, Paper, Prose, Section, cleaned
from rfq.papers.renderer import language_of
from rfq.papers.words import PaperWords

_LETTER: Final = frozenset(
    ("BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE")
)
"""Countries that print on US letter: CLDR 46, supplemental data, ``paperSize``."""

_LARGEST_FIRST: Final = frozenset(("CN", "HK", "MO", "TW"))
"""Countries whose addresses are written from the country down to the house in Chinese."""


def compose(
    document: RfqDocument, *, language: str | None = None, supplier: str | None = None
) -> Paper:
    """The paper that a supplier gets.

    Args:
        document: the buyer's own or a copy; what is not for suppliers is left out here.
        language: BCP 47 tag; None is the supplier's own where it has one, else the document's.
        supplier: id of the addressee; None is nobody in particular.

    Raises:
        NotFound: the supplier is not invited.
    """
    words = PaperWords(language_of(document, language, supplier))
    shown = for_supplier(document, supplier)
    say, header = words.say, shown.header
    addressee = shown.suppliers[0] if shown.suppliers else None
    due = None if header.respond_by is None else words.moment(header.respond_by)
    sections = (
        *line_sections(shown, words),
        *condition_sections(shown, words),
        *process_sections(shown, words),
        *_notes(header, words),
    )
    paper = Paper(
        language=words.language,
        page=_page(header.buyer),
        issued=header.issued,
        title=say("Request for quotation"),
        number=header.id,
        revision=str(header.revision),
        subject=header.title,
        buyer=tuple(_buyer(header.buyer, words)),
        contacts=tuple(words.contact(one) for one in header.contacts),
        supplier=tuple(_supplier(addressee, words)),
        labels=Labels(
            sender=say("From"),
            addressee=say("To"),
            contacts=say("Contact"),
            fill_in=say("To be filled in"),
        ),
        key=tuple(_key(header, words)),
        due=None if due is None else (say("Quotations are due"), due),
        opening=tuple(_opening(shown, words, due)),
        sections=_numbered(sections),
        form_title=say("Quotation form"),
        form_opening=say(
            "Please complete and return this form. Leave nothing open: where something is not "
            "offered, say so."
        ),
        form=form_sections(shown, words),
        confidentiality=confidentiality(header.confidentiality, words),
        page_of=say("Page {page} of {pages}"),
    )
    return cleaned(paper)


def _page(buyer: Buyer | None) -> PageSize:
    address = None if buyer is None else buyer.address
    return "us-letter" if address is not None and address.country in _LETTER else "a4"


def _buyer(buyer: Buyer | None, words: PaperWords) -> Iterator[str]:
    if buyer is None:
        return
    yield buyer.name
    if buyer.address is not None:
        yield from _address(buyer.address, words)
    for one in buyer.identifiers:
        yield f"{one.scheme} {one.value}"


def _address(address: Address, words: PaperWords) -> Iterator[str]:
    country = None if address.country is None else words.country(address.country)
    if address.country in _LARGEST_FIRST and words.language.startswith("zh"):
        parts = (country, address.region, address.city, *address.lines, address.postcode)
        yield " ".join(one for one in parts if one)
        return
    yield from address.lines
    town = " ".join(one for one in (address.postcode, address.city) if one)
    rest = ", ".join(one for one in (town, address.region, country) if one)
    if rest:
        yield rest


def _supplier(supplier: InvitedSupplier | None, words: PaperWords) -> Iterator[str]:
    if supplier is None:
        return
    yield supplier.name
    yield from (words.contact(one) for one in supplier.contacts)
    if supplier.country is not None:
        yield words.country(supplier.country)


def _key(header: Header, words: PaperWords) -> Iterator[tuple[str, str]]:
    say = words.say
    yield say("RFQ number"), header.id
    yield say("Revision"), str(header.revision)
    yield say("Issued"), words.figures.day(header.issued.date())
    if header.quotations_valid_until is not None:
        until = words.figures.day(header.quotations_valid_until)
        yield say("Quotations to hold until"), until
    if header.currency is not None:
        yield say("Currency"), header.currency


def _opening(document: RfqDocument, words: PaperWords, due: str | None) -> Iterator[str]:
    say, header = words.say, document.header
    contact = header.contacts[0] if header.contacts else None
    address = None if contact is None else contact.email or contact.phone
    yield say("Dear Sir or Madam,")
    yield say("We invite you to quote for what is described in this document.")
    if due is not None and address is not None:
        yield say("Your quotation is due by {due}, to {address}.", due=due, address=address)
    elif due is not None:
        yield say("Your quotation is due by {due}.", due=due)
    elif address is not None:
        yield say("Please send your quotation to {address}.", address=address)
    if any(line.specifications for line in document.lines):
        yield say(
            "Requirements marked Must have to be met; for those marked Should, say how far you "
            "meet them. What you do not state counts as not known, never as met."
        )


def confidentiality(level: Confidentiality, words: PaperWords) -> tuple[str, str] | None:
    """A word for every page, and the sentence that it stands for; None where nothing is asked."""
    say = words.say
    if level is Confidentiality.CONFIDENTIAL:
        return say("Confidential"), say(
            "This document is confidential: it may be used only to prepare a quotation and may "
            "not be passed on."
        )
    if level is Confidentiality.UNDER_NDA:
        return say("Confidential, under NDA"), say(
            "This document is subject to the non-disclosure agreement between us."
        )
    return None


def _notes(header: Header, words: PaperWords) -> Iterator[Section]:
    if header.notes:
        yield Section(words.say("Remarks"), tuple(Prose(one) for one in header.notes))


def _numbered(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Sections of the first level with their number."""
    result, number = [], 0
    for one in sections:
        if one.level == 1:
            number += 1
            one = Section(f"{number}. {one.heading}", one.blocks, one.level)
        result.append(one)
    return tuple(result)
