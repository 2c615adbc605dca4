"""Work: the process that reads an upload and builds its index, beside those that serve.

Run as ``python -m sourcing.service.catalogues.work HOME JOB``. It goes on when the server that
began it ends, and tells of itself in the job's folder.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from pathlib import Path
from typing import Final

from data.errors import SourcingError
from sourcing.service.catalogues.job import Job, JobStatus, Stage

TELL_EVERY: Final = 0.25
"""Seconds between two writings of the progress."""


class Told:
    """Satisfies `data.ingest.report.Progress`: keeps the job's status up to date.

    Args:
        job: that is told of.
        status: to begin with.
    """

    def __init__(self, job: Job, status: JobStatus) -> None:
        self._job = job
        self.status = status
        self._last = 0.0

    def change(self, **fields: object) -> None:
        """Write the status with some fields changed."""
        self.status = self.status.model_copy(update=fields)
        self._job.write(self.status)
        self._last = time.monotonic()

    def start(self, name: str, size: int) -> None:
        """A source of ``size`` bytes, or a step of size 0."""
        self.change(step=Path(name).name if size else name, share=0.0, rows=0)

    def advance(self, share: float, rows: int) -> None:
        """How far it is."""
        self.status = self.status.model_copy(
            update={"share": min(max(share, 0.0), 1.0), "rows": rows}
        )
        if time.monotonic() - self._last >= TELL_EVERY:
            self.change()

    def finish(self) -> None:
        """The source or step is done."""
        self.change(share=1.0)


def work(home: Path, job: Job) -> bool:
    """Do all of a job; whether it went well. What goes wrong is in its status."""
    told = Told(job, job.status())
    told.change(stage=Stage.READING, process=os.getpid())
    try:
        _ingest(home, job, told)
        _index(home, told)
    except SourcingError as error:
        told.change(stage=Stage.FAILED, problem=str(error))
        return False
    except Exception as error:
        told.change(stage=Stage.FAILED, problem=f"an error of ours ({type(error).__name__})")
        raise
    finally:
        shutil.rmtree(job.upload, ignore_errors=True)
    told.change(stage=Stage.DONE, step="", share=1.0)
    return True


def _ingest(home: Path, job: Job, told: Told) -> None:
    from data.ingest import ingest

    status = told.status
    report = ingest(
        [str(path) for path in sorted(job.upload.iterdir())],
        home=home,
        dataset=status.dataset,
        replace=status.replace,
        progress=told,
    )
    told.change(
        read=report.read,
        accepted=report.accepted,
        rejected=report.rejected,
        unchanged=report.unchanged,
        generation=report.generation,
    )


def _index(home: Path, told: Told) -> None:
    from data.catalogue import Catalogue
    from index.snapshot import build_snapshot
    from sourcing.models import configured_parameters, installed_embedders

    told.change(stage=Stage.INDEXING, step="", share=0.0, rows=0)
    with Catalogue.open(home) as catalogue:
        build_snapshot(
            catalogue,
            home,
            embedders=installed_embedders(home),
            parameters=configured_parameters(),
            progress=told,
        )


def main(arguments: list[str]) -> int:
    """Do the job that the command line names; the exit code."""
    home, folder = arguments
    return 0 if work(Path(home), Job(Path(folder))) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
