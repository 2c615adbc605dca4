"""False answers and false refusals: ``python -m benchmarks.relevance.floor [--engine HOME]``.

A search engine that always answers shows ten random products for "grand piano"; one that is too
careful refuses what it has. Both are counted on the sample catalogue: goods and services that it
does not have, and what buyers call the goods that it has, in three languages: two lists that the
floor was chosen on, and one that was written before and only asked when it was.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
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
_SECOND: Final = _DATA / "off_catalogue_fresh.yaml"
_HELD_OUT: Final = _DATA / "off_catalogue_held_out.yaml"

Queries = Mapping[str, Sequence[str]]


def first() -> tuple[Queries, Queries]:
    """Queries for what is absent and what is present, per language."""
    words: dict[str, dict[str, list[str]]] = yaml.safe_load(_WORDS.read_text("utf-8"))
    absent: dict[str, list[str]] = yaml.safe_load(_OFF.read_text("utf-8"))
    present = {
        language: [text for category in words.values() for text in category[language]]
        for language in absent
    }
    return absent, present


def listed(path: Path) -> tuple[Queries, Queries]:
    """The same, from a file that holds both."""
    said: dict[str, dict[str, list[str]]] = yaml.safe_load(path.read_text("utf-8"))
    return said["absent"], said["present"]


def measure(engine: Engine, queries: tuple[Queries, Queries]) -> dict[str, Any]:
    """Per language: queries of both kinds and those that went wrong."""
    off, there = queries

    def answered(text: str) -> bool:
        return bool(engine.index.search(SearchRequest(text, size=1, facet_count=0)).hits)

    found: dict[str, Any] = {}
    for language, absent in off.items():
        present = there[language]
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
    lists = {
        "chosen on": first(),
        "chosen on, second": listed(_SECOND),
        "held out": listed(_HELD_OUT),
    }
    found = {name: measure(engine, queries) for name, queries in lists.items()}
    for name, languages in found.items():
        print(f"{name}:")
        for language, row in languages.items():
            answered, refused = len(row["false_answers"]), len(row["false_refusals"])
            print(
                f"{language}: {answered} of {row['absent']} absent goods answered, "
                f"{refused} of {row['present']} present ones refused"
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
            "queries_sha256": sha256(
                b"".join(f.read_bytes() for f in (_OFF, _WORDS, _SECOND, _HELD_OUT))
            ).hexdigest(),
            "lists": found,
        }
        options.out.write_text(json.dumps(said, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
