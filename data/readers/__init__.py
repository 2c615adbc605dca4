"""Readers: one per file format, each a stream of flat text rows."""

from data.readers.base import BadRow, Cell, Column, Reader, RowBatch, SourceFile
from data.readers.open import NotedReader, open_reader
from data.readers.sources import Expansion, Skipped, expand, expand_sources

__all__ = [
    "BadRow",
    "Cell",
    "Column",
    "Expansion",
    "NotedReader",
    "Reader",
    "RowBatch",
    "Skipped",
    "SourceFile",
    "expand",
    "expand_sources",
    "open_reader",
]
