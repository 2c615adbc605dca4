"""Questions about the catalogue: what is asked for, and limited to what."""

from __future__ import annotations

import re
from typing import Final

from dialogue.acts import Ask, Extreme, Subject
from dialogue.understand.cues import Cue, CueKind
from dialogue.understand.draft import Draft, Item
from dialogue.understand.entry import EntryKind
from dialogue.understand.modifiers import final_constraint
from dialogue.understand.qualities import degrees_in, found_in, phrases

_SUBJECTS: Final = (
    (CueKind.DIFFERENCE, Subject.DIFFERENCE),
    (CueKind.ASK_MOQ, Subject.MOQ),
    (CueKind.ASK_LEAD_TIME, Subject.LEAD_TIME),
    (CueKind.ASK_SUPPLIERS, Subject.SUPPLIERS),
    (CueKind.ASK_PRICE, Subject.PRICE),
    (CueKind.ASK_RANGE, Subject.RANGE),
    (CueKind.ASK_COUNT, Subject.COUNT),
    (CueKind.ASK_OPTIONS, Subject.OPTIONS),
    (CueKind.ASK_MEANING, Subject.MEANING),
)
_QUESTION: Final = re.compile(r"[?？]|[吗呢么]\W*$")
_LINKS: Final = re.compile(
    r"\b(?:and|or|vs\.?|versus|y|o|e|frente a|und|oder|et|ou|than|from|to)\b|和|与|跟|还是|或|、|/",
    re.I,
)
_TRIM: Final = re.compile(
    r"^(?:\W|\b(?:a|an|the|is|are|el|la|los|las|un|una|der|die|das|le|une?|between|entre|zwischen|of|"
    r"de|have)\b)+",
    re.I,
)
_TAIL: Final = re.compile(
    r"(?:\W|\b(?:mean|means|better|exactly|please|por favor)\b|"
    r"(?:有什么|有啥|之间|什么意思|区别|不同|差异|差别|[的是有吗呢]))+$",
    re.I,
)


def find_question(draft: Draft) -> tuple[Subject, Cue, int, int] | None:
    """The question an utterance asks about the catalogue, with the part it is asked in."""
    for kind, subject in _SUBJECTS:
        for cue in draft.cues_of(kind):
            if draft.is_used(cue.start, cue.end) or _is_command(draft, cue):
                continue
            if _asks_which(draft, cue):
                continue
            start, end = _region(draft, cue)
            part = draft.utterance[start:end]
            after = draft.utterance[end : end + 1]
            asks = _QUESTION.search(part + after) is not None
            if not asks and not _is_interrogative(draft, cue, start):
                continue
            return subject, cue, start, end
    return None


def _is_command(draft: Draft, cue: Cue) -> bool:
    """Whether words of a question are said in a command: "show me what there is"."""
    start, end = draft.clause(cue.start)
    return any(
        start <= other.start and other.start <= cue.end and cue.start <= end
        for other in draft.cues_of(CueKind.SHOW, CueKind.MORE)
    )


def _asks_which(draft: Draft, cue: Cue) -> bool:
    """Whether a question of how many is one of which: "what colours do they come in?"."""
    if cue.kind is not CueKind.ASK_COUNT:
        return False
    start, _ = draft.sentence(cue.start)
    return any(
        start <= other.start < cue.start and not draft.is_used(other.start, other.end)
        for other in draft.cues_of(CueKind.ASK_OPTIONS)
    )


def read_question(draft: Draft, found: tuple[Subject, Cue, int, int] | None) -> None:
    """Turn a question into an act; requirements inside it limit the question, not the need."""
    if found is None:
        return
    subject, cue, start, end = found
    inside = [item for item in draft.items if start <= item.start < end]
    names = [
        field
        for match, field in draft.names_in(start, end)
        if (
            (match.of(EntryKind.NAME) or subject in (Subject.OPTIONS, Subject.RANGE))
            and match.start >= cue.end
        )
        or subject in (Subject.OPTIONS, Subject.RANGE)
    ]
    known = [one for one in names if one in draft.scope.attributes]
    field = next(iter((*known, *names)), None)
    terms: tuple[str, ...] = ()
    query = None
    if subject is Subject.DIFFERENCE:
        terms = _two_terms(draft, cue, start, end, inside)
        inside_constraints: list[Item] = []
        for item in inside:
            draft.items.remove(item)
    elif subject is Subject.MEANING:
        terms = _one_term(draft, cue, start, end)
        inside_constraints = []
        for item in inside:
            draft.items.remove(item)
    else:
        inside_constraints = inside
        query = goods_of(draft, start, end)
        for item in inside:
            draft.items.remove(item)
    if subject is Subject.COUNT and field in draft.scope.attributes and not inside_constraints:
        subject = Subject.OPTIONS
    if subject not in (Subject.OPTIONS, Subject.RANGE):
        field = None
    constraints = tuple(
        final_constraint(draft, item, item.constraint) for item in inside_constraints
    )
    draft.add(
        start,
        end,
        Ask(
            subject,
            constraints,
            field=field,
            terms=terms,
            query=query,
            extreme=_best(draft, start, end) if subject is Subject.SUPPLIERS else None,
            total=subject is Subject.PRICE and asks_total(draft, start, end),
            words=draft.words(start, end),
        ),
    )


def _best(draft: Draft, start: int, end: int) -> Extreme | None:
    """Whether it is asked which is best: "which supplier in Germany is best?"."""
    asked = any(
        key == "best" and start <= draft.text.span(left, right)[0] < end
        for left, right, key, _ in degrees_in(draft.text.folded)
    )
    return Extreme.BEST if asked else None


def asks_total(draft: Draft, start: int, end: int) -> bool:
    """Whether it is asked what everything costs together."""
    found = found_in(phrases().patterns["total"], draft.text.folded)
    return any(start <= draft.text.span(*one)[0] < end for one in found)


def _region(draft: Draft, cue: Cue) -> tuple[int, int]:
    """From the clause of the cue to the end of its sentence."""
    start, _ = draft.clause(cue.start)
    _, end = draft.sentence(cue.start)
    return start, end


def _is_interrogative(draft: Draft, cue: Cue, start: int) -> bool:
    """Without a question mark: the cue opens its clause, or cannot be anything else."""
    if cue.kind is CueKind.DIFFERENCE:
        return True
    before = draft.tokens_between(start, cue.start)
    if draft.text.is_chinese:
        return cue.kind is not CueKind.ASK_COUNT or "有没有" in draft.text.folded or len(before) < 6
    asking = any(
        other.start <= cue.start < other.end for other in draft.cues_of(CueKind.INTERROGATIVE)
    )
    return asking and len(before) <= 3


def _two_terms(draft: Draft, cue: Cue, start: int, end: int, inside: list[Item]) -> tuple[str, ...]:
    values = [
        str(value) for item in inside for value in item.constraint.values if isinstance(value, str)
    ]
    spans = [
        draft.words(match.start, match.end)
        for match in draft.matches
        if start <= match.start
        and match.end <= end
        and match.of(EntryKind.VALUE, EntryKind.CATEGORY, EntryKind.NAME)
        and not (cue.start <= match.start and match.end <= cue.end)
    ]
    if len(values) == 2:
        return tuple(values)
    rest = draft.utterance[start : cue.start] + " " + draft.utterance[cue.end : end]
    parts = [_trimmed(part) for part in _LINKS.split(rest)]
    parts = [part for part in parts if part]
    if len(parts) >= 2:
        return tuple(parts[:2])
    return tuple(dict.fromkeys(values or spans))[:2]


def _one_term(draft: Draft, cue: Cue, start: int, end: int) -> tuple[str, ...]:
    after = _trimmed(draft.utterance[cue.end : end])
    before = _trimmed(draft.utterance[start : cue.start])
    found = after or before
    return (found,) if found else ()


def _trimmed(text: str) -> str:
    return _TAIL.sub("", _TRIM.sub("", text.strip())).strip()


def goods_of(
    draft: Draft, start: int, end: int, *, but: tuple[int, int] | None = None
) -> str | None:
    """The product a question is about, when it is another than the one talked about.

    Args:
        draft: of the utterance.
        start: of the question.
        end: of the question.
        but: a part of it that names something else.
    """
    line = draft.state.need.line()
    for match in draft.matches:
        if but is not None and match.start < but[1] and but[0] < match.end:
            continue
        if start <= match.start and match.end <= end:
            for entry in match.of(EntryKind.CATEGORY):
                known = line.category if line else None
                if known is None or not _related(known, entry.path):
                    return draft.words(match.start, match.end)
    return None


def _related(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    length = min(len(one), len(other))
    return one[:length] == other[:length]
