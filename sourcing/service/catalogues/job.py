"""Job: one upload on its way to being the catalogue that is served, as any process can read it."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict, ValidationError

from data.catalogue.durable import replace_file
from data.errors import NotFound

STATUS: Final = "status.json"
UPLOAD: Final = "upload"
LOG: Final = "log.txt"
_ID: Final = re.compile(r"i_[A-Za-z0-9_-]{22}")


class Stage(StrEnum):
    """How far a job is."""

    WAITING = "waiting"
    READING = "reading"
    INDEXING = "indexing"
    DONE = "done"
    FAILED = "failed"

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come."""
        return self in {Stage.DONE, Stage.FAILED}


class JobStatus(BaseModel):
    """What a job says of itself.

    Attributes:
        file: name of the uploaded file, as its sender calls it.
        step: what is being done, in words; ``share`` of it, 0 to 1; ``rows`` read so far.
        generation: that was made; None where nothing changed.
        problem: why it failed, in words for whoever sent the file.
        process: id of the process that works on it.
    """

    model_config = ConfigDict(frozen=True)

    id: str
    file: str
    dataset: str
    replace: bool
    stage: Stage
    step: str = ""
    share: float = 0.0
    rows: int = 0
    began: datetime
    updated: datetime
    read: int = 0
    accepted: int = 0
    rejected: int = 0
    unchanged: int = 0
    generation: str | None = None
    problem: str | None = None
    process: int | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """A job's folder.

    Attributes:
        folder: holds the upload, the status and the log.
    """

    folder: Path

    @property
    def upload(self) -> Path:
        """The folder with the uploaded file in it."""
        return self.folder / UPLOAD

    def status(self) -> JobStatus:
        """As it is now; a job whose process has ended without a word has failed.

        Raises:
            NotFound: there is no such job.
        """
        try:
            found = JobStatus.model_validate_json((self.folder / STATUS).read_bytes())
        except (OSError, ValidationError) as error:
            raise NotFound("no such ingest", field="ingest", value=self.folder.name) from error
        if not found.stage.is_over and found.process is not None and not _lives(found.process):
            return found.model_copy(
                update={"stage": Stage.FAILED, "problem": "the work was interrupted: send it again"}
            )
        return found

    def write(self, status: JobStatus) -> None:
        """Replace the status in one step, so that no reader sees half of it."""
        kept = status.model_copy(update={"updated": datetime.now(UTC)})
        replace_file(self.folder / STATUS, kept.model_dump_json().encode())


def new_job(root: Path, *, file: str, dataset: str, replace: bool) -> Job:
    """A job in which nothing has been done."""
    job = Job(root / f"i_{secrets.token_urlsafe(16)}")
    job.upload.mkdir(parents=True)
    now = datetime.now(UTC)
    job.write(
        JobStatus(
            id=job.folder.name,
            file=file,
            dataset=dataset,
            replace=replace,
            stage=Stage.WAITING,
            began=now,
            updated=now,
        )
    )
    return job


def job_of(root: Path, job_id: str) -> Job:
    """A job by its id.

    Raises:
        NotFound: there is no such job.
    """
    if _ID.fullmatch(job_id) is None or not (root / job_id).is_dir():
        raise NotFound("no such ingest", field="ingest", value=job_id)
    return Job(root / job_id)


def jobs(root: Path) -> Iterator[Job]:
    """All jobs, in no order."""
    if root.is_dir():
        yield from (Job(one) for one in root.iterdir() if _ID.fullmatch(one.name))


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
