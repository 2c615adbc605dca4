"""Numbers in the words of English, Spanish, German and French."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Final

from dialogue.grammar.utterance import Utterance
from dialogue.grammar.vocabulary import Vocabulary, vocabulary

if TYPE_CHECKING:
    from dialogue.grammar.numeral import Numeral


def spelled_numerals(utterance: Utterance) -> Iterator[Numeral]:
    """Every number in words, in order; Chinese ones are another module's."""
    from dialogue.grammar.numeral import Numeral

    index = 0
    count = len(utterance.tokens)
    while index < count:
        found = _read(utterance, index)
        if found is None:
            index += 1
            continue
        last, value, company = found
        if not (index and utterance.attached(index) and _in_word(utterance, index)):
            vague = utterance.after("vague", index) is not None
            yield Numeral(index, last, value, 0.7 if vague else 1.0, company=company, digits=False)
        index = max(last, index + 1)


def _in_word(utterance: Utterance, index: int) -> bool:
    """Whether a word hangs on what stands before it ("all-in-one", "2in")."""
    before = utterance.word(index - 1)
    return before in ("-", "'", "_") or before.isdecimal()


def _read(utterance: Utterance, index: int) -> tuple[int, Decimal, bool] | None:
    words = utterance.words
    fraction = utterance.after("half", index)
    whole = _whole(utterance, index)
    if fraction is not None and (whole is None or fraction.last >= whole[0]):
        return _fraction(utterance, fraction.last, Decimal(str(fraction.entry.value)))
    vague = utterance.after("vague", index)
    if vague is not None:
        return vague.last, Decimal(str(vague.entry.value)), False
    if whole is None:
        return None
    last, value, company = whole
    point = utterance.word(last)
    if point in words.of("point") and not company:
        digits = ""
        after = last + 1
        while words.numbers.get(utterance.word(after), 10) < 10:
            digits += str(words.numbers[utterance.word(after)])
            after += 1
        if digits:
            return after, value + Decimal(f"0.{digits}"), False
    half = utterance.after("and_half", last)
    if half is not None:
        # "three million and a half" is half a million more.
        scale = words.scales.get(utterance.word(last - 1), 0)
        return half.last, value + Decimal(str(half.entry.value)).scaleb(scale), False
    collective = utterance.after("collective", last)
    if collective is not None and value < 1000:
        return collective.last, value * int(str(collective.entry.value)), False
    return last, value, company


def _fraction(utterance: Utterance, last: int, value: Decimal) -> tuple[int, Decimal, bool]:
    """``half a ton``, ``half a dozen``, ``half a million``: the article is stepped over."""
    words = utterance.words
    after = last
    if utterance.word(after) == "-" and utterance.attached(after):
        after += 1
    if utterance.word(after) in words.of("article") | words.of("of"):
        after += 1
    collective = utterance.after("collective", after)
    if collective is not None:
        return collective.last, value * int(str(collective.entry.value)), False
    scale = words.scales.get(utterance.word(after))
    if scale is not None and len(utterance.word(after)) > 3:
        return after + 1, value.scaleb(scale), False
    return after, value, True


def _whole(utterance: Utterance, index: int) -> tuple[int, Decimal, bool] | None:
    """A whole number in words from a token on: one past its end, its value, whether too short."""
    words = utterance.words
    first = utterance.word(index)
    special = utterance.after("special", index)
    if special is not None:
        return special.last, Decimal(str(special.entry.value)), False
    if words.language == "de":
        whole = words.numbers.get(first.removesuffix("einhalb")) or words.numbers.get(
            first.removesuffix("undeinhalb")
        )
        if whole is not None and first.endswith("einhalb"):
            return index + 1, Decimal(whole) + Decimal("0.5"), False
    if first in words.of("article") or first in ("one", "uno", "eins"):
        following = utterance.word(index + 1)
        is_scale = following in words.of("hundred") or following in words.of("bare_scale")
        if utterance.after("collective", index + 1) is not None:
            return index + 1, Decimal(1), True
        if not is_scale and following not in words.scales:
            if first in words.numbers or first in words.of("article"):
                later = _sum(words, utterance, index)
                if later is not None and later[0] > index + 1:
                    return later[0], Decimal(later[1]), False
                return index + 1, Decimal(1), True
            return None
        if first not in words.numbers:
            later = _sum(words, utterance, index + 1)
            return None if later is None else (later[0], Decimal(later[1]), False)
    found = _sum(words, utterance, index)
    if found is None:
        collective = utterance.after("collective", index)
        if collective is None or utterance.words.language == "zh":
            return None  # 打 is "to do" far more often than a dozen of something
        return index, Decimal(1), True
    return found[0], Decimal(found[1]), False


def _sum(words: Vocabulary, utterance: Utterance, index: int) -> tuple[int, int] | None:
    """Words added and multiplied up as they are spoken: 3 hundred and 20 thousand 5."""
    total = 0
    current: int | None = None
    scale_limit = 10**18
    last = index
    position = index
    hundreds = words.of("hundred")
    while position < len(utterance.tokens):
        word = utterance.word(position)
        if last > index and (word == "-" or word in words.of("number_and")):
            follows = utterance.word(position + 1)
            if not _may_join(words, word, current, total, follows):
                break
            position += 1
            continue
        value = words.numbers.get(word)
        if value is None and words.language == "de":
            compound = _german(word)
            if compound is not None:
                value = compound
        if value is not None:
            if current is None or current == 0:
                if current == 0 or value >= scale_limit:
                    break
                current = value
            elif words.language == "fr" and value == 20 and current % 100 == 4:
                current += 76
            elif _fits(words.language, current, value):
                current += value
            else:
                break
        elif word in hundreds:
            if current is not None and not 1 <= current <= 99:
                break
            current = (current or 1) * 100
        elif word in words.scales and len(word) > 2:
            power = 10 ** words.scales[word]
            bare = current is None and total == 0
            if bare and word not in words.of("bare_scale"):
                break
            if current is None and total:
                total *= power  # "mil millones" is a thousand millions
            elif power >= scale_limit:
                break
            else:
                total += (current or 1) * power
                scale_limit = power
            current = None
        else:
            break
        position += 1
        last = position
    if last == index:
        return None
    return last, total + (current or 0)


def _may_join(words: Vocabulary, link: str, current: int | None, total: int, follows: str) -> bool:
    """Whether a hyphen or an "and" between two number words joins them into one number."""
    value = words.numbers.get(follows)
    if link == "-":
        return value is not None and current is not None and current >= 4
    if value is None:
        return False
    if words.language == "en":
        return (current is not None and current >= 100 and current % 100 == 0) or (
            current is None and total > 0 and value < 1000
        )
    if words.language == "es":
        return current is not None and current % 100 >= 30 and current % 10 == 0 and value < 10
    if words.language == "fr":
        return current is not None and current % 100 >= 20 and current % 10 == 0
    return False


def _fits(language: str, current: int, value: int) -> bool:
    """Whether a smaller number can be added to what was said so far."""
    rest = current % 100
    if language == "fr" and rest in (60, 80) and value < 20:
        return True
    if language == "fr" and rest in (10, 70, 90) and value in (7, 8, 9):
        return True
    if value < 10:
        return rest == 0 or (rest >= 20 and rest % 10 == 0)
    if value < 100:
        return rest == 0 and current > 0
    return current % 1000 == 0


_GERMAN_SCALE: Final = 1000


@cache
def _german_parts() -> tuple[re.Pattern[str], dict[str, int]]:
    numbers = dict(vocabulary("de").numbers)
    for inflected in ("eine", "einen", "einem", "einer", "null"):
        numbers.pop(inflected, None)
    small = "|".join(sorted(numbers, key=len, reverse=True))
    pattern = (
        rf"(?:(?P<thousands>[a-zß]*?)tausend)?(?:(?P<hundreds>{small})?(?P<hundred>hundert))?"
        rf"(?:und)?(?:(?P<ones>{small})und)?(?P<tens>{small})?"
    )
    return re.compile(pattern), numbers


def _german(word: str) -> int | None:
    """A German compound: "zweihundertfünfzig", "einundzwanzigtausend"."""
    if len(word) < 6:
        return None
    pattern, numbers = _german_parts()
    match = pattern.fullmatch(word)
    if match is None:
        return None
    total = 0
    if match["thousands"] is not None:
        part = match["thousands"]
        thousands = 1 if part == "" else numbers.get(part) or _german(part)
        if thousands is None:
            return None
        total += thousands * _GERMAN_SCALE
    if match["hundred"]:
        total += 100 * numbers.get(match["hundreds"] or "ein", 1)
    if match["ones"]:
        tens = numbers.get(match["tens"] or "", 0)
        if tens < 20:
            return None
        total += numbers[match["ones"]]
    if match["tens"]:
        total += numbers[match["tens"]]
    return total or None
