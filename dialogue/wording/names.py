"""Names: what fields, values, units and places are called in a language.

Attributes and their values are the catalogue's own: what an overlay calls them in the language,
else, for Chinese, a spelling of the catalogue in Chinese characters, else the catalogue's commonest
spelling. Nothing is translated by guessing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from data.constraint import (
    BRAND,
    CATEGORY,
    CERTIFICATION,
    COUNTRY,
    LEAD_TIME,
    MOQ,
    PRICE,
    SUPPLIER,
)
from data.schema import AttributeDefinition, AttributeSchema
from dialogue.wording.translations import Translations, message

Path = tuple[str, ...]

CORE: Final[Mapping[str, str]] = {
    PRICE: message("Unit price"),
    MOQ: message("Minimum order"),
    LEAD_TIME: message("Lead time"),
    COUNTRY: message("Supplier's country"),
    SUPPLIER: message("Supplier"),
    CERTIFICATION: message("Certificates"),
    CATEGORY: message("Category"),
    BRAND: message("Brand"),
}
_HAN: Final = re.compile(r"[\u4e00-\u9fff]")
_PLAIN_LABEL: Final = re.compile(r"[A-Z][a-z]+(?:['’]s)?(?:[ /-][a-z0-9()]+)*")


@dataclass(frozen=True, slots=True)
class Names:
    """What a catalogue's things are called in one language.

    Attributes:
        path: category that is talked about; its own names for attributes come first.
        suppliers, titles: by id, as far as they are needed.
    """

    schema: AttributeSchema
    say: Translations
    path: Path = ()
    suppliers: Mapping[str, str] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)

    @property
    def language(self) -> str:
        """BCP 47 tag."""
        return self.say.language

    def definition(self, name: str) -> AttributeDefinition | None:
        """An attribute, as the category talked about has it; else as the largest one does."""
        for depth in range(len(self.path), 0, -1):
            category = self.schema.categories.get(self.path[:depth])
            found = None if category is None else category.attribute(name)
            if found is not None:
                return found
        return self.schema.largest(name)

    def field(self, name: str) -> str:
        """A core field or attribute, as a heading."""
        if name in CORE:
            return self.say(CORE[name])
        found = self.definition(name)
        if found is None:
            return name
        return _of_language(found.labels, self.language) or self._own(found.names) or found.label

    def inline(self, name: str) -> str:
        """The same inside a sentence: an English name without its capital."""
        text = self.field(name)
        if self.language == "en" and _PLAIN_LABEL.fullmatch(text):
            return text[0].lower() + text[1:]
        return text

    def label(self, name: str, label: str) -> str:
        """One value of a field that has labels."""
        if name == COUNTRY:
            return self.country(label)
        if name == CATEGORY:
            return label.rpartition(" > ")[2]
        if name == SUPPLIER:
            return self.suppliers.get(label, label)
        if label in ("yes", "no"):
            return self.say(message("yes") if label == "yes" else message("no"))
        found = self.definition(name)
        if found is None:
            return label
        worded = _of_language(found.value_labels.get(label, {}), self.language)
        if worded is not None:
            return worded
        variants = next((one.variants for one in found.values if one.label == label), ())
        return self._own(variants) or label

    def country(self, code: str) -> str:
        """A country by its ISO 3166-1 alpha-2 code, as the language calls it."""
        return _country(code, self.language)

    def category(self, path: Sequence[str]) -> str:
        """A category without what is above it."""
        return path[-1] if path else self.say("the whole catalogue")

    def title(self, product_id: str) -> str:
        """A product."""
        return self.titles.get(product_id, product_id)

    def question(self, name: str) -> str | None:
        """How an overlay asks for an attribute in this language, where it says so."""
        found = self.definition(name)
        return None if found is None else _of_language(found.questions, self.language)

    def _own(self, spellings: Iterable[str]) -> str | None:
        if not self.language.startswith("zh"):
            return None
        return next((one for one in spellings if _HAN.search(one)), None)


def _of_language(worded: Mapping[str, str], language: str) -> str | None:
    """The entry of a language, or of one that shares its first subtag."""
    if language in worded:
        return worded[language]
    primary = language.partition("-")[0]
    return next((text for tag, text in worded.items() if tag.partition("-")[0] == primary), None)


@lru_cache(maxsize=2048)
def _country(code: str, language: str) -> str:
    from babel import Locale

    return str(Locale.parse(language.replace("-", "_")).territories.get(code, code))
