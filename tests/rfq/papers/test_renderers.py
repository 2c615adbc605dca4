"""One contract that every format keeps."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from data.constraint import Operator
from data.errors import NotFound
from rfq.document import (
    Buyer,
    Contact,
    Disqualifier,
    Header,
    Process,
    Quantity,
    RfqDocument,
    RfqLine,
    Specification,
    SupplierQuestion,
    Terms,
)
from rfq.papers import Email, Renderer
from rfq.wording import LANGUAGES, catalogue

Read = Callable[[Renderer, bytes], str]

SEEN = (
    "RFQ-2026-17", "Pumps for Lübeck", "Hanse Pumpen GmbH", "Ningbo Flow Co.",
    "Centrifugal pump", "Seal kit", "for the pumps of line 1", "Flow", "m³/h", "Housing",
    "Bronze", "Diameter", "42 mm", "2026", "CIP Lübeck", "30 days net",
    "Wooden crates, ISPM 15", "None", "UKCA", "Who makes the seals?",
)  # fmt: skip
"""Every line, specification, term and question."""

TOLD = (
    "23552 Lübeck", "Ida Holm", "ida@example.com", "+49 451 5550", "841370", "Spare parts › Seals",
    "In bags of five.", "7.77", "Kiel", "ISO 2859-1", "2.5", "d.pdf", "Landed",
    "No test certificate", "At our cost.", "Single lines may be quoted.",
)  # fmt: skip
"""What the request says besides."""

HIDDEN = (
    "410.5", "410,5", "15,000", "15.000", "15000", "Country of the supplier", "Bombas", "sup 2",
    "12.5 at least",
)  # fmt: skip
"""What is the buyer's own business."""


HOSTILE = (
    '#eval("1+1") #panic() $x$ *b* _i_ `r` @ref <label> = Heading',
    "=cmd|' /C calc'!A0",
    "+SUM(A1:A9)",
    "@SUM(A1)",
    "<script>alert(1)</script> & </w:t>",
    "W" * 290,
    "a|b|c\\n",
    "![x](http://e/x.png) [l](javascript:alert(1))",
    "{name} {0} %s {{x}}",
    "- item",
    "1. item",
    "合肥力威机械有限公司 Ñuñoa Łódź Ωμέγα Жук",
)
SIGNS = ("#eval", "cmd|", "SUM(A1:A9)", "<script>", "W" * 290, "{name} {0} %s {{x}}", "合肥力威")


def hostile(words: tuple[str, ...] = HOSTILE) -> RfqDocument:
    """A document whose every text is made to do harm somewhere."""
    return RfqDocument(
        header=Header(
            id="R-1",
            issued=datetime(2026, 1, 1, tzinfo=UTC),
            title=words[0],
            buyer=Buyer(name=words[1]),
            contacts=(Contact(name=words[2]),),
            notes=words,
        ),
        lines=tuple(
            RfqLine(
                id=str(number),
                description=one,
                quantity=Quantity(number=Decimal(number), unit="H87"),
                notes=(one,),
                specifications=(
                    Specification(id="s1", name=one, operator=Operator.EQUAL, values=(one,)),
                ),
            )
            for number, one in enumerate(words, start=1)
        ),
        terms=Terms(payment="\n".join(words)),
        process=Process(
            questions=tuple(
                SupplierQuestion(id=f"q{at}", text=one) for at, one in enumerate(words)
            ),
            disqualifiers=tuple(
                Disqualifier(id=f"x{at}", text=one) for at, one in enumerate(words)
            ),
        ),
    )


def test_every_line_specification_and_term_is_there(
    whole: Renderer, full: RfqDocument, read: Read
) -> None:
    found = read(whole, whole.render(full, language="en", supplier="sup-1"))
    assert [one for one in SEEN if one not in found] == []
    told = TOLD if whole.suffix != ".xlsx" else ()
    assert [one for one in told if one not in found.replace("8413.70", "841370")] == []


def test_the_cover_names_the_lines_and_the_terms(full: RfqDocument, read: Read) -> None:
    found = read(Email(), Email(enclosed=("r.pdf",)).render(full, language="en"))
    for one in ("Centrifugal pump – 30 pcs", "Seal kit – 60 sets", "CIP Lübeck", "r.pdf", "d.pdf"):
        assert one in found


@pytest.mark.parametrize("supplier", ["sup-1", None])
def test_the_buyers_own_business_never_appears(
    renderer: Renderer, full: RfqDocument, read: Read, supplier: str | None
) -> None:
    content = renderer.render(full, language="en", supplier=supplier)
    found = read(renderer, content)
    assert [one for one in HIDDEN if one in found] == []
    if supplier is None:
        assert "Ningbo" not in found


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_worded_in_every_language(
    renderer: Renderer, full: RfqDocument, read: Read, language: str
) -> None:
    found = read(renderer, renderer.render(full, language=language, supplier="sup-1"))
    say = catalogue(language)
    said = ["Request for quotation", "Quotations are due", "Currency"]
    if renderer.suffix != ".txt":
        said += ["Lead time", "Unit price in {currency}", "Must", "Should"]
    assert [one for one in said if say(one).replace("{currency}", "EUR") not in found] == []
    if language != "en":
        english = ("Request for", "Quotation", "Requirement", "Delivery term", "Weight", "due")
        assert [one for one in english if one in found] == []


def test_a_supplier_is_written_to_in_its_own_language(
    renderer: Renderer, full: RfqDocument, read: Read
) -> None:
    assert "询价单" in read(renderer, renderer.render(full, supplier="sup-1"))
    assert "Request for quotation" in read(renderer, renderer.render(full, supplier="sup 2"))


def test_a_language_without_wording_leaves_the_documents(
    renderer: Renderer, full: RfqDocument, read: Read
) -> None:
    first, second = full.suppliers
    german = full.model_copy(
        update={
            "header": full.header.model_copy(update={"language": "es-MX"}),
            "suppliers": (first.model_copy(update={"language": "de"}), second),
        }
    )
    assert "Solicitud de oferta" in read(renderer, renderer.render(german, supplier="sup-1"))


def test_the_same_document_gives_the_same_bytes(renderer: Renderer, full: RfqDocument) -> None:
    first = renderer.render(full, supplier="sup-1")
    assert renderer.render(full, supplier="sup-1") == first


def test_a_stranger_gets_nothing(renderer: Renderer, full: RfqDocument) -> None:
    with pytest.raises(NotFound, match="sup-9"):
        renderer.render(full, supplier="sup-9")


def test_text_stays_text(renderer: Renderer, read: Read) -> None:
    found = read(renderer, renderer.render(hostile()))
    whole = found.replace(" ", "")
    signs = SIGNS if renderer.suffix != ".txt" else SIGNS[1:4]
    assert [one for one in signs if one.replace(" ", "") not in whole] == []


def test_letters_that_hide_or_turn_others_are_left_out(renderer: Renderer, read: Read) -> None:
    marked = "pu\u200emp\u200f\u00ad\u2060s"
    found = read(renderer, renderer.render(hostile((marked,) * 12)))
    assert "pumps" in found
    assert not {"\u200e", "\u200f", "\u00ad", "\u2060"} & set(found)


def test_letters_that_no_font_has_are_not_fatal(renderer: Renderer, read: Read) -> None:
    found = read(renderer, renderer.render(hostile(("हिन्दी ไทย 😀",) * 12)))
    assert "R-1" in found


def test_two_hundred_specifications(whole: Renderer, full: RfqDocument, read: Read) -> None:
    many = tuple(
        Specification(
            id=f"s{one}", name=f"Attribute {one}", operator=Operator.AT_LEAST, values=(float(one),)
        )
        for one in range(1, 201)
    )
    line = full.lines[0].model_copy(update={"specifications": many})
    found = read(whole, whole.render(full.model_copy(update={"lines": (line,)}), language="en"))
    assert [one.name for one in many if one.name not in found] == []


def test_an_almost_empty_document(renderer: Renderer, read: Read) -> None:
    bare = RfqDocument(
        header=Header(id="R-1", issued=datetime(2026, 1, 1, tzinfo=UTC)),
        lines=(RfqLine(id="1", description="Pump"),),
    )
    found = read(renderer, renderer.render(bare))
    assert "R-1" in found
    assert "Pump" in found
    assert "None" not in found


def test_formats_are_told_apart() -> None:
    from rfq.papers import Docx, Html, Markdown, Pdf, ResponseSheet

    made = (Pdf(), Docx(), Markdown(), Html(), ResponseSheet(), Email())
    assert len({one.suffix for one in made}) == len({one.media_type for one in made}) == 6
