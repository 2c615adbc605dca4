"""Packages that only language models need, imported when one is opened."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from data.errors import MissingDependency


def optional_module(name: str, *, install: str) -> Any:
    """Import a module.

    Args:
        name: of the module.
        install: what to give to pip.

    Raises:
        MissingDependency: it is not installed.
    """
    try:
        return import_module(name)
    except ImportError as error:
        raise MissingDependency(
            "a language model needs a package that is not installed",
            field="model",
            value=name.partition(".")[0],
            accepted=f"pip install '{install}'",
        ) from error


def pydantic_ai(part: str = "") -> Any:
    """A module of pydantic-ai.

    Raises:
        MissingDependency: it is not installed.
    """
    name = f"pydantic_ai.{part}" if part else "pydantic_ai"
    return optional_module(name, install="pydantic-ai-slim[openai]>=2")
