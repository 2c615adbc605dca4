"""Edits of commercial terms as dialogue acts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from data.errors import InputError
from data.money import Money
from data.need import Amount, Place
from data.parse.delivery import RULES_2020
from data.records.offer import DeliveryTerm
from dialogue import acts as a
from sourcing.api.documents import edits as e

Acts = tuple[a.Act, ...]


def _quantity(edit: e.QuantityTerm, _: str | None) -> Acts:
    """How much, at once or a year."""
    term = a.Term(edit.op)
    if edit.number is None:
        return (a.ClearTerm(term, line=edit.line),)
    return _set(term, Amount(edit.number, _unit_of_sale(edit.unit)), edit.line)


def _budget(edit: e.BudgetTerm, currency: str | None) -> Acts:
    """For the line, or for everything."""
    if edit.amount is None:
        return (a.ClearTerm(a.Term.BUDGET, line=edit.line),)
    currency = edit.currency or currency
    if currency is None:
        raise InputError(
            "a budget needs its currency",
            field="currency",
            accepted="an ISO 4217 code, such as USD, EUR or CNY",
        )
    return _set(a.Term.BUDGET, Money(edit.amount, currency), edit.line)


def _destination(edit: e.DestinationTerm, _: str | None) -> Acts:
    """Where the goods go."""
    if edit.country is None and not edit.name:
        return (a.ClearTerm(a.Term.DESTINATION),)
    return _set(a.Term.DESTINATION, Place(_country(edit.country), edit.name or None))


def _delivery_term(edit: e.DeliveryTermEdit, _: str | None) -> Acts:
    """An Incoterms rule."""
    if edit.incoterm is None:
        return (a.ClearTerm(a.Term.DELIVERY_TERM),)
    if edit.incoterm not in RULES_2020:
        raise InputError(
            "no rule of Incoterms 2020",
            field="incoterm",
            value=edit.incoterm,
            accepted=sorted(RULES_2020),
        )
    return _set(a.Term.DELIVERY_TERM, DeliveryTerm(edit.incoterm, edit.place or None))


def _needed_by(edit: e.NeededByTerm, _: str | None) -> Acts:
    """The last day."""
    return _set_or_clear(a.Term.NEEDED_BY, edit.day)


def _text(edit: e.TextTerm, _: str | None) -> Acts:
    """Payment, or the currency to compare in."""
    if edit.op == "currency" and edit.text is not None:
        # Refuses what is none.
        Money.of(0, edit.text)
    return _set_or_clear(a.Term(edit.op), edit.text)


def _samples(edit: e.SamplesTerm, _: str | None) -> Acts:
    """Whether samples come first."""
    return _set_or_clear(a.Term.SAMPLES, edit.wanted)


def _supplier_kinds(edit: e.SupplierKindsTerm, _: str | None) -> Acts:
    """Makers or traders."""
    return _set_or_clear(a.Term.SUPPLIER_KINDS, tuple(dict.fromkeys(edit.kinds)) or None)


def _set(term: a.Term, value: a.TermValue, line: str | None = None) -> Acts:
    return (a.SetTerm(term, value, correction=True, line=line),)


def _set_or_clear(term: a.Term, value: a.TermValue | None) -> Acts:
    return (a.ClearTerm(term),) if value is None else _set(term, value)


def _unit_of_sale(text: str | None) -> str | None:
    from data.units import known_rec20_codes, rec20_code

    if text is None or text in known_rec20_codes():
        return text
    code = rec20_code(text)
    if code is None:
        raise InputError(
            "unknown unit of sale",
            field="unit",
            value=text,
            accepted="a UN/ECE Recommendation 20 code or a usual word, such as C62, pieces, SET",
        )
    return code


def _country(code: str | None) -> str | None:
    from data.parse.codes import parse_country

    if code is None:
        return None
    found = parse_country(code)
    if found is None:
        raise InputError(
            "unknown country",
            field="country",
            value=code,
            accepted="an ISO 3166-1 alpha-2 code, such as DE",
        )
    return found


TERMS: Final[dict[type, Callable[[Any, str | None], Acts]]] = {
    e.QuantityTerm: _quantity,
    e.BudgetTerm: _budget,
    e.DestinationTerm: _destination,
    e.DeliveryTermEdit: _delivery_term,
    e.NeededByTerm: _needed_by,
    e.TextTerm: _text,
    e.SamplesTerm: _samples,
    e.SupplierKindsTerm: _supplier_kinds,
}
"""Per edit of a term, what reads it, given the currency of amounts that name none."""
