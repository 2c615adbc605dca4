"""The composition root: the one place where the application's parts are joined.

Nothing is opened before it is asked for, so a command that only prints help touches no disk, and
one that only reads never takes the writer's lock.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from data.catalogue import Catalogue, CatalogueStore


@dataclass(frozen=True, slots=True)
class Application:
    """The parts of the application over one home folder.

    Attributes:
        home: folder that holds all state.
    """

    home: Path

    def store(self) -> CatalogueStore:
        """The catalogue's generations on disk."""
        from data.catalogue import CatalogueStore

        return CatalogueStore(self.home)

    def catalogue(self, *, generation: str | None = None) -> Catalogue:
        """The current generation, or a named one, read-only.

        Raises:
            NoCatalogue: nothing has been ingested in this home yet.
            NotFound: there is no such generation.
        """
        from data.catalogue import Catalogue

        return Catalogue.open(self.home, generation)


def bootstrap(home: Path | None = None) -> Application:
    """Join the application over a home folder.

    Args:
        home: None takes SOURCING_HOME, or else the platform's data folder.
    """
    from data.catalogue import resolve_home

    return Application(home=resolve_home(home))
