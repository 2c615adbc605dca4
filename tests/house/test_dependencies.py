"""What is imported is declared, and what is declared is imported."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("data", "dialogue", "index", "rfq", "sourcing")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

READ_AS_FILES = {"pvlib", "hplib", "windpowerlib"}
"""Packages of the `real` extra: their data files are read, they are never imported."""


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def declared(requirements: list[str]) -> set[str]:
    return {normal(re.split(r"[\s<>=!~;\[]", one, maxsplit=1)[0]) for one in requirements}


def imported() -> set[str]:
    """Third-party modules that our packages import anywhere."""
    found = set()
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Import):
                    found |= {alias.name.partition(".")[0] for alias in node.names}
                elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                    found.add(node.module.partition(".")[0])
    return found - set(sys.stdlib_module_names) - set(PACKAGES)


def distributions() -> list[set[str]]:
    """For each module that our packages import, the distributions that bring it.

    Several share one where it is a namespace: one of them has to be declared.
    """
    known = packages_distributions()
    return [{normal(name) for name in known.get(module, [module])} for module in imported()]


def test_every_import_is_declared() -> None:
    extras = PROJECT["optional-dependencies"]
    usable = declared([*PROJECT["dependencies"], *(one for e in extras.values() for one in e)])
    assert [sorted(one) for one in distributions() if not one & usable] == []


def test_every_declared_dependency_is_used() -> None:
    used = set().union(*distributions())
    assert sorted(declared(PROJECT["dependencies"]) - used) == []


def test_the_real_extra_is_only_read_from() -> None:
    assert declared(PROJECT["optional-dependencies"]["real"]) == READ_AS_FILES
    assert not imported() & READ_AS_FILES


def test_no_model_library_is_a_dependency_of_the_main_job() -> None:
    heavy = {"torch", "transformers", "sentence-transformers", "faiss-cpu", "onnxruntime", "pandas"}
    assert not declared(PROJECT["dependencies"]) & heavy


def test_no_message_tells_to_install_this_project_from_an_index() -> None:
    # It is not published: whatever an index has under its name is somebody else's.
    named = re.compile(r"pip install[^\n]*?['\"\s](sourcing(?:\[\w+\])?|\.\[(\w+)\])(?=['\"\s])")
    extras = set(PROJECT["optional-dependencies"])
    texts = {
        path: path.read_text(encoding="utf-8")
        for package in PACKAGES
        for path in (ROOT / package).rglob("*.py")
    } | {path: path.read_text(encoding="utf-8") for path in ROOT.glob("*.md")}
    found = [
        f"{path.relative_to(ROOT)}: {match[1]}"
        for path, text in texts.items()
        for match in named.finditer(text)
        if match[2] not in extras
    ]
    assert found == []
    assert named.search("pip install 'sourcing[real]'")
