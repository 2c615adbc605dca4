"""``python -m benchmarks.api.fuzz``: thousands of made-up requests to all routes of a real server.

Schemathesis makes them from the OpenAPI document: valid ones, ones that the document does not
allow, and chains of them in which one uses what another made. No answer may be a server error or
differ from the document, and what the document does not allow has to be refused. Operations that
answer with events are tried by `benchmarks.api.streams`, which reads these. The same with a few
requests is `tests/sourcing/api/test_contract.py`.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from benchmarks.api.serving import serving
from benchmarks.api.streams import try_all
from benchmarks.machine import commit, machine, versions

DOCUMENT: Final = Path(__file__).resolve().parents[2] / "docs" / "openapi.json"
CHECKS: Final = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "negative_data_rejection",
    "missing_required_header",
    "unsupported_method",
    "allow_header_conformance",
    "use_after_free",
)
"""All but those that a document cannot settle: whether a category exists, and, in open mode, who
may do what (`tests/sourcing/api/test_ownership.py` tries that)."""
CONFIG: Final = """\
[checks]
negative_data_rejection.expected-statuses = [{refused}]
missing_required_header.expected-statuses = [{refused}]
"""
REFUSED: Final = (400, 401, 403, 404, 405, 406, 409, 410, 412, 413, 414, 415, 422, 428, 429, 431)


def arguments() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.api.fuzz", description=__doc__)
    parser.add_argument("--examples", type=int, default=100, metavar="N", help="per operation")
    parser.add_argument("--products", type=int, default=250, metavar="N", help="of the sample")
    parser.add_argument("--seed", type=int, default=20261122)
    parser.add_argument("--seconds", type=int, metavar="S", help="go on until they are over")
    parser.add_argument("--output", type=Path, help="write the results there as JSON")
    return parser


def main() -> int:
    """Build a small service, try it, and print what was found."""
    given = arguments().parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = sample(Path(folder), given.products)
        begun = time.perf_counter()
        with serving(home, SOURCING_UPLOAD_LIMIT="20000") as server:
            heard = try_all(
                server.address,
                json.loads(DOCUMENT.read_text("utf-8")),
                examples=given.examples,
                number=given.seed,
            )
            status, report = run(given, server.address, Path(folder))
            alive = server.alive
        seconds = time.perf_counter() - begun
    summary: dict[str, Any] = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": commit(),
        "machine": machine(),
        "versions": versions(("schemathesis", "hypothesis", "fastapi", "uvicorn", "pydantic")),
        "seed": given.seed,
        "examples": given.examples,
        "products": given.products,
        "seconds": round(seconds, 1),
        "passed": status == 0 and alive and not any(one.faults for one in heard.values()),
        "server_lives": alive,
        "streams": {
            name: {
                "statuses": dict(sorted(one.statuses.items())),
                "events": dict(sorted(one.events.items())),
                "faults": one.faults[:50],
            }
            for name, one in heard.items()
        },
        "report": report,
    }
    if given.output is not None:
        text = json.dumps(summary, indent=1, ensure_ascii=False)
        given.output.write_text(text + "\n", encoding="utf-8")
    for name, one in heard.items():
        told = ", ".join(f"{count} {event}" for event, count in sorted(one.events.items()))
        print(f"{name}: {sum(one.statuses.values())} requests, {told}; {len(one.faults)} faults")
        print("".join(f"  {fault}\n" for fault in one.faults[:10]), end="")
    print(f"{'passed' if summary['passed'] else 'FAILED'} in {seconds:.0f} s")
    return 0 if summary["passed"] else 1


def sample(folder: Path, products: int) -> Path:
    """A home with a small sample catalogue and its index, by words."""
    from data.catalogue import Catalogue
    from data.ingest import ingest
    from data.sample import write_sample
    from index.snapshot import build_snapshot

    home = folder / "home"
    write_sample(folder / "feeds", products=products)
    ingest([str(folder / "feeds")], home=home)
    with Catalogue.open(home) as catalogue:
        build_snapshot(catalogue, home)
    return home


def run(given: argparse.Namespace, address: str, folder: Path) -> tuple[int, Any]:
    """Run schemathesis; its exit status and its report."""
    config, report = folder / "schemathesis.toml", folder / "report.json"
    config.write_text(CONFIG.format(refused=", ".join(map(str, REFUSED))), encoding="utf-8")
    command = [
        *(sys.executable, "-m", "schemathesis.cli", "--config-file", str(config), "run"),
        *(str(DOCUMENT), "--url", address, "--seed", str(given.seed)),
        *("--max-examples", str(given.examples), "--request-timeout", "60"),
        *("--phases", "examples,coverage,fuzzing,stateful", "--checks", ",".join(CHECKS)),
        # Those that only answer with events go on for as long as somebody listens.
        *("--exclude-path-regex", "/events$", "--continue-on-failure", "--no-color"),
        *("--report", "json", "--report-json-path", str(report)),
    ]
    if given.seconds is not None:
        command += ["--max-time", str(given.seconds)]
    done = subprocess.run(command, cwd=folder, check=False, env={**os.environ, "NO_COLOR": "1"})
    return done.returncode, json.loads(report.read_text("utf-8")) if report.exists() else None


if __name__ == "__main__":
    sys.exit(main())
