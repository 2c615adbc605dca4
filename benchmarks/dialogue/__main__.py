"""All of the dialogue's benchmarks, with small defaults.

    python -m benchmarks.dialogue --homes FOLDER [--needs 20] [--targets 10] [--out FOLDER]

Understanding on the development half, simulated buyers on every catalogue, and the latency of a
turn on the largest of them. Each part is a program of its own with more to choose:
``benchmarks.dialogue.understanding``, ``.buyers`` and ``.latency``.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path
from typing import Final

from benchmarks.dialogue.buyers.homes import home_of

CATALOGUES: Final = "sample,cec-modules,cec-inverters,heat-pumps"
LARGEST: Final = "cec-modules"


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--homes", type=Path, required=True, help="folder of homes")
    parser.add_argument("--catalogues", default=CATALOGUES)
    parser.add_argument("--half", choices=("dev", "test"), default="dev")
    parser.add_argument("--needs", type=int, default=20)
    parser.add_argument("--targets", type=int, default=10)
    parser.add_argument("--conversations", type=int, default=20, help="for latency")
    parser.add_argument("--out", type=Path, help="folder for the raw results")
    options = parser.parse_args()
    names = [name for name in options.catalogues.split(",") if name]
    homes = {name: home_of(options.homes, name) for name in names}
    parts: list[tuple[str, list[str]]] = []
    if "sample" in homes:
        parts.append(("understanding", ["--home", str(homes["sample"]), "--half", options.half]))
    buyers = ["--homes", str(options.homes), "--catalogues", ",".join(names)]
    buyers += ["--needs", str(options.needs), "--targets", str(options.targets)]
    parts.append(("buyers", buyers))
    timed = LARGEST if LARGEST in homes else names[0]
    latency = ["--home", str(homes[timed]), "--conversations", str(options.conversations)]
    parts.append(("latency", latency))
    failed = 0
    for name, words in parts:
        if options.out:
            options.out.mkdir(parents=True, exist_ok=True)
            words += ["--out", str(options.out / f"dialogue-{name}.json")]
        print(f"\n== {name}", flush=True)
        # A process each: what one has loaded must not make another faster.
        command = [sys.executable, "-m", f"benchmarks.dialogue.{name}", *words]
        failed += subprocess.run(command, check=False).returncode != 0
    sys.exit(min(failed, 1))


if __name__ == "__main__":
    main()
