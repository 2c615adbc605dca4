"""One limit for all workers: counted in a file that they share."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from limits import parse
from limits.strategies import SlidingWindowCounterRateLimiter

from sourcing.api import rates, shared_counts
from sourcing.api.rates import Rates, shared_file
from sourcing.api.shared_counts import SharedCounts

WORKER = """
import sys
from pathlib import Path
from sourcing.api.rates import Rates

mine = Rates({"key": "100/minute"}, shared=Path(sys.argv[1]))
print(sum(mine.count("key", "a").allowed for _ in range(80)))
"""


class Clock:
    def __init__(self, at: float) -> None:
        self.at = at

    def time(self) -> float:
        return self.at


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "rates.sqlite3"


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    found = Clock(1_000_000.5)
    monkeypatch.setattr(shared_counts, "time", found)
    return found


def test_processes_share_a_limit_exactly(file: Path) -> None:
    workers = [
        subprocess.Popen(
            [sys.executable, "-c", WORKER, str(file)], stdout=subprocess.PIPE, text=True
        )
        for _ in range(3)
    ]
    answered = [int(one.communicate(timeout=60)[0]) for one in workers]
    # Whoever comes first: of 240 requests within the minute, 100 are answered.
    assert sum(answered) == 100


def test_what_is_left_is_told_over_all_of_them(file: Path) -> None:
    first, second = (Rates({"key": "3/minute"}, shared=file) for _ in range(2))
    told = [one.count("key", "a") for one in (first, second, first, second)]
    assert [(one.left, one.allowed) for one in told if one is not None] == [
        *((2, True), (1, True), (0, True)),
        (0, False),
    ]
    headers = told[-1].headers() if told[-1] is not None else {}
    assert headers["RateLimit-Policy"] == '"key";q=3;w=60'
    assert 1 <= int(headers["Retry-After"]) <= 60
    other = second.count("key", "b")
    assert other is not None
    assert other.left == 2
    assert first.spent("key", "a")
    assert not second.spent("key", "b")


def test_a_window_passes_bit_by_bit(file: Path, clock: Clock) -> None:
    counts = SharedCounts(file)
    limiter = SlidingWindowCounterRateLimiter(counts)
    limit = parse("10/minute")
    assert [limiter.hit(limit, "a") for _ in range(11)] == [True] * 10 + [False]
    clock.at += 59
    assert not limiter.hit(limit, "a")
    clock.at += 31  # 90 s: half of the window before still counts, five of its ten.
    assert [limiter.hit(limit, "a") for _ in range(6)] == [True] * 5 + [False]
    clock.at += 200
    assert counts.get_sliding_window(limit.key_for("a"), 60)[2] == 0
    assert [limiter.hit(limit, "a") for _ in range(11)] == [True] * 10 + [False]


def test_a_clock_that_is_set_back_does_not_lock_anybody_out(file: Path, clock: Clock) -> None:
    limiter = SlidingWindowCounterRateLimiter(SharedCounts(file))
    limit = parse("1/minute")
    assert limiter.hit(limit, "a")
    assert not limiter.hit(limit, "a")
    clock.at -= 3600
    assert limiter.hit(limit, "a")


def test_who_no_longer_asks_is_forgotten(file: Path, clock: Clock) -> None:
    counts = SharedCounts(file)
    limiter, limit = SlidingWindowCounterRateLimiter(counts), parse("5/minute")
    for name in range(20):
        limiter.hit(limit, str(name))
    clock.at += 121
    limiter.hit(limit, "new")
    assert counts.reset() == 1


def test_without_the_file_each_worker_counts_alone(
    file: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = Rates({"key": "2/minute"}, shared=file)
    assert mine.count("key", "a") is not None
    with sqlite_holding(file):
        began = time.monotonic()
        counted = mine.count("key", "a")
        assert time.monotonic() - began < 5
    assert counted is not None
    assert counted.allowed
    assert "alone" in caplog.text
    assert Rates({"key": "2/minute"}, shared=file / "no" / "folder").count("key", "a") is not None
    monkeypatch.delenv(rates.FOLDER, raising=False)
    assert shared_file(4) is None
    monkeypatch.setenv(rates.FOLDER, str(file.parent))
    assert shared_file(4) == file
    assert shared_file(1) is None


class sqlite_holding:  # noqa: N801 - used as a block
    """Holds the file as a process that hangs would."""

    def __init__(self, file: Path) -> None:
        import sqlite3

        self._held = sqlite3.connect(file, isolation_level=None)

    def __enter__(self) -> None:
        self._held.execute("BEGIN IMMEDIATE")

    def __exit__(self, *_: object) -> None:
        self._held.execute("ROLLBACK")
        self._held.close()
