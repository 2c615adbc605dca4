"""A process that serves a home: ``python serving_process.py HOME FOLDER``.

It searches until FOLDER/stop is there, moves on to each new generation once that is indexed, and at
the end prints a line of JSON: searches answered, generations served, and what failed.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from data.catalogue import Catalogue, CatalogueStore
from data.errors import NoIndex
from index.engine import EmbeddedIndex, IndexHandle
from index.request import SearchRequest
from index.snapshot import open_snapshot


def load(home: Path, served: str) -> EmbeddedIndex | None:
    """The index of the current generation; None while that is served, or not indexed."""
    if CatalogueStore(home).current_id() == served:
        return None
    catalogue = Catalogue.open(home)
    try:
        return EmbeddedIndex(open_snapshot(home, catalogue.generation), catalogue)
    except NoIndex:
        catalogue.close()
        return None


def main() -> None:
    """Serve."""
    home, folder = Path(sys.argv[1]), Path(sys.argv[2])
    index = load(home, "")
    if index is None:
        raise SystemExit("nothing to serve")
    handle = IndexHandle(index)
    generations = [index.snapshot.manifest.generation]
    answered, failures, stopping = 0, [], False
    while not stopping:
        # Looked at first, so that one whole turn comes after it.
        stopping = (folder / "stop").exists()
        try:
            found = handle.search(SearchRequest("diesel forklift", explain=True))
            if "1" not in [hit.product_id for hit in found.hits]:
                failures.append(f"the forklift is not among {found.hits}")
            answered += 1
            if handle.switch_if_changed(lambda served: load(home, served)):
                generations.append(handle.current.snapshot.manifest.generation)
        except Exception as error:  # noqa: BLE001 - what the test is about
            failures.append(repr(error))
        if answered == 1:
            (folder / "ready").touch()
    report = {"answered": answered, "generations": generations, "failures": failures}
    sys.stdout.write(json.dumps(report) + "\n")


if __name__ == "__main__":
    main()
