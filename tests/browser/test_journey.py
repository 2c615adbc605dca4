"""The whole way, from a need in words to a request for quotation on paper."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pypdfium2
from playwright.sync_api import Page, expect

from benchmarks.widget.visit import Visit

SOON = datetime.now(UTC).date() + timedelta(days=30)
REQUIRED = {
    "Buyer": "Harbour Logistics B.V.",
    "Contact": "Ana Ruiz purchasing@harbour.example",
    "Quotations are due": SOON.isoformat(),
    "Destination": "Hamburg, DE",
    "Needed on site by": (SOON + timedelta(days=90)).isoformat(),
}


def fill(page: Page, name: str, value: str) -> None:
    """Write into a field of the request, and go on to the next one, as who knows the form does."""
    field = page.get_by_label(name, exact=True)
    field.fill(value)
    field.press("Tab")


def text_of(pdf: bytes) -> str:
    """All that a PDF says, without its line breaks."""
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    pages = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return re.sub(r"\s+", " ", " ".join(pages))


def test_from_a_need_to_a_request_on_paper(visit: Callable[..., Visit]) -> None:
    buyer = visit()
    page = buyer.page

    buyer.say("20 electric forklifts")
    expect(buyer.chip(re.compile("Power source Electric"))).to_be_visible()
    expect(buyer.chip(re.compile("Quantity 20"))).to_be_visible()

    # One click says what matters, and the next question is about it.
    buyer.options.filter(has_text="Load capacity").click()
    buyer.turn(buyer.question.get_by_role("button", name="Choose 1").click)
    expect(buyer.question.get_by_role("heading")).to_contain_text("load capacity")

    # The ends of the range, by the sliders that are drawn over the distribution.
    expect(buyer.question.get_by_role("img")).to_be_visible()
    buyer.question.get_by_role("slider", name=re.compile("Lowest")).fill("2000")
    buyer.turn(buyer.question.get_by_role("button", name="Use this range").click)
    expect(buyer.chip(re.compile("Load capacity at least"))).to_be_visible()

    # Free text at any time.
    buyer.say("delivery to Hamburg")
    expect(buyer.chip(re.compile("Destination Hamburg"))).to_be_visible()

    chosen = buyer.shortlist(0, 1)
    page.get_by_role("button", name="Compare", exact=True).click()
    expect(page.get_by_role("tab", name=re.compile("Compare"), selected=True)).to_be_visible()
    heads = page.get_by_role("columnheader")
    for title in chosen:
        expect(heads.filter(has_text=title)).to_be_visible()
    expect(page.get_by_role("rowheader", name=re.compile("Load capacity"))).to_be_visible()

    buyer.tab("Request for quotation")
    page.get_by_role("button", name="Write it").click()
    # What was said is in the form, with the turn that it is from.
    expect(page.get_by_label("Quantity", exact=True)).to_have_value(re.compile("^20"))
    expect(page.get_by_text("said in turn 1: “20”")).to_be_visible()
    for name, value in REQUIRED.items():
        fill(page, name, value)
    expect(page.get_by_text("Nothing required is missing")).to_be_visible()

    with page.expect_download() as download:
        page.get_by_role("button", name="PDF", exact=True).click()
    assert download.value.suggested_filename.endswith(".pdf")
    text = text_of(download.value.path().read_bytes())
    assert "forklifts" in text
    assert "Load capacity" in text
    assert "Harbour Logistics B.V." in text
    assert "Hamburg" in text


def test_what_is_being_typed_survives_the_saving_of_another_field(
    visit: Callable[..., Visit],
) -> None:
    buyer = visit()
    page = buyer.page
    buyer.say("20 electric forklifts")
    buyer.tab("Request for quotation")
    page.get_by_role("button", name="Write it").click()
    contact = page.get_by_label("Contact", exact=True)
    with page.expect_response(re.compile("/answers")):
        fill(page, "Buyer", REQUIRED["Buyer"])
        contact.press_sequentially("Ana")
    expect(page.get_by_role("status").filter(has_text="Saved at")).to_be_visible()
    contact.press_sequentially(" Ruiz")
    expect(contact).to_have_value("Ana Ruiz")


def test_every_kind_of_file_is_given_out(visit: Callable[..., Visit]) -> None:
    buyer = visit()
    page = buyer.page
    buyer.say("20 electric forklifts to Hamburg")
    buyer.tab("Request for quotation")
    page.get_by_role("button", name="Write it").click()
    begins = {"XLSX": b"PK", "DOCX": b"PK", "UBL": b"<?xml", "JSON": b"{"}
    for name, magic in begins.items():
        with page.expect_download() as download:
            page.get_by_role("button", name=name, exact=True).click()
        assert download.value.path().read_bytes().startswith(magic), name


def test_a_digression_keeps_the_question(visit: Callable[..., Visit]) -> None:
    buyer = visit()
    buyer.say("electric forklifts")
    asked = buyer.question.get_by_role("heading").inner_text()
    buyer.say("how many suppliers are there?")
    expect(buyer.log.get_by_text(re.compile("supplier")).last).to_be_visible()
    expect(buyer.question.get_by_role("heading")).to_have_text(asked)


def test_why_a_product_is_there_is_said(visit: Callable[..., Visit]) -> None:
    buyer = visit()
    buyer.say("electric forklifts, at least 2 t")
    first = buyer.cards.first
    why = first.get_by_role("button", name=re.compile("Why this one"))
    why.click()
    expect(why).to_have_attribute("aria-expanded", "true")
    expect(first.get_by_role("row", name=re.compile("Load capacity"))).to_be_visible()


def test_the_supplier_ranking_and_the_chart_speak_of_the_same_need(
    visit: Callable[..., Visit],
) -> None:
    buyer = visit()
    page = buyer.page
    buyer.say("20 electric forklifts")
    buyer.tab("Suppliers")
    expect(
        page.get_by_role("main").get_by_role("heading", name=re.compile("forklift"))
    ).to_be_visible()
    sliders = page.get_by_role("main").get_by_role("slider")
    expect(sliders.first).to_be_visible()
    buyer.tab("Chart")
    expect(
        page.get_by_role("main").get_by_role("heading", name=re.compile("forklift"))
    ).to_be_visible()


def test_a_view_can_be_gone_back_from(visit: Callable[..., Visit]) -> None:
    buyer = visit()
    buyer.say("electric forklifts")
    buyer.tab("Compare")
    buyer.page.go_back()
    expect(buyer.page.get_by_role("tab", name="Products", selected=True)).to_be_visible()
    expect(buyer.cards.first).to_be_visible()
