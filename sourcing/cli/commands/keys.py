"""`sourcing keys`: who may use the HTTP service, and for what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Annotated, Final

import typer

from data.errors import InputError, MissingDependency
from sourcing.cli.options import Json
from sourcing.cli.state import state
from sourcing.service.caller import Scope

if TYPE_CHECKING:
    from sourcing.state import Stores
    from sourcing.state.records import IssuedKey, Key

app = typer.Typer(
    help="Make, list, replace and revoke the API keys of the HTTP service.",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Id = Annotated[str, typer.Argument(help="The key's id, as `sourcing keys list` shows it.")]

_UNITS: Final = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_DURATION: Final = re.compile(r"(\d{1,4})([mhdw])")
_DURATIONS: Final = "a number and m, h, d or w: 90d, 12h"


@app.command("create")
def create(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="Who or what the key is for.", metavar="NAME")],
    scope: Annotated[
        list[Scope],
        typer.Option("--scope", "-s", help="What it may do; can be given several times."),
    ],
    expires: Annotated[
        str | None,
        typer.Option(
            help="When it stops working: a time from now (90d, 12h), or a day (2027-01-31), from "
            "whose beginning in UTC it is refused.",
            metavar="WHEN",
            show_default="never",
        ),
    ] = None,
    json: Json = False,
) -> None:
    """Make a key, and show its secret: now, and never again.

    Only a digest of the secret is kept. What is made with the key belongs to the key, and stays
    its own when the secret is replaced.
    """
    until = None if expires is None else _moment(expires)
    with _stores(context) as stores:
        issued = stores.keys.create(name, scope, expires=until)
    _show_issued(issued, json=json)


@app.command("list")
def list_(context: typer.Context, json: Json = False) -> None:
    """List all keys, oldest first; revoked and expired ones, too."""
    from sourcing.cli.jsonout import emit_json
    from sourcing.cli.terminal import out, table
    from sourcing.cli.words import counted

    with _stores(context) as stores:
        keys = stores.keys.list()
    if json:
        emit_json({"keys": [_document(one) for one in keys]})
        return
    if not keys:
        out().print("No keys yet: `sourcing keys create` makes one.")
        return
    headers = ("Key", "Name", "Scopes", "Made", "Expires", "Last used", "State")
    now = datetime.now(UTC)
    rows = [
        (
            one.id,
            one.name,
            " ".join(sorted(one.scopes)),
            _when(one.created),
            _when(one.expires),
            _when(one.last_used),
            _state(one, now),
        )
        for one in keys
    ]
    out().print(table(headers, rows, fold=("Scopes",), keep=("Key", "State")))
    active = sum(one.active(now) for one in keys)
    out().print(f"{counted(len(keys), 'key')}, {active} in use")


@app.command("revoke")
def revoke(context: typer.Context, key: Id, json: Json = False) -> None:
    """Refuse a key from now on; what was made with it stays."""
    from sourcing.cli.jsonout import emit_json
    from sourcing.cli.terminal import out, plain

    with _stores(context) as stores:
        revoked = stores.keys.revoke(key)
    if json:
        emit_json(_document(revoked))
        return
    out().print(plain(f"Key {revoked.id} ({revoked.name}) is revoked: {_when(revoked.revoked)}"))


@app.command("rotate")
def rotate(
    context: typer.Context,
    key: Id,
    overlap: Annotated[
        str | None,
        typer.Option(
            help="For how long the old secret works beside the new one (1h, 7d).",
            metavar="TIME",
            show_default="not at all",
        ),
    ] = None,
    json: Json = False,
) -> None:
    """Give a key a new secret; its owner, scopes and expiry stay."""
    beside = timedelta(0) if overlap is None else _duration(overlap)
    if beside is None:
        raise InputError("not a time", field="--overlap", value=overlap, accepted=_DURATIONS)
    with _stores(context) as stores:
        issued = stores.keys.rotate(key, overlap=beside)
    _show_issued(issued, json=json)


@contextmanager
def _stores(context: typer.Context) -> Iterator[Stores]:
    """The stores that the service uses: of the same settings, over the same home."""
    try:
        from pydantic import ValidationError

        from sourcing.settings import ServiceSettings
        from sourcing.state.opening import opened
    except ModuleNotFoundError as error:
        raise MissingDependency(
            f"keys need {error.name}: pip install '.[serve]' in a clone"
        ) from error
    try:
        url = ServiceSettings().database_url
    except ValidationError as error:
        first = error.errors()[0]
        name = "SOURCING_" + "_".join(str(part) for part in first["loc"]).upper()
        raise InputError(f"a setting is not valid: {first['msg']}", field=name) from error
    home = state(context).application().home
    with opened(None if url is None else url.get_secret_value(), home=home) as stores:
        yield stores


def _show_issued(issued: IssuedKey, *, json: bool) -> None:
    from rich.text import Text

    from sourcing.cli.jsonout import emit_json
    from sourcing.cli.terminal import out, plain

    if json:
        emit_json({"key": _document(issued.key), "token": issued.token})
        return
    key = issued.key
    until = "does not expire" if key.expires is None else f"expires {_when(key.expires)}"
    out().print(
        f"Key {key.id} ({plain(key.name)}) {until}; it may: {', '.join(sorted(key.scopes))}"
    )
    out().print(Text(f"\n  {issued.token}\n", style="bold"), soft_wrap=True)
    out().print("Keep it now: it is not shown again. Clients send it as `Authorization: Bearer …`")


def _document(key: Key) -> Mapping[str, object]:
    return {
        "id": key.id,
        "owner": key.owner,
        "name": key.name,
        "scopes": sorted(key.scopes),
        "created": key.created,
        "expires": key.expires,
        "revoked": key.revoked,
        "rotated": key.rotated,
        "last_used": key.last_used,
    }


def _state(key: Key, now: datetime) -> str:
    if key.revoked is not None:
        return "revoked"
    return "in use" if key.active(now) else "expired"


def _when(moment: datetime | None) -> str | None:
    return None if moment is None else f"{moment:%Y-%m-%d %H:%M} UTC"


def _moment(text: str) -> datetime:
    """When a text says.

    Raises:
        InputError: it says no time from now and no day.
    """
    if (after := _duration(text)) is not None:
        return datetime.now(UTC) + after
    try:
        return datetime.strptime(text.strip(), "%Y-%m-%d").replace(tzinfo=UTC)
    except ValueError as error:
        raise InputError(
            "neither a time from now nor a day",
            field="--expires",
            value=text,
            accepted=f"{_DURATIONS}; or a day: 2027-01-31",
        ) from error


def _duration(text: str) -> timedelta | None:
    match = _DURATION.fullmatch(text.strip())
    return None if match is None else timedelta(**{_UNITS[match[2]]: int(match[1])})
