"""File: something to download."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class File:
    """A file for a caller.

    Attributes:
        name: letters and digits of any script and ``. _ -``; leads nowhere on any file system.
        media_type: with its character set, for text.
    """

    name: str
    media_type: str
    content: bytes
