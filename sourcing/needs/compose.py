"""Compose a need from what a person gives on a command line: words, filters, terms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from data.constraint import PRICE
from data.errors import InputError
from data.need import (
    Amount,
    CategoryBelief,
    Need,
    NeedLine,
    Origin,
    Place,
    Provenance,
    Requirement,
    Stated,
)
from data.records import DeliveryTerm, SupplierKind
from sourcing.filters import Filters
from sourcing.needs.joined import joined_needs

if TYPE_CHECKING:
    from data.schema import AttributeSchema

_SAID = Provenance(Origin.STATED)


def compose_need(
    schema: AttributeSchema,
    *,
    base: Need | None = None,
    query: str = "",
    said: Need | None = None,
    filters: Iterable[str] = (),
    category: str | None = None,
    quantity: str | None = None,
    destination: str | None = None,
    delivery_term: str | None = None,
    needed_by: str | None = None,
    currency: str | None = None,
    kinds: Sequence[SupplierKind] = (),
    products: Sequence[str] = (),
) -> Need:
    """A need of one line, or a given need with its line in focus and its terms changed.

    What is given on its own (a filter, a quantity) takes the place of what words say of it.

    Args:
        schema: of the catalogue, for filters and the category.
        base: what is changed; None begins with nothing.
        query: words for what is wanted; the base's are kept where there are none.
        said: what was understood of words, in the place of ``query``: its first line goes into
            the base's line in focus, its others are added.
        filters: as `sourcing.filters` reads them; added to the base's.
        category: a path, or a name that is unique.
        quantity: "10", "500 pcs", "2.5 t".
        destination: "Rotterdam, NL", "NL" or "Rotterdam".
        delivery_term: "DAP Rotterdam".
        needed_by: a date in a notation that is certain, such as 2027-03-31.
        currency: ISO 4217 code that prices are compared in.
        kinds: of supplier that are preferred.
        products: the shortlist.

    Raises:
        InputError: one of them cannot be read for sure.
        NotFound: there is no such category.
    """
    base = Need() if base is None else base
    filters = tuple(filters)
    if said is not None:
        base = joined_needs(base, said, besides=_fields(schema, filters))
    line = base.line() or (base.lines[0] if base.lines else NeedLine("1", ""))
    terms = base.terms
    if currency is not None:
        terms = replace(terms, currency=Stated(read_currency_code(currency), _SAID))
    code = None if terms.currency is None else terms.currency.value
    changes: dict[str, object] = {}
    if query.strip():
        changes["query"] = query.strip()
    if category is not None:
        path = schema.category(category).category
        changes["categories"] = (CategoryBelief(path, 1.0),) if path else ()
    requirements = _requirements(schema, filters, code)
    if requirements:
        changes["requirements"] = _merged(line.requirements, requirements)
    if quantity is not None:
        changes["quantity"] = Stated(_amount(quantity), _SAID)
    if products:
        changes["selected"] = tuple(dict.fromkeys(products))
    line = replace(line, **changes)  # type: ignore[arg-type]
    if destination is not None:
        terms = replace(terms, destination=Stated(read_place(destination), _SAID))
    if delivery_term is not None:
        terms = replace(terms, delivery_term=Stated(read_delivery_term(delivery_term), _SAID))
    if needed_by is not None:
        terms = replace(terms, needed_by=Stated(_day(needed_by), _SAID))
    if kinds:
        preferred = tuple(dict.fromkeys(kinds))
        terms = replace(terms, supplier_kinds=Stated(preferred, _SAID))
    others: Mapping[str, NeedLine] = {one.id: one for one in base.lines}
    lines = tuple({**others, line.id: line}.values())
    return replace(base, lines=lines, terms=terms, focus=line.id)


def _requirements(
    schema: AttributeSchema, filters: Iterable[str], currency: str | None
) -> tuple[Requirement, ...]:
    found = []
    for constraint in Filters(schema).read(filters):
        if constraint.field == PRICE and constraint.unit is None:
            # A bare number beside a currency to compare in is in that currency.
            constraint = replace(constraint, unit=currency)
        found.append(Requirement(constraint, _SAID))
    return tuple(found)


def _fields(schema: AttributeSchema, filters: Iterable[str]) -> frozenset[str]:
    return frozenset(one.field for one in Filters(schema).read(filters))


def _merged(before: Sequence[Requirement], added: Sequence[Requirement]) -> tuple[Requirement, ...]:
    """Each field and operator at most once per importance: what is said last counts."""

    def key(one: Requirement) -> tuple[object, ...]:
        constraint = one.constraint
        return constraint.field, constraint.operator, constraint.importance

    return tuple({key(one): one for one in (*before, *added)}.values())


def read_currency_code(text: str) -> str:
    """A currency by its ISO 4217 code.

    Raises:
        InputError: it is none.
    """
    from babel.numbers import is_currency

    code = text.strip().upper()
    if not is_currency(code):
        raise InputError(
            "unknown currency",
            field="currency",
            value=text,
            accepted="an ISO 4217 code, such as EUR or USD",
        )
    return code


def _amount(text: str) -> Amount:
    from data.parse.sale_quantity import parse_quantity_of_sale

    found = parse_quantity_of_sale(text, ".")
    if found is None or found[0] <= 0:
        raise InputError(
            "this quantity cannot be read for sure",
            field="quantity",
            value=text,
            accepted="a number from 1 upwards, with a unit of sale or without: 10, 500 pcs, 2.5 t",
        )
    return Amount(Decimal(found[0]), found[1])


def read_place(text: str) -> Place:
    """A place as people write it: a name, a country, or a name, a comma and its country.

    Raises:
        InputError: what stands after the comma is no country.
    """
    from data.parse.codes import parse_country

    cleaned = text.strip()
    name, comma, last = cleaned.rpartition(",")
    if comma:
        country = parse_country(last.strip())
        if country is None:
            raise InputError(
                "unknown country after the comma",
                field="destination",
                value=text,
                accepted="Rotterdam, NL",
            )
        return Place(country, name.strip() or None)
    country = parse_country(cleaned)
    if country is None and not cleaned:
        raise InputError("no place", field="destination", value=text, accepted="Rotterdam, NL")
    return Place(country, None if country is not None else cleaned)


def read_delivery_term(text: str) -> DeliveryTerm:
    """One rule of Incoterms 2020, with or without its place.

    Raises:
        InputError: it is none, or several.
    """
    from data.parse.delivery import RULES_2020, parse_delivery_terms

    found = parse_delivery_terms(text)
    if found is None or len(found) != 1:
        raise InputError(
            "not one Incoterms 2020 rule",
            field="delivery term",
            value=text,
            accepted=f"one of {', '.join(sorted(RULES_2020))}, with a place: DAP Rotterdam",
        )
    return found[0]


def _day(text: str) -> date:
    from data.parse.dates import parse_date

    found = parse_date(text, None)
    if found is None:
        raise InputError(
            "this date cannot be read for sure",
            field="needed by",
            value=text,
            accepted="year-month-day, such as 2027-03-31",
        )
    return found
