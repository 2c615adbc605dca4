"""What a numeral counts: the unit, currency or unit of sale beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from data.constraint import Operator
from dialogue.grammar.fold import is_han
from dialogue.grammar.lexicon import is_word
from dialogue.grammar.numeral import Numeral
from dialogue.grammar.tenths import tenths_of, with_tenths
from dialogue.grammar.unit_words import Counts, look_up
from dialogue.grammar.utterance import Utterance


@dataclass(frozen=True, slots=True)
class Measure:
    """A numeral with what it counts.

    Attributes:
        first, last: tokens of the whole.
        symbol: of `data.units`, an ISO 4217 code (empty when it is money of a country not said),
            or a Recommendation 20 code.
        strong: for a unit of sale: the word is one of counting, not a packing or a thing.
        said: what a mark between the numeral and its unit says: "5000+ pcs", 500多台.
    """

    numeral: Numeral
    first: int
    last: int
    counts: Counts
    symbol: str = ""
    confidence: float = 1.0
    strong: bool = True
    said: Operator | None = None


_COUNTING: Final = frozenset("C62 H87 EA SET PR DZN GRO KT 20 21 NAR".split())


_PACKING: Final = frozenset(
    "XPX XCT XBX XBG XPK XRO XDR XBO XCX XCR XCS XBE XSA XCN XST XRL XPA XPC XBN XJB XWA XCI XBJ "
    "XJR XPU XKG XPO LO XSI XBA XTN XSO XCL XEC X44 X5M X7B X8A X4D RM DZP LM D63 XXX XBB".split()
)


_MARKS: Final = frozenset("° % ‰ ² ³ ⁴ ' \" / · . * ^ ⁻ ω μ µ - ₂ ( ) ~ = ⎓ $".split())


_MOST: Final = 6


_NEVER_SPACED: Final = {
    "en": frozenset("in at as a an on to or no pa mi ha c f d n den link tr rs b".split()),
    "es": frozenset("a al mi ha es en den nos sec tu d c f n y e o u in ya cada".split()),
    "de": frozenset("in an am im den ab a c f d n es bis um zu je mit ha pa as nos".split()),
    "fr": frozenset("a an en et ou par mes mi ha d c f n y la le sur sec tr nos in".split()),
    "zh": frozenset("in at as a an on to or no pa mi ha c f d n den".split()),
}


_NEVER: Final = {"fr": frozenset({"par", "mes"}), "es": frozenset({"nos"}), "en": frozenset()}


_INSIDE: Final = {
    "+": Operator.AT_LEAST,
    "多": Operator.ABOUT,
    "余": Operator.ABOUT,
    "来": Operator.ABOUT,
}


_INCH_FOLLOWERS: Final = frozenset(
    "wide long high deep tall thick diameter x by or and max min minimum maximum height length "
    "width depth , . ; ) / - + * thickness bore screen display".split()
)


def measure(utterance: Utterance, numeral: Numeral) -> Measure:
    """A numeral with the currency before it, or the unit, currency or unit of sale after it."""
    first, last = numeral.first, numeral.last
    before = _money_before(utterance, first)
    found = _beside(utterance, numeral)
    if found is None:
        if before is not None:
            return Measure(numeral, before[0], last, Counts.MONEY, before[1], before[2])
        return Measure(numeral, first, last, Counts.NOTHING)
    if before is not None:
        if found.counts is Counts.MONEY and not utterance.word(found.last)[:1].isdecimal():
            # "$12 CAD": what stands behind says which dollar.
            code = found.symbol or before[1]
            return Measure(numeral, before[0], found.last, Counts.MONEY, code, found.confidence)
        return Measure(numeral, before[0], last, Counts.MONEY, before[1], before[2])
    return found


def _money_before(utterance: Utterance, index: int) -> tuple[int, str, float] | None:
    hit = utterance.before("currency", index)
    if hit is None:
        return None
    if utterance.attached(hit.first) and is_word(utterance.word(hit.first)):
        previous = utterance.word(hit.first - 1)
        if previous.isdecimal():
            return None
    value = hit.entry.value
    if not isinstance(value, tuple) or not _is_money(utterance, hit.first, hit.last, value[2]):
        return None
    word = utterance.folded[hit.start : hit.end]
    if word in ("块", "元", "刀", "欧", "euro", "dollar", "dollars", "euros", "bucks", "quid"):
        return None
    return hit.first, value[0], float(value[1])


def _is_money(utterance: Utterance, first: int, last: int, rule: str) -> bool:
    """A code such as ALL or TRY is money only in capitals."""
    return rule != "code" or utterance.raw(first, last).isupper()


def _beside(utterance: Utterance, numeral: Numeral) -> Measure | None:
    index = numeral.last
    hyphen = utterance.word(index) == "-" and utterance.attached(index)
    if hyphen and utterance.attached(index + 1) and is_word(utterance.word(index + 1)):
        found = _at(utterance, numeral, index + 1)
        if found is not None and found.counts is Counts.UNIT:
            return found
        return None
    if utterance.word(index) in utterance.words.of("of") and (numeral.power or numeral.company):
        elided = utterance.word(index + 1) == "'"
        found = _at(utterance, numeral, index + 2 if elided else index + 1)
        if found is not None:
            return found
    mark = _INSIDE.get(utterance.word(index))
    if mark is not None and utterance.attached(index):
        found = _at(utterance, numeral, index + 1)
        if found is not None:
            return replace(found, said=mark)
    return _at(utterance, numeral, index)


def _at(utterance: Utterance, numeral: Numeral, index: int) -> Measure | None:
    end = _reach(utterance, index)
    money = utterance.after("currency", index)
    best: Measure | None = None
    if money is not None and isinstance(money.entry.value, tuple):
        code, confidence, rule = money.entry.value
        written = utterance.folded[money.start : money.end]
        ambiguous = written == "块" and tenths_of(utterance, money.last) is None
        close = written in ("rs", "kr") and utterance.attached(index)  # "608-2RS"
        if _is_money(utterance, money.first, money.last, rule) and not close:
            if ambiguous and not _is_block_of_money(utterance, numeral, money.last):
                pass
            else:
                if utterance.language == "zh-Hant" and code == "CNY" and confidence != "1":
                    code, confidence = "", "0.8"
                numeral, after = with_tenths(utterance, numeral, money.last, written)
                best = Measure(numeral, numeral.first, after, Counts.MONEY, code, float(confidence))
    for last in range(end, index, -1):
        if best is not None and last <= best.last:
            break
        if _is_rate_of_a_period(utterance, index, last):
            continue
        found = _unit(utterance, numeral, index, last)
        if found is not None:
            best = found
            break
    return best


def _is_rate_of_a_period(utterance: Utterance, index: int, last: int) -> bool:
    """Whether a compound ends in "per year": 20 tons per year are a quantity, not a flow."""
    for at in range(index + 1, last):
        hit = utterance.after("annual", at)
        if hit is not None and hit.entry.value and hit.last <= last:
            return True
    return False


def _is_block_of_money(utterance: Utterance, numeral: Numeral, after: int) -> bool:
    """Whether 块 is money: after 万 or 千, with a limit or at the end, and not before a noun."""
    if numeral.power >= 3 or utterance.after("bound_after", after) is not None:
        return True
    return after >= len(utterance.tokens) or not is_han(utterance.word(after)[0])


def _reach(utterance: Utterance, index: int) -> int:
    """How far a unit can go on: words and the marks within units, few of them."""
    end = index
    while end < len(utterance.tokens) and end - index < _MOST:
        word = utterance.word(end)
        exponent = word in ("1", "2", "3", "100") and utterance.attached(end) and end > index
        if not (word[0].isalpha() or word in _MARKS or exponent):
            break
        if (
            end > index
            and word in ("(", ")", "-", ".", "'", '"', "~", "=")
            and (not utterance.attached(end))
        ):
            break
        end += 1
    return end


_PLAIN: Final = frozenset("wv")
"""Units that are one, also in small letters and after a space: "100 w"."""


def _unit(utterance: Utterance, numeral: Numeral, index: int, last: int) -> Measure | None:
    start = utterance.tokens[index].start
    stop = utterance.tokens[last - 1].end
    tail = utterance.word(last - 1)
    apart = last - index > 1 and len(tail) == 1 and not utterance.attached(last - 1)
    if apart and tail in _NEVER_SPACED.get(utterance.words.language, frozenset()):
        return None  # "70 dB a 7 m"
    if last < len(utterance.tokens) and utterance.attached(last):
        following = utterance.word(last)
        if is_word(utterance.word(last - 1)) and is_word(following):
            return None
    text = utterance.plain[start:stop]
    attached = utterance.attached(index)
    language = utterance.words.language
    folded = utterance.folded[start:stop]
    if folded in _NEVER.get(language, frozenset()):
        return None
    if not attached and folded in _NEVER_SPACED.get(language, frozenset()):
        if folded == "in" and _is_inch(utterance, last):
            return Measure(numeral, numeral.first, last, Counts.UNIT, "in", 0.9)
        raw_upper = text.isupper() and len(text) == 1
        if not raw_upper:
            return None
    if folded == "w" and utterance.word(last) == "/":
        return None  # "with"
    found = look_up(text, attached or text.isupper() or folded in _PLAIN)
    if found is None:
        return None
    if language == "zh" and folded == "米":
        numeral, last = with_tenths(utterance, numeral, last, folded)
    counts, symbol, confidence = found
    if language == "zh":
        symbol, confidence = _by_neighbours(utterance, numeral, last, symbol, confidence)
    if counts is Counts.UNIT:
        return Measure(numeral, numeral.first, last, Counts.UNIT, symbol, confidence)
    return _sale(utterance, numeral, last, symbol, folded)


def _by_neighbours(
    utterance: Utterance, numeral: Numeral, last: int, symbol: str, confidence: float
) -> tuple[str, float]:
    """耐温200度 is a temperature, 10度电 an energy, 8公斤压力 a pressure."""
    behind = utterance.word(last) + utterance.word(last + 1)
    if symbol == "°":
        start = utterance.tokens[numeral.first].start
        if "温" in utterance.folded[max(0, start - 6) : start]:
            return "°C", 0.9
        if behind[:1] == "电" or behind in ("储能", "电池"):
            return "kWh", 0.9
    if symbol == "kg" and behind == "压力":
        return "kgf/cm²", 0.9
    return symbol, confidence


def _is_inch(utterance: Utterance, last: int) -> bool:
    return last >= len(utterance.tokens) or utterance.word(last) in _INCH_FOLLOWERS


def _sale(
    utterance: Utterance, numeral: Numeral, last: int, code: str, folded: str
) -> Measure | None:
    """A unit of sale, unless the word is the first of a thing's name ("10 pallet trucks")."""
    followed_by_of = utterance.word(last) in utterance.words.of("of") and bool(
        utterance.words.of("of")
    )
    following = utterance.word(last)
    noun_follows = (
        is_word(following)
        and following not in utterance.words.of("function_word")
        and utterance.after("negation", last) is None
        and utterance.after("bound", last) is None
    )
    language = utterance.words.language
    if is_han(folded[0]):
        return Measure(numeral, numeral.first, last, Counts.SALE, code)
    if language == "en" and noun_follows and not followed_by_of:
        singular = not folded.endswith("s") and code not in ("H87", "C62", "EA", "DZN")
        if (singular and numeral.value != 1) or (singular and code in _PACKING):
            return None
    if code in _PACKING and followed_by_of and language in ("es", "fr"):
        # "5000 cajas de pizza" are boxes for pizza.
        return Measure(numeral, numeral.first, last, Counts.SALE, code, 0.7, strong=False)
    if followed_by_of or code in _COUNTING:
        return Measure(numeral, numeral.first, last, Counts.SALE, code)
    if code in _PACKING:
        return Measure(numeral, numeral.first, last, Counts.SALE, code, 0.7, strong=False)
    return None
