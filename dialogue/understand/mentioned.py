"""Words that no field takes and that products' own texts have: the goods are told by them.

"The hydraulic ones" says something where some of the products talked about call themselves
hydraulic, though none states it as a property. Such words are put before those that the goods are
looked for by.
"""

from __future__ import annotations

from typing import Final

from dialogue.acts import Want
from dialogue.protocols import CandidateSource
from dialogue.understand.cues import CueKind
from dialogue.understand.draft import Draft
from dialogue.understand.entry import EntryKind
from dialogue.understand.leftovers import Phrase, leftover_phrases

_SHORTEST: Final = 4
"""Letters of a word that can tell goods apart."""
_LONGEST: Final = 2
"""Words of a phrase that can."""
_TELLING: Final = 0.8
"""A word that more than this share of the products has tells none of them apart."""
_SILENT: Final = (
    CueKind.WHY,
    CueKind.COMPARE,
    CueKind.OFF_TOPIC,
    CueKind.UNKNOWN,
    CueKind.INDIFFERENT,
    CueKind.NEGATE,
    CueKind.RELAX,
    CueKind.SUPERLATIVE,
    CueKind.PURPOSE,
)


def read_mentioned(draft: Draft, source: CandidateSource) -> None:
    """Look for the goods by the words that are left and that some of them have in their texts."""
    line = draft.state.need.line()
    if line is None or not line.query or draft.scope.is_root or len(draft.scope.paths) != 1:
        return
    path = draft.scope.paths[0]
    for phrase in leftover_phrases(draft):
        if not _may_tell(draft, phrase):
            continue
        words = draft.words(phrase.start, phrase.end)
        if words.casefold() in line.query.casefold():
            continue
        have, size = source.mentioned(words, category=path, language=draft.language)
        if 0 < have <= _TELLING * size:
            query = f"{words} {line.query}"
            draft.add(phrase.start, phrase.end, Want(query, words=words, confidence=0.6))
            return


def _may_tell(draft: Draft, phrase: Phrase) -> bool:
    """Whether a phrase is a word or two of substance, in a clause that says no more about them."""
    if len(phrase.tokens) > _LONGEST or any(len(one.text) < _SHORTEST for one in phrase.tokens):
        return False
    if not all(one.text.isalpha() and one.text.isascii() for one in phrase.tokens):
        return False
    start, end = draft.clause(phrase.start)
    if any(start <= cue.start < end for cue in draft.cues_of(*_SILENT)):
        return False
    if any(start <= item.start < end for item in draft.items):
        return False  # a comment on what is required
    return not any(
        match.start < phrase.end
        and phrase.start < match.end
        and match.of(EntryKind.NAME, EntryKind.NAME_PART, EntryKind.CATEGORY)
        for match in draft.matches
    )
