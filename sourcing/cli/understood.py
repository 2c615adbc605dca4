"""What was understood of the words of a need, said before anything rests on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING

from data.money import Money
from data.need import Amount, CommercialTerms, NeedLine, Place
from data.records.offer import DeliveryTerm
from sourcing.cli.terminal import dim, err, warn
from sourcing.cli.words import decimal
from sourcing.filters import label_of, written

if TYPE_CHECKING:
    from data.schema import AttributeSchema
    from sourcing.needs import Understood


def print_understood(found: Understood, schema: AttributeSchema) -> None:
    """Say on standard error what words were taken for, and what was not taken.

    Nothing is said where the words are only what is searched by.
    """
    console = err()
    lines = [line for line in found.need.lines if tuple(_parts(line, schema))]
    terms = tuple(_terms(found.need.terms))
    if not (lines or terms or len(found.need.lines) > 1 or found.ambiguous or found.out_of_range):
        return
    for line in found.need.lines:
        said = "; ".join((line.query, *_parts(line, schema)))
        console.print(dim(f"Understood: {said}"), soft_wrap=True)
    if terms:
        console.print(dim(f"Understood: {'; '.join(terms)}"), soft_wrap=True)
    for one in found.ambiguous:
        readings = " or ".join(label_of(each.field, schema) for each in one.readings)
        console.print(
            warn(f"Not taken: “{one.words}” can be {readings}; --filter says which"),
            soft_wrap=True,
        )
    for absent in found.out_of_range:
        asked = written(absent.constraint, label_of(absent.constraint.field, schema))
        console.print(warn(f"Not taken: no product has {asked}"), soft_wrap=True)
    if found.unread:
        words = ", ".join(f"“{one}”" for one in found.unread)
        console.print(dim(f"Only searched for: {words}"), soft_wrap=True)
    console.print(dim("--as-words takes words as they are"), soft_wrap=True)


def _parts(line: NeedLine, schema: AttributeSchema) -> Iterator[str]:
    for one in line.requirements:
        yield written(one.constraint, label_of(one.constraint.field, schema))
    for name, amount in (("quantity", line.quantity), ("a year", line.annual)):
        if amount is not None:
            yield f"{name} {_worded(amount.value)}"
    if line.budget is not None:
        yield f"budget {_worded(line.budget.value)}"
    for field in sorted(line.indifferent):
        yield f"{label_of(field, schema)} does not matter"


def _terms(terms: CommercialTerms) -> Iterator[str]:
    for field in fields(CommercialTerms):
        stated = getattr(terms, field.name)
        if stated is not None:
            yield f"{field.name.replace('_', ' ')} {_worded(stated.value)}"


def _worded(value: object) -> str:
    match value:
        case Amount(number, unit):
            from data.units import rec20_name

            return decimal(number) if unit is None else f"{decimal(number)} {rec20_name(unit)}"
        case Money():
            return value.format()
        case Place(country, name):
            return ", ".join(part for part in (name, country) if part)
        case DeliveryTerm(incoterm, place):
            return f"{incoterm} {place}" if place else incoterm
        case tuple():
            return " or ".join(map(str, value))
        case bool():
            return "yes" if value else "no"
        case date():
            return value.isoformat()
        case _:
            return str(value)
