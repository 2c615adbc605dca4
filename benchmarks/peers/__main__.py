"""``python -m benchmarks.peers``: beside other engines, on the same corpus and machine."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import Any, Final

from platformdirs import user_cache_path

from benchmarks.machine import commit, machine
from benchmarks.peers.arms.registry import PEERS, Peer
from benchmarks.peers.workload import write
from benchmarks.relevance.datasets.registry import NAMES, load
from benchmarks.relevance.evaluate import evaluate
from benchmarks.relevance.model import Dataset
from index.vectors.embed import CachedEmbedder, MiniLm

_PACKAGES: Final = (
    "rank-bm25", "bm25s", "tantivy", "duckdb", "lancedb", "qdrant-client", "numpy", "numba",
    "onnxruntime",
)  # fmt: skip


def arguments() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.peers",
        description="Latency, quality, build time and memory of this engine and others on one data "
        "set. Every engine runs in a process of its own; one that is not installed is listed as "
        "not run.",
    )
    parser.add_argument("--dataset", choices=NAMES, default="known-item", help="(known-item)")
    parser.add_argument("--path", help="folder of the data set, or catalogue of known items")
    parser.add_argument("--products", type=int, help="size of the sample (default: all)")
    parser.add_argument("--count", type=int, default=100, help="queries to generate (100)")
    parser.add_argument("--engines", nargs="+", metavar="NAME", help="only these (default: all)")
    parser.add_argument(
        "--cache",
        type=Path,
        default=user_cache_path("sourcing") / "benchmarks" / "peers",
        metavar="FOLDER",
        help="where catalogues and vectors are kept (default: %(default)s)",
    )
    parser.add_argument(
        "--out",
        type=Path,
        metavar="FILE",
        help="raw results (default: benchmarks/results/peers-DATASET.json)",
    )
    return parser


def main() -> int:
    """Run every engine, print a table, and write the raw results."""
    options = arguments().parse_args()
    options.cache.mkdir(parents=True, exist_ok=True)
    before = machine()
    dataset = load(
        options.dataset,
        path=options.path,
        cache=options.cache,
        count=options.count,
        seed=1,
        products=options.products,
    )
    embeddings = options.cache / "embeddings"
    embedder = CachedEmbedder(MiniLm(embeddings / "models"), embeddings)
    results: dict[str, Any] = {}
    with tempfile.TemporaryDirectory(dir=options.cache, prefix="run-") as scratch:
        workload = Path(scratch) / "workload"
        workload.mkdir()
        write(dataset, embedder, workload)
        for peer in PEERS:
            if options.engines and peer.name not in options.engines:
                continue
            print(peer.name, file=sys.stderr, flush=True)
            results[peer.name] = one(peer, dataset, workload, Path(scratch))
    found = {
        "benchmark": "peers",
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": commit(),
        "machine": before,
        "versions": _versions(),
        "dataset": dataset.name,
        "sha256": dataset.sha256,
        "documents": len(dataset.documents),
        "queries": len(dataset.answerable),
        "engines": results,
        "load_average_after": list(os.getloadavg()),
    }
    out = options.out or (
        Path(__file__).parent.parent / "results" / f"peers-{options.dataset}.json"
    )
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    print(table(found))
    print(f"raw results: {out}")
    return 0


def one(peer: Peer, dataset: Dataset, workload: Path, scratch: Path) -> dict[str, Any]:
    """What one engine reached, or why it was not run."""
    if peer.missing is not None:
        return {"not_run": peer.missing}
    folder = scratch / f"engine-{len(list(scratch.iterdir()))}"
    folder.mkdir()
    command = [
        sys.executable, "-m", "benchmarks.peers.run", peer.name, str(workload), str(folder),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        last = done.stderr.strip().splitlines()[-1:] or [f"exit status {done.returncode}"]
        return {"not_run": last[0][:300]}
    found: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    queries = dataset.answerable
    run = {
        query.id: {id_: float(-place) for place, id_ in enumerate(ids)}
        for query, ids in zip(queries, found.pop("run"), strict=True)
    }
    values = evaluate(run, dataset, queries)
    found["measures"] = {
        name: round(sum(each.values()) / len(each), 4) for name, each in values.items() if each
    }
    return found


def table(found: dict[str, Any]) -> str:
    """One line per engine."""
    names = list(next((e["measures"] for e in found["engines"].values() if "measures" in e), {}))
    shown = [name for name in names if "nDCG" in name][:2]
    head = ("engine", *shown, "p50 ms", "p95 ms", "recall@10", "build s", "memory MB", "disk MB")
    about = (
        f"{found['dataset']}: {found['documents']:,} documents, {found['queries']} queries; "
        "search without encoding, on the clock"
    )
    lines = [
        about,
        "  ".join(f"{name:>20}" if not at else f"{name:>16}" for at, name in enumerate(head)),
    ]
    for name, one in found["engines"].items():
        if "not_run" in one:
            lines.append(f"{name:>20}  not run: {one['not_run']}")
            continue
        cells = [
            *(f"{one['measures'][measure]:.3f}" for measure in shown),
            f"{one['search_wall_ms']['p50']:.2f}",
            f"{one['search_wall_ms']['p95']:.2f}",
            f"{one['recall_at_10']:.3f}" if "recall_at_10" in one else "",
            f"{one['build']['wall_s']:.1f}",
            f"{one['memory_mb']['after'] - one['memory_mb']['before']:.0f}",
            f"{one['disk_mb']:.0f}",
        ]
        lines.append("  ".join([f"{name:>20}", *(f"{cell:>16}" for cell in cells)]))
    return "\n".join(lines)


def _versions() -> dict[str, str]:
    found = {}
    for package in _PACKAGES:
        try:
            found[package] = metadata.version(package)
        except metadata.PackageNotFoundError:
            found[package] = "not installed"
    return found


if __name__ == "__main__":
    sys.exit(main())
