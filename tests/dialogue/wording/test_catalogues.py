"""Every message has its words in every language, and keeps what is filled into it."""

from __future__ import annotations

import ast
import re
import string
from pathlib import Path

import pytest

from dialogue.wording.translations import LANGUAGES, Translations, catalogue, nearest_language

ROOT = Path(__file__).resolve().parents[3]
FOLDERS = (
    ROOT / "dialogue" / "wording",
    ROOT / "sourcing" / "chat",
    ROOT / "sourcing" / "service" / "conversations",
)
PLURALS = {"count", "plural"}
FORMS = {"en": 2, "es": 2, "zh-Hans": 1, "zh-Hant": 1}


def said() -> tuple[set[str], set[tuple[str, str]]]:
    """Messages, and messages with a plural, that the code gives to be worded."""
    single: set[str] = set()
    plural: set[tuple[str, str]] = set()
    for folder in FOLDERS:
        for path in sorted(folder.rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if not isinstance(node, ast.Call):
                    continue
                name = getattr(node.func, "attr", getattr(node.func, "id", None))
                texts = [
                    one.value
                    for one in node.args
                    if isinstance(one, ast.Constant) and isinstance(one.value, str)
                ]
                if name in {"say", "message"} and texts and node.args[0] is not None:
                    single.add(texts[0])
                elif name in PLURALS and len(texts) == 2:
                    plural.add((texts[0], texts[1]))
    return single, plural


SINGLE, PLURAL = said()


def names(text: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(text) if field is not None}


def test_there_are_messages_to_check() -> None:
    assert len(SINGLE) > 150
    assert len(PLURAL) > 20
    assert all(FOLDERS[0].joinpath("locale", f"{one}.po").is_file() for one in LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_missing(language: str) -> None:
    known = catalogue(language)
    assert sorted(SINGLE - {one for one, text in known.messages.items() if text}) == []
    assert sorted(PLURAL - {one for one, forms in known.plurals.items() if all(forms)}) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_left_that_nobody_says(language: str) -> None:
    known = catalogue(language)
    assert sorted(set(known.messages) - SINGLE) == []
    assert sorted(set(known.plurals) - PLURAL) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_placeholder_is_lost_or_made_up(language: str) -> None:
    known = catalogue(language)
    wrong = {one: text for one, text in known.messages.items() if names(one) != names(text)}
    assert wrong == {}
    for (one, many), forms in known.plurals.items():
        allowed = names(one) | names(many)
        assert all(names(form) <= allowed for form in forms), many
        # What is said of many needs all that the English needs; of one, the number may be a word.
        assert names(forms[-1]) == names(many), many


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_as_many_forms_as_the_language_has(language: str) -> None:
    known = catalogue(language)
    assert {len(forms) for forms in known.plurals.values()} == {FORMS[language]}
    assert all(known.form(number) < FORMS[language] for number in range(200))


def test_english_is_what_the_code_says() -> None:
    known = catalogue("en")
    assert {one: text for one, text in known.messages.items() if text != one} == {}
    assert all(forms == pair for pair, forms in known.plurals.items())


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant"])
def test_chinese_is_written_as_chinese(language: str) -> None:
    known = catalogue(language)
    for text in (*known.messages.values(), *(f for forms in known.plurals.values() for f in forms)):
        bare = re.sub(r"\{\w+\}|/\w+.*| |[0-9]", "", text)
        assert not re.search(r"[,;:?!()]", bare), text


def test_traditional_has_no_simplified_characters() -> None:
    both = {"目录", "数量", "价格", "产品", "类别", "供应", "没有", "国家"}
    text = "".join(catalogue("zh-Hant").messages.values())
    assert [one for one in both if one in text and one not in {"没有"}] == []
    assert "沒有" in text


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("en", "en"),
        ("en-GB", "en"),
        ("zh", "zh-Hans"),
        ("zh_CN", "zh-Hans"),
        ("zh-Hans", "zh-Hans"),
        ("zh-Hant", "zh-Hant"),
        ("zh-TW", "zh-Hant"),
        ("zh-HK", "zh-Hant"),
        ("es-MX", "es"),
        ("de", "en"),
        ("", "en"),
    ],
)
def test_the_nearest_language(tag: str, language: str) -> None:
    assert nearest_language(tag) == language
    assert catalogue(tag).language == language


def test_plurals_and_messages_without_a_translation() -> None:
    spanish, unknown = catalogue("es"), "a message of tomorrow, {n}"
    assert spanish.count("{n} product", "{n} products", 1, n=1) == "1 producto"
    assert spanish.count("{n} product", "{n} products", 0, n=0) == "0 productos"
    assert spanish(unknown, n=3) == "a message of tomorrow, 3"
    assert spanish.count("{n} quux", "{n} quuxes", 2, n=2) == "2 quuxes"
    empty = Translations("xx", {}, {("a", "b"): ("",)}, lambda _: 0)
    assert empty.count("a", "b", 1) == "a"
