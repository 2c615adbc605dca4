"""`sourcing mcp`: the tools of the service for an agent on this machine."""

from __future__ import annotations

from typing import Final

import typer

from sourcing.cli.state import state

_NEEDED: Final = ("mcp", "fastapi", "sqlalchemy", "pydantic_settings", "onnxruntime")


def mcp(context: typer.Context) -> None:
    """Serve search, conversations, comparison and RFQs as MCP tools on standard input and output.

    For a program that starts it: an editor, an assistant, an agent (Model Context Protocol). Over
    HTTP the same tools are at /mcp of `sourcing serve`, with keys.
    """
    _require_packages()
    from sourcing.mcp.stdio import run_stdio
    from sourcing.settings import ServiceSettings

    run_stdio(state(context).application(), ServiceSettings())


def _require_packages() -> None:
    from importlib.util import find_spec

    from data.errors import MissingDependency

    absent = [name for name in _NEEDED if find_spec(name) is None]
    if absent:
        raise MissingDependency(
            f"this needs {', '.join(absent)}: pip install '.[embeddings,serve]' in a clone"
        )
