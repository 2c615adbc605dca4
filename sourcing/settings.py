"""Settings of the service: from the environment, prefix ``SOURCING_``, or a ``.env`` file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict


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
            description="Answer callers without a key. Unset: only when listening on loopback. "
            "True on any other address is refused."
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
