"""Filters as people write them: ``load capacity >= 2.5 t``, ``power source in diesel, LPG ?``.

A filter is a field, an operator and a value. The field is an attribute's label, any spelling of it
that the files use, its id, or a field that every product can have (price, moq, lead time, country,
supplier, certification, category, brand). A question mark at the end makes it a wish instead of a
requirement.

=============  =========================================  ==============================
operator       also                                       example
=============  =========================================  ==============================
``=``          ``==``, ``is``                             ``power source = Electric``
``!=``         ``≠``, ``is not``                          ``brand != Liftwell``
``<`` ``<=``   ``≤``; ``>`` ``>=`` ``≥``                  ``price <= 12000 USD``
``~``          ``about``                                  ``weight ~ 20 kg``
``in``         ``not in``; values set apart by commas     ``country in China, Vietnam``
``=``          with two numbers and ``..`` between them   ``lift height = 3 .. 4.5 m``
=============  =========================================  ==============================
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from data.constraint import (
    BRAND,
    CATEGORY,
    CERTIFICATION,
    CORE_FIELDS,
    COUNTRY,
    LEAD_TIME,
    MOQ,
    PRICE,
    SUPPLIER,
    Constraint,
    Importance,
    Operator,
)
from data.errors import InputError, UnitError
from data.schema.model import AttributeDefinition, AttributeKind

if TYPE_CHECKING:
    from data.schema import AttributeSchema

_CORE_NAMES: Final[Mapping[str, str]] = {
    "price": PRICE,
    "unit_price": PRICE,
    "moq": MOQ,
    "minimum_order": MOQ,
    "minimum_order_quantity": MOQ,
    "lead_time": LEAD_TIME,
    "delivery_time": LEAD_TIME,
    "country": COUNTRY,
    "supplier_country": COUNTRY,
    "origin": COUNTRY,
    "supplier": SUPPLIER,
    "certification": CERTIFICATION,
    "certificate": CERTIFICATION,
    "category": CATEGORY,
    "brand": BRAND,
}
_NUMBERS: Final = frozenset({PRICE, MOQ, LEAD_TIME})
_OPERATORS: Final[tuple[tuple[str, Operator], ...]] = (
    ("!=", Operator.NOT_EQUAL),
    ("≠", Operator.NOT_EQUAL),
    (">=", Operator.AT_LEAST),
    ("≥", Operator.AT_LEAST),
    ("=>", Operator.AT_LEAST),
    ("<=", Operator.AT_MOST),
    ("≤", Operator.AT_MOST),
    ("=<", Operator.AT_MOST),
    ("==", Operator.EQUAL),
    ("=", Operator.EQUAL),
    (">", Operator.MORE),
    ("<", Operator.LESS),
    ("~", Operator.ABOUT),
)
_WORDS: Final[tuple[tuple[str, Operator], ...]] = (
    ("not in", Operator.NOT_ONE_OF),
    ("is not", Operator.NOT_EQUAL),
    ("about", Operator.ABOUT),
    ("in", Operator.ONE_OF),
    ("is", Operator.EQUAL),
)
_SYMBOL: Final = re.compile("|".join(re.escape(symbol) for symbol, _ in _OPERATORS))
_WORD: Final = re.compile(
    rf"(?<=\S)\s+({'|'.join(word.replace(' ', '[ ]+') for word, _ in _WORDS)})\s+(?=\S)",
    re.IGNORECASE,
)
_ACCEPTED: Final = "a field, one of = != < <= > >= ~ in 'not in', and a value: capacity >= 2.5 t"
_NUMBER: Final = re.compile(r"\s*([+\-−]?\d[\d\s.,'’_]*(?:e[+-]?\d+)?|[+\-−]?[.,]\d+)\s*(.*)", re.I)


@dataclass(frozen=True, slots=True)
class Filters:
    """Reads filters for one catalogue.

    Attributes:
        schema: of the catalogue.
    """

    schema: AttributeSchema

    def read(self, texts: Iterable[str]) -> tuple[Constraint, ...]:
        """The constraints that some filters say, in their order.

        Raises:
            InputError: a filter has no operator, names no field of the catalogue (the nearest
                names are given), or its value does not fit.
            UnitError: a unit is not known.
        """
        return tuple(self.read_one(text) for text in texts)

    def read_one(self, text: str) -> Constraint:
        """The constraint that a filter says."""
        name, operator, value = _parts(text)
        importance = Importance.MUST
        if value.endswith("?"):
            importance, value = Importance.SHOULD, value[:-1].rstrip()
        if not value:
            raise InputError("this filter has no value", field="filter", value=text)
        field, definition = self._field(name)
        if field in _NUMBERS or (definition is not None and _is_number(definition)):
            constraint = _numbers(field, operator, value)
        else:
            constraint = _labels(field, operator, value, definition)
        return Constraint(
            constraint.field, constraint.operator, constraint.values, constraint.unit, importance
        )

    def _field(self, name: str) -> tuple[str, AttributeDefinition | None]:
        from data.parse.text import name_key

        if name in CORE_FIELDS:
            return name, None
        key = name_key(name)
        named = self._attributes(key)
        if named is not None:
            return named.id, named
        if key in _CORE_NAMES:
            return _CORE_NAMES[key], None
        raise InputError(
            "the catalogue has no such field",
            field="filter",
            value=name,
            accepted=self._nearest(name),
        )

    def _attributes(self, key: str) -> AttributeDefinition | None:
        """The attribute that most products have among those a name can mean."""
        from data.parse.text import name_key

        best: tuple[bool, int, AttributeDefinition] | None = None
        for category in self.schema.categories.values():
            for one in category.attributes:
                exact = one.id == key or name_key(one.label) == key
                labels = (*one.names, *one.labels.values())
                if exact or any(name_key(label) == key for label in labels):
                    found = (exact, one.count, one)
                    best = found if best is None or found[:2] > best[:2] else best
        return None if best is None else best[2]

    def _nearest(self, name: str) -> list[str]:
        from rapidfuzz import fuzz, process

        labels = {
            one.label
            for category in self.schema.categories.values()
            for one in category.attributes
            if one.kind not in (AttributeKind.TEXT, AttributeKind.IDENTIFIER)
        }
        names = sorted(labels | {key.replace("_", " ") for key in _CORE_NAMES})
        found = process.extract(
            name, names, scorer=fuzz.WRatio, processor=str.casefold, limit=5, score_cutoff=60
        )
        return [label for label, _, _ in found] or ["price", "moq", "lead time", "country", "brand"]


def written(constraint: Constraint, label: str) -> str:
    """A constraint in few words: ``Load capacity ≥ 2.5 t``."""
    values = [_shown(value) for value in constraint.values]
    joined = ("–" if constraint.operator is Operator.BETWEEN else ", ").join(values)
    sign = {
        Operator.BETWEEN: "",
        Operator.ABOUT: "≈ ",
        Operator.ONE_OF: "in ",
        Operator.NOT_ONE_OF: "not in ",
    }.get(constraint.operator, f"{constraint.operator.value} ")
    unit = f" {constraint.unit}" if constraint.unit else ""
    wish = " ?" if constraint.importance is Importance.SHOULD else ""
    return f"{label} {sign}{joined}{unit}{wish}"


def _shown(value: float | str | bool) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, str) else f"{value:,.12g}"


def label_of(field: str, schema: AttributeSchema) -> str:
    """What people call a field."""
    if field in CORE_FIELDS:
        return field.rpartition(".")[2].replace("_", " ").removesuffix("s").capitalize()
    found = [
        one
        for category in schema.categories.values()
        if (one := category.attribute(field)) is not None
    ]
    return max(found, key=lambda one: one.count).label if found else field


def _parts(text: str) -> tuple[str, Operator, str]:
    symbol, word = _SYMBOL.search(text), _WORD.search(text)
    if symbol is not None and (word is None or symbol.start() < word.start()):
        operator = dict(_OPERATORS)[symbol.group()]
        name, value = text[: symbol.start()], text[symbol.end() :]
    elif word is not None:
        operator = dict(_WORDS)[" ".join(word.group(1).lower().split())]
        name, value = text[: word.start()], text[word.end() :]
    else:
        raise _unreadable("this filter has no operator", text)
    if not name.strip():
        raise _unreadable("this filter names no field", text)
    return name.strip(), operator, value.strip()


def _unreadable(message: str, text: str) -> InputError:
    return InputError(message, field="filter", value=text, accepted=_ACCEPTED)


def _is_number(definition: AttributeDefinition) -> bool:
    return definition.kind is AttributeKind.NUMBER


def _numbers(field: str, operator: Operator, value: str) -> Constraint:
    low, dots, high = value.partition("..")
    if dots:
        if operator not in (Operator.EQUAL, Operator.ONE_OF):
            raise InputError(
                "a range goes with '='", field=field, value=value, accepted="= 3 .. 4.5 m"
            )
        operator, texts = Operator.BETWEEN, [low, high]
    elif operator in (Operator.ONE_OF, Operator.NOT_ONE_OF):
        texts = value.split(",")
    else:
        texts = [value]
    numbers: list[float] = []
    units: list[str] = []
    for text in texts:
        number, unit = _number(field, text)
        numbers.append(number)
        units += [unit] if unit is not None else []
    if len(set(units)) > 1:
        raise InputError("one unit for all values", field=field, value=value, accepted=units[0])
    return Constraint(field, operator, tuple(numbers), units[0] if units else None)


def _number(field: str, text: str) -> tuple[float, str | None]:
    from data.parse.number import parse_number

    cleaned = text.strip()
    currency = re.match(r"([A-Za-z]{3})\s*(?=[\d.+-])", cleaned) if field == PRICE else None
    if currency is not None:
        cleaned = f"{cleaned[currency.end() :]} {currency.group(1)}"
    found = _NUMBER.fullmatch(cleaned)
    number = None if found is None else parse_number(found.group(1).strip(), ".")
    if found is None or number is None:
        raise InputError(
            "this field is a number", field=field, value=text.strip(), accepted="such as 2.5 t"
        )
    return float(number), _unit(field, found.group(2).strip())


def _unit(field: str, text: str) -> str | None:
    if not text:
        return None
    if field == PRICE:
        from babel.numbers import is_currency

        if not is_currency(text.upper()):
            raise InputError(
                "unknown currency",
                field=field,
                value=text,
                accepted="an ISO 4217 code, such as USD",
            )
        return text.upper()
    if field == MOQ:
        return None
    from data.units import parse_unit

    unit = parse_unit(text)
    if unit is None:
        raise UnitError("unknown unit", field=field, value=text, accepted="such as kg, mm, kW, V")
    return unit


def _labels(
    field: str, operator: Operator, value: str, definition: AttributeDefinition | None
) -> Constraint:
    several = operator in (Operator.ONE_OF, Operator.NOT_ONE_OF)
    texts = [part.strip() for part in value.split(",")] if several else [value]
    values: tuple[float | str | bool, ...] = tuple(text for text in texts if text)
    if definition is not None and definition.kind is AttributeKind.BOOLEAN:
        flags = {"yes": True, "true": True, "no": False, "false": False}
        values = tuple(flags.get(str(text).casefold(), text) for text in values)
    if field == COUNTRY:
        values = tuple(_country(str(text)) for text in values)
    return Constraint(field, operator, values)


def _country(text: str) -> str:
    from data.parse.codes import parse_country

    found = parse_country(text)
    if found is None:
        raise InputError(
            "unknown country", field=COUNTRY, value=text, accepted="a name, or a code such as CN"
        )
    return found
