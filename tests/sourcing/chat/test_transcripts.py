"""docs/transcripts.md is what comes out."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("transcripts", ROOT / "tools" / "transcripts.py")
    assert spec is not None
    assert spec.loader is not None
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


def test_the_transcripts_are_what_comes_out(tool: ModuleType, tmp_path: Path) -> None:
    with tool.opened_at(tool.build(tmp_path)) as opened:
        text = tool.pages(opened)
    held = tool.PAGE.read_text(encoding="utf-8")
    changed = [
        (old, new)
        for old, new in zip(held.splitlines(), text.splitlines(), strict=False)
        if old != new
    ]
    assert changed[:3] == [], "run `python tools/transcripts.py`"
    assert held == text


def test_there_are_ten(tool: ModuleType) -> None:
    assert len(tool.CONVERSATIONS) == 10
    held = tool.PAGE.read_text(encoding="utf-8")
    assert all(f"\n## {title}\n" in held for title, _, _ in tool.CONVERSATIONS)
