"""Opening a source's bytes: plain or gzip, with the share read so far."""

from __future__ import annotations

import gzip
import io
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from data.errors import SourceError
from data.readers.base import SourceFile
from data.readers.encoding import marked_encoding
from data.readers.limits import CHUNK, MAX_RATIO, MAX_SPOOL, MIN_BOMB

GZIP_MAGIC: Final = b"\x1f\x8b"


class Progress:
    """Share of a source read so far, 0 to 1; never falls."""

    def __init__(self) -> None:
        self._share = 0.0

    @property
    def share(self) -> float:
        """0 to 1."""
        return self._share

    def reached(self, done: float, total: float) -> None:
        """Note that ``done`` of ``total`` (bytes, rows or documents) is read."""
        if total > 0:
            self._share = max(self._share, min(1.0, done / total))

    def finished(self) -> None:
        """Note that nothing is left to read."""
        self._share = 1.0


class _Counted(io.RawIOBase):
    """A file that tells how far it has been read."""

    def __init__(self, raw: BinaryIO, size: int, progress: Progress) -> None:
        self._raw = raw
        self._size = size
        self._progress = progress
        self._done = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        count = self._raw.readinto(buffer)  # type: ignore[attr-defined]
        self._done += count
        self._progress.reached(self._done, self._size)
        return int(count)

    def close(self) -> None:
        self._raw.close()
        super().close()


@contextmanager
def open_bytes(source: SourceFile, progress: Progress | None = None) -> Iterator[BinaryIO]:
    """The source's bytes, decompressed on the fly, buffered, for one pass.

    Raises:
        SourceError: the file cannot be opened, or its compressed data is damaged or ends early.
    """
    try:
        raw = source.path.open("rb")
    except OSError as error:
        raise SourceError(
            f"cannot read {source.name}: {error.strerror}", field="source", value=source.name
        ) from error
    counted = io.BufferedReader(_Counted(raw, source.size, progress or Progress()), CHUNK)
    try:
        if source.gzip:
            with gzip.GzipFile(fileobj=counted) as unpacked:
                yield io.BufferedReader(unpacked, CHUNK)
        else:
            yield counted
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise SourceError(
            f"the gzip data of {source.name} is damaged or ends early ({error}); nothing after "
            "the damage can be read, so the file is refused as a whole",
            field="source",
            value=source.name,
            accepted="a complete gzip file",
        ) from error
    finally:
        counted.close()


@contextmanager
def open_text(
    source: SourceFile, progress: Progress | None = None, *, encoding: str | None = None
) -> Iterator[io.TextIOWrapper]:
    """The source's text in its own encoding, UTF-8 unless a byte order mark says otherwise.

    Bytes that are not valid become lone surrogates (U+FFFD in UTF-16 and UTF-32), which readers
    look for. Lines end with a line feed only.
    """
    with open_bytes(source, progress) as stream:
        name = encoding or marked_encoding(stream.peek(4096)) or "utf-8"  # type: ignore[attr-defined]
        name = "utf-8-sig" if name in ("utf-8", "utf8") else name
        with io.TextIOWrapper(stream, name, errors=lenient(name), newline="\n") as text:
            yield text


def lenient(encoding: str) -> str:
    """The error handler that keeps undecodable bytes visible."""
    wide = encoding.replace("_", "-").startswith(("utf-16", "utf-32"))
    return "replace" if wide else "surrogateescape"


def unpacked_to(folder: Path, source: SourceFile, suffix: str) -> Path:
    """A plain local file with the source's bytes, for formats that need random access.

    Returns the source's own path when it is not compressed; otherwise a new file in ``folder``.

    Raises:
        SourceError: the compressed data is damaged, or unfolds beyond `limits`.
    """
    if not source.gzip:
        return source.path
    done = 0
    with (
        tempfile.NamedTemporaryFile(dir=folder, suffix=suffix, delete=False) as target,
        open_bytes(source) as stream,
    ):
        while chunk := stream.read(CHUNK):
            done += len(chunk)
            refuse_bomb(source.name, packed=source.size, unpacked=done)
            target.write(chunk)
        return Path(target.name)


def refuse_bomb(name: str, *, packed: int, unpacked: int) -> None:
    """Refuse compressed data that unfolds beyond reason.

    Raises:
        SourceError: more than `MAX_SPOOL` bytes, or `MAX_RATIO` times the packed size.
    """
    if unpacked > MAX_SPOOL or (unpacked > MIN_BOMB and unpacked > MAX_RATIO * max(packed, 1)):
        raise SourceError(
            f"{name} unfolds to more than {unpacked / 1e6:.0f} MB from {packed / 1e6:.1f} MB: "
            "refused as a decompression bomb",
            field="source",
            value=name,
            accepted=f"at most {MAX_SPOOL // 1024**3} GiB and {MAX_RATIO} times the packed size",
        )
