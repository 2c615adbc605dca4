"""Write the README's demo from a real run, or check that it is still what a run prints.

    python tools/readme.py           runs `sourcing demo` and writes its output into README.md
    python tools/readme.py --check   fails when the README shows something else

Two long lists are cut, each with an ellipsis in place of what is left out; nothing else is changed.
Times and content hashes differ between machines and versions, and are not compared.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

README = Path(__file__).resolve().parent.parent / "README.md"
BEGIN = "<!-- demo:begin (written by tools/readme.py from a real run) -->\n"
END = "<!-- demo:end -->"
COLUMNS = "100"
ROWS = 4
"""Rows of a cut list that are kept."""
_LISTS = (
    (re.compile(r"^Source .*Unchanged$"), 2, re.compile(r"^\d+ sources ")),
    (re.compile(r"^\d+ categories$"), 1, re.compile(r"^$")),
)
"""First line, lines before the rows, and the line after the rows, of each list that is cut."""
_VARYING = re.compile(r"\(\d+(?:\.\d)? (?:s|min \d\d s)\)|(?<=-)[0-9a-f]{8}\b")


def run_demo(home: Path) -> str:
    """What `sourcing demo` prints in a fresh home.

    Raises:
        RuntimeError: it failed; the message is what it printed.
    """
    environment = {**os.environ, "COLUMNS": COLUMNS, "NO_COLOR": "1", "SOURCING_HOME": str(home)}
    command = [sys.executable, "-m", "sourcing.cli.main", "demo"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    if done.returncode != 0:
        raise RuntimeError(done.stdout + done.stderr)
    lines = (line.rstrip() for line in done.stdout.replace(str(home), "HOME").splitlines())
    return "\n".join(cut(lines)).strip("\n")


def cut(lines: Iterable[str]) -> Iterator[str]:
    """The lines with the long lists cut to their first rows."""
    remaining: int | None = None
    until = re.compile("")
    for line in lines:
        if remaining is None:
            for first, before, after in _LISTS:
                if first.match(line):
                    remaining, until = before - 1 + ROWS, after
            yield line
        elif until.match(line):
            remaining = None
            yield line
        else:
            if remaining > 0:
                yield line
            elif remaining == 0:
                yield "…"
            remaining -= 1


def block(output: str) -> str:
    """The part of the README between the marks."""
    return f"```console\n$ sourcing demo\n{output}\n```\n"


def shown(text: str) -> str:
    """The part of a README between the marks."""
    _, _, rest = text.partition(BEGIN)
    return rest.partition(END)[0]


def settled(text: str) -> str:
    """The text with every elapsed time and content hash blanked."""
    return _VARYING.sub("…", text)


def main() -> None:
    """Write, or with ``--check`` compare."""
    with tempfile.TemporaryDirectory() as home:
        fresh = block(run_demo(Path(home)))
    text = README.read_text(encoding="utf-8")
    if "--check" in sys.argv[1:]:
        if settled(shown(text)) != settled(fresh):
            sys.stdout.write(fresh)
            sys.exit("the README's demo is not what a run prints: run python tools/readme.py")
        return
    README.write_text(text.replace(BEGIN + shown(text) + END, BEGIN + fresh + END), "utf-8")


if __name__ == "__main__":
    main()
