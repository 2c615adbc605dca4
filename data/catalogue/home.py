"""Home: the one folder that holds all state, and where the catalogue lies in it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from data.errors import InputError

HOME_VARIABLE: Final = "SOURCING_HOME"


def resolve_home(option: Path | None) -> Path:
    """The home folder: ``--home``, else SOURCING_HOME, else the platform's data folder.

    The folder need not exist yet; the first ingest makes it. An empty SOURCING_HOME counts as
    unset.

    Returns:
        An absolute path, with ``~`` expanded.

    Raises:
        InputError: something that is not a folder is in the way.
    """
    if option is not None:
        home, field = option, "--home"
    elif named := os.environ.get(HOME_VARIABLE):
        home, field = Path(named), HOME_VARIABLE
    else:
        from platformdirs import user_data_path

        home, field = user_data_path("sourcing", appauthor=False), "home"
    try:
        home = home.expanduser().absolute()
    except RuntimeError as error:  # "~someone" without a home directory
        raise InputError(
            f"the home folder cannot be found: {error}",
            field=field,
            value=str(home),
            accepted="an absolute path",
        ) from error
    if home.exists() and not home.is_dir():
        raise InputError(
            "the home must be a folder, and this is a file",
            field=field,
            value=str(home),
            accepted="a folder, which need not exist yet",
        )
    return home


@dataclass(frozen=True, slots=True)
class Layout:
    """Where things are under a home.

    ``catalogue/generations/<id>/`` holds the generations, ``catalogue/CURRENT`` names one of them,
    ``catalogue/building-<pid>-<random>/`` is the scratch folder of a writer at work, and
    ``catalogue/lock`` with ``catalogue/writer`` says who that writer is.
    """

    home: Path

    @property
    def root(self) -> Path:
        """The folder of everything below."""
        return self.home / "catalogue"

    @property
    def generations(self) -> Path:
        """One folder per generation, named by its id."""
        return self.root / "generations"

    @property
    def current(self) -> Path:
        """A file of one line: the id of the current generation."""
        return self.root / "CURRENT"

    @property
    def lock(self) -> Path:
        """The file whose advisory lock the writer holds; the lock dies with its process."""
        return self.root / "lock"

    @property
    def writer(self) -> Path:
        """Process id of the writer that last took the lock: for messages only."""
        return self.root / "writer"

    def scratch_folders(self) -> list[Path]:
        """Scratch folders of a writer at work, or of runs that were killed."""
        return sorted(self.root.glob("building-*"))
