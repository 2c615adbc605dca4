"""The embedded search engine."""

from index.engine.embedded import EmbeddedIndex
from index.engine.handle import IndexHandle
from index.engine.rerank import Rerankers

__all__ = ["EmbeddedIndex", "IndexHandle", "Rerankers"]
