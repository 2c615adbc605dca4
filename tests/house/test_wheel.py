"""The built wheel holds exactly what it should."""

from __future__ import annotations

import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("data", "dialogue", "index", "rfq", "sourcing")
WIDGET = ROOT / "sourcing" / "widget"
"""The browser's side: of it, only the built files are the program's."""
LIMIT = 3_000_000
"""Bytes; the base wheel carries code and small tables, never models or catalogues."""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "wheel.py"), str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return Path(done.stdout.strip())


@pytest.fixture(scope="module")
def contents(wheel: Path) -> frozenset[str]:
    with zipfile.ZipFile(wheel) as archive:
        return frozenset(name for name in archive.namelist() if not name.endswith("/"))


WIDGET = ROOT / "sourcing" / "widget"
BUILT = WIDGET / "dist"
"""Of the widget, what was built travels whole, and nothing else does."""


def stays_behind(path: Path) -> bool:
    """Sources of the widget, and what builds it."""
    return WIDGET in path.parents and BUILT not in path.parents


def kinds() -> frozenset[str]:
    """Names of the files that travel: code, and what the project file says besides."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    data = project["tool"]["setuptools"]["package-data"]["*"]
    return frozenset({"*.py", *(pattern.rpartition("/")[2] for pattern in data)})


def expected() -> frozenset[str]:
    """Every file of our packages that a program needs: code, type marker, tables."""
    return frozenset(
        path.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for kind in kinds()
        for path in (ROOT / package).rglob(kind)
        if "__pycache__" not in path.parts and not stays_behind(path)
    ) | frozenset(path.relative_to(ROOT).as_posix() for path in BUILT.rglob("*") if path.is_file())


def test_the_wheel_holds_our_packages_whole_and_nothing_else(contents: frozenset[str]) -> None:
    found = {name for name in contents if ".dist-info/" not in name}
    assert sorted(found - expected()) == [], "in the wheel, but not ours"
    assert sorted(expected() - found) == [], "ours, but not in the wheel"


def test_nothing_in_our_packages_is_of_a_kind_that_the_wheel_would_lose() -> None:
    others = [
        path.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file()
        and "__pycache__" not in path.parts
        and WIDGET not in path.parents
        and not any(path.match(kind) for kind in kinds())
    ]
    assert others == []


def test_every_package_is_marked_as_typed(contents: frozenset[str]) -> None:
    assert {f"{package}/py.typed" for package in PACKAGES} <= contents


def test_the_licence_and_the_command_travel_along(wheel: Path, contents: frozenset[str]) -> None:
    (licence,) = (name for name in contents if name.endswith(".dist-info/licenses/LICENSE"))
    (entry,) = (name for name in contents if name.endswith(".dist-info/entry_points.txt"))
    with zipfile.ZipFile(wheel) as archive:
        assert archive.read(licence) == (ROOT / "LICENSE").read_bytes()
        assert "sourcing = sourcing.cli.main:main" in archive.read(entry).decode()


def test_the_wheel_is_small_and_pure(wheel: Path) -> None:
    assert wheel.name.endswith("-py3-none-any.whl")
    assert wheel.stat().st_size < LIMIT


def test_version_is_said_once() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "version" in project
    assert "Private :: Do Not Upload" in project["classifiers"]
    assert "## [Unreleased]" in changelog
