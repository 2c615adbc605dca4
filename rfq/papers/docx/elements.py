"""The elements of WordprocessingML that python-docx has no words for.

ECMA-376, part 1: fields (17.16), structured document tags (17.5.2), table properties (17.4).
"""

from __future__ import annotations

from itertools import count
from typing import Any, Final

from rfq.papers.paper import Blank, Choice

# python-docx's types do not cover the XML beneath it.
Xml = Any

_CHECKBOX: Final = "http://schemas.microsoft.com/office/word/2010/wordml"
_EMPTY: Final = "☐"


class Elements:
    """Makes elements; the ids of fill-in fields are unique in one document.

    Args:
        to_fill: what a screen reader says of an empty field.
    """

    def __init__(self, to_fill: str) -> None:
        self._to_fill = to_fill
        self._ids = count(1)

    def field(self, paragraph: Xml, code: str, shown: str, *, size: int, colour: str) -> None:
        """A field that the program keeps current: ``PAGE``, ``NUMPAGES``.

        Args:
            paragraph: that it is added to.
            code: of the field.
            shown: until a program has computed it.
            size: of its letters, in points.
            colour: of its letters, as RGB in hexadecimal.
        """
        for kind, text in (
            ("begin", ""),
            ("", code),
            ("separate", ""),
            ("text", shown),
            ("end", ""),
        ):
            run = element("w:r")
            style = element("w:rPr")
            style.append(element("w:color", **{"w:val": colour}))
            style.append(element("w:sz", **{"w:val": str(2 * size)}))
            run.append(style)
            if kind == "text":
                run.append(element("w:t", text))
            elif kind:
                run.append(element("w:fldChar", **{"w:fldCharType": kind}))
            else:
                run.append(element("w:instrText", f" {text} ", **{"xml:space": "preserve"}))
            paragraph._p.append(run)

    def blank(self, paragraph: Xml, blank: Blank) -> None:
        """A text field to write into."""
        properties = self._properties(blank.name)
        properties.append(element("w:showingPlcHdr"))
        properties.append(element("w:text", **{"w:multiLine": "1"}))
        run = element("w:r")
        style = element("w:rPr")
        style.append(element("w:color", **{"w:val": "7A8594"}))
        run.append(style)
        run.append(element("w:t", "\u2003" * 4, **{"xml:space": "preserve"}))
        self._append(paragraph, properties, run)
        for _ in range(blank.lines - 1):
            paragraph.add_run().add_break()

    def choice(self, paragraph: Xml, choice: Choice) -> None:
        """A box to tick for each option."""
        for at, option in enumerate(choice.options):
            if at:
                paragraph.add_run("   ")
            properties = self._properties(f"{choice.name}: {option}")
            box = word_2010("checkbox")
            for name, value in (
                ("checked", "0"),
                ("checkedState", "2612"),
                ("uncheckedState", "2610"),
            ):
                box.append(word_2010(name, value))
            properties.append(box)
            run = element("w:r")
            run.append(element("w:t", _EMPTY))
            self._append(paragraph, properties, run)
            paragraph.add_run(f"\u00a0{option}")

    def _properties(self, name: str) -> Xml:
        properties = element("w:sdtPr")
        properties.append(element("w:alias", **{"w:val": f"{name[:64]}"}))
        number = next(self._ids)
        properties.append(element("w:tag", **{"w:val": f"answer-{number}"}))
        properties.append(element("w:id", **{"w:val": str(number)}))
        return properties

    def _append(self, paragraph: Xml, properties: Xml, run: Xml) -> None:
        control = element("w:sdt")
        control.append(properties)
        content = element("w:sdtContent")
        content.append(run)
        control.append(content)
        paragraph._p.append(control)


def element(tag: str, text: str | None = None, **attributes: str) -> Xml:
    """An element with attributes, both with their prefix."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    made = OxmlElement(tag)
    if text is not None:
        made.text = text
    for name, value in attributes.items():
        made.set(qn(name), value)
    return made


def word_2010(name: str, value: str | None = None) -> Xml:
    """An element of Word 2010's own namespace."""
    from lxml import etree

    made = etree.Element(f"{{{_CHECKBOX}}}{name}", nsmap={"w14": _CHECKBOX})
    if value is not None:
        made.set(f"{{{_CHECKBOX}}}val", value)
    return made
