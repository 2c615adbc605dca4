"""However many windows follow conversations, the database is asked once a round."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Mapping
from contextlib import aclosing
from typing import Any

import anyio
from anyio.from_thread import start_blocking_portal

from data.errors import StateUnavailable
from sourcing.api.followers import Followed, Followers

EVERY = 0.02


class Database:
    """Versions of conversations, and how often it was asked."""

    def __init__(self, **versions: int) -> None:
        self.versions = versions
        self.asked: list[int] = []
        self.away = False

    def look(self, wanted: Collection[Followed]) -> Mapping[Followed, int]:
        self.asked.append(len(wanted))
        if self.away:
            raise StateUnavailable("away")
        return {one: self.versions[one[0]] for one in wanted if one[0] in self.versions}


def run(work: Callable[..., Awaitable[Any]], *given: object) -> Any:
    # On a loop of its own: a browser test may have left one open on this thread.
    with start_blocking_portal() as portal:
        return portal.call(work, *given)


async def until(happened: Callable[[], bool]) -> None:
    with anyio.fail_after(10):
        while not happened():
            await anyio.sleep(EVERY / 4)


def test_many_streams_are_one_question() -> None:
    database = Database(a=1, b=7)

    async def work() -> list[list[int | None]]:
        followers = Followers(database.look, every=EVERY)
        heard: list[list[int | None]] = [[] for _ in range(60)]

        async def listen(at: int) -> None:
            name = "ab"[at % 2]
            following = followers.follow(name, "me", version=database.versions[name])
            async with aclosing(following) as versions:
                async for one in versions:
                    heard[at].append(one)
                    if one is None:
                        return

        async with anyio.create_task_group() as group:
            for at in range(60):
                group.start_soon(listen, at)
            await until(lambda: len(database.asked) >= 3)
            database.versions["a"] = 2
            await until(lambda: all(heard[at] == [2] for at in range(0, 60, 2)))
            database.versions.pop("a")
            database.versions.pop("b")
        rounds = len(database.asked)
        await anyio.sleep(EVERY * 4)
        # Nobody follows anything any more, so that nobody asks.
        assert len(database.asked) <= rounds + 1
        return heard

    heard = run(work)
    assert [heard[0], heard[1]] == [[2, None], [None]]
    assert max(database.asked) == 2


def test_who_comes_late_hears_what_it_does_not_know() -> None:
    database = Database(a=5)

    async def work() -> int | None:
        followers = Followers(database.look, every=EVERY)
        with anyio.fail_after(10):
            async with aclosing(followers.follow("a", "me", version=3)) as versions:
                return await anext(versions)

    assert run(work) == 5


def test_a_database_that_was_away_is_asked_again() -> None:
    database = Database(a=1)
    database.away = True

    async def work() -> int | None:
        followers = Followers(database.look, every=EVERY)
        async with (
            anyio.create_task_group() as group,
            aclosing(followers.follow("a", "me", version=1)) as versions,
        ):

            async def back() -> None:
                await until(lambda: len(database.asked) >= 3)
                database.versions["a"] = 2
                database.away = False

            group.start_soon(back)
            with anyio.fail_after(10):
                return await anext(versions)

    assert run(work) == 2
