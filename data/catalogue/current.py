"""CURRENT: one line that names the current generation, and the only thing that ever changes."""

from __future__ import annotations

from data.catalogue.durable import replace_file
from data.catalogue.generation import sequence_of
from data.catalogue.home import Layout
from data.errors import CatalogueError, CorruptGeneration


def read_current(layout: Layout) -> str | None:
    """Id of the current generation, or None when nothing has been published.

    Raises:
        CorruptGeneration: the file does not hold an id.
    """
    try:
        line = layout.current.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    name = line.strip().decode("ascii", "replace")
    if not sequence_of(name):
        raise CorruptGeneration(
            "the file that names the current generation is damaged: roll back to a generation "
            "by its id",
            field=str(layout.current),
            value=name,
            accepted="an id such as 000012-5fd924b0",
        )
    return name


def switch_to(layout: Layout, generation_id: str) -> None:
    """Make a generation the current one, atomically and durably.

    Raises:
        OSError: it was not possible, and the other one still is current.
        CatalogueError: it is current, but the device did not confirm that it will stay so.
    """
    try:
        replace_file(layout.current, f"{generation_id}\n".encode("ascii"))
    except OSError as error:
        if read_current(layout) != generation_id:
            raise
        raise CatalogueError(
            f"generation {generation_id} is current now, but may not be after a power cut: "
            f"{error.strerror or error}",
            field=str(layout.current),
        ) from error
