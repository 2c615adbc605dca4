"""The preview: one page in which no text of the document becomes markup."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from rfq.document import RfqDocument
from rfq.papers import Html

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "</style><script>x</script>",
    "javascript:alert(1)",
    "&lt;b&gt;",
    "{{7*7}}",
    '#include("/etc/passwd")',
)
ALLOWED = frozenset(
    "html head meta title style body header main h1 h2 h3 h4 p b br dl div dt dd ul li table "
    "caption span thead tbody tr th td hr".split()
)


class Seen(HTMLParser):
    """Tags, attributes and texts of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.text += data


def seen(page: bytes) -> Seen:
    parser = Seen()
    parser.feed(page.decode())
    parser.close()
    return parser


def with_texts(document: RfqDocument, text: str) -> RfqDocument:
    line = document.lines[0].model_copy(update={"description": text, "notes": (text,)})
    header = document.header.model_copy(update={"title": text.replace("\n", " "), "notes": (text,)})
    terms = document.terms.model_copy(update={"payment": text})
    lines = (line, *document.lines[1:])
    return document.model_copy(update={"header": header, "lines": lines, "terms": terms})


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_and_never_becomes_markup(full: RfqDocument, text: str) -> None:
    page = seen(Html().render(with_texts(full, text)))
    assert page.tags <= ALLOWED
    assert not {one for one in page.attributes if one.startswith("on")}
    assert not page.attributes & {"href", "src", "style", "action", "srcdoc"}
    assert text in page.text


@pytest.mark.parametrize("language", ["en", "es", "zh-Hans", "zh-Hant"])
def test_it_is_one_page_in_the_language(full: RfqDocument, language: str) -> None:
    page = Html().render(full, language=language)
    assert f'<html lang="{language}"'.encode() in page
    assert page == Html().render(full, language=language)
