"""TREC run files: ``query Q0 document rank score tag``."""

from __future__ import annotations

import re
from pathlib import Path

from benchmarks.relevance.model import Run


def write_run(run: Run, path: Path, *, tag: str) -> None:
    """Write a run. Ids with white space, which the format cannot hold, have it percent-encoded."""
    mark = re.sub(r"\s+", "-", tag)
    with path.open("w", encoding="utf-8") as file:
        for query, scores in run.items():
            for rank, (document, score) in enumerate(scores.items(), 1):
                file.write(f"{_plain(query)} Q0 {_plain(document)} {rank} {score:.6f} {mark}\n")


def read_run(path: Path) -> Run:
    """Read a run, best first by rank."""
    rows: list[tuple[str, int, str, float]] = []
    for line in path.read_text("utf-8").splitlines():
        query, _, document, rank, score, _ = line.split()
        rows.append((query, int(rank), document, float(score)))
    run: dict[str, dict[str, float]] = {}
    for query_id, _, document_id, value in sorted(rows):
        run.setdefault(query_id, {})[document_id] = value
    return run


def _plain(text: str) -> str:
    return re.sub(r"\s", lambda m: f"%{ord(m.group()):02X}", text)
