"""A turn is kept once, on the newest state, whoever else is there and whatever the catalogue."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from data.catalogue import Catalogue
from data.errors import Conflict, NotFound
from data.ingest import ingest
from data.sample import write_sample
from index.snapshot import build_snapshot
from sourcing.api.documents.conversation import ConversationDocument, TurnDocument
from sourcing.bootstrap import bootstrap
from sourcing.service.conversations.making import Entry
from sourcing.service.conversations.preferences import Preferences
from sourcing.service.conversations.progress import Event, Stage
from sourcing.service.conversations.service import ConversationService
from sourcing.service.display import Units
from sourcing.service.service import Service, open_shelf
from sourcing.service.shelf import Shelf, Shelves
from sourcing.state.events import EventKind
from sourcing.state.protocols import ConversationStore
from sourcing.state.stores import Stores, open_stores

SHORTLIST = "shortlist"


class Interrupted:
    """A store on which somebody else's turn comes first, so many times."""

    def __init__(self, inner: ConversationStore, other: Callable[[], object], times: int) -> None:
        self._inner = inner
        self._other = other
        self.left = times

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)

    def append(self, *args: Any, **options: Any) -> int:
        if self.left:
            self.left -= 1
            self._other()
        return self._inner.append(*args, **options)


def interrupted(service: Service, talk: Any, times: int) -> tuple[ConversationService, Interrupted]:
    from dataclasses import replace

    store = Interrupted(service.stores.conversations, lambda: talk.edit({"op": "show"}), times)
    stores = replace(service.stores, conversations=store)
    return ConversationService(replace(service, stores=stores)), store


def test_two_windows_without_versions_both_have_their_say(service: Service, talk: Any) -> None:
    here = talk(message="forklift")
    there, _ = interrupted(service, here, times=2)
    heard: list[Event] = []
    there.take(here.id, "local", Entry(text="at least 2 t"), listener=heard.append)
    turns = here.read()["turns"]
    assert [one["said"] for one in turns] == [
        "forklift",
        "No more questions",
        "No more questions",
        "at least 2 t",
    ]
    accepted = [json.loads(one.data)["turn"] for one in heard if one.stage is Stage.ACCEPTED]
    assert accepted == [2, 3, 4]
    assert [one.stage for one in heard].count(Stage.DONE) == 1
    assert here.need().lines[0].on("load_capacity")


def test_who_is_always_overtaken_is_told(service: Service, talk: Any) -> None:
    here = talk(message="forklift")
    there, _ = interrupted(service, here, times=99)
    with pytest.raises(Conflict):
        there.take(here.id, "local", Entry(text="at least 2 t"))
    assert "at least 2 t" not in [one["said"] for one in here.read()["turns"]]


def test_a_version_that_is_passed_is_a_conflict_with_the_present_one(talk: Any) -> None:
    here = talk(message="forklift")
    version = here.read()["version"]
    here.say("at least 2 t", expected=version)
    with pytest.raises(Conflict) as caught:
        here.say("at most 3 t", expected=version)
    assert caught.value.actual == version + 1
    assert here.read()["version"] == version + 1


def test_windows_at_the_same_time_lose_nothing(conversations: ConversationService) -> None:
    held = conversations.create("local", Preferences(), message="forklift")
    said = ["at least 2 t", "20 pieces", "to Rotterdam"]
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(lambda text: conversations.take(held.id, "local", Entry(text=text)), said))
    document = json.loads(conversations.read(held.id, "local").document)
    assert sorted(one["said"] for one in document["turns"][1:]) == sorted(said)
    assert [one["number"] for one in document["turns"]] == [1, 2, 3, 4]
    need = conversations.typed_need(held.id, "local")
    assert need.lines[0].on("load_capacity")
    assert need.lines[0].quantity is not None
    assert need.terms.destination is not None


def test_a_message_with_an_id_is_answered_once(talk: Any) -> None:
    here = talk()
    entry = Entry(text="forklift", message="m-1")
    first = here.service.take(here.id, here.owner, entry)
    heard: list[Event] = []
    again = here.service.take(here.id, here.owner, entry, expected=1, listener=heard.append)
    assert again.replayed
    assert not first.replayed
    assert again.document == first.document
    assert [one.stage for one in heard] == [Stage.ACCEPTED, Stage.DONE]
    assert json.loads(first.document)["message"] == "m-1"
    with pytest.raises(Conflict) as caught:
        here.service.take(here.id, here.owner, Entry(text="pump", message="m-1"))
    assert caught.value.field == "Idempotency-Key"


def test_a_message_sent_twice_at_once_is_answered_once(talk: Any) -> None:
    here = talk(message="forklift")
    entry = Entry(text="at least 2 t", message="m-2")
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: here.service.take(here.id, here.owner, entry), range(4)))
    assert len({one.document for one in found}) == 1
    assert [one.replayed for one in found].count(False) == 1
    assert here.read()["total_turns"] == 2


def test_parts_come_in_their_order_and_before_what_follows_from_them(
    talk: Any, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = talk()
    stages: list[str] = []
    choose = shelf.clarifier._policy.choose

    def watched(*args: Any) -> Any:
        stages.append("choosing a question")
        return choose(*args)

    monkeypatch.setattr(shelf.clarifier._policy, "choose", watched)
    done = here.service.take(
        here.id,
        here.owner,
        # Nobody else has asked for just this: nothing of it is remembered.
        Entry(text="LED lamp, at most 987 USD"),
        listener=lambda e: stages.append(e.stage.value),
    )
    assert stages[:5] == ["accepted", "acts", "products", "choosing a question", "question"]
    assert stages[-1] == "done"
    assert set(stages[5:-1]) == {"text"}
    TurnDocument.model_validate_json(done.document)


def test_what_was_heard_is_what_is_kept(talk: Any) -> None:
    here = talk()
    done = here.say("LED lamp, at least 10 W")
    heard = {one.stage: json.loads(one.data) for one in here.events}
    assert heard[Stage.ACTS]["acts"] == done["acts"]
    assert heard[Stage.PRODUCTS]["products"] == done["products"]
    assert heard[Stage.PRODUCTS]["more"] == done["more"]
    assert heard[Stage.PRODUCTS]["meeting"] == done["meeting"]
    assert heard[Stage.QUESTION] == done["question"]
    said = [json.loads(one.data) for one in here.events if one.stage is Stage.TEXT]
    assert said == done["paragraphs"]
    assert heard[Stage.DONE] == done


def test_a_copy_goes_its_own_way(conversations: ConversationService, talk: Any) -> None:
    here = talk(message="forklift")
    here.say("at least 2 t")
    copy = conversations.fork(here.id, "local", after_turn=1)
    document = json.loads(copy.document)
    assert document["parent"] == here.id
    [turn] = document["turns"]
    assert turn["conversation_id"] == copy.id
    assert turn["version"] == copy.version == 1
    conversations.take(copy.id, "local", Entry(text="at most 3 t"))
    assert [one["said"] for one in here.read()["turns"]] == ["forklift", "at least 2 t"]
    with pytest.raises(NotFound):
        conversations.fork(here.id, "local", after_turn=3)


def test_undoing_is_a_turn_that_gives_back_need_and_question(talk: Any) -> None:
    here = talk(message="LED lamp")
    first = here.read()["turns"][0]
    here.say("at least 10 W")
    back = here.edit({"op": "undo"})
    assert back["number"] == 3
    assert here.need().lines[0].requirements == ()
    assert (back["question"] or {}).get("text") == (first["question"] or {}).get("text")


def test_a_default_currency_is_not_what_undoing_takes_back(talk: Any) -> None:
    here = talk(message="LED lamp", currency="EUR")
    here.service.set(here.id, here.owner, {"currency": "USD"})
    here.edit({"op": "undo"})
    assert not here.need().lines
    assert here.need().terms.currency is not None
    assert here.need().terms.currency.value == "USD"
    here.edit({"op": "product", "query": "LED lamp"}, {"op": "currency", "text": "CNY"})
    here.service.set(here.id, here.owner, {"currency": "EUR"})
    here.edit({"op": "show"})
    assert here.need().terms.currency.value == "CNY"


def test_the_same_words_mean_each_buyers_own_day(talk: Any) -> None:
    # 25 hours lie between them: it is never the same day.
    talks = [talk(time_zone=zone) for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago")]
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda one: one.say("10 forklifts by tomorrow"), talks))
    days = [one.need().terms.needed_by for one in talks]
    assert all(one is not None for one in days)
    assert timedelta(days=1) <= days[0].value - days[1].value <= timedelta(days=2)


def test_a_conversation_goes_on_after_a_restart(service: Service, tmp_path: Path) -> None:
    from dataclasses import replace

    def begun() -> tuple[ConversationService, Stores]:
        stores = open_stores(None, home=tmp_path)
        return ConversationService(replace(service, stores=stores)), stores

    first, stores = begun()
    held = first.create("local", Preferences(language="es"), message="LED lamp")
    question = json.loads(held.document)["turns"][0]["question"]
    stores.close()
    second, stores = begun()
    assert second.read(held.id, "local").document == held.document
    edit = {"op": "choose", "question": question["id"], "options": [question["options"][0]["id"]]}
    from sourcing.api.documents.edits import Edit

    done = second.take(
        held.id, "local", Entry(edits=(TypeAdapter[Edit](Edit).validate_python(edit),))
    )
    assert json.loads(done.document)["language"] == "es"
    assert json.loads(done.document)["number"] == 2
    stores.close()


@pytest.fixture(scope="module")
def other_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue with fewer products than the sample of the other tests."""
    folder = tmp_path_factory.mktemp("other")
    write_sample(folder / "feeds", products=60)
    ingest([str(folder / "feeds")], home=folder / "home")
    with Catalogue.open(folder / "home") as catalogue:
        build_snapshot(catalogue, folder / "home")
    return folder / "home"


@pytest.fixture
def switching(api_home: Path, other_home: Path) -> Iterator[tuple[Shelves, Callable[[], bool]]]:
    """Shelves that go over from the one catalogue to the other."""
    homes = iter((api_home, other_home))

    def load(_: str | None) -> Shelf | None:
        home = next(homes, None)
        return None if home is None else open_shelf(bootstrap(home), None)

    shelves = Shelves(load)
    shelves.refresh()
    yield shelves, shelves.refresh
    shelves.close()


def test_a_conversation_goes_on_over_another_catalogue(
    service: Service, switching: tuple[Shelves, Callable[[], bool]]
) -> None:
    from dataclasses import replace

    shelves, switch = switching
    conversations = ConversationService(replace(service, shelves=shelves))
    held = conversations.create("local", Preferences(), message="forklift")
    turn = json.loads(held.document)["turns"][0]
    cards = {one["product_id"]: one["title"] for one in turn["products"]}
    from sourcing.api.documents.edits import Listing

    conversations.take(
        held.id, "local", Entry(edits=(Listing(op=SHORTLIST, product_ids=tuple(cards)),))
    )
    old = turn["generation"]
    assert switch()
    with shelves.use() as shelf:
        gone = [one for one in cards if shelf.index.view.number(one) is None]
    assert gone, "the catalogues have to differ for this test to tell anything"
    done = conversations.take(held.id, "local", Entry(text="at least 1 t"))
    document = json.loads(done.document)
    assert document["generation"] != old
    selected = conversations.typed_need(held.id, "local").lines[0].selected
    assert set(selected) == set(cards) - set(gone)
    told = " ".join(one["text"] for one in document["paragraphs"])
    assert cards[gone[0]] in told
    assert "No longer in the catalogue" in told
    # It is said once; and a place in the old list may name what is not there.
    again = json.loads(conversations.take(held.id, "local", Entry(text="take 1 and 2")).document)
    assert cards[gone[0]] not in " ".join(one["text"] for one in again["paragraphs"][1:])
    assert set(conversations.typed_need(held.id, "local").lines[0].selected) <= set(cards)


def test_nobody_reads_what_is_anothers(conversations: ConversationService, talk: Any) -> None:
    here = talk(owner="visitor:a", message="forklift")
    calls: list[Callable[[], object]] = [
        lambda: conversations.read(here.id, "visitor:b"),
        lambda: conversations.turn(here.id, "visitor:b", 1),
        lambda: conversations.turns_after(here.id, "visitor:b", after=0),
        lambda: conversations.need(here.id, "visitor:b"),
        lambda: conversations.take(here.id, "visitor:b", Entry(text="pump")),
        lambda: conversations.take(here.id, "visitor:b", Entry(text="pump", message="m")),
        lambda: conversations.set(here.id, "visitor:b", {"language": "es"}),
        lambda: conversations.fork(here.id, "visitor:b", after_turn=0),
        lambda: conversations.erase(here.id, "visitor:b"),
    ]
    for call in calls:
        with pytest.raises(NotFound):
            call()
    assert not conversations.list("visitor:b").conversations


def test_what_is_shown_is_kept_only_of_who_agrees(service: Service, talk: Any) -> None:
    def kept(conversation: str) -> list[Any]:
        return [
            one
            for one in service.stores.feedback.events(consented=False)
            if one.conversation == conversation
        ]

    silent, open_ = talk(message="LED lamp"), talk(message="LED lamp", feedback=True)
    product = open_.read()["turns"][0]["products"][2]["product_id"]
    for one in (silent, open_):
        one.edit({"op": "shortlist", "product_ids": [product]})
    assert kept(silent.id) == []
    shown, chosen = kept(open_.id)
    assert shown.kind is EventKind.IMPRESSION
    assert [one.position for one in shown.products] == list(range(1, 11))
    assert chosen.kind is EventKind.SELECTION
    assert chosen.impression == shown.id
    assert [(one.product_id, one.position) for one in chosen.products] == [(product, 3)]
    assert shown.query == chosen.query
    open_.edit({"op": "more"})
    assert kept(open_.id)[-1].products[0].position == 11


EDITS = st.sampled_from(
    [
        {"op": "require", "field": "load_capacity", "operator": "≥", "values": [2], "unit": "t"},
        {
            "op": "require",
            "field": "load_capacity",
            "operator": "≤",
            "values": [9000],
            "unit": "lb",
        },
        {"op": "require", "field": "power_source", "operator": "≠", "values": ["Diesel"]},
        {"op": "weigh", "field": "load_capacity", "importance": "should"},
        {"op": "drop", "field": "power_source"},
        {"op": "no_preference", "field": "mast_type"},
        {"op": "dont_know", "field": "lift_height"},
        {"op": "product", "query": "LED lamp", "added": True},
        {"op": "product", "query": "forklift"},
        {"op": "focus", "line": "1"},
        {"op": "remove_line", "line": "1"},
        {"op": "quantity", "number": "12", "unit": "C62"},
        {"op": "quantity", "number": None},
        {"op": "budget", "amount": "90000", "currency": "USD"},
        {"op": "destination", "country": "DE", "name": "Hamburg"},
        {"op": "delivery_term", "incoterm": "FOB"},
        {"op": "needed_by", "day": "2027-03-31"},
        {"op": "supplier_kinds", "kinds": ["manufacturer", "trader"]},
        {"op": "samples", "wanted": True},
        {"op": "currency", "text": "EUR"},
        {"op": "compare"},
        {"op": "more"},
        {"op": "undo"},
        {"op": "show"},
        {"op": "rfq"},
        {"op": "restart"},
    ]
)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(turns=st.lists(st.lists(EDITS, min_size=1, max_size=3), min_size=1, max_size=5))
def test_whatever_is_done_is_read_back_as_it_is(talk: Any, turns: list[list[Any]]) -> None:
    here = talk(message="electric forklift, 5 pieces", currency="USD", units=Units.US)
    for one in turns:
        lines = {line.id for line in here.need().lines}
        # `Talk` holds what is shown of the need against the need itself, at every turn.
        here.edit(*[e for e in one if e.get("line") is None or lines == {"1"}] or [{"op": "show"}])
    document = ConversationDocument.model_validate(here.read())
    assert [one.number for one in document.turns] == list(range(1, len(turns) + 2))
    assert [one.version for one in document.turns] == list(range(3, len(turns) + 4))
    assert document.need is not None
    for line in document.need.lines:
        ids = [chip.id for chip in line.chips]
        assert len(ids) == len(set(ids))
    shown = {line.id: line for line in document.need.lines}
    for held in here.need().lines:
        fields = {chip.field for chip in shown[held.id].chips if chip.kind == "requirement"}
        assert fields == {one.constraint.field for one in held.requirements} - {"product.category"}
        indifferent = {c.field for c in shown[held.id].chips if c.kind == "indifferent"}
        assert indifferent == held.indifferent
