"""What routes depend on: the service, the caller with the scope that a route asks for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import Depends, Request

from sourcing.service.caller import EVERYTHING, Caller, Scope
from sourcing.service.service import Service


def service_of(request: Request) -> Service:
    """The service that the application was made with."""
    found: Service = request.app.state.service
    return found


TheService = Annotated[Service, Depends(service_of)]


def caller_with(scope: Scope) -> Callable[[Request], Caller]:
    """A dependency: the caller, who must have a scope."""

    def caller(request: Request) -> Caller:
        client = request.client
        return Caller("local", EVERYTHING, "" if client is None else client.host)

    return caller
