"""ExactLookup: from a part number, model number, SKU, GTIN or product id to its products."""

from __future__ import annotations

import unicodedata
from array import array
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
        collected = LookupCollector()
        for key, document in pairs:
            collected.add((key,), document)
        return cls(*collected.sorted())

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


class LookupCollector:
    """Identifiers while a snapshot is built: twelve bytes for each."""

    def __init__(self) -> None:
        self._hashes = array("Q")
        self._documents = array("i")

    def add(self, keys: Iterable[str], document: int) -> None:
        """Add the keys that name a document."""
        for key in keys:
            self._hashes.append(_hash(key))
            self._documents.append(document)

    def sorted(self) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.int32]]:
        """Hashes, ascending, and the document of each."""
        hashes = np.array(self._hashes, np.uint64)
        documents = np.array(self._documents, np.int32)
        order = np.lexsort((documents, hashes))
        return hashes[order], documents[order]


def _hash(key: str) -> int:
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "little")
