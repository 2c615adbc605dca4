"""Build one catalogue and its snapshot, in a process of its own.

``python -m benchmarks.speed.build PRODUCTS CACHE`` prints one line of JSON.
"""

from __future__ import annotations

import json
import shutil
import sys
import time
from pathlib import Path
from typing import Final

from benchmarks.speed.corpus import VERSION, corpus
from benchmarks.speed.embedder import ScriptedDocuments
from index.snapshot import build_snapshot
from index.vectors.embed import MiniLm

_EMBEDDED: Final = 256
"""Documents that are really embedded, to say what that costs."""


def home_of(cache: Path, products: int) -> Path:
    """Where the catalogue of some size is kept."""
    return cache / f"speed-v{VERSION}-{products}"


def embedder_of(cache: Path) -> ScriptedDocuments:
    """Real for queries, scripted for documents."""
    return ScriptedDocuments(MiniLm(cache / "models"), cache)


class Stages:
    """Seconds of each step of a build; satisfies `index.snapshot.Progress`."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._name = ""
        self._started = 0.0

    def start(self, name: str, size: int) -> None:
        """A step begins, and the one before has ended."""
        del size
        self.finish()
        self._name, self._started = name, time.perf_counter()

    def advance(self, share: float, rows: int) -> None:
        """Nothing."""

    def finish(self) -> None:
        """The last step has ended."""
        if self._name:
            spent = time.perf_counter() - self._started
            self.seconds[self._name] = round(self.seconds.get(self._name, 0.0) + spent, 2)
        self._name = ""


def main() -> None:
    """Make the catalogue unless it is there, and build its snapshot anew."""
    products, cache = int(sys.argv[1]), Path(sys.argv[2])
    home = home_of(cache, products)
    embedder = embedder_of(cache)
    with corpus(home, products) as catalogue:
        # Loads the prototypes and compiles the loops: neither is work of this size.
        embedder.embed_documents(["a text"])
        shutil.rmtree(home / "index", ignore_errors=True)
        stages = Stages()
        wall, cpu = time.perf_counter(), time.process_time()
        snapshot = build_snapshot(catalogue, home, embedders=[embedder], progress=stages)
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        some = list(catalogue.iter_products())[:_EMBEDDED] if products <= 10_000 else []
    sizes = {path.relative_to(snapshot.folder).parts[0]: 0 for path in snapshot.folder.rglob("*")}
    for path in snapshot.folder.rglob("*"):
        if path.is_file():
            sizes[path.relative_to(snapshot.folder).parts[0]] += path.stat().st_size
    found = {
        "wall_s": round(wall, 2),
        "cpu_s": round(cpu, 2),
        "stages_s": stages.seconds,
        "megabytes": {name: round(size / 1e6, 1) for name, size in sorted(sizes.items())},
        "terms": snapshot.manifest.terms,
        "clusters": snapshot.manifest.clusters,
    }
    if some:
        texts = [f"{product.title}. {product.description}" for product in some]
        real = MiniLm(cache / "models")
        real.embed_documents(texts[:8])
        started = time.process_time()
        real.embed_documents(texts)
        found["documents_embedded_per_cpu_s"] = round(
            len(texts) / (time.process_time() - started), 1
        )
    print(json.dumps(found))


if __name__ == "__main__":
    main()
