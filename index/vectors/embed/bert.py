"""BertEncoder: a BERT sentence encoder on ONNX Runtime, from a sentence-transformers folder."""

from __future__ import annotations

import os
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt
from filelock import FileLock

from index.protocols import Vectors
from index.vectors.embed.graph import VERSION, Precision, build_graph
from index.vectors.embed.optional import optional_module
from index.vectors.embed.session import Session, open_session

if TYPE_CHECKING:
    from tokenizers import Tokenizer

_CHUNK: Final = 4_096
_TOKENS_PER_BATCH: Final = 512


class BertEncoder:
    """Embeds texts with one BERT in one precision.

    The ONNX file is built from the weights at first use and kept in ``cache``; after that neither
    onnx nor safetensors is needed. Thread-safe.

    Args:
        folder: config.json, tokenizer.json and model.safetensors.
        stem: of the cached file's name; weights that differ need stems that differ.
        longest: tokens after which a text is cut.
        threads: texts are embedded by this many at once.
    """

    def __init__(
        self,
        folder: Path,
        *,
        stem: str,
        cache: Path,
        precision: Precision,
        longest: int,
        threads: int = 1,
    ) -> None:
        self._folder = folder
        self._file = cache / f"{stem}-{precision}-graph{VERSION}.onnx"
        self._precision = precision
        self._longest = longest
        self._threads = max(1, threads)
        self._lock = threading.Lock()
        self._loaded: tuple[Tokenizer, Session] | None = None

    def encode(self, texts: Sequence[str], dim: int) -> Vectors:
        """Shape (len(texts), dim), L2-normalised."""
        tokenizer, session = self._load()
        vectors = np.empty((len(texts), dim), np.float32)

        def run(rows: list[int], ids: list[list[int]]) -> None:
            vectors[rows] = session.run(["embedding"], _padded(ids))[0]

        with _pool(self._threads if len(texts) > 1 else 1) as pool:
            for start in range(0, len(texts), _CHUNK):
                ids = _token_ids(tokenizer, texts[start : start + _CHUNK])
                batches = _batches([len(tokens) for tokens in ids])
                arguments = (
                    ([start + i for i in batch], [ids[i] for i in batch]) for batch in batches
                )
                if pool is None:
                    for rows, tokens in arguments:
                        run(rows, tokens)
                else:
                    for done in [pool.submit(run, *each) for each in arguments]:
                        done.result()
        return vectors

    def _load(self) -> tuple[Tokenizer, Session]:
        loaded = self._loaded
        if loaded is None:
            with self._lock:
                loaded = self._loaded
                if loaded is None:
                    loaded = self._loaded = (self._tokenizer(), self._session())
        return loaded

    def _tokenizer(self) -> Tokenizer:
        tokenizers = optional_module("tokenizers", purpose="embedding", install="tokenizers")
        tokenizer: Tokenizer = tokenizers.Tokenizer.from_file(str(self._folder / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.enable_truncation(self._longest)
        return tokenizer

    def _session(self) -> Session:
        if not self._file.exists():
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with FileLock(f"{self._file}.lock"):
                if not self._file.exists():
                    scratch = self._file.with_suffix(f".{os.getpid()}.tmp")
                    try:
                        build_graph(self._folder, scratch, self._precision)
                        scratch.replace(self._file)
                    finally:
                        scratch.unlink(missing_ok=True)
        return open_session(self._file)


class _pool:  # noqa: N801 - a context manager, used as a function
    """A thread pool, or nothing when one thread is enough."""

    def __init__(self, threads: int) -> None:
        self._pool = ThreadPoolExecutor(threads) if threads > 1 else None

    def __enter__(self) -> ThreadPoolExecutor | None:
        return self._pool

    def __exit__(self, *error: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)


def _token_ids(tokenizer: Tokenizer, texts: Sequence[str]) -> list[list[int]]:
    if len(texts) == 1:
        # A query: not worth waking the tokeniser's own threads for.
        return [tokenizer.encode(texts[0]).ids]
    return [encoding.ids for encoding in tokenizer.encode_batch_fast(list(texts))]


def _batches(lengths: Sequence[int]) -> list[list[int]]:
    """Texts of like length together, so that little is computed on padding."""
    batches: list[list[int]] = []
    for text in sorted(range(len(lengths)), key=lengths.__getitem__):
        last = batches[-1] if batches else None
        if last is None or (len(last) + 1) * lengths[text] > _TOKENS_PER_BATCH:
            batches.append([text])
        else:
            last.append(text)
    return batches


def _padded(ids: Sequence[Sequence[int]]) -> dict[str, npt.NDArray[Any]]:
    width = max(map(len, ids))
    tokens = np.zeros((len(ids), width), np.int32)
    mask = np.zeros((len(ids), width), np.int32)
    for row, text in enumerate(ids):
        tokens[row, : len(text)] = text
        mask[row, : len(text)] = 1
    return {"input_ids": tokens, "attention_mask": mask}
