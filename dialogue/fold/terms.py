"""Terms: where each commercial term of a need is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, Final

from data.money import Money
from data.need import Amount, Need, Place, Stated
from data.records.offer import DeliveryTerm
from dialogue.acts import Term, TermValue
from dialogue.fold.lines import with_line

OF_LINE: Final = (Term.QUANTITY, Term.ANNUAL)
"""Terms of one line; the budget is of the line or of everything."""

_TYPES: Final[dict[Term, type | tuple[type, ...]]] = {
    Term.QUANTITY: Amount,
    Term.ANNUAL: Amount,
    Term.BUDGET: Money,
    Term.DESTINATION: Place,
    Term.DELIVERY_TERM: DeliveryTerm,
    Term.NEEDED_BY: date,
    Term.PAYMENT: str,
    Term.SAMPLES: bool,
    Term.CURRENCY: str,
    Term.SUPPLIER_KINDS: tuple,
}


def fits(term: Term, value: TermValue) -> bool:
    """Whether a value is of the term's type."""
    return isinstance(value, _TYPES[term])


def stated(need: Need, term: Term, line_id: str | None = None) -> Stated[Any] | None:
    """What is known of a term; for a line's own terms, of that line or the one in focus."""
    line = need.line(line_id)
    if term in OF_LINE or (term is Term.BUDGET and line is not None and line.budget is not None):
        found: Stated[Any] | None = None if line is None else getattr(line, term.value)
        return found
    return getattr(need.terms, term.value, None)


def with_term(
    need: Need, term: Term, value: Stated[Any] | None, *, line_id: str | None, shared: bool
) -> Need:
    """The need with a term set, or taken away.

    Args:
        need: with the line, where the term is of one.
        term: which.
        value: None takes it away.
        line_id: of the line it is for.
        shared: a budget is for everything, not for the line.
    """
    line = need.line(line_id)
    if line is not None and (term in OF_LINE or (term is Term.BUDGET and not shared)):
        changes: dict[str, Any] = {term.value: value}
        return with_line(need, replace(line, **changes))
    of_all: dict[str, Any] = {term.value: value}
    return replace(need, terms=replace(need.terms, **of_all))
