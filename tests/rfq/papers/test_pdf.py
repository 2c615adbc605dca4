"""The PDF: accessible, self-contained, on the paper that its buyer's country uses."""

from __future__ import annotations

import hashlib
import re
from ctypes import c_ushort
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest
from pypdfium2 import raw

from rfq.document import Address, Buyer, Header, RfqDocument, RfqLine
from rfq.papers import Pdf
from rfq.papers.clean import breakable
from rfq.papers.pdf.fonts import families

NOTO = "b76b0433203017ca80401b2ee0dd69350349871c4b19d504c34dbdd80541690a"
"""SHA-256 of ``NotoSansCJK-Regular.ttc`` 2.004 as Debian's fonts-noto-cjk 1:20220127 has it."""


def test_it_is_tagged_and_says_what_it_is(full: RfqDocument) -> None:
    content = Pdf().render(full, language="zh", supplier="sup-1")
    document = pypdfium2.PdfDocument(content)
    assert raw.FPDFCatalog_IsTagged(document)
    facts = document.get_metadata_dict()
    assert facts["Title"] == "询价单 RFQ-2026-17: Pumps for Lübeck"
    assert facts["Author"] == "Hanse Pumpen GmbH"
    assert facts["CreationDate"].startswith("D:20261102")
    assert b"pdfuaid:part" in content
    length = raw.FPDFCatalog_GetLanguage(document, None, 0)
    buffer = (c_ushort * (length // 2))()
    raw.FPDFCatalog_GetLanguage(document, buffer, length)
    assert bytes(buffer).decode("utf-16-le").rstrip("\0") == "zh-CN"
    document.close()


@pytest.mark.parametrize(
    ("name", "accessible"),
    [
        ("Ñuñoa Łódź Ωμέγα Жук Tiếng Việt", True),
        ("合肥力威 堆高機 フォークリフト 지게차", True),
        ("עברית العربية हिन्दी", True),
        ("≥ ≤ ≠ ± × ° ² ³ Ω √ ∅ ⅓ ™ ① ㎡ ℃ ☐ ✓ → −", True),
        ("ไทย", False),
    ],
)
def test_letters_of_the_worlds_traders_are_there(name: str, accessible: bool) -> None:
    document = RfqDocument(
        header=Header(id="R-1", issued=datetime(2026, 1, 1, tzinfo=UTC), title=name),
        lines=(RfqLine(id="1", description="Pump"),),
    )
    # Without a glyph for each letter, Typst does not write PDF/UA.
    assert (b"pdfuaid:part" in Pdf().render(document)) is accessible


@pytest.mark.parametrize(
    ("country", "size"), [("US", (612, 792)), ("DE", (595, 842)), ("MX", (612, 792))]
)
def test_the_paper_is_that_of_the_country(country: str, size: tuple[int, int]) -> None:
    document = RfqDocument(
        header=Header(
            id="R-1",
            issued=datetime(2026, 1, 1, tzinfo=UTC),
            buyer=Buyer(name="B", address=Address(country=country)),
        ),
        lines=(RfqLine(id="1", description="Pump"),),
    )
    made = pypdfium2.PdfDocument(Pdf().render(document))
    width, height = made[0].get_size()
    assert (round(width), round(height)) == size
    made.close()


def test_every_page_has_its_number_and_how_many_there_are(full: RfqDocument) -> None:
    made = pypdfium2.PdfDocument(Pdf().render(full, language="en"))
    count = len(made)
    assert count > 2
    for at in range(count):
        text = made[at].get_textpage().get_text_range()
        assert f"Page {at + 1} of {count}" in text
        assert "RFQ-2026-17 · Revision 3 · Confidential" in text
    made.close()


def test_headings_of_a_table_are_repeated(full: RfqDocument) -> None:
    line = full.lines[0]
    many = tuple(
        line.specifications[0].model_copy(update={"id": f"s{at}", "name": f"Feature {at}"})
        for at in range(120)
    )
    document = full.model_copy(
        update={"lines": (line.model_copy(update={"specifications": many}),)}
    )
    made = pypdfium2.PdfDocument(Pdf().render(document, language="en"))
    pages = [made[at].get_textpage().get_text_range() for at in range(len(made))]
    carrying = [one for one in pages if re.search(r"Feature \d+\s", one)]
    assert len(carrying) > 4
    assert all("Requirement" in one for one in carrying)
    made.close()


def test_nothing_is_drawn_beyond_the_margins() -> None:
    document = RfqDocument(
        header=Header(id="R-1", issued=datetime(2026, 1, 1, tzinfo=UTC), title="W" * 300),
        lines=(RfqLine(id="1", description="M" * 2000, notes=("https://example.com/" * 40,)),),
    )
    made = pypdfium2.PdfDocument(Pdf().render(document))
    for page in made:
        width, _ = page.get_size()
        for part in page.get_objects():
            left, _, right, _ = part.get_bounds()
            assert left > 45
            assert right < width - 45
    made.close()


def test_the_fonts_are_the_ones_that_were_looked_at() -> None:
    import font_source_sans_pro  # type: ignore[import-untyped]
    import noto_cjk_sans_otc  # type: ignore[import-untyped]

    noto = Path(str(noto_cjk_sans_otc.FONT_PATH)).read_bytes()
    assert hashlib.sha256(noto).hexdigest() == NOTO
    licence = Path(font_source_sans_pro.font_directory, "LICENSE.txt").read_text("utf-8")
    assert "SIL Open Font License, Version 1.1" in licence


@pytest.mark.parametrize(
    ("language", "family"),
    [
        ("en", "Noto Sans CJK SC"),
        ("zh-Hans", "Noto Sans CJK SC"),
        ("zh-Hant", "Noto Sans CJK TC"),
        ("zh-TW", "Noto Sans CJK TC"),
        ("zh-HK", "Noto Sans CJK HK"),
        ("ja", "Noto Sans CJK JP"),
        ("ko-KR", "Noto Sans CJK KR"),
    ],
)
def test_chinese_letters_take_the_shape_of_their_region(language: str, family: str) -> None:
    assert families(language) == ("Source Sans Pro", family)


def test_long_words_get_places_to_break_at() -> None:
    assert breakable("short words stay as they are", 10) == "short words stay as they are"
    parts = breakable("a" * 25, 10).split("\u200b")
    assert "".join(parts) == "a" * 25
    assert max(map(len, parts)) <= 10
    web = breakable("https://example.com/a-b", 10)
    assert web.split("\u200b") == ["https://", "example.", "com/", "a-", "b"]
    assert breakable("叉" * 50, 10) == "叉" * 50
