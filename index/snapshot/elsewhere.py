"""Elsewhere: what a query may be for that the catalogue does not have.

How near a query comes to a catalogue says little by itself: "wheelchair" is nearer to office
chairs than many a good query is to anything. It says more beside how near the same query comes to
plain names of goods and services that the catalogue does *not* have: whatever is nearer to one of
those than to the name of any of the catalogue's own categories asks for something else. That is
outlier exposure (Hendrycks, Mazeika & Dietterich, "Deep Anomaly Detection with Outlier Exposure",
ICLR 2019) without training: a fixed list of kinds of goods stands for all that is not there.

The list is in ``elsewhere.txt``. Kinds that a catalogue has are left out of it for that catalogue:
those whose every word products are called by, and those that are as near to a category's name as
two names of the same goods are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np

from index.protocols import Embedder, Vectors

_FILE: Final = Path(__file__).with_name("elsewhere.txt")
_SAME: Final = 0.75
"""Cosine from which two names are taken to be of the same goods."""
_FEWEST_CATEGORIES: Final = 2
"""With fewer there is no name that a query could be nearer to than to another."""


@cache
def kinds() -> tuple[str, ...]:
    """Names of kinds of goods and services, in English."""
    lines = _FILE.read_text("utf-8").splitlines()
    said = ";".join(line for line in lines if not line.startswith("#"))
    return tuple(name.strip() for name in said.split(";") if name.strip())


def lacking(called: Iterable[str], terms_of: Callable[[str], Sequence[str]]) -> tuple[str, ...]:
    """The kinds that have a word which no product is called by.

    Args:
        called: words of titles, categories and brands.
        terms_of: index terms of a text.
    """
    known = {term for word in called for term in terms_of(word)}
    return tuple(name for name in kinds() if not known.issuperset(terms_of(name)))


def elsewhere(embedder: Embedder, names: Sequence[str], categories: Vectors) -> Vectors:
    """Vectors of the names that are not those of a category, shape (n, dim).

    Args:
        embedder: of the vectors.
        names: of kinds that the catalogue may lack.
        categories: of the names of its categories, shape (categories, dim); of fewer than two
            nothing is told apart.
    """
    if not names or len(categories) < _FEWEST_CATEGORIES:
        return np.zeros((0, embedder.dim), np.float32)
    found = embedder.embed_documents(list(names))
    return np.ascontiguousarray(found[(found @ categories.T).max(axis=1) < _SAME])
