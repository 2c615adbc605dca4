"""Collection: queries with judgements, from a folder in BEIR layout, TREC qrels or a table."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from data.errors import InputError

_QUERY: Final = ("query", "query_text", "text", "q")
_PRODUCT: Final = ("product_id", "product", "document", "doc_id", "corpus-id", "docid", "id")
_GRADE: Final = ("rating", "grade", "score", "relevance", "label")


@dataclass(frozen=True, slots=True)
class Judged:
    """One query and what is known of products for it.

    Attributes:
        id: as in run files.
        grades: product id to grade; 0 is judged and not relevant.
    """

    id: str
    text: str
    grades: Mapping[str, int]

    @property
    def answerable(self) -> bool:
        """Whether any product is relevant."""
        return any(grade > 0 for grade in self.grades.values())


def read_collection(path: Path, *, queries: Path | None = None) -> tuple[Judged, ...]:
    """Read queries with judgements, in the order of the queries.

    Args:
        path: a folder with ``queries.jsonl`` and ``qrels/*.tsv`` (BEIR layout; its corpus is not
            read, the catalogue that is searched has to hold those products); a file with a header
            that names query, product and grade, separated by commas or tabs; or TREC qrels (query
            id, a column that is not used, product id, grade), which need ``queries``.
        queries: query id and text per line, separated by a tab.

    Raises:
        InputError: a file is missing, or a line is not what it should be.
    """
    if path.is_dir():
        return _beir(path)
    first = next(iter(_lines(path)), (0, ""))[1]
    separator = "\t" if "\t" in first else ","
    header = [name.strip().casefold() for name in first.split(separator)]
    places = [_place(header, names) for names in (_QUERY, _PRODUCT, _GRADE)]
    query, product, grade = places
    if query is not None and product is not None and grade is not None:
        return _table(path, separator, (query, product, grade))
    return _trec(path, queries)


def _beir(folder: Path) -> tuple[Judged, ...]:
    found = sorted((folder / "qrels").glob("*.tsv"))
    chosen = next((file for file in found if file.stem == "test"), found[0] if found else None)
    if chosen is None:
        raise _refused(folder, "it holds no qrels/*.tsv", "queries.jsonl and qrels/*.tsv")
    texts: dict[str, str] = {}
    for number, line in _lines(folder / "queries.jsonl"):
        try:
            row = json.loads(line)
            texts[str(row["_id"])] = str(row["text"])
        except (ValueError, KeyError, TypeError) as error:
            raise _line(folder / "queries.jsonl", number, "an object with _id and text") from error
    rows = ((number, line.split("\t")) for number, line in _lines(chosen) if "query-id" not in line)
    return _judged(chosen, rows, texts, (0, 1, 2))


def _trec(path: Path, queries: Path | None) -> tuple[Judged, ...]:
    if queries is None:
        raise _refused(
            path,
            "it has no header that names query, product and grade",
            "such a header; or TREC qrels together with --queries",
        )
    texts = dict(
        line.split("\t", 1) if "\t" in line else line.split(None, 1) for _, line in _lines(queries)
    )
    rows = ((number, line.split()) for number, line in _lines(path))
    return _judged(path, rows, texts, (0, 2, 3))


def _table(path: Path, separator: str, places: tuple[int, int, int]) -> tuple[Judged, ...]:
    with path.open(newline="", encoding="utf-8-sig") as file:
        reader = csv.reader(file, delimiter=separator)
        next(reader, None)
        rows = [(number, row) for number, row in enumerate(reader, 2) if row]
    texts = {row[places[0]]: row[places[0]] for _, row in rows if len(row) > places[0]}
    return _judged(path, rows, texts, places)


def _judged(
    path: Path,
    rows: Iterator[tuple[int, list[str]]] | Sequence[tuple[int, list[str]]],
    texts: Mapping[str, str],
    places: tuple[int, int, int],
) -> tuple[Judged, ...]:
    grades: dict[str, dict[str, int]] = {}
    for number, row in rows:
        try:
            query, product, grade = (row[place].strip() for place in places)
            grades.setdefault(query, {})[product] = int(float(grade))
        except (ValueError, IndexError) as error:
            raise _line(path, number, "query, product and a whole grade") from error
        if query not in texts:
            raise InputError(
                "a judgement is of a query that is not among the queries",
                field=f"{path.name}, line {number}",
                value=query,
            )
    if not grades:
        raise _refused(path, "it holds no judgement", "one judgement or more")
    return tuple(Judged(id_, texts[id_], found) for id_, found in grades.items())


def _place(header: Sequence[str], names: Sequence[str]) -> int | None:
    return next((header.index(name) for name in names if name in header), None)


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise _refused(path, f"it cannot be read: {error.strerror}", "a file") from error
    except UnicodeDecodeError as error:
        raise _refused(path, "it is not UTF-8", "UTF-8 text") from error
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            yield number, line


def _refused(path: Path, why: str, accepted: str) -> InputError:
    return InputError(
        f"these judgements cannot be used: {why}",
        field="judgements",
        value=str(path),
        accepted=accepted,
    )


def _line(path: Path, number: int, accepted: str) -> InputError:
    return InputError(
        "a line of the judgements cannot be read",
        field="line",
        value=f"{path.name}:{number}",
        accepted=accepted,
    )
