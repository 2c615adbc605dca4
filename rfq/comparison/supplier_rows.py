"""Rows of facts: about the product apart from its attributes, about the supplier, and scores."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from data.evidence import Evidence
from data.records import Product, Supplier
from data.schema.model import Direction
from rfq.comparison.candidate import Candidate
from rfq.comparison.model import Cell, CellBasis, Row, RowGroup, Scalar
from rfq.comparison.rows import basis_of, make_row
from rfq.comparison.terms import unknown
from rfq.comparison.words import Words

Told = tuple[Scalar, str] | None
"""A value and its text; None when it is not known."""


def product_rows(candidates: Sequence[Candidate], words: Words) -> list[Row]:
    """What names and certifies the products."""
    say = words.say

    def codes(product: Product) -> Told:
        text = ", ".join(f"{one.scheme} {one.code}" for one in product.classifications)
        return (text, text) if text else None

    def certificates(product: Product) -> Told:
        text = ", ".join(product.certifications)
        return (text, text) if text else None

    facts: list[tuple[str, str, str, Callable[[Product], Told]]] = [
        ("brand", say("Brand"), "brand", lambda p: _text(p.brand)),
        ("mpn", say("Model"), "mpn", lambda p: _text(p.mpn)),
        ("gtin", "GTIN", "gtin", lambda p: _text(p.gtin)),
        ("certifications", say("Certificates"), "certifications", certificates),
        (
            "classifications",
            say("Classification"),
            "hs_code unspsc eclass etim classification",
            codes,
        ),
    ]
    rows = []
    for name, label, kept, tell in facts:
        cells = [
            _cell(one, name, tell(one.product), _kept(one.product.evidence, kept), words)
            for one in candidates
        ]
        if any(cell.basis is not CellBasis.UNKNOWN for cell in cells):
            rows.append(make_row(name, RowGroup.PRODUCT, label, cells))
    return rows


def supplier_rows(candidates: Sequence[Candidate], words: Words) -> list[Row]:
    """What is known of the suppliers; a rating is shown with its count and never marked best."""
    say, number = words.say, words.figures.number

    def share(ratio: float | None) -> Told:
        return None if ratio is None else (ratio, words.share(ratio))

    def rating(supplier: Supplier) -> Told:
        if supplier.rating is None:
            return None
        mean = number(supplier.rating)
        if supplier.rating_count is None:
            return supplier.rating, say("{mean} of 5", mean=mean)
        count = number(supplier.rating_count)
        return supplier.rating, say("{mean} of 5 from {count}", mean=mean, count=count)

    def place(supplier: Supplier) -> Told:
        parts = [supplier.cluster, supplier.region]
        if supplier.country is not None:
            parts.append(words.country(supplier.country))
        text = ", ".join(part for part in parts if part)
        return (text, text) if text else None

    def employees(supplier: Supplier) -> Told:
        low, high = supplier.employees_low, supplier.employees_high
        if low is None or high is None:
            return None
        return (low if low == high else None), words.figures.span(low, high)

    def verified(supplier: Supplier) -> Told:
        if supplier.verification is None:
            return None
        if supplier.verified_by is None:
            return supplier.verification, supplier.verification
        text = say("{level} by {who}", level=supplier.verification, who=supplier.verified_by)
        return supplier.verification, text

    def hours(supplier: Supplier) -> Told:
        given = supplier.response_hours
        return None if given is None else (given, say("{hours} h", hours=number(given)))

    def listed(given: Sequence[str]) -> Told:
        text = ", ".join(given)
        return (text, text) if text else None

    facts: list[tuple[str, str, str, Direction, Callable[[Supplier], Told]]] = [
        (
            "kind",
            say("Kind"),
            "kind",
            Direction.NEITHER,
            lambda s: None if s.kind is None else (s.kind.value, say(s.kind.value)),
        ),
        ("place", say("Place"), "cluster region country", Direction.NEITHER, place),
        ("years", say("Years in business"), "years", Direction.NEITHER, lambda s: _int(s.years)),
        ("founded", say("Founded"), "founded", Direction.NEITHER, lambda s: _int(s.founded)),
        ("employees", say("Employees"), "employees", Direction.NEITHER, employees),
        (
            "verification",
            say("Verified"),
            "verification verified_by",
            Direction.NEITHER,
            verified,
        ),
        (
            "supplier_certifications",
            say("Company certificates"),
            "certifications",
            Direction.NEITHER,
            lambda s: listed(s.certifications),
        ),
        (
            "on_time_rate",
            say("Delivered on time"),
            "on_time_rate",
            Direction.MORE,
            lambda s: share(s.on_time_rate),
        ),
        (
            "dispute_rate",
            say("Orders disputed"),
            "dispute_rate",
            Direction.LESS,
            lambda s: share(s.dispute_rate),
        ),
        (
            "reorder_rate",
            say("Buyers who order again"),
            "reorder_rate",
            Direction.MORE,
            lambda s: share(s.reorder_rate),
        ),
        ("response_hours", say("Answers within"), "response_time", Direction.LESS, hours),
        ("rating", say("Rating"), "rating rating_count", Direction.NEITHER, rating),
        (
            "languages",
            say("Languages"),
            "languages",
            Direction.NEITHER,
            lambda s: listed([words.language_name(code) for code in s.languages]),
        ),
    ]
    rows = []
    for name, label, kept, direction, tell in facts:
        cells = []
        for one in candidates:
            supplier = one.supplier
            told = None if supplier is None else tell(supplier)
            evidence = () if supplier is None else _kept(supplier.evidence, kept)
            cells.append(_cell(one, name, told, evidence, words, direction=direction))
        if any(cell.basis is not CellBasis.UNKNOWN for cell in cells):
            rows.append(make_row(name, RowGroup.SUPPLIER, label, cells, direction=direction))
    return rows


def score_rows(candidates: Sequence[Candidate], words: Words) -> list[Row]:
    """The score and its parts, each from 0 to 100, with the share of weight it has."""
    if not any(one.score is not None for one in candidates):
        return []
    rows = [
        make_row(
            "score",
            RowGroup.SCORE,
            words.say("Score"),
            [_score(one.score, words) for one in candidates],
            direction=Direction.MORE,
            total=True,
        )
    ]
    parts = {part.id: part for one in candidates for part in one.score_parts}
    for name, part in parts.items():
        by_id = [{p.id: p for p in one.score_parts}.get(name) for one in candidates]
        cells = [_score(None if p is None else p.value, words) for p in by_id]
        label = f"{words.say(part.label)} ({words.share(part.weight)})"
        rows.append(
            make_row(f"score.{name}", RowGroup.SCORE, label, cells, direction=Direction.MORE)
        )
    return rows


def _score(value: float | None, words: Words) -> Cell:
    if value is None:
        return unknown(words)
    points = round(value * 100, 1)
    return Cell(points, words.figures.number(points), CellBasis.CALCULATED, range=(points, points))


def _cell(
    candidate: Candidate,
    name: str,
    told: Told,
    evidence: tuple[Evidence, ...],
    words: Words,
    *,
    direction: Direction = Direction.NEITHER,
) -> Cell:
    if told is None:
        return unknown(words, *evidence)
    value, text = told
    is_number = direction is not Direction.NEITHER and isinstance(value, int | float)
    return Cell(
        value,
        text,
        CellBasis.CONFIRMED if name in candidate.confirmed else basis_of(evidence),
        evidence=evidence,
        range=(float(value), float(value))
        if is_number and isinstance(value, int | float)
        else None,
    )


def _kept(evidence: object, names: str) -> tuple[Evidence, ...]:
    kept = evidence if isinstance(evidence, dict) else {}
    return tuple(kept[name] for name in names.split() if name in kept)


def _text(given: str | None) -> Told:
    return None if given is None else (given, given)


def _int(given: int | None) -> Told:
    return None if given is None else (given, str(given))
