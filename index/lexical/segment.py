"""Segment: an immutable inverted index over some documents, in memory or memory-mapped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from index.lexical.kernel import impacts_of
from index.lexical.parameters import Bm25Parameters
from index.mapped import load

FieldTokens = Mapping[str, Sequence[str]]
"""Tokens of one document by field, in order, repeated as often as they occur."""

_ARRAYS: Final = ("term_hashes", "term_starts", "documents", "impacts", "text_starts", "text")
_LONGEST_FREQUENCY: Final = 65_535


@dataclass(frozen=True, slots=True)
class Segment:
    """Postings by term.

    Attributes:
        size: number of documents.
        term_hashes: uint64, sorted; 64 bits of BLAKE2b of each term.
        term_starts: int64, one more than terms; bounds of each term's postings.
        documents: int32, ascending within a term.
        impacts: float32, the saturated, weighted frequency, without the idf.
        text_starts: int64, bounds of each term's spelling in ``text``.
        text: uint8, the terms' UTF-8.
    """

    size: int
    term_hashes: npt.NDArray[np.uint64]
    term_starts: npt.NDArray[np.int64]
    documents: npt.NDArray[np.int32]
    impacts: npt.NDArray[np.float32]
    text_starts: npt.NDArray[np.int64]
    text: npt.NDArray[np.uint8]

    @property
    def terms(self) -> int:
        """Number of distinct terms."""
        return len(self.term_hashes)

    def find(self, term: str) -> int | None:
        """Number of a term, or None when no document has it."""
        wanted = _hash(term)
        at = int(np.searchsorted(self.term_hashes, wanted))
        while at < len(self.term_hashes) and self.term_hashes[at] == wanted:
            if self.spelling(at) == term:
                return at
            at += 1
        return None

    def spelling(self, number: int) -> str:
        """A term's text."""
        start, end = self.text_starts[number], self.text_starts[number + 1]
        return self.text[start:end].tobytes().decode()

    def frequency(self, number: int) -> int:
        """Number of documents with a term."""
        return int(self.term_starts[number + 1] - self.term_starts[number])

    def postings(self, number: int) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.float32]]:
        """Documents with a term and its impact in each."""
        start, end = self.term_starts[number], self.term_starts[number + 1]
        return self.documents[start:end], self.impacts[start:end]


def build_segment(
    documents: Iterable[FieldTokens],
    parameters: Bm25Parameters,
    *,
    mean_lengths: Mapping[str, float] | None = None,
) -> tuple[Segment, dict[str, float]]:
    """Index documents in order; answers the segment and the mean length of each field.

    Args:
        documents: tokens by field.
        parameters: of BM25.
        mean_lengths: per field, taken instead of these documents' own: a few documents added to
            many are long or short by the measure of the many.
    """
    collected = _Collector()
    for document in documents:
        collected.add(document)
    return collected.segment(parameters, mean_lengths or {})


def write_segment(segment: Segment, folder: Path) -> None:
    """Write a segment's arrays as .npy files into an existing folder."""
    for name in _ARRAYS:
        np.save(folder / f"{name}.npy", getattr(segment, name))
    np.save(folder / "size.npy", np.array([segment.size], dtype=np.int64))


def open_segment(folder: Path) -> Segment:
    """Map a written segment; opening reads nothing but headers."""
    arrays = {name: load(folder, name) for name in _ARRAYS}
    return Segment(size=int(np.load(folder / "size.npy")[0]), **arrays)


class _Collector:
    """Postings as they come, term by term numbered in order of appearance."""

    def __init__(self) -> None:
        self._terms: dict[str, int] = {}
        self._fields: dict[str, int] = {}
        self._term = np.empty(1024, np.int32)
        self._document = np.empty(1024, np.int32)
        self._field = np.empty(1024, np.uint8)
        self._frequency = np.empty(1024, np.uint16)
        self._used = 0
        # Per document and field; the last column that is used is the last field seen.
        self._lengths = np.zeros((1024, 8), np.uint32)
        self._size = 0

    def add(self, document: FieldTokens) -> None:
        number = self._size
        if number == len(self._lengths):
            self._lengths = np.concatenate([self._lengths, np.zeros_like(self._lengths)])
        terms = self._terms
        for name, tokens in document.items():
            if not tokens:
                continue
            field = self._fields.setdefault(name, len(self._fields))
            if field == self._lengths.shape[1]:
                self._lengths = np.concatenate(
                    [self._lengths, np.zeros_like(self._lengths)], axis=1
                )
            self._lengths[number, field] = len(tokens)
            counts = Counter(tokens)
            ids = [terms.setdefault(token, len(terms)) for token in counts]
            self._reserve(len(ids))
            chunk = slice(self._used, self._used + len(ids))
            self._term[chunk] = ids
            self._document[chunk] = number
            self._field[chunk] = field
            self._frequency[chunk] = np.minimum(
                np.fromiter(counts.values(), np.int64, len(ids)), _LONGEST_FREQUENCY
            )
            self._used = chunk.stop
        self._size += 1

    def segment(
        self, parameters: Bm25Parameters, given: Mapping[str, float]
    ) -> tuple[Segment, dict[str, float]]:
        size, width = self._size, max(1, len(self._fields))
        lengths = self._lengths[:size, :width].astype(np.float32)
        # A field's mean length is over all documents, as rank-bm25 has it for its one field.
        means = lengths.mean(axis=0, dtype=np.float64) if size else np.ones(width)
        for name, field in self._fields.items():
            means[field] = given.get(name) or means[field]
        means[means == 0] = 1.0
        norms = (1.0 - parameters.b + parameters.b * lengths / means).astype(np.float32)
        weights = np.ones(width)
        for name, field in self._fields.items():
            weights[field] = parameters.weight(name)
        spellings = list(self._terms)
        hashes = np.fromiter((_hash(t) for t in spellings), np.uint64, len(spellings))
        by_hash = np.argsort(hashes, kind="stable")
        rank = np.empty(len(spellings), np.int32)
        rank[by_hash] = np.arange(len(spellings), dtype=np.int32)
        term = rank[self._term[: self._used]]
        # Documents come in order, so a stable sort by term leaves each posting list ascending.
        order = np.argsort(term, kind="stable")
        counts = np.bincount(term, minlength=len(spellings))
        starts = np.zeros(len(spellings) + 1, np.int64)
        np.cumsum(counts, out=starts[1:])
        starts, documents, impacts = impacts_of(
            self._document[: self._used][order],
            self._field[: self._used][order],
            self._frequency[: self._used][order],
            weights,
            norms,
            parameters.k1,
            starts,
        )
        encoded = [spellings[i].encode() for i in by_hash]
        text_starts = np.zeros(len(encoded) + 1, np.int64)
        np.cumsum([len(e) for e in encoded], out=text_starts[1:])
        segment = Segment(
            size=size,
            term_hashes=hashes[by_hash],
            term_starts=starts,
            documents=documents,
            impacts=impacts,
            text_starts=text_starts,
            text=np.frombuffer(b"".join(encoded), np.uint8),
        )
        return segment, {name: float(means[field]) for name, field in self._fields.items()}

    def _reserve(self, count: int) -> None:
        needed = self._used + count
        if needed <= len(self._term):
            return
        capacity = max(needed, 2 * len(self._term))
        self._term = np.resize(self._term, capacity)
        self._document = np.resize(self._document, capacity)
        self._field = np.resize(self._field, capacity)
        self._frequency = np.resize(self._frequency, capacity)


def _hash(term: str) -> np.uint64:
    digest = blake2b(term.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return np.uint64(int.from_bytes(digest, "little"))
