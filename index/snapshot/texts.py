"""Texts: what of a product is searched by words, and what is embedded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from data.records import Product
from data.schema.attribute_schema import AttributeSchema
from data.schema.model import AttributeDefinition, AttributeKind, CategorySchema
from data.values import Dimensions, Flag, Number, Text, Value
from index.lexical import FieldTokens
from index.snapshot.lookup import identifier_key
from index.text import Analyzer, Term
from index.text.fold import fold
from index.text.scan import scan

TITLE: Final = "title"
BRAND: Final = "brand"
CATEGORY: Final = "category"
ATTRIBUTES: Final = "attributes"
DESCRIPTION: Final = "description"

NAMES: Final = "attribute names"

FIELDS: Final = (TITLE, BRAND, CATEGORY, ATTRIBUTES, NAMES, DESCRIPTION)

REPEATED: Final = "\x01"
"""Stands for a word said again: it counts as length and matches no query, so that saying a word
five times in a title makes the title longer and nothing else."""

_MOST: Final[Mapping[str, int]] = {
    TITLE: 1,
    BRAND: 1,
    CATEGORY: 1,
    ATTRIBUTES: 2,
    NAMES: 1,
    DESCRIPTION: 3,
}
"""How often a word counts in a field."""

OF_NAMES: Final = "\x02"
"""Begins the terms of attribute names: that a laptop states its headphone outputs does not make it
headphones, so a name is another term than the same word elsewhere, and counts for less."""

NAME_WEIGHT: Final = 0.3
"""What a word of a query weighs where only an attribute's name has it."""

_EMBEDDED_LENGTH: Final = 360
"""Characters; about 80 tokens, beyond which a sentence encoder mostly gets slower."""
_EMBEDDED_ATTRIBUTES: Final = 8

_RECURRING: Final = 48
"""Characters up to which a text is likely to recur."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one category's attributes.

    Attributes:
        definitions: by attribute id.
        spellings: per attribute id and canonical label, all spellings and synonyms of the label.
    """

    definitions: Mapping[str, AttributeDefinition]
    spellings: Mapping[str, Mapping[str, tuple[str, ...]]]


@dataclass(slots=True)
class TextSource:
    """Makes the texts of products, knowing the schema's spellings.

    Attributes:
        schema: of the generation.
    """

    schema: AttributeSchema
    _wordings: dict[tuple[str, ...], Wording] = field(default_factory=dict)

    def fields(self, product: Product) -> dict[str, tuple[str, ...]]:
        """The texts of each searched field; fields without text are left out.

        Attributes are given by value, in all the spellings that the schema merged, and numbers both
        in the canonical unit and as stated; their names are a field of their own, but for those
        that are all that a yes says. What a product does not have ("wireless charging: no") is not
        said: it would be found by it. A model number is also given written together.
        """
        values, names = self._attribute_texts(product)
        texts = {
            TITLE: (product.title,),
            BRAND: tuple(_brand_texts(product)),
            CATEGORY: product.category,
            ATTRIBUTES: tuple(values),
            NAMES: tuple(names),
            DESCRIPTION: (product.description,) if product.description else (),
        }
        return {name: parts for name, parts in texts.items() if parts}

    def _attribute_texts(self, product: Product) -> tuple[list[str], list[str]]:
        wording = self._wording(product.category)
        texts: list[str] = []
        names: list[str] = []
        named: set[str] = set()
        for one in product.attributes:
            if one.value is None or one.value == Flag(flag=False):
                continue
            definition = wording.definitions.get(one.attribute)
            if definition is not None and one.attribute not in named:
                named.add(one.attribute)
                (texts if isinstance(one.value, Flag) else names).append(definition.label)
            texts.append(spoken(one.value))
            if isinstance(one.value, Number) and one.stated is not None and one.stated != one.value:
                texts.append(spoken(one.stated))
            elif isinstance(one.value, Text):
                texts += wording.spellings.get(one.attribute, {}).get(one.value.text, ())
        texts += product.certifications
        return [text for text in texts if text], names

    def embedded(self, product: Product) -> str:
        """The text that stands for a product in the space of meanings.

        The title without repeated words, the category's own name, the brand and the description;
        a product that has none is described by the values a buyer is most likely to care about
        beside what titles say.
        Values beside a description do harm: what is packed how and weighs how much drowns what
        the thing is.
        """
        parts = [" ".join(dict.fromkeys(product.title.split()))]
        if product.category and product.category[-1].casefold() not in product.title.casefold():
            parts.append(product.category[-1])
        if product.brand and product.brand.casefold() not in product.title.casefold():
            parts.append(product.brand)
        if product.description and product.description.strip():
            parts.append(" ".join(product.description.split()))
        else:
            parts += self._main_values(product)
        return ". ".join(part for part in parts if part)[:_EMBEDDED_LENGTH]

    def _main_values(self, product: Product) -> list[str]:
        wording = self._wording(product.category)
        known: dict[str, list[Value]] = {}
        for one in product.attributes:
            if one.value is not None and one.attribute in wording.definitions:
                known.setdefault(one.attribute, []).append(one.value)
        chosen = sorted(
            known,
            key=lambda id_: (-wording.definitions[id_].beside_title, id_),
        )
        said = product.title.casefold()
        texts: list[str] = []
        for id_ in chosen:
            definition = wording.definitions[id_]
            if not definition.is_askable:
                continue
            value = ", ".join(dict.fromkeys(spoken(one) for one in known[id_][:4]))
            if value.casefold() not in said:
                texts.append(f"{definition.label} {value}")
            if len(texts) == _EMBEDDED_ATTRIBUTES:
                break
        return texts

    def _wording(self, category: tuple[str, ...]) -> Wording:
        found = self._wordings.get(category)
        if found is None:
            found = self._wordings[category] = _wording_of(self._category(category))
        return found

    def _category(self, category: tuple[str, ...]) -> CategorySchema:
        # A product added since the schema was learnt may be filed where nothing was.
        while category and category not in self.schema.categories:
            category = category[:-1]
        return self.schema.categories.get(category, CategorySchema(category, 0, ()))


def _brand_texts(product: Product) -> list[str]:
    texts = [text for text in (product.brand, product.mpn) if text]
    if product.mpn and len(product.mpn.split()) > 1:
        texts.append(identifier_key(product.mpn))
    return texts


def _wording_of(category: CategorySchema) -> Wording:
    spellings: dict[str, dict[str, tuple[str, ...]]] = {}
    for definition in category.attributes:
        if definition.kind not in (AttributeKind.ONE_OF, AttributeKind.SEVERAL_OF):
            continue
        labels: dict[str, tuple[str, ...]] = {}
        for value in definition.values:
            others = (
                *value.variants,
                *definition.synonyms.get(value.label, ()),
                *definition.value_labels.get(value.label, {}).values(),
            )
            # Spellings that come out the same once folded would only lengthen the text.
            distinct = {fold(value.label): value.label}
            for other in others:
                distinct.setdefault(fold(other), other)
            if len(distinct) > 1:
                labels[value.label] = tuple(distinct.values())[1:]
        spellings[definition.id] = labels
    return Wording({a.id: a for a in category.attributes}, spellings)


class Tokeniser:
    """Index terms of products' texts; short texts that recur are cut once.

    Args:
        language: whose stems are used, for documents and queries alike: that of most of the
            catalogue. One stemmer for all keeps both sides the same in a mixed catalogue, where
            the language of a title of five words is often a guess.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self._analyzer = Analyzer()
        self._recurring = lru_cache(maxsize=200_000)(self._cut)

    def field_tokens(self, texts: Mapping[str, Sequence[str]]) -> FieldTokens:
        """Terms per field, each counted no more often than the field allows."""
        fields = {
            name: _limited([term for text in parts for term in self._terms(text)], _MOST[name])
            for name, parts in texts.items()
        }
        if NAMES in fields:
            fields[NAMES] = [
                term if term == REPEATED else OF_NAMES + term for term in fields[NAMES]
            ]
        return fields

    def query_terms(self, text: str) -> list[Term]:
        """Terms of a query with the weight of each, those of attribute names left out."""
        return self._analyzer.query_terms(text, self.language)

    def whole_terms(self, text: str) -> list[str]:
        """Terms of a text that stand for its words, without those that also find them."""
        return [term.text for term in self.query_terms(text) if term.weight >= 1.0]

    def _terms(self, text: str) -> Sequence[str]:
        return self._recurring(text) if len(text) <= _RECURRING else self._cut(text)

    def _cut(self, text: str) -> tuple[str, ...]:
        return tuple(self._analyzer.terms(text, self.language))


def words(text: str) -> list[str]:
    """The folded, unstemmed words of a text, for completion and spelling."""
    return [piece.text for piece in scan(fold(text))]


def spoken(value: Value) -> str:
    """A value as text: ``2.5 t``, ``220-240 V``, ``1200 x 800 mm``; a bare yes says nothing."""
    match value:
        case Number(low, high, unit):
            ends = [_figure(end) for end in dict.fromkeys((low, high)) if abs(end) != float("inf")]
            return f"{'-'.join(ends)} {unit}" if unit and ends else "-".join(ends)
        case Text(text):
            return text
        case Dimensions(sizes, unit, _):
            return f"{' x '.join(_figure(size) for size in sizes)} {unit or ''}".strip()
        case Flag(_):
            return ""


def _figure(number: float) -> str:
    return f"{number:.6g}" if abs(number) < 1e6 else f"{number:.0f}"


def _limited(terms: Sequence[str], most: int) -> list[str]:
    seen: Counter[str] = Counter()
    limited: list[str] = []
    for term in terms:
        seen[term] += 1
        limited.append(term if seen[term] <= most else REPEATED)
    return limited
