"""Attribute values: from records to rows of ``attribute_values`` and back.

A row is one number, word or truth value. A size (`Dimensions`) takes one row per direction, with
the same attribute, column and source row and the ordinals 0, 1, 2; of anything else a row is one
value, several of a several-of attribute several rows.

What the source states is kept in the ``stated_`` columns: numbers by their shape, a flag as the
row's own flag, and words as ``stated_text``; a value that could not be read (``known`` is false)
and has no numbers states nothing that was understood.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from data.errors import InputError
from data.evidence import Basis, Evidence
from data.parse.reading import Shape
from data.records import AttributeValue
from data.schema.model import AttributeKind
from data.values import Dimensions, Flag, Number, Text, Value


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

_DIMENSIONS: Final = AttributeKind.DIMENSIONS.value
_NUMBER: Final = AttributeKind.NUMBER.value
_BOOLEAN: Final = AttributeKind.BOOLEAN.value
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
        InputError: a value that no source can lead to: known but never stated, or a size whose
            stated directions are not those of its value.
    """
    rows: list[ValueRow] = []
    count: dict[str, int] = {}
    for value in values:
        _check(value)
        if isinstance(value.value, Dimensions) or isinstance(value.stated, Dimensions):
            rows.extend(_size_rows(product_id, value))
            continue
        ordinal = count.get(value.attribute, 0)
        count[value.attribute] = ordinal + 1
        kind = kinds.get(value.attribute) if kinds else None
        rows.append(_row(product_id, value, ordinal, kind))
    return rows


def values_of_rows(rows: Sequence[ValueRow]) -> tuple[AttributeValue, ...]:
    """The inverse of `rows_of_values` for one product, whatever order its rows are in."""
    found: list[list[ValueRow]] = []
    sizes: dict[tuple[str, str, str, int], list[ValueRow]] = {}
    for row in rows:
        if row.kind == _DIMENSIONS:
            cell = (row.attribute, row.column, row.source, row.source_row)
            group = sizes.get(cell)
            if group is not None and group[-1].ordinal < row.ordinal:
                group.append(row)
                continue
            sizes[cell] = group = [row]
            found.append(group)
        else:
            found.append([row])
    return tuple(_value(group) for group in found)


def _value(rows: list[ValueRow]) -> AttributeValue:
    first = rows[0]
    known = all(row.known for row in rows)
    return AttributeValue(
        attribute=first.attribute,
        value=_known_value(rows) if known else None,
        stated=_stated_value(rows, known=known),
        evidence=Evidence(
            first.source, first.source_row, first.column, first.raw, _BASES[first.basis]
        ),
    )


def _known_value(rows: list[ValueRow]) -> Value | None:
    row = rows[0]
    if row.kind == _DIMENSIONS:
        return _size([r.low for r in rows], row.unit, rows)
    if row.kind == _NUMBER:
        return _number(row.low, row.high, row.unit)
    if row.kind == _BOOLEAN:
        return None if row.flag is None else Flag(row.flag)
    return None if row.label is None else Text(row.label)


def _stated_value(rows: list[ValueRow], *, known: bool) -> Value | None:
    row = rows[0]
    if row.stated_shape == Shape.DIMENSIONS and row.kind == _DIMENSIONS:
        return _size([r.stated_low for r in rows], row.stated_unit, rows)
    if row.stated_low is not None and row.stated_shape != Shape.DIMENSIONS:
        return _number(row.stated_low, row.stated_high, row.stated_unit)
    if not known:
        return None
    if row.kind == _BOOLEAN:
        return None if row.flag is None else Flag(row.flag)
    return Text(row.stated_text)


def _number(low: float | None, high: float | None, unit: str | None) -> Number | None:
    return None if low is None or high is None else Number(low, high, unit)


def _size(
    sizes: Sequence[float | None], unit: str | None, rows: Sequence[ValueRow]
) -> Dimensions | None:
    stated = tuple(size for size in sizes if size is not None)
    axes = tuple(row.axis for row in rows if row.axis is not None)
    if len(stated) != len(rows):
        return None
    return Dimensions(stated, unit, axes if len(axes) == len(rows) else ())


def _row(
    product_id: str, value: AttributeValue, ordinal: int, kind: AttributeKind | None
) -> ValueRow:
    known, stated = value.value, value.stated
    number = known if isinstance(known, Number) else None
    read = stated if isinstance(stated, Number) else None
    if isinstance(known, Number) or (known is None and read is not None):
        kind = AttributeKind.NUMBER
    elif isinstance(known, Flag):
        kind = AttributeKind.BOOLEAN
    return ValueRow(
        product_id=product_id,
        attribute=value.attribute,
        kind=(kind or AttributeKind.TEXT).value,
        ordinal=ordinal,
        known=known is not None,
        low=None if number is None else number.low,
        high=None if number is None else number.high,
        unit=None if number is None else number.unit,
        label=known.text if isinstance(known, Text) else None,
        flag=known.flag if isinstance(known, Flag) else None,
        axis=None,
        stated_shape=(
            Shape.NONE if read is None else Shape.POINT if read.is_point else Shape.RANGE
        ).value,
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


def _size_rows(product_id: str, value: AttributeValue) -> Iterator[ValueRow]:
    known = value.value if isinstance(value.value, Dimensions) else None
    stated = value.stated if isinstance(value.stated, Dimensions) else None
    size = known or stated
    for ordinal in range(len(size.sizes) if size else 0):
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
            axis=size.axes[ordinal] if size and size.axes else None,
            stated_shape=(Shape.NONE if stated is None else Shape.DIMENSIONS).value,
            stated_low=None if stated is None else stated.sizes[ordinal],
            stated_high=None if stated is None else stated.sizes[ordinal],
            stated_unit=None if stated is None else stated.unit,
            stated_text=(
                value.stated.text if isinstance(value.stated, Text) else value.evidence.raw
            ),
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
    elif isinstance(known, Dimensions):
        sound = isinstance(stated, Text) or (
            isinstance(stated, Dimensions)
            and (len(stated.sizes), stated.axes) == (len(known.sizes), known.axes)
        )
    elif isinstance(known, Flag):
        sound = stated == known or isinstance(stated, Number)
    else:
        sound = isinstance(stated, Number | Text)
    sizes = [v for v in (known, stated) if isinstance(v, Dimensions)]
    sound &= all(v.sizes and len(v.axes) in (0, len(v.sizes)) for v in sizes)
    if not sound:
        raise InputError(
            "an attribute value that does not follow from what is stated",
            field=value.attribute,
            value=(known, stated),
            accepted="a value that is stated as numbers, as words, or as the same flag or size",
        )
