"""Styles of the DOCX: page, fonts, language, headings."""

from __future__ import annotations

from typing import Any, Final

from rfq.papers.docx.elements import Xml, element
from rfq.papers.paper import Paper

ACCENT: Final = "1D4F91"
MUTED: Final = "525D6B"
RULE: Final = "C3CCD6"
TINT: Final = "EEF2F7"
TO_FILL: Final = "FFF9DB"

_LATIN: Final = "Calibri"
_EAST_ASIAN: Final = {"zh-Hant": "Microsoft JhengHei", "ja": "Yu Gothic", "ko": "Malgun Gothic"}
_SIMPLIFIED: Final = "Microsoft YaHei"
_MM: Final = 36_000
"""English Metric Units in a millimetre."""
_SIZES: Final = {"a4": (210.0, 297.0), "us-letter": (215.9, 279.4)}
MARGIN: Final = 20.0


def set_up(document: Any, paper: Paper) -> None:
    """Page, fonts and language of an empty document."""
    width, height = _SIZES[paper.page]
    section = document.sections[0]
    section.page_width, section.page_height = int(width * _MM), int(height * _MM)
    for side in ("left", "right", "top", "bottom"):
        setattr(section, f"{side}_margin", int(MARGIN * _MM))
    _style(document, "Normal", 10, None, bold=False, language=paper.language)
    _style(document, "Title", 22, ACCENT, bold=True, language=paper.language)
    _style(document, "Subtitle", 13, MUTED, bold=False, language=paper.language)
    _style(document, "Heading 1", 14, ACCENT, bold=True, language=paper.language)
    _style(document, "Heading 2", 12, ACCENT, bold=True, language=paper.language)
    _style(document, "Heading 3", 11, ACCENT, bold=True, language=paper.language)
    _spacing(document, "Normal", 0, 4)
    _spacing(document, "Title", 14, 2)
    _spacing(document, "Subtitle", 0, 10)
    _spacing(document, "Heading 1", 18, 6)
    _spacing(document, "Heading 2", 14, 4)
    _spacing(document, "Heading 3", 12, 4)
    for name in ("Header", "Footer"):
        # The template's tab stops are for another page.
        properties = document.styles[name].element.pPr
        for old in properties.findall(f"{{{properties.nsmap['w']}}}tabs"):
            properties.remove(old)


def text_width(paper: Paper) -> int:
    """Between the margins, in English Metric Units."""
    return int((_SIZES[paper.page][0] - 2 * MARGIN) * _MM)


def _style(
    document: Any, name: str, size: int, colour: str | None, *, bold: bool, language: str
) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style = document.styles[name]
    style.font.size = Pt(size)
    style.font.bold = bold
    style.font.italic = False
    if colour is not None:
        style.font.color.rgb = RGBColor.from_string(colour)
    properties: Xml = style.element.get_or_add_rPr()
    for old in properties.findall(qn("w:spacing")):
        properties.remove(old)
    fonts = properties.get_or_add_rFonts()
    for key in list(fonts.attrib):
        del fonts.attrib[key]
    for key in ("w:ascii", "w:hAnsi", "w:cs"):
        fonts.set(qn(key), _LATIN)
    fonts.set(qn("w:eastAsia"), east_asian(language))
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    tag = word_language(language)
    chinese = tag if tag.startswith(("zh", "ja", "ko")) else "zh-CN"
    properties.append(element("w:lang", **{"w:val": tag, "w:eastAsia": chinese}))


def _spacing(document: Any, name: str, before: int, after: int) -> None:
    from docx.shared import Pt

    layout = document.styles[name].paragraph_format
    layout.space_before, layout.space_after = Pt(before), Pt(after)
    if name.startswith("Heading"):
        layout.keep_with_next = True
    if name == "Title":
        # The template's rule under titles.
        from docx.oxml.ns import qn

        properties = document.styles[name].element.pPr
        for old in properties.findall(qn("w:pBdr")):
            properties.remove(old)


def east_asian(language: str) -> str:
    """The font of Chinese, Japanese and Korean letters that Word has for a language."""
    known = (font for tag, font in _EAST_ASIAN.items() if language.startswith(tag))
    return next(known, _SIMPLIFIED)


def word_language(language: str) -> str:
    """A tag of language and region: what spelling checkers know ("zh-CN", not "zh-Hans")."""
    language_only, *rest = language.split("-")
    region = next((one for one in rest if len(one) == 2), None)
    if region is None:
        usual = {"zh": "TW" if "Hant" in rest else "CN", "en": "GB", "es": "ES"}
        region = usual.get(language_only)
    return f"{language_only}-{region}" if region is not None else language_only
