"""Numerals: numbers in digits or in words, before anything is known of what they count."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from data.parse.number import Mark, decimal_mark, parse_number
from data.parse.tokens import scan
from dialogue.grammar.fold import is_han
from dialogue.grammar.han_numeral import han_numerals
from dialogue.grammar.lexicon import is_word
from dialogue.grammar.spelled_numeral import spelled_numerals
from dialogue.grammar.utterance import Utterance


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as it stands in a text.

    Attributes:
        first, last: its tokens; ``last`` is one past the end.
        power: of ten, already in ``value``, from a word such as "k", "million" or "万".
        company: means a number only beside what it counts ("a", "half", "one", 一).
        digits: written in digits.
        upto: the upper end of a range in one word: 三四台, 十几个.
        code: part of a model number or another name, and so no number.
    """

    first: int
    last: int
    value: Decimal
    confidence: float = 1.0
    power: int = 0
    company: bool = False
    digits: bool = True
    code: bool = False
    upto: Decimal | None = None


_CHUNK: Final = 120
_LARGEST_BEFORE_K: Final = 1000


def numerals(utterance: Utterance) -> list[Numeral]:
    """Every numeral of an utterance, in order, none overlapping."""
    found = _in_digits(utterance)
    taken = {index for one in found for index in range(one.first, one.last)}
    spelled = [*spelled_numerals(utterance), *han_numerals(utterance, found)]
    for one in spelled:
        replaced = [d for d in found if one.first <= d.first and d.last <= one.last]
        clash = any(i in taken for i in range(one.first, one.last)) and not replaced
        if not clash:
            found = [d for d in found if d not in replaced]
            found.append(one)
            taken.update(range(one.first, one.last))
    found.sort(key=lambda one: one.first)
    return [_scaled(utterance, one) for one in found]


def _in_digits(utterance: Utterance) -> list[Numeral]:
    literals: list[tuple[int, int, str]] = []
    plain = utterance.plain
    position = 0
    while position < len(plain):
        end = min(position + _CHUNK, len(plain))
        while end < len(plain) and not plain[end].isspace() and end - position < 2 * _CHUNK:
            end += 1
        scanned = scan(plain[position:end])
        if scanned is not None:
            literals += [(t.start + position, t.end + position, t.text) for t in scanned[0]]
        position = end
    if not literals:
        return []
    proven = decimal_mark(text for *_, text in literals)
    found: list[Numeral] = []
    for start, end, text in literals:
        first, last = utterance.token_from(start), utterance.token_from(end)
        if first >= last or utterance.tokens[first].start != start:
            continue
        value, confidence = _value(text, utterance.words.decimal, proven, utterance.language)
        if value is None:
            found.append(Numeral(first, last, Decimal(0), code=True))
            continue
        found.append(Numeral(first, last, value, confidence))
    return found


def _value(
    text: str, decimal: str, proven: Mark | None, language: str
) -> tuple[Decimal | None, float]:
    """A literal's value by the language's decimal mark, or by what the text itself proves."""
    own: Mark = "." if decimal == "." else ","
    other: Mark = "," if own == "." else "."
    if text.endswith(".") and text[:-1].isdecimal():
        text = text[:-1]
    sure = parse_number(text, None)
    if sure is not None:
        return sure, 1.0
    if proven is not None:
        value = parse_number(text, proven)
        if value is not None:
            return value, 0.95
    value = parse_number(text, own)
    if value is None:
        value = parse_number(text, other)
        return value, 0.8
    if own in text:
        # "1.500" in English, "1,500" in German: written so for one and a half by nobody, for
        # fifteen hundred by those of other notations.
        if language == "es" and text.endswith("0"):
            return parse_number(text, other), 0.6
        return value, 0.7
    return value, 0.95


_THOUSANDS: Final = {"millar": 3, "millares": 3, "centenares": 2}
"""Nouns that count by powers of ten behind digits: "3 millares"."""


def _scaled(utterance: Utterance, numeral: Numeral) -> Numeral:
    """With the words for powers of ten that follow: "3 million", "10k", "2 mil"."""
    if numeral.code:
        return numeral
    last, value, power = numeral.last, numeral.value, numeral.power
    words = utterance.words
    while last < len(utterance.tokens):
        word = utterance.word(last)
        step = words.scales.get(word, _THOUSANDS.get(word))
        size = 1
        if step is None and word in words.of("hundred") and numeral.digits:
            step = 2
        if step is None:
            break
        attached = utterance.attached(last)
        if len(word) <= 2 and word.isascii():
            raw = utterance.raw(last, last + 1)
            if not _is_scale(word, raw, attached, utterance, numeral.first, last, value):
                break
        if not numeral.digits and step < 3:
            break
        value, power, last = value.scaleb(step), power + step, last + size
        if utterance.word(last) == "." and utterance.attached(last) and len(word) < 5:
            short = last + 1 < len(utterance.tokens) and not utterance.attached(last + 1)
            last += 1 if short else 0  # the point of "Mio."
    if power == numeral.power:
        return numeral
    half = utterance.after("and_half", last)
    if half is not None:
        value += Decimal(str(half.entry.value)).scaleb(power)
        last = half.last
    return replace(numeral, last=last, value=plain_decimal(value), power=power)


def _is_scale(
    word: str,
    raw: str,
    attached: bool,
    utterance: Utterance,
    first: int,
    last: int,
    value: Decimal,
) -> bool:
    """Whether one or two letters after a number are a power of ten, not a unit."""
    if word == "k":
        # 2700K is a colour of light: nobody writes 2.7 million so.
        return attached and _ends(utterance, last + 1) and value < _LARGEST_BEFORE_K
    money = utterance.before("currency", first) is not None or (
        utterance.after("currency", last + 1) is not None
    )
    if word == "m":
        return (attached and raw == "M") or money
    if word == "mm":
        return money
    if word == "b":
        return money or (attached and raw == "B")
    return True


def _ends(utterance: Utterance, index: int) -> bool:
    """Whether a token is not the go-on of the letters before it ("10kg", "10kW")."""
    if not utterance.attached(index):
        return True
    word = utterance.word(index)
    return not is_word(word) or is_han(word[0])


def plain_decimal(value: Decimal) -> Decimal:
    """A whole number written out: 10000, not 1E+4."""
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and 0 < exponent < 20:
        return value.quantize(Decimal(1))
    return value
