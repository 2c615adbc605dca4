"""Certificates and standards that are asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from dialogue.grammar.mention import CertificationMention
from dialogue.grammar.utterance import Utterance

_STANDARD: Final = re.compile(
    r"(?<![A-Za-z0-9-])("
    r"(?:EN[ /]ISO|ISO[ /]IEC|IEC[ /]EN|DIN[ /]EN(?:[ /]ISO)?|UL[ /]IEC|[Ii][Ss][Oo]|[Ii][Ee][Cc]|"
    r"DIN|ASTM|ANSI|CSA|JIS|BS(?: EN)?|IATF|ASME|NSF(?:/ANSI)?|UNE|GB/T|SAE|AS/NZS|GOST|EN)"
    r"[ -]?[A-Z]{0,2}[ -]?\d{2,6}(?:[-.]\d{1,4})*(?::\d{4})?"
    r"|UL ?\d{2,5}|AS ?9[0-9]{3}[A-Z]?|UN ?38\.3|OHSAS ?18001|GB ?\d{4,6}"
    r")(?![A-Za-z0-9])"
)
_ANY_CASE: Final = {
    "rohs": "RoHS",
    "tuv": "TÜV",
    "atex": "ATEX",
    "iecex": "IECEx",
    "halal": "Halal",
    "kosher": "Kosher",
    "oeko-tex": "OEKO-TEX",
    "oeko tex": "OEKO-TEX",
    "oekotex": "OEKO-TEX",
    "energy star": "ENERGY STAR",
    "haccp": "HACCP",
    "ukca": "UKCA",
    "bsci": "BSCI",
    "sedex": "SEDEX",
    "smeta": "SMETA",
    "gots": "GOTS",
    "fsc": "FSC",
    "pefc": "PEFC",
    "fcc": "FCC",
    "fda": "FDA",
    "emc": "EMC",
    "saso": "SASO",
    "eac": "EAC",
    "lfgb": "LFGB",
    "inmetro": "INMETRO",
    "weee": "WEEE",
    "blauer engel": "Blauer Engel",
    "vde": "VDE",
    "清真": "Halal",
    "3c": "CCC",
    "ccc": "CCC",
    "fairtrade": "Fairtrade",
    "fair trade": "Fairtrade",
}
_CAPITALS: Final = frozenset("CE UL ETL CSA GMP GRS IFS PSE RCM SAA NSF WRAS REACH CB".split())
_NEEDS_CUE: Final = frozenset(
    "GS KC EPA CARB DOT COC API DNV BV SGS NOM BRC IP CCS ABS EMC".split()
)
_CUE: Final = (
    r"certified|certificates?|certifications?|certs?|marked|marking|mark|approved|approval|"
    r"compliant|compliance|listed|rated|standards?|conform(?:ity|ing)?|认证|证书|标志|标准|"
    r"certificad[oa]s?|certificaci[oó]n(?:es)?|marcado|homologad[oa]s?|zertifiziert\w*|"
    r"zertifikate?|zertifizierung|gepr[uü]ft\w*|kennzeichnung|zeichen|konform\w*|"
    r"certifi[eé]e?s?|marquage|norm[ea]?s?|homologu[eé]e?s?"
)
_CUE_AFTER: Final = re.compile(rf"[ -]?(?:{_CUE})(?![a-z])", re.IGNORECASE)
_CUE_BEFORE: Final = re.compile(
    rf"(?:(?:{_CUE})(?: (?:to|by|with|for|de|con|nach|mit|selon|of|as))?:? ?|with (?:a )?|带|有|"
    r"通过|符合|con |mit |avec |have |has )$",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"(?<![A-Za-z0-9_-])([A-Za-z][A-Za-z0-9]{1,7})(?![A-Za-z0-9_])")
_NAMES: Final = re.compile(
    "|".join(
        rf"(?<![a-z0-9]){re.escape(name)}(?![a-z0-9])"
        for name in sorted(_ANY_CASE, key=len, reverse=True)
    )
)
_NOT_NAMES: Final = frozenset(
    "the and for with not all any are is be must need fully well also only its iso have has "
    "quality safety product products food which that our your supplier new no".split()
)


def certifications(utterance: Utterance) -> Iterator[CertificationMention]:
    """The certificates and standards of an utterance; the body's own spelling of their names."""
    text = utterance.text
    for match in _STANDARD.finditer(text):
        if match[1][:2] == "EN" and not any(c.isdecimal() for c in match[1][2:6]):
            continue
        yield _mention(utterance, match.start(1), match.end(1), _standard(match[1]), 1.0)
    for match in _NAMES.finditer(utterance.folded):
        name = _ANY_CASE[match[0]]
        cued = _cued(text, *match.span())
        if match[0] == "3c" and not cued:
            continue
        yield _mention(utterance, *match.span(), name, 1.0)
    for match in _WORD.finditer(text):
        word = match[1]
        cued = _cued(text, *match.span(1))
        if word in _CAPITALS:
            yield _mention(utterance, *match.span(1), word, 1.0 if cued else 0.9)
            continue
        known = word.upper() in (_CAPITALS | _NEEDS_CUE) and word.lower() not in _NOT_NAMES
        close = word.isupper() or _CUE_AFTER.match(text, match.end(1)) is not None
        if cued and known and close:
            yield _mention(utterance, *match.span(1), word.upper(), 0.95)


def _standard(text: str) -> str:
    """``iso9001`` as "ISO 9001"."""
    upper = text.upper() if text[:3].lower() in ("iso", "iec") else text
    return re.sub(r"^((?:[A-Z/]+ )*[A-Z/]*[A-Z]{2})[ -]?(?=\d)", r"\1 ", upper)


def _cued(text: str, start: int, end: int) -> bool:
    if _CUE_AFTER.match(text, end) is not None:
        return True
    return _CUE_BEFORE.search(text, max(0, start - 24), start) is not None


def _mention(
    utterance: Utterance, start: int, end: int, name: str, confidence: float
) -> CertificationMention:
    after = _CUE_AFTER.match(utterance.text, end)
    if after is not None:
        end = after.end()
    first = utterance.token_from(start)
    negation = utterance.before("negation", first)
    if negation is not None:
        start = negation.start
    return CertificationMention(
        start=start,
        end=end,
        words=utterance.text[start:end],
        confidence=confidence,
        name=name,
        negated=negation is not None,
    )
