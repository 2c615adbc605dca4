"""Attribute values: from records to rows of ``attribute_values`` and back.

A row is one number, word or truth value. A size (`Dimensions`) takes one row per direction, with
the same attribute, column and source row and the ordinals 0, 1, 2; of anything else a row is one
value, several of a several-of attribute several rows.

What the source states is of the same type as the value: a number or size in the ``stated_``
columns, words as ``stated_text``, a flag as the row's own flag. Where the value is not known, a
number or size may still have been read (of another dimension, say); words then were not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from data.errors import InputError
from data.evidence import Basis, Evidence
from data.parse.reading import Shape
from data.records import AttributeValue
from data.values import Dimensions, Flag, Number, Text, Value

if TYPE_CHECKING:
    from data.schema.model import AttributeKind


class ValueRow(NamedTuple):
    """One row of ``attribute_values``; the fields are its columns, in order."""

    product_id: str
    attribute: str
    kind: str
    ordinal: int
    known: bool
    low: float | None
    high: float | None
    unit: str | None
    label: str | None
    flag: bool | None
    axis: str | None
    stated_shape: str
    stated_low: float | None
    stated_high: float | None
    stated_unit: str | None
    stated_text: str
    column: str
    raw: str
    source: str
    source_row: int
    basis: str


VALUE_COLUMNS: Final = ValueRow._fields

# Of data.schema.model.AttributeKind, whose package takes long to import.
_DIMENSIONS: Final = "dimensions"
_NUMBER: Final = "number"
_BOOLEAN: Final = "boolean"
_TEXT: Final = "text"
_POINT: Final = Shape.POINT.value
_RANGE: Final = Shape.RANGE.value
_LIST: Final = Shape.LIST.value
_SIZE: Final = Shape.DIMENSIONS.value
_BASES: Final = {basis.value: basis for basis in Basis}


def rows_of_values(
    product_id: str,
    values: Iterable[AttributeValue],
    kinds: Mapping[str, AttributeKind] | None = None,
) -> list[ValueRow]:
    """The rows of a product's attribute values, in order.

    Args:
        product_id: of the product.
        values: its attribute values.
        kinds: kind per attribute id, to tell words that are one-of, several-of, text or
            identifier apart; "text" where it is not given.

    Raises:
        InputError: a value that does not follow from what is stated: known but not stated, of
            another type, or a size whose stated directions are not those of its value.
    """
    rows: list[ValueRow] = []
    count: dict[str, int] = {}
    for value in values:
        _check(value)
        if isinstance(value.stated, Dimensions):
            rows.extend(_size_rows(product_id, value, value.stated))
            continue
        ordinal = count.get(value.attribute, 0)
        count[value.attribute] = ordinal + 1
        kind = str(kinds.get(value.attribute, _TEXT)) if kinds else _TEXT
        rows.append(_row(product_id, value, ordinal, kind))
    return rows


def values_of_rows(rows: Sequence[ValueRow]) -> tuple[AttributeValue, ...]:
    """The inverse of `rows_of_values` for one product.

    A schema applied in parallel writes the rows of one cell in any order: they are put in the
    order of their ordinals, in the places that the cell's rows have among the others.
    """
    cells: dict[tuple[str, str, str, int], list[int]] = {}
    for at, row in enumerate(rows):
        cell = (row.attribute, row.column, row.source, row.source_row)
        cells.setdefault(cell, []).append(at)
    found: list[AttributeValue | None] = [None] * len(rows)
    for places in cells.values():
        same = [rows[at] for at in places]
        if same[0].kind == _DIMENSIONS:
            for at, size in _sizes(same):
                found[places[at]] = _several(size)
        else:
            same.sort(key=_ordinal)
            for at, row in zip(places, same, strict=True):
                found[at] = _single(row)
    return tuple(value for value in found if value is not None)


def _ordinal(row: ValueRow) -> int:
    return row.ordinal


def _sizes(rows: list[ValueRow]) -> Iterator[tuple[int, list[ValueRow]]]:
    """The sizes in the rows of a cell, each with the index of a row of its own.

    There is one, unless a bag states the same attribute twice.
    """
    starts = [at for at, row in enumerate(rows) if row.ordinal == 0]
    lengths = [end - start for start, end in pairwise([*starts, len(rows)])]
    written = [ordinal for length in lengths for ordinal in range(length)]
    if written == [row.ordinal for row in rows]:
        for start, length in zip(starts, lengths, strict=True):
            yield start, rows[start : start + length]
        return
    seen: Counter[int] = Counter()
    sizes: list[list[ValueRow]] = []
    for row in sorted(rows, key=_ordinal):
        if seen[row.ordinal] == len(sizes):
            sizes.append([])
        sizes[seen[row.ordinal]].append(row)
        seen[row.ordinal] += 1
    yield from enumerate(sizes)


def _single(row: ValueRow) -> AttributeValue:
    value: Value | None = None
    stated: Value | None = None
    if row.kind == _NUMBER:
        if row.known:
            value = _number(row.low, row.high, row.unit)
        # Of an unknown list only the first item is here, and that is not what the source states.
        if row.stated_shape in (_POINT, _RANGE) or (row.known and row.stated_shape == _LIST):
            stated = _number(row.stated_low, row.stated_high, row.stated_unit)
    elif row.kind == _BOOLEAN:
        if row.known and row.flag is not None:
            value = stated = Flag(row.flag)
    elif row.known and row.label is not None:
        value, stated = Text(row.label), Text(row.stated_text)
    return AttributeValue(row.attribute, value, stated, _evidence(row))


def _several(rows: list[ValueRow]) -> AttributeValue:
    first = rows[0]
    known = all(row.known for row in rows)
    value = _size([row.low for row in rows], first.unit, rows) if known else None
    stated = None
    if first.stated_shape == _SIZE:
        stated = _size([row.stated_low for row in rows], first.stated_unit, rows)
    return AttributeValue(first.attribute, value, stated, _evidence(first))


def _evidence(row: ValueRow) -> Evidence:
    return Evidence(row.source, row.source_row, row.column, row.raw, _BASES[row.basis])


def _number(low: float | None, high: float | None, unit: str | None) -> Number | None:
    return None if low is None or high is None else Number(low, high, unit)


def _size(
    sizes: Sequence[float | None], unit: str | None, rows: Sequence[ValueRow]
) -> Dimensions | None:
    numbers = tuple(size for size in sizes if size is not None)
    axes = tuple(row.axis for row in rows if row.axis is not None)
    # One direction alone is a cell that could not be read as a size: its first number only.
    if len(numbers) != len(rows) or len(numbers) == 1:
        return None
    return Dimensions(numbers, unit, axes if len(axes) == len(rows) else ())


def _row(product_id: str, value: AttributeValue, ordinal: int, kind: str) -> ValueRow:
    known, stated = value.value, value.stated
    number = known if isinstance(known, Number) else None
    read = stated if isinstance(stated, Number) else None
    if isinstance(known, Number) or (known is None and read is not None):
        kind = _NUMBER
    elif isinstance(known, Flag):
        kind = _BOOLEAN
    return ValueRow(
        product_id=product_id,
        attribute=value.attribute,
        kind=kind,
        ordinal=ordinal,
        known=known is not None,
        low=None if number is None else number.low,
        high=None if number is None else number.high,
        unit=None if number is None else number.unit,
        label=known.text if isinstance(known, Text) else None,
        flag=known.flag if isinstance(known, Flag) else None,
        axis=None,
        stated_shape=Shape.NONE.value if read is None else _POINT if read.is_point else _RANGE,
        stated_low=None if read is None else read.low,
        stated_high=None if read is None else read.high,
        stated_unit=None if read is None else read.unit,
        stated_text=stated.text if isinstance(stated, Text) else value.evidence.raw,
        column=value.evidence.column,
        raw=value.evidence.raw,
        source=value.evidence.source,
        source_row=value.evidence.row,
        basis=value.evidence.basis.value,
    )


def _size_rows(product_id: str, value: AttributeValue, stated: Dimensions) -> Iterator[ValueRow]:
    known = value.value if isinstance(value.value, Dimensions) else None
    for ordinal in range(len(stated.sizes)):
        yield ValueRow(
            product_id=product_id,
            attribute=value.attribute,
            kind=_DIMENSIONS,
            ordinal=ordinal,
            known=known is not None,
            low=None if known is None else known.sizes[ordinal],
            high=None if known is None else known.sizes[ordinal],
            unit=None if known is None else known.unit,
            label=None,
            flag=None,
            axis=stated.axes[ordinal] if stated.axes else None,
            stated_shape=_SIZE,
            stated_low=stated.sizes[ordinal],
            stated_high=stated.sizes[ordinal],
            stated_unit=stated.unit,
            stated_text=value.evidence.raw,
            column=value.evidence.column,
            raw=value.evidence.raw,
            source=value.evidence.source,
            source_row=value.evidence.row,
            basis=value.evidence.basis.value,
        )


def _check(value: AttributeValue) -> None:
    known, stated = value.value, value.stated
    if known is None:
        sound = stated is None or isinstance(stated, Number | Dimensions)
    elif isinstance(known, Flag):
        sound = stated == known
    elif isinstance(known, Dimensions):
        sound = isinstance(stated, Dimensions) and (
            (len(known.sizes), known.axes) == (len(stated.sizes), stated.axes)
        )
    else:
        sound = type(stated) is type(known)
    if isinstance(stated, Dimensions):
        sound &= len(stated.sizes) > 1 and len(stated.axes) in (0, len(stated.sizes))
    if not sound:
        raise InputError(
            "an attribute value that does not follow from what is stated",
            field=value.attribute,
            value=(known, stated),
            accepted="stated as a value of the same type: the same flag, a size of as many "
            "directions; of an unknown value, nothing, a number or a size",
        )
