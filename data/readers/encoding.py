"""Which encoding the text of a source is in."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import BinaryIO, Final

from data.errors import SourceError
from data.readers.limits import CHUNK

BOMS: Final[tuple[tuple[bytes, str], ...]] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte order marks, longest first where one starts with another."""

LEGACY: Final = (
    "cp1252 cp1250 cp1251 koi8_r cp1253 cp1254 cp1257 gb18030 big5 cp932 euc_jp cp949"
).split()
"""Encodings other than UTF that price lists still come in."""

_SIGNS: Final = "°±²³µ·€£¥§©®™–—‘’‚“”„•…«»½¼¾×÷ºª‰´¨\xa0\xad"
_LETTERS: Final = {
    "cp1252": "äöüßÄÖÜéèêëàâáãåæçîïíìñôóòõøœùúûÿÉÈÊËÀÂÁÃÅÆÇÎÏÍÌÑÔÓÒÕØŒÙÚÛŸ¿¡",
    "cp1254": "çğıöşüÇĞİÖŞÜâîûÂÎÛ",
    "cp1250": "ąćęłńóśźżĄĆĘŁŃÓŚŹŻáčďéěíňóřšťúůýžÁČĎÉĚÍŇÓŘŠŤÚŮÝŽäöüőűĽľĺŕôÄÖÜŐŰÔßăâîşţĂÂÎŞŢđĐ",
    "cp1257": "āčēģīķļņšūžĀČĒĢĪĶĻŅŠŪŽąęėįųĄĘĖĮŲäöüõÄÖÜÕ",
}
"""Letters of the languages written in each single-byte Latin encoding, most common first."""

_GUESS_BYTES: Final = 32 * 1024
_ASCII: Final = bytes(range(128))
_UTF8: Final = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_SIGN_IN_WORD: Final = re.compile(r"[^\W\d_][£¥¿¡²³ªº¼½¾®©°±][^\W\d_]")
_HIGH: Final = re.compile(rb"[\x80-\xff]+")
_AROUND: Final = re.compile(rb"[^\r\n]{0,80}[\x80-\xff]+[^\r\n]{0,80}")


@dataclass(frozen=True, slots=True)
class TextFacts:
    """What one pass over all bytes of a source shows.

    Attributes:
        encoding: Python codec name; ``utf-8`` with ``damaged`` where a few bytes are not.
        damaged: some bytes are not valid in ``encoding``.
        nul: there are NUL characters.
        lines: line feeds, or carriage returns where there are none.
    """

    encoding: str
    damaged: bool
    nul: bool
    lines: int

    @property
    def is_clean_utf8(self) -> bool:
        """Whether a reader that takes nothing but UTF-8 can read it."""
        return self.encoding in ("utf-8", "utf-8-sig") and not self.damaged and not self.nul


def marked_encoding(head: bytes) -> str | None:
    """The encoding that a byte order mark, or UTF-16's pattern of zero bytes, shows."""
    for mark, name in BOMS:
        if head.startswith(mark):
            return name
    pairs = len(head) // 2
    if pairs < 2:
        return None
    even, odd = head[0 : 2 * pairs : 2].count(0), head[1 : 2 * pairs : 2].count(0)
    if odd > 0.4 * pairs and even < 0.05 * pairs:
        return "utf-16-le"
    if even > 0.4 * pairs and odd < 0.05 * pairs:
        return "utf-16-be"
    return None


def survey_text(stream: BinaryIO, *, encoding: str | None = None) -> TextFacts:
    """Read all bytes once and tell how to read them as text.

    A whole pass, because the one accented letter of a price list can be in its last row. Bytes
    that are not UTF-8 amid other accented letters that are, are damage; where hardly any accented
    letter is UTF-8, the source is in a legacy encoding, recognised from the text around them.

    Args:
        stream: all of the source's bytes.
        encoding: what the user says it is; then only damage is looked for.

    Raises:
        SourceError: the user names an encoding that Python does not have.
    """
    chunk = stream.read(CHUNK)
    name = _known(encoding) if encoding else marked_encoding(chunk) or "utf-8"
    decoder = codecs.getincrementaldecoder(name)("strict")
    may_be_legacy = encoding is None and name == "utf-8"
    valid = invalid = feeds = returns = 0
    around: list[bytes] = []
    damaged = nul = False
    while True:
        if not damaged:
            try:
                text = decoder.decode(chunk, final=not chunk)
            except UnicodeDecodeError:
                damaged = True
            else:
                nul = nul or "\0" in text
                valid += len(chunk.translate(None, _ASCII)) // 2 if not chunk.isascii() else 0
        if damaged:
            nul = nul or b"\0" in chunk
            good = _UTF8.findall(chunk)
            bad = len(chunk.translate(None, _ASCII)) - sum(map(len, good))
            valid, invalid = valid + len(good), invalid + bad
            if bad and sum(map(len, around)) < _GUESS_BYTES:
                around.extend(_AROUND.findall(chunk)[:64])
        feeds += chunk.count(b"\n")
        returns += chunk.count(b"\r")
        if not chunk:
            break
        chunk = stream.read(CHUNK)
    if damaged and may_be_legacy and 4 * valid < max(invalid, 1):
        guess = _guess(b"\n".join(around))
        if guess is not None:
            return TextFacts(guess, damaged=False, nul=nul, lines=feeds or returns)
    return TextFacts(name, damaged=damaged, nul=nul, lines=feeds or returns)


def _known(encoding: str) -> str:
    try:
        return codecs.lookup(encoding).name
    except LookupError as error:
        raise SourceError(
            "unknown encoding",
            field="encoding",
            value=encoding,
            accepted="a codec name, such as utf-8, cp1252, gb18030 or utf-16",
        ) from error


def _guess(text: bytes) -> str | None:
    """The legacy encoding that reads best, or None.

    Few bytes decide, often a single degree sign, so the letters that the languages of an alphabet
    use come first; statistics decide between the encodings of other scripts.
    """
    from charset_normalizer import from_bytes

    runs = _HIGH.findall(text)
    if sum(map(len, runs)) < 1.5 * len(runs):
        for encoding, letters in _LETTERS.items():
            high = set(b"".join(runs).decode(encoding, "replace"))
            inside = _SIGN_IN_WORD.search(text.decode(encoding, "replace"))
            if not high - set(letters) - set(_SIGNS) and not inside:
                return encoding
    best = from_bytes(text[:_GUESS_BYTES], cp_isolation=LEGACY, enable_fallback=False).best()
    return best.encoding if best is not None else None
