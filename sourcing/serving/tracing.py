"""Tracing: spans of requests and of the stages of their work, to an OpenTelemetry collector."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from data.errors import MissingDependency
from sourcing.service.measures import Measures, Step

if TYPE_CHECKING:
    from fastapi import FastAPI


def trace(app: FastAPI, *, endpoint: str, version: str) -> None:
    """Send spans of every request.

    Args:
        app: whose requests are traced.
        endpoint: of the collector (OTLP over HTTP), such as ``http://localhost:4318/v1/traces``.
        version: of this program.

    Raises:
        MissingDependency: the packages of the `tracing` extra are not installed.
    """
    try:
        from opentelemetry import trace as traces
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
        from opentelemetry.instrumentation.fastapi import FastAPIInstrumentor
        from opentelemetry.sdk.resources import Resource
        from opentelemetry.sdk.trace import TracerProvider
        from opentelemetry.sdk.trace.export import BatchSpanProcessor
    except ImportError as error:
        raise MissingDependency(
            f"tracing needs {error.name}: pip install '.[tracing]' in a clone",
            field="SOURCING_OTLP_ENDPOINT",
        ) from error
    provider = TracerProvider(
        resource=Resource.create({"service.name": "sourcing", "service.version": version})
    )
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter(endpoint=endpoint)))
    traces.set_tracer_provider(provider)
    FastAPIInstrumentor.instrument_app(
        app, tracer_provider=provider, excluded_urls="healthz,readyz,metrics"
    )


class TracedMeasures:
    """Tells other measures, and adds the stages to the span that is open as spans of their own.

    Args:
        measures: to tell.
        tracer: of OpenTelemetry; None takes the one that is set up.
    """

    def __init__(self, measures: Measures, *, tracer: Any = None) -> None:
        from opentelemetry import trace as traces

        self._measures = measures
        self._tracer = tracer or traces.get_tracer("sourcing")

    def searched(self, *, timings: Mapping[str, float], total: int) -> None:
        """A search was answered."""
        self._stages("search", timings)
        self._measures.searched(timings=timings, total=total)

    def turned(self, *, timings: Mapping[str, float], asked: bool) -> None:
        """A turn was answered."""
        self._stages("turn", timings)
        self._measures.turned(timings=timings, asked=asked)

    def step(self, step: Step, *, questions: int | None = None) -> None:
        """Somebody came to a step of the funnel."""
        self._measures.step(step, questions=questions)

    def _stages(self, work: str, timings: Mapping[str, float]) -> None:
        # The work has been done: its stages are laid out one after the other up to now.
        end = time.time_ns()
        for stage, milliseconds in reversed(list(timings.items())):
            if stage == "total":
                continue
            begin = end - int(milliseconds * 1_000_000)
            self._tracer.start_span(f"{work} {stage}", start_time=begin).end(end)
            end = begin
