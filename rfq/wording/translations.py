"""Message catalogues: what the English of the code is called in another language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

LANGUAGES: Final = ("en", "zh-Hans", "zh-Hant", "es")
"""BCP 47 tags of the languages that documents can be worded in."""

_TRADITIONAL: Final = frozenset(("hant", "tw", "hk", "mo"))
"""Scripts and regions of a tag that write Chinese in traditional letters."""


@dataclass(frozen=True, slots=True)
class Translations:
    """The messages of one language.

    Attributes:
        language: one of `LANGUAGES`.
        messages: English to this language.
    """

    language: str
    messages: Mapping[str, str]

    def __call__(self, message: str, /, **values: object) -> str:
        """A message in this language, its ``{names}`` filled in.

        A message that has no translation stays English: a document with one English word in it
        is better than none, and a test holds the catalogues complete.
        """
        text = self.messages.get(message) or message
        return text.format(**values) if values else text


def nearest_language(tag: str) -> str:
    """The language of `LANGUAGES` for a BCP 47 tag: "zh-TW" is "zh-Hant"; otherwise English."""
    return _ours(tag) or "en"


def is_worded(tag: str) -> bool:
    """Whether documents can be worded in a language, by its BCP 47 tag."""
    return _ours(tag) is not None


def _ours(tag: str) -> str | None:
    primary, *rest = tag.replace("_", "-").casefold().split("-")
    if primary == "zh":
        return "zh-Hant" if _TRADITIONAL & set(rest) else "zh-Hans"
    return next((one for one in LANGUAGES if one == primary), None)


def catalogue(language: str) -> Translations:
    """The messages in a language, by its BCP 47 tag; in English when it is not one of ours."""
    return _catalogue(nearest_language(language))


@cache
def _catalogue(language: str) -> Translations:
    from io import BytesIO

    from babel.messages.pofile import read_po

    source = files("rfq.wording").joinpath("locale", f"{language}.po").read_bytes()
    messages = {
        message.id: message.string
        for message in read_po(BytesIO(source), locale=language.replace("-", "_"))
        if isinstance(message.id, str) and message.id and isinstance(message.string, str)
    }
    return Translations(language, messages)
