"""Needs from outside a conversation: files, and a query with filters and terms."""

from sourcing.needs.compose import compose_need
from sourcing.needs.read import read_need

__all__ = ["compose_need", "read_need"]
