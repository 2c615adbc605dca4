"""Uploads: received whole, checked by content, worked on beside the server, told of by any."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from data.catalogue import Catalogue
from data.errors import CatalogueBusy, InputError, NoIndex, NotFound, UnsupportedFormat
from sourcing.bootstrap import Application
from sourcing.service.catalogues.generations import activate, generation_states
from sourcing.service.catalogues.ingests import Ingests
from sourcing.service.catalogues.job import Job, JobStatus, Stage, job_of, new_job
from sourcing.service.shelf import Shelves

FEED = b"title,category,price,currency,moq\n" + b"".join(
    f"Ball valve DN{size},Valves,{size}.50,USD,10\n".encode() for size in (15, 20, 25, 32, 40)
)
MOST = 10_000


def over(ingests: Ingests, job: str, *, within: float = 120) -> JobStatus:
    end = time.monotonic() + within
    while time.monotonic() < end:
        status = ingests.status(job)
        if status.stage.is_over:
            return status
        time.sleep(0.05)
    raise AssertionError(f"not over: {ingests.status(job)}")


def test_an_upload_becomes_a_generation_with_an_index(tmp_path: Path) -> None:
    ingests = Ingests(tmp_path)
    begun = ingests.start("valves.csv", [FEED], dataset="valves", replace=False, most=MOST)
    assert begun.file == "valves.csv"
    status = over(ingests, begun.id)
    assert status.stage is Stage.DONE, status
    assert (status.read, status.accepted, status.rejected) == (5, 5, 0)
    with Catalogue.open(tmp_path) as catalogue:
        assert catalogue.generation.id == status.generation
    application = Application(tmp_path)
    (state,) = generation_states(application, Shelves(lambda _: None))
    assert (state.index, state.products, state.current, state.served) == ("ready", 5, True, False)
    assert not (tmp_path / "ingests" / begun.id / "upload").exists()
    assert ingests.all()[0].id == begun.id


def test_a_file_is_what_its_content_is_not_what_it_is_called(tmp_path: Path) -> None:
    ingests = Ingests(tmp_path)
    with pytest.raises(UnsupportedFormat):
        ingests.start(
            "feed.csv", [b"%PDF-1.7\n" + b"x" * 100], dataset="d", replace=False, most=MOST
        )
    assert ingests.all() == ()


@pytest.mark.parametrize(("content", "words"), [([], "empty"), ([b"a" * 6000] * 2, "too big")])
def test_nothing_is_kept_of_a_file_that_is_refused(
    tmp_path: Path, content: list[bytes], words: str
) -> None:
    ingests = Ingests(tmp_path)
    with pytest.raises(InputError, match=words):
        ingests.start("feed.csv", content, dataset="d", replace=False, most=MOST)
    assert [one.name for one in (tmp_path / "ingests").iterdir()] == ["lock"]


@pytest.mark.parametrize("name", ["../../etc/passwd", "a/b\x00c.csv", "....", "\u202ecsv.exe", ""])
def test_a_name_leads_nowhere(tmp_path: Path, name: str) -> None:
    ingests = Ingests(tmp_path)
    try:
        status = ingests.start(name, [FEED], dataset="d", replace=False, most=MOST)
    except InputError:
        pass
    else:
        assert "/" not in status.file
        over(ingests, status.id)
    outside = [p for p in tmp_path.rglob("*") if p.is_file() and "passwd" in p.name]
    assert all((tmp_path / "ingests") in one.parents for one in outside)


def test_one_upload_at_a_time(tmp_path: Path) -> None:
    ingests = Ingests(tmp_path)
    job = new_job(tmp_path / "ingests", file="feed.csv", dataset="d", replace=False)
    job.write(job.status().model_copy(update={"process": os.getpid(), "stage": Stage.READING}))
    with pytest.raises(CatalogueBusy, match=job.folder.name):
        ingests.start("feed.csv", [FEED], dataset="d", replace=False, most=MOST)


def test_a_job_whose_process_is_gone_has_failed(tmp_path: Path) -> None:
    job = new_job(tmp_path, file="feed.csv", dataset="d", replace=False)
    gone = os.fork()
    if not gone:
        os._exit(0)
    os.waitpid(gone, 0)
    job.write(job.status().model_copy(update={"process": gone, "stage": Stage.INDEXING}))
    status = job.status()
    assert status.stage is Stage.FAILED
    assert status.problem is not None


@pytest.mark.parametrize("name", ["", "..", "i_", "i_" + "x" * 22, "../catalogue", "lock"])
def test_no_other_folder_is_a_job(tmp_path: Path, name: str) -> None:
    with pytest.raises(NotFound):
        job_of(tmp_path, name)
    with pytest.raises(NotFound):
        Job(tmp_path / "nothing").status()


def test_a_generation_without_index_is_not_activated(fresh_home: Path) -> None:
    application = Application(fresh_home)
    current = application.store().current_id()
    assert current is not None
    with pytest.raises(NoIndex):
        activate(application, current)
    (state,) = generation_states(application, Shelves(lambda _: None))
    assert state.index == "not built"
