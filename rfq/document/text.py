"""Text in a document: plain words, never markup, never a formula, nothing that hides itself.

What a buyer or a supplier writes is data: it is kept as it is and every export escapes it in its
own way. Only what no document can carry is refused: control characters, which XML 1.0 does not
have (https://www.w3.org/TR/xml/#charsets), and direction overrides, with which a text can show
something else than it says (Unicode Technical Report 36, section 3.2).
"""

from __future__ import annotations

import re
from typing import Annotated, Final

from pydantic import AfterValidator, StringConstraints
from pydantic_core import PydanticCustomError

LONGEST_NAME: Final = 300
LONGEST_PROSE: Final = 20_000

_UNSENDABLE: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    "\u202a-\u202e\u2066-\u2069]"
)
_BREAK: Final = re.compile("\r\n|[\r\x85\u2028\u2029]")
_SPACE: Final = re.compile(r"[\t\n ]+")


def plain(text: str) -> str:
    """Text with what a document cannot carry left out, and one kind of line break."""
    return _UNSENDABLE.sub("", _BREAK.sub("\n", text)).strip()


def plain_line(text: str, *, longest: int = LONGEST_NAME) -> str:
    """The same on one line, cut at a length."""
    return _SPACE.sub(" ", plain(text))[:longest].strip()


def _checked(text: str) -> str:
    found = _UNSENDABLE.search(text)
    if found is not None:
        raise PydanticCustomError(
            "unsendable_character",
            "a character that a document cannot carry: U+{code}",
            {"code": f"{ord(found.group()):04X}", "accepted": "plain text without control codes"},
        )
    return text


def _prose(text: str) -> str:
    cleaned = _BREAK.sub("\n", _checked(text)).strip()
    if not cleaned:
        raise _empty()
    return cleaned


def _line(text: str) -> str:
    cleaned = _checked(_BREAK.sub("\n", text)).strip()
    if "\n" in cleaned or "\t" in cleaned:
        raise PydanticCustomError(
            "one_line", "a name is one line of text", {"accepted": "text without line breaks"}
        )
    if not cleaned:
        raise _empty()
    return cleaned


def _empty() -> PydanticCustomError:
    return PydanticCustomError(
        "empty_text",
        "an empty text",
        {"accepted": "words; leave the field out where there are none"},
    )


Name = Annotated[str, StringConstraints(max_length=LONGEST_NAME), AfterValidator(_line)]
"""One line of plain text."""

Prose = Annotated[str, StringConstraints(max_length=LONGEST_PROSE), AfterValidator(_prose)]
"""Plain text; may have several lines."""

Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._/\-]{0,63}$")]
"""Letters, digits and ``. _ / -``, up to 64: can be said on the telephone and used in a file."""
