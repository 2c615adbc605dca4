"""`sourcing demo` and `sourcing sample`, on a small sample."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="module")
def demo_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo")


def run(sourcing: Any, home: Path, *options: str) -> Any:
    result = sourcing("demo", "--products", "300", *options, at=home)
    assert result.exit_code == 0, result.output
    return result


def test_demo_ends_with_a_sample_printed(sourcing: Any, demo_home: Path) -> None:
    text = run(sourcing, demo_home).stdout
    assert text.startswith("Synthetic data")
    for heading in ("Read =", "categories", "Price at 100", "The file says", "Attribute"):
        assert heading in text
    assert "USD" in text


def test_demo_again_changes_nothing(sourcing: Any, demo_home: Path) -> None:
    found = json.loads(run(sourcing, demo_home, "--json").stdout)
    assert found["synthetic"] is True
    assert found["ingest"]["generation"] is None
    assert found["ingest"]["read"] == (
        found["ingest"]["rejected"] + found["ingest"]["unchanged"] + found["ingest"]["accepted"]
    )
    assert found["products"]


def test_the_sample_is_never_mixed_into_other_data(sourcing: Any, fresh_home: Path) -> None:
    result = sourcing("demo", at=fresh_home)
    assert result.exit_code == 2
    assert "--home" in result.stderr
    assert not (fresh_home / "sample").exists()


def test_sample_writes_the_same_bytes_for_the_same_seed(sourcing: Any, tmp_path: Path) -> None:
    def written(name: str, seed: str) -> dict[str, bytes]:
        folder = tmp_path / name
        result = sourcing("sample", str(folder), "--seed", seed, "--products", "200")
        assert result.exit_code == 0, result.output
        assert "Synthetic" in result.stdout
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file()
        }

    first = written("a", "7")
    assert first == written("b", "7")
    assert first != written("c", "8")
