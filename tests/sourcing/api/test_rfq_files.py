"""Files of RFQs over HTTP: exports, the preview, and RFQs that others bring."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from zipfile import ZipFile

import httpx
import openpyxl
import pytest
from pypdfium2 import PdfDocument

from sourcing.api.documents.rfq import ExportFormat, RfqDetail, RfqOrder, RfqPatch
from sourcing.client import Client, InvalidRequest, Missing

HOSTILE = (
    "=cmd|' /C calc'!A0",
    "+SUM(A1:A9)",
    "-1+2",
    "@SUM(A1)",
    "<script>alert(1)</script>",
    '#eval("1+1") #panic() $x$ *b* _i_ @ref <label>',
    "]]><!ENTITY x SYSTEM 'file:///etc/passwd'>&x;",
)
SECRET = "4711.11"


@pytest.fixture(scope="module")
def client(address: str) -> Iterator[Client]:
    with Client(address, timeout=60) as made:
        yield made


@pytest.fixture(scope="module")
def rfq(client: Client) -> RfqDetail:
    made = client.rfqs.create(
        RfqOrder(text="electric forklift at least 1.5 t, 10 units", top=2, buyer="Señal S.A.")
    )
    return client.rfqs.answer(made.id, {"lines[1].target_price": f"{SECRET} USD"})


@pytest.mark.parametrize("format_", list(ExportFormat))
def test_every_format_is_had_with_its_type_and_a_safe_name(
    client: Client, rfq: RfqDetail, format_: ExportFormat
) -> None:
    file = client.rfqs.export(rfq.id, format_)
    starts = {
        ExportFormat.PDF: b"%PDF-",
        ExportFormat.DOCX: b"PK",
        ExportFormat.XLSX: b"PK",
        ExportFormat.ZIP: b"PK",
        ExportFormat.UBL: b"<?xml",
        ExportFormat.JSON: b"{",
        ExportFormat.MD: b"# ",
        ExportFormat.EMAIL: b"",
    }
    assert file.content.startswith(starts[format_])
    assert file.name.startswith(rfq.number)
    assert file == client.rfqs.export(rfq.id, format_), "the same RFQ gives the same bytes"


def test_only_the_buyers_own_file_tells_the_target_price(client: Client, rfq: RfqDetail) -> None:
    assert SECRET.encode() in client.rfqs.export(rfq.id, ExportFormat.JSON).content
    pdf = PdfDocument(client.rfqs.export(rfq.id, ExportFormat.PDF).content)
    text = "".join(page.get_textpage().get_text_range() for page in pdf)
    assert rfq.number in text
    for format_ in (ExportFormat.UBL, ExportFormat.MD, ExportFormat.EMAIL):
        text += client.rfqs.export(rfq.id, format_).content.decode()
    text += client.rfqs.preview(rfq.id)
    assert "4711" not in text
    assert "4,711" not in text


def test_a_suppliers_copy_names_no_other_supplier(client: Client, rfq: RfqDetail) -> None:
    first, second = rfq.document.suppliers
    copy = client.rfqs.export(rfq.id, ExportFormat.MD, supplier=first.id).content.decode()
    assert first.name.split()[0] in copy
    assert second.name not in copy
    nobodys = client.rfqs.export(rfq.id, ExportFormat.MD).content.decode()
    assert first.name not in nobodys
    assert second.name not in nobodys
    with pytest.raises(Missing, match="no such supplier"):
        client.rfqs.export(rfq.id, ExportFormat.PDF, supplier="another")


def test_an_archive_holds_every_format_for_every_supplier(client: Client, rfq: RfqDetail) -> None:
    archive = ZipFile(io.BytesIO(client.rfqs.export(rfq.id, ExportFormat.ZIP).content))
    names = archive.namelist()
    assert archive.testzip() is None
    assert len(names) == 1 + 6 * len(rfq.document.suppliers)
    assert all("/" not in one and ".." not in one for one in names)
    assert sum(one.endswith(".json") for one in names) == 1


def test_the_preview_is_a_page_in_which_nothing_runs(api: httpx.Client, rfq: RfqDetail) -> None:
    answer = api.get(f"/v1/rfqs/{rfq.id}/preview")
    policy = dict(
        part.strip().partition(" ")[::2]
        for part in answer.headers["content-security-policy"].split(";")
    )
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert policy["default-src"] == "'none'"
    assert policy["sandbox"] == ""
    assert policy["style-src"].startswith("'sha256-")
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert policy["frame-ancestors"] == "'self'"
    assert "<script" not in answer.text
    assert "style=" not in answer.text, "only the one style whose hash is named"
    assert answer.text.count("<style>") == 1


def test_hostile_text_goes_through_every_format_as_text(client: Client) -> None:
    made = client.rfqs.create(RfqOrder(text="electric forklift, 10 units"))
    for text in HOSTILE:
        patch = {
            "header": {"title": text, "notes": [text], "buyer": {"name": text}},
            "terms": {"payment": text},
        }
        client.rfqs.patch(made.id, RfqPatch(document=patch))
        page = client.rfqs.preview(made.id)
        assert "<script>alert" not in page
        pdf = PdfDocument(client.rfqs.export(made.id, ExportFormat.PDF).content)
        told = "".join(one.get_textpage().get_text_range() for one in pdf)
        assert text[:12] in told.replace("\u200b", ""), "typst shows it as it is"
        book = openpyxl.load_workbook(
            io.BytesIO(client.rfqs.export(made.id, ExportFormat.XLSX).content)
        )
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
        assert any(cell.data_type == "s" and text in str(cell.value) for cell in cells)
        assert not any(cell.data_type == "f" and text[1:8] in str(cell.value) for cell in cells)
        xml = client.rfqs.export(made.id, ExportFormat.UBL).content
        assert b"<!ENTITY" not in xml.replace(b"&lt;!ENTITY", b"")
        assert client.rfqs.validate(xml, is_xml=True).missing
        for format_ in (ExportFormat.DOCX, ExportFormat.MD, ExportFormat.EMAIL, ExportFormat.ZIP):
            assert client.rfqs.export(made.id, format_).content


def test_an_rfq_of_anybody_is_checked_as_json_and_as_ubl(client: Client, rfq: RfqDetail) -> None:
    own = client.rfqs.export(rfq.id, ExportFormat.JSON).content
    assert client.rfqs.validate(own) == client.rfqs.review(rfq.id)
    assert client.rfqs.validate(own, language="es").language == "es"
    with pytest.raises(InvalidRequest) as refused:
        client.rfqs.validate(b'{"schema_version": "1.0", "header": {"id": 5}}')
    assert refused.value.field


XXE = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    b'<RequestForQuotation xmlns="urn:oasis:names:specification:ubl:schema:xsd:'
    b'RequestForQuotation-2">&e;</RequestForQuotation>'
)
BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(
        b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10 if n else b"&a;" * 10) for n in range(9)
    )
    + b"]><x>&a8;</x>"
)


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (XXE, "application/xml", 422),
        (BOMB, "application/xml", 422),
        (b"<x/>", "application/xml", 422),
        (b"not xml", "text/xml", 422),
        (b"", "application/xml", 422),
        (b"[]", "application/json", 422),
        (b"{", "application/json", 400),
        (b'{"schema_version":"9.9","header":{}}', "application/json", 422),
        (b"a: 1", "application/yaml", 415),
        (b"{}", "", 415),
        (b"[" * 100_000, "application/json", 400),
    ],
)
def test_what_is_no_rfq_is_refused_and_reads_no_file(
    api: httpx.Client, body: bytes, kind: str, status: int
) -> None:
    answer = api.post(
        "/v1/rfqs/validate", content=body, headers={"Content-Type": kind} if kind else {}
    )
    assert answer.status_code == status, answer.text
    assert "root:" not in answer.text
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_large_document_is_reviewed_in_bounded_work(client: Client, rfq: RfqDetail) -> None:
    own = json.loads(client.rfqs.export(rfq.id, ExportFormat.JSON).content)
    line = own["lines"][0]
    own["lines"] = [line | {"id": str(n)} for n in range(1, 300)]
    own["provenance"] = []
    assert client.rfqs.validate(json.dumps(own).encode()).missing
