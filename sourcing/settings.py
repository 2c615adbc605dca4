"""Settings of the service: from the environment, prefix ``SOURCING_``, or a ``.env`` file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})
_ORIGIN: Final = re.compile(r"https?://(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:]+\])(?::\d{1,5})?")


class ServiceSettings(BaseSettings):
    """Every setting of ``sourcing serve``; each one's description is its documentation."""

    model_config = SettingsConfigDict(
        env_prefix="SOURCING_", env_file=".env", extra="ignore", frozen=True
    )

    home: Annotated[
        Path | None, Field(description="Folder that holds catalogue, index and state.")
    ] = None
    host: Annotated[str, Field(description="Address to listen on.")] = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535, description="Port to listen on; 0 picks one.")] = (
        8000
    )
    workers: Annotated[int, Field(ge=1, le=64, description="Processes that answer requests.")] = 1
    database_url: Annotated[
        SecretStr | None,
        Field(
            description="Where conversations, RFQs and keys are kept: "
            "``postgresql+psycopg://user:password@host/name``; unset is SQLite in the home folder."
        ),
    ] = None
    open: Annotated[
        bool | None,
        Field(
            description="Answer callers without a key, with every scope. Unset: when listening on "
            "loopback with neither ``allowed_hosts`` nor ``allowed_origins``. True on any other "
            "address is refused. Set it to false behind a proxy on the same machine."
        ),
    ] = None
    allowed_origins: Annotated[
        tuple[str, ...],
        NoDecode,
        Field(description="Web origins whose pages may embed the widget, separated by commas."),
    ] = ()
    image_origins: Annotated[
        tuple[str, ...],
        NoDecode,
        Field(description="Origins that product pictures may be loaded from, by commas."),
    ] = ()
    visitors: Annotated[
        bool | None,
        Field(
            description="Answer browsers that have no key, each apart from the others, as visitors "
            "of the service's own pages and of those in ``allowed_origins``. Unset: when "
            "``allowed_origins`` names any."
        ),
    ] = None
    allowed_hosts: Annotated[
        tuple[str, ...],
        NoDecode,
        Field(
            description="Names that the service is reached by, separated by commas: the public "
            "host behind a proxy. Unset: on loopback, the machine's own names; elsewhere, any."
        ),
    ] = ()
    rate_key: Annotated[
        str,
        Field(
            description="Requests of one key, over all workers, such as ``1200/minute`` or "
            "``50/second;1200/minute``; empty is no limit."
        ),
    ] = "3000/minute"
    rate_visitor: Annotated[
        str, Field(description="Requests of one visitor, over all workers.")
    ] = "300/minute"
    rate_address: Annotated[
        str, Field(description="Requests of all visitors at one network address.")
    ] = "1200/minute"
    rate_refused: Annotated[
        str, Field(description="Requests with a wrong key, or with none, of one network address.")
    ] = "30/minute"
    body_limit: Annotated[
        int, Field(ge=1_000, description="Bytes that the JSON body of a request may have.")
    ] = 1_000_000
    upload_limit: Annotated[
        int, Field(ge=1_000, description="Bytes that an uploaded feed may have.")
    ] = 500_000_000
    body_seconds: Annotated[
        float, Field(gt=0, description="Seconds in which a JSON body must have arrived.")
    ] = 20.0
    answer_seconds: Annotated[
        float, Field(gt=0, description="Seconds in which an answer must begin.")
    ] = 60.0
    log_level: Annotated[
        Literal["DEBUG", "INFO", "WARNING", "ERROR"],
        Field(description="Least level that is logged."),
    ] = "INFO"
    log_json: Annotated[
        bool | None,
        Field(description="One JSON object a line. Unset: unless standard error is a terminal."),
    ] = None
    otlp_endpoint: Annotated[
        str | None,
        Field(
            description="OpenTelemetry collector that traces are sent to (OTLP over HTTP), such as "
            "``http://localhost:4318/v1/traces``; unset sends none."
        ),
    ] = None
    retention_days: Annotated[
        int | None,
        Field(
            ge=1,
            description="Days after which conversations, feedback and RFQs that nobody changed are "
            "deleted for good; unset keeps them.",
        ),
    ] = None

    @field_validator("allowed_origins", "image_origins", "allowed_hosts", mode="before")
    @classmethod
    def _by_commas(cls, given: object) -> object:
        if not isinstance(given, str):
            return given
        return tuple(one for part in given.split(",") if (one := part.strip().rstrip("/")))

    @field_validator("allowed_origins", "image_origins")
    @classmethod
    def _origins(cls, given: tuple[str, ...]) -> tuple[str, ...]:
        for one in given:
            # They are written into response headers, so nothing else may be in them.
            if _ORIGIN.fullmatch(one) is None:
                raise ValueError(f"{one!r} is no origin; accepted: such as https://shop.example")
        return given

    @model_validator(mode="after")
    def _open_here_only(self) -> ServiceSettings:
        if self.open and not self.on_loopback:
            raise ValueError(
                f"open is taken only on loopback, and the host is {self.host}; "
                "make keys with `sourcing keys create`"
            )
        return self

    @property
    def on_loopback(self) -> bool:
        """Whether only this machine can reach the service."""
        return self.host in LOOPBACK

    @property
    def is_open(self) -> bool:
        """Whether callers on this machine are answered without a key."""
        if self.open is not None:
            return self.open
        # Who names a public host or a shop is behind a proxy, whose requests all come from here.
        return self.on_loopback and not self.allowed_hosts and not self.allowed_origins

    @property
    def takes_visitors(self) -> bool:
        """Whether browsers without a key are answered."""
        return bool(self.allowed_origins) if self.visitors is None else self.visitors

    @property
    def hosts(self) -> tuple[str, ...]:
        """Names that the service is reached by; none means any."""
        if self.allowed_hosts:
            return self.allowed_hosts
        return tuple(sorted(LOOPBACK)) if self.on_loopback else ()
