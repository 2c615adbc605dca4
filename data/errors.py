"""Every error this project raises on purpose, in one tree.

SourcingError
├── InputError                 the user can mend it: exit code 2, HTTP 4xx
│   ├── SourceError            a file, folder, glob or stream that cannot be read
│   │   └── UnsupportedFormat
│   ├── MappingError           a mapping file that does not fit its source
│   ├── OverlayError           a schema overlay that does not fit its catalogue
│   ├── UnitError              a unit or unit code that is not known
│   ├── MoneyError             an amount or currency that is not valid
│   ├── NotFound               a product, supplier, category or generation that is not there
│   └── Conflict               a change made from a version that is no longer the current one
├── CatalogueError             the state on disk: exit code 3
│   ├── NoCatalogue
│   ├── CorruptGeneration
│   ├── CatalogueBusy
│   ├── NoIndex                no search index has been built for the current generation
│   └── CorruptIndex           a search index whose files do not match its manifest
├── StateError                 what a service keeps: exit code 3
│   └── StateUnavailable       its database cannot be reached or written: try again later
└── MissingDependency          an optional package that is not installed: exit code 4
"""

from __future__ import annotations

from collections.abc import Sequence


class SourcingError(Exception):
    """Root of the tree.

    Carries what a clear message needs: the ``field`` at fault, the ``value`` received and what
    would be ``accepted``; each is optional.
    """

    exit_code = 1

    def __init__(
        self,
        message: str,
        *,
        field: str | None = None,
        value: object = None,
        accepted: str | Sequence[str] | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.field = field
        self.value = value
        self.accepted = accepted

    def __str__(self) -> str:
        parts = [self.message]
        if self.field is not None:
            parts.append(f"field: {self.field}")
        if self.value is not None:
            parts.append(f"received: {self.value!r}")
        if self.accepted is not None:
            accepted = self.accepted if isinstance(self.accepted, str) else ", ".join(self.accepted)
            parts.append(f"accepted: {accepted}")
        return "; ".join(parts)


class InputError(SourcingError):
    """Something the user gave cannot be used as it is."""

    exit_code = 2


class SourceError(InputError):
    """A source that does not exist, is empty, or cannot be read."""


class UnsupportedFormat(SourceError):
    """A source in a format that no reader understands."""


class MappingError(InputError):
    """A mapping that is not valid or does not fit the columns of its source."""


class OverlayError(InputError):
    """A schema overlay that is not valid or names what the catalogue does not have."""


class UnitError(InputError):
    """A unit of measure or unit code that is not known, or of the wrong dimension."""


class MoneyError(InputError):
    """An amount that is not a finite decimal, or a currency that ISO 4217 does not list."""


class NotFound(InputError):
    """A named thing that the catalogue does not hold."""


class Conflict(InputError):
    """A change made from a version that is no longer the current one; nothing was changed.

    Attributes:
        expected: version that the change was made from, where one was named.
        actual: version that there is, where it is known.
    """

    def __init__(
        self,
        message: str,
        *,
        expected: int | None = None,
        actual: int | None = None,
        field: str | None = None,
        value: object = None,
        accepted: str | Sequence[str] | None = None,
    ) -> None:
        super().__init__(message, field=field, value=value, accepted=accepted)
        self.expected = expected
        self.actual = actual


class CatalogueError(SourcingError):
    """The catalogue's state on disk does not allow what was asked."""

    exit_code = 3


class NoCatalogue(CatalogueError):
    """No generation has been ingested in this home yet."""


class CorruptGeneration(CatalogueError):
    """A generation whose files do not match its manifest."""


class CatalogueBusy(CatalogueError):
    """Another process is writing this catalogue."""


class NoIndex(CatalogueError):
    """No search index fits the catalogue's current generation; the message says what to run."""


class CorruptIndex(CatalogueError):
    """A search index whose files do not match its manifest."""


class StateError(SourcingError):
    """What a service keeps between requests cannot be used as it is."""

    exit_code = 3


class StateUnavailable(StateError):
    """The database cannot be reached or written now; the same may succeed later."""


class MissingDependency(SourcingError):
    """An optional package is needed; the message says what to install."""

    exit_code = 4
