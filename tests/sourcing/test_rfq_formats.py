"""`sourcing rfq --format`: every format, for every supplier, in its language."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

NEED = ("diesel forklift", "-f", "load capacity >= 2.5 t", "-n", "10", "--today", "2026-11-22")


@pytest.fixture(scope="module")
def home(indexed: Path) -> Path:
    return indexed


def test_all_formats_are_written_and_the_mail_names_what_goes_with_it(
    sourcing: Any, indexed: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "rfq"
    result = sourcing(
        "rfq", *NEED, "--supplier", "s1", "--format", "all", "--output", str(folder),
        "--set", 'lines[1].target_price={"amount": "4321.09", "currency": "USD"}',
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    endings = {path.name.partition("-s1")[2] or path.suffix: path for path in folder.iterdir()}
    assert set(endings) == {".json", ".xml", ".pdf", ".docx", ".xlsx", ".md", "-email.txt"}
    mail = endings["-email.txt"].read_text("utf-8")
    for ending in (".pdf", ".docx", ".xlsx", ".xml"):
        assert f"  - {endings[ending].name}\n" in mail
    assert endings[".json"].name not in mail
    assert "4321.09" in endings[".json"].read_text("utf-8")
    assert "4,321" not in endings[".md"].read_text("utf-8")
    assert endings[".pdf"].read_bytes().startswith(b"%PDF-1.7")


def test_the_language_that_is_asked_for_is_the_one_that_is_written(
    sourcing: Any, indexed: Path
) -> None:
    result = sourcing("rfq", *NEED, "--format", "markdown", "--language", "es")
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("# Solicitud de oferta")


def test_what_is_no_text_goes_through_a_pipe_as_it_is(sourcing: Any, indexed: Path) -> None:
    result = sourcing("rfq", *NEED, "--format", "xlsx")
    assert result.exit_code == 0, result.output
    assert result.stdout_bytes.startswith(b"PK")
    assert not result.stdout_bytes.endswith(b"\n")


def test_what_is_no_text_is_not_thrown_at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    from data.errors import InputError
    from sourcing.cli.terminal import write_bytes

    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    with pytest.raises(InputError, match="no text"):
        write_bytes(b"PK", text=False)


def test_several_suppliers_need_a_folder(sourcing: Any, indexed: Path) -> None:
    result = sourcing("rfq", *NEED, "--format", "pdf", "--format", "docx")
    assert result.exit_code == 2
    assert "--output" in result.output
