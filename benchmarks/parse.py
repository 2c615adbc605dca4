"""How many distinct cells a second are read: ``python -m benchmarks.parse``.

The pipeline reads each distinct text of a column once, so that this is the cost of a column that
never repeats itself.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from pathlib import Path

from benchmarks.machine import commit, machine
from data.parse.read import read_cell

FORMS = (
    "{0} kg",
    "{0}.5mm",
    "{0}-{1} V",
    "{0} x {1} x 9 mm",
    "Red steel {0}",
    "AB-{0}",
    "{0}/{1} Hz",
    "brass {0}, PVC",
    "max. {0} W",
    "{0}",
)


def main() -> None:
    """Run the benchmark and print, per form, the median of the repeats."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cells", type=int, default=5_000, help="distinct cells of each form")
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--out", type=Path, help="write the raw result as JSON")
    options = parser.parse_args()
    rates: dict[str, list[float]] = {form: [] for form in FORMS}
    for _ in range(options.repeats):
        for form in FORMS:
            cells = [form.format(i, i + 7) for i in range(1, options.cells + 1)]
            start = time.process_time()
            for cell in cells:
                read_cell(cell, decimal=".")
            rates[form].append(len(cells) / (time.process_time() - start))
    for form, measured in rates.items():
        print(f"{form:18} {statistics.median(measured):10,.0f} cells/s")
    if options.out is not None:
        result = {"commit": commit(), "machine": machine(), "cells_per_second": rates}
        options.out.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
