"""Columns: what each column of a batch feeds, compiled once per set of columns."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from data.errors import MappingError
from data.evidence import Basis
from data.ingest.cells import AttributeCells, BagCells, CellStore, Named
from data.ingest.extract import Extractor, extractor
from data.ingest.fields import PARSERS, Notation, Unread
from data.mapping.model import ATTRIBUTE, BAG, IGNORE, ColumnMapping, Mapping
from data.parse.text import clean, is_missing, name_key
from data.readers.base import Column
from data.units import parse_unit

_MEMO_LIMIT: Final = 200_000


class FieldValues(dict[str | None, object]):
    """Text of one core column to its value, each distinct text parsed once.

    A value is None when missing and `Unread` when it could not be read.
    """

    def __init__(self, target: str, notation: Notation, extract: Extractor | None) -> None:
        super().__init__({None: None})
        self._parse = PARSERS[target]
        self._notation = notation
        self._extract = extract

    def __missing__(self, raw: str) -> object:
        value = self._read(raw)
        if len(self) > _MEMO_LIMIT:
            self.clear()
            self[None] = None
        self[raw] = value
        return value

    def _read(self, raw: str) -> object:
        text: str | None = raw
        if self._extract is not None:
            text = self._extract(raw)
            if text is None:
                return Unread("the cell holds no such part")
        if text is None or is_missing(clean(text)):
            return None
        return self._parse(text, self._notation)


@dataclass(frozen=True, slots=True)
class FieldColumn:
    """A column that feeds a core field.

    Attributes:
        index: of the column in the batch; -1 for a constant of the mapping.
        constant: the constant's text, when it is one.
    """

    target: str
    index: int
    column: str
    basis: Basis
    values: FieldValues
    meaning: ColumnMapping
    constant: str | None = None


@dataclass(frozen=True, slots=True)
class AttributeColumn:
    """A column that feeds attributes: one, or a bag of several."""

    index: int
    cells: AttributeCells | BagCells


@dataclass(frozen=True, slots=True)
class Columns:
    """Everything the columns of a batch feed."""

    fields: dict[str, tuple[FieldColumn, ...]]
    attributes: tuple[AttributeColumn, ...]


class ColumnCompiler:
    """Compiles columns under a mapping; memos live as long as the compiler, one per column."""

    def __init__(self, mapping: Mapping, store: CellStore) -> None:
        self._store = store
        self._attributes: dict[tuple[Column, str], AttributeCells | BagCells] = {}
        self._values: dict[tuple[Column, str], FieldValues] = {}
        self.mapping = mapping

    def compile(self, columns: tuple[Column, ...]) -> Columns:
        """What these columns feed.

        Raises:
            MappingError: a unit or pattern of the mapping cannot be used.
        """
        fields: dict[str, list[FieldColumn]] = defaultdict(list)
        attributes: list[AttributeColumn] = []
        for index, column in enumerate(columns):
            for meaning in self.mapping.columns.get(column.name, ()):
                if meaning.to == IGNORE:
                    continue
                if meaning.to in (ATTRIBUTE, BAG):
                    attributes.append(AttributeColumn(index, self._cells(column, meaning)))
                else:
                    fields[meaning.to].append(self._field(index, column, meaning))
        for target, text in self.mapping.constants.items():
            if target not in fields and target in PARSERS:
                fields[target].append(self._constant(target, text))
        return Columns({t: tuple(f) for t, f in fields.items()}, tuple(attributes))

    def trim(self) -> None:
        """Bound the memory that memos take."""
        for cells in self._attributes.values():
            cells.trim()

    def notation(self, meaning: ColumnMapping, *, machine: bool) -> Notation:
        """How amounts and dates of a column are written."""
        return Notation(
            decimal="." if machine else self.mapping.decimal,
            date_order=self.mapping.date_order,
            currency=meaning.currency,
            symbols=self.mapping.symbols,
            boolean=meaning.boolean,
        )

    def with_currency(self, field: FieldColumn, currency: str, column: Column) -> FieldValues:
        """The values of an amount column in rows whose own currency field says ``currency``."""
        key = (column, f"{field.target}@{currency}")
        found = self._values.get(key)
        if found is None:
            meaning = field.meaning.model_copy(update={"currency": currency})
            notation = self.notation(meaning, machine=column.machine)
            found = self._values[key] = FieldValues(field.target, notation, extractor(meaning))
        return found

    def _field(self, index: int, column: Column, meaning: ColumnMapping) -> FieldColumn:
        extract = extractor(meaning)
        key = (column, meaning.model_dump_json())
        values = self._values.get(key)
        if values is None:
            notation = self.notation(meaning, machine=column.machine)
            values = self._values[key] = FieldValues(meaning.to, notation, extract)
        basis = Basis.LISTED if extract is None else Basis.INFERRED
        return FieldColumn(meaning.to, index, column.name, basis, values, meaning)

    def _constant(self, target: str, text: str) -> FieldColumn:
        meaning = ColumnMapping(to=target)
        values = FieldValues(target, self.notation(meaning, machine=False), None)
        value = values[text]
        if isinstance(value, Unread):
            raise MappingError(
                "a constant of the mapping cannot be read",
                field=target,
                value=text,
                accepted=value.reason.removeprefix("accepted: "),
            )
        return FieldColumn(target, -1, "(mapping)", Basis.DECLARED, values, meaning, text)

    def _cells(self, column: Column, meaning: ColumnMapping) -> AttributeCells | BagCells:
        key = (column, meaning.model_dump_json())
        found = self._attributes.get(key)
        if found is None:
            found = self._attributes[key] = self._new_cells(column, meaning)
        return found

    def _new_cells(self, column: Column, meaning: ColumnMapping) -> AttributeCells | BagCells:
        if meaning.to == BAG:
            return BagCells(column.name, self.mapping.decimal, self._store)
        unit = None
        if meaning.unit is not None:
            unit = parse_unit(meaning.unit)
            if unit is None:
                raise MappingError(
                    f"unknown unit of column {column.name!r}",
                    field="unit",
                    value=meaning.unit,
                    accepted="a unit such as kg, mm, V or m²",
                )
        name = meaning.name or column.name
        extract = extractor(meaning)
        named = Named(
            name=name,
            key=name_key(name),
            column=column.name,
            unit=unit,
            decimal=self.mapping.decimal,
            machine=column.machine,
            boolean=meaning.boolean,
            basis=Basis.LISTED if extract is None else Basis.INFERRED,
        )
        return AttributeCells(named, self._store, extract)
