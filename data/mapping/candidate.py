"""Candidates: what each column may be, from its header and its cells together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final, Literal

from data.mapping import detect
from data.mapping.header import Header, parse_header
from data.mapping.judge import judge
from data.mapping.lookup import NameMatch, is_bag_name, is_row_number_name, names_of
from data.mapping.model import BAG, IGNORE
from data.mapping.profile import Profile, Sample
from data.mapping.vocabulary_index import Level, vocabulary
from data.mapping.words import joined
from data.units import dimension_of, to_base

THRESHOLD: Final = 0.6
"""Least confidence at which a column fills a core field; below it the column is an attribute.

A header that names a field for sure starts at 0.95, a usual name at 0.8, an ambiguous one at 0.5;
cells that fit take away part of the doubt, cells that do not fit take away most of the confidence.
So an ambiguous header needs cells that speak for it, and a sure one survives anything but cells
that cannot be what it says.
"""

Topic = Literal["product", "supplier"]

_PRODUCT_SIGNS: Final = frozenset(
    "product.title product.id product.mpn product.gtin product.hs_code offer.sku offer.price "
    "offer.price_breaks".split()
)
_TIME_TARGETS: Final = frozenset(
    "offer.lead_time offer.warranty supplier.response_time supplier.years".split()
)
_SHARE_TARGETS: Final = frozenset(
    "supplier.on_time_rate supplier.reorder_rate supplier.dispute_rate supplier.rating".split()
)
_AMOUNT_TARGETS: Final = frozenset(
    "offer.moq offer.stock offer.price_quantity offer.price offer.price_high offer.price_breaks "
    "offer.unit_of_sale supplier.employees supplier.rating_count".split()
)
_MONEY_TARGETS: Final = frozenset(
    "offer.price offer.price_high offer.price_breaks offer.sample_price offer.currency".split()
)
_MINUTE: Final = 60.0
_SALE_DIMENSIONS: Final = frozenset({"count", "mass", "length", "area", "volume"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """One thing that a column may be."""

    target: str
    confidence: float
    because: str


@dataclass(frozen=True, slots=True)
class ColumnView:
    """One column under recognition.

    Attributes:
        at: position in the source.
    """

    name: str
    at: int
    header: Header
    names: tuple[NameMatch, ...]


def view(name: str, at: int) -> ColumnView:
    """Take the header of a column apart and look its words up."""
    header = parse_header(name)
    names: tuple[NameMatch, ...] = ()
    if not header.is_attribute and header.kind != "number":
        names = tuple(match for match in names_of(header) if _unit_fits(match.target, header))
    return ColumnView(name, at, header, names)


def topic_of(columns: Sequence[ColumnView], sample: Sample) -> Topic:
    """Whether the rows are products (or offers of them) or suppliers only."""
    signs = {
        match.target
        for column in columns
        for match in column.names
        if match.level in (Level.SURE, Level.LIKELY)
        and judge(match.target, sample[column.name]).apply(match.strength) >= THRESHOLD
        # The title of a contact ("Ms") is none of a product.
        and not (match.target == "product.title" and sample[column.name].distinct_share < 0.5)
    }
    if signs & _PRODUCT_SIGNS:
        return "product"
    return "supplier" if any(sign.startswith("supplier.") for sign in signs) else "product"


def candidates(
    column: ColumnView, sample: Sample, *, topic: Topic, supplier_near: bool
) -> tuple[Candidate, ...]:
    """What a column may be, surest first.

    Args:
        column: the column.
        sample: where its cells are.
        topic: what the rows of the source are.
        supplier_near: a column that names the supplier stands right before this one.
    """
    if column.header.is_attribute:
        return ()
    profile = sample[column.name]
    found = []
    for match in column.names:
        in_company = _in_company(match, topic, supplier_near=supplier_near)
        if in_company is None:
            continue
        verdict = judge(match.target, profile)
        reasons = [in_company.because, verdict.because]
        found.append(
            Candidate(
                match.target,
                min(verdict.apply(in_company.strength), 0.99),
                "; ".join(reason for reason in reasons if reason),
            )
        )
    found = [_numbered_supplier(candidate, profile) for candidate in found]
    if all(candidate.confidence < THRESHOLD for candidate in found):
        found += _from_cells(column, profile, topic)
    return tuple(sorted(found, key=lambda candidate: -candidate.confidence))


def special(column: ColumnView, sample: Sample) -> Candidate | None:
    """A bag of attributes or a column that only counts the rows, or None."""
    if column.header.is_attribute or column.header.kind is not None:
        return None
    profile = sample[column.name]
    if is_row_number_name(column.header) and _counts_rows(profile):
        return Candidate(IGNORE, 0.95, "it only counts the rows")
    named = is_bag_name(column.header)
    if not named and (profile.mean_length < 12 or column.names):
        return None
    bags = profile.share(detect.is_bag)
    if named and bags >= 0.5:
        return Candidate(
            BAG, 0.95, f"header names a bag; {bags:.0%} of cells hold several attributes"
        )
    if not column.names and bags >= 0.9 and len(profile.filled) >= 3:
        return Candidate(BAG, 0.75, f"{bags:.0%} of cells hold several attributes with their names")
    return None


def _in_company(match: NameMatch, topic: Topic, *, supplier_near: bool) -> NameMatch | None:
    """A field word on its own means what the file is about."""
    if match.level is not Level.FIELD:
        return match
    entity = match.target.split(".", 1)[0]
    if entity == topic:
        return replace(match, because=f"{match.because} and the rows are {topic}s")
    if supplier_near and match.target in ("supplier.country", "supplier.region"):
        because = f"{match.because}, right after the supplier's columns"
        return replace(match, strength=0.72, because=because)
    return None


def _unit_fits(target: str, header: Header) -> bool:
    """A physical unit in the header rules out what has none: "Rating (A)" is no rating."""
    measure = header.measure
    if (measure.currency or measure.symbol) and target not in _MONEY_TARGETS:
        return False
    if measure.unit is None:
        return True
    dimension = dimension_of(measure.unit)
    if target in _TIME_TARGETS:
        return dimension == "time" and to_base(1.0, measure.unit) >= _MINUTE
    if target in _SHARE_TARGETS:
        return measure.unit == "%"
    return target in _AMOUNT_TARGETS and dimension in _SALE_DIMENSIONS


def _numbered_supplier(candidate: Candidate, profile: Profile) -> Candidate:
    """A column headed "Vendor" that holds numbers holds the supplier's number."""
    if candidate.target == "supplier.name" and profile.share(detect.is_integer) >= 0.9:
        return Candidate("supplier.id", 0.8, "header names the supplier; the cells are its numbers")
    return candidate


def _from_cells(column: ColumnView, profile: Profile, topic: Topic) -> list[Candidate]:
    """What the cells alone give away, under a header that says nothing."""
    header = column.header
    decoy = joined(header.words) in vocabulary().decoys
    if header.is_attribute or header.kind or topic != "product" or decoy or header.measure.unit:
        return []
    cells = len(profile.distinct)
    found = []
    if cells >= 4 and profile.mean_length >= 8 and profile.share(detect.is_gtin) >= 0.95:
        found.append(
            Candidate("product.gtin", 0.75, "every cell is a GTIN with a valid check digit")
        )
    if cells >= 3 and profile.share(_image_address) >= 0.9:
        found.append(Candidate("product.images", 0.7, "the cells are addresses of images"))
    if cells >= 4 and profile.share(_clear_path) >= 0.9:
        found.append(Candidate("product.category", 0.65, "the cells are paths of categories"))
    return found


def _image_address(text: str) -> bool:
    return detect.is_image(text) and detect.is_url(text)


def _clear_path(text: str) -> bool:
    return " > " in text and len(text) < 200


def _counts_rows(profile: Profile) -> bool:
    numbers = [cell for cell in profile.cells if cell is not None]
    if len(numbers) < max(2, len(profile.cells)) or not all(n.isdecimal() for n in numbers):
        return len(profile.cells) > 0 and not numbers
    counted = [int(n) for n in numbers]
    return counted[0] in (0, 1) and all(b - a == 1 for a, b in pairwise(counted))
