"""A database that goes and comes back: refusals that say so, searches meanwhile, nothing lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from benchmarks.api.faults.databases import Gone, full, locked, moved, stopped


def refused_and_healed(found: Gone) -> None:
    assert set(found.outcomes) - {"good"} <= {"503"}
    assert found.outcomes.get("503", 0) >= 1
    assert found.retry_after
    assert found.searched >= 1
    assert found.kept.well
    assert found.kept.acknowledged >= 6
    assert found.ready[0] == found.ready[2] == 200


def test_a_database_server_that_crashes_and_comes_back(
    api_home: Path, tmp_path: Path, postgresql_cluster: Any
) -> None:
    found = stopped(
        api_home,
        tmp_path,
        url=postgresql_cluster.url(),
        stop=postgresql_cluster.kill,
        start=postgresql_cluster.start,
    )
    refused_and_healed(found)
    assert found.ready[1] == 503
    assert not found.read


def test_a_file_that_another_program_has_locked(api_home: Path, tmp_path: Path) -> None:
    found = locked(api_home, tmp_path)
    refused_and_healed(found)
    assert found.read
    # Writers wait beside each other, not one after the other.
    assert found.slowest < 25


def test_a_file_that_is_moved_and_put_back(api_home: Path, tmp_path: Path) -> None:
    found = moved(api_home, tmp_path)
    # Connections that were open still reach the file by its inode, and keep what they acknowledge.
    assert set(found.outcomes) <= {"good", "503"}
    assert found.retry_after
    assert found.kept.well
    assert found.ready[0] == found.ready[2] == 200


def test_a_full_disk_refuses_what_is_new_and_reads_on(api_home: Path, tmp_path: Path) -> None:
    try:
        found = full(api_home, tmp_path)
    except PermissionError as error:
        pytest.skip(f"file systems may not be mounted here: {error}")
    refused_and_healed(found)
    # Searches and all that was kept are still to be had, so that the service stays ready.
    assert found.read
