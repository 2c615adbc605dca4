"""False answers and false refusals: ``python -m benchmarks.relevance.floor [--engine HOME]``.

A search engine that always answers shows ten random products for "grand piano"; one that is too
careful refuses what it has. Both are counted on the sample catalogue: goods and services that it
does not have, and what buyers call the goods that it has, in three languages.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import platformdirs
import yaml

from benchmarks.machine import commit, machine
from benchmarks.relevance.arms.engines import Engine
from benchmarks.relevance.datasets.catalogue import SAMPLE, open_catalogue
from index.request import SearchRequest

_DATA: Final = Path(__file__).parent / "datasets"
_OFF: Final = _DATA / "off_catalogue.yaml"
_WORDS: Final = _DATA / "words.yaml"


def measure(engine: Engine) -> dict[str, Any]:
    """Per language: queries of both kinds and those that went wrong."""
    off: dict[str, list[str]] = yaml.safe_load(_OFF.read_text("utf-8"))
    words: dict[str, dict[str, list[str]]] = yaml.safe_load(_WORDS.read_text("utf-8"))

    def answered(text: str) -> bool:
        return bool(engine.index.search(SearchRequest(text, size=1, facet_count=0)).hits)

    found: dict[str, Any] = {}
    for language, absent in off.items():
        present = [text for category in words.values() for text in category[language]]
        found[language] = {
            "absent": len(absent),
            "present": len(present),
            "false_answers": [text for text in absent if answered(text)],
            "false_refusals": [text for text in present if not answered(text)],
        }
    return found


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.relevance.floor",
        description="Count false answers and false refusals on the sample catalogue.",
    )
    parser.add_argument("--engine", metavar="HOME", help="home that holds the sample catalogue")
    parser.add_argument("--out", type=Path, help="raw results, as JSON")
    parser.add_argument(
        "--cache", type=Path, default=Path(platformdirs.user_cache_dir("sourcing")) / "relevance"
    )
    options = parser.parse_args(argv)
    if options.engine is None:
        open_catalogue(SAMPLE, options.cache).close()
    home = Path(options.engine) if options.engine else options.cache / "catalogues" / SAMPLE
    engine = Engine(home)
    found = measure(engine)
    for language, row in found.items():
        print(
            f"{language}: {len(row['false_answers'])} of {row['absent']} absent goods answered, "
            f"{len(row['false_refusals'])} of {row['present']} present ones refused"
        )
        for kind in ("false_answers", "false_refusals"):
            print(f"  {kind}: {', '.join(row[kind]) or 'none'}")
    if options.out is not None:
        said = {
            "benchmark": "relevance floor",
            "date": datetime.now(UTC).isoformat(timespec="seconds"),
            "commit": commit(),
            "machine": machine(),
            "models": engine.index.models,
            "products": len(engine.index.snapshot),
            "queries_sha256": sha256(_OFF.read_bytes() + _WORDS.read_bytes()).hexdigest(),
            "languages": found,
        }
        options.out.write_text(json.dumps(said, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
