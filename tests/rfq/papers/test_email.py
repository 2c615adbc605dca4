"""The covering e-mail."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rfq.document import Contact, RfqDocument
from rfq.papers import message
from rfq.papers.email import COLUMNS, columns, wrapped


@given(st.text())
def test_no_line_is_too_wide_and_no_letter_is_lost(text: str) -> None:
    lines = wrapped(text)
    assert all(columns(one) <= COLUMNS for one in lines)
    from rfq.papers.clean import clean

    assert "".join("".join(lines).split()) == "".join(clean(text).split())


@given(st.text(st.sampled_from("ab 叉车，。-é"), min_size=60, max_size=300))
def test_lines_break_where_people_break_them(text: str) -> None:
    for one in wrapped(text)[1:]:
        assert not one.startswith(" ") or text.startswith(" ")


def test_a_closing_sign_is_not_alone_on_a_line() -> None:
    text = "叉" * 39 + "，" + "车" * 10
    first, second = wrapped(text)
    assert first == "叉" * 38
    assert second == "叉，" + "车" * 10


def test_items_of_a_list_keep_their_indent() -> None:
    lines = wrapped("  1. " + "long words " * 20)
    assert len(lines) > 2
    assert all(one.startswith("  ") for one in lines)


def test_subject_and_recipients(full: RfqDocument) -> None:
    first, second = full.suppliers
    asked = first.model_copy(update={"contacts": (Contact(name="Li Wei", email="li@example.com"),)})
    document = full.model_copy(update={"suppliers": (asked, second)})
    made = message(document, language="en", supplier="sup-1")
    assert made.to == ("li@example.com",)
    assert made.subject == (
        "Request for quotation RFQ-2026-17: Pumps for Lübeck – due Nov 20, 2026"
    )
    assert made.body.startswith("Dear Li Wei,\n\n")
    assert made.body.endswith(
        "Kind regards,\n\nIda Holm\nBuyer\nHanse Pumpen GmbH\nida@example.com\n+49 451 5550\n"
    )


def test_it_names_only_what_goes_with_it(full: RfqDocument) -> None:
    alone = message(full, language="en").body
    assert "  - d.pdf" in alone
    assert "in the spreadsheet" not in alone
    sent = message(full, language="en", enclosed=("r.pdf", "r.xlsx")).body
    assert "  - r.pdf\n  - r.xlsx\n  - d.pdf" in sent


@pytest.mark.parametrize("language", ["en", "zh", "es"])
def test_its_lines_are_narrow_in_every_language(full: RfqDocument, language: str) -> None:
    body = message(full, language=language, enclosed=("x" * 200 + ".pdf",)).body
    assert max(map(columns, body.split("\n"))) <= COLUMNS
