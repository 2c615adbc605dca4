"""What a request for quotation asks for, lacks, and what may not work out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rich.text import Text

from data.money import Money
from rfq.document.checks.finding import Finding, Severity
from rfq.document.missing import Missing, Necessity
from rfq.wording.review import figure_words, finding_words, lack_words
from sourcing.cli.terminal import Cell, bold, dim, out, plain, table
from sourcing.cli.words import counted

if TYPE_CHECKING:
    from rfq.document import Quantity, RfqDocument, Specification
    from rfq.document.checks.finding import Fact
    from sourcing.rfqs.draft import Market

_FACTS: Final = 3
_NECESSITY: Final = {
    Necessity.REQUIRED: ("required", "red"),
    Necessity.EXPECTED: ("expected", "yellow"),
    Necessity.HELPFUL: ("helpful", "dim"),
}


def print_review(
    document: RfqDocument,
    lacks: Sequence[Missing],
    findings: Sequence[Finding],
    files: Sequence[Path],
    market: Market,
    *,
    language: str = "en",
) -> None:
    """Print the document shortly, then what it lacks and what was found, in a language."""
    console = out()
    header = document.header
    console.print(bold(f"{header.id}, revision {header.revision}"))
    for line in document.lines:
        quantity = line.quantity
        amount = "" if quantity is None else f", {_amount(quantity, language)}"
        console.print(Text(plain(f"{line.id}. {line.description}{amount}")), soft_wrap=True)
    specifications = [
        (one.name, _required(one), one.importance.value, "" if one.disclosed else "not disclosed")
        for line in document.lines
        for one in line.specifications
    ]
    if specifications:
        headers = ("Specification", "Required", "Importance", "")
        console.print(table(headers, specifications, fold=headers[:2]))
    if document.suppliers:
        names = "; ".join(one.name for one in document.suppliers)
        console.print(Text(plain(f"Asked: {names}")), soft_wrap=True)
    _print_lacks(lacks, language)
    _print_findings(findings, market, language)
    for path in files:
        console.print(dim(f"Written: {path}"), soft_wrap=True)
    if not files:
        console.print(dim("Nothing written: --output FOLDER writes the files"))


def review_document(
    document: RfqDocument,
    lacks: Sequence[Missing],
    findings: Sequence[Finding],
    files: Sequence[Path],
    *,
    language: str = "en",
) -> Mapping[str, object]:
    """The document with its review, as one JSON document."""
    return {
        "rfq": document.model_dump(mode="json"),
        "missing": [
            {
                "what": one.what,
                "field": one.field,
                "necessity": one.necessity.name.lower(),
                "line": one.line,
                "why": lack_words(one.what, language),
            }
            for one in lacks
        ],
        "findings": [
            {
                "code": one.code,
                "severity": one.severity,
                "field": one.field,
                "message": finding_words(one, language),
                "evidence": [
                    {
                        "value": figure_words(fact.value, language),
                        "offer": fact.offer,
                        "product": fact.product,
                        "supplier": fact.supplier,
                        "source": fact.source,
                    }
                    for fact in one.evidence
                ],
            }
            for one in findings
        ],
        "files": [str(path) for path in files],
    }


def _amount(quantity: Quantity, language: str) -> str:
    from rfq.comparison.words import Words

    return Words(language).quantity(quantity.number, quantity.unit)


def _required(one: Specification) -> str:
    values = ", ".join(_value(value) for value in one.values)
    unit = f" {one.unit}" if one.unit else ""
    return f"{one.operator.value} {values}{unit}"


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:,.12g}" if isinstance(value, float) else str(value)


def _print_lacks(lacks: Sequence[Missing], language: str) -> None:
    if not lacks:
        return
    console = out()
    console.print()
    console.print(bold(f"Missing: {counted(len(lacks), 'thing')}"))
    rows: list[Sequence[Cell]] = [
        (Text(*_NECESSITY[one.necessity]), lack_words(one.what, language), one.field)
        for one in lacks
    ]
    headers = ("Importance", "What", "Field")
    console.print(table(headers, rows, fold=headers[1:2], keep=headers[:1], head=False))


def _print_findings(findings: Sequence[Finding], market: Market, language: str) -> None:
    if not findings:
        return
    console = out()
    console.print()
    console.print(bold(f"Found: {counted(len(findings), 'thing')} to look at"))
    for one in findings:
        style = "red" if one.severity is Severity.ERROR else "yellow"
        words = f"{finding_words(one, language)} ({one.field})"
        console.print(
            Text.assemble((f"{one.severity.value}: ", style), plain(words)), soft_wrap=True
        )
        for fact in one.evidence[:_FACTS]:
            console.print(dim(f"    {_fact(fact, market, language)}"), soft_wrap=True)
        rest = len(one.evidence) - _FACTS
        if rest > 0:
            console.print(dim(f"    and {counted(rest, 'further offer')}"))


def _fact(fact: Fact, market: Market, language: str) -> str:
    supplier = market.suppliers.get(fact.supplier or "")
    product = market.products.get(fact.product or "")
    who = supplier.name if supplier is not None else fact.supplier or "unnamed supplier"
    what = f", {product.title}" if product is not None else ""
    where = "" if fact.source is None else f' ("{fact.source.raw}")'
    return f"{figure_words(fact.value, language)}{_basis(fact)}: {who}{what}{where}"


def _basis(fact: Fact) -> str:
    """The delivery terms that a price is on: it is taken as listed, not as landed."""
    if not isinstance(fact.value, Money):
        return ""
    terms = [f"{one.incoterm} {one.place or ''}".strip() for one in fact.delivery_terms]
    return f" ({' or '.join(terms) or 'delivery term not stated'})"
