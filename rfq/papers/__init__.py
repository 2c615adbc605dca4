"""An RFQ as people read it: PDF, DOCX, Markdown, HTML, a spreadsheet to answer in, the e-mail."""

from rfq.papers.docx import Docx
from rfq.papers.email import Email, Message, message
from rfq.papers.html import Html
from rfq.papers.markdown import Markdown
from rfq.papers.pdf import Pdf
from rfq.papers.renderer import Renderer
from rfq.papers.response import ResponseSheet

__all__ = [
    "Docx",
    "Email",
    "Html",
    "Markdown",
    "Message",
    "Pdf",
    "Renderer",
    "ResponseSheet",
    "message",
]
