"""From what the user names to the files to read: files, folders, globs, ``-`` and ``real:``."""

from __future__ import annotations

import glob
import gzip
import hashlib
import logging
import os
import tempfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Final

from data.errors import SourceError
from data.readers.base import SourceFile
from data.readers.limits import CHUNK, SAMPLE_BYTES
from data.readers.sniff import ACCEPTED, detect_format
from data.readers.stream import GZIP_MAGIC

REAL: Final = "real:"
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that a folder or glob holds and that is not read, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Expansion:
    """What a list of sources comes to."""

    files: tuple[SourceFile, ...]
    skipped: tuple[Skipped, ...] = ()


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A file to look at; an explicit one must be readable, one from a folder may be skipped."""

    name: str
    path: Path
    explicit: bool
    companions: Mapping[str, Path] = field(default_factory=dict)


def expand_sources(
    sources: Sequence[str], *, stdin: BinaryIO | None, scratch: Path
) -> tuple[SourceFile, ...]:
    """The files behind the names given; see `expand`. Skipped files are logged as warnings."""
    expansion = expand(sources, stdin=stdin, scratch=scratch)
    for skipped in expansion.skipped:
        _log.warning("skipped %s: %s", skipped.name, skipped.reason)
    return expansion.files


def expand(sources: Sequence[str], *, stdin: BinaryIO | None, scratch: Path) -> Expansion:
    """The files behind the names given, in the order given, a folder's sorted by path.

    A folder is searched to any depth; hidden files and folders are left out, links to folders
    are not followed. A file that is named twice, or whose content was seen under another name,
    is read once. Standard input is spooled to ``scratch``.

    Args:
        sources: paths, folders, glob patterns, ``-`` for standard input, ``real:NAME``.
        stdin: what ``-`` reads; None where there is no such thing.
        scratch: folder for spooled input; the caller removes it.

    Raises:
        SourceError: a name that leads to nothing, an empty file, or nothing that can be read.
        UnsupportedFormat: a file named explicitly is in no format that is read.
    """
    if not sources:
        raise SourceError("no source given", accepted="files, folders, globs, - or real:NAME")
    files: dict[str, SourceFile] = {}
    skipped: list[Skipped] = []
    seen: set[Path] = set()
    for source in sources:
        for candidate in _candidates(source, stdin, scratch):
            resolved = candidate.path.resolve()
            if resolved in seen:
                continue
            seen.add(resolved)
            try:
                found = examine(candidate.path, candidate.name, companions=candidate.companions)
            except SourceError as error:
                if candidate.explicit:
                    raise
                skipped.append(Skipped(candidate.name, error.message))
                continue
            same = files.get(found.id)
            if same is not None:
                skipped.append(Skipped(found.name, f"same content as {same.name}"))
            else:
                files[found.id] = found
    if not files:
        shown = "; ".join(f"{s.name}: {s.reason}" for s in skipped[:5]) or "no files"
        raise SourceError(
            f"nothing to read ({shown})", field="source", value=list(sources), accepted=ACCEPTED
        )
    return Expansion(tuple(files.values()), tuple(skipped))


def examine(path: Path, name: str, *, companions: Mapping[str, Path] | None = None) -> SourceFile:
    """Look at one file: its format, compression, size and hash.

    Raises:
        SourceError: it is not a file, cannot be opened, is empty, or its gzip data is damaged.
        UnsupportedFormat: it is in no format that is read.
    """
    try:
        if not path.is_file():
            raise SourceError("not a file", field="source", value=name, accepted=ACCEPTED)
        with path.open("rb") as file:
            packed = file.read(2) == GZIP_MAGIC
            file.seek(0)
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            size = file.tell()
            file.seek(0)
            head, complete = _head(file, packed, name)
    except OSError as error:
        raise SourceError(
            f"cannot read {name}: {error.strerror or error}", field="source", value=name
        ) from error
    if not head.strip():
        raise SourceError(f"{name} is empty", field="source", value=name, accepted=ACCEPTED)
    kind = detect_format(head, path=path, name=name, complete=complete, gzip=packed)
    return SourceFile(digest[:12], name, path, kind, packed, size, digest, dict(companions or {}))


def _head(file: BinaryIO, packed: bool, name: str) -> tuple[bytes, bool]:
    """The first bytes, decompressed, and whether they are all."""
    if not packed:
        head = file.read(SAMPLE_BYTES)
        return head, not file.read(1)
    try:
        with gzip.GzipFile(fileobj=file) as unpacked:
            head = unpacked.read(SAMPLE_BYTES)
            return head, not unpacked.read(1)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise SourceError(
            f"the gzip data of {name} is damaged or ends early ({error})",
            field="source",
            value=name,
            accepted="a complete gzip file",
        ) from error


def _candidates(source: str, stdin: BinaryIO | None, scratch: Path) -> Iterator[_Candidate]:
    if source == "-":
        yield _Candidate("-", _spool(stdin, scratch), explicit=True)
        return
    if source.startswith(REAL):
        from data.real import resolve

        real = resolve(source.removeprefix(REAL))
        roles = {"mapping": real.mapping, "overlay": real.overlay}
        companions = {role: Path(path) for role, path in roles.items() if path is not None}
        yield _Candidate(source, Path(real.path), explicit=True, companions=companions)
        return
    path = Path(source).expanduser()
    if path.is_dir():
        found = list(_walk(path))
        if not found:
            raise SourceError("a folder without files", field="source", value=source)
        for file in found:
            yield _Candidate(str(file), file, explicit=False)
        return
    if path.exists() or not glob.has_magic(source):
        if not path.exists():
            raise SourceError(
                "no such file or folder",
                field="source",
                value=source,
                accepted="a file, a folder, a glob pattern, - for standard input, or real:NAME",
            )
        yield _Candidate(source, path, explicit=True)
        return
    matches = sorted(glob.glob(str(path), recursive=True))  # noqa: PTH207 - the pattern is absolute or relative as given
    if not matches:
        raise SourceError("no file matches the pattern", field="source", value=source)
    for match in matches:
        if Path(match).is_dir():
            continue
        yield _Candidate(match, Path(match), explicit=False)


def _walk(folder: Path) -> Iterator[Path]:
    """Files below a folder, sorted, without hidden ones."""
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                yield Path(parent) / name


def _spool(stdin: BinaryIO | None, scratch: Path) -> Path:
    """Standard input as a file, since formats are told apart and read in several passes."""
    if stdin is None:
        raise SourceError("there is no standard input here", field="source", value="-")
    scratch.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(
        dir=scratch, prefix="stdin-", suffix=".data", delete=False
    ) as spooled:
        while chunk := stdin.read(CHUNK):
            spooled.write(chunk)
    return Path(spooled.name)
