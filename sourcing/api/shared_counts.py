"""Shared counts: one limit for all processes of a service, kept in a file that they share.

A storage of `limits` for its sliding window: of each subject the requests of this window and of the
one before it, so that a request costs the same whatever the limit is. The file is SQLite's, with a
write-ahead log and without waiting for the disk: nothing of it has to outlive the service, and a
process that is killed leaves it whole.

Source: https://limits.readthedocs.io/en/stable/strategies.html#sliding-window-counter.
"""

from __future__ import annotations

import sqlite3
import threading
import time
from math import floor
from pathlib import Path
from typing import Final

from limits.storage import Storage
from limits.storage.base import SlidingWindowCounterSupport

_TABLE: Final = """
    CREATE TABLE IF NOT EXISTS windows (
        subject TEXT PRIMARY KEY, began REAL NOT NULL, until REAL NOT NULL,
        before INTEGER NOT NULL, now INTEGER NOT NULL
    ) WITHOUT ROWID
"""
_WAIT: Final = 0.05
"""Seconds that a process waits for another one's count; then the request is counted here alone."""
_SWEEP: Final = 60.0
"""Seconds between two looks for what has expired."""

Window = tuple[float, int, int]
"""When it began, requests of the one before it, and requests of it."""


class SharedCounts(Storage, SlidingWindowCounterSupport):
    """Counts in a file; safe to share between threads and processes.

    Args:
        path: of the file; made where it is missing.

    Raises:
        sqlite3.Error: from any method, where the file cannot be used.
    """

    STORAGE_SCHEME = ["sourcing-shared"]  # noqa: RUF012 - as the library declares it

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._lock = threading.Lock()
        self._swept = time.time()
        self._file = sqlite3.connect(
            path, timeout=_WAIT, isolation_level=None, check_same_thread=False
        )
        for statement in ("PRAGMA journal_mode = WAL", "PRAGMA synchronous = OFF", _TABLE):
            self._file.execute(statement)

    @property
    def base_exceptions(self) -> type[Exception]:
        """What goes wrong with a file."""
        return sqlite3.Error

    def acquire_sliding_window_entry(
        self, key: str, limit: int, expiry: int, amount: int = 1
    ) -> bool:
        """Count some requests, if the limit leaves room for them."""
        now = time.time()
        with self._lock:
            self._file.execute("BEGIN IMMEDIATE")
            try:
                began, before, current = self._window(key, expiry, now)
                if floor(_weighted((began, before, current), expiry, now)) + amount > limit:
                    self._file.execute("ROLLBACK")
                    return False
                self._file.execute(
                    "INSERT OR REPLACE INTO windows VALUES (?, ?, ?, ?, ?)",
                    (key, began, began + 2 * expiry, before, current + amount),
                )
                if now - self._swept > _SWEEP:
                    self._swept = now
                    self._file.execute("DELETE FROM windows WHERE until < ?", (now,))
                self._file.execute("COMMIT")
            except BaseException:
                if self._file.in_transaction:
                    self._file.execute("ROLLBACK")
                raise
        return True

    def get_sliding_window(self, key: str, expiry: int) -> tuple[int, float, int, float]:
        """Requests of the window before with the time that they still count for, and of this one
        with the time until they no longer do.
        """
        now = time.time()
        with self._lock:
            began, before, current = self._window(key, expiry, now)
        left = began + expiry - now
        return before, left if before else 0.0, current, left + expiry

    def clear_sliding_window(self, key: str, expiry: int) -> None:  # noqa: ARG002 - the library's
        """Forget a subject's requests."""
        self.clear(key)

    def _window(self, key: str, expiry: int, now: float) -> Window:
        row: Window | None = self._file.execute(
            "SELECT began, before, now FROM windows WHERE subject = ?", (key,)
        ).fetchone()
        if row is None:
            return now, 0, 0
        began, before, current = row
        passed = int((now - began) // expiry)
        if passed < 0 or passed > 1:
            # Long ago, or the clock was set back.
            return now, 0, 0
        return (began + expiry, current, 0) if passed else (began, before, current)

    def check(self) -> bool:
        """Whether the file can be read."""
        with self._lock:
            return self._file.execute("SELECT 1").fetchone() is not None

    def reset(self) -> int | None:
        """Forget everything; how many subjects there were."""
        with self._lock:
            return self._file.execute("DELETE FROM windows").rowcount

    def clear(self, key: str) -> None:
        """Forget a subject's requests."""
        with self._lock:
            self._file.execute("DELETE FROM windows WHERE subject = ?", (key,))

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Not of a sliding window."""
        raise NotImplementedError

    def get(self, key: str) -> int:
        """Not of a sliding window."""
        raise NotImplementedError

    def get_expiry(self, key: str) -> float:
        """Not of a sliding window."""
        raise NotImplementedError

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._file.close()


def _weighted(window: Window, expiry: int, now: float) -> float:
    """Requests of the last ``expiry`` seconds, those of the window before it taken as even."""
    began, before, current = window
    return before * max(0.0, began + expiry - now) / expiry + current
