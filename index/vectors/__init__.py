"""Dense retrieval: embedders, and nearest neighbours by inner product under a filter."""

from index.vectors.first_pass import VectorBackend
from index.vectors.index import DenseIndex, build_index, open_index, write_index

__all__ = ["DenseIndex", "VectorBackend", "build_index", "open_index", "write_index"]
