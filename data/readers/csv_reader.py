"""Comma, tab, semicolon and pipe separated text.

A clean file is streamed by DuckDB; from the first thing on that DuckDB cannot read, the file is
read row by row with reasons. Both give the same rows with the same numbers: the second path goes
on after the last row that the first one gave.

A number counts the data records from 1 after the header rows. A record of nothing but empty cells
has a number but is left out; a blank line has none.
"""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator, Mapping, Sequence

from data.errors import SourceError
from data.readers.base import BadRow, RowBatch, SourceFile
from data.readers.csv_rows import Damage, careful_rows
from data.readers.dialect import Dialect, find_dialect, split_sample
from data.readers.encoding import TextFacts, survey_text
from data.readers.header import Header, find_header
from data.readers.limits import MAX_COLUMNS, SAMPLE_BYTES, shown
from data.readers.stream import Progress, lenient, open_bytes
from data.readers.tabular import RowChecks


class CsvReader:
    """Reads one delimited text file.

    Args:
        encoding, delimiter: as the user says; found from the content otherwise.
        header_rows: rows above the first record; 0 for a file without a header.
    """

    def __init__(
        self,
        source: SourceFile,
        *,
        encoding: str | None = None,
        delimiter: str | None = None,
        header_rows: int | None = None,
    ) -> None:
        self._source = source
        self._encoding = encoding
        self._delimiter = delimiter
        self._header_rows = header_rows
        self._progress = Progress()
        self._notes: list[str] = []

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
        """What was decided about the file that its reader may want to know."""
        return tuple(self._notes)

    def batches(self, size: int) -> Iterator[RowBatch | BadRow]:
        """The records in order; see `data.readers.base.Reader`."""
        facts, dialect, header = self._examine()
        escaped = lenient(facts.encoding) == "surrogateescape"
        checks = RowChecks(
            header,
            size=size,
            undecodable=facts.encoding if facts.damaged else None,
            escaped=escaped,
            nul=facts.nul,
        )
        if _suits_duckdb(facts, dialect, header):
            yield from self._fast(dialect, header, checks, facts.lines, size)
        else:
            yield from self._careful(facts, dialect, header, checks)
        yield from checks.rest()
        self._progress.finished()

    def _examine(self) -> tuple[TextFacts, Dialect, Header]:
        source = self._source
        with open_bytes(source) as stream:
            facts = survey_text(stream, encoding=self._encoding)
        with open_bytes(source) as stream:
            head = stream.read(SAMPLE_BYTES)
            complete = not stream.read(1)
        decoder = codecs.getincrementaldecoder(facts.encoding)(lenient(facts.encoding))
        sample = decoder.decode(head, final=complete)
        dialect = find_dialect(sample, complete=complete, delimiter=self._delimiter)
        for _ in range(dialect.preamble):
            sample = sample.partition("\n")[2]
        rows = [row for row in split_sample(sample, dialect, complete)[0] if row]
        if not rows:
            raise SourceError(
                f"{source.name} holds no rows that can be told apart",
                field="source",
                value=source.name,
                accepted="comma, tab, semicolon or pipe separated text with a header row",
            )
        header = find_header(rows, header_rows=self._header_rows)
        if len(header.columns) > MAX_COLUMNS:
            raise SourceError(
                f"{source.name} has {len(header.columns)} columns",
                accepted=f"at most {MAX_COLUMNS}",
            )
        if facts.encoding not in ("utf-8", "utf-8-sig"):
            self._notes.append(f"read as {facts.encoding}")
        if not header.found:
            self._notes.append("no header row found: columns are numbered")
        return facts, dialect, header

    def _fast(
        self, dialect: Dialect, header: Header, checks: RowChecks, lines: int, size: int
    ) -> Iterator[RowBatch | BadRow]:
        from data.readers.csv_duckdb import NotClean, duckdb_rows

        source, width, seen = self._source, len(header.columns), 0
        try:
            for rows in duckdb_rows(source.path, dialect, width=width, gzip=source.gzip, size=size):
                skip = min(max(header.rows - seen, 0), len(rows))
                first = seen + skip - header.rows + 1
                seen += len(rows)
                yield from checks.take(first, rows[skip:] if skip else rows)
                self._progress.reached(seen, lines)
        except NotClean:
            facts = TextFacts("utf-8-sig", damaged=False, nul=False, lines=lines)
            yield from self._careful(facts, dialect, header, checks, after=seen)

    def _careful(
        self,
        facts: TextFacts,
        dialect: Dialect,
        header: Header,
        checks: RowChecks,
        *,
        after: int = 0,
    ) -> Iterator[RowBatch | BadRow]:
        """Row by row, leaving out the first ``after`` rows, header rows included."""
        encoding = "utf-8-sig" if facts.encoding == "utf-8" else facts.encoding
        number = -header.rows
        with open_bytes(self._source, self._progress) as stream:
            text = io.TextIOWrapper(stream, encoding, errors=lenient(encoding), newline="")
            for _ in range(dialect.preamble):
                text.readline()
            for row in careful_rows(text, dialect, width=len(header.columns)):
                if isinstance(row, Damage):
                    # A damaged line among the header rows is no record, and none of them.
                    number += number >= 0
                    line = shown(row.line.rstrip("\r\n"))
                    yield from checks.refuse(BadRow(max(number, 0), None, line, row.reason))
                    continue
                number += 1
                if number > max(after - header.rows, 0):
                    yield from checks.take_one(number, row)


def _suits_duckdb(facts: TextFacts, dialect: Dialect, header: Header) -> bool:
    return (
        facts.is_clean_utf8
        and not dialect.backslash
        and not dialect.skip_spaces
        and header.required == len(header.columns) > 1
    )
