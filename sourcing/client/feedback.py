"""Feedback over HTTP."""

from __future__ import annotations

from sourcing.api.documents.feedback import FeedbackKept, FeedbackOrder
from sourcing.client.answers import Download
from sourcing.client.wire import Wire


class Feedback:
    """What buyers did with what they were shown."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    def send(self, order: FeedbackOrder, *, key: str | None = None) -> FeedbackKept:
        """Send what was shown, clicked, chosen and rated; nothing is kept without consent."""
        return self._wire.create("/v1/feedback", order, FeedbackKept, key=key)

    def click_log(self) -> Download:
        """What a ranker is trained with; needs the scope ``admin``."""
        return self._wire.file("/v1/feedback/export")
