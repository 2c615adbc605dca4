"""The README shows what the tool really prints."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_demo_in_the_readme_is_what_a_run_prints() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "readme.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_readme_says_what_it_is_before_anything_else() -> None:
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "# Sourcing"
    sentence = lines[2]
    assert sentence.endswith(".")
    assert sentence.count(". ") == 0, "one sentence"
    assert " for " in sentence, "who it is for"
    picture = next(i for i, line in enumerate(lines) if line.startswith("!["))
    command = next(i for i, line in enumerate(lines) if ".venv/bin/sourcing serve" in line)
    assert picture < command
