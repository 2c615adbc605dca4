"""Requests for quotation: one contract over both databases."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from data.errors import Conflict, InputError, NotFound
from rfq.document import RfqDocument
from rfq.revision import revise
from sourcing.state import Stores
from sourcing.state.records import Conversation, RfqStatus

Talk = Callable[..., Conversation]
ME, OTHER = "key:a", "key:b"


def renamed(document: RfqDocument, title: str) -> RfqDocument:
    """The same revision with another title, as an edit of a draft."""
    header = document.header.model_copy(update={"title": title})
    return document.model_copy(update={"header": header})


def test_a_new_one_is_given_back_as_it_was_made(
    stores: Stores, talk: Talk, document: RfqDocument
) -> None:
    conversation = talk(ME, "forklift")
    made = stores.rfqs.create(ME, document, conversation=conversation.id)
    assert stores.rfqs.get(made.id, ME) == made
    assert made.document == document
    assert (made.version, made.revision, made.number) == (1, 1, "RFQ-1")
    assert (made.status, made.conversation) == (RfqStatus.DRAFT, conversation.id)
    assert made.id.startswith("r_")
    assert (len(made.id) - 2) * 6 >= 128


def test_every_document_that_it_had_is_kept(
    stores: Stores, document: RfqDocument, clock: Any
) -> None:
    made = stores.rfqs.create(ME, document)
    clock.forward(hours=1)
    edited = stores.rfqs.patch(made.id, ME, expected=1, document=renamed(document, "Trucks"))
    assert (edited.version, edited.revision) == (2, 1)
    assert edited.updated - edited.created == timedelta(hours=1)
    sent = stores.rfqs.patch(made.id, ME, expected=2, status=RfqStatus.SENT)
    assert (sent.version, sent.status, sent.document) == (3, RfqStatus.SENT, edited.document)
    issued = document.header.issued + timedelta(days=1)
    second = revise(sent.document, {"header.title": "More trucks"}, issued=issued)
    revised = stores.rfqs.patch(made.id, ME, expected=3, document=second, status=RfqStatus.DRAFT)
    assert (revised.version, revised.revision) == (4, 2)
    assert stores.rfqs.get(made.id, ME) == revised
    history = stores.rfqs.revisions(made.id, ME)
    assert [(one.version, one.revision) for one in history] == [(1, 1), (2, 1), (4, 2)]
    assert [one.document for one in history] == [document, edited.document, second]
    assert history[1].at == edited.updated


def test_a_change_from_an_older_version_is_refused(stores: Stores, document: RfqDocument) -> None:
    made = stores.rfqs.create(ME, document)
    stores.rfqs.patch(made.id, ME, expected=1, status=RfqStatus.SENT)
    with pytest.raises(Conflict) as refused:
        stores.rfqs.patch(made.id, ME, expected=1, document=renamed(document, "x"))
    assert (refused.value.expected, refused.value.actual) == (1, 2)
    assert stores.rfqs.get(made.id, ME).document == document
    unasked = stores.rfqs.patch(made.id, ME, expected=None, status=RfqStatus.CLOSED)
    assert unasked.version == 3


def test_a_change_has_to_be_one_of_this_document(stores: Stores, document: RfqDocument) -> None:
    made = stores.rfqs.create(ME, document)
    with pytest.raises(InputError, match="nothing"):
        stores.rfqs.patch(made.id, ME, expected=1)
    other = document.model_copy(
        update={"header": document.header.model_copy(update={"id": "RFQ-2"})}
    )
    with pytest.raises(InputError, match="another RFQ"):
        stores.rfqs.patch(made.id, ME, expected=1, document=other)
    issued = document.header.issued + timedelta(days=1)
    second = revise(document, {"header.title": "y"}, issued=issued)
    stores.rfqs.patch(made.id, ME, expected=1, document=second)
    with pytest.raises(InputError, match="older"):
        stores.rfqs.patch(made.id, ME, expected=2, document=document)
    assert stores.rfqs.get(made.id, ME).document == second


def test_the_last_changed_stands_first(
    stores: Stores, talk: Talk, document: RfqDocument, clock: Any
) -> None:
    conversation = talk(ME, "forklift").id
    ids = []
    for number in range(5):
        clock.forward(seconds=1)
        about = conversation if number % 2 else None
        ids.append(stores.rfqs.create(ME, document, conversation=about).id)
    stores.rfqs.create(OTHER, document)
    clock.forward(seconds=1)
    stores.rfqs.patch(ids[0], ME, expected=1, status=RfqStatus.SENT)
    first = stores.rfqs.list(ME, limit=2)
    second = stores.rfqs.list(ME, limit=3, cursor=first.next)
    found = [one.id for one in (*first.items, *second.items)]
    assert found == [ids[0], ids[4], ids[3], ids[2], ids[1]]
    assert second.next is None
    about = stores.rfqs.list(ME, conversation=conversation)
    assert [one.id for one in about.items] == [ids[3], ids[1]]


def test_what_another_owner_has_does_not_exist(
    stores: Stores, talk: Talk, document: RfqDocument
) -> None:
    conversation = talk(ME, "forklift").id
    made = stores.rfqs.create(ME, document, conversation=conversation)
    uses: list[Callable[[], object]] = [
        lambda: stores.rfqs.get(made.id, OTHER),
        lambda: stores.rfqs.revisions(made.id, OTHER),
        lambda: stores.rfqs.erase(made.id, OTHER),
        lambda: stores.rfqs.patch(made.id, OTHER, expected=1, status=RfqStatus.SENT),
        lambda: stores.rfqs.patch(made.id, OTHER, expected=9, status=RfqStatus.SENT),
        lambda: stores.rfqs.create(OTHER, document, conversation=conversation),
        lambda: stores.rfqs.create(ME, document, conversation="c_unknown"),
    ]
    for use in uses:
        with pytest.raises(NotFound):
            use()
    assert stores.rfqs.list(OTHER).items == ()
    assert stores.rfqs.list(OTHER, conversation=conversation).items == ()
    assert stores.rfqs.get(made.id, ME) == made
