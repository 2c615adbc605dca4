"""Catalogues that this project ingests, as documents."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from benchmarks.relevance.datasets.errors import DatasetError
from benchmarks.relevance.model import Document
from data.catalogue import Catalogue
from data.errors import NoCatalogue, SourcingError
from data.ingest import ingest
from data.records import Product
from data.sample import write_sample
from data.values import Flag, Number, Text

SAMPLE: Final = "sample"


def open_catalogue(source: str, cache: Path, *, products: int | None = None) -> Catalogue:
    """Open a catalogue, ingesting it when the cache does not hold it yet.

    Args:
        source: "sample", "real:NAME", or a folder that is a home of this project.
        cache: where catalogues made here are kept.
        products: size of the sample; the whole by default.

    Raises:
        DatasetError: there is no such catalogue.
    """
    given = Path(source)
    if source != SAMPLE and not source.startswith("real:"):
        try:
            return Catalogue.open(given)
        except SourcingError as error:
            raise DatasetError(
                f"{source!r} holds no catalogue: give sample, real:NAME or a home folder"
            ) from error
    name = source.replace(":", "-") + (f"-{products}" if products and source == SAMPLE else "")
    home = cache / "catalogues" / name
    try:
        return Catalogue.open(home)
    except NoCatalogue:
        pass
    try:
        if source == SAMPLE:
            feeds = cache / "feeds" / name
            write_sample(feeds, products=products)
            ingest([str(feeds)], home=home)
        else:
            ingest([source], home=home)
    except SourcingError as error:
        raise DatasetError(f"{source} cannot be ingested: {error}") from error
    return Catalogue.open(home)


def documents_of(catalogue: Catalogue) -> tuple[Document, ...]:
    """Every product as a document."""
    labels: dict[tuple[str, ...], dict[str, str]] = {
        path: {a.id: a.label for a in category.attributes}
        for path, category in catalogue.schema.categories.items()
    }
    return tuple(
        _document(product, labels.get(product.category, {}))
        for product in catalogue.iter_products()
    )


def digest_of(documents: tuple[Document, ...]) -> str:
    """Hash of what the rankers see, whatever files it came from."""
    digest = hashlib.sha256()
    for document in documents:
        digest.update(f"{document.id}\0{sorted(document.fields.items())}\n".encode())
    return digest.hexdigest()


def _document(product: Product, labels: dict[str, str]) -> Document:
    attributes = {labels.get(id_, id_): text for id_, text in _values(product)}
    fields = {
        "title": product.title,
        "brand": " ".join(part for part in (product.brand, product.mpn, product.gtin) if part),
        "category": " ".join(product.category),
        "attributes": " ".join(f"{label} {text}" for label, text in attributes.items()),
        "description": product.description or "",
    }
    return Document(
        id=product.id,
        fields={name: text for name, text in fields.items() if text},
        brand=product.brand or "",
        attributes=attributes,
    )


def _values(product: Product) -> Iterator[tuple[str, str]]:
    merged: dict[str, list[str]] = {}
    for value in product.attributes:
        known = value.value
        if isinstance(known, Number) and known.low == known.high:
            text = f"{known.low:g} {known.unit or ''}".strip()
        elif isinstance(known, Number):
            text = f"{known.low:g} - {known.high:g} {known.unit or ''}".strip()
        elif isinstance(known, Text):
            text = known.text
        elif isinstance(known, Flag):
            text = "yes" if known.flag else "no"
        else:
            text = value.evidence.raw
        merged.setdefault(value.attribute, []).append(text)
    for attribute, texts in merged.items():
        yield attribute, ", ".join(texts)
