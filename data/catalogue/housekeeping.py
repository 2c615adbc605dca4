"""Housekeeping under the writer's lock: what killed runs left, and generations past their time.

A generation leaves ``generations/`` as it came, by one rename, and is deleted afterwards: nobody
ever lists half of one. Readers that have its files open keep them, as POSIX has it.
"""

from __future__ import annotations

import logging
import os
import secrets
import shutil
from collections.abc import Collection
from pathlib import Path
from typing import Final

from data.catalogue.current import read_current
from data.catalogue.durable import sync_folder, write_file
from data.catalogue.generation import sequence_of
from data.catalogue.home import Layout
from data.errors import CorruptGeneration, InputError

log = logging.getLogger(__name__)

_PUBLISHING: Final = "publishing"


def make_scratch(layout: Layout) -> Path:
    """A new scratch folder of this process."""
    scratch = layout.root / f"building-{os.getpid()}-{secrets.token_hex(4)}"
    scratch.mkdir()
    return scratch


def announce(layout: Layout, scratch: Path, generation_id: str) -> None:
    """Note, durably, which generation a scratch folder is about to publish.

    Between its rename into ``generations/`` and the switch of CURRENT a generation is whole but
    was never published: this note is how everyone can tell it from one that was rolled back from.
    """
    write_file(scratch / _PUBLISHING, generation_id.encode("ascii"))
    sync_folder(scratch)
    sync_folder(layout.root)


def unpublished(layout: Layout) -> set[str]:
    """Ids announced by scratch folders and not current: being published, or never to be."""
    announced = {name for s in layout.scratch_folders() if (name := _announced(s)) is not None}
    return announced - {_current_or_none(layout)} if announced else set()


def clear_scratch(layout: Layout, scratch: Path) -> None:
    """Remove a scratch folder, with the generation it announced if that never became current."""
    name = _announced(scratch)
    if name is not None and name != _current_or_none(layout):
        remove_generations(layout, scratch, [name])
    shutil.rmtree(scratch)


def clear_all_scratch(layout: Layout) -> None:
    """Remove what killed runs left. Only under the lock: a live writer's folder looks the same."""
    for scratch in layout.scratch_folders():
        log.info("removing what an interrupted run left", extra={"folder": str(scratch)})
        clear_scratch(layout, scratch)
    layout.current.with_name(f"{layout.current.name}.new").unlink(missing_ok=True)


def remove_generations(layout: Layout, scratch: Path, names: Collection[str]) -> None:
    """Take generations out of the listing, then delete them."""
    taken = [(layout.generations / name, scratch / f"removed-{name}") for name in names]
    taken = [(source, target) for source, target in taken if source.exists()]
    for source, target in taken:
        source.rename(target)
    if taken:
        sync_folder(layout.generations)
    for _, target in taken:
        shutil.rmtree(target)


def prune(layout: Layout, scratch: Path, keep: int) -> tuple[str, ...]:
    """Remove all but the ``keep`` newest generations and the current one; the ids removed.

    Raises:
        InputError: ``keep`` is below 1.
    """
    check_keep(keep)
    newest = sorted(generation_names(layout), key=sequence_of, reverse=True)
    current = read_current(layout)
    old = tuple(name for name in newest[keep:] if name != current)
    remove_generations(layout, scratch, old)
    return old


def check_keep(keep: int) -> None:
    """Refuse to keep nothing.

    Raises:
        InputError: ``keep`` is below 1.
    """
    if keep < 1:
        raise InputError(
            "the current generation is always kept", field="keep", value=keep, accepted="1 or more"
        )


def generation_names(layout: Layout) -> list[str]:
    """Names of all folders that are generations by their name, sound or not, in no order."""
    try:
        names = [path.name for path in layout.generations.iterdir()]
    except (FileNotFoundError, NotADirectoryError):
        return []
    return [name for name in names if sequence_of(name)]


def next_sequence(layout: Layout) -> int:
    """One more than any number in use."""
    return 1 + max(map(sequence_of, generation_names(layout)), default=0)


def _announced(scratch: Path) -> str | None:
    try:
        name = (scratch / _PUBLISHING).read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        return None
    # A killed run can leave the note empty; then nothing was renamed yet either.
    return name if sequence_of(name) else None


def _current_or_none(layout: Layout) -> str | None:
    try:
        return read_current(layout)
    except CorruptGeneration:
        return None
