"""LabelColumn: one label or several per product."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from data.asked import check_choice, is_negative, texts
from data.constraint import Constraint
from data.parse.text import value_key
from index.columns.groups import greatest
from index.columns.manifest import ColumnInfo
from index.columns.pool import TextPool
from index.columns.scope import Places, sparse_rows
from index.columns.truths import Truths, negated

SEVERAL = -2
"""Code of a document whose labels are in the pairs; -1 is unknown."""


@dataclass(frozen=True, slots=True)
class LabelColumn:
    """Labels of the column's category, by code.

    A product that states labels states all of them: one that is not among them is missed. A
    product that states none is unknown.

    Attributes:
        codes: int32 per document of the column; -1 unknown, -2 several.
        pair_places: int64, ascending; rows of documents with several labels, in the dense array
            of all label columns.
        pair_codes: int32, a label of each.
        labels, words, word_codes: of all columns; this one's bounds are in ``info``.
    """

    info: ColumnInfo
    codes: npt.NDArray[np.int32]
    pair_places: npt.NDArray[np.int64]
    pair_codes: npt.NDArray[np.int32]
    labels: TextPool
    words: TextPool
    word_codes: npt.NDArray[np.int32]

    @property
    def count(self) -> int:
        """Number of labels."""
        return self.info.labels[1] - self.info.labels[0]

    def label(self, code: int) -> str:
        """The text of a label."""
        return self.labels[self.info.labels[0] + code]

    def find(self, text: str) -> tuple[int, ...]:
        """Codes of the labels that a text names: a label, a spelling or a synonym of one.

        A label spelt just so is meant alone, even if others fold to the same letters.
        """
        key = value_key(text)
        stop = self.info.words[1]
        at = self.words.find(key, self.info.words[0], stop)
        found: list[int] = []
        while at is not None and at < stop and self.words[at] == key:
            found.append(int(self.word_codes[at]))
            at += 1
        exact = tuple(code for code in found if self.label(code) == text)
        return exact or tuple(found)

    def pairs(self, places: Places) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int32]]:
        """The labels of documents with several: which of the places, and which label."""
        if not len(self.pair_places):
            return np.empty(0, np.int64), np.empty(0, np.int32)
        at = self.info.at
        if isinstance(places, slice):
            places = slice(places.start + at, places.stop + at)
        else:
            places = places + at
        owners, rows = sparse_rows(self.pair_places, places)
        return owners, self.pair_codes[rows]

    def truths(self, wanted: Iterable[int], places: Places) -> Truths:
        """Truth per place of having one of the labels."""
        # The last two entries are those that the codes -2 and -1 pick.
        table = np.full(self.count + 2, -1, np.int8)
        table[list(wanted)] = 1
        table[-2:] = 0
        truths: Truths = table[self.codes[places]]
        owners, codes = self.pairs(places)
        if len(owners):
            owners, found = greatest(owners, table[codes])
            truths[owners] = found
        return truths

    def predicate(self, constraint: Constraint) -> Callable[[Places], Truths]:
        """The truth of a constraint per place.

        Raises:
            InputError: its operator compares, which labels do not.
        """
        check_choice(constraint)
        wanted = {code for text in texts(constraint) for code in self.find(text)}
        if is_negative(constraint):
            return lambda places: negated(self.truths(wanted, places))
        return lambda places: self.truths(wanted, places)
