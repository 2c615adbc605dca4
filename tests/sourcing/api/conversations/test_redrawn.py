"""Turns that were shown are shown anew in the units, currency and language that are set."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from sourcing.service.conversations.preferences import Preferences
from sourcing.service.conversations.redrawn import redrawn
from sourcing.service.conversations.service import ConversationService
from sourcing.service.conversations.stored import restored
from sourcing.service.display import Units
from sourcing.service.service import Service
from sourcing.state.records import ConversationTurn

WORDS = (
    "forklift",
    "electric, at least 1.5 t",
    "how much do they cost?",
    "compare the first two",
    "why the second?",
    "lifting height at least 3 m",
    "more",
    "undo",
)
EUROS = re.compile(r"EUR\s?[\d,.]+")


@pytest.fixture
def told(talk: Callable[..., Any]) -> Any:
    """A conversation of words, an option, an edit and a command, in the catalogue's own units."""
    here = talk(language="en")
    here.say(WORDS[0])
    question = here.read()["turns"][-1]["question"]
    option = question["options"][0]["id"]
    here.edit({"op": "choose", "question": question["id"], "options": [option]})
    for words in WORDS[1:]:
        here.say(words)
    here.edit(
        {"op": "require", "field": "load_capacity", "operator": "≥", "values": [2], "unit": "t"}
    )
    first = here.read()["turns"][-1]["products"][0]["product_id"]
    here.edit({"op": "shortlist", "product_ids": [first]})
    return here


def turns_of(here: Any, **changes: Any) -> list[dict[str, Any]]:
    if changes.get("units"):
        changes["units"] = Units(changes["units"])
    document = here.service.set(here.id, here.owner, changes).document
    found: list[dict[str, Any]] = json.loads(document)["turns"]
    return found


def figures_in(turns: list[dict[str, Any]]) -> Iterator[str]:
    """All that is worded with figures, beside the titles of products and the buyer's own words."""
    for turn in turns:
        if turn["utterance"] is None:
            yield turn["said"]
        for one in turn["paragraphs"]:
            yield one["text"]
        for row in [] if turn["table"] is None else turn["table"]["rows"]:
            yield from row
        for option in (turn["question"] or {"options": []})["options"]:
            yield option["label"]
        for card in turn["products"]:
            yield from (one["value"] or "" for one in card["facts"])
            yield from (one["text"] for one in card["why"])
            for outcome in card["outcomes"]:
                yield from (outcome["required"], outcome["value"] or "")
        for line in turn["need"]["lines"]:
            yield from (chip["text"] for chip in line["chips"])


def test_every_turn_is_in_the_units_that_are_set(told: Any) -> None:
    before = told.read()["turns"]
    after = turns_of(told, units="us")
    assert [one["units"] for one in after] == ["us"] * len(before)
    titles = {card["title"] for one in after for card in one["products"]}
    own = re.compile(r"\d\s(?:kg|mm|km/h|t)\b")
    for text in figures_in(after):
        for title in titles:
            text = text.replace(title, "")
        assert not own.search(text), text
    assert re.search(r"3,307\slb", json.dumps(after[2]["paragraphs"], ensure_ascii=False))
    assert re.search(r"4,409\slb", after[-2]["said"])


def test_what_was_found_asked_and_said_stays(told: Any) -> None:
    before = told.read()["turns"]
    after = turns_of(told, units="us", currency="EUR", language="es")
    for old, new in zip(before, after, strict=True):
        same = ("number", "at", "utterance", "acts", "total", "meeting", "more", "stop", "version")
        assert {name: old[name] for name in same} == {name: new[name] for name in same}
        assert new["language"] == "es"
        places = [[(c["position"], c["product_id"]) for c in one["products"]] for one in (old, new)]
        assert places[0] == places[1]
        if old["question"] is None:
            assert new["question"] is None
            continue
        ids = [
            (one["question"]["id"], [option["id"] for option in one["question"]["options"]])
            for one in (old, new)
        ]
        assert ids[0] == ids[1]


def test_prices_and_statistics_are_in_the_currency_that_is_set(told: Any) -> None:
    after = turns_of(told, currency="EUR")
    assert EUROS.search(after[3]["paragraphs"][0]["text"])
    for turn in after:
        for card in turn["products"]:
            assert card["price"] is None or "EUR" in card["price"]["text"]


def test_setting_it_back_gives_the_same_bytes(told: Any) -> None:
    before = told.read()["turns"]
    turns_of(told, units="us", currency="EUR", language="zh-Hant")
    assert turns_of(told, units=None, currency=None, language="en") == before


def test_the_transcript_and_single_turns_follow(told: Any, api: httpx.Client) -> None:
    address = f"/v1/conversations/{told.id}"
    assert "1.5\N{NO-BREAK SPACE}t" in api.get(f"{address}/turns/3").text
    api.patch(address, json={"units": "us", "currency": "EUR"})
    assert "3,307\N{NO-BREAK SPACE}lb" in api.get(f"{address}/turns/3").text
    for form in ("markdown", "html", "json"):
        written = api.get(f"{address}/transcript", params={"format": form}).text
        assert re.search(r"3,307\slb", written)
        assert EUROS.search(written.replace("&nbsp;", " "))


def test_what_the_buyer_said_stays_in_the_currency_that_it_was_said_in(
    talk: Callable[..., Any],
) -> None:
    here = talk(message="LED lamp, at most 12 USD each", language="en")
    after = turns_of(here, currency="EUR")
    chips = after[0]["need"]["lines"][0]["chips"]
    price = next(one for one in chips if one["field"] == "offer.price")
    assert "USD" in price["text"]


def test_the_conversation_goes_on_from_there(told: Any) -> None:
    before = told.need()
    turns_of(told, units="us")
    assert told.need() == before
    assert told.say("undo")["number"] == len(WORDS) + 4


def test_a_change_of_title_or_consent_leaves_turns_alone(
    told: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object) -> dict[int, bytes]:
        raise AssertionError("nothing is to be drawn anew")

    monkeypatch.setattr("sourcing.service.conversations.service.redrawn", never)
    turns_of(told, title="Forklifts", feedback=True, time_zone="Europe/Berlin")


def test_a_turn_of_another_generation_stays_as_it_was_shown(
    told: Any, service: Service, conversations: ConversationService
) -> None:
    store = service.stores.conversations
    kept = store.turns(told.id, told.owner)
    old = kept[0].document.replace(b'"generation":"', b'"generation":"0')
    turns = (ConversationTurn(1, kept[0].at, kept[0].utterance, kept[0].said, (), old), *kept[1:])
    with service.shelves.use() as shelf:
        found = redrawn(
            shelf, told.id, turns, store.states(told.id, told.owner), Preferences(units=Units.US)
        )
    assert set(found) == set(range(2, len(kept) + 1))


def test_a_turn_that_was_kept_before_it_had_every_field_is_completed(
    told: Any, service: Service
) -> None:
    kept = service.stores.conversations.turns(told.id, told.owner)[0]
    whole = json.loads(kept.document)
    lacking = {k: v for k, v in whole.items() if k not in ("ideas", "currency", "units")}
    document = json.dumps(lacking, separators=(",", ":"), ensure_ascii=False).encode()
    turn = ConversationTurn(1, kept.at, kept.utterance, kept.said, kept.acts, document)
    assert json.loads(restored(turn, told.id)) == whole


def test_an_option_named_beside_the_others_can_be_chosen(talk: Callable[..., Any]) -> None:
    here = talk(message="forklift", language="en")
    question = here.read()["turns"][-1]["question"]
    assert question["kind"] == "priorities"
    assert question["topic"] == "priorities"
    further = question["further"]
    assert further
    done = here.edit({"op": "choose", "question": question["id"], "options": [further[0]["id"]]})
    assert done["said"] == further[0]["label"]


def test_examples_are_told_from_answers(talk: Callable[..., Any]) -> None:
    here = talk(language="en")
    found = here.say("I have a budget of 5000 USD")
    events = {one.stage.value: json.loads(one.data) for one in here.events}
    assert found["ideas"] is True
    assert found["products"]
    assert events["products"]["ideas"] is True
    assert here.say("electric forklift")["ideas"] is False
