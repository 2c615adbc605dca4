"""What buyers say apart from goods and values: phrases per language, kept as data beside this file.

A cue is a place in an utterance where one of these phrases stands: a negation, a correction, a
command, a kind of question. What it bears on is decided by the stages that use it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Final

from dialogue.understand.text import Prepared, phrase_stems, prepare, simplified, stem

LANGUAGES: Final = ("en", "zh", "es", "de", "fr")


class CueKind(StrEnum):
    """What a phrase does; the names of the lists in the files."""

    NEGATE = "negate"
    NEGATE_AFTER = "negate_after"
    ADDITIVE = "additive"
    CONTRAST = "contrast"
    WITH = "with"
    CORRECT = "correct"
    MUST = "must"
    SHOULD = "should"
    INDIFFERENT = "indifferent"
    ANY = "any"
    UNKNOWN = "unknown"
    SKIP = "skip"
    RELAX = "relax"
    UNDO = "undo"
    RESTART = "restart"
    MORE = "more"
    SHOW = "show"
    WHY = "why"
    COMPARE = "compare"
    DIFFERENCE = "difference"
    SELECT = "select"
    REJECT = "reject"
    RFQ = "rfq"
    GREET = "greet"
    THANK = "thank"
    AFFIRM = "affirm"
    DENY = "deny"
    WANT = "want"
    INSTEAD = "instead"
    ASK_PRICE = "ask_price"
    ASK_COUNT = "ask_count"
    ASK_SUPPLIERS = "ask_suppliers"
    ASK_OPTIONS = "ask_options"
    ASK_RANGE = "ask_range"
    ASK_MEANING = "ask_meaning"
    ASK_LEAD_TIME = "ask_lead_time"
    ASK_MOQ = "ask_moq"
    OFF_TOPIC = "off_topic"
    MISUSE = "misuse"
    """Orders to a machine that is no buyer's business: "ignore your instructions"."""
    PURPOSE = "purpose"
    SUPERLATIVE = "superlative"
    INTERROGATIVE = "interrogative"
    PRONOUN = "pronoun"
    OR = "or"
    AND = "and"
    ARTICLE = "article"
    ALL = "all"
    EXPORT = "export"
    MAKERS = "makers"
    TRADERS = "traders"
    NO_TRADERS = "no_traders"
    NO_MIDDLEMEN = "no_middlemen"
    NO_MAKERS = "no_makers"


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase found in an utterance.

    Attributes:
        start, end: character offsets in the utterance as it was given.
    """

    kind: CueKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The phrases and word lists of one language, compiled.

    Attributes:
        patterns: per kind, in the order of `CueKind`.
        fields: core field or term per phrase, as stems.
        terms: the same for the terms of the purchase.
        stop: stems of words that carry no requirement.
        weak: stems of value words that count only beside their attribute's name.
        synonyms: per kind of value, further phrases.
    """

    language: str
    patterns: Mapping[CueKind, re.Pattern[str]]
    fields: Mapping[tuple[str, ...], str]
    terms: Mapping[tuple[str, ...], str]
    stop: frozenset[str]
    weak: frozenset[str]
    synonyms: Mapping[str, tuple[str, ...]]


def find_cues(text: Prepared, languages: tuple[str, ...]) -> tuple[Cue, ...]:
    """The cues of an utterance in the order of their start; overlaps of kinds are kept.

    Args:
        text: the utterance.
        languages: "en", "zh", "es", "de", "fr"; those it may be written in.
    """
    found = {
        Cue(kind, *text.span(start, end))
        for language in languages
        for kind, start, end in _phrases_in(text.folded, language)
    }
    kept = [cue for cue in found if not _is_inside(cue, found)]
    return tuple(sorted(kept, key=lambda cue: (cue.start, -cue.end, cue.kind)))


@lru_cache(maxsize=256)
def _phrases_in(folded: str, language: str) -> tuple[tuple[CueKind, int, int], ...]:
    """The phrases of one language in a folded text, which several stages ask for."""
    return tuple(
        (kind, *match.span("cue"))
        for kind, pattern in lexicon(language).patterns.items()
        for match in pattern.finditer(folded)
        if match.end("cue") > match.start("cue")
    )


_SMALL: Final = frozenset(
    (
        CueKind.WANT,
        CueKind.WITH,
        CueKind.CONTRAST,
        CueKind.ADDITIVE,
        CueKind.AND,
        CueKind.OR,
        CueKind.ANY,
        CueKind.NEGATE,
        CueKind.NEGATE_AFTER,
    )
)
"""Kinds of short phrases that are often a part of longer ones, and mean nothing then."""
_LARGE: Final = frozenset(CueKind) - {CueKind.INTERROGATIVE, CueKind.ARTICLE, CueKind.INSTEAD}


def _is_inside(cue: Cue, cues: set[Cue]) -> bool:
    if cue.kind not in _SMALL:
        return False
    return any(
        other.kind is not cue.kind
        and other.kind in _LARGE
        and (cue.kind, other.kind) != (CueKind.ADDITIVE, CueKind.WANT)
        and other.start <= cue.start
        and cue.end <= other.end
        and other.end - other.start > cue.end - cue.start
        for other in cues
    )


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language, read once."""
    import yaml

    text = (files(__package__) / "cues" / f"{language}.yaml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    raw: dict[str, Any] = yaml.load(text, Loader=loader)  # noqa: S506 safe loader
    chinese = language == "zh"
    return Lexicon(
        language=language,
        patterns={
            CueKind(kind): compile_phrases(phrases, chinese=chinese)
            for kind, phrases in raw["cues"].items()
        },
        fields=_phrases(raw["fields"]),
        terms=_phrases(raw["terms"]),
        stop=frozenset(_words(raw["stop"])),
        weak=frozenset(_words(raw["weak"])),
        synonyms={str(key): tuple(map(str, words)) for key, words in raw["synonyms"].items()},
    )


def _phrases(raw: Mapping[str, list[str]]) -> dict[tuple[str, ...], str]:
    return {
        phrase_stems(str(phrase)): field for field, phrases in raw.items() for phrase in phrases
    }


def _words(text: str) -> list[str]:
    words = prepare(text).folded.split()
    return [*words, *(stem(word) for word in words)]


def compile_phrases(phrases: Iterable[str], *, chinese: bool) -> re.Pattern[str]:
    """One pattern for all phrases of a kind; its group ``cue`` is the phrase itself."""
    parts = [_expand(simplified(str(phrase)), chinese=chinese) for phrase in phrases]
    return re.compile("|".join(f"(?:{part})" for part in parts).join(("(?P<cue>", ")")))


def _expand(phrase: str, *, chinese: bool) -> str:
    at_start, at_end = phrase.startswith("^"), phrase.endswith("$")
    body = phrase.removeprefix("^").removesuffix("$")
    body = re.sub(r"^\[([^\]]+)\] ", r"(?:(?:\1) )?", body)
    body = re.sub(r" \[([^\]]+)\](?= |$)", r"(?: (?:\1))?", body)
    body = body.replace(" ... ", r"(?: \S+){0,5}? ").replace(" ", r"\s+")
    left = r"(?<![^\W\d])" if not chinese else ""
    right = r"(?!\w)" if not chinese else ""
    if at_start:
        left = r"(?<!\w)(?<!\w\W)(?<!\w\W\W)"
    body = f"{left}(?:{body}){right}"
    return body + (r"(?=\W*$)" if at_end else "")
