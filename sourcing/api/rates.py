"""Rates: how many requests a caller may make, over all workers of a service.

One worker counts in its memory; several count in a file that they share. Where that file cannot be
used, each counts what it answers itself: then the limit of the whole service is the sum. Requests
are refused before they cost anything.
"""

from __future__ import annotations

import logging
import os
import sqlite3
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from limits import RateLimitItem, parse_many
from limits.storage import MemoryStorage
from limits.strategies import (
    MovingWindowRateLimiter,
    RateLimiter,
    SlidingWindowCounterRateLimiter,
)

from data.errors import InputError

FOLDER: Final = "PROMETHEUS_MULTIPROC_DIR"
"""Names the folder that the processes of one service share for as long as it runs; who starts them
makes it and takes it away."""

_FILE: Final = "rates.sqlite3"
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Counted:
    """What is left after a request was counted.

    Attributes:
        policy: name of the limit that is nearest.
        limit: requests in ``window`` seconds.
        left: requests that may still be made.
        reset: seconds until more may be made.
        allowed: whether this one may be answered.
    """

    policy: str
    limit: int
    window: int
    left: int
    reset: int
    allowed: bool

    def headers(self) -> dict[str, str]:
        """As draft-ietf-httpapi-ratelimit-headers has them."""
        found = {
            "RateLimit-Policy": f'"{self.policy}";q={self.limit};w={self.window}',
            "RateLimit": f'"{self.policy}";r={self.left};t={self.reset}',
        }
        if not self.allowed:
            found["Retry-After"] = str(max(1, self.reset))
        return found


def shared_file(workers: int) -> Path | None:
    """The file that workers count in together; None where there is one worker, or no folder."""
    folder = os.environ.get(FOLDER)
    return Path(folder) / _FILE if workers > 1 and folder else None


class Rates:
    """Counts requests by name and subject.

    Args:
        limits: by name, as ``60/minute`` or ``10/second;300/minute``; empty counts nothing.
        shared: file that other processes count in, too; None counts in memory.

    Raises:
        InputError: a limit cannot be read.
    """

    def __init__(self, limits: dict[str, str], *, shared: Path | None = None) -> None:
        self._limits: dict[str, tuple[RateLimitItem, ...]] = {}
        for name, text in limits.items():
            try:
                self._limits[name] = tuple(parse_many(text)) if text else ()
            except ValueError as error:
                raise InputError(
                    "this rate limit cannot be read",
                    field=name,
                    value=text,
                    accepted="such as 300/minute, or 10/second;300/minute",
                ) from error
        self._limiter = _limiter(shared)

    def count(self, name: str, subject: str) -> Counted | None:
        """Count one request; None where nothing is limited.

        Args:
            name: of the limit.
            subject: who is counted: an owner or an address.
        """
        try:
            return self._counted(name, subject)
        except sqlite3.Error as error:
            self._alone(error)
            return self._counted(name, subject)

    def spent(self, name: str, subject: str) -> bool:
        """Whether a subject has none left, without counting."""
        try:
            return self._spent(name, subject)
        except sqlite3.Error as error:
            self._alone(error)
            return self._spent(name, subject)

    def _alone(self, error: sqlite3.Error) -> None:
        """Go on in memory: a limit that is too wide is better than a service that is away."""
        _log.warning("rate limits are counted by each worker alone", extra={"error": str(error)})
        self._limiter = _limiter(None)

    def _counted(self, name: str, subject: str) -> Counted | None:
        nearest: Counted | None = None
        for item in self._limits[name]:
            allowed = self._limiter.hit(item, name, subject)
            stats = self._limiter.get_window_stats(item, name, subject)
            reset = max(0, round(stats.reset_time - time.time() + 0.5))
            one = Counted(name, item.amount, item.get_expiry(), stats.remaining, reset, allowed)
            if nearest is None or (one.allowed, one.left) < (nearest.allowed, nearest.left):
                nearest = one
        return nearest

    def _spent(self, name: str, subject: str) -> bool:
        return any(not self._limiter.test(one, name, subject) for one in self._limits[name])


def _limiter(shared: Path | None) -> RateLimiter:
    if shared is None:
        return MovingWindowRateLimiter(MemoryStorage())
    from sourcing.api.shared_counts import SharedCounts

    try:
        return SlidingWindowCounterRateLimiter(SharedCounts(shared))
    except sqlite3.Error as error:
        _log.warning("rate limits are counted by each worker alone", extra={"error": str(error)})
        return MovingWindowRateLimiter(MemoryStorage())
