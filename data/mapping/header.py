"""A header taken apart: what it names, in what unit, and what its form says about the values."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from data.mapping.header_unit import HeaderUnit, read_unit
from data.mapping.label import readable
from data.mapping.lexicon import lexicon
from data.mapping.words import CJK, tokens, words

Kind = Literal["number", "text", "boolean"]

_QUESTION = re.compile(
    r"[?？]\s*$|\((?:y/n|yes/no|ja/nein|sí/no|si/no|oui/non|是/否|0/1|true/false)\)", re.IGNORECASE
)
_LANGUAGE = re.compile(
    r"[\s_.\-\[(](?P<code>en|de|fr|es|zh|cn|it|pt|nl|ru|ja|ko|pl|tr|ar)(?:[_-][A-Za-z]{2,4})?[\])]?$",
    re.IGNORECASE,
)
_SCRIPTS = re.compile(rf"[{CJK}]+|[^{CJK}]+")
_PATH_MARK = re.compile(r"[.\s:/\-]+")


@dataclass(frozen=True, slots=True)
class Header:
    """One header.

    Attributes:
        name: as the source has it.
        label: readable name of the attribute it would be, without its unit.
        words: folded words of the whole name.
        segments: the same per part, where a name has parts that each name it ("型号/Model",
            "Model (MPN)"); the bracketed remarks come last.
        measure: unit, currency and price basis.
        kind: what a typed prefix says of the values, such as ``attr_n_``.
        is_attribute: a prefix says that this is an attribute whatever it is called.
        language: of the values, where the header ends in a language tag.
    """

    name: str
    label: str
    words: tuple[str, ...]
    segments: tuple[tuple[str, ...], ...]
    remarks: tuple[tuple[str, ...], ...]
    measure: HeaderUnit
    kind: Kind | None
    is_attribute: bool
    language: str | None

    @property
    def index(self) -> int | None:
        """The number that the header ends with: "Image 2"."""
        return int(self.words[-1]) if self.words and self.words[-1].isdecimal() else None


@lru_cache(maxsize=16384)
def parse_header(name: str) -> Header:
    """Take a header apart. Cached: readers repeat headers in every batch."""
    text = unicodedata.normalize("NFKC", name).replace("\ufeff", "").strip().rstrip("*:：").strip()
    rest, kind, is_attribute = _strip_prefix(text)
    if kind is None and _QUESTION.search(rest):
        kind = "boolean"
    rest = _QUESTION.sub("", rest).strip() or rest
    measure = read_unit(rest)
    language = _LANGUAGE.search(rest)
    bare = measure.rest
    first = tokens(bare)[:1]
    if (
        kind is None
        and first
        and (first[0] in lexicon().boolean_prefixes or _asks_in_chinese(bare))
    ):
        kind = "boolean"
    remarks = tuple(words(group) for group in measure.groups if words(group))
    return Header(
        name=name,
        label=_label(bare, measure.groups, kind),
        words=words(bare),
        segments=_segments(bare),
        remarks=remarks,
        measure=measure,
        kind=kind,
        is_attribute=is_attribute,
        language=language["code"].lower() if language else None,
    )


def _strip_prefix(text: str) -> tuple[str, Kind | None, bool]:
    key = _PATH_MARK.sub("_", text).casefold()
    for prefix, kind in lexicon().attribute_prefixes:
        if key.startswith(prefix) and len(key) > len(prefix) and len(key) == len(text):
            rest = text[len(prefix) :].strip(" _")
            if rest:
                typed: Kind | None = kind if kind != "any" else None  # type: ignore[assignment]
                return rest, typed, True
    return text, None, False


def _asks_in_chinese(text: str) -> bool:
    return text.startswith(("是否", "有无", "有無"))


def _segments(text: str) -> tuple[tuple[str, ...], ...]:
    """Parts of a header in two languages or joined by a slash; empty when it has one part."""
    parts = [part for part in re.split(r"\s*[/|\n]\s*", text) if part.strip()]
    if len(parts) == 1:
        parts = [part for part in _SCRIPTS.findall(text) if words(part)]
    folded = [words(part) for part in parts]
    return tuple(part for part in folded if part) if len(parts) > 1 else ()


def _label(bare: str, groups: tuple[str, ...], kind: Kind | None) -> str:
    text = bare
    if kind == "boolean":
        text = re.sub(r"^(?:is|ist)[_\s-]+|^(?:is|ist)(?=[A-Z])", "", bare) or bare
    label = readable(text)
    remark = ", ".join(groups)
    return f"{label} ({remark})" if remark else label
