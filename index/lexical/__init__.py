"""Lexical retrieval: BM25 over fielded documents, exact, memory-mapped, incremental."""

from index.lexical.index import LexicalIndex, TermMatch
from index.lexical.parameters import Bm25Parameters
from index.lexical.segment import FieldTokens, Segment, build_segment, open_segment, write_segment

__all__ = [
    "Bm25Parameters",
    "FieldTokens",
    "LexicalIndex",
    "Segment",
    "TermMatch",
    "build_segment",
    "open_segment",
    "write_segment",
]
