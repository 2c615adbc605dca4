"""Embedders: text into vectors, from models that pip alone installs, or from any other."""

from index.vectors.embed.any_model import SentenceTransformerEmbedder
from index.vectors.embed.cached import CachedEmbedder, Progress
from index.vectors.embed.choose import ENGLISH, MULTILINGUAL, choose_embedder
from index.vectors.embed.graph import Precision
from index.vectors.embed.language import LanguageIdentifier
from index.vectors.embed.minilm import MiniLm
from index.vectors.embed.multilingual import UniversalSentenceEncoder
from index.vectors.embed.router import Route, Router
from index.vectors.embed.store import EmbeddingStore

__all__ = [
    "ENGLISH",
    "MULTILINGUAL",
    "CachedEmbedder",
    "EmbeddingStore",
    "LanguageIdentifier",
    "MiniLm",
    "Precision",
    "Progress",
    "Route",
    "Router",
    "SentenceTransformerEmbedder",
    "UniversalSentenceEncoder",
    "choose_embedder",
]
