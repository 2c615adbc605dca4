"""Write the sample catalogue: feeds, list of suppliers, note that all is synthetic, truth."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from data.errors import InputError
from data.sample import truth
from data.sample.dice import Dice
from data.sample.formats.bmecat import write_bmecat
from data.sample.formats.delimited import write_delimited
from data.sample.formats.lines import write_lines
from data.sample.formats.linked import write_linked
from data.sample.formats.stored import gzip_stored
from data.sample.formats.table import attribute_headers
from data.sample.formats.workbook import write_workbook
from data.sample.products import Listing, make_listings
from data.sample.rows import Row, make_row
from data.sample.style import FeedStyle, feed_styles
from data.sample.supplier_file import NAME as SUPPLIERS
from data.sample.supplier_file import write_suppliers
from data.sample.suppliers import SampleSupplier, make_suppliers
from data.sample.vocabulary import spellings, translation

NOTE = "README.md"
"""Not .txt, which a reader of tables would take for a table."""
README = """SYNTHETIC SAMPLE DATA

Everything in this folder is invented by a program for demonstration and tests.
Nothing here can be bought and nobody named here exists. Any likeness is chance.
Categories and units and standards and physical relations are like those of real trade.
So are the customs codes.

The files are as untidy as those that buyers receive. Values are missing.
Units and spellings are mixed. Some rows are repeated or broken.
A few suppliers are fraudulent and marked as blocked.
What is true of each row is kept for tests in the hidden folder ".truth".

Seed {seed}. Products {products}. Suppliers {suppliers}.
"""
_DUPLICATED = 0.01
_BROKEN = 0.003
_BREAKABLE = {
    "csv": "one field too many",
    "tsv": "one field too many",
    "jsonl": "line cut off",
    "jsonl.gz": "line cut off",
}


@dataclass(frozen=True, slots=True)
class FeedSummary:
    """One file of the sample.

    Attributes:
        rows: records in it, broken ones included.
        broken: records that cannot be read, on purpose.
    """

    path: Path
    format: str
    language: str
    rows: int
    broken: int


@dataclass(frozen=True, slots=True)
class SampleManifest:
    """What was written.

    Attributes:
        products: distinct products, without repeated listings of them.
        offers: offers, each shown by one row at least.
        blocked: suppliers on the block list.
        feeds: the product feeds; ``suppliers_file`` is apart.
    """

    folder: Path
    seed: int
    products: int
    offers: int
    suppliers: int
    blocked: int
    countries: int
    categories: int
    feeds: tuple[FeedSummary, ...]
    suppliers_file: Path
    truth: Path

    @property
    def sources(self) -> tuple[Path, ...]:
        """Every file to ingest, suppliers first."""
        return (self.suppliers_file, *(feed.path for feed in self.feeds))


def write_sample(
    folder: Path, *, seed: int = 20260101, products: int | None = None
) -> SampleManifest:
    """Write the sample catalogue into a folder, replacing files of an earlier one.

    Same arguments, same bytes, on any machine.

    Args:
        folder: made when it is not there.
        seed: another one gives other suppliers and products of the same kinds.
        products: about how many products; every category has one at least. None for the usual
            number, a little over 7,000.

    Raises:
        InputError: ``products`` is not positive.
    """
    if products is not None and products < 1:
        raise InputError("a sample has products", field="products", value=products, accepted="> 0")
    folder.mkdir(parents=True, exist_ok=True)
    suppliers = make_suppliers(seed)
    listings = list(make_listings(suppliers, seed=seed, products=products))
    feeds: list[FeedSummary] = []
    lines: list[Mapping[str, Any]] = [truth.supplier_line(supplier) for supplier in suppliers]
    lines.extend(_truth_of(listings))
    for style, claimed in _share_out(listings, suppliers):
        path = folder / style.file
        path.unlink(missing_ok=True)
        if not claimed:
            continue
        rows, log = _rows(claimed, style, seed)
        broken = [row.broken is not None for row in log]
        path.write_bytes(_render(rows, broken, style))
        feeds.append(FeedSummary(path, style.format, style.language, len(rows), sum(broken)))
        lines.append(truth.feed_line(style.file, _labels(rows, style), _values(rows, style)))
        lines.extend(truth.row_line(row) for row in log)
    suppliers_file = folder / SUPPLIERS
    suppliers_file.write_bytes(write_suppliers(suppliers, seed=seed))
    count = sum(1 for key in {listing.product.id for listing in listings} if key.count("-") == 1)
    readme = README.format(seed=seed, products=count, suppliers=len(suppliers))
    (folder / NOTE).write_bytes(readme.encode())
    return SampleManifest(
        folder=folder,
        seed=seed,
        products=count,
        offers=len(listings),
        suppliers=len(suppliers),
        blocked=sum(supplier.blocked for supplier in suppliers),
        countries=len({supplier.country for supplier in suppliers}),
        categories=len({listing.product.category.key for listing in listings}),
        feeds=tuple(feeds),
        suppliers_file=suppliers_file,
        truth=truth.write_truth(folder, lines),
    )


def _truth_of(listings: Sequence[Listing]) -> Iterator[Mapping[str, Any]]:
    last = None
    for listing in listings:
        if listing.product.id != last:
            yield truth.product_line(listing.product)
            last = listing.product.id
        yield truth.offer_line(listing)


def _share_out(
    listings: Sequence[Listing], suppliers: Sequence[SampleSupplier]
) -> list[tuple[FeedStyle, list[Listing]]]:
    """Each listing to the first feed that claims it."""
    shares: list[tuple[FeedStyle, list[Listing]]] = [(style, []) for style in feed_styles()]
    only = [
        None if style.one_supplier is None else style.one_supplier.find(suppliers)
        for style, _ in shares
    ]
    for listing in listings:
        for (style, claimed), one in zip(shares, only, strict=True):
            if style.claims(listing, one):
                claimed.append(listing)
                break
        else:
            raise InputError(
                "no feed of the sample takes this category",
                field="category",
                value=listing.product.category.key,
            )
    return shares


def _rows(
    listings: Sequence[Listing], style: FeedStyle, seed: int
) -> tuple[list[Row], list[truth.TrueRow]]:
    """The feed's rows in order, repeated and broken ones among them, and what each is."""
    rows: list[Row] = []
    log: list[truth.TrueRow] = []
    feed_dice = Dice(seed, "feed", style.file)
    breakable = _BREAKABLE.get(style.format)
    for place, listing in enumerate(listings):
        row = make_row(listing, style, Dice(seed, "row", style.file, listing.offer.id))
        rows.append(row)
        log.append(_entry(style, len(rows), row))
        if feed_dice.chance(_DUPLICATED):
            rows.append(row)
            log.append(replace(_entry(style, len(rows), row), duplicate=True))
        if breakable and (feed_dice.chance(_BROKEN) or place == 7):
            rows.append(_torn(row))
            log.append(truth.TrueRow(style.file, len(rows), None, None, breakable, False, {}))
    return rows, log


def _entry(style: FeedStyle, number: int, row: Row) -> truth.TrueRow:
    listing = row.listing
    return truth.TrueRow(
        style.file, number, listing.product.id, listing.offer.id, None, False, row.faults
    )


def _torn(row: Row) -> Row:
    """The same row under an id that nothing else has, so that it is noticed where it is read."""
    return replace(row, core={**row.core, "id": f"{row.core['id']}-X"})


def _render(rows: Sequence[Row], broken: Sequence[bool], style: FeedStyle) -> bytes:
    name = f"sample: {Path(style.file).stem} (synthetic)"
    match style.format:
        case "csv" | "tsv":
            return write_delimited(rows, broken, style)
        case "jsonl":
            return write_lines(rows, broken, style)
        case "jsonl.gz":
            return gzip_stored(write_lines(rows, broken, style))
        case "jsonld":
            return write_linked(rows, name=name)
        case "xlsx":
            return write_workbook(rows, style)
        case _:
            return write_bmecat(rows, style, name=name)


def _labels(rows: Sequence[Row], style: FeedStyle) -> dict[str, tuple[str, ...]]:
    """Header and label to the English labels that it stands for in this feed."""
    meant: dict[str, dict[str, None]] = {}
    for row in rows:
        for cell in row.attributes:
            for name in {cell.label, *attribute_headers([replace(row, attributes=(cell,))], style)}:
                meant.setdefault(name, {})[cell.name] = None
    return {name: tuple(labels) for name, labels in sorted(meant.items())}


def _values(rows: Sequence[Row], style: FeedStyle) -> dict[str, str]:
    """Every other word of this feed's values to the canonical value."""
    canonical: dict[str, str] = {}
    for row in rows:
        for fact in row.listing.product.facts:
            items = fact.value if isinstance(fact.value, tuple) else (fact.value,)
            for item in items:
                if isinstance(item, str):
                    canonical[translation(item, style.language)] = item
                    canonical.update(dict.fromkeys(spellings(item), item))
    return dict(sorted(canonical.items()))
