"""A conversation over the engine: what is shown is the catalogue's, and it can be had again."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from data.constraint import Truth
from dialogue.acts import Compare, Reference, Select, WhyThis
from sourcing.chat.cells import cells, comparison, headers, marks
from sourcing.chat.document import turn_line
from sourcing.chat.open import Opened
from sourcing.chat.record import record_from_json, record_to_json
from sourcing.chat.run import new_record
from sourcing.chat.session import ChatSession, Exchange
from sourcing.chat.transcript import transcript_of
from sourcing.listing import price_at

Talk = Callable[[str], Exchange]


@pytest.fixture
def category(opened: Opened) -> str:
    """Name of the largest category."""
    categories = opened.parts.catalogue.schema.categories
    above = {path[:-1] for path in categories if path}
    leaves = [path for path in categories if path and path not in above]
    return max(leaves, key=lambda path: (categories[path].products, path))[-1]


def test_rows_are_what_the_catalogue_says(talk: Talk, category: str, opened: Opened) -> None:
    shown = talk(f"20 {category}")
    assert shown.rows
    for row in shown.rows:
        product = opened.parts.catalogue.product(row.shown.product_id)
        offers = opened.parts.catalogue.offers(product.id)
        assert row.title == product.title
        assert row.offer in offers
        if row.price is not None and row.offer is not None:
            assert row.price == price_at(row.offer, Decimal(20))
        values = cells(shown, row)
        assert len(values) == len(headers(shown))
        assert values[0] == str(row.number)
    assert [row.number for row in shown.rows] == list(range(1, len(shown.rows) + 1))


def test_marks_name_what_is_missed_or_not_stated(talk: Talk, category: str) -> None:
    shown = talk(f"{category} from Germany")
    for row in shown.rows:
        text = marks(shown.speaker, row)
        truths = [one.truth for one in row.outcomes]
        assert ("✓" in text) == (Truth.MET in truths)
        assert ("✗" in text) == (Truth.MISSED in truths)
        assert ("?" in text) == (Truth.UNKNOWN in truths)


def test_a_recorded_conversation_comes_out_the_same(
    session: ChatSession, talk: Talk, category: str, opened: Opened
) -> None:
    first = [talk(category), talk("under 5000 USD"), talk("what does one cost?")]
    first.append(session.edit((Select(references=(Reference(position=1),)),), "/pick 1"))
    record = record_from_json(record_to_json(session.record))
    again = ChatSession(opened.parts, record=new_record(opened, None))
    second = [again.play(turn) for turn in record.turns]
    assert again.state == session.state
    assert [one.worded for one in second] == [one.worded for one in first]
    assert [one.rows for one in second] == [one.rows for one in first]
    assert again.record.need == record.need


def test_why_and_compare(session: ChatSession, talk: Talk, category: str) -> None:
    talk(category)
    why = session.edit((WhyThis(reference=Reference(position=1)),), "/why 1")
    assert why.rows[0].title in why.worded.text
    both = (Reference(position=1), Reference(position=2))
    table = comparison(session.edit((Compare(references=both),), "/compare 1 2"))
    assert table is not None
    names, rows = table
    assert len(names) == 3
    assert all(len(row) == 3 and row[1] != row[2] for row in rows)
    assert comparison(why) is None


def test_a_turn_as_json_is_one_line(talk: Talk, category: str) -> None:
    line = turn_line(talk(f"{category}, 10 pcs"))
    assert b"\n" not in line
    found: dict[str, Any] = json.loads(line)
    assert found["turn"] == 1
    assert found["need"]["lines"][0]["quantity"]["value"]["number"] == "10"
    assert found["products"][0]["number"] == 1
    assert (found["question"] is None) != (found["stop"] is None)


def test_a_language_can_be_fixed(opened: Opened, category: str) -> None:
    session = ChatSession(opened.parts, language="es", record=new_record(opened, "es"))
    shown = session.say(category)
    assert shown.worded.language == "es"
    assert "Se busca" in shown.worded.text


def test_a_transcript_is_harmless_markdown(talk: Talk, category: str) -> None:
    shown = talk(f"{category} <script>|*x*")
    text = transcript_of(shown, new_list=True)
    assert text.startswith("**Buyer:** ")
    assert "<script>" not in text.replace("\\<script>", "")
    widths = {line.replace("\\|", "").count("|") for line in text.splitlines() if "|" in line[:2]}
    assert len(widths) == 1
