"""Documents that papers are made of, and what a reader finds in each format."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser
from io import BytesIO
from typing import Any

import pytest

from data.constraint import Importance, Operator
from rfq.document import (
    Address,
    Contact,
    Criterion,
    DeliveryPlace,
    Disqualifier,
    Instalment,
    PrivatePrice,
    Quantity,
    RfqDocument,
    RfqLine,
    Samples,
    Spares,
    Specification,
    Tolerance,
)
from rfq.papers import Docx, Email, Html, Markdown, Pdf, Renderer, ResponseSheet

RENDERERS: tuple[Renderer, ...] = (Pdf(), Docx(), Markdown(), Html(), ResponseSheet(), Email())
WHOLE = tuple(one for one in RENDERERS if one.suffix != ".txt")


def _named(renderer: Renderer) -> str:
    return renderer.suffix


@pytest.fixture(params=RENDERERS, ids=_named)
def renderer(request: pytest.FixtureRequest) -> Renderer:
    """Every format."""
    found: Renderer = request.param
    return found


@pytest.fixture(params=WHOLE, ids=_named)
def whole(request: pytest.FixtureRequest) -> Renderer:
    """Every format that holds the whole request; the e-mail only covers it."""
    found: Renderer = request.param
    return found


@pytest.fixture
def read() -> Callable[[Renderer, bytes], str]:
    """What a reader finds in a file, on one line."""

    def found(renderer: Renderer, content: bytes) -> str:
        return flat(READERS[renderer.suffix](content))

    return found


@pytest.fixture
def full(document: RfqDocument) -> RfqDocument:
    """Every field that a supplier sees is filled in."""
    header, terms, quality, process = (
        document.header,
        document.terms,
        document.quality,
        document.process,
    )
    assert header.buyer is not None
    second = RfqLine(
        id="2",
        description="Seal kit\nfor the pumps of line 1",
        category=("Spare parts", "Seals"),
        quantity=Quantity(number=Decimal(60), unit="SET"),
        annual=Quantity(number=Decimal(240), unit="SET"),
        price_breaks=(Decimal(60), Decimal(240)),
        target_price=PrivatePrice(amount=Decimal("7.77"), currency="EUR", disclosed=True),
        alternates=False,
        notes=("In bags of five.",),
        specifications=(
            Specification(
                id="s1",
                name="Diameter",
                operator=Operator.EQUAL,
                values=(42.0,),
                unit="mm",
                tolerance=Tolerance(minus=0.1, plus=0.2),
            ),
            Specification(
                id="s2",
                name="lead time",
                attribute="offer.lead_time",
                operator=Operator.AT_MOST,
                values=(30.0,),
                importance=Importance.SHOULD,
            ),
            Specification(id="s3", name="Year", operator=Operator.EQUAL, values=(2026.0,)),
        ),
    )
    return document.model_copy(
        update={
            "header": header.model_copy(
                update={
                    "revision": 3,
                    "buyer": header.buyer.model_copy(
                        update={"address": Address(city="Lübeck", postcode="23552", country="DE")}
                    ),
                    "contacts": (
                        Contact(
                            name="Ida Holm",
                            role="Buyer",
                            email="ida@example.com",
                            phone="+49 451 5550",
                        ),
                    ),
                    "notes": ("Single lines may be quoted.",),
                }
            ),
            "lines": (*document.lines, second),
            "terms": terms.model_copy(
                update={
                    "packaging": "Wooden crates, ISPM 15",
                    "tooling": "None",
                    "schedule": (
                        Instalment(
                            id="d1",
                            line="1",
                            quantity=Quantity(number=Decimal(11), unit="H87"),
                            by=date(2027, 2, 28),
                            place=DeliveryPlace(country="DE", name="Kiel"),
                        ),
                    ),
                }
            ),
            "quality": quality.model_copy(
                update={
                    "samples": Samples(required=True, number=2, details="At our cost."),
                    "spares": Spares(years=Decimal(10)),
                }
            ),
            "process": process.model_copy(
                update={
                    "criteria": (
                        Criterion(id="k1", name="Price", weight=Decimal(100), description="Landed"),
                    ),
                    "disqualifiers": (Disqualifier(id="x1", text="No test certificate"),),
                }
            ),
        }
    )


def flat(text: str) -> str:
    """Text as a reader takes it: no matter where lines break."""
    text = text.replace("\u200b", "").replace("\ufffe", "")
    return re.sub(r"[\s\u00a0\u202f]+", " ", text)


def pdf_text(content: bytes) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    try:
        return "\n".join(
            document[at].get_textpage().get_text_range() for at in range(len(document))
        )
    finally:
        document.close()


def docx_text(content: bytes) -> str:
    import docx

    made: Any = docx.Document(BytesIO(content))
    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    parts = [made.element.body, *(one.header._element for one in made.sections)]
    parts += [one.footer._element for one in made.sections]
    paragraphs = (one for part in parts for one in part.iter(f"{space}p"))
    return "\n".join(
        "".join(
            one.text or "" if one.tag == f"{space}t" else "\n"
            for one in paragraph.iter(f"{space}t", f"{space}br")
        )
        for paragraph in paragraphs
    )


def xlsx_text(content: bytes) -> str:
    import openpyxl

    book = openpyxl.load_workbook(BytesIO(content))
    return "\n".join(
        str(cell.value)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    )


def markdown_text(content: bytes) -> str:
    shown = content.decode().replace("<br>", "\n")
    return re.sub(r"\\(.)", r"\1", shown)


class _Shown(HTMLParser):
    """What a browser shows of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag == "style"
        self.text.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag == "style"
        self.text.append(" ")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.text.append(data)


def html_text(content: bytes) -> str:
    parser = _Shown()
    parser.feed(content.decode())
    parser.close()
    return "".join(parser.text)


READERS: dict[str, Callable[[bytes], str]] = {
    ".pdf": pdf_text,
    ".docx": docx_text,
    ".xlsx": xlsx_text,
    ".md": markdown_text,
    ".html": html_text,
    ".txt": bytes.decode,
}
