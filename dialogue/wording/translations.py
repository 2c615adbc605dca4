"""Message catalogues: what the English of the code is called in another language.

GNU gettext ``.po`` files in ``locale``, read by Babel when a language is first answered in; the
plural forms are those that each file states.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

LANGUAGES: Final = ("en", "zh-Hans", "zh-Hant", "es")
"""BCP 47 tags of the languages that replies can be worded in."""

_TRADITIONAL: Final = frozenset({"hant", "tw", "hk", "mo"})


def message(text: str) -> str:
    """Mark a message that is said elsewhere, so that it is known to need a translation."""
    return text


def plural(one: str, many: str) -> tuple[str, str]:
    """Mark a message with a plural that is said elsewhere."""
    return one, many


@dataclass(frozen=True, slots=True)
class Translations:
    """The messages of one language.

    Attributes:
        language: one of `LANGUAGES`.
        messages: English to this language.
        plurals: English singular and plural, to the forms of this language.
        form: the form that a number takes.
    """

    language: str
    messages: Mapping[str, str]
    plurals: Mapping[tuple[str, str], tuple[str, ...]]
    form: Callable[[int], int]

    def __call__(self, text: str, /, **values: object) -> str:
        """A message in this language, its ``{names}`` filled in.

        A message that has no translation stays English: a reply with one English sentence in it
        is better than none, and a test holds the catalogues complete.
        """
        found = self.messages.get(text) or text
        return found.format(**values) if values else found

    def count(self, one: str, many: str, number: int, /, **values: object) -> str:
        """A message that depends on a number, which itself is among the values as words."""
        forms = self.plurals.get((one, many), ())
        place = self.form(number)
        found = forms[place] if place < len(forms) and forms[place] else ""
        return (found or (one if number == 1 else many)).format(**values)


def nearest_language(tag: str) -> str:
    """The language of `LANGUAGES` for a BCP 47 tag: "zh-TW" is "zh-Hant"; otherwise English."""
    primary, *rest = tag.replace("_", "-").casefold().split("-")
    if primary == "zh":
        return "zh-Hant" if _TRADITIONAL & set(rest) else "zh-Hans"
    return next((one for one in LANGUAGES if one == primary), "en")


def catalogue(language: str) -> Translations:
    """The messages in a language, by its BCP 47 tag; in English when it is not one of ours."""
    return _catalogue(nearest_language(language))


@cache
def _catalogue(language: str) -> Translations:
    from gettext import c2py
    from io import BytesIO

    from babel.messages.pofile import read_po

    source = files("dialogue.wording").joinpath("locale", f"{language}.po").read_bytes()
    read = read_po(BytesIO(source), locale=language.replace("-", "_"))
    messages: dict[str, str] = {}
    plurals: dict[tuple[str, str], tuple[str, ...]] = {}
    for one in read:
        if not one.id:
            continue
        if isinstance(one.id, str):
            messages[one.id] = one.string if isinstance(one.string, str) else ""
        else:
            forms = (one.string,) if isinstance(one.string, str) else one.string or ()
            plurals[one.id[0], one.id[1]] = tuple(form or "" for form in forms)
    return Translations(language, messages, plurals, c2py(read.plural_expr))
