"""The e-mail that a request for quotation is sent with, as plain text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rfq.document import Contact, RfqDocument, for_supplier
from rfq.papers.clean import clean
from rfq.papers.compose.compose import confidentiality
from rfq.papers.compose.lines import short
from rfq.papers.renderer import language_of
from rfq.papers.words import PaperWords

COLUMNS: Final = 78
"""Longest line: RFC 5322, section 2.1.1."""
_NO_START: Final = frozenset("，。、；：？！）》」』”’%,.;:?!)")
"""Signs that no line begins with."""


@dataclass(frozen=True, slots=True)
class Message:
    """An e-mail.

    Attributes:
        to: addresses of the supplier's contacts.
        subject: on one line.
        body: lines of at most `COLUMNS` columns, an ideograph being two.
    """

    to: tuple[str, ...]
    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class Email:
    """Plain text, UTF-8: recipients, subject, an empty line, the body.

    Attributes:
        enclosed: names of the files that go with it; it names no others but the document's own
            attachments.
    """

    enclosed: tuple[str, ...] = ()
    media_type: str = "text/plain"
    suffix: str = ".txt"

    def render(
        self, document: RfqDocument, *, language: str | None = None, supplier: str | None = None
    ) -> bytes:
        """The covering e-mail of the document; see `Renderer`."""
        words = PaperWords(language_of(document, language, supplier))
        found = message(document, language=language, supplier=supplier, enclosed=self.enclosed)
        head = [f"{words.say('To')}: {', '.join(found.to)}"] if found.to else []
        head.append(f"{words.say('Subject')}: {found.subject}")
        return ("\n".join(head) + "\n\n" + found.body).encode()


def message(
    document: RfqDocument,
    *,
    language: str | None = None,
    supplier: str | None = None,
    enclosed: Sequence[str] = (),
) -> Message:
    """The e-mail to a supplier.

    Raises:
        NotFound: the supplier is not invited.
    """
    words = PaperWords(language_of(document, language, supplier))
    shown = for_supplier(document, supplier)
    paragraphs = _paragraphs(shown, words, enclosed)
    body = "\n\n".join("\n".join(wrapped(one)) for one in paragraphs)
    invited = shown.suppliers[0].contacts if shown.suppliers else ()
    return Message(
        to=tuple(one.email for one in invited if one.email),
        subject=clean(_subject(shown, words)),
        body=body + "\n",
    )


def wrapped(paragraph: str) -> list[str]:
    """A paragraph in lines of at most `COLUMNS` columns; its own line breaks stay.

    Lines of a list keep their indent. Ideographs are two columns wide and break anywhere but
    before a closing sign (a part of Unicode Standard Annex 14); a word that is too long is cut.
    """
    result = []
    for line in clean(paragraph).split("\n"):
        text = line.lstrip(" ")
        result += _fold(text, len(line) - len(text))
    return result


def columns(text: str) -> int:
    """Width of a text in columns of a terminal (Unicode Standard Annex 11)."""
    return sum(_width(letter) for letter in text)


def _width(letter: str) -> int:
    if unicodedata.combining(letter):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def _fold(text: str, indent: int) -> list[str]:
    lines, line, used = [], "", 0
    for piece in _pieces(text, COLUMNS - indent):
        wide = columns(piece)
        if used + columns(piece.rstrip()) > COLUMNS - indent and line:
            lines.append(line)
            line, used = "", 0
            piece = piece.lstrip(" ")
            wide = columns(piece)
        line, used = line + piece, used + wide
    return [" " * indent + one.rstrip(" ") for one in (*lines, line)]


def _pieces(text: str, room: int) -> Iterator[str]:
    """What a line may be broken between: words with the space behind them, and ideographs."""
    piece = ""
    for at, letter in enumerate(text):
        piece += letter
        following = text[at + 1 : at + 2]
        breaks = letter == " " or _width(letter) == 2 or (following and _width(following) == 2)
        if (breaks and following != " " and following not in _NO_START) or (
            columns(piece) >= room - 1
        ):
            yield piece
            piece = ""
    if piece:
        yield piece


def _subject(document: RfqDocument, words: PaperWords) -> str:
    say, header = words.say, document.header
    text = f"{say('Request for quotation')} {header.id}"
    if header.title is not None:
        text = say("{name}: {value}", name=text, value=header.title)
    if header.respond_by is not None:
        day = words.figures.day(header.respond_by.date())
        text = say("{text} – due {day}", text=text, day=day)
    return text


def _paragraphs(document: RfqDocument, words: PaperWords, enclosed: Sequence[str]) -> Iterator[str]:
    say, header = words.say, document.header
    yield _greeting(document, words)
    yield say("We would like to invite you to quote for the following:")
    yield "\n".join(_lines(document, words))
    facts = list(_facts(document, words))
    if facts:
        yield "\n".join(say("{name}: {value}", name=name, value=value) for name, value in facts)
    yield from _enclosed(document, words, enclosed)
    yield say(
        "Please confirm that you have received this request and tell us whether you will quote."
    )
    contact = header.contacts[0] if header.contacts else None
    if contact is not None:
        yield say("If anything is unclear, please ask: we are glad to help.")
    secrecy = confidentiality(header.confidentiality, words)
    if secrecy is not None:
        yield secrecy[1]
    yield "\n".join([say("Kind regards,"), "", *_sender(document, contact)])


def _greeting(document: RfqDocument, words: PaperWords) -> str:
    invited = document.suppliers[0] if document.suppliers else None
    if invited is not None and invited.contacts:
        return words.say("Dear {name},", name=invited.contacts[0].name)
    return words.say("Dear Sir or Madam,")


def _lines(document: RfqDocument, words: PaperWords) -> Iterator[str]:
    for number, line in enumerate(document.lines, start=1):
        text = f"  {number}. {short(line.description)}"
        yield f"{text} – {words.quantity(line.quantity)}" if line.quantity is not None else text


def _facts(document: RfqDocument, words: PaperWords) -> Iterator[tuple[str, str]]:
    say, header, terms = words.say, document.header, document.terms
    if header.respond_by is not None:
        yield say("Quotations are due"), words.moment(header.respond_by)
    if header.quotations_valid_until is not None:
        until = words.figures.day(header.quotations_valid_until)
        yield say("Quotations to hold until"), until
    if header.currency is not None:
        yield say("Currency"), header.currency
    if terms.delivery_term is not None:
        yield say("Delivery term"), words.term(terms.delivery_term)
    if terms.destination is not None and words.place(terms.destination):
        yield say("Destination"), words.place(terms.destination)
    if terms.needed_by is not None:
        yield say("Needed on site by"), words.figures.day(terms.needed_by)


def _enclosed(document: RfqDocument, words: PaperWords, enclosed: Sequence[str]) -> Iterator[str]:
    names = [*enclosed, *(one.name for one in document.process.attachments)]
    if not names:
        return
    yield "\n".join([words.say("Attached:"), *(f"  - {one}" for one in names)])
    if enclosed:
        yield words.say(
            "The requirements in full and a form to fill in are in the attached request. You may "
            "answer in the form, in the spreadsheet where there is one, or in your own format as "
            "long as every point is answered."
        )


def _sender(document: RfqDocument, contact: Contact | None) -> Iterator[str]:
    if contact is not None:
        yield contact.name
        if contact.role is not None:
            yield contact.role
    if document.header.buyer is not None:
        yield document.header.buyer.name
    if contact is not None:
        if contact.email is not None and contact.email != contact.name:
            yield contact.email
        if contact.phone is not None and contact.phone != contact.name:
            yield contact.phone
