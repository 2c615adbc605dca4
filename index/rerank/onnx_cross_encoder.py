"""OnnxCrossEncoder: a cross-encoder on ONNX Runtime, without torch.

For a model that was exported (``model.onnx`` beside ``tokenizer.json``), as `optimum-cli export
onnx` writes it and as packages ship it. Serving then needs what the embedding models need anyway.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt

from data.errors import InputError
from index.vectors.embed.optional import optional_module
from index.vectors.embed.session import Session, open_session

if TYPE_CHECKING:
    from tokenizers import Tokenizer

_LONGEST: Final = 160
"""Tokens of query and product together: what comes later in a text says little of what it is."""
_BATCH: Final = 8


class OnnxCrossEncoder:
    """Satisfies `index.protocols.Reranker`; the model is loaded at first use. Thread-safe.

    Args:
        folder: that holds ``tokenizer.json`` and ``model.onnx``, or ``onnx/model.onnx``.
        threads: pairs are read by this many at once.
    """

    def __init__(self, folder: Path, *, threads: int = 1) -> None:
        self._folder = folder
        self._threads = max(1, threads)
        self._lock = threading.Lock()
        self._loaded: tuple[Tokenizer, Session, frozenset[str]] | None = None

    @property
    def name(self) -> str:
        """The folder's."""
        return self._folder.name

    def scores(self, query: str, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """One score per text, higher is better.

        Raises:
            MissingDependency: onnxruntime or tokenizers is not installed.
            InputError: the model cannot be loaded.
        """
        tokenizer, session, inputs = self._model()
        # Pairs of about one length go together: the shorter ones are padded.
        order = sorted(range(len(texts)), key=lambda n: len(texts[n]))
        batches = [order[at : at + _BATCH] for at in range(0, len(order), _BATCH)]
        found = np.empty(len(texts), np.float32)

        def read(rows: list[int]) -> None:
            pairs = tokenizer.encode_batch([(query, texts[row]) for row in rows])
            given = {
                "input_ids": [one.ids for one in pairs],
                "attention_mask": [one.attention_mask for one in pairs],
                "token_type_ids": [one.type_ids for one in pairs],
            }
            arrays = {k: np.array(v, np.int64) for k, v in given.items() if k in inputs}
            found[rows] = np.asarray(session.run([], arrays)[0]).reshape(len(rows), -1)[:, -1]

        if self._threads == 1 or len(batches) < 2:
            for rows in batches:
                read(rows)
        else:
            with ThreadPoolExecutor(self._threads, "rerank") as pool:
                list(pool.map(read, batches))
        return found

    def _model(self) -> tuple[Tokenizer, Session, frozenset[str]]:
        with self._lock:
            if self._loaded is None:
                self._loaded = self._load()
            return self._loaded

    def _load(self) -> tuple[Tokenizer, Session, frozenset[str]]:
        package = optional_module(
            "tokenizers", purpose=f"the reranker {self.name!r}", install="tokenizers"
        )
        try:
            tokenizer = package.Tokenizer.from_file(str(self._folder / "tokenizer.json"))
            session: Any = open_session(exported(self._folder) or self._folder / "model.onnx")
        # Both packages raise their own bare exceptions for a file that they cannot read.
        except Exception as error:
            raise InputError(
                f"ONNX Runtime cannot load this as a cross-encoder: {error}",
                field="reranker",
                value=str(self._folder),
                accepted="a folder with model.onnx and tokenizer.json",
            ) from error
        tokenizer.enable_truncation(_LONGEST, strategy="only_second")
        tokenizer.enable_padding()
        return tokenizer, session, frozenset(one.name for one in session.get_inputs())


def exported(folder: Path) -> Path | None:
    """The ONNX model of a folder; None where there is none."""
    found = (folder / "model.onnx", folder / "onnx" / "model.onnx")
    return next((path for path in found if path.is_file()), None)
