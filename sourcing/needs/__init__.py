"""Needs from outside a conversation: files, words, and a query with filters and terms."""

from sourcing.needs.compose import compose_need
from sourcing.needs.read import read_need
from sourcing.needs.understood import Understood, understand_words

__all__ = ["Understood", "compose_need", "read_need", "understand_words"]
