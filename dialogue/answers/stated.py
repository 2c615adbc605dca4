"""What products of the list state on the fields that a buyer asks about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from data.constraint import LEAD_TIME, MOQ, PRICE, SUPPLIER
from data.need import Amount
from dialogue.acts import Ask
from dialogue.answers.named import StatedAnswer, Statement
from dialogue.answers.products import Stating
from dialogue.answers.protocol import OfferNumbers
from dialogue.answers.sale_units import alike
from dialogue.protocols import Documents
from dialogue.reply import FieldValue

_FIELDS: Final = 6
"""Told at once."""


def stated_answer(
    stating: Stating, ask: Ask, product_ids: Sequence[str], quantity: Amount | None
) -> StatedAnswer:
    """What each of some products states on the fields of a question.

    Args:
        stating: at the quantity and in the currency that are wanted.
        ask: about fields.
        product_ids: those that it is about.
        quantity: that is wanted.
    """
    source = stating.source
    fields = (ask.fields or tuple(one.field for one in ask.constraints))[:_FIELDS]
    statements = []
    rates: list[str] = []
    for product in product_ids:
        documents = source.documents([product])
        if not len(documents):
            continue
        for field in fields:
            values, rate = _values(stating, field, documents)
            statements.append(Statement(product, field, values))
            rates += [rate] if rate else []
    return StatedAnswer(
        tuple(statements),
        quantity if any(one in (PRICE, LEAD_TIME) for one in fields) else None,
        ask.total and PRICE in fields,
        rates[0] if rates else None,
        not ask.total or quantity is None or _is_per(stating, product_ids, quantity),
    )


def _is_per(stating: Stating, product_ids: Sequence[str], quantity: Amount) -> bool:
    """Whether all prices of some products are per the unit that a quantity is in."""
    documents = stating.source.documents(product_ids)
    offers = stating.facts.prices(documents, quantity=stating.quantity, currency=stating.currency)
    codes = set(offers.units[np.isfinite(offers.values)].tolist())
    names = {offers.unit_names[code] if code >= 0 else None for code in codes}
    if quantity.unit is None:
        return len(names) == 1
    return all(alike(name, quantity.unit) for name in names)


def _values(
    stating: Stating, field: str, documents: Documents
) -> tuple[tuple[tuple[FieldValue, tuple[str, ...]], ...], str | None]:
    """Values on a field with who says so, best first; and where rates come from."""
    facts = stating.facts
    if field == SUPPLIER:
        names = tuple(one.name for one in facts.suppliers(documents))
        return (((FieldValue(labels=names), ()),) if names else ()), None
    if field == PRICE:
        offers = facts.prices(documents, quantity=stating.quantity, currency=stating.currency)
        return _of_offers(stating, offers, documents, offers.currency or None), (
            offers.rate if offers.converted else None
        )
    if field == LEAD_TIME:
        offers = facts.lead_times(documents, quantity=stating.quantity)
        return _of_offers(stating, offers, documents, "day"), None
    if field == MOQ:
        return _of_offers(stating, facts.moqs(documents), documents, None), None
    (value,) = stating.values(field, documents)
    return (() if value is None else ((value, ()),)), None


def _of_offers(
    stating: Stating, offers: OfferNumbers, documents: Documents, unit: str | None
) -> tuple[tuple[FieldValue, tuple[str, ...]], ...]:
    """Distinct terms of a product's offers, the least first, with the suppliers of each."""
    names = {one.id: one.name for one in stating.facts.suppliers(documents)}
    found: dict[FieldValue, list[str]] = {}
    for row in np.argsort(offers.values, kind="stable").tolist():
        number = float(offers.values[row])
        if not np.isfinite(number):
            continue
        code = int(offers.units[row])
        per = unit or (offers.unit_names[code] if code >= 0 else None)
        sellers = found.setdefault(FieldValue(low=number, high=number, unit=per), [])
        seller = int(offers.suppliers[row]) if len(offers.suppliers) else -1
        name = names.get(offers.supplier_ids[seller]) if seller >= 0 else None
        if name is not None and name not in sellers:
            sellers.append(name)
    return tuple((value, tuple(sellers)) for value, sellers in found.items())
