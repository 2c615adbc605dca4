"""Packages that only some models need, imported when such a model is used."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from data.errors import MissingDependency


def optional_module(name: str, *, purpose: str, install: str) -> Any:
    """Import a module.

    Args:
        name: of the module.
        purpose: what it is for, as the beginning of a sentence.
        install: what to give to pip.

    Raises:
        MissingDependency: it is not installed.
    """
    try:
        return import_module(name)
    except ImportError as error:
        raise MissingDependency(f"{purpose} needs a package: pip install {install}") from error
