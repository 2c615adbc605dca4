"""Five hundred RFQs through JSON and UBL: is every file valid, is anything lost, what does it cost?

python -m benchmarks.rfq
python -m benchmarks.rfq --count 2000 --seed 7 --schema path/to/UBL-2.1/xsd
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import ParamSpec, TypeVar

from lxml import etree

from benchmarks.machine import commit, machine, versions
from benchmarks.rfq.generate import generate_many
from rfq.document import RfqDocument, for_supplier, rfq_from_json, rfq_to_json
from rfq.revision import apply_changes, diff
from rfq.ubl import read_ubl, rfq_to_ubl

P = ParamSpec("P")
T = TypeVar("T")
RESULT = Path(__file__).parents[1] / "results" / "rfq-ubl.json"


class Timer:
    """Milliseconds of processor time of calls, by name: waiting for a busy machine is no cost."""

    def __init__(self) -> None:
        self.times: dict[str, list[float]] = {}

    def __call__(
        self, name: str, call: Callable[P, T], *arguments: P.args, **options: P.kwargs
    ) -> T:
        """Time one call."""
        start = time.process_time()
        result = call(*arguments, **options)
        self.times.setdefault(name, []).append((time.process_time() - start) * 1000)
        return result

    def summary(self) -> dict[str, dict[str, float]]:
        """Median and 95th percentile per name."""
        return {
            name: {
                "p50_cpu_ms": round(statistics.median(times), 2),
                "p95_cpu_ms": round(statistics.quantiles(times, n=20)[-1], 2),
            }
            for name, times in self.times.items()
        }


def measure(documents: Sequence[RfqDocument], schema: Path | None) -> dict[str, object]:
    """Write and read every document, for every supplier and for the buyer.

    Args:
        documents: at least two.
        schema: OASIS's own folder of schemas, signatures included; every file is held against it
            besides. Without, files are validated by the product alone.
    """
    official = None
    if schema is not None:
        official = etree.XMLSchema(etree.parse(schema / "maindoc/UBL-RequestForQuotation-2.1.xsd"))
    timer = Timer()
    rfq_to_ubl(documents[0])  # compiles the schema
    counts = dict.fromkeys(("files", "bytes", "officially_valid", "json_lost", "ubl_lost"), 0)
    for document in documents:
        text = timer("json_write", rfq_to_json, document)
        again = timer("json_read", rfq_from_json, text)
        counts["json_lost"] += rfq_to_json(again) != text
        asked: list[str | None] = [one.id for one in document.suppliers] or [None]
        for supplier, internal in [*((one, False) for one in asked), (asked[0], True)]:
            xml = timer("ubl_write", rfq_to_ubl, document, supplier, internal=internal)
            reading = timer("ubl_read", read_ubl, xml)
            wanted = document if internal else for_supplier(document, supplier)
            counts["files"] += 1
            counts["bytes"] += len(xml)
            counts["ubl_lost"] += rfq_to_json(reading.document) != rfq_to_json(wanted)
            if official is not None:
                counts["officially_valid"] += official.validate(etree.fromstring(xml))
    changed = 0
    for one, other in pairwise(documents):
        changes = timer("diff", diff, one, other)
        changed += rfq_to_json(apply_changes(one, changes)) != rfq_to_json(other)
    if official is None:
        del counts["officially_valid"]
    return {
        "rfqs": len(documents),
        "lines": sum(len(one.lines) for one in documents),
        "specifications": sum(len(line.specifications) for d in documents for line in d.lines),
        **counts,
        "diffs_that_do_not_apply": changed,
        "times": timer.summary(),
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print and write the result."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.rfq", description=__doc__)
    parser.add_argument("--count", type=int, default=500, help="RFQs to generate")
    parser.add_argument("--seed", type=int, default=1, help="of the generator")
    parser.add_argument("--schema", type=Path, help="xsd folder of OASIS's UBL 2.1, complete")
    parser.add_argument("--output", type=Path, default=RESULT, help="where the JSON goes")
    given = parser.parse_args(arguments)
    result = {
        "benchmark": "rfq-ubl",
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": commit(),
        "machine": machine(),
        "versions": versions(("lxml", "pydantic")),
        "seed": given.seed,
        **measure(generate_many(given.count, seed=given.seed), given.schema),
    }
    given.output.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
