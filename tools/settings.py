"""Write the table of settings into docs/operations.md, from the settings themselves.

- `python tools/settings.py` writes it.
- `python tools/settings.py --check` exits with 1 when it is not as it would be written.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from sourcing.settings import ServiceSettings

PAGE: Final = Path(__file__).resolve().parent.parent / "docs" / "operations.md"
BEGIN: Final = "<!-- settings:begin (written by tools/settings.py) -->"
END: Final = "<!-- settings:end -->"


def table() -> str:
    """Every setting, its default and what it is for."""
    rows = ["| variable | default | what it is |", "| --- | --- | --- |"]
    for name, field in ServiceSettings.model_fields.items():
        default = field.default
        shown = "" if default in (None, (), "") else f"`{default}`"
        said = (field.description or "").replace("``", "`").replace("|", "\\|")
        rows.append(f"| `SOURCING_{name.upper()}` | {shown} | {said} |")
    return "\n".join(rows)


def written(page: str) -> str:
    """The page with the table as it is now."""
    head, _, rest = page.partition(BEGIN)
    _, _, tail = rest.partition(END)
    return f"{head}{BEGIN}\n{table()}\n{END}{tail}"


if __name__ == "__main__":
    page = PAGE.read_text(encoding="utf-8")
    fresh = written(page)
    if "--check" in sys.argv[1:]:
        sys.exit(0 if page == fresh else f"{PAGE} is not as tools/settings.py writes it")
    PAGE.write_text(fresh, encoding="utf-8")
