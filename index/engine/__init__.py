"""The embedded search engine."""

from index.engine.embedded import EmbeddedIndex

__all__ = ["EmbeddedIndex"]
