"""Lexical retrieval: BM25 over fielded documents, exact, memory-mapped, incremental."""

from index.lexical.backend import Backend, Lexical
from index.lexical.index import LexicalIndex, TermMatch
from index.lexical.parameters import Bm25Parameters
from index.lexical.reference import MOST_DOCUMENTS, RankBm25Index
from index.lexical.segment import FieldTokens, Segment, build_segment, open_segment, write_segment

__all__ = [
    "MOST_DOCUMENTS",
    "Backend",
    "Bm25Parameters",
    "FieldTokens",
    "Lexical",
    "LexicalIndex",
    "RankBm25Index",
    "Segment",
    "TermMatch",
    "build_segment",
    "open_segment",
    "write_segment",
]
