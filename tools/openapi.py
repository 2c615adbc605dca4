"""Write the OpenAPI document of the service to docs/openapi.json.

python tools/openapi.py          write it
python tools/openapi.py --check  only say whether it is current
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from sourcing.api.app import create_app
from sourcing.bootstrap import bootstrap
from sourcing.service.service import Service
from sourcing.service.shelf import Shelves
from sourcing.settings import ServiceSettings
from sourcing.state.stores import open_stores

DOCUMENT = Path(__file__).resolve().parents[1] / "docs" / "openapi.json"


def document() -> str:
    """The document as the file has it; nothing of this machine or its settings is in it."""
    with TemporaryDirectory() as folder, open_stores(None, home=Path(folder)) as stores:
        settings = ServiceSettings(_env_file=None)
        service = Service(settings, bootstrap(Path(folder)), Shelves(lambda _: None), stores)
        found = create_app(service).openapi()
    return json.dumps(found, indent=1, ensure_ascii=False) + "\n"


def main() -> int:
    """Write or check."""
    text = document()
    current = DOCUMENT.exists() and DOCUMENT.read_text(encoding="utf-8") == text
    if "--check" in sys.argv[1:]:
        return 0 if current else 1
    DOCUMENT.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
