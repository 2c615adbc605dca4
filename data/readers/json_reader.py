"""JSON documents: a list of records, an object around one, single objects, one after another.

Which it is, is found in a first pass that keeps nothing. An object is an *envelope* when exactly
one of its members, or of its members' members, is a list of objects and either that member's
name says so (``products``, ``items``, ``data`` …) or what stands beside it is about the document
(``count``, ``page`` …); any other object is itself a record. Numbers count the records from 1.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from data.errors import SourceError
from data.readers.base import BadRow, Cell, RowBatch, SourceFile
from data.readers.json_stream import Damaged, JsonText, elements, members
from data.readers.json_text import Json, compact, flatten, in_words
from data.readers.limits import shown
from data.readers.rows import batched
from data.readers.stream import Progress, open_text

_LISTS: Final = frozenset(
    "articles catalog catalogue content data docs documents elements entities entries feed hits "
    "goods items list listings nodes objects offers_list payload product products product_list "
    "productlist records response result results rows skus suppliers value values".split()
)
_ABOUT: Final = frozenset(
    "api_version code copyright count created currency cursor date description error errors "
    "export_date exported_at facets generated generated_at generator has_more info language "
    "license limit links locale message meta metadata name next next_page ok offset page "
    "page_size pages pagination params per_page prev previous query schema size source status "
    "success timestamp title took total total_count total_pages updated updated_at url version "
    "$schema".split()
)

Path = tuple[str, ...]


@dataclass(slots=True)
class _Shape:
    """What the members of one top-level object are."""

    lists: dict[Path, int] = field(default_factory=dict)
    others: list[str] = field(default_factory=list)


class JsonReader:
    """Reads one JSON file.

    Args:
        records: dotted path of the list of records in the top-level object, when the user says so.
    """

    def __init__(
        self, source: SourceFile, *, encoding: str | None = None, records: str | None = None
    ) -> None:
        self._source = source
        self._encoding = encoding
        self._given = tuple(records.split(".")) if records else None
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
        """Where the records were found."""
        return tuple(self._notes)

    def batches(self, size: int) -> Iterator[RowBatch | BadRow]:
        """The records in order; see `data.readers.base.Reader`.

        Text that stops being JSON ends the stream with a BadRow: what follows cannot be told
        apart into records.
        """
        yield from batched(self._records(), size)
        self._progress.finished()

    def _records(self) -> Iterator[tuple[int, Mapping[str, Cell]] | BadRow]:
        number = 0
        try:
            for number, value in enumerate(self._values(), start=1):
                yield _record(number, value)
        except Damaged as damage:
            reason = f"{damage}; nothing after it can be read"
            yield BadRow(number + 1, None, shown(damage.near), reason)

    def _values(self) -> Iterator[Json]:
        path = self._envelope()
        with open_text(self._source, self._progress, encoding=self._encoding) as stream:
            text = JsonText(stream)
            while first := text.peek():
                if first == "[":
                    yield from elements(text)
                elif path:
                    yield from _inside(text, path)
                else:
                    yield text.value()
                if text.peek() == ",":
                    text.take(",")

    def _envelope(self) -> Path:
        """Path of the list of records in the top-level object; empty without an envelope."""
        with open_text(self._source, encoding=self._encoding) as stream:
            text = JsonText(stream)
            if text.peek() != "{":
                return ()
            shape = _Shape()
            try:
                _survey(text, shape, ())
                several = bool(text.peek())
            except Damaged:
                several = False
        if self._given is not None:
            if self._given not in shape.lists:
                raise SourceError(
                    "no such list of records",
                    field="records",
                    value=".".join(self._given),
                    accepted=[".".join(path) for path in shape.lists] or "nothing: no list",
                )
            return self._given
        found = [path for path, count in shape.lists.items() if count]
        likely = [path for path in found if path[-1].casefold() in _LISTS]
        about = all(name.casefold() in _ABOUT for name in shape.others)
        if len(found) > 1 and len(likely) != 1 and (likely or about) and not several:
            raise SourceError(
                f"{self._source.name} holds several lists of records",
                field="records",
                accepted=[".".join(path) for path in found],
            )
        chosen = likely if len(likely) == 1 else found if len(found) == 1 and about else []
        if len(found) > 1 and chosen and not about:
            chosen = []
        if not chosen:
            return ()
        self._notes.append(f"records are under {'.'.join(chosen[0])}")
        left = [".".join(path) for path in found if path != chosen[0]]
        if left:
            self._notes.append(f"not read: {', '.join(left)}")
        return chosen[0]


def _survey(text: JsonText, shape: _Shape, prefix: Path) -> None:
    """Walk over one object and note its lists of objects, those of its members included."""
    for key in members(text):
        path = (*prefix, key)
        first = text.peek()
        if first == "[":
            kinds = Counter(type(element) is dict for element in elements(text))
            if kinds[True] and not kinds[False]:
                shape.lists[path] = kinds[True]
            else:
                shape.others.append(key)
        elif first == "{" and len(prefix) < 2:
            inner = _Shape()
            _survey(text, inner, path)
            shape.lists.update(inner.lists)
            if not inner.lists:
                shape.others.append(key)
        else:
            text.value()
            shape.others.append(key)


def _inside(text: JsonText, path: Path) -> Iterator[Json]:
    """The elements of the list at a path below the object that the cursor stands at."""
    for key in members(text):
        if key != path[0]:
            text.value()
        elif len(path) > 1 and text.peek() == "{":
            yield from _inside(text, path[1:])
        elif len(path) == 1 and text.peek() == "[":
            yield from elements(text)
        else:
            text.value()


def _record(number: int, value: Json) -> tuple[int, Mapping[str, Cell]] | BadRow:
    try:
        if isinstance(value, dict):
            return number, flatten(value)
        return BadRow(number, None, shown(compact(value)), "not a JSON object")
    except (ValueError, RecursionError) as error:
        return BadRow(number, None, "", in_words(error))
