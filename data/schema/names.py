"""Which names are one attribute.

Names with the same folded key are one. Beyond that the rules are cautious: the same words in
another order, abbreviated, in the plural or in another language, a true synonym of the vocabulary,
the path of a nested field left before the name, the unit left at its end, or one edit between a
rare name and a frequent one whose values agree. Two names that stand on one product are two
attributes, whatever they look like; only a human, in an overlay, can say otherwise.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from data.parse.text import name_key
from data.schema.alike import is_misspelling
from data.schema.vocabulary import load
from data.schema.vocabulary.translation import lexicon

_PATH = re.compile(r"(?:[^\W\d_]\w+\.)+(?=\w)")
_TYPO_SHARE = 0.2
_TYPO_AGREEMENT = 0.5


@dataclass(frozen=True, slots=True)
class NameUse:
    """How often one spelling of a name is used in one category node, by dimension.

    Attributes:
        key: folded name.
        cells: cells that state it.
        numbers: cells of these that hold a number.
        dimension: of the cells' unit; None for bare numbers and words.
    """

    node: int
    key: str
    name: str
    cells: int
    numbers: int = 0
    dimension: str | None = None


@dataclass(slots=True)
class NameSummary:
    """One folded name over the whole catalogue."""

    key: str
    cells: int = 0
    numbers: int = 0
    dimensions: Counter[str] = field(default_factory=Counter)
    stems: set[str] = field(default_factory=set)
    """Folded names without the path that a spelling begins with ("specs.Weight": weight)."""

    @property
    def dimension(self) -> str | None:
        """The dimension most of its numbers have, or None."""
        return min(self.dimensions, key=lambda d: (-self.dimensions[d], d), default=None)

    @property
    def is_number(self) -> bool:
        """Whether most cells hold a number."""
        return self.numbers * 2 > self.cells


class NameRule(IntEnum):
    """Why two names are one attribute; smaller is surer."""

    HUMAN = 0
    SAME_WORDS = 1
    SYNONYM = 2
    UNIT_SUFFIX = 3
    MISSPELLING = 4


@dataclass(frozen=True, slots=True)
class NamePair:
    """Two folded names that may be one attribute."""

    one: str
    other: str
    rule: NameRule


def summarise(uses: Iterable[NameUse]) -> dict[str, NameSummary]:
    """Summaries by folded name."""
    summaries: dict[str, NameSummary] = {}
    for use in uses:
        summary = summaries.setdefault(use.key, NameSummary(use.key))
        summary.cells += use.cells
        summary.numbers += use.numbers
        if use.dimension is not None:
            summary.dimensions[use.dimension] += use.cells
        path = _PATH.match(use.name)
        if path is not None:
            summary.stems.add(name_key(use.name[path.end() :]))
    return summaries


def propose_names(summaries: Mapping[str, NameSummary]) -> list[NamePair]:
    """Pairs of folded names that may be one attribute, without looking at single products."""
    order = sorted(summaries.values(), key=lambda s: (-s.cells, s.key))
    pairs: list[NamePair] = []
    vocabulary = load("names")
    by_words: dict[tuple[str, ...], NameSummary] = {}
    by_concept: dict[str, NameSummary] = {}
    for summary in order:
        tokens = _tokens(summary.key)
        concept = vocabulary.concepts.get(" ".join(tokens))
        same_words = by_words.setdefault(tuple(sorted(tokens)), summary)
        if same_words is not summary:
            pairs.append(NamePair(same_words.key, summary.key, NameRule.SAME_WORDS))
        if concept is not None:
            same_concept = by_concept.setdefault(concept, summary)
            if same_concept is not summary:
                pairs.append(NamePair(same_concept.key, summary.key, NameRule.SYNONYM))
    for summary in order:
        pairs += [
            NamePair(stem, summary.key, NameRule.SAME_WORDS)
            for stem in sorted(summary.stems)
            if stem in summaries and stem != summary.key
        ]
        suffix = unit_suffix(summary.key)
        if suffix is not None and suffix[0] in summaries:
            pairs.append(NamePair(suffix[0], summary.key, NameRule.UNIT_SUFFIX))
    pairs += _misspelt(order)
    return [pair for pair in pairs if _compatible(summaries, pair)]


def unit_suffix(key: str) -> tuple[str, str] | None:
    """The folded name without the unit it ends in, and that unit: ``weight_kg`` -> weight, kg."""
    from data.units import parse_unit

    stem, _, last = key.rpartition("_")
    if not stem:
        return None
    unit = parse_unit(last)
    return None if unit is None else (stem, unit)


def _tokens(key: str) -> tuple[str, ...]:
    vocabulary = load("names")
    common = tuple(vocabulary.words.get(token, token) for token in key.split("_") if token)
    tokens = [_singular(vocabulary.words.get(t, t)) for t in lexicon().translate(common)]
    kept = [t for t in tokens if t not in vocabulary.marks["function_words"]]
    return tuple(kept or tokens)


def _singular(token: str) -> str:
    if len(token) >= 4 and token.endswith("s") and not token.endswith(("ss", "us", "is")):
        return token[:-1]
    return token


def _misspelt(order: Sequence[NameSummary]) -> Iterable[NamePair]:
    near: dict[str, list[NameSummary]] = defaultdict(list)
    for summary in order:
        for stem in {summary.key[:i] + summary.key[i + 1 :] for i in range(len(summary.key))}:
            near[stem].append(summary)
        near[summary.key].append(summary)
    for rare in order:
        stems = {rare.key, *(rare.key[:i] + rare.key[i + 1 :] for i in range(len(rare.key)))}
        seen = set()
        for stem in sorted(stems):
            for other in near[stem]:
                if (
                    other.key not in seen
                    and rare.cells <= _TYPO_SHARE * other.cells
                    and _one_word_misspelt(rare.key, other.key)
                ):
                    seen.add(other.key)
                    yield NamePair(other.key, rare.key, NameRule.MISSPELLING)


def _one_word_misspelt(rare: str, correct: str) -> bool:
    a, b = rare.split("_"), correct.split("_")
    if len(a) != len(b):
        return False
    differing = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    return len(differing) == 1 and all(
        x.isalpha() and y.isalpha() and is_misspelling(x, y) for x, y in differing
    )


def _compatible(summaries: Mapping[str, NameSummary], pair: NamePair) -> bool:
    """Whether what the two names hold could be one attribute."""
    one, other = summaries[pair.one], summaries[pair.other]
    if pair.rule is NameRule.UNIT_SUFFIX:
        from data.units import dimension_of

        suffix = unit_suffix(other.key)
        unit = suffix[1] if suffix else ""
        stated = other.dimension or dimension_of(unit)
        return one.dimension == dimension_of(unit) == stated and other.is_number
    if one.is_number != other.is_number:
        return False
    if one.dimension and other.dimension:
        return one.dimension == other.dimension
    return True


def agree(one: Mapping[str, int], other: Mapping[str, int]) -> bool:
    """Whether most of the rarer name's stated values are stated under the other name, too."""
    total = sum(other.values())
    return total > 0 and sum(n for v, n in other.items() if v in one) >= _TYPO_AGREEMENT * total


def group_names(
    summaries: Mapping[str, NameSummary],
    pairs: Sequence[NamePair],
    *,
    on_one_product: Callable[[str, str], bool],
) -> dict[str, str]:
    """Folded name -> folded name of the attribute it belongs to (the most frequent of its group).

    Args:
        summaries: by folded name.
        pairs: that may be one attribute; the surest are joined first.
        on_one_product: whether two folded names ever stand on one product.
    """
    head = {key: key for key in summaries}
    members = {key: [key] for key in summaries}

    def rank(key: str) -> tuple[int, str]:
        return (-summaries[key].cells, key)

    for pair in sorted(pairs, key=lambda p: (p.rule, rank(p.one), rank(p.other))):
        a, b = sorted((head[pair.one], head[pair.other]), key=rank)
        if a == b:
            continue
        if pair.rule is not NameRule.HUMAN and any(
            on_one_product(x, y) for x in members[a] for y in members[b]
        ):
            continue
        if pair.rule is not NameRule.HUMAN and not _same_dimension(
            summaries, members[a], members[b]
        ):
            continue
        members[a] += members.pop(b)
        for key in members[a]:
            head[key] = a
    return head


def _same_dimension(
    summaries: Mapping[str, NameSummary], one: Sequence[str], other: Sequence[str]
) -> bool:
    dimensions = {summaries[key].dimension for key in (*one, *other)} - {None}
    return len(dimensions) <= 1
