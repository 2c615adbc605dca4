"""Models that the package sentence-transformers loads, on the processor."""

from __future__ import annotations

from typing import Any, Literal

from data.errors import InputError
from index.vectors.embed.optional import optional_module


def load_torch_model(
    kind: Literal["SentenceTransformer", "CrossEncoder"], model: str, *, threads: int
) -> Any:
    """A model by name or by the path of its folder; importing torch takes some nine seconds.

    Args:
        kind: class of the package.
        model: a name on the model hub, or the path of a model's folder.
        threads: torch's, for this whole process.

    Raises:
        MissingDependency: sentence-transformers or torch is not installed.
        InputError: the model cannot be loaded.
    """
    field = "reranker" if kind == "CrossEncoder" else "model"
    purpose = f"the {field} {model!r}"
    torch = optional_module("torch", purpose=purpose, install="torch==2.13.0")
    package = optional_module(
        "sentence_transformers", purpose=purpose, install="sentence-transformers"
    )
    torch.set_num_threads(threads)
    try:
        return getattr(package, kind)(model, device="cpu")
    except (OSError, ValueError) as error:
        raise InputError(
            f"sentence-transformers cannot load this as a {kind}: {error}",
            field=field,
            value=model,
            accepted="a name on the model hub, or the path of a model's folder",
        ) from error
