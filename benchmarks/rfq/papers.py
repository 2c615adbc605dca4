"""What people read of generated RFQs: is every file written, in what time, of what size?

python -m benchmarks.rfq.papers
python -m benchmarks.rfq.papers --count 500 --seed 7
"""

from __future__ import annotations

import argparse
import json
import statistics
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.machine import commit, machine, versions
from benchmarks.rfq.__main__ import Timer
from benchmarks.rfq.generate import generate_many
from rfq.document import RfqDocument
from rfq.papers import Docx, Email, Markdown, Pdf, Renderer, ResponseSheet
from rfq.wording import LANGUAGES

RESULT = Path(__file__).parents[1] / "results" / "rfq-papers.json"
RENDERERS: dict[str, Renderer] = {
    "pdf": Pdf(),
    "docx": Docx(),
    "xlsx": ResponseSheet(),
    "markdown": Markdown(),
    "email": Email(),
}


def measure(documents: list[RfqDocument]) -> dict[str, object]:
    """Write every document in every format, in one language after the other."""
    timer = Timer()
    sizes: dict[str, list[int]] = {name: [] for name in RENDERERS}
    accessible = 0
    for renderer in RENDERERS.values():
        renderer.render(documents[0])
    for at, document in enumerate(documents):
        language = LANGUAGES[at % len(LANGUAGES)]
        supplier = document.suppliers[0].id if document.suppliers else None
        for name, renderer in RENDERERS.items():
            content = timer(name, renderer.render, document, language=language, supplier=supplier)
            sizes[name].append(len(content))
            accessible += name == "pdf" and b"pdfuaid:part" in content
    return {
        "documents": len(documents),
        "specifications": sum(
            len(line.specifications) for document in documents for line in document.lines
        ),
        "pdf_ua": accessible,
        "times": timer.summary(),
        "bytes": {
            name: {"p50": round(statistics.median(found)), "largest": max(found)}
            for name, found in sizes.items()
        },
    }


def main() -> None:
    """Run the measurement, print it and keep it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    found = measure(list(generate_many(options.count, seed=options.seed)))
    report = {
        "command": f"python -m benchmarks.rfq.papers --count {options.count} --seed {options.seed}",
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": commit(),
        "machine": machine(),
        "versions": versions(("typst", "python-docx", "xlsxwriter", "babel")),
        **found,
    }
    RESULT.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(found, indent=2))


if __name__ == "__main__":
    main()
