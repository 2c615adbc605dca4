"""The embedded search engine."""

from index.engine.embedded import EmbeddedIndex
from index.engine.handle import IndexHandle

__all__ = ["EmbeddedIndex", "IndexHandle"]
