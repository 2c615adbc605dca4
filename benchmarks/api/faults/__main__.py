"""``python -m benchmarks.api.faults``: does the faults to a small sample service, with figures.

    python -m benchmarks.api.faults [--only NAME ...] [--output FILE] [--page docs/reliability.md]

Every scenario starts its own server of two workers over a sample catalogue, with an empty database,
and buyers who search and talk. With ``--page``, the table of a page is written anew.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from benchmarks.api.faults.clients import slow, streams_left, turns_left, unreadable
from benchmarks.api.faults.databases import full, locked, moved, stopped
from benchmarks.api.faults.page import written
from benchmarks.api.faults.postgresql import postgresql
from benchmarks.api.faults.processes import drained, killed, switched
from benchmarks.api.load.server import serving
from benchmarks.machine import commit, machine, versions

PRODUCTS: Final = 250
LIMIT: Final = 200_000


def main() -> int:
    """Do them; 1 when one could not be done."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.api.faults", description=__doc__)
    parser.add_argument("--only", nargs="*", choices=sorted(SCENARIOS), metavar="NAME")
    parser.add_argument("--output", type=Path, help="write the results there as JSON")
    parser.add_argument("--page", type=Path, help="write the figures into this page")
    given = parser.parse_args()
    found: dict[str, Any] = {}
    if given.only and given.output is not None and given.output.exists():
        # Some are done anew; the others stay as they were.
        found = json.loads(given.output.read_text(encoding="utf-8"))["faults"]
    broken = 0
    with tempfile.TemporaryDirectory(prefix="sourcing-faults-") as scratch:
        home = made_home(Path(scratch))
        for name in given.only or SCENARIOS:
            folder = Path(scratch) / name
            folder.mkdir()
            began = time.monotonic()
            try:
                result = SCENARIOS[name](home, folder)
            except (RuntimeError, TimeoutError, OSError) as error:
                broken += 1
                result = {"not_done": f"{type(error).__name__}: {error}"}
            took = round(time.monotonic() - began, 1)
            plain = _plain(result)
            found[name] = {**plain, "scenario_seconds": took}
            print(f"{name:18} {took:6.1f} s   {json.dumps(plain)}", flush=True)
            if given.output is not None:
                given.output.write_text(json.dumps(_document(found), indent=1) + "\n", "utf-8")
    if given.page is not None:
        page = given.page.read_text(encoding="utf-8")
        given.page.write_text(written(page, _document(found)), encoding="utf-8")
    return 1 if broken else 0


def _document(found: dict[str, Any]) -> dict[str, Any]:
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": commit(),
        "machine": machine(),
        "versions": versions(("fastapi", "uvicorn", "uvloop", "sqlalchemy", "psycopg")),
        "products": PRODUCTS,
        "workers": 2,
        "faults": found,
    }


def _plain(result: object) -> dict[str, Any]:
    if dataclasses.is_dataclass(result) and not isinstance(result, type):
        return dataclasses.asdict(result)
    return dict(result) if isinstance(result, dict) else {}


def made_home(folder: Path) -> Path:
    """A home with two generations of a sample catalogue, both with an index."""
    from data.catalogue import Catalogue
    from data.ingest import ingest
    from data.sample import write_sample
    from index.snapshot import build_snapshot

    home = folder / "home"
    for products in (PRODUCTS + 50, PRODUCTS):
        write_sample(folder / "feeds", products=products)
        ingest([str(folder / "feeds")], home=home, replace=True)
        with Catalogue.open(home) as catalogue:
            build_snapshot(catalogue, home)
    return home


def _switched(home: Path, folder: Path) -> object:
    return switched(Path(shutil.copytree(home, folder / "home")), folder)


def _stopped(home: Path, folder: Path) -> object:
    with postgresql() as server:
        if server is None:
            raise RuntimeError("PostgreSQL is not installed: bash tools/system.sh")
        return stopped(home, folder, url=server.url, stop=server.kill, start=server.start)


def _unreadable(home: Path, folder: Path) -> object:
    url = f"sqlite:///{folder / 'state.sqlite3'}"
    settings = {"SOURCING_BODY_LIMIT": str(LIMIT)}
    with serving(home, workers=2, database=url, log=folder / "log", settings=settings) as server:
        return unreadable(server.address, limit=LIMIT)


SCENARIOS: Final[dict[str, Callable[[Path, Path], object]]] = {
    "worker killed": killed,
    "catalogue switched": _switched,
    "server ended": drained,
    "database stopped": _stopped,
    "database locked": locked,
    "database moved": moved,
    "disk full": full,
    "slow clients": slow,
    "listeners gone": streams_left,
    "clients hang up": turns_left,
    "unreadable bodies": _unreadable,
}


if __name__ == "__main__":
    sys.exit(main())
