"""`sourcing revise` and `sourcing changes`: the next revision, and what is different."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest

from benchmarks.rfq.generate import generate
from rfq.document import RfqDocument, rfq_from_json, rfq_to_json
from rfq.revision import diff
from rfq.revision.apply import put
from rfq.ubl import rfq_to_ubl
from rfq.wording.changes import change_words


@pytest.fixture(scope="module")
def document() -> RfqDocument:
    tree = generate(Random(7)).model_dump(mode="json")
    tree["header"]["issued"] = "2025-01-01T09:00:00+01:00"
    return RfqDocument.model_validate_json(json.dumps(tree))


@pytest.fixture
def file(document: RfqDocument, tmp_path: Path) -> Path:
    path = tmp_path / "rfq.json"
    path.write_bytes(rfq_to_json(document))
    return path


def test_a_revision_is_written_and_told(
    sourcing: Any, document: RfqDocument, file: Path, tmp_path: Path
) -> None:
    line = document.lines[0].id
    result = sourcing(
        "revise", str(file), "--set", "header.title=2027", "--set",
        f'lines[{json.dumps(line)}].quantity={{"number": "12345", "unit": "C62"}}',
        "--output", str(tmp_path / "next"),
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    [written] = (tmp_path / "next").iterdir()
    after = rfq_from_json(written.read_bytes())
    assert after.header.title == "2027"
    assert after.header.revision == document.header.revision + 1
    assert str(after.lines[0].quantity.number if after.lines[0].quantity else "") == "12345"
    assert "2027" in result.output
    told = sourcing("changes", str(file), str(written), "--language", "es")
    assert told.exit_code == 0, told.output
    assert "Título" in told.output
    assert "Cantidad" in told.output
    assert "12345" in told.output
    data = json.loads(sourcing("changes", str(file), str(written), "--json").stdout)
    assert {one["path"] for one in data["changes"]} >= {"header.title", "header.revision"}


def test_nothing_different_is_said(
    sourcing: Any, document: RfqDocument, file: Path, tmp_path: Path
) -> None:
    ubl = tmp_path / "rfq.xml"
    ubl.write_bytes(rfq_to_ubl(document, internal=True))
    result = sourcing("changes", str(file), str(ubl))
    assert result.exit_code == 0, result.output
    assert "no differences" in result.output


@pytest.mark.parametrize("content", [b"<a/>", b"{}", b"", b"\xff\xfe"])
def test_what_is_no_rfq_is_refused(
    sourcing: Any, file: Path, tmp_path: Path, content: bytes
) -> None:
    other = tmp_path / "other"
    other.write_bytes(content)
    result = sourcing("changes", str(file), str(other))
    assert result.exit_code == 2, result.output
    assert "Traceback" not in result.output
    assert sourcing("changes", str(file), str(tmp_path / "none")).exit_code == 2


@pytest.mark.parametrize("setting", ["header.title", "=3", "nowhere=3", "header.revision=9"])
def test_a_setting_that_does_not_fit_is_refused(
    sourcing: Any, file: Path, tmp_path: Path, setting: str
) -> None:
    result = sourcing("revise", str(file), "--set", setting, "--output", str(tmp_path / "next"))
    assert result.exit_code == 2, result.output
    assert not (tmp_path / "next").exists()


@pytest.mark.parametrize("language", ["en", "zh", "zh-Hant", "es"])
@pytest.mark.parametrize("seed", range(12))
def test_every_change_has_words(language: str, seed: int) -> None:
    before, after = generate(Random(seed)), generate(Random(seed + 100))
    for change in diff(before, after):
        words = change_words(change, before, after, language=language)
        assert words.strip()
        assert "{" not in words.split(":")[0]


def test_a_specification_is_called_by_its_name() -> None:
    made = (generate(Random(seed)) for seed in range(50))
    document = next(one for one in made if one.lines[0].specifications)
    tree = document.model_dump(mode="json")
    line = document.lines[0]
    one = line.specifications[0]
    put(tree, f"lines[{json.dumps(line.id)}].specifications[{json.dumps(one.id)}]", None)
    after = RfqDocument.model_validate_json(json.dumps(tree))
    [change] = [c for c in diff(document, after) if not c.is_bookkeeping]
    assert one.name in change_words(change, document, after)
