"""An ONNX Runtime session that takes one thread per call."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol, cast

import numpy.typing as npt

from index.vectors.embed.optional import optional_module


class Session(Protocol):
    """The part of onnxruntime.InferenceSession that is used here."""

    def run(
        self, outputs: Sequence[str], inputs: Mapping[str, npt.NDArray[Any]], /
    ) -> list[npt.NDArray[Any]]:
        """Compute named outputs; may be called by several threads at once."""
        ...


def open_session(file: Path, *, custom_operators: str | None = None) -> Session:
    """Load a model on the processor.

    Calls run in the caller's thread: several texts are best embedded by several callers.

    Args:
        file: the ONNX model.
        custom_operators: path of a library of operators that the model needs.

    Raises:
        MissingDependency: onnxruntime is not installed.
    """
    runtime = optional_module("onnxruntime", purpose="embedding", install="onnxruntime")
    options = runtime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    if custom_operators is not None:
        options.register_custom_ops_library(custom_operators)
    providers = ["CPUExecutionProvider"]
    return cast("Session", runtime.InferenceSession(str(file), options, providers=providers))
