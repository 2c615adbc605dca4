"""JSON values one after the other from a text of any length, in bounded memory."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Final, TextIO, cast

from data.readers.json_text import Json, decoder, in_words
from data.readers.limits import MAX_RECORD

_SPACE: Final = re.compile(r"[ \t\r\n]*")
_CHUNK: Final = 256 * 1024


class Damaged(ValueError):
    """The text stops being JSON; ``near`` is what stands there."""

    def __init__(self, reason: str, near: str) -> None:
        super().__init__(reason)
        self.near = near


class JsonText:
    """A cursor over JSON text that holds no more than the value it stands at.

    Args:
        text: opened for reading.
        limit: characters that one value may have.
    """

    def __init__(self, text: TextIO, *, limit: int = MAX_RECORD) -> None:
        self._limit = limit
        self._text = text
        self._buffer = ""
        self._at = 0
        self._ended = False

    def peek(self) -> str:
        """The next character that is not white space; empty at the end."""
        while True:
            match = _SPACE.match(self._buffer, self._at)
            self._at = match.end() if match else self._at
            if self._at < len(self._buffer):
                return self._buffer[self._at]
            if not self._more(_CHUNK):
                return ""

    def take(self, expected: str) -> None:
        """Step over one character.

        Raises:
            Damaged: another character stands there.
        """
        found = self.peek()
        if found != expected:
            what = f"{found!r} stands" if found else "the text ends"
            raise Damaged(f"not valid JSON: {what} where {expected!r} should", self.near())
        self._at += 1

    def value(self) -> Json:
        """The value the cursor stands at; steps over it.

        Raises:
            Damaged: it is not valid, cut off, nested too deeply or longer than the limit.
        """
        self.peek()
        need = _CHUNK
        while True:
            try:
                value, end = decoder.raw_decode(self._buffer, self._at)
            except (json.JSONDecodeError, RecursionError) as error:
                certain = isinstance(error, RecursionError) or self._is_certain(error)
                if certain or len(self._buffer) - self._at > self._limit or not self._more(need):
                    raise Damaged(in_words(error), self.near()) from error
                need *= 2
                continue
            if end == len(self._buffer) and self._more(need):
                need *= 2  # A number may go on beyond what was read.
                continue
            self._at = end
            return cast("Json", value)

    def near(self) -> str:
        """The text at the cursor."""
        return self._buffer[self._at : self._at + 400]

    def _is_certain(self, error: json.JSONDecodeError) -> bool:
        """Whether more text could not mend it: the fault lies well before the end of the buffer."""
        cut = error.msg.startswith(("Unterminated string", "Invalid \\u", "Invalid control"))
        return not cut and error.pos + 16 < len(self._buffer)

    def _more(self, size: int) -> bool:
        """Read on; False at the end of the text."""
        if self._ended:
            return False
        chunk = self._text.read(size)
        self._ended = not chunk
        self._buffer = self._buffer[self._at :] + chunk
        self._at = 0
        return bool(chunk)


def elements(text: JsonText) -> Iterator[Json]:
    """The elements of the list that the cursor stands at, one by one."""
    text.take("[")
    if text.peek() == "]":
        text.take("]")
        return
    while True:
        yield text.value()
        if text.peek() == "]":
            text.take("]")
            return
        text.take(",")


def members(text: JsonText) -> Iterator[str]:
    """The keys of the object that the cursor stands at; the caller reads each value."""
    text.take("{")
    if text.peek() == "}":
        text.take("}")
        return
    while True:
        key = text.value()
        text.take(":")
        yield str(key)
        if text.peek() == "}":
            text.take("}")
            return
        text.take(",")
