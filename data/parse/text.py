"""The words of a cell: cleaning, missing words, and the folded identity of names and values."""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache
from typing import Final

_BLOCK_TAG: Final = re.compile(
    r"</?(?:br|p|div|ul|ol|tr|td|th|table|tbody|thead|h[1-6]|hr|dl|dt|dd)\b[^<>]{0,400}>",
    re.IGNORECASE,
)
_ITEM_TAG: Final = re.compile(r"</li\b[^<>]{0,20}>\s*(?=<li\b)", re.IGNORECASE)
_INLINE_TAG: Final = re.compile(
    r"</?(?:li|span|b|i|u|em|strong|small|font|a|img|sub|sup|label|section|article|center|body|html|"
    r"meta|style|script|input|button|svg|path|code|pre|iframe|video|source|figure)\b[^<>]{0,2000}>"
    r"|<!--.{0,2000}?-->",
    re.IGNORECASE | re.DOTALL,
)
_SUPERSCRIPT: Final = re.compile(r"<sup>\s*([+-]?[0-9]{1,2})\s*</sup>", re.IGNORECASE)
_TO_SUPERSCRIPT: Final = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_INVISIBLE: Final = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffe\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]"
)
_EXCEL_ESCAPE: Final = re.compile(r"_x00[01][0-9A-Fa-f]_")
_SPACE: Final = re.compile(r"\s+")
_PLAIN: Final = re.compile(r"[!-~]+(?: [!-~]+)*")


def clean(raw: str) -> str:
    """The words of a cell: NFC, HTML entities decoded, tags and invisible characters removed.

    White space of every kind becomes one ordinary space. ``<sup>2</sup>`` becomes ``²``; items
    of an HTML list are separated by semicolons. A ``<`` that starts no HTML tag stays.
    """
    if _PLAIN.fullmatch(raw) and "&" not in raw and "<" not in raw and "_x0" not in raw:
        return raw
    text = raw
    if "&" in text:
        text = html.unescape(text)
        if "&" in text and ";" in text:
            text = html.unescape(text)  # feeds escaped twice: "&amp;lt;"
    if "<" in text:
        text = _SUPERSCRIPT.sub(lambda match: match[1].translate(_TO_SUPERSCRIPT), text)
        text = _ITEM_TAG.sub("; ", text)
        text = _BLOCK_TAG.sub(" ", text)
        text = _INLINE_TAG.sub("", text)
    if "_x0" in text:
        text = _EXCEL_ESCAPE.sub(" ", text)
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
    return _SPACE.sub(" ", text).strip()


_MISSING: Final = frozenset(
    # English; what software writes for nothing
    "n/a|na|n.a|n.a.|n\\a|n/av|n.av.|#n/a|#na|null|nul|nil value|none|nan|nat|tbd|tba|tbc|unknown|"
    "undefined|unspecified|not specified|not available|not applicable|not stated|not given|"
    "none given|no data|no info|no information|missing|empty|blank|<na>|<null>|(null)|[null]|"
    "(none)|(blank)|(empty)|#ref!|#value!|#div/0!|#name?|#null!|to be determined|to be confirmed|"
    "to be advised|not known|not provided|not mentioned|does not apply|doesn't apply|other/unknown|"
    "n/d|nd|n.d|n.d.|n/s|please contact us|contact us|contact supplier|inquire|see description|"
    # Chinese
    "无|無|不详|不詳|暂无|暫無|未知|没有|沒有|空|不适用|不適用|未填写|未填寫|未提供|待定|"
    "无数据|暂无数据|详见说明|其他未知|"
    # Spanish
    "s/d|s.d.|sin datos|sin especificar|no especificado|no disponible|no aplica|desconocido|"
    "desconocida|no indicado|no consta|n/c|ninguno|ninguna|por determinar|por definir|"
    # German
    "k.a|k.a.|k. a.|k. a|ka.|keine angabe|keine angaben|keine|kein|nicht angegeben|unbekannt|"
    "nicht verfügbar|nicht zutreffend|entfällt|nicht bekannt|offen|ohne angabe|o. a.|o.a.|"
    # French
    "non renseigné|non renseignée|non spécifié|non spécifiée|non disponible|non applicable|"
    "inconnu|inconnue|non communiqué|n.c|n.c.|nc|néant|aucun|aucune|à définir|non précisé|"
    "sans objet".split("|")
)
_ONLY_MARKS: Final = re.compile(r"[-‐‑‒–—−―_~.…/\\?？*.,;:|#\s()\[\]{}'\"“”‘’＿—－／]+")


def is_missing(text: str) -> bool:
    """Whether cleaned text says that there is no value.

    Empty text, marks only ("-", "--", "...", "?"), and the words for "not stated" in English,
    Chinese, Spanish, German and French. Judgement: "none", "无", "keine", "ninguno" and "aucun"
    are missing, because feeds write them both for "has none" and for "nothing entered", and
    unknown is the careful reading; "no", "nein", "0" and "nil" are values. So are "free" and "any".
    """
    if not text:
        return True
    if len(text) > 24:
        return False
    return _is_missing_word(text)


@lru_cache(maxsize=16384)
def _is_missing_word(text: str) -> bool:
    return text.casefold().strip("!") in _MISSING or bool(_ONLY_MARKS.fullmatch(text))


_NAME_BREAK: Final = re.compile(r"[\W_]+")
_UNINFLECTED: Final = frozenset(
    "gas bus glass lens status series chassis basis axis analysis class press process access "
    "wireless stainless brass plus bias canvas atlas gas's always species apparatus lotus focus "
    "radius virus bonus campus chorus iris oasis thesis dress mass pass loss gloss cross wattless "
    "cordless seamless brushless contactless express business address compass harness thickness "
    "hardness brightness roughness stiffness tightness tyres' news means ios gps dps".split()
)


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """Folded identity of an attribute's name.

    Case, accents, punctuation and separators are folded, words are joined by "_", and the last
    word's English plural becomes singular: "Max. Loads" and "max-load" are both "max_load". The
    letters of other scripts are kept. Empty when the name has no letter or digit.
    """
    text = _fold(clean(name))
    words = [word for word in _NAME_BREAK.split(text) if word]
    if words:
        words[-1] = _singular(words[-1])
    return "_".join(words)


def _fold(text: str) -> str:
    """Case-folded, full-width and accented Latin letters made plain; other scripts untouched."""
    text = text.casefold()
    if text.isascii():
        return text
    text = unicodedata.normalize("NFKD", text)
    return unicodedata.normalize(
        "NFC", "".join(c for c in text if not "\u0300" <= c <= "\u036f")
    ).casefold()


def _singular(word: str) -> str:
    if len(word) < 4 or not word.isascii() or not word.endswith("s") or word in _UNINFLECTED:
        return word
    if word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    return word[:-1]


_QUOTES: Final = str.maketrans("", "", "\"'“”‘’«»®™©`´")
_JOINT: Final = re.compile(r"[-‐‑‒–—_\s]+")
_KEPT_JOINT: Final = re.compile(r"(?<=\d)[-‐‑‒–—_\s]+(?=\d)")


@lru_cache(maxsize=65536)
def value_key(text: str) -> str:
    """Folded identity of a value: "Li-ion", "Li Ion" and "LI-ION" are one.

    Case, accents, quotation marks, hyphens and spaces are folded; between two digits a hyphen or
    space stays (as one space), so that "1-2" is not "12".
    """
    folded = _fold(clean(text)).translate(_QUOTES)
    folded = _KEPT_JOINT.sub("\x00", folded)
    folded = _JOINT.sub("", folded).replace("\x00", " ")
    return folded.strip(" .,;:") or folded
