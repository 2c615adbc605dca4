"""CrossEncoderReranker: a model that reads query and product together.

Nogueira & Cho, "Passage Re-ranking with BERT", 2019. Any cross-encoder that sentence-transformers
can load, by name or by the path of its folder, or an exported one without torch
(`index.rerank.onnx_cross_encoder`). None is chosen by default: it reads fifty products
in full for every query, and what it brings on a catalogue is for who configures it to measure
(`sourcing evaluate RATINGS --rerank cross-encoder`).
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from index.protocols import Reranker
from index.rerank.onnx_cross_encoder import OnnxCrossEncoder, exported
from index.vectors.embed.torch_model import load_torch_model


class CrossEncoderReranker:
    """Satisfies `index.protocols.Reranker`; loads torch and the model at first use. Thread-safe.

    Args:
        model: a name on the model hub, or the path of a model's folder.
        threads: torch's, for this whole process.
    """

    def __init__(self, model: str, *, threads: int = 1) -> None:
        self._given = model
        self._threads = max(1, threads)
        self._lock = threading.Lock()
        self._loaded: Any = None

    @property
    def name(self) -> str:
        """The model's name, or that of its folder."""
        folder = Path(self._given)
        return folder.name if folder.is_dir() else self._given

    def scores(self, query: str, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """One score per text, higher is better.

        Raises:
            MissingDependency: sentence-transformers or torch is not installed.
            InputError: the model cannot be loaded.
        """
        if not texts:
            return np.empty(0, np.float32)
        model = self._model()
        with self._lock:
            found = model.predict([(query, text) for text in texts], show_progress_bar=False)
        return np.asarray(found, np.float32).reshape(len(texts))

    def _model(self) -> Any:
        with self._lock:
            if self._loaded is None:
                self._loaded = load_torch_model("CrossEncoder", self._given, threads=self._threads)
            return self._loaded


def open_cross_encoder(model: str, *, threads: int = 1) -> Reranker:
    """The cross-encoder of that name or folder; nothing is loaded yet.

    Args:
        model: a folder with an exported model, or whatever sentence-transformers takes.
        threads: that read pairs.
    """
    folder = Path(model)
    if exported(folder) is not None and (folder / "tokenizer.json").is_file():
        return OnnxCrossEncoder(folder, threads=threads)
    return CrossEncoderReranker(model, threads=threads)
