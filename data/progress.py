"""Progress: how work that takes long tells how far it is."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Told how work advances; a terminal draws a bar, a service streams events."""

    def start(self, name: str, size: int) -> None:
        """A step begins.

        Args:
            name: of a source, or of what is done, such as "learning the schema".
            size: bytes of a source or products of a step; 0 where that is not known.
        """
        ...

    def advance(self, share: float, rows: int) -> None:
        """``share`` of the step, 0 to 1, and ``rows`` records or products so far."""
        ...

    def finish(self) -> None:
        """The step is done."""
        ...


class Silent:
    """A Progress that tells nobody."""

    def start(self, name: str, size: int) -> None:
        """Nothing."""

    def advance(self, share: float, rows: int) -> None:
        """Nothing."""

    def finish(self) -> None:
        """Nothing."""
