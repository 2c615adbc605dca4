"""What is stored of each column: one record of fixed size, so that opening parses nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any, Final, Self

import numpy as np
import numpy.typing as npt

from data.schema.model import AttributeKind

if TYPE_CHECKING:
    from index.columns.pool import TextPool

VERSION: Final = 2
MANIFEST: Final = "columns.json"

COLUMN: Final = np.dtype(
    [
        ("attribute", np.int32),  # in the pool of attribute ids
        ("leaf", np.int32),  # -1: over all documents
        ("kind", np.int8),
        ("title", np.int32),  # in the pool of texts
        ("unit", np.int32),  # in the pool of texts, or -1
        ("start", np.int32),  # first document
        ("stop", np.int32),
        ("at", np.int64),  # first row in the dense array of its kind; -1: nothing is stored
        ("sparse", np.int64),  # rows of the sparse table of its kind
        ("sparse_stop", np.int64),
        ("label", np.int64),  # labels, and the words that name them
        ("label_stop", np.int64),
        ("word", np.int64),
        ("word_stop", np.int64),
        ("importance", np.float32),
        ("spread", np.float64),  # 95th less 5th percentile of a number; NaN when not known
    ]
)
"""Columns are in order of attribute id, then leaf."""

Columns = npt.NDArray[np.void]


class Kind(IntEnum):
    """`AttributeKind` as a stored number."""

    NUMBER = 0
    ONE_OF = 1
    SEVERAL_OF = 2
    BOOLEAN = 3
    DIMENSIONS = 4
    TEXT = 5
    IDENTIFIER = 6

    @classmethod
    def of(cls, kind: AttributeKind) -> Kind:
        """The stored number of a kind."""
        return cls[kind.name]

    @property
    def is_labels(self) -> bool:
        """Whether values are labels."""
        return self in (Kind.ONE_OF, Kind.SEVERAL_OF)

    @property
    def is_filterable(self) -> bool:
        """Whether constraints can be put on it."""
        return self not in (Kind.TEXT, Kind.IDENTIFIER)


@dataclass(frozen=True, slots=True)
class ColumnInfo:
    """One column: an attribute over one leaf's documents, or a core field over all.

    Attributes:
        leaf: -1 when it is over all documents.
        at: first row in the dense array of its kind, or -1 when nothing is stored.
        sparse, labels, words: bounds in the tables of its kind.
        spread: 95th less 5th percentile of a number in its unit, or NaN.
    """

    field: str
    leaf: int
    kind: Kind
    title: str
    unit: str | None
    start: int
    stop: int
    at: int
    sparse: tuple[int, int]
    labels: tuple[int, int]
    words: tuple[int, int]
    importance: float
    spread: float

    @classmethod
    def read(cls, row: Any, ids: TextPool, texts: TextPool) -> Self:
        """From one record of `COLUMN`."""
        (attribute, leaf, kind, title, unit, start, stop, at) = row.item()[:8]
        sparse, sparse_stop, label, label_stop, word, word_stop, weight, spread = row.item()[8:]
        return cls(
            field=ids[attribute],
            leaf=leaf,
            kind=Kind(kind),
            title=texts[title],
            unit=None if unit < 0 else texts[unit],
            start=start,
            stop=stop,
            at=at,
            sparse=(sparse, sparse_stop),
            labels=(label, label_stop),
            words=(word, word_stop),
            importance=weight,
            spread=spread,
        )
