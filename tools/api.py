"""Write the lists of docs/api.md from the application: routes with their scope, kinds of problem.

python tools/api.py          write them
python tools/api.py --check  only say whether they are current
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from sourcing.api.kinds import KINDS

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "api.md"
METHODS = ("get", "post", "put", "patch", "delete")


def written(page: str) -> str:
    """The page with its lists as they should be."""
    document = json.loads((ROOT / "docs" / "openapi.json").read_text(encoding="utf-8"))
    return _put(_put(page, "routes", _routes(document)), "problems", _problems())


def _routes(document: dict[str, Any]) -> str:
    rows = [
        f"| `{method.upper()} {path}` | {_scope(operation)} | {operation['summary']} |"
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
        if method in METHODS
    ]
    return "\n".join(rows)


def _scope(operation: dict[str, Any]) -> str:
    asked: dict[str, list[str]] = next(iter(operation.get("security", ())), {})
    return ", ".join(f"`{one}`" for scopes in asked.values() for one in scopes)


def _problems() -> str:
    kinds = sorted(KINDS.values(), key=lambda one: (one.status, one.name))
    return "\n".join(
        f"| {one.status} | `{one.address}`: {one.title[0].lower()}{one.title[1:]} |"
        for one in kinds
    )


def _put(page: str, name: str, text: str) -> str:
    begin, end = f"<!-- {name}:begin -->\n", f"<!-- {name}:end -->"
    head, _, rest = page.partition(begin)
    _, _, tail = rest.partition(end)
    return f"{head}{begin}{text}\n{end}{tail}"


def main() -> int:
    """Write or check."""
    page = PAGE.read_text(encoding="utf-8")
    text = written(page)
    if "--check" in sys.argv[1:]:
        return 0 if text == page else 1
    PAGE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
