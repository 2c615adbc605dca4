"""Checks of a mapping on its own: targets, patterns, units, currencies, key."""

from __future__ import annotations

import re

from data.errors import MappingError
from data.mapping.model import (
    ATTRIBUTE,
    BAG,
    IGNORE,
    MULTI_VALUED,
    TARGETS,
    ColumnMapping,
    Mapping,
)
from data.mapping.nearest import nearest


def check_mapping(mapping: Mapping) -> None:
    """Refuse a mapping that cannot be used.

    Raises:
        MappingError: names the column and what would be accepted.
    """
    holders: dict[str, str] = {}
    for name, meanings in mapping.columns.items():
        if not meanings:
            raise MappingError(
                f"column '{name}' has no meaning", field=name, accepted="a target, or ignore"
            )
        for meaning in meanings:
            _check_meaning(name, meaning)
            if meaning.to in MULTI_VALUED:
                continue
            other = holders.setdefault(meaning.to, name)
            if other != name:
                raise MappingError(
                    f"columns '{other}' and '{name}' both fill {meaning.to}",
                    field=name,
                    value=meaning.to,
                    accepted=f"one column; map the other to {ATTRIBUTE} or {IGNORE}",
                )
    for target in mapping.constants:
        check_target(target, field="constants")
        if target in (ATTRIBUTE, BAG, IGNORE):
            raise MappingError(
                "a constant fills a core field", field="constants", value=target,
                accepted="a target such as product.category or supplier.name",
            )  # fmt: skip
    for symbol, code in mapping.symbols.items():
        _check_currency(code, field=f"symbols: {symbol}")
    _check_key(mapping)


def check_target(target: str, *, field: str) -> None:
    """Refuse a target that does not exist, naming the nearest that does.

    Raises:
        MappingError: with the targets accepted.
    """
    if target in TARGETS:
        return
    close = nearest(target, TARGETS)
    hint = f"; did you mean {close}?" if close else ""
    raise MappingError(f"unknown target{hint}", field=field, value=target, accepted=TARGETS)


def _check_meaning(name: str, meaning: ColumnMapping) -> None:
    check_target(meaning.to, field=name)
    if meaning.pattern is not None:
        try:
            groups = re.compile(meaning.pattern).groups
        except re.error as error:
            raise MappingError(
                f"the pattern of column '{name}' is no regular expression: {error}",
                field=f"{name}: pattern",
                value=meaning.pattern,
            ) from error
        if groups != 1:
            raise MappingError(
                f"the pattern of column '{name}' has {groups} groups",
                field=f"{name}: pattern",
                value=meaning.pattern,
                accepted="exactly one group: what it matches is the value",
            )
    if meaning.currency is not None:
        _check_currency(meaning.currency, field=f"{name}: currency")
    if meaning.unit is not None:
        _check_unit(meaning.unit, field=f"{name}: unit")


def _check_currency(code: str, *, field: str) -> None:
    from babel.numbers import is_currency

    if not is_currency(code):
        raise MappingError(
            "unknown currency", field=field, value=code,
            accepted="an ISO 4217 code, such as USD, EUR or CNY",
        )  # fmt: skip


def _check_unit(unit: str, *, field: str) -> None:
    from data.units import parse_unit

    if parse_unit(unit) is None:
        raise MappingError(
            "unknown unit", field=field, value=unit, accepted="a unit such as kg, mm, kW or pcs"
        )


def _check_key(mapping: Mapping) -> None:
    for target in mapping.key:
        check_target(target, field="key")
        if not target.startswith(("product.", "offer.", "supplier.")):
            raise MappingError(
                "a key is made of core fields", field="key", value=target,
                accepted="fields such as product.id or supplier.name and offer.sku",
            )  # fmt: skip
