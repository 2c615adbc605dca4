"""The import rules between the packages hold in every file."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

OURS = frozenset({"data", "index", "dialogue", "rfq", "sourcing", "benchmarks", "tests", "tools"})

MAY_IMPORT: Mapping[str, frozenset[str]] = {
    "data": frozenset(),
    "index": frozenset({"data"}),
    "dialogue": frozenset({"data"}),
    "rfq": frozenset({"data"}),
    "sourcing": frozenset({"data", "index", "dialogue", "rfq"}),
}


def imported(tree: ast.AST, package: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """Line and top-level package of every import, wherever it stands in the file."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name.partition(".")[0]
        elif isinstance(node, ast.ImportFrom):
            if node.level > len(package):
                yield node.lineno, "<beyond the top-level package>"
            elif node.level:
                yield node.lineno, package[0]
            elif node.module:
                yield node.lineno, node.module.partition(".")[0]
        elif isinstance(node, ast.Call) and node.args:
            name = node.func.attr if isinstance(node.func, ast.Attribute) else None
            name = node.func.id if isinstance(node.func, ast.Name) else name
            first = node.args[0]
            if (
                name in {"import_module", "__import__"}
                and isinstance(first, ast.Constant)
                and isinstance(first.value, str)
            ):
                yield node.lineno, first.value.partition(".")[0]


def violations(root: Path) -> list[str]:
    """Every import that the layers forbid, as ``file:line imports package``."""
    found = []
    for layer, allowed in MAY_IMPORT.items():
        for path in sorted((root / layer).rglob("*.py")):
            relative = path.relative_to(root)
            tree = ast.parse(path.read_text(encoding="utf-8"), filename=str(relative))
            for line, package in imported(tree, relative.parts[:-1]):
                beyond = package.startswith("<")
                if beyond or (package in OURS and package != layer and package not in allowed):
                    found.append(f"{relative}:{line} imports {package}")
    return found


def test_no_package_imports_what_its_layer_forbids() -> None:
    assert violations(ROOT) == []


def test_every_layer_is_there_to_be_checked() -> None:
    for layer in MAY_IMPORT:
        assert list((ROOT / layer).rglob("*.py")), f"{layer} holds no module"


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("data/x.py", "import index"),
        ("data/x.py", "from sourcing.cli import main"),
        ("data/deep/x.py", "import dialogue.belief as belief"),
        ("data/x.py", "def f():\n    from rfq import document"),
        ("data/x.py", "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import index"),
        ("data/x.py", "import importlib\nimportlib.import_module('index.build')"),
        ("data/x.py", "__import__('sourcing')"),
        ("data/x.py", "from .. import index"),
        ("index/x.py", "import dialogue"),
        ("index/x.py", "try:\n    import rfq\nexcept ImportError:\n    pass"),
        ("dialogue/x.py", "from index.search import search"),
        ("rfq/x.py", "import os, index"),
        ("rfq/x.py", "import sourcing"),
        ("sourcing/x.py", "import benchmarks.ingest"),
        ("sourcing/x.py", "from tests.house import test_layers"),
    ],
)
def test_a_planted_violation_is_found(tmp_path: Path, file: str, source: str) -> None:
    target = tmp_path / file
    target.parent.mkdir(parents=True)
    target.write_text(source, encoding="utf-8")
    assert len(violations(tmp_path)) == 1


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("data/x.py", "import data.units\nfrom data import money\nfrom . import y\nimport json"),
        ("data/deep/x.py", "from ..units import convert"),
        ("index/x.py", "from data.records import Product"),
        ("sourcing/x.py", "import data, index, dialogue, rfq"),
    ],
)
def test_what_the_layers_allow_is_not_reported(tmp_path: Path, file: str, source: str) -> None:
    target = tmp_path / file
    target.parent.mkdir(parents=True)
    target.write_text(source, encoding="utf-8")
    assert violations(tmp_path) == []


def test_no_package_under_tests_can_shadow_ours() -> None:
    assert list((ROOT / "tests").rglob("__init__.py")) == []
