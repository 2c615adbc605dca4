"""DOCX, for Word, LibreOffice and others."""

from rfq.papers.docx.render import Docx

__all__ = ["Docx"]
