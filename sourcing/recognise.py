"""How sources would be read: the first rows of each, and the mapping found for them."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from data.mapping.model import Mapping
    from data.readers import RowBatch, SourceFile

ROWS = 1000
"""Rows of each source that are looked at."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """One source with its first rows and their mapping."""

    source: SourceFile
    mapping: Mapping
    batch: RowBatch


def recognise(sources: Sequence[str], *, given: Path | None = None) -> Iterator[Recognised]:
    """Recognise the columns of each source; nothing is ingested.

    Args:
        sources: files, folders, globs, ``-`` or ``real:NAME``.
        given: mapping file whose entries win; a source's own companion mapping is used where this
            is None.

    Raises:
        SourceError: a source cannot be read or holds no rows.
        MappingError: the mapping file does not fit its source.
    """
    from data.errors import SourceError
    from data.mapping import infer_mapping, load_mapping
    from data.readers import expand_sources, open_reader
    from data.readers.base import RowBatch

    with tempfile.TemporaryDirectory() as scratch:
        for source in expand_sources(sources, stdin=sys.stdin.buffer, scratch=Path(scratch)):
            reader = open_reader(source)
            batches = (batch for batch in reader.batches(ROWS) if isinstance(batch, RowBatch))
            batch = next(batches, None)
            if batch is None:
                raise SourceError("no readable rows in the source", value=source.name)
            path = given if given is not None else source.companions.get("mapping")
            mapping = infer_mapping(
                batch,
                fixed=reader.targets,
                given=load_mapping(path) if path is not None else None,
                source_name=source.name,
            )
            yield Recognised(source, mapping, batch)
