"""Ingests: uploads received, checked by their content, and worked on by a process of their own."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from data.errors import CatalogueBusy, InputError
from sourcing.service.catalogues.job import LOG, Job, JobStatus, Stage, job_of, jobs, new_job

_NAME: Final = re.compile(r"[^A-Za-z0-9._-]+")
KEPT: Final = 20
"""Jobs that are over and still told of."""


class Ingests:
    """Uploads on their way into the catalogue of a home.

    Args:
        home: that they go to.
    """

    def __init__(self, home: Path) -> None:
        self._home = home
        self._root = home / "ingests"

    def start(
        self, file: str, content: Iterable[bytes], *, dataset: str, replace: bool, most: int
    ) -> JobStatus:
        """Receive a file and begin to work on it.

        Args:
            file: its name; says nothing of where it is kept.
            content: its bytes.
            dataset: feed that it belongs to.
            replace: delete what the feed holds and the file does not mention.
            most: bytes that are taken.

        Raises:
            CatalogueBusy: another upload is being worked on.
            InputError: it is empty, too big, or in no format that can be read.
        """
        self._root.mkdir(parents=True, exist_ok=True)
        try:
            with FileLock(self._root / "lock", timeout=2):
                return self._start(file, content, dataset=dataset, replace=replace, most=most)
        except Timeout as error:
            raise CatalogueBusy("another upload is being received: try again") from error

    def status(self, job_id: str) -> JobStatus:
        """How far a job is.

        Raises:
            NotFound: there is no such job.
        """
        return job_of(self._root, job_id).status()

    def all(self) -> tuple[JobStatus, ...]:
        """The jobs that are known, the latest first."""
        found = [job.status() for job in jobs(self._root)]
        return tuple(sorted(found, key=lambda one: one.began, reverse=True))

    def _start(
        self, file: str, content: Iterable[bytes], *, dataset: str, replace: bool, most: int
    ) -> JobStatus:
        known = self.all()
        running = next((one for one in known if not one.stage.is_over), None)
        if running is not None:
            raise CatalogueBusy(
                f"another upload ({running.id}) is being worked on: wait until it is over",
                field="ingest",
                value=running.id,
            )
        for old in known[KEPT:]:
            shutil.rmtree(self._root / old.id, ignore_errors=True)
        job = new_job(self._root, file=_shown(file), dataset=dataset, replace=replace)
        try:
            _receive(job, file, content, most)
            self._begin(job)
        except BaseException:
            shutil.rmtree(job.folder, ignore_errors=True)
            raise
        return job.status()

    def _begin(self, job: Job) -> None:
        command = [
            sys.executable,
            "-m",
            "sourcing.service.catalogues.work",
            str(self._home),
            str(job.folder),
        ]
        # A session of its own: it goes on when this server is stopped.
        with (job.folder / LOG).open("wb") as log:
            process = subprocess.Popen(  # noqa: S603 - our own module, our own arguments
                command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                env={**os.environ, "PYTHONUNBUFFERED": "1"},
            )
        job.write(job.status().model_copy(update={"process": process.pid, "stage": Stage.WAITING}))
        _reap(process)


def _receive(job: Job, file: str, content: Iterable[bytes], most: int) -> None:
    from data.readers.sources import examine

    path = job.upload / (_NAME.sub("_", Path(file).name).strip("._")[-100:] or "upload")
    size = 0
    with path.open("wb") as kept:
        for part in content:
            size += len(part)
            if size > most:
                raise InputError(
                    "the file is too big to be uploaded: ingest it with `sourcing ingest`",
                    field="file",
                    value=f"more than {most} bytes",
                    accepted=f"up to {most} bytes",
                )
            kept.write(part)
    if not size:
        raise InputError("the file is empty", field="file", value=_shown(file))
    examine(path, _shown(file))


def _reap(process: subprocess.Popen[bytes]) -> None:
    """Wait for it in a thread, so that it does not stay behind as a zombie that seems to live."""
    import threading

    threading.Thread(target=process.wait, name="ingest", daemon=True).start()


def _shown(file: str) -> str:
    return "".join(one for one in Path(file).name if one.isprintable())[:200] or "upload"
