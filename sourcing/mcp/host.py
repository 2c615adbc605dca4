"""Host: what every tool works with: the service, and who is calling."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, TypeVar

from mcp.server.mcpserver import Context
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import CallToolResult, ContentBlock, TextContent
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from data.errors import InputError, SourcingError
from sourcing.mcp.results import Result
from sourcing.service.caller import EVERYTHING, Caller, Scope
from sourcing.service.conversations.service import ConversationService
from sourcing.service.service import Service

P = ParamSpec("P")
R = TypeVar("R")
H = TypeVar("H", bound="Tools")

CALLER = "caller"
"""Name in the state of an HTTP request under which the caller is kept."""

_MOST = 600
"""Characters of a text that a model is shown."""


class Tools:
    """Tools over one service.

    Args:
        service: that answers.
        caller: of a transport without requests (standard input and output).
    """

    def __init__(self, service: Service, *, caller: Caller | None = None) -> None:
        self.service = service
        self.conversations = ConversationService(service)
        self._caller = caller

    def caller(self, context: Context[Any, Any], scope: Scope) -> Caller:
        """Who calls, who must have a scope.

        Raises:
            InputError: they have not.
        """
        request = context.request_context.request
        found: Caller | None = self._caller
        if request is not None:
            found = getattr(request.state, CALLER, None)
        if found is None or scope not in found.scopes:
            raise InputError(
                f"this needs a key with the scope {scope.value}",
                field="scope",
                accepted=scope.value,
            )
        return found


def local() -> Caller:
    """The caller of a server that talks with the program that started it."""
    return Caller("local", EVERYTHING)


def tool(function: Callable[Concatenate[H, P], R]) -> Callable[Concatenate[H, P], R]:
    """A tool's function, whose errors a model can read and mend its call by.

    An error of ours says the field, the value and what is accepted; any other is for the log.
    """

    @functools.wraps(function)
    def called(self: H, /, *given: P.args, **named: P.kwargs) -> R:
        try:
            return function(self, *given, **named)
        except SourcingError as error:
            raise ToolError(
                str(error) if isinstance(error, InputError) else error.message
            ) from error
        except ValidationError as error:
            # Of the order that the arguments come to: what is wrong with them together.
            raise ToolError("; ".join(_fault(one) for one in error.errors()[:3])) from error

    return called


def _fault(fault: ErrorDetails) -> str:
    expected = fault.get("ctx", {}).get("expected")
    where = ".".join(map(str, fault["loc"]))
    parts = [fault["msg"], f"field: {where}" if where else "", f"accepted: {expected}"]
    return "; ".join(part for part in parts[: 3 if expected else 2] if part)


def answer(result: Result, text: str, *besides: ContentBlock) -> CallToolResult:
    """A result as a program reads it, with a few words for a model."""
    content: list[ContentBlock] = [TextContent(type="text", text=text), *besides]
    return CallToolResult(content=content, structured_content=result.model_dump(mode="json"))


def plain(text: str) -> str:
    """Text of the catalogue without what could hide or turn around other text, and not too long."""
    from rfq.comparison.render.parts import plain as cleaned

    found = cleaned(text)
    return found if len(found) <= _MOST else f"{found[: _MOST - 1]}…"
