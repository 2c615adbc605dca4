"""Categories: the tree that the products' category paths make, with counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CategoryNode:
    """A category and everything below it.

    Attributes:
        path: from the root, which is the empty path.
        products: number of products in the category and below it.
        own: number of those that are in the category itself.
        children: the categories directly below, by name.
    """

    path: tuple[str, ...]
    products: int
    own: int
    children: tuple[CategoryNode, ...] = ()

    @property
    def name(self) -> str:
        """The last part of the path; empty for the root."""
        return self.path[-1] if self.path else ""

    def walk(self) -> Iterator[CategoryNode]:
        """This category and all below it, each before its children."""
        yield self
        for child in self.children:
            yield from child.walk()

    def find(self, path: tuple[str, ...]) -> CategoryNode | None:
        """The category of a path from the root, or None; called on the root."""
        return next((node for node in self.walk() if node.path == path), None)


def category_tree(counts: Iterable[tuple[tuple[str, ...], int]]) -> CategoryNode:
    """The tree of category paths, each with the number of products in the category itself."""
    own: dict[tuple[str, ...], int] = {(): 0}
    for path, count in counts:
        own[path] = own.get(path, 0) + count
        for depth in range(len(path)):
            own.setdefault(path[:depth], 0)
    below: dict[tuple[str, ...], list[CategoryNode]] = {}
    # Deepest first, so that the children of each node are there before the node is made.
    for path in sorted(own, key=lambda p: (-len(p), p)):
        children = tuple(below.pop(path, ()))
        node = CategoryNode(
            path=path,
            products=own[path] + sum(child.products for child in children),
            own=own[path],
            children=children,
        )
        if not path:
            return node
        below.setdefault(path[:-1], []).append(node)
    raise AssertionError("unreachable: the root is always there")
