"""Whether the specifications of a line can all be met by one product."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations

from data.constraint import PRICE, Importance, Operator
from data.errors import UnitError
from data.schema.model import AttributeKind
from data.units import dimension_of
from rfq.document.checks.finding import Finding, FindingCode, Severity
from rfq.document.checks.intervals import allowed, excluded
from rfq.document.document import RfqDocument
from rfq.document.figures import figure_text
from rfq.document.line import RfqLine
from rfq.document.specification import Specification

Kind = Callable[[RfqLine, str], AttributeKind | None]
"""What an attribute of a line's category is, or None where that is not known."""


def check_specifications(document: RfqDocument, kind: Kind) -> Iterator[Finding]:
    """No range upside down, and no two specifications on one attribute that rule each other out."""
    for line in document.lines:
        for one in line.specifications:
            if one.operator is Operator.BETWEEN and one.numbers[0] > one.numbers[1]:
                yield Finding(
                    FindingCode.RANGE_UPSIDE_DOWN,
                    Severity.ERROR,
                    f"lines[{line.id}].specifications[{one.id}].values",
                    {"name": one.name, "low": one.numbers[0], "high": one.numbers[1]},
                )
        for first, second in combinations(line.specifications, 2):
            if _subject(first) == _subject(second):
                yield from _pair(line, first, second, kind)


def _subject(one: Specification) -> str:
    return one.attribute if one.attribute is not None else one.name.casefold()


def _pair(
    line: RfqLine, first: Specification, second: Specification, kind: Kind
) -> Iterator[Finding]:
    code = _verdict(line, first, second, kind)
    if code is None:
        return
    musts = [one.importance is Importance.MUST for one in (first, second)]
    if code is FindingCode.SPECIFICATIONS_CONFLICT and not all(musts):
        if not any(musts):
            return
        code = FindingCode.PREFERENCE_CONFLICTS
    is_error = code is FindingCode.SPECIFICATIONS_CONFLICT
    yield Finding(
        code,
        Severity.ERROR if is_error else Severity.WARNING,
        f"lines[{line.id}].specifications[{second.id}]",
        {"name": second.name, "first": wording(first), "second": wording(second)},
    )


def _verdict(
    line: RfqLine, first: Specification, second: Specification, kind: Kind
) -> FindingCode | None:
    if first.numbers and second.numbers:
        if not _comparable(first, second):
            return FindingCode.UNITS_NOT_COMPARABLE
        return None if _numbers_agree(first, second) else FindingCode.SPECIFICATIONS_CONFLICT
    if first.numbers or second.numbers:
        return None
    known = kind(line, _subject(second))
    single = known in (AttributeKind.ONE_OF, AttributeKind.BOOLEAN) or all(
        isinstance(one, bool) for one in (*first.values, *second.values)
    )
    return None if _labels_agree(first, second, single) else FindingCode.SPECIFICATIONS_CONFLICT


def _comparable(first: Specification, second: Specification) -> bool:
    if first.unit == second.unit:
        return True
    if first.unit is None or second.unit is None or first.attribute == PRICE:
        return False
    try:
        return dimension_of(first.unit) == dimension_of(second.unit)
    except UnitError:
        return False


def _numbers_agree(first: Specification, second: Specification) -> bool:
    if first.attribute == PRICE:
        first, second = (one.model_copy(update={"unit": None}) for one in (first, second))
    one, two = allowed(first), allowed(second)
    if one is not None and two is not None:
        return any(a.meets(b) for a in one for b in two)
    if one is None and two is None:
        return True
    intervals = one or two or ()
    out = excluded(first) | excluded(second)
    return any(interval.low < interval.high or interval.low not in out for interval in intervals)


def _labels_agree(first: Specification, second: Specification, single: bool) -> bool:
    wanted = [_label_set(one) for one in (first, second) if not _negative(one)]
    unwanted = [_label_set(one) for one in (first, second) if _negative(one)]
    if len(wanted) == 2:
        return not single or bool(wanted[0] & wanted[1])
    if len(wanted) == 1:
        return bool(wanted[0] - unwanted[0])
    return True


def _negative(one: Specification) -> bool:
    return one.operator in (Operator.NOT_EQUAL, Operator.NOT_ONE_OF)


def _label_set(one: Specification) -> frozenset[str]:
    return frozenset(str(value).casefold() for value in one.values)


def wording(one: Specification) -> str:
    """A specification in signs: ``≥ 2.5 t``; for figures of a message, not for sentences."""
    values = [figure_text(v) if isinstance(v, float) else str(v) for v in one.values]
    unit = f" {one.unit}" if one.unit else ""
    if one.operator is Operator.BETWEEN:
        return f"{values[0]} … {values[1]}{unit}"
    sign = {
        Operator.ABOUT: "≈",
        Operator.ONE_OF: "∈",
        Operator.NOT_ONE_OF: "∉",
    }.get(one.operator, one.operator.value)
    return f"{sign} {', '.join(values)}{unit}"
