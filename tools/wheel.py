"""Build the wheel from a copy of the sources, so that nothing stale in the checkout gets into it.

    python tools/wheel.py FOLDER      prints the path of the wheel written to FOLDER

Needs the `build` package and setuptools in the running interpreter; uses no network.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCES = (
    "pyproject.toml",
    "README.md",
    "LICENSE",
    "data",
    "index",
    "dialogue",
    "rfq",
    "sourcing",
)


def build_wheel(folder: Path) -> Path:
    """Build the wheel into ``folder`` and return its path.

    Raises:
        RuntimeError: the build failed; the message is its output.
    """
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / "sources"
        copy.mkdir()
        for name in SOURCES:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(
                    source,
                    copy / name,
                    ignore=shutil.ignore_patterns("__pycache__", "node_modules"),
                )
            else:
                shutil.copy2(source, copy / name)
        out = Path(scratch) / "dist"
        command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out)]
        done = subprocess.run([*command, str(copy)], capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise RuntimeError(done.stdout + done.stderr)
        (wheel,) = out.glob("*.whl")
        folder.mkdir(parents=True, exist_ok=True)
        return Path(shutil.copy2(wheel, folder / wheel.name))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    try:
        sys.stdout.write(f"{build_wheel(Path(sys.argv[1]))}\n")
    except RuntimeError as error:
        sys.exit(str(error))
