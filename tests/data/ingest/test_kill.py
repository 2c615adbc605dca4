"""An ingest killed at any moment leaves the catalogue whole: the old one, or the new one."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from data.catalogue import Catalogue, CatalogueStore
from data.ingest import ingest

PROGRAM = """
import sys
from pathlib import Path
from data.ingest import ingest
ingest([sys.argv[2]], home=Path(sys.argv[1]))
"""


def _feed(path: Path, rows: int, price: int) -> Path:
    lines = ["id,title,category,Capacity (kg),Power source,Price (USD),Supplier,Country"]
    lines += [
        f"T{i},Forklift number {i},Handling > Forklifts,{1000 + i},"
        f"{'Diesel' if i % 2 else 'Electric'},{price + i}.50,Demo Maker {i % 40},China"
        for i in range(rows)
    ]
    path.write_text("\n".join(lines) + "\n")
    return path


def _content(home: Path) -> str:
    generation = CatalogueStore(home).verify()
    with Catalogue.open(home) as catalogue:
        ids = [product.id for product in catalogue.iter_products()]
    assert len(ids) == len(set(ids)) == generation.manifest.tables["products"]
    return generation.manifest.content


@pytest.mark.parametrize("share", [0.05, 0.3, 0.55, 0.8, 0.95])
def test_a_killed_ingest_leaves_the_old_or_the_new(tmp_path: Path, share: float) -> None:
    old = _feed(tmp_path / "old.csv", 300, 1000)
    new = _feed(tmp_path / "new.csv", 3000, 2000)
    whole = tmp_path / "whole"
    ingest([str(old)], home=whole)
    before = _content(whole)
    duration = _timed(whole, new)
    after = _content(whole)
    assert before != after

    home = tmp_path / "home"
    ingest([str(old)], home=home)
    process = subprocess.Popen([sys.executable, "-c", PROGRAM, str(home), str(new)])
    time.sleep(share * duration)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert _content(home) in {before, after}
    # The next run needs no help, and ends where an undisturbed one does.
    ingest([str(new)], home=home)
    assert _content(home) == after
    assert [p.name for p in (home / "catalogue").iterdir() if p.name.startswith("building")] == []


def _timed(home: Path, feed: Path) -> float:
    started = time.monotonic()
    subprocess.run([sys.executable, "-c", PROGRAM, str(home), str(feed)], check=True)
    return time.monotonic() - started
