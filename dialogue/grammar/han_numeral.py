"""Numbers in Chinese characters, also mixed with digits: 两百, 三万五, 1.2万, 十五."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from data.units import dimension_of, parse_cell_unit
from dialogue.grammar.utterance import Utterance

if TYPE_CHECKING:
    from dialogue.grammar.numeral import Numeral

_DIGITS: Final = {
    character: value
    for value, characters in enumerate(
        ("零〇", "一壹", "二贰两俩", "三叁仨", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
    )
    for character in characters
}
_SMALL: Final = {"十": 1, "拾": 1, "百": 2, "佰": 2, "千": 3, "仟": 3}
_LARGE: Final = {"万": 4, "亿": 8, "兆": 12}
_ALL: Final = frozenset(_DIGITS) | frozenset(_SMALL) | frozenset(_LARGE)


def han_numerals(utterance: Utterance, digits: Sequence[Numeral]) -> Iterator[Numeral]:
    """Every number with a Chinese character in it, in order.

    Args:
        utterance: the text.
        digits: its numbers in digits, that may be the first part of one ("1.2万", "3千5").
    """
    if utterance.words.language != "zh":
        return
    blocked = {
        index
        for hit in utterance.all("not_number")
        if not _goes_on(utterance.word(hit.first - 1))
        for index in range(hit.first, hit.last)
    }
    starts = {one.first: one for one in digits if not one.code}
    index = 0
    while index < len(utterance.tokens):
        found = _read(utterance, index, starts, blocked)
        if found is None:
            index += 1
            continue
        yield found
        index = max(found.last, index + 1)


def _goes_on(before: str) -> bool:
    """Whether a number is under way, so that a word such as 万一 ("in case") cannot begin."""
    return before in _ALL or before.isdigit()


def _read(
    utterance: Utterance, index: int, digits: dict[int, Numeral], blocked: set[int]
) -> Numeral | None:
    from dialogue.grammar.numeral import Numeral

    lead = digits.get(index)
    word = utterance.word(index)
    if index in blocked or (lead is None and word not in _ALL and word != "半"):
        return None
    if word == "半":
        return Numeral(index, index + 1, Decimal("0.5"), company=True, digits=False)
    position = index if lead is None else lead.last
    end = position
    while utterance.word(end) in _ALL and end not in blocked:
        if utterance.word(end) in _PREFIXES and end > index and _is_unit(utterance, end):
            break
        end += 1
    if end == position:
        return None
    text = "".join(utterance.word(at) for at in range(position, end))
    if lead is None:
        fraction = _fraction(utterance, end, text, blocked)
        if fraction is not None:
            return fraction
        whole = _value(text)
        if whole is None:
            return None
        vague = _vague(utterance, index, end, text, whole)
        if vague is not None:
            return vague
        spoken, last = Decimal(whole), end
        point = _places(utterance, end)
        if point is not None:
            spoken, last = spoken + point[0], point[1]
        company = (len(text) == 1 and last == end) or text in ("千万", "百万", "十分", "万一")
        large = [c for c in text if c in _LARGE]
        return Numeral(
            index,
            last,
            spoken,
            company=company,
            digits=False,
            power=_LARGE[large[-1]] if large and text[-1] in _LARGE else 0,
        )
    value = _after_digits(lead.value, text)
    if value is None:
        return None
    chained = _chain(utterance, end, value, text, digits)
    if chained is not None:
        return Numeral(index, chained[0], chained[1], lead.confidence)
    power = sum(_SMALL.get(c, 0) + _LARGE.get(c, 0) for c in text if c not in _DIGITS)
    return Numeral(index, end, value, lead.confidence, power=power)


def _vague(utterance: Utterance, index: int, end: int, text: str, whole: int) -> Numeral | None:
    """三四 is three or four, 十几 eleven to nineteen."""
    from dialogue.grammar.numeral import Numeral

    if len(text) == 2 and all(character in _DIGITS for character in text):
        low, high = _DIGITS[text[0]], _DIGITS[text[1]]
        if low and high == low + 1:
            return Numeral(
                index, end, Decimal(low), 0.8, company=True, digits=False, upto=Decimal(high)
            )
    if utterance.word(end) == "几" and text[-1] in _SMALL:
        step = 10 ** (_SMALL[text[-1]] - 1)
        high = whole + 9 * step
        return Numeral(
            index, end + 1, Decimal(whole), 0.8, company=True, digits=False, upto=Decimal(high)
        )
    return None


_PREFIXES: Final = frozenset("千兆百")


def _is_unit(utterance: Utterance, index: int) -> bool:
    """Whether a character begins a unit, as in 千米, 千瓦 and 兆赫, and is no part of a number."""
    for size in (5, 4, 3, 2):
        if index + size <= len(utterance.tokens):
            symbol = parse_cell_unit(utterance.raw(index, index + size), None)
            if symbol is not None and dimension_of(symbol) != "count":
                return True
    return False


def _chain(
    utterance: Utterance, index: int, value: Decimal, text: str, digits: dict[int, Numeral]
) -> tuple[int, Decimal] | None:
    """What goes on in digits: 25万6千, 5万4千6百; one past its end and the sum."""
    last = index
    total = value
    power = _power(text)
    while last in digits and digits[last].value == int(digits[last].value):
        at = digits[last].last
        end = at
        while utterance.word(end) in (_SMALL | _LARGE):
            end += 1
        step = _power("".join(utterance.word(i) for i in range(at, end)))
        part = digits[last].value.scaleb(step)
        if not step or step >= power or part >= 10**power:
            break
        total, power, last = total + part, step, end
    return None if last == index else (last, total)


def _power(text: str) -> int:
    return sum(_SMALL.get(c, 0) + _LARGE.get(c, 0) for c in text)


def _places(utterance: Utterance, index: int) -> tuple[Decimal, int] | None:
    """The decimal places of 三点五; 三点 alone is a time of day."""
    if utterance.word(index) != "点":
        return None
    places = ""
    at = index + 1
    while utterance.word(at) in _DIGITS:
        places += str(_DIGITS[utterance.word(at)])
        at += 1
    return (Decimal(f"0.{places}"), at) if places else None


def _fraction(utterance: Utterance, end: int, below: str, blocked: set[int]) -> Numeral | None:
    """三分之二: what is divided by is said first."""
    from dialogue.grammar.numeral import Numeral

    hit = utterance.after("fraction_of", end)
    if hit is None or below == "百":  # so many in a hundred are per cent
        return None
    at = hit.last
    while utterance.word(at) in _ALL and at not in blocked:
        at += 1
    above = _value("".join(utterance.word(i) for i in range(hit.last, at)))
    denominator = _value(below)
    if not above or not denominator:
        return None
    return Numeral(
        end - len(below), at, Decimal(above) / Decimal(denominator), company=True, digits=False
    )


def _after_digits(lead: Decimal, text: str) -> Decimal | None:
    """Digits with what follows them: 1.2 and 万, 3 and 千五."""
    power = 0
    position = 0
    while position < len(text) and text[position] in (_SMALL | _LARGE):
        power += _SMALL.get(text[position], 0) + _LARGE.get(text[position], 0)
        position += 1
    if not power:
        return None
    value = lead.scaleb(power)
    if position < len(text):
        rest = text[position:]
        tail = _value(rest)
        if tail is None:
            return None
        if len(rest) == 1:
            tail *= 10 ** (power - 1)
        value += tail
    exponent = value.as_tuple().exponent
    return value.quantize(Decimal(1)) if isinstance(exponent, int) and exponent > 0 else value


def _value(text: str) -> int | None:
    """The value of characters only; None where they are no number."""
    if not text:
        return None
    if all(character in _DIGITS for character in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    total = section = 0
    pending: int | None = None
    last_power = 0
    for character in text:
        if character in _DIGITS:
            if pending is not None and pending != 0:
                return None
            pending = _DIGITS[character]
            if pending == 0:
                last_power = 0
                pending = None
        elif character in _SMALL:
            power = _SMALL[character]
            section += (1 if pending is None else pending) * 10**power
            pending, last_power = None, power
        else:
            power = _LARGE[character]
            section += pending or 0
            if not section and not total:
                section = 1
            total = (total + section) * 10**power if power > 4 else total + section * 10**power
            section, pending, last_power = 0, None, power
    if pending is not None:
        # 三万五 is 35,000: a bare last digit is of the next lower power.
        section += pending * (10 ** (last_power - 1) if last_power > 1 else 1)
    return total + section
