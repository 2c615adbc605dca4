"""Feedback and judgements: one contract over both databases, and the files made from them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from data.errors import InputError, NotFound, SourceError
from index.rerank.clicks import Shown
from sourcing.evaluation.click_log import read_clicks
from sourcing.evaluation.collection import read_collection
from sourcing.state import Stores
from sourcing.state.events import Event, EventKind, Judgement, NewEvent, Placed
from sourcing.state.exports import query_id, write_click_log, write_judgements, write_qrels
from sourcing.state.records import Conversation

Talk = Callable[..., Conversation]
ME, OTHER = "key:a", "key:b"
SHOWN = NewEvent(
    kind=EventKind.IMPRESSION,
    query="forklift",
    products=(Placed("p1", 1), Placed("p2", 2), Placed("p3", 3)),
    consent=True,
)
CLICK = NewEvent(kind=EventKind.CLICK, query="forklift", products=(Placed("p2", 2),), consent=True)


def all_events(stores: Stores) -> list[Event]:
    return list(stores.feedback.events(consented=False))


def test_events_are_given_back_as_they_were(stores: Stores, talk: Talk, clock: Any) -> None:
    conversation = talk(ME, "forklift").id
    shown = replace(SHOWN, conversation=conversation, turn=1)
    rated = NewEvent(
        kind=EventKind.RATING,
        query="forklift",
        products=(Placed("p3", 3),),
        conversation=conversation,
        rating=4,
        at=clock() + timedelta(minutes=1),
    )
    ids = stores.feedback.record(ME, [shown, rated])
    first, second = all_events(stores)
    assert (first.id, second.id) == ids
    assert (first.kind, first.products, first.turn) == (EventKind.IMPRESSION, SHOWN.products, 1)
    assert (first.owner, first.conversation, first.at) == (ME, conversation, clock())
    assert (first.consent, second.consent) == (True, False)
    assert (second.rating, second.impression, second.at) == (4, ids[0], rated.at)


def test_a_click_belongs_to_what_was_shown_last(stores: Stores, talk: Talk, clock: Any) -> None:
    conversation = talk(ME, "forklift").id
    old, new, elsewhere = stores.feedback.record(
        ME, [SHOWN, SHOWN, replace(SHOWN, conversation=conversation)]
    )
    assert old != new
    clock.forward(minutes=1)
    (later,) = stores.feedback.record(ME, [SHOWN])
    clock.forward(minutes=1)
    stores.feedback.record(OTHER, [SHOWN])
    clicks = [
        CLICK,
        replace(CLICK, impression=old),
        replace(CLICK, conversation=conversation),
        replace(CLICK, products=(Placed("p9", 1),)),
        replace(CLICK, query="lamp"),
    ]
    stores.feedback.record(ME, clicks)
    found = [one.impression for one in all_events(stores) if one.kind is EventKind.CLICK]
    assert sorted(found, key=str) == sorted([later, old, elsewhere, None, None], key=str)
    clock.forward(days=2)
    stores.feedback.record(ME, [CLICK])
    assert all_events(stores)[-1].impression is None


def test_nobody_tells_of_what_another_owner_has(stores: Stores, talk: Talk) -> None:
    conversation = talk(ME, "forklift").id
    (impression,) = stores.feedback.record(ME, [SHOWN])
    for event in (
        replace(SHOWN, conversation=conversation),
        replace(CLICK, impression=impression),
        replace(CLICK, impression="e_unknown"),
    ):
        with pytest.raises(NotFound):
            stores.feedback.record(OTHER, [SHOWN, event])
    # All or none: the first of the two was not kept either.
    assert len(all_events(stores)) == 1


@pytest.mark.parametrize(
    "event",
    [
        replace(SHOWN, products=()),
        replace(SHOWN, products=(Placed("p", 0),)),
        replace(SHOWN, products=(Placed("p", 10**30),)),
        replace(SHOWN, products=(Placed("", 1),)),
        replace(SHOWN, products=tuple(Placed(f"p{n}", n) for n in range(1, 502))),
        replace(SHOWN, query=""),
        replace(SHOWN, query="x" * 2001),
        replace(SHOWN, query="a\0b"),
        replace(SHOWN, turn=-1),
        replace(SHOWN, rating=3),
        replace(CLICK, kind=EventKind.RATING),
        replace(CLICK, kind=EventKind.RATING, rating=5),
    ],
)
def test_an_event_that_makes_no_sense_is_refused(stores: Stores, event: NewEvent) -> None:
    with pytest.raises(InputError):
        stores.feedback.record(ME, [event])
    assert all_events(stores) == []


def test_events_are_read_in_batches_and_chosen(stores: Stores, clock: Any) -> None:
    ids: list[str] = []
    for _ in range(3):
        # Many of the same moment, so that batches end within one.
        ids += stores.feedback.record(ME, [replace(SHOWN, products=(Placed("p", 1),))] * 400)
        clock.forward(seconds=1)
    found = [one.id for one in all_events(stores)]
    assert len(found) == len(set(found)) == 1200
    assert set(found[:400]) == set(ids[:400])
    since = clock() - timedelta(seconds=1)
    assert {one.id for one in stores.feedback.events(since=since)} == set(ids[800:])
    stores.feedback.record(ME, [CLICK, replace(CLICK, consent=False)])
    clicks = list(stores.feedback.events(kinds=[EventKind.CLICK]))
    assert [one.consent for one in clicks] == [True]
    assert stores.feedback.purge(since).events == 800
    assert len(all_events(stores)) == 402


def test_the_click_log_is_what_learning_reads(stores: Stores, tmp_path: Path, clock: Any) -> None:
    query = 'forklift, "3 t"\n叉车'
    shown = replace(SHOWN, query=query)
    first, second = stores.feedback.record(ME, [shown, shown])
    stores.feedback.record(OTHER, [replace(shown, consent=False)])
    clock.forward(seconds=1)
    stores.feedback.record(
        ME,
        [
            replace(CLICK, query=query, impression=first),
            replace(CLICK, query=query, impression=first),
            replace(
                CLICK,
                query=query,
                impression=second,
                kind=EventKind.SELECTION,
                products=(Placed("p3", 3),),
            ),
            # Without consent, and on what nobody was shown.
            replace(CLICK, query=query, products=(Placed("p1", 1),), consent=False),
            replace(CLICK, query="lamp"),
        ],
    )
    path = tmp_path / "clicks.csv"
    assert write_click_log(stores.feedback, path) == 6
    read = read_clicks(path)
    assert sorted(read, key=lambda one: (one.position, one.clicked)) == [
        Shown(query, "p1", 1, clicked=False),
        Shown(query, "p1", 1, clicked=False),
        Shown(query, "p2", 2, clicked=False),
        Shown(query, "p2", 2, clicked=True),
        Shown(query, "p3", 3, clicked=False),
        Shown(query, "p3", 3, clicked=True),
    ]


def test_an_export_is_whole_or_not_there(stores: Stores, tmp_path: Path) -> None:
    stores.feedback.record(ME, [SHOWN])
    with pytest.raises(SourceError):
        write_click_log(stores.feedback, tmp_path / "missing" / "clicks.csv")
    stores.judgements.record([judged("q", "p 1", 1)])
    with pytest.raises(InputError, match="qrels"):
        write_qrels(stores.judgements, tmp_path / "qrels", queries=tmp_path / "queries")
    assert list(tmp_path.glob("*q*r*")) == []


def judged(query: str, product: str, grade: int, **given: Any) -> Judgement:
    from datetime import UTC, datetime

    at = given.get("at", datetime(2026, 11, 2, tzinfo=UTC))
    return Judgement(query, product, grade, given.get("author", "ann"), at)


def test_the_last_judgement_counts(stores: Stores, clock: Any, tmp_path: Path) -> None:
    later = clock()
    stores.judgements.record(
        [
            judged("forklift", "p1", 1),
            judged("forklift", "p1", 4, at=later, author="bob"),
            judged("forklift", "p1", 2),
            judged("forklift", "p2", 0),
            judged("forklift", "p2", 3),
            judged("灯 lamp", "p1", 2),
        ]
    )
    found = {(one.query, one.product_id): one for one in stores.judgements.effective()}
    assert {key: one.grade for key, one in found.items()} == {
        ("forklift", "p1"): 4,
        # Of the same moment: the one that came last.
        ("forklift", "p2"): 3,
        ("灯 lamp", "p1"): 2,
    }
    assert (found["forklift", "p1"].author, found["forklift", "p1"].at) == ("bob", later)
    qrels, queries = tmp_path / "qrels.txt", tmp_path / "queries.tsv"
    assert write_qrels(stores.judgements, qrels, queries=queries) == 3
    collection = read_collection(qrels, queries=queries)
    assert {one.text: one.grades for one in collection} == {
        "forklift": {"p1": 4, "p2": 3},
        "灯 lamp": {"p1": 2},
    }
    assert {one.id for one in collection} == {query_id("forklift"), query_id("灯 lamp")}
    table = tmp_path / "judgements.csv"
    stores.judgements.record([judged("pump", "a b, c", 1)])
    assert write_judgements(stores.judgements, table) == 4
    assert {one.text: one.grades for one in read_collection(table)}["pump"] == {"a b, c": 1}


def test_judgements_are_read_in_batches(stores: Stores) -> None:
    many = [judged(f"q{n % 7}", f"p{n:04}", n % 5) for n in range(2500)]
    assert stores.judgements.record(many) == 2500
    assert {(one.query, one.product_id) for one in stores.judgements.effective()} == {
        (one.query, one.product_id) for one in many
    }


@pytest.mark.parametrize(
    "judgement",
    [judged("q", "p", 5), judged("q", "p", -1), judged("", "p", 1), judged("q", "", 1)],
)
def test_a_judgement_that_makes_no_sense_is_refused(stores: Stores, judgement: Judgement) -> None:
    with pytest.raises(InputError):
        stores.judgements.record([judged("q", "p", 1), judgement])
    assert list(stores.judgements.effective()) == []
    assert stores.judgements.record([]) == 0
