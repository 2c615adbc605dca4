"""What a word is, as far as the catalogue itself says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from dialogue.answers.answer import MeaningAnswer, OptionsAnswer, RangeAnswer
from dialogue.answers.figures import field_answer
from dialogue.answers.protocol import CatalogueFacts
from dialogue.answers.scope import Path
from dialogue.answers.selection import ALL, limited
from dialogue.answers.terms import attributes_named, category_named, value_named
from dialogue.protocols import CandidateSource
from dialogue.understand.text import phrase_stems

_READ: Final = 40
"""Products whose descriptions are looked at for a sentence."""
_ATTRIBUTES: Final = 2
_SENTENCE: Final = re.compile(r"(?:[^.!?。！？\n]|\.(?=\d))+[.!?。！？]?")
_WORDS: Final = range(5, 41)
"""How long a sentence may be that explains something."""


def meaning_answer(
    source: CandidateSource, facts: CatalogueFacts, path: Path, term: str
) -> MeaningAnswer:
    """What the catalogue says of a word; empty when it says nothing.

    Args:
        source: what products state.
        facts: what they are described with.
        term: the word.
        path: category that is talked about: its attributes and values are looked at first.
    """
    schema = source.schema
    category = category_named(schema, term)
    categories = () if category is None else ((category, schema.categories[category].products),)
    attributes: list[OptionsAnswer | RangeAnswer] = []
    for one in attributes_named(schema, path, term)[:_ATTRIBUTES]:
        if one.field is None:
            continue
        documents = source.retrieve("", count=ALL, category=one.path).documents
        answer = field_answer(source, limited(source, documents, one.path, None, ()), one.field)
        if _says_something(answer):
            attributes.append(answer)
    value = value_named(schema, path, term)
    values: tuple[tuple[str, str, int], ...] = ()
    if value is not None and value.field is not None and value.label is not None:
        definition = schema.categories[value.path].attribute(value.field)
        counts = {} if definition is None else {v.label: v.count for v in definition.values}
        values = ((value.field, value.label, counts.get(value.label, 0)),)
    found = source.retrieve(term, count=_READ).documents
    texts = facts.descriptions(source.product_ids(found)) if len(found) else {}
    sentence, product = _sentence(texts, term)
    return MeaningAnswer(term, categories, tuple(attributes), values, sentence, product)


def _says_something(answer: OptionsAnswer | RangeAnswer) -> bool:
    if isinstance(answer, RangeAnswer):
        return answer.spread is not None
    return answer.stated > 0


def _sentence(texts: Mapping[str, str], term: str) -> tuple[str | None, str | None]:
    """The shortest sentence that has the word and is long enough to say something of it."""
    stems = phrase_stems(term)
    best: tuple[int, str, str] | None = None
    for product_id, text in texts.items():
        for found in _SENTENCE.finditer(text):
            sentence = " ".join(found[0].split())
            mine = phrase_stems(sentence)
            if len(mine) not in _WORDS or not _has(mine, stems):
                continue
            if best is None or len(mine) < best[0]:
                best = (len(mine), sentence, product_id)
    return (None, None) if best is None else best[1:]


def _has(words: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    size = len(wanted)
    return size > 0 and any(words[n : n + size] == wanted for n in range(len(words) - size + 1))
