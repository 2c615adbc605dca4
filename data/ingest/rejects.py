"""The rejects file: one JSON object per record that could not be used, and why."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

import orjson


@dataclass(frozen=True, slots=True)
class Reject:
    """A record that was not accepted.

    Attributes:
        source: name of the source, as in the manifest.
        row: record number, counted from 1 after any header.
        field: column or field at fault, where one is.
        value: its text, cut at 1,000 characters.
        reason: what is wrong and what would be accepted.
    """

    source: str
    row: int
    field: str | None
    value: str | None
    reason: str


class RejectsFile:
    """Writes rejects as JSON Lines; the file appears with the first of them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.count = 0
        self._file: BinaryIO | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def write(self, reject: Reject) -> None:
        """Append one reject."""
        if self._file is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self.path.open("wb")
        record = asdict(reject)
        if reject.value is not None:
            record["value"] = reject.value[:1000].encode("utf-8", "replace").decode()
        self._file.write(orjson.dumps(record, option=orjson.OPT_APPEND_NEWLINE))
        self.count += 1

    def close(self) -> None:
        """Flush and close; writing again is not possible."""
        if self._file is not None:
            self._file.close()
