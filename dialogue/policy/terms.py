"""Terms: what a request for quotation cannot do without, asked once the products are chosen."""

from __future__ import annotations

from typing import Final

from data.constraint import PRICE
from data.need import Need
from dialogue.acts import Term
from dialogue.policy.protocol import Asked
from dialogue.state import Question, QuestionKind, Reason

NEEDED: Final = (Term.QUANTITY, Term.DESTINATION, Term.NEEDED_BY)
"""Without these, no supplier can quote."""
USEFUL: Final = (*NEEDED, Term.BUDGET)
"""What is asked for: a budget lets quotes be judged, and is not passed on."""


def missing(need: Need) -> tuple[Term, ...]:
    """Terms that a request for quotation needs and nobody has given."""
    terms = need.terms
    found: list[Term] = []
    if any(line.quantity is None for line in need.lines):
        found.append(Term.QUANTITY)
    if terms.destination is None and (
        terms.delivery_term is None or terms.delivery_term.value.place is None
    ):
        found.append(Term.DESTINATION)
    if terms.needed_by is None:
        found.append(Term.NEEDED_BY)
    return tuple(found)


def term_question(need: Need, asked: Asked, *, candidates: int) -> Question | None:
    """The next term to ask for, of the line in focus first; None when all are known or asked."""
    line = need.line()
    if line is None:
        return None
    lacking = set(missing(need))
    if line.quantity is not None:
        # Another line may lack it; that one is asked about when it is in focus.
        lacking.discard(Term.QUANTITY)
    if need.terms.budget is None and line.budget is None and not line.on(PRICE):
        lacking.add(Term.BUDGET)
    for term in USEFUL:
        if term in lacking and (line.id, term.value) not in asked:
            return Question(
                QuestionKind.TERM, (), Reason(candidates=candidates), term=term, line=line.id
            )
    return None
