"""Makers' names off the front of product names: ``Jinko Solar Co._ Ltd JKM250M-60``.

Some lists of products have one column for maker and model, joined by a space. Where the maker
ends is found from the whole column, not row by row: names that share their first words form a
tree, a model number ends a maker, words that makers' names are made of continue one, and a
branch into anything else is a product series. What the rules get wrong is put right by a list
that a person has reviewed.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

_LEGAL: Final = frozenset(
    "ag as bhd co company corp corporation gmbh inc incorporated limited llc lp ltd pte pty sa sdn "
    "sl spa srl".split()
)
"""Legal forms, folded: they end a maker's name."""

_WEAK: Final = frozenset({"co", "company"})
"""Legal forms that say nothing apart from the form that follows them."""

_SAME_FORM: Final = {"incorporated": "inc", "corporation": "corp", "limited": "ltd"}


@dataclass(frozen=True, slots=True)
class Corrections:
    """What a person has put right.

    Attributes:
        makers: names that are makers, whatever the rules say.
        not_makers: names that the rules find and that are no makers.
        aliases: spellings of one maker's name that differ in more than the rules allow.
    """

    makers: tuple[str, ...] = ()
    not_makers: frozenset[str] = frozenset()
    aliases: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Node:
    """Names that share their first words.

    ``ends`` counts the names whose model number follows these words at once.
    """

    children: dict[str, _Node] = field(default_factory=dict)
    ends: int = 0


def find_makers(
    names: Sequence[str], *, known: Iterable[str] = (), corrections: Corrections | None = None
) -> tuple[str, ...]:
    """The makers that ``names`` start with, sorted.

    Args:
        names: product names, each a maker's name, a space and a model.
        known: makers' names from other lists, as evidence; none need occur here.
        corrections: the reviewed exceptions.
    """
    corrections = corrections or Corrections()
    known = frozenset(known)
    heads = [_head(words_of(name)) for name in names]
    vocabulary = _vocabulary(heads, known)
    root = _Node()
    for head in heads:
        node = root
        for word in head:
            node = node.children.setdefault(word, _Node())
        node.ends += 1
    found = {
        maker for word, node in root.children.items() for maker in _walk((word,), node, vocabulary)
    }
    found = (found - corrections.not_makers) | set(corrections.makers)
    return tuple(sorted(found, key=str.casefold))


def words_of(name: str) -> list[str]:
    """The words of a name, whatever white space joins them."""
    return name.split()


def split_maker(name: str, makers: Iterable[str]) -> tuple[str, str] | None:
    """The longest maker that ``name`` starts with, and the rest; None when it starts with none."""
    name = " ".join(words_of(name))
    best = max((m for m in makers if name.startswith(m + " ")), key=len, default=None)
    return None if best is None else (best, name[len(best) :].strip())


def count_makers(names: Iterable[str], makers: Sequence[str]) -> Counter[str | None]:
    """How many names each maker has; under None, how many start with no maker."""
    by_first: dict[str, list[str]] = defaultdict(list)
    for maker in makers:
        by_first[words_of(maker)[0]].append(maker)
    counts: Counter[str | None] = Counter()
    for name in names:
        split = split_maker(name, by_first[words_of(name)[0]])
        counts[split[0] if split else None] += 1
    return counts


def common_spellings(makers: Mapping[str, int]) -> dict[str, str]:
    """Spelling to the one recorded, for makers whose names differ in spelling alone.

    Two names are one maker's when they differ only in case, punctuation or white space, or in
    that one of them leaves out the legal form. Different legal forms are different companies.
    The most frequent spelling is the one recorded, with the commas put back that some lists
    write as ``_`` or `` -``.

    Args:
        makers: spelling to the number of products under it.
    """
    groups: dict[str, list[str]] = defaultdict(list)
    for maker in makers:
        groups[_core(maker)].append(maker)
    aliases: dict[str, str] = {}
    for spellings in groups.values():
        forms = {_form(s) for s in spellings} - {""}
        parts = [spellings] if len(forms) <= 1 else _by_form(spellings)
        for part in parts:
            label = readable(max(part, key=lambda s: (makers[s], s)))
            aliases |= {spelling: label for spelling in part if spelling != label}
    return dict(sorted(aliases.items(), key=lambda item: item[0].casefold()))


def readable(maker: str) -> str:
    """A maker's name with the commas put back that the list writes as ``_`` or `` -``."""
    maker = re.sub(r"_ ?(?=\w)", ", ", maker)
    maker = re.sub(r" - (?=(?:Ltd|LLC|Inc)\b)", ", ", maker)
    return " ".join(maker.split())


def _head(words: Sequence[str]) -> tuple[str, ...]:
    """The words before the model, as far as one row tells: at least one."""
    end = 1
    while end < len(words) and not _starts_model(words[end], words[0]):
        end += 1
        if _is_legal(words[end - 1]) and not (end < len(words) and _is_legal(words[end])):
            break
    return tuple(words[: min(end, max(len(words) - 1, 1))])


def _starts_model(word: str, first: str) -> bool:
    return any(c.isdigit() for c in word) or word.casefold() == first.casefold()


def _is_legal(word: str) -> bool:
    pieces = re.findall(r"\w+", word.replace("_", " ").replace(".", "").casefold())
    return bool(pieces) and all(piece in _LEGAL for piece in pieces)


def _vocabulary(heads: Iterable[tuple[str, ...]], known: frozenset[str]) -> frozenset[str]:
    """Words that makers' names are made of, folded: from other lists, or under three makers."""
    firsts: dict[str, set[str]] = defaultdict(set)
    for head in heads:
        for word in head[1:]:
            firsts[word.casefold()].add(head[0])
    learnt = {word for word, under in firsts.items() if len(under) >= 3}
    given = {word.casefold() for maker in known for word in words_of(maker)[1:]}
    return frozenset(learnt | given)


def _walk(path: tuple[str, ...], node: _Node, vocabulary: frozenset[str]) -> set[str]:
    """The makers at and under a node of the tree."""
    while not node.ends and len(node.children) == 1:
        (word, node), *_ = node.children.items()
        path = (*path, word)
    going_on = {w: n for w, n in node.children.items() if _continues(w, vocabulary)}
    is_maker = bool(node.ends) or (len(path) > 1 and _continues(path[-1], vocabulary))
    if not is_maker:
        going_on = node.children
    found = set()
    if is_maker and (node.ends or len(going_on) < len(node.children)):
        found.add(" ".join(path))
    for word, child in going_on.items():
        found |= _walk((*path, word), child, vocabulary)
    return found


def _continues(word: str, vocabulary: frozenset[str]) -> bool:
    return word.casefold() in vocabulary or word.startswith(("(", "&")) or _is_legal(word)


def _core(maker: str) -> str:
    """A maker's name without legal form, case, punctuation and white space."""
    words = [w for w in re.split(r"[\s_]+", maker) if w and w != "-" and not _is_legal(w)]
    return "".join(re.findall(r"\w+", "".join(words).casefold()))


def _form(maker: str) -> str:
    """The legal form of a maker's name, folded; empty when it states none."""
    words = [w.replace(".", "").casefold() for w in re.split(r"[\s_,]+", maker) if _is_legal(w)]
    return " ".join(_SAME_FORM.get(w, w) for w in words if w not in _WEAK)


def _by_form(spellings: Iterable[str]) -> list[list[str]]:
    parts: dict[str, list[str]] = defaultdict(list)
    for spelling in spellings:
        parts[_form(spelling)].append(spelling)
    return list(parts.values())
