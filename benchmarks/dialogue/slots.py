"""Slots of acts and needs, and when one is the gold one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from benchmarks.dialogue.gold import Slot, same_labels
from data.constraint import CATEGORY, CERTIFICATION, COUNTRY, PRICE, Constraint, Operator
from data.errors import UnitError
from data.money import Money
from data.need import Amount, Need, Place
from data.records import DeliveryTerm
from data.schema.model import CategorySchema
from dialogue.acts import Act, Ask, Correct, Inform, SetTerm, Term, TermValue

TOLERANCE: Final = 0.01
_REGION: Final = 5
"""More countries than this are one region: one thing said."""

_NAMES: Final = {PRICE: "price", COUNTRY: "country", CERTIFICATION: "cert"}
_NOT: Final = frozenset({Operator.NOT_EQUAL, Operator.NOT_ONE_OF})


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that was understood: a constraint with one value, or a term."""

    field: str
    constraint: Constraint | None = None
    label: str | None = None
    negated: bool = False
    value: TermValue | None = None


def of_acts(acts: Iterable[Act]) -> list[Found]:
    """What acts say."""
    found: list[Found] = []
    for act in acts:
        if isinstance(act, (Inform, Correct)):
            found.extend(_of_constraint(act.constraint))
        elif isinstance(act, SetTerm):
            found.append(Found(act.term.value, value=act.value))
        elif isinstance(act, Ask):
            for constraint in act.constraints:
                found.extend(_of_constraint(constraint))
    return _merged(found)


def of_need(need: Need) -> list[Found]:
    """What is known of the line in focus and of the terms."""
    line, terms = need.line(), need.terms
    found: list[Found] = []
    for requirement in line.requirements if line else ():
        found.extend(_of_constraint(requirement.constraint))
    stated: Sequence[tuple[Term, TermValue | None]] = (
        (Term.QUANTITY, line.quantity.value if line and line.quantity else None),
        (Term.ANNUAL, line.annual.value if line and line.annual else None),
        (Term.BUDGET, line.budget.value if line and line.budget else None),
        (Term.BUDGET, terms.budget.value if terms.budget else None),
        (Term.DESTINATION, terms.destination.value if terms.destination else None),
        (Term.DELIVERY_TERM, terms.delivery_term.value if terms.delivery_term else None),
        (Term.NEEDED_BY, terms.needed_by.value if terms.needed_by else None),
        (Term.PAYMENT, terms.payment.value if terms.payment else None),
        (Term.SAMPLES, terms.samples.value if terms.samples else None),
    )
    found.extend(Found(term.value, value=value) for term, value in stated if value is not None)
    return _merged(found)


def _of_constraint(constraint: Constraint) -> list[Found]:
    if constraint.field == CATEGORY:
        return []  # which goods are meant is an act, not a slot
    field = _NAMES.get(constraint.field, constraint.field)
    negated = constraint.operator in _NOT
    if constraint.values and isinstance(constraint.values[0], bool):
        yes = constraint.values[0] is not negated
        return [Found(field, constraint, "yes" if yes else "no")]
    if field == "country" and len(constraint.values) > _REGION:
        return [Found(field, constraint, ",".join(map(str, constraint.values)), negated)]
    if constraint.values and isinstance(constraint.values[0], str):
        return [Found(field, constraint, str(v), negated) for v in constraint.values]
    return [Found(field, constraint, negated=negated)]


def _merged(found: list[Found]) -> list[Found]:
    """At least and at most on one field are one range."""
    low = {f.field: f for f in found if f.constraint and f.constraint.operator == Operator.AT_LEAST}
    merged: list[Found] = []
    for one in found:
        if one.constraint and one.constraint.operator == Operator.AT_MOST and one.field in low:
            other = low[one.field]
            if other.constraint is None or other.constraint.unit != one.constraint.unit:
                merged.append(one)
                continue
            merged = [f for f in merged if f is not other]
            values = (*other.constraint.values, *one.constraint.values)
            both = Constraint(one.constraint.field, Operator.BETWEEN, values, one.constraint.unit)
            merged.append(Found(one.field, both))
        else:
            merged.append(one)
    return merged


def matches(found: Found, gold: Slot, schema: CategorySchema) -> bool:
    """Whether what was understood is what the gold slot says."""
    if found.field != gold.field:
        return False
    if found.value is not None:
        return _term_matches(found.value, gold)
    if found.label is not None:
        if found.negated != (gold.sign == "!="):
            return False
        wanted, got = gold.value.casefold(), found.label.casefold()
        return got == wanted or got in same_labels().get(wanted, frozenset())
    return _number_matches(found, gold, schema)


def _number_matches(found: Found, gold: Slot, schema: CategorySchema) -> bool:
    constraint = found.constraint
    if constraint is None or not gold.numbers or found.negated:
        return gold.sign == "=" and constraint is not None and _is_number(gold.value, constraint)
    definition = schema.attribute(constraint.field)
    canonical = definition.unit if definition else None
    values = _converted([float(v) for v in constraint.values], constraint.unit or canonical, gold)
    if values is None:
        return False
    operator = constraint.operator
    if gold.size:
        return len(values) == len(gold.numbers) and all(
            _near(a, b) for a, b in zip(sorted(values), sorted(gold.numbers), strict=True)
        )
    if len(gold.numbers) == 2:
        return len(values) == 2 and all(
            _near(a, b) for a, b in zip(values, gold.numbers, strict=True)
        )
    wanted = gold.numbers[0]
    if operator == Operator.BETWEEN:
        return (
            gold.sign in (":", "~")
            and values[0] <= wanted * (1 + TOLERANCE)
            and (wanted <= values[1] * (1 + TOLERANCE))
        )
    accepted = {
        ":": {Operator.EQUAL, Operator.ABOUT, Operator.AT_LEAST},
        "~": {Operator.EQUAL, Operator.ABOUT},
        ">=": {Operator.AT_LEAST, Operator.MORE},
        "<=": {Operator.AT_MOST, Operator.LESS},
    }.get(gold.sign, set())
    return operator in accepted and len(values) == 1 and _near(values[0], wanted)


def _is_number(text: str, constraint: Constraint) -> bool:
    """A label that the catalogue holds as a number (a bearing's designation, say)."""
    try:
        return len(constraint.values) == 1 and float(text) == float(constraint.values[0])
    except ValueError:
        return False


def _converted(values: list[float], unit: str | None, gold: Slot) -> list[float] | None:
    if gold.unit is None or unit is None or unit == gold.unit:
        return values
    from data.units import convert, parse_unit

    wanted = parse_unit(gold.unit) or gold.unit
    if wanted == unit:
        return values
    try:
        return [convert(value, unit, wanted) for value in values]
    except UnitError:
        return None


def _term_matches(value: TermValue, gold: Slot) -> bool:
    text = gold.value
    if isinstance(value, Amount):
        number, _, unit = text.partition(" ")
        return float(value.number) == float(number) and (not unit or value.unit == unit)
    if isinstance(value, Money):
        number, _, currency = text.partition(" ")
        return float(value.amount) == float(number) and value.currency == currency
    if isinstance(value, Place):
        country, _, name = text.partition("/")
        named = not name or (value.name or "").casefold() == name.casefold()
        return named and (value.country == country or (value.country is None and bool(name)))
    if isinstance(value, DeliveryTerm):
        rule, _, place = text.partition(" ")
        return value.incoterm == rule and (value.place or "").casefold() == place.casefold()
    if isinstance(value, bool):
        return value is (text == "yes")
    if isinstance(value, date):
        return value.isoformat() == text
    if isinstance(value, tuple):
        return {one.value for one in value} == set(text.replace(" ", "").split(","))
    plain, wanted = value.casefold().replace(" ", ""), text.casefold().replace(" ", "")
    return wanted in plain


def _near(a: float, b: float) -> bool:
    return abs(a - b) <= TOLERANCE * max(abs(a), abs(b), 1e-9)


def matched(found: Sequence[Found], gold: Sequence[Slot], schema: CategorySchema) -> int:
    """How many gold slots were understood; each thing understood counts for one slot."""
    left = list(gold)
    hits = 0
    for one in found:
        slot = next((s for s in left if matches(one, s, schema)), None)
        if slot is not None:
            left.remove(slot)
            hits += 1
    return hits


def surplus(found: Sequence[Found], gold: Sequence[Slot], schema: CategorySchema) -> list[Found]:
    """What was understood that no gold slot says.

    A label beside a gold one that says the same thing is no surplus.
    """
    return [one for one in found if not any(matches(one, slot, schema) for slot in gold)]


def shown(found: Found) -> str:
    """For a log."""
    constraint = found.constraint
    if constraint is None:
        return f"{found.field}={found.value}"
    if found.label is not None:
        return f"{found.field}{'!=' if found.negated else '='}{found.label}"
    return f"{found.field}{constraint.operator.value}{constraint.values}{constraint.unit or ''}"
