"""The published JSON Schema of the document, written from the types themselves.

``python -m rfq.document.json_schema`` writes it anew; a test fails when that was forgotten.
Dialect: JSON Schema 2020-12, https://json-schema.org/draft/2020-12.
"""

from __future__ import annotations

import json
from importlib.resources import as_file, files
from typing import Any, Final

from rfq.document.document import VERSION, RfqDocument

NAME: Final = f"rfq-{VERSION}.schema.json"


def json_schema() -> dict[str, Any]:
    """The schema of a document file."""
    schema = RfqDocument.model_json_schema(mode="validation")
    # A file says its version; only in code is it understood.
    schema["required"] = ["schema_version", *schema["required"]]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:sourcing:rfq:{VERSION}",
        **schema,
        "title": "Request for quotation",
    }


def json_schema_text() -> str:
    """The same as it is published."""
    return json.dumps(json_schema(), indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def published() -> str:
    """The published file's text."""
    return files("rfq.document").joinpath(NAME).read_text(encoding="utf-8")


def main() -> None:
    """Write the published file anew."""
    with as_file(files("rfq.document").joinpath(NAME)) as path:
        path.write_text(json_schema_text(), encoding="utf-8")


if __name__ == "__main__":
    main()
