"""The category tree: every path that products are filed under, and every path above those."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import duckdb

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CategoryTree:
    """Categories as numbered nodes.

    The empty path is the root: it stands for the whole catalogue, and products without a category
    are filed directly under it.

    Attributes:
        paths: path of each node, in lexical order; node 0 is the root.
        filed: products filed under exactly this path, per node.
        ancestors: per node, itself and every node above it, nearest first, root last.
    """

    paths: tuple[Path, ...]
    filed: tuple[int, ...]
    ancestors: tuple[tuple[int, ...], ...]

    @classmethod
    def of(cls, counts: Mapping[Path, int]) -> CategoryTree:
        """The tree that holds these paths and all their prefixes."""
        paths = sorted({path[:depth] for path in counts for depth in range(len(path) + 1)} | {()})
        number = {path: node for node, path in enumerate(paths)}
        ancestors = tuple(
            tuple(number[path[:depth]] for depth in range(len(path), -1, -1)) for path in paths
        )
        return cls(tuple(paths), tuple(counts.get(path, 0) for path in paths), ancestors)

    @classmethod
    def read(cls, con: duckdb.DuckDBPyConnection) -> CategoryTree:
        """The tree of the table ``products``."""
        rows = con.execute("SELECT category, count(*) FROM products GROUP BY category").fetchall()
        return cls.of({tuple(path): count for path, count in rows})

    def totals(self) -> tuple[int, ...]:
        """Products in each node and below it."""
        totals = [0] * len(self.paths)
        for node, count in enumerate(self.filed):
            for above in self.ancestors[node]:
                totals[above] += count
        return tuple(totals)

    def node(self, path: Path) -> int | None:
        """Number of the node with this path, or None."""
        try:
            return self.paths.index(path)
        except ValueError:
            return None

    def below(self, node: int) -> tuple[int, ...]:
        """The node itself and every node below it."""
        return tuple(n for n, above in enumerate(self.ancestors) if node in above)
