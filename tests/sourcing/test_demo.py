"""`sourcing demo` and `sourcing sample`, on a small sample."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def test_demo_ends_with_a_sample_printed_and_again_changes_nothing(
    sourcing: Any, tmp_path: Path
) -> None:
    result = sourcing("demo", "--products", "300", at=tmp_path)
    assert result.exit_code == 0, result.output
    text = result.stdout
    assert text.startswith("Synthetic data")
    for heading in ("Read =", "categories", "Price at 100", "The file says", "Attribute"):
        assert heading in text
    assert "USD" in text
    again = sourcing("demo", "--products", "300", "--json", at=tmp_path)
    assert again.exit_code == 0, again.output
    found = json.loads(again.stdout)
    assert found["synthetic"] is True
    assert found["products"]
    ingest = found["ingest"]
    assert ingest["generation"] is None
    assert ingest["accepted"] == 0
    assert ingest["read"] == ingest["rejected"] + ingest["unchanged"]


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
