"""Every setting is documented, in the settings and in the manual."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from sourcing.settings import ServiceSettings

ROOT = Path(__file__).resolve().parents[2]


def test_every_setting_says_what_it_is() -> None:
    bare = [name for name, one in ServiceSettings.model_fields.items() if not one.description]
    assert bare == []


def test_the_manual_has_every_setting_as_it_is() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "settings.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr
