"""PDF: tagged, PDF/UA-1, set by Typst in fonts that travel with it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from rfq.document import RfqDocument
from rfq.papers.compose import compose
from rfq.papers.paper import Paper
from rfq.papers.pdf.data import template_data
from rfq.papers.pdf.fonts import font_files

_NO_GLYPH: Final = "could not be displayed with font"


@dataclass(frozen=True, slots=True)
class Pdf:
    """PDF 1.7, tagged; valid PDF/UA-1 (ISO 14289-1) where the fonts have every letter.

    A letter that no font has (Thai, an emoji) is shown as an empty box, and is still in the text
    that is searched and read aloud.
    """

    media_type: str = "application/pdf"
    suffix: str = ".pdf"

    def render(
        self, document: RfqDocument, *, language: str | None = None, supplier: str | None = None
    ) -> bytes:
        """The document as PDF; see `Renderer`."""
        return pdf(compose(document, language=language, supplier=supplier))


def pdf(paper: Paper) -> bytes:
    """A paper as PDF; the same paper gives the same bytes.

    Raises:
        MissingDependency: Typst or a package of fonts is not installed.
    """
    fonts = font_files()
    import typst

    data = json.dumps(template_data(paper), ensure_ascii=False)

    def compiled(*, accessible: bool) -> object:
        # A compiler is good for one input that is no file.
        compiler = typst.Compiler(_template(), font_paths=fonts, sys_inputs={"paper": data})
        return compiler.compile(
            format="pdf",
            pdf_standards=["ua-1"] if accessible else None,
            timestamp=paper.issued,
        )

    try:
        found = compiled(accessible=True)
    except typst.TypstError as error:
        if _NO_GLYPH not in error.message:
            raise
        found = compiled(accessible=False)
    if not isinstance(found, bytes):
        raise TypeError(f"Typst gave {type(found).__name__} instead of one file")
    return found


@cache
def _template() -> bytes:
    return files("rfq.papers.pdf").joinpath("paper.typ").read_bytes()
