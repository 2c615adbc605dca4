"""Reading elements, and keeping account of which were read."""

from __future__ import annotations

from collections.abc import Iterator

from rfq.ubl.names import NAMESPACES, Element


class Reader:
    """Texts and attributes of a document; knows in the end what nobody asked for."""

    def __init__(self, root: Element) -> None:
        self.root = root
        self._read: set[Element] = set()

    def all(self, parent: Element | None, path: str) -> list[Element]:
        """The elements at a path (``cac:Party/cac:PartyName``), in the document's order."""
        return [] if parent is None else parent.findall(path, NAMESPACES)

    def one(self, parent: Element | None, path: str) -> Element | None:
        """The first of them, or None."""
        return None if parent is None else parent.find(path, NAMESPACES)

    def text(self, parent: Element | None, path: str) -> str | None:
        """The text of the first of them; None where there is none or it is empty."""
        return self.content(self.one(parent, path))

    def texts(self, parent: Element | None, path: str) -> list[str]:
        """The texts of all of them that have one."""
        return [text for one in self.all(parent, path) if (text := self.content(one)) is not None]

    def content(self, element: Element | None) -> str | None:
        """The text of an element, which is then read."""
        if element is None:
            return None
        self._read.add(element)
        return (element.text or "").strip() or None

    def skip(self, parent: Element | None, *paths: str) -> None:
        """Count elements as read that only repeat what others say."""
        for path in paths:
            self._read.update(self.all(parent, path))

    def unread(self) -> tuple[str, ...]:
        """Paths of the elements with a text that were not read, each once."""
        return tuple(dict.fromkeys(self._paths(self.root, "")))

    def _paths(self, element: Element, path: str) -> Iterator[str]:
        for child in element:
            name = str(child.tag).rpartition("}")[2]
            here = f"{path}/{name}" if path else name
            if child in self._read or name == "UBLExtensions":
                continue
            if len(child):
                yield from self._paths(child, here)
            elif (child.text or "").strip():
                yield here
