"""What a header's words name: exact, by entity, without modifiers, or misspelt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from data.mapping.header import Header
from data.mapping.lexicon import lexicon
from data.mapping.model import MULTI_VALUED
from data.mapping.vocabulary_index import STRENGTH, Entry, Level, vocabulary
from data.mapping.words import joined, words

_MODIFIER_COST = 0.03
_FUZZY_FACTOR = 0.88
_SHORTEST_FUZZY = 7
_QUALIFIED = 0.025
"""Bonus of an offer's field that the header ties to the supplier: "vendor price"."""

INCOTERMS = frozenset("exw fca fas fob cfr cif cpt cip dap dpu ddp".split())
_PRICE_WORDS = frozenset("price preis precio prix 价 價 价格 價格 单价 單價".split())
_RANK_COST = 0.001
"""Per place in the vocabulary's list: of "province" and "city", the former is the region."""


@dataclass(frozen=True, slots=True)
class NameMatch:
    """One thing that a header may name.

    Attributes:
        target: as in `data.mapping.model.TARGETS`.
        strength: confidence from the header alone, 0 to 1.
        level: `Level.FIELD` only where no word for the entity stands beside it: then the
            strength holds only in a file about that entity.
        because: in words.
    """

    target: str
    strength: float
    level: Level
    because: str


def names_of(header: Header) -> tuple[NameMatch, ...]:
    """Everything that a header may name, strongest first; empty when it names nothing known."""
    whole = _match(header.words)
    if not whole and header.segments:
        whole = _agreeing(header.segments)
    whole = whole or _match_fuzzy(header.words)
    if not whole:
        return ()
    best: dict[str, NameMatch] = {}
    for match in whole:
        match = _check_remarks(match, header.remarks)
        if match.target not in best or best[match.target].strength < match.strength:
            best[match.target] = match
    return tuple(sorted(best.values(), key=lambda match: -match.strength))


def is_bag_name(header: Header) -> bool:
    """Whether the header is a usual name of an attribute bag."""
    return joined(header.words) in vocabulary().bags


def is_row_number_name(header: Header) -> bool:
    """Whether the header is a usual name of a column that counts the rows."""
    return not header.words or joined(header.words) in vocabulary().row_numbers


def maker_words(header: Header) -> bool:
    """Whether the header says "manufacturer" and nothing else."""
    parts = [word for word in header.words if word not in ("name", "nom", "nombre", "名称", "名稱")]
    known = lexicon().entities
    return bool(parts) and all(known.get(word) == "maker" for word in parts)


def _match(parts: tuple[str, ...]) -> list[NameMatch]:
    """Exact, then without an entity word, then without modifiers and numbers."""
    found = (
        _exact(parts)
        or _without_number(parts)
        or _by_entity(parts, frozenset({"product", "offer", "supplier"}))
        or _trade_price(parts)
    )
    if found or joined(parts) in vocabulary().decoys:
        return found
    kept = tuple(w for w in parts if w not in vocabulary().modifiers and not w.isdecimal())
    dropped = len(parts) - len(kept)
    if not kept or not dropped or joined(kept) in vocabulary().decoys:
        return []
    matches = _exact(kept) or _by_entity(kept, frozenset({"product", "offer", "supplier"}))
    numbered = any(w.isdecimal() and int(w) > 1 for w in parts)
    return [
        NameMatch(m.target, m.strength - _MODIFIER_COST * dropped, m.level, m.because)
        for m in matches
        if not numbered or m.target in MULTI_VALUED
    ]


def _without_number(parts: tuple[str, ...]) -> list[NameMatch]:
    """Names that lose nothing without "number": "supplier reference number"."""
    if len(parts) < 2 or parts[-1] != "number":
        return []
    return _exact(parts[:-1])


def _trade_price(parts: tuple[str, ...]) -> list[NameMatch]:
    """A price with its Incoterm and place: "FOB Ningbo price"."""
    if not INCOTERMS.intersection(parts) or not _PRICE_WORDS.intersection(parts):
        return []
    because = "header names a price and its delivery terms"
    return [NameMatch("offer.price", 0.93, Level.SURE, because)]


def _exact(parts: tuple[str, ...]) -> list[NameMatch]:
    entries = vocabulary().by_key.get(joined(parts), ())
    if not entries and len(parts) > 1:
        entries = vocabulary().by_set.get(tuple(sorted(parts)), ())
    return [_named(entry) for entry in entries]


def _by_entity(parts: tuple[str, ...], allowed: frozenset[str]) -> list[NameMatch]:
    """Look up what is left beside a word for product, offer or supplier."""
    for entity, rest in _splits(parts):
        if entity not in allowed or not rest:
            continue
        inner = _exact(rest)
        fits = {"supplier": ("supplier.", "offer."), "offer": ("offer.",)}.get(
            entity, ("product.", "offer.")
        )
        found = [
            NameMatch(
                m.target,
                _beside_entity(m, entity),
                Level.SURE if m.level is Level.FIELD else m.level,
                m.because,
            )
            for m in inner
            if m.target.startswith(fits)
        ]
        found = found or _by_entity(rest, allowed - {entity})
        if found:
            return found
    return []


def _beside_entity(match: NameMatch, entity: str) -> float:
    sure = match.level in (Level.SURE, Level.FIELD)
    strength = max(match.strength, STRENGTH[Level.SURE] - 0.01) if sure else match.strength
    if sure and entity == "supplier" and match.target.startswith("offer."):
        strength += _QUALIFIED
    return strength


def _splits(parts: tuple[str, ...]) -> Iterable[tuple[str, tuple[str, ...]]]:
    known = lexicon()
    if len(parts) > 1:
        for position in (0, len(parts) - 1):
            entity = known.entities.get(parts[position])
            if entity is not None:
                yield entity, parts[:position] + parts[position + 1 :]
    if len(parts) == 1:
        for prefix, entity in known.compounds.items():
            if parts[0].startswith(prefix) and len(parts[0]) > len(prefix):
                yield entity, words(parts[0][len(prefix) :])


def _agreeing(segments: tuple[tuple[str, ...], ...]) -> list[NameMatch]:
    """Parts in two languages must not name different things."""
    per_segment = [_match(segment) for segment in segments]
    named = [matches for matches in per_segment if matches]
    if not named:
        return []
    common = set.intersection(*({match.target for match in matches} for matches in named))
    certainty = 1.0 if len(named) == len(segments) else 0.85
    return [
        NameMatch(m.target, m.strength * certainty, m.level, m.because)
        for m in named[0]
        if m.target in common
    ]


def _check_remarks(match: NameMatch, remarks: tuple[tuple[str, ...], ...]) -> NameMatch:
    """A bracketed remark that names something else makes a header less sure."""
    strength = match.strength
    for remark in remarks:
        others = _exact(remark)
        if not others:
            continue
        if any(other.target == match.target for other in others):
            strength = max(strength, STRENGTH[Level.SURE])
        elif all(other.level is Level.SURE for other in others):
            strength *= 0.8
    return NameMatch(match.target, strength, match.level, match.because)


def _match_fuzzy(parts: tuple[str, ...]) -> list[NameMatch]:
    """A misspelt header: one slip, two in a long one, and never in a word that is known."""
    key = joined(parts)
    known = vocabulary()
    if len(key) < _SHORTEST_FUZZY or not key.isascii() or key in known.decoys:
        return []
    slips = 2 if len(key) >= 12 else 1
    found = process.extract(
        key, known.by_key.keys(), scorer=DamerauLevenshtein.distance, score_cutoff=slips, limit=3
    )
    matches = []
    for candidate, _distance, _ in found:
        for entry in known.by_key[candidate]:
            if _bears_slips(entry) and _is_misspelling(parts, entry):
                strength = STRENGTH[entry.level] * _FUZZY_FACTOR
                because = f"header looks like a misspelt '{entry.phrase}'"
                matches.append(NameMatch(entry.target, strength, entry.level, because))
    return matches


def _bears_slips(entry: Entry) -> bool:
    """Ambiguous and short words are not recognised when misspelt."""
    if entry.level is Level.FIELD:
        return len(entry.phrase) >= 9
    return entry.level is not Level.WEAK


def _is_misspelling(parts: tuple[str, ...], entry: Entry) -> bool:
    expected = words(entry.phrase)
    if parts[0][:1] != expected[0][:1]:
        return False
    if any(len(word) < 4 for word in expected if word not in parts):
        return False
    differing = [word for word in parts if word not in expected]
    return all(
        word not in vocabulary().tokens and len(word) >= 4 and not any(c.isdigit() for c in word)
        for word in differing
    )


def _named(entry: Entry) -> NameMatch:
    because = f"header names it ('{entry.phrase}')"
    strength = STRENGTH[entry.level] - _RANK_COST * entry.rank
    if entry.target.startswith("offer.") and _says_supplier(entry.phrase):
        strength = STRENGTH[entry.level] + _QUALIFIED
    return NameMatch(entry.target, strength, entry.level, because)


def _says_supplier(phrase: str) -> bool:
    return any(lexicon().entities.get(word) == "supplier" for word in words(phrase))
