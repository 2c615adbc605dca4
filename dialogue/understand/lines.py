"""Several products in one utterance: "10 pallet trucks and 2 forklifts"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from data.need import NeedLine
from dialogue.grammar.mention import Mention, NumberMention, QuantityMention
from dialogue.state import DialogueState
from dialogue.understand.cues import Cue, CueKind
from dialogue.understand.entry import EntryKind, Match
from dialogue.understand.matching import find_matches
from dialogue.understand.named import qualifies
from dialogue.understand.scope import Scopes
from dialogue.understand.text import Prepared, prepare
from dialogue.understand.translated import Translations

_BETWEEN: Final = 2
_SEVERAL: Final = 2
_SIGNS: Final = ",;，；、&+"
_ALONE: Final = (
    CueKind.COMPARE,
    CueKind.DIFFERENCE,
    CueKind.ASK_PRICE,
    CueKind.ASK_COUNT,
    CueKind.ASK_SUPPLIERS,
    CueKind.ASK_MEANING,
    CueKind.RELAX,
    CueKind.CORRECT,
)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an utterance that is about one product.

    Attributes:
        line: id of the line of the need it makes; None when the utterance has one part.
    """

    start: int
    end: int
    line: str | None = None
    path: tuple[str, ...] | None = None
    added: bool = False
    whole: bool = True


def split_lines(
    text: Prepared,
    cues: tuple[Cue, ...],
    mentions: tuple[Mention, ...],
    scopes: Scopes,
    state: DialogueState,
    translations: Translations | None = None,
    meant: Callable[[], tuple[tuple[str, ...], ...]] = tuple,
) -> tuple[Part, ...]:
    """The parts of an utterance, one per product that is wanted.

    ``meant`` gives the categories that the utterance as a whole is best explained by.
    """
    whole = (Part(0, len(text.utterance)),)
    if any(cue.kind in _ALONE for cue in cues) or "?" in text.folded:
        return whole
    goods = _goods(text, scopes, translations)
    if len(goods) < 2:
        return whole
    goods = _not_of_the_first(text, goods, scopes, translations)
    if len(goods) < 2:
        return whole
    counts: list[Mention] = [
        one
        for one in mentions
        if isinstance(one, QuantityMention) or (isinstance(one, NumberMention) and one.unit is None)
    ]
    if not _are_counted(text, goods, counts):
        likely = meant()[:1]
        named = goods[0].of(EntryKind.CATEGORY)
        spared = any(_related(entry.path, path) for entry in named for path in likely)
        goods = _not_of(likely, text, goods, scopes, translations, spared=spared)
    places = _places(text, goods, counts, cues)
    if not places:
        return whole
    first = _next_line(state)
    starts = [0, *places]
    ends = [*places, len(text.utterance)]
    parts = []
    for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
        path = next(
            (
                match.of(EntryKind.CATEGORY)[0].path
                for match in goods
                if start <= match.start and match.end <= end
            ),
            None,
        )
        parts.append(
            Part(
                start,
                end,
                str(first + number),
                path,
                added=number > 0 or bool(state.need.lines),
                whole=False,
            )
        )
    return tuple(parts)


def _not_of_the_first(
    text: Prepared, goods: list[Match], scopes: Scopes, translations: Translations | None
) -> list[Match]:
    """Without goods that are a property of the first: "a forklift with a lithium battery"."""
    first = goods[0].of(EntryKind.CATEGORY)[0].path
    return _not_of([first], text, goods, scopes, translations)


def _not_of(
    paths: Sequence[tuple[str, ...]],
    text: Prepared,
    goods: list[Match],
    scopes: Scopes,
    translations: Translations | None,
    *,
    spared: bool = True,
) -> list[Match]:
    """Without goods, after the first if it is spared, that say something of some categories."""
    own = [
        match
        for match in find_matches(text.tokens, [scopes.of(paths).vocabulary], translations)
        if match.of(EntryKind.VALUE, EntryKind.NAME)
    ]
    return [
        match
        for match in goods
        if (spared and match is goods[0])
        or not any(one.start <= match.start and match.end <= one.end for one in own)
    ]


def _are_counted(text: Prepared, goods: list[Match], counts: list[Mention]) -> bool:
    """Whether each of the goods has a number in front of it, with a word or two between."""
    return all(
        any(0 <= match.first - _token_after(text, one.end) <= _BETWEEN for one in counts)
        for match in goods
    )


def _token_after(text: Prepared, place: int) -> int:
    return sum(1 for token in text.tokens if token.end <= place)


def line_meant(
    text: Prepared,
    cues: tuple[Cue, ...],
    scopes: Scopes,
    state: DialogueState,
    translations: Translations | None = None,
) -> str | None:
    """Of several lines, another one than that in focus whose goods are named; None without.

    "Make it 20 pallet trucks" changes the line of pallet trucks, whatever was talked about last.
    """
    held = state.need.line()
    if held is None or len(state.need.lines) < _SEVERAL:
        return None
    if any(cue.kind in (CueKind.COMPARE, CueKind.DIFFERENCE) for cue in cues):
        return None
    named = [
        entry.path
        for match in _goods(text, scopes, translations)
        for entry in match.of(EntryKind.CATEGORY)[:1]
    ]
    if not named or any(_related(path, own) for path in named for own in _paths(held, scopes)):
        return None
    meant = [
        line.id
        for line in state.need.lines
        if line.id != held.id
        and any(_related(path, own) for path in named for own in _paths(line, scopes))
    ]
    return meant[0] if len(meant) == 1 else None


def _paths(line: NeedLine, scopes: Scopes) -> tuple[tuple[str, ...], ...]:
    """The category that a line is believed to be in; else those that its words name."""
    if line.category is not None:
        return (line.category,)
    query = prepare(line.query)
    goods = _goods(query, scopes, Translations(query, "zh-Hans" if query.is_chinese else "es"))
    return tuple(match.of(EntryKind.CATEGORY)[0].path for match in goods)


def _goods(text: Prepared, scopes: Scopes, translations: Translations | None) -> list[Match]:
    found = [
        match
        for match in find_matches(text.tokens, [scopes.categories], translations)
        if match.of(EntryKind.CATEGORY) and not qualifies(text, match)
    ]
    kept: list[Match] = []
    for match in found:
        path = match.of(EntryKind.CATEGORY)[0].path
        if not any(_related(path, other.of(EntryKind.CATEGORY)[0].path) for other in kept):
            kept.append(match)
    return kept


def _related(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    length = min(len(one), len(other))
    return one[:length] == other[:length]


def _places(
    text: Prepared, goods: list[Match], counts: list[Mention], cues: tuple[Cue, ...]
) -> list[int]:
    """Where each further product begins: at the last break before it that its count follows."""
    places = []
    for before, match in pairwise(goods):
        between = range(before.end, match.start)
        breaks = [place + 1 for place in between if text.utterance[place] in _SIGNS]
        breaks += [
            cue.end
            for cue in cues
            if cue.kind in (CueKind.AND, CueKind.ADDITIVE)
            and before.end <= cue.start
            and cue.end <= match.start
        ]
        breaks.sort()
        if not breaks:
            continue
        counted = [
            place
            for place in breaks
            if any(place <= one.start and one.end <= match.start for one in counts)
        ]
        sure = all(one.of(EntryKind.CATEGORY)[0].confidence == 1.0 for one in (before, match))
        if counted or sure:
            places.append(counted[-1] if counted else breaks[-1])
    return places


def _next_line(state: DialogueState) -> int:
    numbers = [int(line.id) for line in state.need.lines if line.id.isdecimal()]
    return max(numbers, default=0) + 1
