"""Which product is wanted: the words that name it, without what was understood as requirements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dialogue.acts import Want
from dialogue.state import QuestionKind
from dialogue.understand.cues import CueKind
from dialogue.understand.draft import Draft
from dialogue.understand.entry import EntryKind, Match
from dialogue.understand.focus import category_match
from dialogue.understand.leftovers import Phrase, leftover_phrases
from dialogue.understand.named import is_said_of
from dialogue.understand.telling import link_words
from dialogue.understand.text import phrase_stems

_LONGEST: Final = 120


@dataclass(frozen=True, slots=True)
class Product:
    """Words that name a product.

    Attributes:
        path: of the category that they name, where they do.
    """

    start: int
    end: int
    query: str
    path: tuple[str, ...] | None = None
    certainty: float = 1.0


def read_want(draft: Draft, *, line: str | None = None, added: bool = False) -> bool:
    """Note the product wanted, where the utterance names one that is not the one talked about."""
    current = draft.state.need.line() if line is None else None
    product = named_product(draft)
    if current is not None and (product is None or not _is_new(draft, product)):
        if product is not None:
            draft.use(product.start, product.end)
        return False
    if product is None:
        product = _from_values(draft)
    if product is None:
        return False
    beside = added or (current is not None and _is_beside(draft))
    draft.add(
        product.start,
        product.end,
        Want(
            product.query,
            added=beside,
            words=draft.words(product.start, product.end),
            confidence=product.certainty,
            line=line,
        ),
    )
    return True


def named_product(draft: Draft) -> Product | None:
    """The product that the utterance names, or None."""
    phrases = leftover_phrases(draft)
    category = category_match(draft)
    if category is not None:
        path = _path(draft, category)
        whole = next(
            (one for one in phrases if one.start <= category.start and category.end <= one.end),
            None,
        )
        start, end = (whole.start, whole.end) if whole else (category.start, category.end)
        if any(token.is_number for token in draft.tokens_between(start, category.start)):
            start = category.start
        return Product(start, end, draft.words(start, end)[:_LONGEST], path)
    if draft.state.need.line() is not None:
        return _newly_wanted(draft, phrases)
    return _first_phrase(draft, phrases)


def _path(draft: Draft, match: Match) -> tuple[str, ...]:
    """The category that a word names; of several the one that is talked about."""
    paths = [entry.path for entry in match.of(EntryKind.CATEGORY)]
    return next((path for path in paths if path in draft.scope.paths), paths[0])


def _newly_wanted(draft: Draft, phrases: list[Phrase]) -> Product | None:
    """Goods that no category names, after words that ask for them: "actually I need a drone"."""
    wants = draft.cues_of(CueKind.WANT)
    turning = draft.cues_of(CueKind.INSTEAD, CueKind.ADDITIVE)
    if not wants or not turning or draft.items:
        return None
    question = draft.state.question
    if question is not None and question.kind is QuestionKind.TERM:
        return None
    after = [one for one in phrases if one.start >= wants[0].end]
    if not after:
        return None
    first = after[0]
    return Product(first.start, first.end, draft.words(first.start, first.end), None, 0.6)


def _first_phrase(draft: Draft, phrases: list[Phrase]) -> Product | None:
    """Without a category: what follows the words that ask, before what it is for."""
    phrases = [one for one in phrases if _is_wordy(one)]
    head = _head(draft)
    if head is not None:
        return head
    typed = _type_value(draft)
    if typed is not None and (not phrases or typed.start < phrases[0].start):
        return typed
    if not phrases:
        return None
    purposes = draft.cues_of(CueKind.PURPOSE)
    goods = [
        one for one in phrases if not any(_follows(draft, cue.end, one.start) for cue in purposes)
    ]
    wants = draft.cues_of(CueKind.WANT)
    if goods and wants:
        later = [one for one in goods if one.start >= wants[0].end]
        goods = later or goods
    chosen = goods or phrases
    first = _up_to_a_number(chosen[0])
    rest = [one for one in phrases if one.start != first.start]
    if _is_vague(first) and rest:
        # "I run a bakery and need equipment": what it is for says more than what it is called.
        query = f"{draft.words(rest[0].start, rest[0].end)} {draft.words(first.start, first.end)}"
        draft.use(rest[0].start, rest[0].end)
        return Product(first.start, first.end, query[:_LONGEST], None, 0.6)
    if not goods:
        return Product(first.start, first.end, draft.words(first.start, first.end), None, 0.6)
    end = first.end
    for one in chosen[1:]:
        if not draft.is_used(end, one.start) and _is_near(draft, end, one.start):
            end = one.end
        else:
            break
    return Product(first.start, end, draft.words(first.start, end)[:_LONGEST], None, 0.8)


def _up_to_a_number(phrase: Phrase) -> Phrase:
    """A phrase without a number and what follows it: "presents" of "presents for 50 people"."""
    for place, token in enumerate(phrase.tokens):
        if token.is_number and place > 1 and phrase.tokens[place - 1].text in link_words():
            kept = phrase.tokens[: place - 1]
            return Phrase(phrase.start, kept[-1].end, kept)
    return phrase


def _is_vague(phrase: Phrase) -> bool:
    """Whether words name goods of any kind: "equipment", "some things"."""
    return all(token.text in _VAGUE for token in phrase.tokens)


_VAGUE: Final = frozenset(
    "equipment stuff thing things something supplies gear items item product products goods "
    "machine machines machinery material materials equipo equipos cosas algo productos articulos "
    "maquinaria material materiales 设备 东西 产品 用品".split()
)


def _follows(draft: Draft, place: int, start: int) -> bool:
    return place <= start and len(draft.tokens_between(place, start)) <= 2


def _is_near(draft: Draft, end: int, start: int) -> bool:
    gap = draft.utterance[end:start]
    if any(letter in ",;:.!?，。；：！？、\n" for letter in gap) or draft.text.is_chinese:
        return False
    if any(
        end <= cue.start < start or cue.start <= end < cue.end
        for cue in draft.cues_of(CueKind.WITH, CueKind.PURPOSE)
    ):
        return False
    return len(draft.tokens_between(end, start)) <= 2


def _is_wordy(phrase: Phrase) -> bool:
    """Whether a phrase has a word, not only codes such as "PN16"."""
    return any(
        token.text.isalpha() and (len(token.text) >= 3 or not token.text.isascii())
        for token in phrase.tokens
    )


def _type_value(draft: Draft) -> Product | None:
    """A value that says which type of the goods it is: it names them, too."""
    for item in draft.items:
        attribute = draft.scope.attributes.get(item.constraint.field)
        if attribute is None or item.negated or item.out_of_range:
            continue
        if "type" in phrase_stems(attribute.label):
            return Product(item.start, item.end, draft.words(item.start, item.end), None, 0.7)
    return None


def _head(draft: Draft) -> Product | None:
    """The word that also heads the category's name: "espresso machine", "ball valve"."""
    if draft.scope.is_root:
        return None
    stems = phrase_stems(draft.scope.paths[0][-1])
    for token in draft.tokens:
        if token.stem != stems[-1]:
            continue
        inside = [item for item in draft.items if item.start <= token.start < item.end]
        if inside:
            found = inside[0]
            if found.negated or found.end != token.end:
                continue
            return Product(found.start, found.end, draft.words(found.start, found.end), None, 0.9)
        if draft.is_used(token.start, token.end):
            continue
        before = [
            item
            for item in draft.items
            if item.end <= token.start
            and not item.negated
            and not draft.utterance[item.end : token.start].strip(" -的")
        ]
        start = before[-1].start if before else token.start
        words = [
            one
            for one in leftover_phrases(draft)
            if one.start <= token.start
            and (one.end >= token.end or draft.utterance[one.end : token.start].isspace())
        ]
        if words and not before:
            start = words[-1].start
            return Product(start, token.end, draft.words(start, token.end), None, 0.9)
        return Product(token.start, token.end, draft.words(start, token.end), None, 0.9)
    return None


def _from_values(draft: Draft) -> Product | None:
    """Without any other words the values name the product: "leggings", "a wreath"."""
    values = [
        item
        for item in draft.items
        if not item.negated
        and not item.out_of_range
        and item.constraint.values
        and isinstance(item.constraint.values[0], str)
        and item.constraint.field in draft.scope.attributes
    ]
    if not values:
        return None
    first = values[0]
    return Product(first.start, first.end, draft.words(first.start, first.end), None, 0.7)


def _is_new(draft: Draft, product: Product) -> bool:
    """Whether a product is another than the one in focus."""
    line = draft.state.need.line()
    if line is None:
        return True
    if product.path is None:
        return True
    known = line.category
    inside = [match for match in draft.matches if product.start <= match.start < product.end]
    goods = [match for match in inside if match.of(EntryKind.CATEGORY)]
    if goods and all(is_said_of(match, [match]) for match in goods):
        return False
    if known is not None:
        length = min(len(known), len(product.path))
        if known[:length] == product.path[:length]:
            return False
        if draft.cues_of(CueKind.WANT, CueKind.INSTEAD, CueKind.ADDITIVE, CueKind.CORRECT):
            return True
        # Without words that ask for it, a second kind of goods is a change only by itself.
        return len(draft.tokens) <= 12
    return product.query.casefold() not in line.query.casefold()


def _is_beside(draft: Draft) -> bool:
    """Whether a further product is wanted beside the first, not in its place."""
    if any(cue for cue in draft.cues_of(CueKind.CORRECT)):
        return False
    return bool(draft.cues_of(CueKind.ADDITIVE)) or draft.text.folded.startswith(
        ("plus ", "and ", "y ", "另外", "还")
    )
