"""The DOCX: real headings, tables and fields; a form that is filled in on the screen."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from rfq.document import RfqDocument
from rfq.papers import Docx


@pytest.fixture
def made(full: RfqDocument) -> Any:
    return docx.Document(BytesIO(Docx().render(full, language="en", supplier="sup-1")))


def test_headings_are_headings(made: Any) -> None:
    found = [(one.style.name, one.text) for one in made.paragraphs if "ead" in one.style.name]
    assert ("Heading 1", "1. What we ask for") in found
    assert ("Heading 2", "Line 1: Centrifugal pump") in found
    assert ("Heading 1", "Quotation form") in found
    assert [one.text for one in made.paragraphs if one.style.name == "Title"] == [
        "Request for quotation"
    ]


def test_headings_of_tables_are_repeated_and_rows_are_not_torn(made: Any) -> None:
    tables = [one for one in made.tables if one.rows[0].cells[0].text in ("No.", "Quantity")]
    assert len(tables) >= 5
    marked = [one._tbl.find(f".//{qn('w:tblHeader')}") is not None for one in made.tables]
    assert sum(marked) >= 8
    rows = [row for one in tables for row in one._tbl.tr_lst]
    assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in rows)


def test_tables_have_their_properties_in_the_order_of_the_schema(made: Any) -> None:
    order = (
        "tblStyle", "tblW", "jc", "tblBorders", "tblLayout", "tblCellMar", "tblLook", "tblCaption",
    )  # fmt: skip
    for table in made.tables:
        names = [one.tag.partition("}")[2] for one in table._tbl.tblPr]
        assert names == sorted(names, key=order.index)


def test_the_form_has_fields_to_fill_in_each_with_a_name_and_an_id(made: Any) -> None:
    controls = made.element.body.findall(f".//{qn('w:sdt')}")
    assert len(controls) > 30
    names = [one.find(f".//{qn('w:alias')}").get(qn("w:val")) for one in controls]
    assert "30\u00a0pcs: Unit price in EUR" in names
    ids = [one.find(f".//{qn('w:id')}").get(qn("w:val")) for one in controls]
    assert len(set(ids)) == len(ids)
    boxes = made.element.body.findall(
        ".//{http://schemas.microsoft.com/office/word/2010/wordml}checkbox"
    )
    assert len(boxes) == 2 * 5, "yes and no for each specification that is shown"


def test_pages_are_numbered_by_fields(made: Any) -> None:
    foot = made.sections[0].footer._element
    codes = [one.text.strip() for one in foot.iter(qn("w:instrText"))]
    assert codes == ["PAGE", "NUMPAGES"]
    assert "Confidential" in made.sections[0].footer.paragraphs[0].text


@pytest.mark.parametrize(
    ("language", "tag", "asian"),
    [("en", "en-GB", "zh-CN"), ("zh", "zh-CN", "zh-CN"), ("es-MX", "es-MX", "zh-CN")],
)
def test_its_language_is_set_for_the_spelling_checker(
    full: RfqDocument, language: str, tag: str, asian: str
) -> None:
    made: Any = docx.Document(BytesIO(Docx().render(full, language=language)))
    found = made.styles["Normal"].element.rPr.find(qn("w:lang"))
    assert (found.get(qn("w:val")), found.get(qn("w:eastAsia"))) == (tag, asian)
    assert made.core_properties.language == tag


def test_its_properties_and_its_archive_say_no_time_but_the_documents(full: RfqDocument) -> None:
    content = Docx().render(full)
    made: Any = docx.Document(BytesIO(content))
    assert made.core_properties.created.isoformat() == "2026-11-02T01:30:00+00:00"
    assert made.core_properties.author == "Hanse Pumpen GmbH"
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
