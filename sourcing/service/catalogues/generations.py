"""Generations: which states of the catalogue there are, which is current, and which is served."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from data.errors import CatalogueError, NoIndex

if TYPE_CHECKING:
    from data.catalogue import Generation
    from sourcing.bootstrap import Application
    from sourcing.service.shelf import Shelves


@dataclass(frozen=True, slots=True)
class GenerationState:
    """One generation.

    Attributes:
        current: it is the one to be served.
        served: this process answers from it.
        index: whether its search index is there and sound: "ready", or what is wrong.
        index_size: on disk; None without one.
        models: that it was embedded with.
    """

    id: str
    made: datetime
    parent: str | None
    products: int
    offers: int
    suppliers: int
    size: int
    current: bool
    served: bool
    index: str
    index_size: int | None
    models: tuple[str, ...]


def generation_states(application: Application, shelves: Shelves) -> tuple[GenerationState, ...]:
    """All generations, the newest first."""
    store = application.store()
    current = store.current_id()
    return tuple(_state(application, one, current, shelves) for one in store.generations())


def activate(application: Application, generation: str) -> Generation:
    """Make a generation the current one: a switch forth or back.

    Raises:
        NotFound: there is no such generation.
        NoIndex: it has no search index, so that nobody could be served from it.
        CatalogueError: it is damaged, or another process is writing.
    """
    from index.snapshot import open_snapshot

    store = application.store()
    open_snapshot(application.home, store.get(generation))
    return store.rollback(generation)


def _state(
    application: Application, one: Generation, current: str | None, shelves: Shelves
) -> GenerationState:
    from index.snapshot import open_snapshot

    index = "ready"
    size: int | None = None
    models: tuple[str, ...] = ()
    try:
        manifest = open_snapshot(application.home, one).manifest
        size = sum(file.size for file in manifest.files)
        models = tuple(model.name for model in manifest.models)
    except NoIndex:
        index = "not built"
    except CatalogueError as error:
        index = error.message
    tables = one.manifest.tables
    return GenerationState(
        id=one.id,
        made=one.created,
        parent=one.parent,
        products=tables.get("products", 0),
        offers=tables.get("offers", 0),
        suppliers=tables.get("suppliers", 0),
        size=sum(file.size for file in one.manifest.files),
        current=one.id == current,
        served=one.id == shelves.generation,
        index=index,
        index_size=size,
        models=models,
    )
