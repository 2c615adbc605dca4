"""Answers by request: one contract over both databases."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest

from data.errors import Conflict, InputError
from rfq.document import RfqDocument
from sourcing.state import Stores
from sourcing.state.exchanges import IdempotencyKey, InProgress, KeptAnswer, Reserved
from sourcing.state.protocols import KEPT, LEASE
from sourcing.state.records import Conversation

KEY = IdempotencyKey("key:a", "POST /v1/conversations", "k-1")
ANSWER = KeptAnswer(
    201, (("content-type", "application/json"), ("etag", '"1"')), b'{"\x00": "\xff"}'
)


def reserved(stores: Stores, key: IdempotencyKey = KEY, **given: Any) -> Reserved:
    found = stores.idempotency.reserve(key, fingerprint="f", **given)
    assert isinstance(found, Reserved)
    return found


def test_a_repeated_request_gets_the_same_answer_byte_for_byte(stores: Stores) -> None:
    ours = reserved(stores)
    waiting = stores.idempotency.reserve(KEY, fingerprint="f")
    assert waiting == InProgress(ours.until)
    assert stores.idempotency.finish(ours, ANSWER)
    assert stores.idempotency.reserve(KEY, fingerprint="f") == ANSWER


def test_another_request_under_the_same_key_is_refused(stores: Stores) -> None:
    ours = reserved(stores)
    with pytest.raises(Conflict, match="another request"):
        stores.idempotency.reserve(KEY, fingerprint="g")
    stores.idempotency.finish(ours, ANSWER)
    with pytest.raises(Conflict, match="another request"):
        stores.idempotency.reserve(KEY, fingerprint="g")


@pytest.mark.parametrize(
    "other",
    [
        replace(KEY, owner="key:b"),
        replace(KEY, route="POST /v1/rfqs"),
        replace(KEY, key="k-2"),
    ],
)
def test_owner_route_and_key_make_a_request(stores: Stores, other: IdempotencyKey) -> None:
    stores.idempotency.finish(reserved(stores), ANSWER)
    assert isinstance(stores.idempotency.reserve(other, fingerprint="g"), Reserved)


def test_a_worker_that_died_blocks_nobody_for_long(stores: Stores, clock: Any) -> None:
    died = reserved(stores)
    clock.forward(seconds=LEASE.total_seconds() - 1)
    assert isinstance(stores.idempotency.reserve(KEY, fingerprint="f"), InProgress)
    clock.forward(seconds=1)
    ours = reserved(stores)
    # It was only slow: what it answers now is not what is kept.
    assert not stores.idempotency.finish(died, replace(ANSWER, status=500))
    stores.idempotency.release(died)
    assert isinstance(stores.idempotency.reserve(KEY, fingerprint="f"), InProgress)
    assert stores.idempotency.finish(ours, ANSWER)
    assert not stores.idempotency.finish(ours, replace(ANSWER, status=500))
    assert stores.idempotency.reserve(KEY, fingerprint="f") == ANSWER


def test_a_request_can_be_given_back_unanswered(stores: Stores) -> None:
    stores.idempotency.release(reserved(stores))
    assert isinstance(stores.idempotency.reserve(KEY, fingerprint="another"), Reserved)


def test_an_answer_is_kept_for_a_day(stores: Stores, clock: Any) -> None:
    stores.idempotency.finish(reserved(stores), ANSWER)
    clock.forward(seconds=KEPT.total_seconds() - 1)
    assert stores.idempotency.purge() == 0
    assert stores.idempotency.reserve(KEY, fingerprint="f") == ANSWER
    clock.forward(seconds=1)
    assert isinstance(stores.idempotency.reserve(KEY, fingerprint="g"), Reserved)
    clock.forward(days=2)
    reserved(stores, replace(KEY, key="fresh"))
    assert stores.idempotency.purge() == 1
    assert stores.idempotency.purge() == 0


def test_an_answer_goes_with_what_it_tells_of(
    stores: Stores, talk: Callable[..., Conversation], document: RfqDocument
) -> None:
    conversation = talk("key:a", "forklift").id
    rfq = stores.rfqs.create("key:a", document).id
    one, two = reserved(stores), reserved(stores, replace(KEY, key="k-2"))
    late = reserved(stores, replace(KEY, key="k-3"))
    assert stores.idempotency.finish(one, ANSWER, conversation=conversation)
    assert stores.idempotency.finish(two, ANSWER, rfq=rfq)
    assert stores.conversations.erase(conversation, "key:a").answers == 1
    assert stores.rfqs.erase(rfq, "key:a").answers == 1
    # Erased while it was being answered: nothing of it may be kept.
    assert not stores.idempotency.finish(late, ANSWER, conversation=conversation)
    for key in (KEY, replace(KEY, key="k-2"), replace(KEY, key="k-3")):
        assert isinstance(stores.idempotency.reserve(key, fingerprint="new"), Reserved)


def test_one_of_many_gets_to_answer(stores: Stores) -> None:
    together = Barrier(8)

    def ask(_: int) -> object:
        together.wait()
        return stores.idempotency.reserve(KEY, fingerprint="f")

    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(ask, range(8)))
    assert sum(isinstance(one, Reserved) for one in found) == 1
    assert sum(isinstance(one, InProgress) for one in found) == 7


def test_a_key_has_bounds(stores: Stores) -> None:
    for key in (replace(KEY, key=""), replace(KEY, key="x" * 256), replace(KEY, route="")):
        with pytest.raises(InputError):
            stores.idempotency.reserve(key, fingerprint="f")
    with pytest.raises(InputError):
        stores.idempotency.reserve(KEY, fingerprint="f", lease=timedelta(0))
