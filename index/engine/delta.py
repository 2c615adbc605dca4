"""Delta: what was added or changed since a snapshot was built."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from data.records import Product
from index.columns import ColumnStore, DocumentOrder
from index.lexical import FieldTokens
from index.protocols import Vectors


@dataclass(frozen=True)
class Delta:
    """What was added or changed since the snapshot was built.

    Attributes:
        products: in the order of ``order``.
        tokens: index terms of each.
        vectors: per model name, shape (products, dim).
        keys: identifiers, with the place in ``products`` of each product they name.
        clusters: per product; numbers beyond the snapshot's are clusters of its own.
        quality: per product.
    """

    order: DocumentOrder
    columns: ColumnStore
    products: tuple[Product, ...]
    tokens: tuple[FieldTokens, ...]
    vectors: Mapping[str, Vectors]
    keys: Mapping[str, tuple[int, ...]]
    clusters: npt.NDArray[np.int32]
    quality: npt.NDArray[np.float32]
