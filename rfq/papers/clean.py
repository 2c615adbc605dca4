"""Text for paper: nothing that hides or turns letters around, and words that fit into a column."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from rfq.comparison.render.parts import plain

_BREAK: Final = "\u200b"
"""Zero-width space: a place where a line may end."""
_AFTER: Final = re.compile(r"(?<=[/\\_\-.,;:@&=?+])(?![/\\_\-.,;:@&=?+])")
_IDEOGRAPHS: Final = "\u2e80-\uffef"


def clean(text: str) -> str:
    """Text without control characters and without invisible ones that reorder letters.

    Line breaks stay.
    """
    if text.isprintable():
        return text
    return "\n".join(plain(line).rstrip() for line in text.split("\n"))


def breakable(text: str, longest: int) -> str:
    """Text in which no word is longer than a column is wide.

    A longer one gets places to break at: after signs that part it, and every few letters.

    Args:
        text: of one cell or paragraph.
        longest: letters that fit on one line, at least 4.
    """
    if len(text) <= longest:
        return text
    return _long_word(longest).sub(lambda match: _parted(match.group(), longest), text)


@lru_cache(maxsize=64)
def _long_word(longest: int) -> re.Pattern[str]:
    # Ideographs break anywhere by themselves.
    return re.compile(f"[^\\s{_IDEOGRAPHS}]{{{longest + 1},}}")


def _parted(word: str, longest: int) -> str:
    piece = max(4, longest // 2)
    parts = []
    for part in filter(None, _AFTER.split(word)):
        if len(part) <= longest:
            parts.append(part)
        else:
            parts += [part[at : at + piece] for at in range(0, len(part), piece)]
    return _BREAK.join(parts)
