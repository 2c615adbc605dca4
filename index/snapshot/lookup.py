"""ExactLookup: from a part number, model number, SKU, GTIN or product id to its products."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Final, Self

import numpy as np
import numpy.typing as npt

from data.records import Product
from index.mapped import load

_HASHES: Final = "lookup_hashes"
_DOCUMENTS: Final = "lookup_documents"
_GTIN_LENGTHS: Final = (8, 12, 13, 14)


def identifier_key(text: str) -> str:
    """An identifier as it is compared: letters and digits only, case and width folded.

    The zeros that pad a GTIN to more digits are dropped, so that all its lengths are one.
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    key = "".join(c for c in folded if c.isalnum())
    if key.isdecimal() and len(key) in _GTIN_LENGTHS:
        return key.lstrip("0")
    return key


def identifiers_of(product: Product, skus: Iterable[str]) -> set[str]:
    """Keys that name a product exactly."""
    stated = (product.id, product.mpn, product.gtin, *skus)
    return {key for text in stated if text and (key := identifier_key(text))}


@dataclass(frozen=True, slots=True)
class ExactLookup:
    """Products by identifier, memory-mapped.

    Attributes:
        hashes: uint64, ascending; 64 bits of BLAKE2b of each key, once per product that has it.
        documents: int32, the product of each.
    """

    hashes: npt.NDArray[np.uint64]
    documents: npt.NDArray[np.int32]

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, int]]) -> Self:
        """From keys and the documents they name."""
        hashes: list[int] = []
        documents: list[int] = []
        for key, document in pairs:
            hashes.append(_hash(key))
            documents.append(document)
        by_hash = np.array(hashes, np.uint64)
        numbers = np.array(documents, np.int32)
        order = np.lexsort((numbers, by_hash))
        return cls(by_hash[order], numbers[order])

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Map what `write` wrote."""
        return cls(load(folder, _HASHES), load(folder, _DOCUMENTS))

    def write(self, folder: Path) -> None:
        """Write two .npy files into an existing folder."""
        np.save(folder / f"{_HASHES}.npy", self.hashes)
        np.save(folder / f"{_DOCUMENTS}.npy", self.documents)

    def find(self, key: str) -> npt.NDArray[np.int32]:
        """Documents named by a key, ascending; none for an empty key."""
        if not key:
            return np.empty(0, np.int32)
        wanted = np.uint64(_hash(key))
        start = np.searchsorted(self.hashes, wanted, side="left")
        stop = np.searchsorted(self.hashes, wanted, side="right")
        return np.asarray(self.documents[start:stop])

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return zip(self.hashes.tolist(), self.documents.tolist(), strict=True)


def _hash(key: str) -> int:
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "little")
