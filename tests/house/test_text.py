"""No tracked file says what it should not."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# Each pattern is broken by an empty group, so that this file does not match itself.
FORBIDDEN = {
    "an unfinished mark": r"\b(?:TO()DO|FIX()ME|HA()CK)\b",
    "a path of one machine": r"(?<![\w.}])/(?:wo()rk|ro()ot|ho()me|Us()ers)/\w",
    "a folder outside the project": r"\.\./sha()red\b|\bsha()red/(?:gui()de|data()sets)\b",
    "a private key": r"-----BEGIN() [A-Z ]*PRIVATE KEY",
    "hype": r"(?i)\b(?:blazing()ly|cutting()[- ]edge|world()[- ]class|game[- ]chan()ging|"
    r"revolution()ary|seam()lessly|state()[- ]of[- ]the[- ]art|super()charge)\b",
}
LIMIT = 1_000_000
"""Bytes; a tracked file is written by a person or is a small table."""
OTHERS = ROOT / "rfq" / "ubl" / "xsd"
"""A standards body's own files, which may not be changed and are as large as they are."""


def tracked() -> list[Path]:
    """The files under version control, or in a copy without it, the files of our folders."""
    if shutil.which("git") and (ROOT / ".git").exists():
        done = subprocess.run(
            ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
        )
        return [path for name in done.stdout.split("\0") if name and (path := ROOT / name).exists()]
    skipped = {"build", "dist", "node_modules"}
    return [
        path
        for path in ROOT.rglob("*")
        if path.is_file()
        and not any(
            part in skipped
            or part == "__pycache__"
            or part.startswith(".venv")
            or part.endswith(("egg-info", "_cache"))
            for part in path.relative_to(ROOT).parts
        )
    ]


def said(text: str) -> list[str]:
    """What the text says that it should not."""
    return [
        f"{what}: {match.group()!r}"
        for what, pattern in FORBIDDEN.items()
        for match in re.finditer(pattern, text)
    ]


def test_no_file_says_what_it_should_not() -> None:
    found = []
    for path in tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{path.relative_to(ROOT)}: {words}" for words in said(text)]
    assert found == []


@pytest.mark.parametrize(
    "text",
    ["TO" + "DO: later", "see /wo" + "rk/x", "../sha" + "red/x", "blazing" + "ly fast"],
)
def test_a_planted_word_is_found(text: str) -> None:
    assert len(said(text)) == 1


def test_files_are_small_and_end_with_a_line_break() -> None:
    found = []
    for path in tracked():
        content = path.read_bytes()
        if len(content) > LIMIT and OTHERS not in path.parents:
            found.append(f"{path.relative_to(ROOT)}: {len(content)} bytes")
        text = path.suffix in {".py", ".md", ".toml", ".yaml", ".sh"}
        if text and content and not content.endswith(b"\n"):
            found.append(f"{path.relative_to(ROOT)}: no line break at the end")
        if text and b"\r\n" in content:
            found.append(f"{path.relative_to(ROOT)}: Windows line breaks")
    assert found == []
