"""The words of a part of the catalogue, compiled for matching.

An index from the first stem of every wording to all wordings that start with it, the parts of
labels ("leather" in three kinds of leather), and the single words for spelling correction.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Final

from data.schema.model import AttributeDefinition, AttributeKind
from dialogue.understand.entry import Entry, EntryKind
from dialogue.understand.telling import (
    Stems,
    all_stop,
    is_code,
    is_short,
    is_weak,
    link_words,
    parts_of,
    tells,
    weak_words,
)
from dialogue.understand.text import phrase_stems, phrase_tokens
from dialogue.understand.wordings import (
    PART,
    TRADE,
    name_wordings,
    other_words,
    value_wordings,
    word_translations,
)

_LONGEST_LABEL: Final = 9
"""Words: longer labels are sentences, and are not looked for."""
_MANY: Final = 256
_LONGEST_OF_MANY: Final = 4
"""Words of a label whose parts can stand for it, where an attribute has more labels than many."""
_CODE: Final = 0.82
"""Confidence of a designation that is a part of a label."""
_SHARE: Final = 0.6
"""A word that stands in more than this share of an attribute's labels tells none of them apart."""


@dataclass(slots=True)
class Vocabulary:
    """Wordings by their stems.

    Attributes:
        starts: per first stem, the wordings that start with it, longest first.
        entries: per wording, what it can mean.
        exact: wordings as written (not stems), to tell an equal spelling from a like one.
        words: single words of wordings.
        stems: every stem of a wording.
        by_letter: words per first letter, for spelling correction.
        bags: wordings by their stems in alphabetical order, for words said in another order.
    """

    starts: dict[str, list[Stems]] = field(default_factory=lambda: defaultdict(list))
    entries: dict[Stems, list[Entry]] = field(default_factory=dict)
    exact: set[Stems] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    stems: set[str] = field(default_factory=set)
    by_letter: dict[str, tuple[str, ...]] = field(default_factory=dict)
    bags: dict[Stems, list[Stems]] = field(default_factory=dict)

    def add(self, wording: str, entry: Entry) -> None:
        """Note what a wording means; of two entries for one thing the surer is kept."""
        tokens = phrase_tokens(wording)
        self.put(tokens, phrase_stems(wording), entry)

    def put(self, tokens: Stems, stems: Stems, entry: Entry) -> None:
        """As `add`, for a wording that is split already."""
        kept = _without_links(stems)
        if not kept or len(kept) > _LONGEST_LABEL:
            return
        self.exact.add(_without_links(tokens))
        found = self.entries.get(kept)
        if found is None:
            self.entries[kept] = [entry]
            self.starts[kept[0]].append(kept)
        else:
            for place, one in enumerate(found):
                if (one.kind, one.field, one.path) == (entry.kind, entry.field, entry.path) and (
                    one.labels == entry.labels
                    or entry.confidence < one.confidence
                    or one.kind is not EntryKind.VALUE
                ):
                    if entry.confidence > one.confidence:
                        found[place] = entry
                    break
            else:
                found.append(entry)
        if entry.kind is not EntryKind.NAME_PART:
            self.words.update(token for token in tokens if token.isalpha() and len(token) >= 4)

    def finish(self) -> None:
        """Order what was added."""
        for wordings in self.starts.values():
            wordings.sort(key=lambda stems: (-len(stems), stems))
        for entries in self.entries.values():
            entries.sort(key=lambda entry: -entry.confidence)
        letters: dict[str, list[str]] = defaultdict(list)
        for word in sorted(self.words):
            letters[word[0]].append(word)
        self.by_letter = {letter: tuple(words) for letter, words in letters.items()}
        self.stems = {stem for stems in self.entries for stem in stems}
        bags: dict[Stems, list[Stems]] = defaultdict(list)
        for stems in self.entries:
            bags[tuple(sorted(stems))].append(stems)
        self.bags = dict(bags)


def compile_vocabulary(
    attributes: Iterable[AttributeDefinition],
    *,
    product_words: frozenset[str],
    brands: Iterable[str] = (),
) -> Vocabulary:
    """The vocabulary of some attributes.

    Args:
        attributes: most important first.
        product_words: stems of the category's own name; alone they are no part of a value.
        brands: as the catalogue writes them.
    """
    made = Vocabulary()
    attributes = [
        one for one in attributes if one.kind not in (AttributeKind.TEXT, AttributeKind.IDENTIFIER)
    ]
    own = _name_words(attributes)
    for attribute in attributes:
        for wording, confidence in name_wordings(attribute):
            made.add(wording, Entry(EntryKind.NAME, attribute.id, confidence=confidence))
            stems = phrase_stems(wording)
            if len(stems) > 1 and stems[-1] == "free":
                # "no BPA" names what is "BPA-free"; whoever reads it turns it around.
                bare = Entry(EntryKind.NAME, attribute.id, confidence=confidence * 0.95)
                made.put(phrase_tokens(wording)[:-1], stems[:-1], bare)
        if attribute.kind in (AttributeKind.ONE_OF, AttributeKind.SEVERAL_OF):
            _add_values(made, attribute, product_words)
        elif attribute.kind is AttributeKind.BOOLEAN:
            for stems in _without_general(attribute):
                made.put(stems, stems, Entry(EntryKind.NAME, attribute.id, confidence=TRADE))
            for word in _qualities(attribute):
                if own.get(word, ()) == (attribute.id,):
                    quality = Entry(EntryKind.NAME, attribute.id, confidence=TRADE)
                    made.put((word,), (word,), quality)
    for attribute in attributes:
        for wording in word_translations(attribute):
            entry = Entry(EntryKind.NAME_PART, attribute.id, confidence=PART)
            made.add(wording, entry)
    for stem, fields in own.items():
        for one in fields:
            entry = Entry(EntryKind.NAME_PART, one, confidence=PART)
            made.put((stem,), (stem,), entry)
    for brand in brands:
        made.add(brand, Entry(EntryKind.VALUE, "product.brand", (brand,)))
    made.finish()
    return made


def _add_values(
    made: Vocabulary, attribute: AttributeDefinition, product_words: frozenset[str]
) -> None:
    parts: dict[Stems, dict[str, None]] = defaultdict(dict)
    longest = _LONGEST_LABEL if len(attribute.values) <= _MANY else _LONGEST_OF_MANY
    weak = weak_words()
    own = frozenset(stem for name in (attribute.label, attribute.id) for stem in phrase_stems(name))
    named = _naming(attribute)
    for value in attribute.values:
        for wording, confidence in value_wordings(attribute, value):
            stems = phrase_stems(wording)
            entry = Entry(
                EntryKind.VALUE,
                attribute.id,
                (value.label,),
                confidence=confidence,
                weak=is_weak(stems, weak),
            )
            made.add(wording, entry)
            if named and confidence > TRADE and len(stems) <= 2 and not set(stems) & set(named):
                sure = replace(entry, weak=False)
                made.put((*stems, *named), (*stems, *named), sure)
                made.put((*named, *stems), (*named, *stems), sure)
            if confidence > TRADE and 1 < len(stems) <= longest:
                for part in parts_of(stems):
                    parts[part].setdefault(value.label)
    for part, labels in parts.items():
        if len(part) == 1 and (part[0] in product_words or not tells(part[0])):
            continue
        if all(stem in own for stem in part):
            # "battery" of "lithium battery" says nothing about the battery's type.
            continue
        if len(labels) > max(1, _SHARE * len(attribute.values)) and len(attribute.values) > 2:
            continue
        entry = Entry(
            EntryKind.VALUE,
            attribute.id,
            tuple(labels),
            confidence=_CODE if is_code(part) else PART,
            weak=is_weak(part, weak) or all(one in weak for one in part) or is_short(part),
        )
        if not any(
            one.kind is EntryKind.VALUE and one.field == attribute.id
            for one in made.entries.get(part, ())
        ):
            made.put(part, part, entry)
            for other in other_words(" ".join(part)):
                made.add(other, replace(entry, confidence=PART - 0.02))


def _naming(attribute: AttributeDefinition) -> Stems:
    """The words of an attribute's name that stand beside its values: "waist" of "high waist"."""
    stems = phrase_stems(attribute.label)
    kept = tuple(stem for stem in stems if stem not in all_stop() and stem not in _KINDS)
    return kept if 0 < len(kept) <= 2 and all(one.isascii() for one in kept) else ()


_KINDS: Final = frozenset(
    phrase_stems(word)[0] for word in ("type", "kind", "level", "class", "grade", "size", "method")
)


def _without_general(attribute: AttributeDefinition) -> Iterable[Stems]:
    """The name of an attribute of yes or no without words that add nothing: "steam function"."""
    stems = phrase_stems(attribute.label)
    bare = tuple(one for one in stems if one not in _GENERAL)
    if 0 < len(bare) < len(stems):
        yield bare


def _qualities(attribute: AttributeDefinition) -> Iterable[str]:
    """Words of a name that say by themselves what goods can be: "foldable" of "foldable plug"."""
    for stem in phrase_stems(attribute.label):
        several = len(phrase_stems(attribute.label)) > 1 and stem not in _GENERAL
        if several and len(stem) > _SHORT and stem.endswith(_QUALITY):
            yield stem


_SHORT: Final = 5
_GENERAL: Final = frozenset(
    phrase_stems(word)[0]
    for word in (
        "powered",
        "function",
        "option",
        "included",
        "available",
        "feature",
        "possible",
        "supported",
    )
)
"""Words that end the name of an attribute of yes or no and say nothing of what it is."""
_QUALITY: Final = ("abl", "ibl", "proof", "less", "free", "resistant", "ed")
"""Endings of English adjectives, as they are stemmed."""


def _name_words(attributes: Iterable[AttributeDefinition]) -> Mapping[str, tuple[str, ...]]:
    """Words of names that are evidence for their attributes."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for attribute in attributes:
        for wording, confidence in name_wordings(attribute):
            stems = phrase_stems(wording)
            if confidence < TRADE or len(stems) < 2:
                continue
            for stem in stems:
                if len(stem) >= 3 and stem.isascii() and not stem.isdecimal():
                    found[stem].setdefault(attribute.id)
    stop = all_stop()
    return {stem: tuple(fields) for stem, fields in found.items() if stem not in stop}


@lru_cache(maxsize=65536)
def _without_links(stems: Stems) -> Stems:
    """Without function words, unless nothing else is there."""
    links = link_words()
    return tuple(stem for stem in stems if stem not in links) or stems
