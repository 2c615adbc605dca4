"""Comparing: products or offers side by side, for a caller."""

from sourcing.service.comparing.compare import compared, comparison_file
from sourcing.service.comparing.document import comparison_document

__all__ = ["compared", "comparison_document", "comparison_file"]
