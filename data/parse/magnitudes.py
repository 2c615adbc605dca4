"""Words for powers of ten in numbers: thousand, 万, lakh, million, 亿, Mrd."""

from __future__ import annotations

from typing import Final

_WORDS: Final = {
    3: "k K thousand tsd tausend 千",
    4: "万 萬",
    5: "lakh lakhs lac",
    6: "M mn mio mill million millions millón millones millionen 百万 百萬",
    7: "千万 千萬 crore crores cr",
    8: "亿 億",
    9: "B bn billion billions mrd md milliard milliards milliarde milliarden",
    12: "trillion",
}
MAGNITUDES: Final = {word: power for power, words in _WORDS.items() for word in words.split()}
"""Powers of ten by word. Left out: "mil" (thousand, or a thousandth of an inch), "billón"."""
