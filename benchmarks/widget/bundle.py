"""What a browser has to load: every built file, as it is and compressed as proxies do."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Final

import brotli  # type: ignore[import-untyped]  # comes without types

ENTRY: Final = "sourcing-chat.js"


def sizes(folder: Path) -> dict[str, dict[str, int]]:
    """Bytes of each built file by its path in the folder: raw, gzip at 9, Brotli at 11."""
    found = {}
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        content = path.read_bytes()
        found[path.relative_to(folder).as_posix()] = {
            "raw": len(content),
            "gzip": len(gzip.compress(content, 9, mtime=0)),
            "brotli": len(brotli.compress(content)),
        }
    return found
