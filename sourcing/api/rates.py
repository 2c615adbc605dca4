"""Rates: how many requests a caller may make, counted in each worker's memory.

With several workers each counts what it answers, so the limit of the whole service is the sum: at
most ``workers`` times the setting. Requests are refused before they cost anything, and nothing is
shared that could fail.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

from limits import RateLimitItem, parse_many
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from data.errors import InputError


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


class Rates:
    """Counts requests by name and subject.

    Args:
        limits: by name, as ``60/minute`` or ``10/second;300/minute``; empty counts nothing.

    Raises:
        InputError: a limit cannot be read.
    """

    def __init__(self, limits: dict[str, str]) -> None:
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
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def count(self, name: str, subject: str) -> Counted | None:
        """Count one request; None where nothing is limited.

        Args:
            name: of the limit.
            subject: who is counted: an owner or an address.
        """
        nearest: Counted | None = None
        for item in self._limits[name]:
            allowed = self._limiter.hit(item, name, subject)
            stats = self._limiter.get_window_stats(item, name, subject)
            reset = max(0, round(stats.reset_time - time.time() + 0.5))
            one = Counted(name, item.amount, item.get_expiry(), stats.remaining, reset, allowed)
            if nearest is None or (one.allowed, one.left) < (nearest.allowed, nearest.left):
                nearest = one
        return nearest

    def spent(self, name: str, subject: str) -> bool:
        """Whether a subject has none left, without counting."""
        return any(not self._limiter.test(one, name, subject) for one in self._limits[name])
