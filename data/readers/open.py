"""The reader for a source's format."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from data.errors import InputError, UnsupportedFormat
from data.readers.base import Reader, SourceFile
from data.readers.sniff import FORMATS


class NotedReader(Reader, Protocol):
    """A reader that can say what it decided about its source."""

    @property
    def notes(self) -> Sequence[str]:
        """Sentences for the person who gave the source: encoding, sheets left out …

        Complete once the batches are read.
        """
        ...


def open_reader(
    source: SourceFile,
    *,
    sheet: str | None = None,
    encoding: str | None = None,
    delimiter: str | None = None,
    header_rows: int | None = None,
    records: str | None = None,
) -> NotedReader:
    """The reader for a source; nothing is read before its ``batches`` are.

    Args:
        source: as `expand_sources` gives it.
        sheet: name of a workbook's sheet; without it, see `data.readers.xlsx_reader`.
        encoding: of a text file, as a Python codec name; found from the content without it.
        delimiter: of a delimited file; found from the content without it.
        header_rows: rows above the first record of a delimited file or sheet; 0 for none.
        records: dotted path of the list of records in a JSON object.

    Raises:
        UnsupportedFormat: no reader takes this format.
        InputError: an option that the format does not have.
    """
    given: dict[str, str | int | None] = {
        "sheet": sheet,
        "encoding": encoding,
        "delimiter": delimiter,
        "header_rows": header_rows,
        "records": records,
    }
    allowed = _OPTIONS.get(source.format)
    if allowed is None:
        raise UnsupportedFormat(
            "no reader for this format", field="format", value=source.format, accepted=list(FORMATS)
        )
    for option, value in given.items():
        if value is not None and option not in allowed:
            raise InputError(
                f"a {source.format} source does not take this option",
                field=option,
                value=value,
                accepted=sorted(allowed) or "no options",
            )
    if delimiter is not None and len(delimiter) != 1:
        raise InputError(
            "a delimiter is one character", field="delimiter", value=delimiter, accepted="such as ;"
        )
    if header_rows is not None and header_rows < 0:
        raise InputError("not a number of rows", field="header_rows", value=header_rows)
    if source.format in ("csv", "tsv"):
        from data.readers.csv_reader import CsvReader

        return CsvReader(source, encoding=encoding, delimiter=delimiter, header_rows=header_rows)
    if source.format == "json":
        from data.readers.json_reader import JsonReader

        return JsonReader(source, encoding=encoding, records=records)
    if source.format == "jsonl":
        from data.readers.jsonl_reader import JsonLinesReader

        return JsonLinesReader(source, encoding=encoding)
    if source.format == "parquet":
        from data.readers.parquet_reader import ParquetReader

        return ParquetReader(source)
    if source.format == "xlsx":
        from data.readers.xlsx_reader import XlsxReader

        return XlsxReader(source, sheet=sheet, header_rows=header_rows)
    if source.format == "jsonld":
        from data.readers.jsonld_reader import JsonLdReader

        return JsonLdReader(source, encoding=encoding)
    from data.readers.bmecat_reader import BmecatReader

    return BmecatReader(source)


_OPTIONS = {
    "csv": frozenset({"encoding", "delimiter", "header_rows"}),
    "tsv": frozenset({"encoding", "delimiter", "header_rows"}),
    "json": frozenset({"encoding", "records"}),
    "jsonl": frozenset({"encoding"}),
    "jsonld": frozenset({"encoding"}),
    "xlsx": frozenset({"sheet", "header_rows"}),
    "parquet": frozenset[str](),
    "bmecat": frozenset[str](),
}
