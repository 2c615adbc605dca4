"""DocumentOrder: the numbers of a snapshot's products, so that each category is a range."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import cached_property
from hashlib import md5
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol, runtime_checkable

import numpy as np
import numpy.typing as npt
import orjson

from data.errors import NotFound
from index.columns.pool import TextPool
from index.mapped import load

if TYPE_CHECKING:
    import duckdb

    from data.catalogue import Catalogue
    from data.schema.attribute_schema import AttributeSchema

CategoryPath = tuple[str, ...]

_FILE: Final = "order.json"
_IDS: Final = "ids"
_HASHES: Final = "id_hashes"
_NUMBERS: Final = "id_numbers"
_ORDERED: Final = """
    SELECT id, md5_number_lower(id) AS hash FROM catalogue.products ORDER BY category, id
"""
_PATHS: Final = """
    SELECT category, count(*) FROM catalogue.products GROUP BY category ORDER BY category
"""


@dataclass(frozen=True)
class DocumentOrder:
    """Products as documents 0 to n-1: by category path, then by product id.

    Every category, with all that lies below it, is one range of documents.

    Attributes:
        ids: product ids, by document.
        hashes: uint64, sorted; the lower half of the MD5 of each id (no security rests on it).
        numbers: int32, the document of each hash.
        leaves: paths that products are filed under, in order; products without a category are
            filed under ``()``. A "leaf" is a place in this tuple; it may have leaves below it.
        starts: int32, one more than leaves; bounds of each leaf's documents.
    """

    ids: TextPool
    hashes: npt.NDArray[np.uint64]
    numbers: npt.NDArray[np.int32]
    leaves: tuple[CategoryPath, ...]
    starts: npt.NDArray[np.int32]

    @classmethod
    def open(cls, folder: Path) -> DocumentOrder:
        """Map what `build_order` wrote; opening reads no more than the categories."""
        stored = orjson.loads((folder / _FILE).read_bytes())
        return cls(
            ids=TextPool.open(folder, _IDS),
            hashes=load(folder, _HASHES),
            numbers=load(folder, _NUMBERS),
            leaves=tuple(tuple(path) for path in stored["leaves"]),
            starts=np.array(stored["starts"], np.int32),
        )

    def __len__(self) -> int:
        return len(self.ids)

    def id(self, document: int) -> str:
        """The product id of a document."""
        return self.ids[document]

    def number(self, product_id: str) -> int | None:
        """The document of a product, or None when the snapshot does not hold it."""
        wanted = _hash(product_id)
        at = int(np.searchsorted(self.hashes, wanted))
        while at < len(self.hashes) and self.hashes[at] == wanted:
            if self.ids[int(self.numbers[at])] == product_id:
                return int(self.numbers[at])
            at += 1
        return None

    def leaf_of(self, documents: npt.NDArray[np.int32]) -> npt.NDArray[np.int64]:
        """The leaf of each document."""
        return np.searchsorted(self.starts, documents, side="right") - 1

    def leaf_counts(self, documents: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """How many of some documents, ascending, are filed under each leaf."""
        return np.diff(np.searchsorted(documents, self.starts))

    def path_of(self, document: int) -> CategoryPath:
        """The category path of one document."""
        return self.leaves[int(np.searchsorted(self.starts, document, side="right")) - 1]

    def range_of(self, path: CategoryPath) -> tuple[int, int]:
        """The documents of a category and all below it, as start and stop.

        Raises:
            NotFound: no product is filed under or below this path.
        """
        found = self._leaf_range(path)
        if found is None:
            raise NotFound("no such category", field="category", value=" > ".join(path))
        return int(self.starts[found[0]]), int(self.starts[found[1]])

    def resolve(self, category: str) -> CategoryPath:
        """The path of a category as people write it: "A > B", or its own name if that is unique.

        Raises:
            NotFound: no such category, with the nearest names; or several of the name.
        """
        return self._tree.category(category).category

    def leaf_range(self, path: CategoryPath) -> tuple[int, int]:
        """The leaves of a category and all below it, as start and stop; empty when none."""
        return self._leaf_range(path) or (0, 0)

    def _leaf_range(self, path: CategoryPath) -> tuple[int, int] | None:
        depth = len(path)
        inside = [n for n, leaf in enumerate(self.leaves) if leaf[:depth] == path]
        return (inside[0], inside[-1] + 1) if inside else None

    @cached_property
    def _tree(self) -> AttributeSchema:
        from data.schema.attribute_schema import AttributeSchema
        from data.schema.model import CategorySchema

        paths = {leaf[:depth] for leaf in self.leaves for depth in range(len(leaf) + 1)} | {()}
        return AttributeSchema({path: CategorySchema(path, 0, ()) for path in sorted(paths)})


def build_order(catalogue: Catalogue | RecordSource, folder: Path) -> DocumentOrder:
    """Number a catalogue's products, write the numbering into an existing folder and open it."""
    with reading(catalogue) as cursor:
        table = cursor.sql(_ORDERED).to_arrow_table()
        counts = cursor.execute(_PATHS).fetchall()
    TextPool.of_arrow(table["id"]).write(folder, _IDS)
    hashes = table["hash"].to_numpy().astype(np.uint64, copy=False)
    by_hash = np.argsort(hashes, kind="stable").astype(np.int32)
    np.save(folder / f"{_HASHES}.npy", hashes[by_hash])
    np.save(folder / f"{_NUMBERS}.npy", by_hash)
    starts = np.concatenate([[0], np.cumsum([count for _, count in counts], dtype=np.int64)])
    stored = {"leaves": [path for path, _ in counts], "starts": starts.tolist()}
    (folder / _FILE).write_bytes(orjson.dumps(stored))
    return DocumentOrder.open(folder)


@runtime_checkable
class RecordSource(Protocol):
    """Records that are not in a generation on disk: products changed since it was built."""

    @property
    def schema(self) -> AttributeSchema:
        """What the attributes are."""
        ...

    def cursor(self) -> AbstractContextManager[duckdb.DuckDBPyConnection]:
        """A cursor over the catalogue's tables, under the name ``catalogue``."""
        ...


@contextmanager
def reading(
    catalogue: Catalogue | RecordSource, *, memory_limit: str = "1GB"
) -> Iterator[duckdb.DuckDBPyConnection]:
    """A cursor over the generation that a catalogue has open, for results too large for rows.

    The tables are under the name ``catalogue``; temporary tables may be made beside them.
    """
    from data.catalogue.session import Session

    if isinstance(catalogue, RecordSource):
        with catalogue.cursor() as cursor:
            yield cursor
        return
    session = Session(catalogue.generation, memory_limit=memory_limit, threads=None)
    try:
        with session.cursor() as cursor:
            yield cursor
    finally:
        session.close()


def numbers_of(order: DocumentOrder, product_ids: Sequence[str]) -> npt.NDArray[np.int32]:
    """The document of each product.

    Raises:
        NotFound: the snapshot does not hold one of them.
    """
    found = [order.number(product_id) for product_id in product_ids]
    for product_id, number in zip(product_ids, found, strict=True):
        if number is None:
            raise NotFound("this index has no such product", field="product id", value=product_id)
    return np.array(found, np.int32)


def _hash(text: str) -> np.uint64:
    digest = md5(text.encode("utf-8", "surrogatepass"), usedforsecurity=False).digest()
    return np.uint64(int.from_bytes(digest[8:], "little"))
