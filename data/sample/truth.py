"""The truth behind the feeds: written from the clean records alone, and read back by tests.

A line of ``truth.jsonl.gz`` is a JSON object with a ``kind``: "supplier", "product", "offer",
"feed" or "row". The first three are what is so; "feed" says what a feed's labels mean; "row" says
what each record of a feed shows, and what was broken or falsified in it on purpose.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from data.errors import SourceError
from data.sample.facts import Fact, Range, Size
from data.sample.formats.stored import gzip_stored
from data.sample.offers import SampleOffer
from data.sample.products import Listing, SampleProduct
from data.sample.suppliers import SampleSupplier

TRUTH: Final = ".truth/truth.jsonl.gz"
"""Where the truth lies in a sample's folder: hidden, so that ingest of the folder skips it."""


@dataclass(frozen=True, slots=True)
class TrueValue:
    """What an attribute truly is.

    Attributes:
        value: number, text, bool, list of texts, ``{"low", "high"}`` or ``{"sizes"}``.
        unit: canonical symbol of the numbers, or None.
    """

    value: Any
    unit: str | None


@dataclass(frozen=True, slots=True)
class TrueRow:
    """What one record of a feed shows.

    Attributes:
        feed: file name.
        row: number of the record, from 1 after any header; in BMEcat, of the article.
        product, offer: ids; None for a broken row.
        broken: why the record cannot be read, or None.
        duplicate: whether it repeats the record before it.
        faults: core field to what is wrong with it on purpose.
    """

    feed: str
    row: int
    product: str | None
    offer: str | None
    broken: str | None
    duplicate: bool
    faults: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Truth:
    """Everything that is true of a sample.

    Attributes:
        suppliers, products, offers: id to the facts, as JSON values.
        attributes: product id to English label to value.
        labels: feed to header or label to the English labels it can stand for.
        values: feed to a value's word to the canonical English value.
        rows: (feed, row number) to what is there.
    """

    suppliers: Mapping[str, Mapping[str, Any]]
    products: Mapping[str, Mapping[str, Any]]
    offers: Mapping[str, Mapping[str, Any]]
    attributes: Mapping[str, Mapping[str, TrueValue]]
    labels: Mapping[str, Mapping[str, tuple[str, ...]]]
    values: Mapping[str, Mapping[str, str]]
    rows: Mapping[tuple[str, int], TrueRow]


def supplier_line(supplier: SampleSupplier) -> dict[str, Any]:
    """A supplier's line."""
    return {
        "kind": "supplier",
        "id": supplier.id,
        "name": supplier.name,
        "country": supplier.country,
        "region": supplier.region,
        "cluster": supplier.cluster,
        "supplier_kind": supplier.kind,
        "founded": supplier.founded,
        "employees": list(supplier.employees),
        "certifications": list(supplier.certifications),
        "verification": supplier.verification,
        "verified_by": supplier.verified_by,
        "on_time_rate": supplier.on_time_rate,
        "response_hours": supplier.response_hours,
        "reorder_rate": supplier.reorder_rate,
        "dispute_rate": supplier.dispute_rate,
        "rating": supplier.rating,
        "rating_count": supplier.rating_count,
        "languages": list(supplier.languages),
        "time_zone": supplier.time_zone,
        "main_markets": list(supplier.main_markets),
        "website": supplier.website,
        "blocked": supplier.blocked,
        "block_reason": supplier.block_reason,
    }


def product_line(product: SampleProduct) -> dict[str, Any]:
    """A product's line."""
    return {
        "kind": "product",
        "id": product.id,
        "category": list(product.category.path),
        "brand": product.brand,
        "mpn": product.mpn,
        "gtin": product.gtin,
        "hs": product.hs,
        "unspsc": product.category.unspsc,
        "certifications": list(product.certifications),
        "copy_of": product.copy_of,
        "attributes": {fact.name: _value(fact) for fact in product.facts},
    }


def offer_line(listing: Listing) -> dict[str, Any]:
    """An offer's line."""
    offer: SampleOffer = listing.offer
    return {
        "kind": "offer",
        "id": offer.id,
        "product": listing.product.id,
        "supplier": listing.supplier.id,
        "title": listing.title,
        "description": listing.description,
        "sku": offer.sku,
        "currency": offer.currency,
        "price_breaks": [[quantity, str(price)] for quantity, price in offer.price_breaks],
        "unit": offer.unit,
        "moq": offer.moq,
        "lead_times": [list(times) for times in offer.lead_times],
        "delivery_terms": [list(term) for term in offer.delivery_terms],
        "ship_from": offer.ship_from,
        "stock": offer.stock,
        "sample_price": None if offer.sample_price is None else str(offer.sample_price),
        "customisation": offer.customisation,
        "warranty_months": offer.warranty_months,
        "payment_terms": offer.payment_terms,
        "valid_from": offer.valid_from.isoformat(),
        "valid_until": offer.valid_until.isoformat(),
    }


def row_line(row: TrueRow) -> dict[str, Any]:
    """A row's line; what is usual is left out."""
    line: dict[str, Any] = {"kind": "row", "feed": row.feed, "row": row.row}
    line |= {"product": row.product, "offer": row.offer}
    if row.broken is not None:
        line["broken"] = row.broken
    if row.duplicate:
        line["duplicate"] = True
    if row.faults:
        line["faults"] = dict(row.faults)
    return line


def feed_line(
    feed: str, labels: Mapping[str, tuple[str, ...]], values: Mapping[str, str]
) -> dict[str, Any]:
    """A feed's line: what its labels and the words of its language stand for."""
    return {
        "kind": "feed",
        "feed": feed,
        "labels": {name: list(meant) for name, meant in labels.items()},
        "values": dict(values),
    }


def _value(fact: Fact) -> dict[str, Any]:
    value: Any = fact.value
    if isinstance(value, Range):
        value = {"low": value.low, "high": value.high}
    elif isinstance(value, Size):
        value = {"sizes": list(value.sizes)}
    elif isinstance(value, tuple):
        value = list(value)
    return {"value": value, "unit": fact.unit}


def write_truth(folder: Path, lines: Iterable[Mapping[str, Any]]) -> Path:
    """Write the truth of a sample; gives the path."""
    text = "".join(f"{_compact(line)}\n" for line in lines)
    path = folder / TRUTH
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip_stored(text.encode()))
    return path


def _compact(line: Mapping[str, Any]) -> str:
    return json.dumps(line, ensure_ascii=False, separators=(",", ":"))


def read_truth(folder: Path) -> Truth:
    """Read the truth of a sample written by `write_sample`.

    Raises:
        SourceError: the folder holds no sample.
    """
    path = folder / TRUTH
    if not path.is_file():
        raise SourceError(
            "no sample in this folder", value=str(folder), accepted=f"one with {TRUTH}"
        )
    by_kind: dict[str, list[dict[str, Any]]] = {}
    for line in _lines(path):
        by_kind.setdefault(line.pop("kind"), []).append(line)
    products = {line["id"]: line for line in by_kind.get("product", [])}
    feeds = by_kind.get("feed", [])
    rows = [_row(line) for line in by_kind.get("row", [])]
    return Truth(
        suppliers={line["id"]: line for line in by_kind.get("supplier", [])},
        products=products,
        offers={line["id"]: line for line in by_kind.get("offer", [])},
        attributes={
            key: {name: TrueValue(**value) for name, value in line["attributes"].items()}
            for key, line in products.items()
        },
        labels={f["feed"]: {k: tuple(v) for k, v in f["labels"].items()} for f in feeds},
        values={f["feed"]: f["values"] for f in feeds},
        rows={(row.feed, row.row): row for row in rows},
    )


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def _row(line: Mapping[str, Any]) -> TrueRow:
    return TrueRow(
        feed=line["feed"],
        row=line["row"],
        product=line["product"],
        offer=line["offer"],
        broken=line.get("broken"),
        duplicate=line.get("duplicate", False),
        faults=line.get("faults", {}),
    )
