"""Text analysis: from product text and queries to index terms."""

from index.text.analyzer import Analyzer, Term

__all__ = ["Analyzer", "Term"]
