"""Tracing: the stages of a search are spans, one after the other."""

from __future__ import annotations

import pytest
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from sourcing.service.measures import NoMeasures
from sourcing.serving.tracing import TracedMeasures


def test_stages_follow_each_other_under_the_open_span() -> None:
    kept = InMemorySpanExporter()
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(kept))
    tracer = provider.get_tracer("test")
    measures = TracedMeasures(NoMeasures(), tracer=tracer)
    with tracer.start_as_current_span("request") as request:
        measures.searched(timings={"lexical": 2.0, "dense": 3.0, "total": 5.0}, total=1)
    spans = {one.name: one for one in kept.get_finished_spans()}
    assert spans.keys() == {"request", "search lexical", "search dense"}
    lexical, dense = spans["search lexical"], spans["search dense"]
    assert lexical.end_time == dense.start_time
    assert (lexical.end_time or 0) - (lexical.start_time or 0) == pytest.approx(2e6)
    assert lexical.parent is not None
    assert lexical.parent.span_id == request.get_span_context().span_id
