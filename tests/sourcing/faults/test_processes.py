"""Workers that die, a server that ends, a catalogue that is switched: no promise is broken."""

from __future__ import annotations

from pathlib import Path

from benchmarks.api.faults.processes import drained, killed, switched


def test_a_killed_worker_loses_nothing_that_was_acknowledged_and_is_replaced(
    api_home: Path, tmp_path: Path
) -> None:
    found = killed(api_home, tmp_path, seconds=1)
    assert found.kept.well
    assert found.kept.acknowledged >= 6
    # Only what the dead worker had in hand fails: nobody is told of a fault of the service.
    assert not any(name.isdecimal() for name in found.outcomes)


def test_no_request_fails_while_the_catalogue_is_switched(own_home: Path, tmp_path: Path) -> None:
    found = switched(own_home, tmp_path, switches=1)
    assert found.failed == 0
    assert found.kept.well
    assert found.everywhere < 30


def test_a_server_that_ends_answers_what_it_has_taken(api_home: Path, tmp_path: Path) -> None:
    found = drained(api_home, tmp_path)
    assert found.broken == 0
    assert found.kept.well
    assert found.ended < 25
