"""Followers: all who hear of conversations in a process, for whom the database is asked once.

A stream for each window would ask the database every second for itself. Here one task asks which of
the conversations that are followed have changed, and wakes those who follow them.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator, Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from data.errors import SourcingError
from sourcing.api.deps import in_thread

EVERY: Final = 1.0
"""Seconds between two looks."""

Followed = tuple[str, str]
"""A conversation and its owner."""
Look = Callable[[Collection[Followed]], Mapping[Followed, int]]
"""The versions of those that are there."""

_log = logging.getLogger(__name__)


@dataclass(eq=False, slots=True)
class _Follower:
    """One stream.

    Attributes:
        version: that it knows of; None once the conversation is gone.
    """

    version: int | None
    woken: asyncio.Event = field(default_factory=asyncio.Event)


class Followers:
    """Who follows what, in one process and on one event loop.

    Args:
        look: asks the database; blocks.
        every: seconds between two looks.
    """

    def __init__(self, look: Look, *, every: float = EVERY) -> None:
        self._look = look
        self._every = every
        self._of: dict[Followed, set[_Follower]] = {}
        self._task: asyncio.Task[None] | None = None

    async def follow(
        self, conversation: str, owner: str, *, version: int
    ) -> AsyncGenerator[int | None, None]:
        """The versions that a conversation comes to have; None, and the end, when it is gone.

        Versions that follow on each other quickly may be told as the last of them alone.

        Args:
            conversation: its id.
            owner: whose it is.
            version: that is known already.
        """
        followed = (conversation, owner)
        follower = _Follower(version)
        self._of.setdefault(followed, set()).add(follower)
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._run())
        try:
            while True:
                await follower.woken.wait()
                follower.woken.clear()
                yield follower.version
                if follower.version is None:
                    return
        finally:
            others = self._of.get(followed, set())
            others.discard(follower)
            if not others:
                self._of.pop(followed, None)

    async def _run(self) -> None:
        """Look for as long as anybody follows anything."""
        while self._of:
            try:
                found = await in_thread(partial(self._look, tuple(self._of)))
            except SourcingError as error:
                # The database is away: who follows hears of it when it is back.
                _log.warning("followers were not told", extra={"error": error.message})
            else:
                self._tell(found)
            await asyncio.sleep(self._every)

    def _tell(self, found: Mapping[Followed, int]) -> None:
        for followed, followers in self._of.items():
            version = found.get(followed)
            for one in followers:
                if version != one.version and (version is None or version > (one.version or 0)):
                    one.version = version
                    one.woken.set()
