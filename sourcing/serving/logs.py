"""Logs: one JSON object a line on standard error, or lines for people where a terminal is.

What buyers write is never logged, and neither are secrets: fields that are named like one, and
anything in a text that looks like a key of ours or a password in an address, are blotted out.
"""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any, Final

import structlog

_SECRET_NAMES: Final = re.compile(r"authori[sz]ation|cookie|password|passwd|secret|token|api_?key")
_SECRETS: Final = re.compile(
    r"\bsk_[A-Za-z0-9]+_[A-Za-z0-9_-]{8,}"  # a key of ours
    r"|\bv_[A-Za-z0-9_-]{16,}"  # a visitor's
    r"|(?<=://)[^\s/@:]+:[^\s/@]+(?=@)"  # user and password in an address
    r"|(?i:bearer|visitor)\s+[A-Za-z0-9._~+/=-]{8,}"
)
BLOT: Final = "…"
_CHATTY: Final = ("alembic", "httpx", "sse_starlette")
"""Libraries that tell of every step they take."""


def set_up_logs(*, level: str = "INFO", json: bool | None = None) -> None:
    """Send the records of every library through one form.

    Args:
        level: name of the least level that is written.
        json: None writes JSON unless standard error is a terminal.
    """
    as_json = not sys.stderr.isatty() if json is None else json
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.StackInfoRenderer(),
        structlog.processors.format_exc_info,
        without_secrets,
    ]
    renderer: structlog.typing.Processor = (
        structlog.processors.JSONRenderer() if as_json else structlog.dev.ConsoleRenderer()
    )
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler()
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in ("uvicorn", "uvicorn.error", "alembic"):
        logger = logging.getLogger(name)
        logger.handlers.clear()
        logger.propagate = True
    for name in _CHATTY:
        logging.getLogger(name).setLevel(logging.WARNING)


def without_secrets(
    _logger: object, _method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """A record without what is secret in it, and without what is meant for a terminal."""
    event.pop("color_message", None)
    for name, value in event.items():
        if _SECRET_NAMES.search(name.lower()):
            event[name] = BLOT
        elif isinstance(value, str):
            event[name] = _SECRETS.sub(BLOT, value)
    return event
