"""A home with two generations of a small sample catalogue, both with an index."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from data.catalogue import Catalogue
from data.ingest import ingest
from data.sample import write_sample
from index.snapshot import build_snapshot


@pytest.fixture(scope="session")
def api_home(sample_home: Callable[[int], Path]) -> Path:
    """A home with a sample catalogue and its index; nothing may be written to it."""
    return sample_home(250)


@pytest.fixture
def own_home(api_home: Path, tmp_path: Path) -> Path:
    """A copy that may be written to, and has another generation."""
    home = Path(shutil.copytree(api_home, tmp_path / "home"))
    write_sample(tmp_path / "feeds", products=300)
    ingest([str(tmp_path / "feeds")], home=home, replace=True)
    with Catalogue.open(home) as catalogue:
        build_snapshot(catalogue, home)
    return home
