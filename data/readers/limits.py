"""Bounds that keep a hostile or damaged source from exhausting memory or disk."""

from __future__ import annotations

import re
from typing import Final

SAMPLE_BYTES: Final = 256 * 1024
"""Decompressed bytes looked at to tell format, encoding and dialect."""

CHUNK: Final = 1024 * 1024
"""Bytes read at a time."""

MAX_RECORD: Final = 32 * 1024 * 1024
"""Characters of one record; a longer one is rejected, and the stream goes on after it."""

MAX_SPOOL: Final = 20 * 1024**3
"""Bytes that a compressed source may unfold to where it must be unfolded to disk."""

MAX_RATIO: Final = 500
"""Unfolded bytes per compressed byte, above `MIN_BOMB`, that a compressed source may reach."""

MIN_BOMB: Final = 512 * 1024 * 1024
"""Unfolded size below which the ratio is not looked at."""

MAX_DOCUMENT: Final = 512 * 1024 * 1024
"""Bytes of a document that has to be held whole (one JSON-LD graph, one HTML page)."""

MAX_COLUMNS: Final = 20_000
"""Columns of one source."""

_ESCAPED: Final = re.compile("[\udc80-\udcff]")

SHOWN: Final = 300
"""Characters of an unreadable value that are kept in a BadRow."""


def shown(value: str) -> str:
    """A value cut to what a person needs to recognise it, undecodable bytes as hex escapes."""
    cut = value if len(value) <= SHOWN else value[:SHOWN] + f"… ({len(value)} characters)"
    bytes_shown = _ESCAPED.sub(lambda found: f"\\x{ord(found[0]) - 0xDC00:02x}", cut)
    return bytes_shown.encode("utf-8", "backslashreplace").decode("utf-8")
