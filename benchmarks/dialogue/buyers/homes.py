"""Homes with the catalogues that buyers are simulated on; a missing one is built."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def home_of(folder: Path, name: str, source: Path | None = None) -> Path:
    """The home of a catalogue, ingested and indexed.

    Args:
        folder: that holds one home per catalogue.
        name: "sample", or a catalogue that a pip package carries, or anything with a source.
        source: a product file to ingest.
    """
    home = folder / name
    if not (home / "index").is_dir():
        if name == "sample":
            _run(home, "demo")
        else:
            _run(home, "ingest", str(source) if source else f"real:{name}")
        _run(home, "index")
    return home


def _run(home: Path, *words: str) -> None:
    print(f"preparing {home}: {' '.join(words)}", file=sys.stderr)
    command = [sys.executable, "-m", "sourcing.cli.main", "--home", str(home), *words]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
