"""Ingest: sources in, a new generation out."""

from data.ingest.pipeline import ingest
from data.ingest.report import IngestReport, Progress, SourceReport

__all__ = ["IngestReport", "Progress", "SourceReport", "ingest"]
