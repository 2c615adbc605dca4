"""The schema of a whole catalogue: every category's attributes, and how it is stored."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

import orjson
from pydantic import TypeAdapter, ValidationError

from data.errors import CorruptGeneration, NotFound
from data.schema.model import AttributeDefinition, CategorySchema

VERSION: Final = 1


@dataclass(frozen=True, slots=True)
class _Document:
    version: int
    categories: list[CategorySchema]


@cache
def _documents() -> TypeAdapter[_Document]:
    return TypeAdapter(_Document)


@dataclass(frozen=True, slots=True)
class AttributeSchema:
    """What the catalogue's attributes are, per category.

    Attributes:
        categories: by path; has every category that products are filed under, every category
            above one, and always the root ``()``, which stands for the whole catalogue and is also
            where products without a category are filed.
    """

    categories: Mapping[tuple[str, ...], CategorySchema] = field(
        default_factory=lambda: {(): CategorySchema((), 0, ())}
    )
    _largest: dict[str, AttributeDefinition | None] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def largest(self, attribute: str) -> AttributeDefinition | None:
        """An attribute as the category in which most products state it has it; None if none does.

        What was looked for is remembered: words for people ask the same names again and again.
        """
        if attribute not in self._largest:
            known = (one.attribute(attribute) for one in self.categories.values())
            self._largest[attribute] = max(
                (one for one in known if one is not None), key=lambda one: one.count, default=None
            )
        return self._largest[attribute]

    def category(self, path_or_text: str | Sequence[str]) -> CategorySchema:
        """The schema of one category.

        Args:
            path_or_text: the path; or "A > B" (or "A/B", "A|B"); or the category's own name, if no
                other category has it. Case and white space do not matter. "" and "*" are the whole
                catalogue.

        Raises:
            NotFound: no such category, with the nearest names; or several, with their paths.
        """
        if not isinstance(path_or_text, str):
            path = tuple(path_or_text)
            if path in self.categories:
                return self.categories[path]
            text = " > ".join(path)
        else:
            text = path_or_text.strip()
            if text in ("", "*"):
                return self.categories[()]
            path = tuple(part.strip() for part in re.split(r"\s*[>|/]\s*", text) if part.strip())
        found = self._named(path) or self._named((text,)) or self._written(text)
        if len(found) == 1:
            return self.categories[found[0]]
        if found:
            raise NotFound(
                "several categories have this name",
                field="category",
                value=text,
                accepted=[" > ".join(path) for path in found],
            )
        raise NotFound(
            "no such category", field="category", value=text, accepted=self._nearest(text)
        )

    def _named(self, parts: tuple[str, ...]) -> list[tuple[str, ...]]:
        """Paths equal to these parts; failing that, paths that end in them."""
        wanted = tuple(_plain(part) for part in parts)
        folded = {path: tuple(_plain(part) for part in path) for path in self.categories if path}
        equal = [path for path, plain in folded.items() if plain == wanted]
        return equal or [
            path for path, plain in folded.items() if wanted and plain[-len(wanted) :] == wanted
        ]

    def _written(self, text: str) -> list[tuple[str, ...]]:
        """Paths that are written like this, where a name itself has a separator: "A > I/O"."""
        return [path for path in self.categories if _plain(" > ".join(path)) == _plain(text)]

    def _nearest(self, text: str) -> list[str]:
        from rapidfuzz import fuzz, process

        names = {" > ".join(path): path for path in self.categories if path}
        found = process.extract(text, list(names), scorer=fuzz.WRatio, processor=_plain, limit=5)
        return [name for name, score, _ in found if score >= 50] or sorted(names)[:5]

    def to_json(self) -> bytes:
        """The schema as JSON, UTF-8."""
        return orjson.dumps({"version": VERSION, "categories": list(self.categories.values())})

    @classmethod
    def from_json(cls, text: bytes) -> AttributeSchema:
        """The schema that `to_json` wrote.

        Raises:
            CorruptGeneration: the text is not one, or of another version.
        """
        try:
            document = _documents().validate_json(text)
        except ValidationError as error:
            raise CorruptGeneration(
                f"the attribute schema cannot be read: {error.errors()[0]['msg']}",
                field=".".join(str(part) for part in error.errors()[0]["loc"]),
            ) from error
        if document.version != VERSION:
            raise CorruptGeneration(
                "the attribute schema is of another version",
                field="version",
                value=document.version,
                accepted=str(VERSION),
            )
        return cls({schema.category: schema for schema in document.categories})


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
