"""Renderings of a comparison: terminal, Markdown, HTML, CSV, XLSX and JSON."""

from rfq.comparison.render.csv import to_csv
from rfq.comparison.render.html import to_html
from rfq.comparison.render.json import to_json
from rfq.comparison.render.markdown import to_markdown
from rfq.comparison.render.terminal import to_terminal
from rfq.comparison.render.xlsx import to_xlsx

__all__ = ["to_csv", "to_html", "to_json", "to_markdown", "to_terminal", "to_xlsx"]
