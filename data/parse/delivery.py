"""Delivery terms: Incoterms rules with their named places."""

from __future__ import annotations

import json
import re
from typing import Final

from data.parse.text import clean, is_missing
from data.records import DeliveryTerm

RULES_2020: Final = frozenset("EXW FCA FAS FOB CFR CIF CPT CIP DAP DPU DDP".split())
"""Incoterms 2020, ICC publication 723E."""

_FORMER: Final = {"CNF": "CFR", "C&F": "CFR", "CANDF": "CFR", "CAF": "CFR", "EX-WORKS": "EXW"}
_WORDS: Final = {"EX WORKS": "EXW", "EX WORK": "EXW", "FREE ON BOARD": "FOB", "AB WERK": "EXW"}
_TERM: Final = re.compile(
    r"\s*(EX[- ]WORKS?|FREE ON BOARD|AB WERK|C&F|CNF|[A-Z]{3})"
    r"(?:\s*[:(@,-]?\s*([^\d;|]{2,60}?)\s*\)?)?"
    r"(?:\s*[,(]?\s*Incoterms.{0,20})?\s*",
    re.IGNORECASE | re.DOTALL,
)
_SEPARATORS: Final = re.compile(r"\s*[;|；、\n]\s*")
_BEFORE_RULE: Final = re.compile(
    r"\s*(?:,|/|\+|&|\band\b|\bor\b|\s)\s*(?=(?:EXW|FCA|FAS|FOB|CFR|CIF|CPT|CIP|DAP|DPU|DDP|CNF|"
    r"EX[- ]WORKS?)\b)",
    re.IGNORECASE,
)


def parse_delivery_terms(text: str) -> tuple[DeliveryTerm, ...] | None:
    """The Incoterms rules offered, in order, with the place where one is named; None otherwise.

    "FOB Ningbo; CIF" is FOB Ningbo and CIF without a place; "FOB, CIF, EXW" and "FOB/CIF" are
    lists. C&F and CNF are CFR. Rules that Incoterms 2020 no longer has (DAT, DDU, DEQ) and any
    other words make the whole text uncertain.
    """
    cleaned = clean(text)
    if is_missing(cleaned) or len(cleaned) > 400:
        return None
    segments = _json_list(cleaned) or [
        piece
        for part in _SEPARATORS.split(cleaned)
        for piece in _BEFORE_RULE.split(part)
        if piece.strip(" ,/")
    ]
    terms: list[DeliveryTerm] = []
    for segment in segments:
        match = _TERM.fullmatch(segment.strip(" ,/"))
        if match is None:
            return None
        word = " ".join(match[1].upper().split())
        rule = _WORDS.get(word) or _FORMER.get(word.replace(" ", "-")) or word
        place = (match[2] or "").strip(" ,()-:") or None
        if rule not in RULES_2020 or (place is not None and not _is_place(place)):
            return None
        terms.append(DeliveryTerm(rule, place))
    return tuple(dict.fromkeys(terms)) or None


def _json_list(text: str) -> list[str] | None:
    if not text.startswith("["):
        return None
    try:
        loaded = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(loaded, list) or not all(isinstance(item, str) for item in loaded):
        return None
    return loaded


def _is_place(text: str) -> bool:
    # A place has a capital or a script without capitals; "FOB price" and "FOB only" name none.
    first = text[0]
    return first.isalpha() and (first.isupper() or not first.isascii()) and "$" not in text
