"""What the tool's exit codes mean."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes; the numbers of the error tree are `data.errors.SourcingError.exit_code`."""

    DONE = 0
    FAILED = 1
    INPUT = 2
    CATALOGUE = 3
    MISSING_PACKAGE = 4
    REJECTED = 5
    UNFINISHED = 6
    INTERRUPTED = 130
    BROKEN_PIPE = 141

    @property
    def meaning(self) -> str:
        """In words, for help and documentation."""
        return _MEANINGS[self]


_MEANINGS = {
    ExitCode.DONE: "done",
    ExitCode.FAILED: "failed for a reason outside the other codes (disk full, a fault)",
    ExitCode.INPUT: "the command line, a source, a mapping or a name is not usable as given",
    ExitCode.CATALOGUE: "the catalogue or the service's database does not allow it: none yet, busy "
    "or damaged",
    ExitCode.MISSING_PACKAGE: "an optional package is needed; the message says what to install",
    ExitCode.REJECTED: "with --strict: ingested, but some rows were rejected",
    ExitCode.UNFINISHED: "with --strict: written, but the RFQ lacks something required or "
    "contradicts itself",
    ExitCode.INTERRUPTED: "interrupted with Ctrl-C; the catalogue is as it was before",
    ExitCode.BROKEN_PIPE: "the reader of the output went away",
}
