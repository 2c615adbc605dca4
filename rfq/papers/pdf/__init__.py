"""PDF, set by Typst."""

from rfq.papers.pdf.render import Pdf

__all__ = ["Pdf"]
