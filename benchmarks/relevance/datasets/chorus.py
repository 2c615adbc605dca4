"""Chorus: 19,406 electronics products of Icecat, queries with graded human ratings.

https://github.com/querqy/chorus-electronics; the ratings are Apache-2.0, the products Icecat Open
Content License. Neither is part of this project: a folder has to be given.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
from pathlib import Path
from typing import Any, Final

from benchmarks.relevance.datasets.errors import DatasetError
from benchmarks.relevance.model import Dataset, Document, Query
from benchmarks.relevance.query_type import type_of

_PRODUCTS: Final = "products.jsonl.gz"
_RATINGS: Final = "ratings.csv"
_TEXT: Final = "attr_t_"
_NUMBER: Final = "attr_n_"
_YES_OR_NO: Final = "attr_b_"
_LONGEST_VALUE: Final = 120


def load(folder: Path) -> Dataset:
    """Read a folder that holds products.jsonl.gz and ratings.csv.

    Raises:
        DatasetError: a file is missing or not what it should be.
    """
    products, ratings = folder / _PRODUCTS, folder / _RATINGS
    for path in (products, ratings):
        if not path.is_file():
            raise DatasetError(
                f"{path} is missing: give the folder that holds {_PRODUCTS} and {_RATINGS}"
            )
    with gzip.open(products, "rt", encoding="utf-8") as lines:
        documents = tuple(_document(json.loads(line)) for line in lines)
    grades: dict[str, dict[str, int]] = {}
    with ratings.open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            grades.setdefault(row["query"], {})[row["product_id"]] = int(row["rating"])
    queries = tuple(
        Query(f"c{number:03d}", text, type_of(text)) for number, text in enumerate(grades, 1)
    )
    digest = hashlib.sha256(products.read_bytes() + ratings.read_bytes()).hexdigest()
    return Dataset(
        name="chorus",
        documents=documents,
        queries=queries,
        qrels={query.id: grades[query.text] for query in queries},
        sha256=digest,
        complete=False,
        notes=("Many good products were never judged: read both nDCG columns, and Judged@10.",),
    )


def _document(product: dict[str, Any]) -> Document:
    attributes: dict[str, str] = {}
    for key, value in product.items():
        if key.startswith(_TEXT) and len(str(value)) <= _LONGEST_VALUE:
            attributes[_label(key, _TEXT)] = str(value)
        elif key.startswith(_NUMBER):
            attributes[_label(key, _NUMBER)] = f"{value:g}"
        elif key.startswith(_YES_OR_NO):
            attributes[_label(key, _YES_OR_NO)] = "yes" if value else "no"
    fields = {
        "title": product["title"],
        "brand": product["supplier"],
        "category": str(product.get("attr_t_product_type", "")),
        # Values of text attributes only: bare numbers and yes or no say nothing without a name.
        "attributes": " ".join(
            str(value)
            for key, value in product.items()
            if key.startswith(_TEXT) and len(str(value)) <= _LONGEST_VALUE
        ),
        "description": product.get("short_description") or "",
    }
    return Document(
        id=str(product["id"]),
        fields={name: text for name, text in fields.items() if text},
        brand=product["supplier"],
        attributes=attributes,
    )


def _label(key: str, prefix: str) -> str:
    return key.removeprefix(prefix).replace("_", " ").strip()
