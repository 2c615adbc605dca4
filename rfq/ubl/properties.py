"""A specification as UBL's AdditionalItemProperty.

Only what a specification affirms goes into the typed elements, so that a system that knows nothing
of our operators is never told the opposite: "not 5 t" is a text, never a quantity of 5 t. The
operator is a ``ValueQualifier``; ``Value`` says all of it in signs, for people.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from data.constraint import Importance, Operator
from rfq.document.checks.specifications import wording
from rfq.document.figures import figure_text
from rfq.document.specification import Specification
from rfq.revision.path import Json
from rfq.ubl.names import ATTRIBUTES, IMPORTANCES, Element, add, put
from rfq.ubl.reader import Reader
from rfq.ubl.units import code_of, symbol_of

CODES: Final = {
    Operator.EQUAL: "equal",
    Operator.NOT_EQUAL: "not-equal",
    Operator.LESS: "less",
    Operator.AT_MOST: "at-most",
    Operator.MORE: "more",
    Operator.AT_LEAST: "at-least",
    Operator.BETWEEN: "between",
    Operator.ONE_OF: "one-of",
    Operator.NOT_ONE_OF: "not-one-of",
    Operator.ABOUT: "about",
}
"""Operators in letters, as UBL text."""

_OF_CODE: Final = {code: operator for operator, code in CODES.items()}
_LOWER: Final = frozenset({Operator.AT_LEAST, Operator.MORE, Operator.BETWEEN})
_UPPER: Final = frozenset({Operator.AT_MOST, Operator.LESS, Operator.BETWEEN})
_POINT: Final = frozenset({Operator.EQUAL, Operator.ABOUT})
_BOOLEAN: Final = "boolean"


def write_property(item: Element, one: Specification) -> None:
    """Add a specification to an item."""
    element = add(item, "cac:AdditionalItemProperty")
    add(element, "cbc:ID", one.id)
    add(element, "cbc:Name", one.name)
    put(element, "cbc:NameCode", one.attribute, listID=ATTRIBUTES)
    flag = one.values[0] if isinstance(one.values[0], bool) else None
    plain = one.operator is Operator.EQUAL and isinstance(one.values[0], str)
    add(element, "cbc:Value", str(one.values[0]) if plain else _said(one, flag))
    code = code_of(one.unit) if one.unit is not None else None
    coded = one.unit is None or code is not None
    if one.operator in _POINT and one.numbers and coded:
        add(element, "cbc:ValueQuantity", figure_text(one.numbers[0]), unitCode=code)
    add(element, "cbc:ValueQualifier", CODES[one.operator])
    if flag is not None:
        add(element, "cbc:ValueQualifier", _BOOLEAN)
    add(element, "cbc:ImportanceCode", one.importance.value, listID=IMPORTANCES)
    if one.operator is Operator.ONE_OF:
        for value in one.values:
            add(element, "cbc:ListValue", _listed(value, one.unit))
    _write_range(element, one, code)


def _said(one: Specification, flag: bool | None) -> str:
    if flag is not None:
        sign = "" if one.operator is Operator.EQUAL else f"{one.operator.value} "
        return f"{sign}{str(flag).lower()}"
    return wording(one)


def _listed(value: float | str | bool, unit: str | None) -> str:
    if isinstance(value, float):
        return f"{figure_text(value)} {unit}" if unit is not None else figure_text(value)
    return value if isinstance(value, str) else str(value).lower()


def _write_range(element: Element, one: Specification, code: str | None) -> None:
    low, high = _bounds(one)
    if low is None and high is None:
        return
    if code is not None:
        dimension = add(element, "cac:RangeDimension")
        add(dimension, "cbc:AttributeID", one.attribute or one.id)
        put(dimension, "cbc:MinimumMeasure", _text(low), unitCode=code)
        put(dimension, "cbc:MaximumMeasure", _text(high), unitCode=code)
    else:
        span = add(element, "cac:ItemPropertyRange")
        put(span, "cbc:MinimumValue", _with_unit(low, one.unit))
        put(span, "cbc:MaximumValue", _with_unit(high, one.unit))


def _bounds(one: Specification) -> tuple[float | None, float | None]:
    """What a value lies between: stated, or through a tolerance in the value's own unit."""
    if one.operator in _LOWER or one.operator in _UPPER:
        low = one.numbers[0] if one.operator in _LOWER else None
        return low, one.numbers[-1] if one.operator in _UPPER else None
    tolerance = one.tolerance
    if one.operator not in _POINT or tolerance is None:
        return None, None
    value = one.numbers[0]
    if tolerance.unit == "%" and one.unit != "%":
        minus, plus = (abs(value) * part / 100 for part in (tolerance.minus, tolerance.plus))
    elif tolerance.unit in (None, one.unit):
        minus, plus = tolerance.minus, tolerance.plus
    else:
        return None, None
    return _tidy(value - minus), _tidy(value + plus)


def _tidy(value: float) -> float:
    return float(f"{value:.12g}")


def _text(value: float | None) -> str | None:
    return figure_text(value) if value is not None else None


def _with_unit(value: float | None, unit: str | None) -> str | None:
    if value is None:
        return None
    return f"{figure_text(value)} {unit}" if unit is not None else figure_text(value)


def read_property(reader: Reader, element: Element, number: int) -> Json:
    """What an item property says, as far as UBL says it; None where it says no value.

    Args:
        reader: of the document.
        element: an ``AdditionalItemProperty``.
        number: of the property in its item, from 1: names it where it has no id.
    """
    qualifiers = reader.texts(element, "cbc:ValueQualifier")
    operator = next((_OF_CODE[one] for one in qualifiers if one in _OF_CODE), None)
    importance = reader.text(element, "cbc:ImportanceCode")
    found: dict[str, Json] = {
        "id": reader.text(element, "cbc:ID") or f"s{number}",
        "name": reader.text(element, "cbc:Name"),
        "importance": importance if importance in set(Importance) else Importance.MUST.value,
    }
    code = reader.one(element, "cbc:NameCode")
    if code is not None and code.get("listID") == ATTRIBUTES:
        found["attribute"] = reader.content(code)
    said = reader.text(element, "cbc:Value")
    values = _read_values(reader, element, operator, said, _BOOLEAN in qualifiers)
    if values is None:
        return None
    reader.skip(
        element,
        "cac:RangeDimension/cbc:AttributeID",
        "cac:RangeDimension/cbc:MinimumMeasure",
        "cac:RangeDimension/cbc:MaximumMeasure",
        "cac:ItemPropertyRange/cbc:MinimumValue",
        "cac:ItemPropertyRange/cbc:MaximumValue",
    )
    return found | values


def _read_values(
    reader: Reader, element: Element, operator: Operator | None, said: str | None, boolean: bool
) -> dict[str, Json] | None:
    listed = reader.texts(element, "cbc:ListValue")
    quantity = reader.one(element, "cbc:ValueQuantity")
    if operator is None:
        operator, bounds = _guessed(reader, element, quantity, listed)
    else:
        bounds = _read_bounds(reader, element)
    result: dict[str, Json] = {"operator": operator.value}
    if operator in _POINT and quantity is not None:
        return result | _quantity(reader, quantity)
    if bounds is not None and (operator in _LOWER or operator in _UPPER):
        return result | bounds
    if operator is Operator.ONE_OF and listed:
        return result | {"values": listed}
    if boolean and said in ("true", "false"):
        return result | {"values": [said == "true"]}
    # What has no typed element of its own stands in the extension; without it, the words are all
    # there is, operator and unit included.
    return {"operator": Operator.EQUAL.value, "values": [said]} if said is not None else None


def _guessed(
    reader: Reader, element: Element, quantity: Element | None, listed: Iterable[str]
) -> tuple[Operator, dict[str, Json] | None]:
    """The operator of a property from another system, by which elements it has."""
    if quantity is not None:
        return Operator.EQUAL, None
    bounds = _read_bounds(reader, element)
    if bounds is not None:
        low = reader.one(element, ".//cbc:MinimumMeasure") is not None or (
            reader.one(element, ".//cbc:MinimumValue") is not None
        )
        if len(bounds["values"]) == 2:
            return Operator.BETWEEN, bounds
        return (Operator.AT_LEAST if low else Operator.AT_MOST), bounds
    return (Operator.ONE_OF if any(True for _ in listed) else Operator.EQUAL), None


def _quantity(reader: Reader, element: Element) -> dict[str, Json]:
    text, code = reader.content(element) or "", element.get("unitCode")
    symbol = symbol_of(code) if code is not None else None
    if code is not None and symbol is None:
        # A code that we do not know: what it says is kept, as words.
        return {"values": [f"{text} {code}"]}
    return {"values": [float(text)], "unit": symbol}


def _read_bounds(reader: Reader, element: Element) -> dict[str, Json] | None:
    measures = [
        one
        for name in ("Minimum", "Maximum")
        if (one := reader.one(element, f"cac:RangeDimension/cbc:{name}Measure")) is not None
    ]
    if measures:
        symbols = {symbol_of(one.get("unitCode") or "") for one in measures}
        symbol = symbols.pop()
        if symbols or symbol is None:
            return None
        return {"values": [float(one.text or "nan") for one in measures], "unit": symbol}
    texts = [
        one.text or ""
        for name in ("Minimum", "Maximum")
        if (one := reader.one(element, f"cac:ItemPropertyRange/cbc:{name}Value")) is not None
    ]
    try:
        return {"values": [float(text) for text in texts]} if texts else None
    except ValueError:
        return None
