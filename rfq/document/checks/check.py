"""All that can be said against a document, in one call."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from data.constraint import Importance
from data.exchange import ExchangeRates, converted
from data.money import Money
from data.parse.text import value_key
from data.records import Offer, Product, Supplier
from data.schema import AttributeSchema
from data.schema.model import AttributeKind
from rfq.document.checks.dates import check_dates
from rfq.document.checks.finding import Fact, Finding, FindingCode, Severity
from rfq.document.checks.market import (
    check_lead_times,
    check_moq,
    check_prices,
    price_fact,
    unit_prices,
)
from rfq.document.checks.quantities import check_quantities
from rfq.document.checks.specifications import Kind, check_specifications
from rfq.document.document import RfqDocument
from rfq.document.line import RfqLine
from rfq.document.text import plain_line


def check(
    document: RfqDocument,
    *,
    today: date,
    offers: Mapping[str, Sequence[Offer]] | None = None,
    products: Mapping[str, Product] | None = None,
    suppliers: Mapping[str, Supplier] | None = None,
    schema: AttributeSchema | None = None,
    rates: ExchangeRates | None = None,
) -> tuple[Finding, ...]:
    """What contradicts itself (errors) and what may not work out (warnings), errors first.

    Without facts of the market only the document is checked; a fact that is not given is not
    assumed.

    Args:
        document: complete or not.
        today: where the buyer is.
        offers: per id of a line, the known offers of products that fit it.
        products: by id, those of the offers, for what they are certified for.
        suppliers: by id: those of the offers, for the same, and those that are asked, who may
            have come onto the block list since the document was written.
        schema: of the catalogue: tells attributes with one value from those with several.
        rates: for prices in another currency than the budget's; without, they are left out.
    """
    found = [
        *check_dates(document, today),
        *check_quantities(document),
        *check_specifications(document, _kinds(schema)),
        *_budgets(document, rates, today),
        *_blocked(document, suppliers or {}),
    ]
    known = offers or {}
    for line in document.lines:
        of_line = known.get(line.id, ())
        found += check_moq(line, of_line)
        found += check_lead_times(document, line, of_line, today)
        found += check_prices(line, of_line, rates=rates, on=today)
        found += _certificates(document, line, of_line, products or {}, suppliers or {})
    found += _total(document, known, rates, today)
    return tuple(sorted(found, key=lambda one: one.severity is not Severity.ERROR))


def _kinds(schema: AttributeSchema | None) -> Kind:
    def kind(line: RfqLine, attribute: str) -> AttributeKind | None:
        if schema is None:
            return None
        for depth in range(len(line.category), -1, -1):
            category = schema.categories.get(line.category[:depth])
            found = category.attribute(attribute) if category is not None else None
            if found is not None:
                return found.kind
        return None

    return kind


def _budgets(document: RfqDocument, rates: ExchangeRates | None, on: date) -> Iterator[Finding]:
    for line in document.lines:
        budget, target, quantity = line.budget, line.target_price, line.quantity
        if budget is None or target is None or quantity is None:
            continue
        total = _in(
            Money(target.amount * quantity.number, target.currency), budget.currency, rates, on
        )
        if total is not None and total.amount > budget.amount:
            yield Finding(
                FindingCode.BUDGET_BELOW_TARGET,
                Severity.WARNING,
                f"lines[{line.id}].budget",
                {"budget": budget.money, "total": total.rounded()},
            )
    budget = document.terms.budget
    parts = [line.budget for line in document.lines if line.budget is not None]
    if budget is None or not parts:
        return
    amounts = [_in(one.money, budget.currency, rates, on) for one in parts]
    known = [one.amount for one in amounts if one is not None]
    total_amount = sum(known, Decimal(0))
    # A part that cannot be brought to the currency only makes the sum larger.
    if total_amount > budget.amount:
        yield Finding(
            FindingCode.BUDGETS_EXCEED_TOTAL,
            Severity.WARNING,
            "terms.budget",
            {"sum": Money(total_amount, budget.currency).rounded(), "budget": budget.money},
        )


def _blocked(document: RfqDocument, suppliers: Mapping[str, Supplier]) -> Iterator[Finding]:
    """Suppliers that are asked although they are on the block list."""
    for one in document.suppliers:
        known = suppliers.get(one.id)
        if known is None or not known.blocked:
            continue
        reason = plain_line(known.block_reason or "")
        yield Finding(
            FindingCode.SUPPLIER_BLOCKED,
            Severity.ERROR,
            f"suppliers[{one.id}]",
            {"supplier": one.name, "reason": reason},
            (Fact(reason or "blocked", supplier=one.id, source=known.evidence.get("blocked")),),
        )


def _total(
    document: RfqDocument,
    offers: Mapping[str, Sequence[Offer]],
    rates: ExchangeRates | None,
    on: date,
) -> Iterator[Finding]:
    """The budget for everything against the cheapest known offer of every line."""
    budget = document.terms.budget
    if budget is None:
        return
    total, evidence = Decimal(0), list[Fact]()
    for line in document.lines:
        prices = unit_prices(
            line, offers.get(line.id, ()), currency=budget.currency, rates=rates, on=on
        )
        if line.quantity is None or not prices:
            continue  # what is not known adds nothing: the total is a floor
        cheapest = prices[0]
        total += cheapest.money.amount * line.quantity.number
        evidence.append(price_fact(cheapest))
    if total > budget.amount:
        yield Finding(
            FindingCode.TOTAL_BUDGET_BELOW_MARKET,
            Severity.WARNING,
            "terms.budget",
            {"budget": budget.money, "minimum": Money(total, budget.currency).rounded()},
            tuple(evidence),
        )


def _in(money: Money, currency: str, rates: ExchangeRates | None, on: date) -> Money | None:
    if money.currency == currency:
        return money
    rate = rates.rate(money.currency, currency, on=on) if rates is not None else None
    return converted(money, rate) if rate is not None else None


def _certificates(
    document: RfqDocument,
    line: RfqLine,
    offers: Sequence[Offer],
    products: Mapping[str, Product],
    suppliers: Mapping[str, Supplier],
) -> Iterator[Finding]:
    stated: dict[str, frozenset[str]] = {}
    evidence: list[Fact] = []
    for offer in offers:
        product = products.get(offer.product_id)
        supplier = suppliers.get(offer.supplier_id or "")
        names = (
            *(product.certifications if product is not None else ()),
            *(supplier.certifications if supplier is not None else ()),
        )
        if names:
            stated[offer.id] = frozenset(map(value_key, names))
            source = product.evidence.get("certifications") if product is not None else None
            evidence.append(
                Fact(
                    plain_line(", ".join(names)),
                    offer=offer.id,
                    product=offer.product_id,
                    supplier=offer.supplier_id,
                    source=source,
                )
            )
    if not stated:
        return
    for one in document.quality.certificates:
        concerns = not one.lines or line.id in one.lines
        if one.importance is not Importance.MUST or not concerns:
            continue
        wanted = frozenset(map(value_key, one.names))
        if not any(wanted & names for names in stated.values()):
            yield Finding(
                FindingCode.CERTIFICATE_NOT_STATED,
                Severity.WARNING,
                f"quality.certificates[{one.id}]",
                {"names": " / ".join(one.names), "known": len(stated), "line": line.id},
                tuple(evidence[:5]),
            )
