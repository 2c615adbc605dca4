"""BMEcat catalogues, versions 1.2 and 2005, with and without namespace (https://www.bmecat.org).

Two passes: the first takes in what is said once for the whole document, the second gives the
articles. An entity declaration is refused; a document type declaration is allowed but not read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from data.errors import SourceError
from data.readers.base import BadRow, Cell, RowBatch, SourceFile
from data.readers.bmecat_article import TARGETS, UNITS, article_cells, article_id, group_cells
from data.readers.bmecat_catalogue import FIRST_PASS, Catalogue
from data.readers.rows import batched
from data.readers.stream import Progress, open_bytes
from data.readers.xml_parts import DamagedXml, parts

_CHUNK = 500

_Read = tuple[int, str | None, dict[str, str | None]] | BadRow


class BmecatReader:
    """Reads one BMEcat document."""

    def __init__(self, source: SourceFile) -> None:
        self._source = source
        self._progress = Progress()
        self._notes: list[str] = []

    @property
    def progress(self) -> float:
        """Share of the articles read so far, 0 to 1."""
        return self._progress.share

    @property
    def targets(self) -> Mapping[str, str]:
        """What each element of the standard fills; extensions are recognised by name."""
        return TARGETS

    @property
    def notes(self) -> Sequence[str]:
        """Language chosen, and damage."""
        return tuple(self._notes)

    def batches(self, size: int) -> Iterator[RowBatch | BadRow]:
        """The articles in order; see `data.readers.base.Reader`."""
        catalogue = self._catalogue()
        try:
            yield from batched(self._records(catalogue), size, units=UNITS)
        finally:
            catalogue.close()
        self._progress.finished()

    def _catalogue(self) -> Catalogue:
        catalogue = Catalogue()
        try:
            with open_bytes(self._source) as stream:
                for part in parts(stream, FIRST_PASS, source=self._source.name):
                    catalogue.learn(part)
        except DamagedXml as damage:
            if not catalogue.articles:
                raise SourceError(
                    f"cannot read {self._source.name} as XML: {damage}",
                    field="source",
                    value=self._source.name,
                    accepted="a well-formed BMEcat document",
                ) from damage
        catalogue.ready()
        if catalogue.language:
            self._notes.append(f"texts in {catalogue.language}")
        return catalogue

    def _records(self, catalogue: Catalogue) -> Iterator[tuple[int, Mapping[str, Cell]] | BadRow]:
        read = self._read(catalogue)
        while chunk := list(islice(read, _CHUNK)):
            ids = [item[1] for item in chunk if not isinstance(item, BadRow) and item[1]]
            groups = catalogue.groups_of(ids)
            for item in chunk:
                if isinstance(item, BadRow):
                    yield item
                    continue
                number, article, cells = item
                whole = {**cells, **group_cells(groups.get(article or "", []))}
                yield number, {name: cell for name, cell in whole.items() if cell}

    def _read(self, catalogue: Catalogue) -> Iterator[_Read]:
        number = 0
        try:
            with open_bytes(self._source) as stream:
                found = parts(stream, ("ARTICLE", "PRODUCT"), source=self._source.name)
                for number, article in enumerate(found, start=1):
                    self._progress.reached(number, catalogue.articles)
                    identifier = article_id(article)
                    if article.attribute("mode") == "delete":
                        reason = "marked for deletion, which is done with --replace only"
                        yield BadRow(number, "mode", identifier or "", reason)
                        continue
                    yield number, identifier, article_cells(article, catalogue)
        except DamagedXml as damage:
            reason = f"not well-formed XML in line {damage.line}; nothing after it can be read"
            yield BadRow(number + 1, None, str(damage), reason)
