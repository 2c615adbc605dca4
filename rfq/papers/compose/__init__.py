"""A paper from a document, part by part."""

from rfq.papers.compose.compose import compose

__all__ = ["compose"]
