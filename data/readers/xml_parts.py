"""XML read safely and piece by piece: no entities, no DTD, no network, no whole tree in memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from data.errors import SourceError

if TYPE_CHECKING:
    from lxml import etree


class DamagedXml(ValueError):
    """The text stops being well-formed XML; ``line`` is where."""

    def __init__(self, reason: str, line: int) -> None:
        super().__init__(reason)
        self.line = line


class Part:
    """An element whose children are found by name, whatever their namespace."""

    __slots__ = ("_children", "_element", "name")

    def __init__(self, element: etree._Element) -> None:
        self._element = element
        self._children: dict[str, list[Part]] | None = None
        self.name = _local(element.tag)

    @property
    def text(self) -> str | None:
        """Its own text without surrounding white space; None when there is none."""
        text = self._element.text
        return text.strip() or None if text else None

    def attribute(self, name: str) -> str | None:
        """An attribute's value, namespaces left out."""
        for key, value in self._element.attrib.items():
            if _local(key) == name:
                return str(value).strip() or None
        return None

    def children(self) -> list[Part]:
        """All child elements in order."""
        return [Part(child) for child in self._element]

    def all(self, *names: str) -> list[Part]:
        """The children with one of these names."""
        index = self._children
        if index is None:
            index = self._children = {}
            for element in self._element:
                child = Part(element)
                index.setdefault(child.name, []).append(child)
        if len(names) == 1:
            return index.get(names[0], [])
        return [child for name in names for child in index.get(name, ())]

    def one(self, *names: str) -> Part | None:
        """The first child with one of these names."""
        return next(iter(self.all(*names)), None)

    def get(self, *names: str) -> str | None:
        """Text of the first child with one of these names that has any."""
        for child in self.all(*names):
            text = child.text
            if text:
                return text
        return None


@lru_cache(maxsize=4096)
def _local(tag: object) -> str:
    return str(tag).rpartition("}")[2]


def parts(stream: BinaryIO, names: Sequence[str], *, source: str) -> Iterator[Part]:
    """The elements with these names in document order, each freed once the next is asked for.

    A document type declaration is passed over unread; one that declares entities is refused.

    Raises:
        SourceError: the document declares entities.
        DamagedXml: the text is not well-formed.
    """
    from lxml import etree

    events = etree.iterparse(
        stream,
        events=("end",),
        tag=[f"{{*}}{name}" for name in names],
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    checked = False
    try:
        for _, found in events:
            element = cast("etree._Element", found)
            if not checked:
                _refuse_entities(element, source)
                checked = True
            yield Part(element)
            _free(element)
    except etree.XMLSyntaxError as error:
        raise DamagedXml(error.msg or "not well-formed", error.lineno or 0) from error


def _refuse_entities(element: etree._Element, source: str) -> None:
    declared = element.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in cast("Any", declared).entities()):
        raise SourceError(
            f"{source} declares XML entities, which are not read",
            field="source",
            value=source,
            accepted="XML without an internal entity declaration",
        )


def _free(element: etree._Element) -> None:
    """Drop an element's content and everything before it."""
    element.clear()
    parent = element.getparent()
    if parent is not None:
        while element.getprevious() is not None:
            del parent[0]
