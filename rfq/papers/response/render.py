"""XLSX: a workbook for the supplier to fill in, with totals that follow."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from data.errors import MissingDependency
from rfq.comparison.render.csv import safe
from rfq.comparison.render.sheet import Book
from rfq.document import RfqDocument, for_supplier
from rfq.papers.compose import compose
from rfq.papers.renderer import language_of
from rfq.papers.response.book import ResponseBook
from rfq.papers.response.prices import write_prices
from rfq.papers.response.specifications import write_specifications
from rfq.papers.response.terms import write_questions, write_terms
from rfq.papers.words import PaperWords


@dataclass(frozen=True, slots=True)
class ResponseSheet:
    """An Excel workbook (ECMA-376): prices, specifications, terms and questions to answer.

    Only the yellow cells can be changed; the sheets are locked without a password, so that
    anybody who has to can unlock them. No text of the document is taken for a formula.
    """

    media_type: str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    suffix: str = ".xlsx"

    def render(
        self, document: RfqDocument, *, language: str | None = None, supplier: str | None = None
    ) -> bytes:
        """The document as a workbook to fill in; see `Renderer`."""
        words = PaperWords(language_of(document, language, supplier))
        paper = compose(document, language=language, supplier=supplier)
        try:
            import xlsxwriter  # type: ignore[import-untyped]
        except ImportError as error:
            raise MissingDependency(
                "spreadsheets are written by a package that is not installed",
                accepted="pip install xlsxwriter",
            ) from error
        out = BytesIO()
        options = {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        workbook = xlsxwriter.Workbook(out, options)
        workbook.set_properties(
            {
                "title": safe(f"{paper.title} {paper.number}"),
                "subject": safe(paper.subject or ""),
                "author": safe(paper.buyer[0]) if paper.buyer else "",
                "created": paper.issued.replace(tzinfo=None),
            }
        )
        made = ResponseBook(Book(workbook), for_supplier(document, supplier), paper, words)
        prices = made.sheet(words.say("Quotation"))
        specifications = any(line.specifications for line in made.document.lines)
        write_prices(made, prices, write_specifications(made) if specifications else None)
        write_terms(made)
        if made.document.process.questions:
            write_questions(made)
        workbook.close()
        return out.getvalue()
