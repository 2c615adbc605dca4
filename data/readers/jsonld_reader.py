"""schema.org products as JSON-LD: files of one document or many, and HTML pages that embed it.

One row per product and offer, variants of a group with what they share with it. A document is
held whole, since references by ``@id`` may lead anywhere in it; documents are read one by one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from data.errors import SourceError
from data.readers.base import BadRow, Cell, RowBatch, SourceFile
from data.readers.json_stream import Damaged, JsonText
from data.readers.json_text import BadText, Json, flatten, in_words, lenient_decoder
from data.readers.jsonld_graph import Graph
from data.readers.jsonld_product import TARGETS, rows_of
from data.readers.jsonld_values import normalised
from data.readers.limits import MAX_DOCUMENT, shown
from data.readers.rows import batched
from data.readers.stream import Progress, open_bytes, open_text

_WRAPPING: Final = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|"
    r"(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*$"
)


class JsonLdReader:
    """Reads one JSON-LD file or HTML page."""

    def __init__(self, source: SourceFile, *, encoding: str | None = None) -> None:
        self._source = source
        self._encoding = encoding
        self._progress = Progress()
        self._notes: list[str] = []

    @property
    def progress(self) -> float:
        """Share of the source read so far, 0 to 1."""
        return self._progress.share

    @property
    def targets(self) -> Mapping[str, str]:
        """What each of schema.org's properties fills; other columns are recognised by name."""
        return TARGETS

    @property
    def notes(self) -> Sequence[str]:
        """What the document lacks."""
        return tuple(self._notes)

    def batches(self, size: int) -> Iterator[RowBatch | BadRow]:
        """The records in order; see `data.readers.base.Reader`."""
        yield from batched(self._records(), size)
        self._progress.finished()

    def _records(self) -> Iterator[tuple[int, Mapping[str, Cell]] | BadRow]:
        number = 0
        for document in self._documents():
            if isinstance(document, BadRow):
                number += 1
                yield BadRow(number, None, document.value, document.reason)
                continue
            for row in _rows(document):
                number += 1
                yield (number, row) if isinstance(row, dict) else BadRow(number, None, "", row)
        if not number:
            self._notes.append("no schema.org Product in it")

    def _documents(self) -> Iterator[Json | BadRow]:
        with open_text(self._source, self._progress, encoding=self._encoding) as stream:
            text = JsonText(stream, limit=MAX_DOCUMENT)
            if text.peek() != "<":
                try:
                    while text.peek():
                        yield text.value()
                        if text.peek() == ",":
                            text.take(",")
                except Damaged as damage:
                    reason = f"{damage}; nothing after it can be read"
                    yield BadRow(0, None, shown(damage.near), reason)
                return
        yield from self._embedded()

    def _embedded(self) -> Iterator[Json | BadRow]:
        """The documents in an HTML page's script elements."""
        from lxml import etree, html

        with open_bytes(self._source, self._progress) as stream:
            page = stream.read(MAX_DOCUMENT + 1)
        if len(page) > MAX_DOCUMENT:
            raise SourceError(
                f"{self._source.name} is longer than a page can be",
                accepted=f"at most {MAX_DOCUMENT} bytes",
            )
        try:
            encoding = self._encoding or ("utf-8" if _is_utf8(page) else None)
            root = html.document_fromstring(page, html.HTMLParser(encoding=encoding))
        except (etree.ParserError, etree.XMLSyntaxError, LookupError) as error:
            raise SourceError(f"cannot read {self._source.name} as HTML: {error}") from error
        for script in root.iter("script"):
            kind = (script.get("type") or "").partition(";")[0].strip().casefold()
            content = (script.text or "").strip()
            if kind != "application/ld+json" or not content:
                continue
            try:
                yield lenient_decoder.decode(_WRAPPING.sub("", content).strip().rstrip(";"))
            except (json.JSONDecodeError, RecursionError) as error:
                yield BadRow(0, None, shown(content), in_words(error))


def _is_utf8(page: bytes) -> bool:
    """Whether a page is valid UTF-8, whatever its meta elements say."""
    try:
        page.decode()
    except UnicodeDecodeError:
        return False
    return True


def _rows(document: Json) -> Iterator[dict[str, Cell] | str]:
    """Rows of a document's products, or the reason why one cannot be read."""
    try:
        graph = Graph(normalised(document))
        products = list(graph.products())
        trail = graph.breadcrumb() if len(products) == 1 else ()
    except RecursionError as error:
        yield in_words(error)
        return
    for product in products:
        try:
            for cells in rows_of(product, graph):
                if trail and "category" not in cells:
                    path = [name for name in trail if name != cells.get("name")]
                    cells["breadcrumb"] = json.dumps(path, ensure_ascii=False) if path else None
                yield flatten({name: cell for name, cell in cells.items() if cell})
        except (BadText, RecursionError) as error:
            yield in_words(error)
