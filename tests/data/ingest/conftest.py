"""Small catalogues to ingest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from data.catalogue import Catalogue
from data.ingest import IngestReport, ingest

Write = Callable[[str, str], Path]
Ingest = Callable[..., IngestReport]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write_file(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write_file


@pytest.fixture
def run(home: Path) -> Ingest:
    def run_ingest(*sources: Path | str, **options: object) -> IngestReport:
        names: Sequence[str] = [str(source) for source in sources]
        return ingest(names, home=home, **options)  # type: ignore[arg-type]

    return run_ingest


@pytest.fixture
def catalogue(home: Path) -> Callable[[], Catalogue]:
    return lambda: Catalogue.open(home)
