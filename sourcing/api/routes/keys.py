"""Keys: API keys made and revoked over HTTP."""

from __future__ import annotations

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request, Response

from sourcing.api import kinds
from sourcing.api.answers import answered, json_of
from sourcing.api.callers import Callers
from sourcing.api.deps import TheService, caller_with, in_thread
from sourcing.api.documents.administration import (
    IssuedKeyDocument,
    KeyDocument,
    KeyOrder,
    KeysDocument,
)
from sourcing.api.idempotency import IdempotentRoute, keep_instead
from sourcing.api.openapi import problems
from sourcing.service.caller import Caller, Scope
from sourcing.state.records import Key

router = APIRouter(prefix="/v1/admin", tags=["administration"], route_class=IdempotentRoute)

Admin = Annotated[Caller, Depends(caller_with(Scope.ADMIN))]


@router.get(
    "/keys",
    operation_id="listKeys",
    summary="API keys, without their secrets",
    response_model=KeysDocument,
    responses=problems(),
)
async def keys(_: Admin, service: TheService) -> Response:
    """Revoked and expired ones, too."""
    found = await in_thread(service.stores.keys.list)
    return answered(KeysDocument(keys=tuple(_key(one) for one in found)))


@router.post(
    "/keys",
    operation_id="createKey",
    summary="Make an API key",
    status_code=201,
    response_model=IssuedKeyDocument,
    responses=problems(),
)
async def create_key(_: Admin, service: TheService, request: Request, order: KeyOrder) -> Response:
    """The secret is shown here and never again: repeated with its key, the answer has none."""
    make = service.stores.keys.create
    issued = await in_thread(partial(make, order.name, order.scopes, expires=order.expires))
    document = IssuedKeyDocument(key=_key(issued.key), token=issued.token)
    keep_instead(request, json_of(document.model_copy(update=dict.fromkeys(["token"]))))
    where = f"/v1/admin/keys/{issued.key.id}"
    return answered(document, status=201, headers={"Location": where})


@router.delete(
    "/keys/{key}",
    operation_id="revokeKey",
    summary="Refuse an API key from now on",
    response_model=KeyDocument,
    responses=problems(kinds.NOT_FOUND),
)
async def revoke_key(
    _: Admin, service: TheService, request: Request, key: Annotated[str, Path(max_length=60)]
) -> Response:
    """Within a few seconds on every process. What was made with it stays."""
    revoked = await in_thread(partial(service.stores.keys.revoke, key))
    callers: Callers = request.app.state.callers
    callers.forget_keys()
    return answered(_key(revoked))


def _key(one: Key) -> KeyDocument:
    return KeyDocument(
        id=one.id,
        name=one.name,
        scopes=tuple(sorted(one.scopes)),
        created=one.created,
        expires=one.expires,
        revoked=one.revoked,
        last_used=one.last_used,
        rotated=one.rotated,
    )
