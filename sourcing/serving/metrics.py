"""Metrics: what all processes of a server count and time, in Prometheus' text format.

Several processes share one folder of mapped files (`prometheus_client`'s multi-process mode), so
that whichever answers tells of all.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

from sourcing.service.measures import Step

FOLDER: Final = "PROMETHEUS_MULTIPROC_DIR"

_SECONDS: Final = (
    *(0.001, 0.0025, 0.005, 0.01, 0.015, 0.025, 0.05, 0.1, 0.15, 0.25),
    *(0.5, 1.0, 2.5, 5.0, 10.0),
)
_QUESTIONS: Final = (0, 1, 2, 3, 4, 5, 6, 8, 10, 15)


def share_metrics() -> None:
    """Have this process and those that it starts count into one new folder.

    To be called before the metrics are made, in the process that starts the others.
    """
    if FOLDER not in os.environ:
        os.environ[FOLDER] = tempfile.mkdtemp(prefix="sourcing-metrics-")


def forget_metrics() -> None:
    """Remove the folder, when the last process has ended."""
    import shutil

    folder = os.environ.pop(FOLDER, None)
    if folder is not None:
        shutil.rmtree(folder, ignore_errors=True)


class Metrics:
    """Satisfies `sourcing.service.measures.Measures`, and counts requests."""

    def __init__(self) -> None:
        shared = FOLDER in os.environ
        self._registry = CollectorRegistry()
        kept = self._registry
        self._requests = Histogram(
            "sourcing_http_request_seconds",
            "Time from the head of a request to the end of its answer",
            ("method", "route", "status"),
            buckets=_SECONDS,
            registry=kept,
        )
        self._in_progress = Gauge(
            "sourcing_http_requests_in_progress",
            "Requests being answered",
            registry=kept,
            multiprocess_mode="livesum",
        )
        self._stages = Histogram(
            "sourcing_stage_seconds",
            "Time by stage of a search or of a conversation's turn",
            ("work", "stage"),
            buckets=_SECONDS,
            registry=kept,
        )
        self._empty = Counter(
            "sourcing_searches_without_result_total", "Searches that found nothing", registry=kept
        )
        self._asked = Counter("sourcing_questions_total", "Questions asked", registry=kept)
        self._turns = Counter("sourcing_turns_total", "Turns answered", registry=kept)
        self._funnel = Counter(
            "sourcing_funnel_total", "Steps from search to RFQ", ("step",), registry=kept
        )
        self._questions = Histogram(
            "sourcing_questions_per_conversation",
            "Questions asked in a conversation before a step was reached",
            ("step",),
            buckets=_QUESTIONS,
            registry=kept,
        )
        self._exposed = kept
        if shared:
            self._exposed = CollectorRegistry()
            MultiProcessCollector(self._exposed)  # type: ignore[no-untyped-call]
        for step in Step:
            self._funnel.labels(step.value)

    def searched(self, *, timings: Mapping[str, float], total: int) -> None:
        """A search was answered."""
        self._time("search", timings)
        self._funnel.labels(Step.SEARCH.value).inc()
        if total == 0:
            self._empty.inc()

    def turned(self, *, timings: Mapping[str, float], asked: bool) -> None:
        """A turn was answered."""
        self._time("turn", timings)
        self._turns.inc()
        if asked:
            self._asked.inc()

    def step(self, step: Step, *, questions: int | None = None) -> None:
        """Somebody came to a step of the funnel."""
        self._funnel.labels(step.value).inc()
        if questions is not None:
            self._questions.labels(step.value).observe(questions)

    def began(self) -> None:
        """A request came."""
        self._in_progress.inc()

    def ended(self, *, method: str, route: str, status: int, seconds: float) -> None:
        """A request was answered."""
        self._in_progress.dec()
        self._requests.labels(method, route, str(status)).observe(seconds)

    def exposition(self) -> bytes:
        """All of it, of all processes, as text."""
        return generate_latest(self._exposed)

    def _time(self, work: str, timings: Mapping[str, float]) -> None:
        for stage, milliseconds in timings.items():
            self._stages.labels(work, stage).observe(milliseconds / 1000)


def forget_process(pid: int) -> None:
    """A process has ended: what it was doing is no longer in progress."""
    from prometheus_client.multiprocess import mark_process_dead

    folder = os.environ.get(FOLDER)
    if folder is not None and Path(folder).is_dir():
        mark_process_dead(pid)  # type: ignore[no-untyped-call]
