"""Tables of rates read from YAML and CSV files.

YAML holds any of the sections ``freight``, ``fees``, ``insurance``, ``duty`` and ``tax``, with a
``name`` and the ``regions`` that its rows speak of. A CSV file holds one section, named by its
file name (``freight.csv``, ``fees-2026.csv``), with the rows' fields as columns.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any, Final, cast

from pydantic import ValidationError

from data.errors import InputError, MappingError, SourceError
from data.mapping.nearest import nearest
from data.mapping.yaml_nodes import Document, read_document
from data.parse.country import parse_country
from rfq.landed.route import ANYWHERE
from rfq.landed.table_rows import ENTRIES
from rfq.landed.tables import (
    ChargeRow,
    CostTables,
    DutyRow,
    InsuranceRow,
    RowSource,
    TaxRow,
)

_SUFFIXES: Final = (".yaml", ".yml", ".csv")
_KEYS: Final = ("name", "example", "note", "regions", "customs_unions", *ENTRIES)

EUROPEAN_UNION: Final = frozenset(
    "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE".split()
)
"""Member states; region ``EU`` of every table, and a customs union (TFEU, article 28)."""


@dataclass
class _Reading:
    names: list[str] = field(default_factory=list)
    regions: dict[str, frozenset[str]] = field(default_factory=lambda: {"EU": EUROPEAN_UNION})
    unions: set[str] = field(default_factory=lambda: {"EU"})
    rows: dict[str, list[Any]] = field(default_factory=lambda: {key: [] for key in ENTRIES})
    is_example: bool = False


def load_tables(*paths: Path) -> CostTables:
    """Read tables; where several rows fit equally well, those of earlier files win.

    Args:
        paths: files, or folders whose YAML and CSV files are read in order of their names.

    Raises:
        SourceError: a file cannot be read, or a row is not usable; names file, line and field.
    """
    reading = _Reading()
    found = [file for path in paths for file in _files(path)]
    # Regions come first, so that a CSV file can speak of those that a YAML file defines.
    documents = {file: _document(file) for file in found if file.suffix.casefold() != ".csv"}
    for file, document in documents.items():
        _read_head(file, document, reading)
    for file in found:
        if file in documents:
            _read_sections(file, documents[file], reading)
        else:
            _read_csv(file, reading)
    rows = reading.rows
    return CostTables(
        names=tuple(reading.names),
        regions=reading.regions,
        customs_unions=frozenset(reading.unions),
        charges=cast("tuple[ChargeRow, ...]", (*rows["freight"], *rows["fees"])),
        insurance=cast("tuple[InsuranceRow, ...]", tuple(rows["insurance"])),
        duty=cast("tuple[DutyRow, ...]", tuple(rows["duty"])),
        tax=cast("tuple[TaxRow, ...]", tuple(rows["tax"])),
        is_example=reading.is_example,
    )


@cache
def example_tables() -> CostTables:
    """The example that comes with the package: its figures are made up and say so."""
    with as_file(files("rfq.landed").joinpath("example")) as folder:
        return load_tables(folder)


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        found = sorted(p for p in path.iterdir() if p.suffix.casefold() in _SUFFIXES)
        if not found:
            raise SourceError(f"{path} holds no tables", accepted="YAML or CSV files")
        return found
    if path.suffix.casefold() not in _SUFFIXES:
        raise SourceError(f"{path} is no table", value=path.suffix, accepted=_SUFFIXES)
    return [path]


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise SourceError(f"cannot read {path}: {error.strerror}", value=str(path)) from error
    except UnicodeDecodeError as error:
        raise SourceError(f"{path} is not UTF-8", value=str(path), accepted="UTF-8") from error


def _document(path: Path) -> Document:
    try:
        document = read_document(_text(path), path)
    except MappingError as error:
        raise SourceError(
            error.message, field=error.field, value=error.value, accepted=error.accepted
        ) from error
    if not isinstance(document.content, dict):
        raise SourceError(f"{path} is no table of rates", accepted=", ".join(_KEYS))
    return document


def _content(document: Document) -> dict[str, Any]:
    return cast("dict[str, Any]", document.content)


def _read_head(path: Path, document: Document, reading: _Reading) -> None:
    content = _content(document)
    for key in content:
        if key not in _KEYS:
            close = nearest(key, _KEYS)
            raise SourceError(
                f"{path}, line {document.line((key,))}: unknown section"
                + (f"; did you mean {close}?" if close else ""),
                field=key,
                accepted=", ".join(_KEYS),
            )
    reading.names.append(str(content.get("name") or path.stem))
    reading.is_example |= str(content.get("example") or "").casefold() in ("true", "yes")
    for name, members in (content.get("regions") or {}).items():
        where = f"{path}, line {document.line(('regions', name))}"
        codes: set[str] = set()
        for member in members or ():
            country = parse_country(str(member))
            inside = reading.regions.get(str(member))
            if inside is None and country is None:
                raise SourceError(
                    f"{where}: a region is a list of countries and of regions before it",
                    field=name,
                    value=member,
                )
            codes |= inside or {cast("str", country)}
        if not codes:
            raise SourceError(f"{where}: a region without countries", field=name)
        reading.regions[name] = frozenset(codes)
    for name in content.get("customs_unions") or ():
        if name not in reading.regions:
            raise SourceError(
                f"{path}, line {document.line(('customs_unions',))}: no such region",
                field="customs_unions",
                value=name,
                accepted=sorted(reading.regions),
            )
        reading.unions.add(name)


def _read_sections(path: Path, document: Document, reading: _Reading) -> None:
    content = _content(document)
    name = str(content.get("name") or path.stem)
    is_example = str(content.get("example") or "").casefold() in ("true", "yes")
    for section in ENTRIES:
        entries = content.get(section) or []
        if not isinstance(entries, list):
            raise SourceError(
                f"{path}, line {document.line((section,))}: not a list of rows", field=section
            )
        for index, entry in enumerate(entries):
            line = document.line((section, index))
            if not isinstance(entry, dict):
                raise SourceError(f"{path}, line {line}: not a row", field=section, value=entry)
            source = RowSource(name, f"{section} {index + 1}, line {line}", is_example)
            _add(path, f"line {line}", section, entry, source, reading)


def _read_csv(path: Path, reading: _Reading) -> None:
    section = next((key for key in ENTRIES if path.stem.casefold().startswith(key)), None)
    if section is None:
        raise SourceError(
            f"{path}: the file's name does not say what it holds",
            value=path.name,
            accepted=", ".join(f"{key}.csv" for key in ENTRIES),
        )
    reading.names.append(path.name)
    reader = csv.DictReader(_text(path).splitlines(), restkey="")
    for row in reader:
        if "" in row:
            raise SourceError(
                f"{path}, line {reader.line_num}: more cells than columns", value=row[""]
            )
        entry = {key: value for key, value in row.items() if value}
        source = RowSource(path.name, f"line {reader.line_num}")
        _add(path, f"line {reader.line_num}", section, entry, source, reading)


def _add(
    path: Path,
    where: str,
    section: str,
    entry: Mapping[str, Any],
    source: RowSource,
    reading: _Reading,
) -> None:
    given = {key: value for key, value in entry.items() if value is not None}
    try:
        checked = ENTRIES[section].model_validate({**given, **_places(given, reading.regions)})
    except ValidationError as error:
        raise _in_words(error, f"{path}, {where}", ENTRIES[section].model_fields) from error
    except InputError as error:
        raise SourceError(
            f"{path}, {where}: {error.message}",
            field=error.field,
            value=error.value,
            accepted=error.accepted,
        ) from error
    reading.rows[section].append(checked.row(source))


def _places(entry: Mapping[str, Any], regions: Mapping[str, frozenset[str]]) -> dict[str, str]:
    """Origin and destination as patterns: a country by any of its names, a region, a place."""
    found = {}
    for end in ("origin", "destination"):
        text = str(entry.get(end, ANYWHERE)).strip()
        if text == ANYWHERE or text in regions:
            found[end] = text
            continue
        country, slash, place = text.partition("/")
        code = parse_country(country)
        if code is None or (slash and not place.strip()):
            raise InputError(
                "not a place",
                field=end,
                value=text,
                accepted=["*", *sorted(regions), "a country", "a country/place"],
            )
        found[end] = f"{code}/{place.strip()}" if slash else code
    return found


def _in_words(error: ValidationError, where: str, known: Iterable[str]) -> SourceError:
    first = error.errors()[0]
    name = ".".join(str(part) for part in first["loc"]) or None
    if first["type"] == "extra_forbidden":
        close = nearest(name or "", list(known))
        return SourceError(
            f"{where}: unknown field" + (f"; did you mean {close}?" if close else ""),
            field=name,
            accepted=", ".join(known),
        )
    if first["type"] == "missing":
        return SourceError(f"{where}: {name} is missing", field=name, accepted=", ".join(known))
    message = first["msg"].removeprefix("Value error, ")
    value = first.get("input") if name is not None else None
    return SourceError(f"{where}: {message}", field=name, value=value)
