"""Which categories an utterance is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from dialogue.grammar.mention import Mention
from dialogue.protocols import CandidateSource
from dialogue.state import DialogueState, QuestionKind
from dialogue.understand.cues import Cue, CueKind
from dialogue.understand.draft import Draft
from dialogue.understand.entry import EntryKind, Match
from dialogue.understand.likeliest import likeliest
from dialogue.understand.matching import find_matches
from dialogue.understand.named import NamedGoods, is_said_of, named_goods, qualifies, rank_category
from dialogue.understand.scope import Scopes
from dialogue.understand.text import Prepared
from dialogue.understand.translated import Translations

_MOST: Final = 3
_LEAST: Final = 0.15
_RETRIEVED: Final = 40
_WEIGHED: Final = 5
"""Categories retrieved that an utterance is tried against."""
_HINTS: Final = 3
_CLEARLY: Final = 0.8
_LATER: Final = 0.7
_RETRIEVAL: Final = 1.5
"""What speaks for a category beside what is named: a less certain word is, its products are all
that is retrieved."""

Path = tuple[str, ...]


def focus(
    text: Prepared,
    state: DialogueState,
    cues: tuple[Cue, ...],
    mentions: tuple[Mention, ...],
    scopes: Scopes,
    source: CandidateSource,
    given: Path | None = None,
    *,
    translations: Translations | None = None,
) -> tuple[Path, ...]:
    """The categories an utterance is read against, most probable first; none is all of them.

    What the utterance itself names comes first, then what the line in focus is believed to be,
    then what the products retrieved by its words are.
    """
    if given is not None:
        return (given,)
    line = state.need.line()
    believed = _believed(state)
    named = named_goods(text, scopes, translations, believed)
    if named and (line is None or not believed):
        return _chosen(named, text, cues, mentions, scopes, source, translations)
    elsewhere = named and not any(
        _related(one, path) for one in named[0].paths for path in believed
    )
    if elsewhere and _turns(cues):
        return named[0].paths
    if believed:
        return believed
    if line is None:
        typed = _typed(text, scopes, translations)
        if typed:
            return typed
    if line is not None and line.query:
        return retrieved(source, line.query)
    words = _words(text, cues, mentions)
    shares = _shares(source, words) if words else {}
    priors = {path: _RETRIEVAL * share for path, share in shares.items()}
    if line is None:
        for path in _hinted(text, scopes, translations):
            priors.setdefault(path, 0.0)
    return likeliest(priors, text, mentions, scopes, translations) if priors else ()


def _believed(state: DialogueState) -> tuple[Path, ...]:
    question = state.question
    line = state.need.line(question.line) if question and question.line else state.need.line()
    if line is None or not line.categories:
        return ()
    best = line.categories[0].probability
    if question is not None and question.kind is QuestionKind.CATEGORY:
        return tuple(one.path for one in line.categories[:_MOST])
    return tuple(
        one.path
        for one in line.categories[:_MOST]
        if one.probability >= _LEAST and one.probability >= 0.4 * best
    )


def _typed(text: Prepared, scopes: Scopes, translations: Translations | None) -> tuple[Path, ...]:
    """The one category that has a type of goods which is named: "rotary screw"."""
    found = find_matches(text.tokens, [scopes.types], translations)
    paths = [{entry.path for entry in match.entries} for match in found]
    only = [one for one in paths if len(one) == 1]
    return tuple(only[0]) if only and all(one == only[0] for one in only) else ()


def _chosen(
    named: list[NamedGoods],
    text: Prepared,
    cues: tuple[Cue, ...],
    mentions: tuple[Mention, ...],
    scopes: Scopes,
    source: CandidateSource,
    translations: Translations | None,
) -> tuple[Path, ...]:
    """Of the categories named, and those that the other words retrieve, what explains most.

    A category with a few others below it is read as these: what it says of its products as a whole
    hides what each kind of them states.
    """
    priors: dict[Path, float] = {}
    for place, word in enumerate(named):
        for path in word.paths:
            prior = word.prior * (1.0 if place == 0 else _LATER)
            below = [one for one in source.schema.categories if one[:-1] == path and one != path]
            for one in below if 0 < len(below) <= _MOST else [path]:
                priors[one] = max(prior, priors.get(one, 0.0))
    hinted = _hinted(text, scopes, translations)
    if len(priors) == 1 and named[0].sure and not _rivals(priors, hinted):
        return tuple(priors)
    if not named[0].sure or len(priors) > 1:
        for path, share in _shares(source, _words(text, cues, mentions)).items():
            priors[path] = priors.get(path, 0.0) + _RETRIEVAL * share
    for path in hinted:
        priors.setdefault(path, 0.0)
    return likeliest(priors, text, mentions, scopes, translations)


def _hinted(text: Prepared, scopes: Scopes, translations: Translations | None) -> dict[Path, float]:
    """The categories that most words of an utterance occur in."""
    stems = [token.stem for token in text.tokens]
    return scopes.hints.best([*stems, *(translations.stems() if translations else ())], most=_HINTS)


def _rivals(priors: Iterable[Path], hinted: Mapping[Path, float]) -> list[Path]:
    """Categories that have clearly more of the words than the one that is named."""
    own = max((hinted.get(path, 0.0) for path in priors), default=0.0)
    return [path for path, weight in hinted.items() if weight > own + _CLEARLY]


def _related(one: Path, other: Path) -> bool:
    length = min(len(one), len(other))
    return one[:length] == other[:length]


def _turns(cues: tuple[Cue, ...]) -> bool:
    return any(
        cue.kind in (CueKind.WANT, CueKind.INSTEAD, CueKind.CORRECT, CueKind.ASK_PRICE)
        or cue.kind.value.startswith("ask_")
        for cue in cues
    )


def _words(text: Prepared, cues: tuple[Cue, ...], mentions: tuple[Mention, ...]) -> str:
    """The utterance without numbers, places and the like, for retrieval."""
    out = list(text.utterance)
    for mention in mentions:
        for place in range(mention.start, min(mention.end, len(out))):
            out[place] = " "
    for cue in cues:
        if cue.kind in (CueKind.WANT, CueKind.GREET, CueKind.NEGATE, CueKind.CORRECT):
            for place in range(cue.start, cue.end):
                out[place] = " "
    return " ".join("".join(out).split())


def _shares(source: CandidateSource, words: str) -> dict[Path, float]:
    """The categories of the products that some words retrieve, with their share of the evidence."""
    found = source.retrieve(words, count=_RETRIEVED)
    if not len(found.documents):
        return {found.nearest_category: 1.0} if found.nearest_category else {}
    mass: dict[Path, float] = defaultdict(float)
    for score, path in zip(found.scores.tolist(), source.category_of(found.documents), strict=True):
        mass[path] += float(score) ** 2
    total = sum(mass.values()) or 1.0
    ordered = sorted(mass.items(), key=lambda pair: (-pair[1], pair[0]))
    return {path: score / total for path, score in ordered[:_WEIGHED]}


def retrieved(source: CandidateSource, words: str) -> tuple[Path, ...]:
    """The categories of the products that some words retrieve, those with most evidence first."""
    shares = _shares(source, words)
    best = max(shares.values(), default=0.0)
    return tuple(
        path
        for path, share in list(shares.items())[:_MOST]
        if share == best or (share >= _LEAST and share >= 0.4 * best)
    )


def category_match(draft: Draft) -> Match | None:
    """The first category named that nothing else was made of."""
    found = [
        match
        for match in draft.matches
        if match.of(EntryKind.CATEGORY)
        and not draft.is_used(match.start, match.end)
        and (_is_talked_about(draft, match) or not is_said_of(match, draft.matches))
        and not qualifies(draft.text, match)
    ]
    if not found:
        return None
    return min(found, key=rank_category)


def _is_talked_about(draft: Draft, match: Match) -> bool:
    """Whether goods named are those that the utterance is read against."""
    return draft.scope.is_root or any(
        _related(entry.path, path)
        for entry in match.of(EntryKind.CATEGORY)
        for path in draft.scope.paths
    )
