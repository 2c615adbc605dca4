"""Which categories an utterance is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from dialogue.grammar.mention import Mention
from dialogue.protocols import CandidateSource
from dialogue.state import DialogueState, QuestionKind
from dialogue.understand.cues import Cue, CueKind
from dialogue.understand.draft import Draft
from dialogue.understand.entry import EntryKind, Match
from dialogue.understand.matching import find_matches
from dialogue.understand.scope import Scopes
from dialogue.understand.text import Prepared
from dialogue.understand.translated import Translations

_MOST: Final = 3
_LEAST: Final = 0.15
_RETRIEVED: Final = 40
_SURE: Final = 0.95
_WITH: Final = frozenset(("with", "con", "a", "mit", "avec", "带", "配", "sin", "without"))
_PARTICIPLES: Final = frozenset(
    ("powered", "operated", "driven", "cooled", "mounted", "free", "type", "heated", "included")
)

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
    named = _named(text, scopes, translations, believed)
    if named and (line is None or not believed):
        return _likeliest(named[0], text, cues, mentions, source)
    elsewhere = named and not any(_related(one, path) for one in named[0] for path in believed)
    if elsewhere and _turns(cues):
        return named[0]
    if believed:
        return believed
    if line is None:
        typed = _typed(text, scopes, translations)
        if typed:
            return typed
    words = line.query if line is not None and line.query else _words(text, cues, mentions)
    return retrieved(source, words) if words else ()


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


def _named(
    text: Prepared,
    scopes: Scopes,
    translations: Translations | None,
    believed: tuple[Path, ...],
) -> list[tuple[Path, ...]]:
    """Per word that names goods, surest first, the categories that it names."""
    found = find_matches(text.tokens, [scopes.categories], translations)
    goods = [match for match in found if match.of(EntryKind.CATEGORY)]
    if goods and believed:
        own = find_matches(text.tokens, [scopes.of(believed).vocabulary], translations)
        goods = [match for match in goods if not is_said_of(match, own)]
    goods = [match for match in goods if not qualifies(text, match)] or goods[:0]
    goods.sort(key=rank_category)
    return [_surest(match) for match in goods]


def _surest(match: Match) -> tuple[Path, ...]:
    """The categories that a word names as surely as any other."""
    entries = match.of(EntryKind.CATEGORY)
    return tuple(e.path for e in entries if e.confidence == entries[0].confidence)[:_MOST]


def _typed(text: Prepared, scopes: Scopes, translations: Translations | None) -> tuple[Path, ...]:
    """The one category that has a type of goods which is named: "rotary screw"."""
    found = find_matches(text.tokens, [scopes.types], translations)
    paths = [{entry.path for entry in match.entries} for match in found]
    only = [one for one in paths if len(one) == 1]
    return tuple(only[0]) if only and all(one == only[0] for one in only) else ()


def _likeliest(
    paths: tuple[Path, ...],
    text: Prepared,
    cues: tuple[Cue, ...],
    mentions: tuple[Mention, ...],
    source: CandidateSource,
) -> tuple[Path, ...]:
    """Categories of one name ("compressor"), those first that the other words retrieve.

    A category with a few others below it is read as these: what it says of its products as a whole
    hides what each kind of them states.
    """
    if len(paths) == 1:
        below = [
            path for path in source.schema.categories if path[:-1] == paths[0] and path != paths[0]
        ]
        paths = tuple(below) if 0 < len(below) <= _MOST else paths
    if len(paths) == 1:
        return paths
    order = retrieved(source, _words(text, cues, mentions))
    place = {path: number for number, path in enumerate(order)}
    return tuple(sorted(paths, key=lambda path: place.get(path, len(place))))


def is_said_of(goods: Match, own: Sequence[Match]) -> bool:
    """Whether words that also name goods are a value or a property of those talked about.

    "Battery" is an attribute of a forklift, whatever else the catalogue has.
    """
    return any(
        one.start <= goods.start
        and goods.end <= one.end
        and one.of(EntryKind.NAME, EntryKind.NAME_PART, EntryKind.VALUE)
        for one in own
    )


def qualifies(text: Prepared, match: Match) -> bool:
    """Whether a word for goods only says something about others: "battery powered lights".

    An English word in front of another one, or a word after "with".
    """
    if match.of(EntryKind.CATEGORY)[0].confidence >= _SURE:
        return False
    before = text.tokens[match.first - 1].text if match.first else ""
    if before in _WITH:
        return True
    if match.last >= len(text.tokens) or match.last - match.first > 1:
        return False
    word, after = text.tokens[match.first], text.tokens[match.last]
    joined = text.utterance[word.end : after.start] in (" ", "-")
    return joined and not word.text.endswith("s") and after.text in _PARTICIPLES


def rank_category(match: Match) -> tuple[float, int, int, int]:
    """Surest first, then the longest wording, the deepest category, the first place."""
    entry = match.of(EntryKind.CATEGORY)[0]
    words = match.last - match.first
    if match.end - match.start == words > 1:
        words = (words + 1) // 2  # Chinese: one token is one character
    return -entry.confidence - 0.3 * (words > 1), -words, -len(entry.path), match.start


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


def retrieved(source: CandidateSource, words: str) -> tuple[Path, ...]:
    """The categories of the products that some words retrieve, those with most evidence first."""
    found = source.retrieve(words, count=_RETRIEVED)
    if not len(found.documents):
        return (found.nearest_category,) if found.nearest_category else ()
    mass: dict[Path, float] = defaultdict(float)
    for score, path in zip(found.scores.tolist(), source.category_of(found.documents), strict=True):
        mass[path] += float(score) ** 2
    total = sum(mass.values()) or 1.0
    ordered = sorted(mass.items(), key=lambda pair: (-pair[1], pair[0]))
    best = ordered[0][1]
    return tuple(
        path for path, score in ordered[:_MOST] if score / total >= _LEAST and score >= 0.4 * best
    ) or (ordered[0][0],)


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
