"""One form for the many ways to type a character, in a text of the same length.

Because no character is added or lost, a place in the folded text is the same place in the text as
the buyer wrote it.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_KEPT: Final = frozenset("²³⁴⁻ªº°µΩ…½¼¾™")
_PLAIN: Final = {
    "。": ".",
    "、": ",",
    "「": '"',
    "」": '"',
    "“": '"',
    "”": '"',
    "„": '"',
    "’": "'",
    "‘": "'",
    "′": "'",
    "″": '"',
    "–": "-",
    "—": "-",
    "−": "-",
    "‐": "-",
    "‑": "-",
    "〜": "~",
    "×": "x",
    "✕": "x",
    "✖": "x",
    "х": "x",
    "·": "·",
    "º": "°",
    "˚": "°",
    "⁄": "/",
    "∕": "/",
    "≧": "≥",
    "⩾": "≥",
    "≦": "≤",
    "⩽": "≤",
}
_TRADITIONAL: Final = (
    "萬万億亿兩两貳贰參叁陸陆圓圆塊块錢钱幣币歐欧鎊镑內内過过於于約约會会個个臺台輛辆隻只條条"
    "張张顆颗對对雙双組组噸吨碼码盤盘棧栈貨货櫃柜電电幾几後后開开頭头週周間间號号歲岁時时鐘钟"
    "達达預预總总計计價价單单麼么無无須须寬宽長长厚厚數数個个樣样認认證证標标準准來来製制國国產产"
    "應应廠厂從从運运發发送送給给覓觅這这種种樓楼盡尽馬马聖圣誕诞節节勞劳動动慶庆農农曆历陽阳"
    "禮礼龍龙東东關关際际緊紧趕赶帶带結结帳账賬账匯汇現现訂订驗验寄寄試试專专裡里裏里們们與与還还"
    "點点賣卖購购買买夠够倆俩請请說说論论萬万優优範范圍围級级備备儘尽兒儿當当歐欧亞亚灣湾韓韩"
    "獨独僅仅除除別别絕绝擇择選选為为麗丽澤泽兩两採采屬属區区將将頓顿兆兆釐厘瓩瓩遞递貼贴幹干"
    "實实體体據据轉转側侧壓压終终續续稅税滿满圖图參参鋰锂邊边車车門门檢检測测舊旧靜静輕轻質质量量"
)
_SIMPLE: Final = dict(zip(_TRADITIONAL[::2], _TRADITIONAL[1::2], strict=True))


def _one(character: str) -> str:
    plain = _PLAIN.get(character) or _SIMPLE.get(character)
    if plain is not None:
        return plain
    if character in _KEPT:
        return character
    if character.isspace():
        return " "
    folded = unicodedata.normalize("NFKC", character)
    if len(folded) == 1:
        character = _PLAIN.get(folded, folded)
    lower = character.lower()
    if len(lower) == 1:
        character = lower
    base = unicodedata.normalize("NFD", character)[:1]
    return base if "a" <= base <= "z" else character


@lru_cache(maxsize=8192)
def _fold_one(character: str) -> str:
    return _one(character)


def fold(text: str) -> str:
    """Lower case, no accents, half-width, plain marks, simplified Han where the grammar knows it.

    The result has exactly as many characters as ``text``.
    """
    if text.isascii():
        return text.lower().translate(_CONTROLS)
    return "".join(map(_fold_one, text))


_CONTROLS: Final = dict.fromkeys((9, 10, 11, 12, 13, 28, 29, 30, 31), " ")


def is_han(character: str) -> bool:
    """Whether a character is a Chinese one."""
    return "\u4e00" <= character <= "\u9fff" or "\u3400" <= character <= "\u4dbf"


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a run of digits, one Chinese character or one mark, of a folded text."""

    start: int
    end: int
    text: str


def tokens(folded: str) -> tuple[Token, ...]:
    """The tokens of a folded text, in order; white space separates and is none."""
    found: list[Token] = []
    position = 0
    length = len(folded)
    while position < length:
        character = folded[position]
        if character == " ":
            position += 1
            continue
        end = position + 1
        if is_han(character):
            pass
        elif character.isalpha():
            while end < length and folded[end].isalpha() and not is_han(folded[end]):
                end += 1
        elif character.isdecimal():
            while end < length and folded[end].isdecimal():
                end += 1
        found.append(Token(position, end, folded[position:end]))
        position = end
    return tuple(found)
