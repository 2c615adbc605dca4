"""Goods whose measure word in Chinese is 块, which is also money."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dialogue.understand.text import phrase_stems

_IN_BLOCKS: Final = frozenset(
    stem
    for name in ("modules", "panels", "batteries", "watches", "pads", "boards", "tiles", "cells")
    for stem in phrase_stems(name)
)


def is_counted_in_blocks(paths: Sequence[tuple[str, ...]]) -> bool:
    """Whether the goods of the first of some categories are flat or solid: panels, batteries."""
    return any(stem in _IN_BLOCKS for path in paths[:1] if path for stem in phrase_stems(path[-1]))
