"""Context: what belongs to one request and is wanted far from its route."""

from __future__ import annotations

import logging
from contextvars import ContextVar
from typing import Final

REQUEST_ID: Final[ContextVar[str]] = ContextVar("sourcing_request_id", default="")
"""The id of the request that is being answered; empty outside of one."""


class RequestIdFilter(logging.Filter):
    """Puts the request's id on every log record made while it is answered."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record pass, with ``request_id`` on it."""
        record.request_id = REQUEST_ID.get()
        return True
