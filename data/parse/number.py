"""Numbers as people write them, read for certain or not at all.

Notations: English 1,234.5; German and Spanish 1.234,5; French 1 234,5 (with any space); Swiss
1'234.5; Indian 12,34,567.5; scientific 1.2e5 and 1.2×10⁵; fractions 1/2, 1 1/2, 1-1/2, ½;
magnitudes 10k, 1.2 million, 1,2 Mio., 1.2万, 3 lakh; full-width digits; every minus sign.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from typing import Final, Literal

from data.parse.magnitudes import MAGNITUDES

Mark = Literal[".", ","]

_SIGNS: Final = str.maketrans(
    {
        "−": "-",
        "–": "-",
        "﹣": "-",
        "－": "-",
        "＋": "+",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
        "\u2007": " ",
        "\u3000": " ",
        "’": "'",
        "ʼ": "'",
        "＇": "'",
        "٫": ".",
        "．": ".",
        "，": ",",
        "⁄": "/",
        "∕": "/",
        "／": "/",
        "％": "%",
    }
    | {chr(0xFF10 + digit): str(digit) for digit in range(10)}
)
_LONGEST: Final = 64
_PLAIN: Final = re.compile(r"[+-]?(?:0|[1-9][0-9]*)")
_POINT: Final = re.compile(r"(?:0|[1-9][0-9]*)?\.[0-9]+")

_LETTERS_ONLY_CLOSE: Final = frozenset({"M", "B", "md", "cr"})
_EXPONENT: Final = re.compile(
    r"(.+?)(?:[eE]([+-]?[0-9]{1,3})|\s?[x×*·]\s?10(?:\^([+-]?[0-9]{1,3})|([⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})))"
)
_MAGNITUDE: Final = re.compile(r"(.*[0-9½¼¾.])(\s?)([^\W\d_]+)\.?", re.DOTALL)
_FRACTION: Final = re.compile(
    r"(?:([1-9][0-9]{0,5})(?:\s|\s?-\s?))?([1-9][0-9]{0,2})\s?/\s?([1-9][0-9]{0,2})"
)
_VULGAR: Final = re.compile(r"([1-9][0-9]{0,5})?[\s-]?([¼½¾⅐-⅞])")
_SUPER: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")
_DENOMINATORS: Final = frozenset({2, 3, 4, 5, 6, 8, 16, 32, 64, 128})

_THREES: Final = {
    ",": re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+"),
    ".": re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+"),
    " ": re.compile(r"[1-9][0-9]{0,2}(?: [0-9]{3})+"),
    "'": re.compile(r"[1-9][0-9]{0,2}(?:'[0-9]{3})+"),
}
_INDIAN: Final = re.compile(r"[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}")


def normalise_digits(text: str) -> str:
    """Full-width digits, minus signs, apostrophes and spaces in their plain form."""
    return text if text.isascii() else text.translate(_SIGNS)


def parse_number(text: str, decimal: Mark | None) -> Decimal | None:
    """The number that the whole text is, when that is certain; otherwise None.

    "1,234" and "1.234" are certain only where ``decimal`` says which mark is the decimal one.
    "1,234,567", "1.234,56", "12,5" and "0.5" show their own notation; where that contradicts
    ``decimal`` the number is not certain. Leading zeros ("007") make a code, not a number.

    Args:
        text: nothing but the number.
        decimal: the decimal mark of the source's notation, or None when nothing shows it.
    """
    if not text or len(text) > _LONGEST:
        return None
    if _PLAIN.fullmatch(text):
        return Decimal(text)
    text = normalise_digits(text).strip()
    sign = 1
    if text[:1] in ("+", "-"):
        sign = -1 if text[0] == "-" else 1
        text = text[1:].lstrip()
    value = _unsigned(text, decimal)
    if value is None:
        return None
    value *= sign
    # "1.2 million" is 1200000, not 1.2E+6: exact, and readable where it is shown.
    return value.quantize(Decimal(1)) if 0 < _exponent(value) < 20 else value


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _unsigned(text: str, decimal: Mark | None) -> Decimal | None:
    if not text or not text.isascii():
        vulgar = _VULGAR.fullmatch(text)
        if vulgar is not None:
            return _vulgar(vulgar)
    if not text or text[0] not in "0123456789.,½¼¾":
        return None
    value = _grouped(text, decimal)
    if value is not None:
        return value
    fraction = _FRACTION.fullmatch(text)
    if fraction is not None:
        return _fraction(fraction)
    exponent = _EXPONENT.fullmatch(text)
    if exponent is not None:
        mantissa = _grouped(exponent[1], decimal)
        power = int(exponent[2] or exponent[3] or exponent[4].translate(_SUPER))
        return None if mantissa is None else mantissa.scaleb(power)
    magnitude = _MAGNITUDE.fullmatch(text)
    if magnitude is not None:
        power_of_word = _magnitude(magnitude[3], spaced=bool(magnitude[2]))
        mantissa = _grouped(magnitude[1], decimal)
        if power_of_word is not None and mantissa is not None:
            return mantissa.scaleb(power_of_word)
    return None


def _magnitude(word: str, *, spaced: bool) -> int | None:
    if spaced and word in _LETTERS_ONLY_CLOSE:
        return None  # "5 m" is metres, "1.2M" is a million
    power = MAGNITUDES.get(word)
    if power is None and len(word) > 2:
        power = MAGNITUDES.get(word.casefold())
    return power


def _grouped(text: str, decimal: Mark | None) -> Decimal | None:
    """Digits with at most one kind of grouping and one decimal mark, or None."""
    if not text.isascii():
        return None
    if text.isdigit():
        return Decimal(text) if text[0] != "0" or len(text) == 1 else None
    if text.endswith(".") and text[:-1].isdigit():
        return _grouped(text[:-1], decimal)  # "5." as some programs write it
    for separator in (" ", "'"):
        if separator in text:
            return _with_neutral_grouping(text, separator, decimal)
    dots, commas = text.count("."), text.count(",")
    if dots and commas:
        mark: Mark = "." if text.rindex(".") > text.rindex(",") else ","
        if decimal not in (None, mark):
            return None
        whole, _, places = text.rpartition(mark)
        group = "," if mark == "." else "."
        if not places.isdigit() or not _is_grouped(whole, group):
            return None
        return Decimal(f"{whole.replace(group, '')}.{places}")
    if dots + commas == 0:
        return None
    separator_found: Mark = "." if dots else ","
    if dots + commas > 1:
        if decimal == separator_found or not _is_grouped(text, separator_found):
            return None
        return Decimal(text.replace(separator_found, ""))
    return _one_mark(text, separator_found, decimal)


def _with_neutral_grouping(text: str, separator: str, decimal: Mark | None) -> Decimal | None:
    match = re.fullmatch(r"([0-9 ']+)(?:([.,])([0-9]+))?", text)
    if match is None or not _THREES[separator].fullmatch(match[1]):
        return None
    if match[2] is None:
        return Decimal(match[1].replace(separator, ""))
    if decimal not in (None, match[2]):
        return None
    return Decimal(f"{match[1].replace(separator, '')}.{match[3]}")


def _is_grouped(text: str, separator: str) -> bool:
    if _THREES[separator].fullmatch(text):
        return True
    return separator == "," and _INDIAN.fullmatch(text) is not None


def _one_mark(text: str, mark: Mark, decimal: Mark | None) -> Decimal | None:
    whole, _, places = text.partition(mark)
    if not places.isdigit() or not (whole.isdigit() or whole == ""):
        return None
    if whole == "":
        # ".5" is a decimal; ",5" only where the comma is known to be the mark.
        return Decimal(f"0.{places}") if decimal == mark or (mark == "." and not decimal) else None
    if len(whole) > 1 and whole[0] == "0":
        return None
    can_be_group = len(places) == 3 and len(whole) <= 3 and whole != "0"
    if decimal is None:
        return None if can_be_group else Decimal(f"{whole}.{places}")
    if decimal == mark:
        return Decimal(f"{whole}.{places}")
    return Decimal(whole + places) if can_be_group else None


def _fraction(match: re.Match[str]) -> Decimal | None:
    whole, above, below = int(match[1] or 0), int(match[2]), int(match[3])
    # "12/24" and "50/60" are alternatives, "24/7" is a phrase: only proper, reduced fractions
    # with a denominator that rulers and recipes use are certain.
    if above >= below or below not in _DENOMINATORS or _divides(above, below):
        return None
    return whole + Decimal(above) / Decimal(below)


def _divides(above: int, below: int) -> bool:
    while below:
        above, below = below, above % below
    return above > 1


def _vulgar(match: re.Match[str]) -> Decimal | None:
    above, _, below = unicodedata.normalize("NFKC", match[2]).partition("⁄")
    if not below:
        return None
    return int(match[1] or 0) + Decimal(above) / Decimal(below)


_SAMPLE: Final = re.compile(r"[^\d]{0,6}?(-?[0-9][0-9.,' ]*[0-9]|[0-9])(?:[^\d]{0,16})")


def decimal_mark(samples: Iterable[str]) -> Mark | None:
    """The decimal mark that samples of a source prove, or None when they prove none.

    Only cells that are one number with at most a short unit are looked at. A sample proves a mark
    when its number can be read in one way only: "12,5", "1.234,56" and "1.234.567" prove the
    comma. Contradictions make the answer None unless one side outnumbers the other 20 to 1.
    """
    proofs = {".": 0, ",": 0}
    for sample in samples:
        proof = _proof(sample)
        if proof is not None:
            proofs[proof] += 1
    points, commas = proofs["."], proofs[","]
    if points > 20 * commas:
        return "."
    return "," if commas > 20 * points else None


@lru_cache(maxsize=65536)
def _proof(sample: str) -> Mark | None:
    if len(sample) > _LONGEST or ("." not in sample and "," not in sample):
        return None
    match = _SAMPLE.fullmatch(normalise_digits(sample).strip())
    if match is None:
        return None
    text = match[1].removeprefix("-")
    readings: dict[Mark, Decimal | None] = {".": _grouped(text, "."), ",": _grouped(text, ",")}
    if _grouped(text, None) is None:
        return None
    possible = [mark for mark, value in readings.items() if value is not None]
    return possible[0] if len(possible) == 1 else None
