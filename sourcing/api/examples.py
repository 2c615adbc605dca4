"""Examples: a body for every operation that takes one, as the OpenAPI document shows it."""

from __future__ import annotations

from typing import Any, Final

_FORKLIFTS: Final = "5 electric forklifts, at least 2 t, to Rotterdam by June"

BODIES: Final[dict[str, dict[str, Any]]] = {
    "search": {
        "text": "electric forklift",
        "constraints": [
            {"field": "load_capacity", "operator": "≥", "values": [2], "unit": "t"},
            {
                "field": "supplier.country",
                "operator": "one of",
                "values": ["CN", "DE"],
                "importance": "should",
            },
        ],
        "quantity": "5",
        "currency": "EUR",
        "size": 10,
    },
    "labSearch": {"text": "pallet truck 2500 kg", "fusion": {"dense_weight": 0.5}},
    "judgeProduct": {"query": "pallet truck", "product_id": "SYN-PT00001", "grade": 3},
    "purge": {"before": "2025-01-01T00:00:00Z", "rfqs": False},
    "createKey": {"name": "shop", "scopes": ["search", "converse"]},
    "rankSuppliers": {"text": _FORKLIFTS},
    "compareProducts": {"text": _FORKLIFTS},
    "createRfq": {"text": _FORKLIFTS},
    "patchRfq": {"document": {"header": {"title": "Forklifts for Rotterdam"}}},
    "answerRfq": {"answers": {"terms.destination": "Rotterdam, NL"}},
    "reviseRfq": {"document": {"header": {"title": "Forklifts for Rotterdam, second call"}}},
    "validateRfq": {
        "schema_version": "1.0",
        "header": {
            "id": "RFQ-2026-0001",
            "revision": 1,
            "issued": "2026-11-22T12:00:00Z",
            "language": "en",
            "currency": "EUR",
            "title": "Forklifts for Rotterdam",
        },
        "lines": [{"id": "1", "description": "Electric forklift, 2 t"}],
    },
    "createConversation": {"language": "en", "message": "forklift"},
    "setConversation": {"currency": "EUR", "units": "metric"},
    "forkConversation": {"after_turn": 0},
    "sendMessage": {"text": "electric, at least 2 t"},
    "sendEdits": {
        "edits": [
            {
                "op": "require",
                "field": "load_capacity",
                "operator": "≥",
                "values": [2],
                "unit": "t",
            }
        ]
    },
    "sendFeedback": {
        "consent": True,
        "events": [
            {"kind": "click", "query": "forklift", "product_id": "SYN-FL00001", "position": 1}
        ],
    },
}
"""By operation id."""
MADE: Final = {
    "createRfq": "rfq_id",
    "createConversation": "conversation_id",
    "startIngest": "ingest",
}
"""What makes a thing, and the name of its id in the addresses of what can be done with it."""
