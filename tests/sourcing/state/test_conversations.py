"""Conversations: one contract over both databases."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC
from typing import Any

import pytest

from data.errors import Conflict, InputError, NotFound
from dialogue.state import DialogueState
from sourcing.state import Stores
from sourcing.state.records import Conversation, ConversationSettings, NewTurn

Talk = Callable[..., Conversation]
States = Callable[..., list[DialogueState]]
NewTurns = Callable[..., NewTurn]
EMPTY = DialogueState(generation="g1")
ME, OTHER = "key:a", "key:b"


def test_a_new_conversation_is_given_back_as_it_was_made(stores: Stores) -> None:
    settings = ConversationSettings(
        "Forklifts 叉车", "zh-Hans", {"columns": ["price"], "dense": True}
    )
    made = stores.conversations.create(ME, EMPTY, settings=settings)
    assert stores.conversations.get(made.id, ME) == made
    assert (made.version, made.turns, made.owner, made.generation) == (1, 0, ME, "g1")
    assert made.settings == settings
    assert made.state == EMPTY
    assert made.created == made.updated
    assert made.created.tzinfo is UTC


def test_ids_are_unguessable_and_safe_in_a_url(stores: Stores) -> None:
    ids = {stores.conversations.create(ME, EMPTY).id for _ in range(50)}
    assert len(ids) == 50
    for one in ids:
        prefix, _, secret = one.partition("_")
        assert prefix == "c"
        assert len(secret) * 6 >= 128
        assert set(secret) <= set(
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
        )


def test_a_conversation_begins_without_turns(stores: Stores, states: States) -> None:
    with pytest.raises(InputError, match="without turns"):
        stores.conversations.create(ME, states("hello")[-1])


def test_turns_are_kept_with_all_that_was_shown(
    stores: Stores, states: States, new_turn: NewTurns
) -> None:
    made = stores.conversations.create(ME, EMPTY)
    held = states("forklift", "叉车 \N{FORK AND KNIFE} ü")
    turns = [new_turn("forklift", message="m-1"), new_turn("ü", message="m-2")]
    for number, (state, turn) in enumerate(zip(held, turns, strict=True), 1):
        version = stores.conversations.append(made.id, ME, expected=number, state=state, turn=turn)
        assert version == number + 1
    found = stores.conversations.get(made.id, ME)
    assert found.state == held[-1]
    assert (found.version, found.turns) == (3, 2)
    kept = stores.conversations.turns(made.id, ME)
    assert [one.number for one in kept] == [1, 2]
    assert [one.utterance for one in kept] == ["forklift", "叉车 \N{FORK AND KNIFE} ü"]
    assert [one.acts for one in kept] == [one.acts for one in held[-1].turns]
    assert [one.document for one in kept] == [one.document for one in turns]
    assert [one.message for one in kept] == ["m-1", "m-2"]
    assert [one.at for one in kept] == [one.at for one in turns]


def test_turns_can_be_had_in_part(stores: Stores, talk: Talk) -> None:
    made = talk(ME, "a", "b", "c", "d")

    def numbers(**which: int) -> list[int]:
        return [one.number for one in stores.conversations.turns(made.id, ME, **which)]

    assert numbers(after=2) == [3, 4]
    assert numbers(limit=2) == [1, 2]
    assert numbers(after=1, limit=2) == [2, 3]
    assert numbers(after=4) == []
    assert numbers(after=10**30) == []
    assert numbers(after=-5, limit=10**30) == [1, 2, 3, 4]
    assert numbers(limit=0) == []


def test_a_conversation_that_went_on_refuses_what_was_made_from_before(
    stores: Stores, states: States, new_turn: NewTurns
) -> None:
    made = stores.conversations.create(ME, EMPTY)
    first, second = states("one tab")[-1], states("another tab")[-1]
    stores.conversations.append(made.id, ME, expected=1, state=first, turn=new_turn("x"))
    with pytest.raises(Conflict) as refused:
        stores.conversations.append(made.id, ME, expected=1, state=second, turn=new_turn("y"))
    assert (refused.value.expected, refused.value.actual) == (1, 2)
    assert stores.conversations.get(made.id, ME).state == first


def test_without_a_version_a_turn_still_has_to_be_the_next_one(
    stores: Stores, states: States, new_turn: NewTurns
) -> None:
    made = stores.conversations.create(ME, EMPTY)
    held = states("a", "b", "c")
    stores.conversations.append(made.id, ME, expected=None, state=held[0], turn=new_turn("a"))
    stores.conversations.update(
        made.id, ME, expected=None, settings=ConversationSettings("renamed meanwhile")
    )
    stores.conversations.append(made.id, ME, expected=None, state=held[1], turn=new_turn("b"))
    for stale in (held[0], held[1]):
        with pytest.raises(Conflict):
            stores.conversations.append(made.id, ME, expected=None, state=stale, turn=new_turn("x"))
    skipped = replace(held[2], turns=(*held[2].turns, replace(held[2].turns[-1], number=4)))
    with pytest.raises(Conflict):
        stores.conversations.append(made.id, ME, expected=None, state=skipped, turn=new_turn("x"))
    found = stores.conversations.get(made.id, ME)
    assert found.state == held[1]
    assert found.settings.title == "renamed meanwhile"
    assert found.version == 4


def test_a_message_is_answered_once(stores: Stores, states: States, new_turn: NewTurns) -> None:
    made = stores.conversations.create(ME, EMPTY)
    held = states("a", "b")
    turn = new_turn("a", message="m-1")
    stores.conversations.append(made.id, ME, expected=1, state=held[0], turn=turn)
    for expected in (2, None):
        with pytest.raises(Conflict, match="turn 1") as refused:
            stores.conversations.append(
                made.id, ME, expected=expected, state=held[1], turn=new_turn("b", message="m-1")
            )
        assert refused.value.actual == 2
    answered = stores.conversations.message(made.id, ME, "m-1")
    assert answered is not None
    assert (answered.number, answered.document) == (1, turn.document)
    assert stores.conversations.message(made.id, ME, "m-2") is None
    # The same id in another conversation is another message.
    other = stores.conversations.create(ME, EMPTY)
    stores.conversations.append(other.id, ME, expected=1, state=held[0], turn=turn)


@pytest.mark.parametrize("document", [b"[]", b"\xff\xfe", b""])
def test_a_document_that_is_none_is_refused(
    stores: Stores, states: States, new_turn: NewTurns, document: bytes
) -> None:
    made = stores.conversations.create(ME, EMPTY)
    turn = replace(new_turn("a"), document=document)
    with pytest.raises(InputError):
        stores.conversations.append(made.id, ME, expected=1, state=states("a")[-1], turn=turn)
    with pytest.raises(InputError):
        stores.conversations.append(made.id, ME, expected=1, state=EMPTY, turn=new_turn("a"))
    assert stores.conversations.get(made.id, ME) == made


@pytest.mark.parametrize("words", ["a\0b", "half a \ud83d pair"])
def test_what_no_database_keeps_is_refused_by_every_one(
    stores: Stores, states: States, new_turn: NewTurns, words: str
) -> None:
    made = stores.conversations.create(ME, EMPTY)
    turn = replace(new_turn("a"), said=words)
    with pytest.raises(InputError):
        stores.conversations.append(made.id, ME, expected=1, state=states("a")[-1], turn=turn)
    with pytest.raises(InputError):
        stores.conversations.create(ME, EMPTY, settings=ConversationSettings(title=words))
    with pytest.raises(InputError):
        stores.conversations.get(words, ME)
    assert stores.conversations.get(made.id, ME) == made


def test_an_utterance_may_hold_anything_that_is_text(
    stores: Stores, states: States, new_turn: NewTurns
) -> None:
    words = 'tab\t NUL\0 quote" \\u0000 {"$float":"inf"} \u202e'
    made = stores.conversations.create(ME, EMPTY)
    held = states(words)[-1]
    stores.conversations.append(made.id, ME, expected=1, state=held, turn=new_turn("x"))
    assert stores.conversations.get(made.id, ME).state == held


def test_settings_are_replaced_and_counted(stores: Stores) -> None:
    made = stores.conversations.create(ME, EMPTY, settings=ConversationSettings("old"))
    new = ConversationSettings(language="es", display={"a": None})
    assert stores.conversations.update(made.id, ME, expected=1, settings=new) == 2
    found = stores.conversations.get(made.id, ME)
    assert (found.settings, found.version, found.state) == (new, 2, EMPTY)
    with pytest.raises(Conflict):
        stores.conversations.update(made.id, ME, expected=1, settings=new)
    with pytest.raises(InputError, match="too long"):
        stores.conversations.update(
            made.id, ME, expected=2, settings=ConversationSettings(title="x" * 501)
        )


def test_the_last_changed_stands_first_and_pages_lose_nothing(stores: Stores, clock: Any) -> None:
    made = []
    for _ in range(7):
        made.append(stores.conversations.create(ME, EMPTY).id)
        clock.forward(seconds=1)
    twins = {stores.conversations.create(ME, EMPTY).id for _ in range(3)}
    stores.conversations.create(OTHER, EMPTY)
    clock.forward(seconds=1)
    stores.conversations.update(made[2], ME, expected=1, settings=ConversationSettings("t"))
    ids, cursor = [], None
    while True:
        page = stores.conversations.list(ME, cursor=cursor, limit=3)
        ids += [one.id for one in page.items]
        cursor = page.next
        if cursor is None:
            break
    older = [one for one in reversed(made) if one != made[2]]
    assert ids[0] == made[2]
    assert set(ids[1:4]) == twins
    assert ids[4:] == older
    assert stores.conversations.list(ME).next is None
    assert stores.conversations.list("key:none").items == ()


@pytest.mark.parametrize(
    "cursor", ["", "x", "!!", "=", "YQ", "OTk5OTk5OTk5OTk5OTk5OTk5OTkuYQ", "ü"]
)
def test_a_cursor_that_is_none_is_refused(stores: Stores, cursor: str) -> None:
    with pytest.raises(InputError, match="cursor"):
        stores.conversations.list(ME, cursor=cursor)


@pytest.mark.parametrize("limit", [0, -1, 201])
def test_a_page_has_bounds(stores: Stores, limit: int) -> None:
    with pytest.raises(InputError):
        stores.conversations.list(ME, limit=limit)


def test_a_fork_has_what_was_said_until_then(
    stores: Stores, talk: Talk, states: States, new_turn: NewTurns
) -> None:
    made = talk(ME, "a", "b", "c")
    held = states("a", "b", "c")
    fork = stores.conversations.fork(made.id, ME, after_turn=2)
    assert fork.state == held[1]
    assert (fork.version, fork.turns, fork.parent, fork.parent_turn) == (1, 2, made.id, 2)
    assert stores.conversations.turns(fork.id, ME) == stores.conversations.turns(
        made.id, ME, limit=2
    )
    stores.conversations.append(
        fork.id, ME, expected=1, state=held[2], turn=new_turn("c, otherwise")
    )
    assert stores.conversations.get(made.id, ME) == made
    empty = stores.conversations.fork(made.id, ME, after_turn=0)
    assert (empty.state, empty.turns) == (EMPTY, 0)
    for missing in (4, -1):
        with pytest.raises(NotFound):
            stores.conversations.fork(made.id, ME, after_turn=missing)


def test_a_clock_that_was_set_back_makes_no_change_older(stores: Stores, clock: Any) -> None:
    made = stores.conversations.create(ME, EMPTY)
    clock.forward(days=-1)
    stores.conversations.update(made.id, ME, expected=1, settings=ConversationSettings())
    assert stores.conversations.get(made.id, ME).updated == made.updated


@pytest.mark.parametrize(
    "use",
    [
        lambda s, c, o: s.conversations.get(c, o),
        lambda s, c, o: s.conversations.turns(c, o),
        lambda s, c, o: s.conversations.message(c, o, "m"),
        lambda s, c, o: s.conversations.fork(c, o, after_turn=0),
        lambda s, c, o: s.conversations.fork(c, o, after_turn=99),
        lambda s, c, o: s.conversations.erase(c, o),
        lambda s, c, o: s.conversations.update(c, o, expected=1, settings=ConversationSettings()),
        lambda s, c, o: s.conversations.update(c, o, expected=9, settings=ConversationSettings()),
    ],
)
def test_what_another_owner_has_does_not_exist(
    stores: Stores, talk: Talk, use: Callable[[Stores, str, str], object]
) -> None:
    made = talk(ME, "secret")
    with pytest.raises(NotFound) as refused:
        use(stores, made.id, OTHER)
    with pytest.raises(NotFound) as unknown:
        use(stores, "c_AAAAAAAAAAAAAAAAAAAAAAAAAAA", OTHER)
    assert refused.value.message == unknown.value.message
    assert refused.value.accepted == unknown.value.accepted
    assert stores.conversations.get(made.id, ME) == made


def test_nobody_adds_a_turn_to_what_another_owner_has(
    stores: Stores, talk: Talk, states: States, new_turn: NewTurns
) -> None:
    made = talk(ME, "a")
    for expected in (None, 1, 2):
        with pytest.raises(NotFound):
            stores.conversations.append(
                made.id, OTHER, expected=expected, state=states("a", "b")[-1], turn=new_turn("b")
            )
    assert stores.conversations.get(made.id, ME) == made


def test_undo_is_a_turn_like_any_other(stores: Stores, states: States, new_turn: NewTurns) -> None:
    made = stores.conversations.create(ME, EMPTY)
    before = states("a")[-1]
    stores.conversations.append(made.id, ME, expected=1, state=before, turn=new_turn("a"))
    undone = replace(
        before,
        need=EMPTY.need,
        turns=(*before.turns, replace(before.turns[0], number=2, utterance=None)),
    )
    stores.conversations.append(made.id, ME, expected=2, state=undone, turn=new_turn("undo"))
    assert stores.conversations.get(made.id, ME).state == undone
    assert stores.conversations.turns(made.id, ME)[1].utterance is None


def test_how_it_stands_is_known_without_reading_what_was_said(
    stores: Stores, talk: Callable[..., Conversation]
) -> None:
    made = talk(ME, "forklift", "2 t")
    found = stores.conversations.summary(made.id, ME)
    assert (found.id, found.version, found.turns) == (made.id, made.version, 2)
    with pytest.raises(NotFound):
        stores.conversations.summary(made.id, "key:another")


def test_every_state_that_there_was_is_given_back(
    stores: Stores, states: States, new_turn: NewTurns
) -> None:
    made = stores.conversations.create(ME, EMPTY)
    held = states("forklift", "electric", "more")
    for number, state in enumerate(held, 1):
        stores.conversations.append(
            made.id, ME, expected=number, state=state, turn=new_turn(str(number))
        )
    assert stores.conversations.states(made.id, ME) == (EMPTY, *held)
    with pytest.raises(NotFound):
        stores.conversations.states(made.id, OTHER)


def test_turns_are_shown_anew_together_with_the_settings(
    stores: Stores, talk: Talk, new_turn: NewTurns
) -> None:
    made = talk(ME, "one", "two", "three")
    settings = ConversationSettings(display={"units": "us"})
    anew = {1: b'{"shown": "1 ft"}', 3: b'{"shown": "3 ft"}'}
    with pytest.raises(Conflict):
        stores.conversations.update(
            made.id, ME, expected=made.version - 1, settings=settings, documents=anew
        )
    with pytest.raises(InputError, match="JSON"):
        stores.conversations.update(
            made.id, ME, expected=made.version, settings=settings, documents={1: b"1 ft"}
        )
    assert stores.conversations.get(made.id, ME) == made
    version = stores.conversations.update(
        made.id, ME, expected=made.version, settings=settings, documents=anew
    )
    kept = stores.conversations.get(made.id, ME)
    assert (kept.version, kept.settings, kept.state) == (version, settings, made.state)
    shown = [one.document for one in stores.conversations.turns(made.id, ME)]
    assert shown == [anew[1], b'{"shown": "two"}', anew[3]]


def test_many_conversations_are_asked_about_at_once(stores: Stores, talk: Talk) -> None:
    mine, other = talk(ME, "one", "two"), talk(OTHER, "one")
    asked = [(mine.id, ME), (other.id, ME), (other.id, OTHER), ("c_nothing", ME)]
    found = stores.conversations.versions(asked)
    assert found == {(mine.id, ME): mine.version, (other.id, OTHER): other.version}
    assert stores.conversations.versions(()) == {}
    many = [(f"c_{n}", ME) for n in range(1_200)]
    assert stores.conversations.versions([*many, (mine.id, ME)]) == {(mine.id, ME): mine.version}
