"""Which data sets there are, by name."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from benchmarks.relevance.datasets import (
    attribute_query,
    beir,
    chorus,
    crosslingual,
    known_item,
)
from benchmarks.relevance.datasets.errors import DatasetError
from benchmarks.relevance.model import Dataset

NAMES: Final = ("chorus", "known-item", "attribute-query", "crosslingual", "beir")


def load(
    name: str,
    *,
    path: str | None,
    cache: Path,
    count: int,
    seed: int,
    products: int | None = None,
) -> Dataset:
    """A data set by name.

    Args:
        name: one of `NAMES`.
        path: folder of chorus and beir; catalogue of known-item and attribute-query ("sample",
            "real:NAME" or a home folder).
        cache: where catalogues made here are kept.
        count: queries to generate.
        seed: of generated queries.
        products: size of the sample; the whole by default.

    Raises:
        DatasetError: it cannot be had, and why.
    """
    if name == "crosslingual":
        return crosslingual.load(cache=cache, count=count, seed=seed, products=products)
    if name in ("known-item", "attribute-query"):
        generate = known_item.load if name == "known-item" else attribute_query.load
        return generate(path or "sample", cache=cache, count=count, seed=seed, products=products)
    if name not in NAMES:
        raise DatasetError(f"no data set is called {name!r}; there are: {', '.join(NAMES)}")
    if path is None:
        raise DatasetError(f"{name} is read from a folder: give it with --path")
    return chorus.load(Path(path)) if name == "chorus" else beir.load(Path(path))
