"""Dictionary: the labels of every column, and every word that a buyer may name one by."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from data.parse.text import value_key
from index.columns.pool import TextPool

if TYPE_CHECKING:
    import pyarrow as pa

    from data.schema.model import AttributeDefinition
    from index.columns.layout import Layout


class Dictionary:
    """Labels and words while a snapshot is built.

    The code of a label is its place among its column's labels, most frequent first. A word is the
    folded form of a label, of a spelling merged into it, of an overlay's synonym or of its wording
    in any language; a column's words are in order of their UTF-8.
    """

    def __init__(self) -> None:
        self._labels: list[str] = []
        self._counts: list[int] = []
        self._words: list[str] = []
        self._codes: list[int] = []
        self._bounds: list[tuple[int, int]] = []
        self._fields: list[str] = []

    def add(
        self, field: str, counts: Mapping[str, int], definition: AttributeDefinition | None
    ) -> tuple[tuple[int, int], tuple[int, int]]:
        """Add one column's labels with their counts; answers the bounds of labels and of words."""
        labels = sorted(counts, key=lambda label: (-counts[label], label))
        code = {label: n for n, label in enumerate(labels)}
        words: defaultdict[str, set[int]] = defaultdict(set)
        for label, number in code.items():
            words[value_key(label)].add(number)
        for spelling, label in _spellings(definition):
            if label in code:
                words[value_key(spelling)].add(code[label])
        label_start, word_start = len(self._labels), len(self._words)
        self._labels += labels
        self._counts += [counts[label] for label in labels]
        for word in sorted(words, key=str.encode):
            for number in sorted(words[word]):
                self._words.append(word)
                self._codes.append(number)
        self._bounds.append((label_start, len(self._labels)))
        self._fields.append(field)
        return self._bounds[-1], (word_start, len(self._words))

    def table(self, layout: Layout) -> pa.Table:
        """Number of the column, label and code of each label, for joins."""
        import pyarrow as pa

        columns = [n for n, column in enumerate(layout.columns) if column.kind.is_labels]
        counts = [stop - start for start, stop in self._bounds]
        numbers = np.repeat(np.array(columns, np.int32), counts)
        starts = np.repeat(np.array([start for start, _ in self._bounds], np.int64), counts)
        codes = (np.arange(len(self._labels)) - starts).astype(np.int32)
        return pa.table(
            {"number": numbers, "label": pa.array(self._labels, pa.string()), "code": codes}
        )

    def write(self, folder: Path) -> None:
        """Write the labels, the words and the words' codes."""
        TextPool.of(self._labels).write(folder, "labels")
        TextPool.of(self._words).write(folder, "words")
        np.save(folder / "word_codes.npy", np.array(self._codes, np.int32))
        np.save(folder / "label_groups.npy", np.array(self._groups(), np.int32))

    def _groups(self) -> list[int]:
        """Per label, the most frequent of those in any column of the field that fold to the same.

        Labels of one column are kept apart even if they fold to the same letters.
        """
        keys: list[tuple[str, str, int]] = []
        best: dict[tuple[str, str, int], int] = {}
        for field, (start, stop) in zip(self._fields, self._bounds, strict=True):
            times: Counter[str] = Counter()
            for number in range(start, stop):
                folded = value_key(self._labels[number])
                times[folded] += 1
                key = (field, folded, times[folded])
                keys.append(key)
                if self._counts[number] > self._counts[best.setdefault(key, number)]:
                    best[key] = number
        return [best[key] for key in keys]


def _spellings(definition: AttributeDefinition | None) -> Iterator[tuple[str, str]]:
    """Further spellings of labels, each with its label."""
    if definition is None:
        return
    for value in definition.values:
        for variant in value.variants:
            yield variant, value.label
    for label, synonyms in definition.synonyms.items():
        for synonym in synonyms:
            yield synonym, label
    for label, wordings in definition.value_labels.items():
        for wording in wordings.values():
            yield wording, label
