"""Ingest: sources in, a new generation out."""

from data.ingest.pipeline import ingest
from data.ingest.report import IngestReport, SourceReport
from data.progress import Progress

__all__ = ["IngestReport", "Progress", "SourceReport", "ingest"]
