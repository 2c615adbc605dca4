"""JSON Lines: one object to a line.

Read line by line with Python's own decoder, which keeps every digit of a number; a line that is
damaged costs that line alone. A number counts lines, blank ones included.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from data.readers.base import BadRow, Cell, RowBatch, SourceFile
from data.readers.json_text import decoder, flatten, in_words
from data.readers.limits import MAX_RECORD, shown
from data.readers.rows import batched
from data.readers.stream import Progress, open_text


class JsonLinesReader:
    """Reads one JSON Lines file."""

    def __init__(self, source: SourceFile, *, encoding: str | None = None) -> None:
        self._source = source
        self._encoding = encoding
        self._progress = Progress()

    @property
    def progress(self) -> float:
        """Share of the source read so far, 0 to 1."""
        return self._progress.share

    @property
    def targets(self) -> Mapping[str, str]:
        """Empty: columns are recognised by name and content."""
        return {}

    @property
    def notes(self) -> Sequence[str]:
        """Nothing is decided about such a file."""
        return ()

    def batches(self, size: int) -> Iterator[RowBatch | BadRow]:
        """The records in order; see `data.readers.base.Reader`."""
        yield from batched(self._records(), size)
        self._progress.finished()

    def _records(self) -> Iterator[tuple[int, Mapping[str, Cell]] | BadRow]:
        for number, line in enumerate(self._lines(), start=1):
            if isinstance(line, BadRow):
                yield BadRow(number, None, line.value, line.reason)
                continue
            text = line.strip()
            if not text:
                continue
            try:
                value = decoder.decode(text)
                if not isinstance(value, dict):
                    yield BadRow(number, None, shown(text), "not a JSON object")
                    continue
                yield number, flatten(value)
            except (ValueError, RecursionError) as error:
                yield BadRow(number, None, shown(text), in_words(error))

    def _lines(self) -> Iterator[str | BadRow]:
        with open_text(self._source, self._progress, encoding=self._encoding) as text:
            while line := text.readline(MAX_RECORD):
                if len(line) < MAX_RECORD or line.endswith("\n"):
                    yield line
                    continue
                yield BadRow(0, None, shown(line), f"longer than {MAX_RECORD} characters")
                while line and not line.endswith("\n"):
                    line = text.readline(MAX_RECORD)
