"""Columns: what each column of a batch feeds, compiled once per set of columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass
from typing import Final

from data.errors import MappingError
from data.evidence import Basis
from data.ingest.cells import AttributeCells, BagCells, CellStore, Named, PairedCells, with_unit
from data.ingest.extract import Extractor, extractor
from data.ingest.fields import PARSERS
from data.ingest.notation import Notation, Unread
from data.mapping.model import ATTRIBUTE, BAG, IGNORE, ColumnMapping, Mapping
from data.parse.text import clean, is_missing, name_key
from data.readers.base import Column
from data.units import known_symbols, parse_unit

_MEMO_LIMIT: Final = 200_000


class FieldValues(dict[str | None, object]):
    """Text of one core column to its value, each distinct text parsed once.

    A value is None when missing and `Unread` when it could not be read.
    """

    def __init__(
        self,
        target: str,
        notation: Notation,
        extract: Extractor | None = None,
        *,
        unit: str | None = None,
    ) -> None:
        super().__init__({None: None})
        self._unit = unit
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
        text = raw
        if self._extract is not None:
            part = self._extract(clean(raw))
            if part is None:
                return Unread("the cell holds no such part")
            text = part
        if is_missing(clean(text)):
            return None
        if self._unit is not None:
            text = with_unit(text, self._unit)
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
class PairedColumn:
    """A column whose attribute is named, or measured, by another column of the row.

    Attributes:
        name, unit: index of the column with the attribute's name, and with its unit; -1 for none.
    """

    index: int
    name: int
    unit: int
    cells: PairedCells


@dataclass(frozen=True, slots=True)
class Columns:
    """Everything the columns of a batch feed."""

    fields: dict[str, tuple[FieldColumn, ...]]
    attributes: tuple[AttributeColumn | PairedColumn, ...]


class ColumnCompiler:
    """Compiles columns under a mapping; memos live as long as the compiler, one per column."""

    def __init__(self, mapping: Mapping, store: CellStore) -> None:
        self._store = store
        self._attributes: dict[tuple[Column, str], AttributeCells | BagCells] = {}
        self._pairs: dict[tuple[Column, str], PairedCells] = {}
        self._values: dict[tuple[Column, str], FieldValues] = {}
        self.mapping = mapping

    def compile(self, columns: tuple[Column, ...]) -> Columns:
        """What these columns feed.

        Raises:
            MappingError: a unit or pattern of the mapping cannot be used.
        """
        fields: dict[str, list[FieldColumn]] = defaultdict(list)
        attributes: list[AttributeColumn | PairedColumn] = []
        places = {column.name: index for index, column in enumerate(columns)}
        # In the mapping's order: it says which level of a category path comes first.
        for name, meanings in self.mapping.columns.items():
            index = places.get(name, -1)
            if index < 0:
                continue
            column = columns[index]
            for meaning in meanings:
                if meaning.to == IGNORE:
                    continue
                if meaning.to == ATTRIBUTE and (meaning.name_from or meaning.unit_from):
                    attributes.append(self._paired(index, column, meaning, places))
                elif meaning.to in (ATTRIBUTE, BAG):
                    attributes.append(AttributeColumn(index, self._cells(column, meaning)))
                else:
                    fields[meaning.to].append(self._field(index, column, meaning))
        for target, text in self.mapping.constants.items():
            if target not in fields and target in PARSERS:
                fields[target].append(self._constant(target, text))
        return Columns({t: tuple(f) for t, f in fields.items()}, tuple(attributes))

    def trim(self) -> None:
        """Bound the memory that memos take."""
        for cells in (*self._attributes.values(), *self._pairs.values()):
            cells.trim()

    def notation(self, meaning: ColumnMapping, *, machine: bool) -> Notation:
        """How amounts and dates of a column are written."""
        return Notation(
            decimal="." if machine else self.mapping.decimal,
            date_order=self.mapping.date_order,
            currency=meaning.currency,
            symbols=self.mapping.symbols,
            boolean=meaning.boolean,
            min_quantity=meaning.min_quantity,
        )

    def with_currency(self, field: FieldColumn, currency: str, column: Column) -> FieldValues:
        """The values of an amount column in rows whose own currency field says ``currency``."""
        key = (column, f"{field.target}@{currency}")
        found = self._values.get(key)
        if found is None:
            meaning = field.meaning.model_copy(update={"currency": currency})
            notation = self.notation(meaning, machine=column.machine)
            found = self._values[key] = FieldValues(
                field.target, notation, extractor(meaning), unit=meaning.unit
            )
        return found

    def _field(self, index: int, column: Column, meaning: ColumnMapping) -> FieldColumn:
        extract = extractor(meaning)
        key = (column, meaning.model_dump_json())
        values = self._values.get(key)
        if values is None:
            notation = self.notation(meaning, machine=column.machine)
            values = self._values[key] = FieldValues(
                meaning.to, notation, extract, unit=meaning.unit
            )
        basis = Basis.LISTED if extract is None else Basis.INFERRED
        return FieldColumn(meaning.to, index, column.name, basis, values, meaning)

    def _constant(self, target: str, text: str) -> FieldColumn:
        meaning = ColumnMapping(to=target)
        values = FieldValues(target, self.notation(meaning, machine=False))
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

    def _paired(
        self, index: int, column: Column, meaning: ColumnMapping, places: MappingOf[str, int]
    ) -> PairedColumn:
        key = (column, meaning.model_dump_json())
        cells = self._pairs.get(key)
        if cells is None:
            named = self._named(column, meaning)
            cells = PairedCells(named, self._store, finds_name=meaning.name_from is not None)
            self._pairs[key] = cells
        return PairedColumn(
            index,
            places.get(meaning.name_from or "", -1),
            places.get(meaning.unit_from or "", -1),
            cells,
        )

    def _new_cells(self, column: Column, meaning: ColumnMapping) -> AttributeCells | BagCells:
        if meaning.to == BAG:
            return BagCells(column.name, self.mapping.decimal, self._store)
        return AttributeCells(self._named(column, meaning), self._store, extractor(meaning))

    def _named(self, column: Column, meaning: ColumnMapping) -> Named:
        unit: str | None = None
        if meaning.unit is not None:
            unit = meaning.unit
            if unit not in known_symbols():
                beside = meaning.name or column.name
                unit = parse_unit(meaning.unit, beside=beside) or parse_unit(meaning.unit)
            if unit is None:
                raise MappingError(
                    f"unknown unit of column {column.name!r}",
                    field="unit",
                    value=meaning.unit,
                    accepted="a unit such as kg, mm, V or m²",
                )
        name = meaning.name or column.name
        return Named(
            name=name,
            key=name_key(name),
            column=column.name,
            unit=unit,
            decimal=self.mapping.decimal,
            machine=column.machine,
            boolean=meaning.boolean,
            basis=Basis.LISTED if extractor(meaning) is None else Basis.INFERRED,
        )
