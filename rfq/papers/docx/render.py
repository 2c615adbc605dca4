"""DOCX: real headings, tables and fields, and a form that is filled in on the screen."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any, Final

from data.errors import MissingDependency
from rfq.document import RfqDocument
from rfq.papers.compose import compose
from rfq.papers.docx.elements import Elements
from rfq.papers.docx.styles import MUTED, set_up, text_width, word_language
from rfq.papers.docx.tables import Tables
from rfq.papers.paper import Facts, Items, Paper, Prose, Section, Strong, Table

_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest day that a ZIP archive can state."""


@dataclass(frozen=True, slots=True)
class Docx:
    """Office Open XML (ECMA-376), with content controls where the supplier answers."""

    media_type: str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    suffix: str = ".docx"

    def render(
        self, document: RfqDocument, *, language: str | None = None, supplier: str | None = None
    ) -> bytes:
        """The document as DOCX; see `Renderer`."""
        try:
            import docx
        except ImportError as error:
            raise MissingDependency(
                "DOCX is written by a package that is not installed",
                accepted="pip install python-docx",
            ) from error
        paper = compose(document, language=language, supplier=supplier)
        made = docx.Document()
        set_up(made, paper)
        _Writer(made, paper).write()
        return _packed(made)


class _Writer:
    """Writes one paper into one document."""

    def __init__(self, document: Any, paper: Paper) -> None:
        self._document, self._paper = document, paper
        self._elements = Elements(paper.labels.fill_in)
        self._tables = Tables(document, text_width(paper), self._elements)

    def write(self) -> None:
        """All of it."""
        paper, document = self._paper, self._document
        _properties(document, paper)
        self._furniture()
        sender = [(one, 14 if at == 0 else 9) for at, one in enumerate(paper.buyer)]
        contacts = [part for one in paper.contacts for part in one.split(" · ")]
        if sender or contacts:
            head = [paper.labels.contacts, *contacts] if contacts else []
            self._tables.letterhead(sender, head)
        document.add_paragraph(paper.title, style="Title")
        if paper.subject is not None:
            document.add_paragraph(paper.subject, style="Subtitle")
        if paper.supplier:
            self._muted(paper.labels.addressee)
            self._run(document.add_paragraph(), paper.supplier[0], bold=True)
            for one in paper.supplier[1:]:
                document.add_paragraph(one).paragraph_format.space_after = 0
            document.add_paragraph().paragraph_format.space_after = 0
        key = [*paper.key, *([paper.due] if paper.due is not None else [])]
        self._tables.facts(Facts(paper.title, tuple((one, Strong(text)) for one, text in key)))
        for text in paper.opening:
            document.add_paragraph(text)
        if paper.confidentiality is not None:
            document.add_paragraph(paper.confidentiality[1])
        for section in paper.sections:
            self._section(section, 0)
        title = document.add_paragraph(paper.form_title, style="Heading 1")
        title.paragraph_format.page_break_before = True
        document.add_paragraph(paper.form_opening)
        for section in paper.form:
            self._section(section, 1)

    def _section(self, section: Section, shift: int) -> None:
        self._document.add_paragraph(section.heading, style=f"Heading {section.level + shift}")
        for block in section.blocks:
            match block:
                case Table():
                    self._tables.table(block)
                case Facts():
                    self._tables.facts(block)
                case Items(items):
                    for one in items:
                        self._document.add_paragraph(one, style="List Bullet")
                case Prose(text, heading):
                    paragraph = self._document.add_paragraph()
                    if heading is not None:
                        self._run(paragraph, f"{heading} ", bold=True)
                    paragraph.add_run(text)

    def _furniture(self) -> None:
        """What stands at the top and the foot of every page."""
        paper, section = self._paper, self._document.sections[0]
        revision = f"{paper.key[1][0]} {paper.revision}"
        head = section.header.paragraphs[0]
        _tabs(head, text_width(paper))
        self._run(head, f"{paper.title} {paper.number}\t{revision}", size=8, colour=MUTED)
        foot = section.footer.paragraphs[0]
        _tabs(foot, text_width(paper))
        secrecy = "" if paper.confidentiality is None else f" · {paper.confidentiality[0]}"
        self._run(foot, f"{paper.number}{secrecy}\t", size=8, colour=MUTED)
        before, _, rest = paper.page_of.partition("{page}")
        between, _, after = rest.partition("{pages}")
        self._run(foot, before, size=8, colour=MUTED)
        self._elements.field(foot, "PAGE", "1", size=8, colour=MUTED)
        self._run(foot, between, size=8, colour=MUTED)
        self._elements.field(foot, "NUMPAGES", "1", size=8, colour=MUTED)
        self._run(foot, after, size=8, colour=MUTED)

    def _muted(self, text: str) -> None:
        paragraph = self._document.add_paragraph()
        paragraph.paragraph_format.space_after = 0
        self._run(paragraph, text, size=9, colour=MUTED)

    def _run(
        self,
        paragraph: Any,
        text: str,
        *,
        size: int | None = None,
        bold: bool = False,
        colour: str | None = None,
    ) -> None:
        from docx.shared import Pt, RGBColor

        run = paragraph.add_run(text)
        run.bold = bold or None
        if size is not None:
            run.font.size = Pt(size)
        if colour is not None:
            run.font.color.rgb = RGBColor.from_string(colour)


def _tabs(paragraph: Any, width: int) -> None:
    from docx.enum.text import WD_TAB_ALIGNMENT

    stops = paragraph.paragraph_format.tab_stops
    stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)


def _properties(document: Any, paper: Paper) -> None:
    core = document.core_properties
    core.title = f"{paper.title} {paper.number}"
    core.subject = paper.subject or ""
    core.author = paper.buyer[0] if paper.buyer else ""
    core.last_modified_by = core.author
    core.comments = ""
    core.keywords = paper.number
    core.language = word_language(paper.language)
    issued = _utc(paper.issued)
    core.created = core.modified = issued
    core.revision = int(paper.revision)


def _utc(moment: datetime) -> datetime:
    return moment - (moment.utcoffset() or moment - moment)


def _packed(document: Any) -> bytes:
    """The document's archive, its parts without the time at which they were written."""
    raw, out = BytesIO(), BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            target.writestr(info, source.read(name))
    return out.getvalue()
