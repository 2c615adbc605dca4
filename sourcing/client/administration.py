"""Administration over HTTP: generations, uploads, keys, the funnel, purging."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sourcing.api.documents.administration import (
    FunnelDocument,
    GenerationsDocument,
    IngestDocument,
    IngestsDocument,
    IssuedKeyDocument,
    KeyDocument,
    KeyOrder,
    KeysDocument,
    PurgeDocument,
    PurgeOrder,
    StatusDocument,
)
from sourcing.client.answers import StreamEvent
from sourcing.client.wire import Wire

_PATH = "/v1/admin"


class Administration:
    """What needs the scope ``admin``."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    def status(self) -> StatusDocument:
        """How the service is."""
        return self._wire.get(f"{_PATH}/status", StatusDocument)

    def generations(self) -> GenerationsDocument:
        """The states of the catalogue, and of their indexes."""
        return self._wire.get(f"{_PATH}/generations", GenerationsDocument)

    def activate(self, generation: str) -> GenerationsDocument:
        """Switch to a generation, or roll back to it."""
        path = f"{_PATH}/generations/{generation}/activate"
        return self._wire.change("POST", path, None, GenerationsDocument, again=True)

    def upload(
        self, file: Path, *, dataset: str = "default", replace: bool = False
    ) -> IngestDocument:
        """Upload a product file; it is read and indexed beside the service."""
        form = {"dataset": dataset, "replace": "true" if replace else "false"}
        with file.open("rb") as content:
            return self._wire.upload(
                f"{_PATH}/ingests",
                IngestDocument,
                files={"file": (file.name, content)},
                data=form,
            )

    def ingests(self) -> IngestsDocument:
        """Uploads, the latest first."""
        return self._wire.get(f"{_PATH}/ingests", IngestsDocument)

    def ingest(self, ingest_id: str) -> IngestDocument:
        """How far an upload is."""
        return self._wire.get(f"{_PATH}/ingests/{ingest_id}", IngestDocument)

    @contextmanager
    def watching(self, ingest_id: str) -> Iterator[Iterator[StreamEvent]]:
        """Hear how far an upload is, as it goes on."""
        with self._wire.events("GET", f"{_PATH}/ingests/{ingest_id}/events") as events:
            yield events

    def funnel(self, *, days: int = 30) -> FunnelDocument:
        """From search to request for quotation, by day."""
        return self._wire.get(f"{_PATH}/funnel", FunnelDocument, query={"days": days})

    def purge(self, order: PurgeOrder) -> PurgeDocument:
        """Delete for good what has not changed since a moment."""
        return self._wire.change("POST", f"{_PATH}/purge", order, PurgeDocument, again=True)

    def keys(self) -> KeysDocument:
        """API keys, without their secrets."""
        return self._wire.get(f"{_PATH}/keys", KeysDocument)

    def create_key(self, order: KeyOrder) -> IssuedKeyDocument:
        """Make an API key; its secret is in this answer and nowhere else."""
        return self._wire.change("POST", f"{_PATH}/keys", order, IssuedKeyDocument)

    def revoke_key(self, key_id: str) -> KeyDocument:
        """Refuse an API key from now on."""
        path = f"{_PATH}/keys/{key_id}"
        return self._wire.change("DELETE", path, None, KeyDocument, again=True)
