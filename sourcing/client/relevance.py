"""Relevance over HTTP: one query's rankings side by side, and what people judge of them."""

from __future__ import annotations

from typing import Literal

from sourcing.api.documents.lab import (
    JudgementDocument,
    JudgementOrder,
    JudgementsAnswer,
    LabAnswer,
    LabOrder,
)
from sourcing.client.answers import Download
from sourcing.client.wire import Wire


class Relevance:
    """The laboratory of search."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    def search(self, order: LabOrder) -> LabAnswer:
        """A query ranked by words, by meaning and by both."""
        return self._wire.ask("/v1/lab/search", order, LabAnswer)

    def judge(self, order: JudgementOrder) -> JudgementDocument:
        """Keep what a person judged of a product for a query; the last judgement counts."""
        return self._wire.change("PUT", "/v1/judgements", order, JudgementDocument, again=True)

    def judgements(self, query: str | None = None) -> JudgementsAnswer:
        """What was judged, of one query or of all."""
        return self._wire.get("/v1/judgements", JudgementsAnswer, query={"query": query})

    def export(self, format_: Literal["qrels", "queries", "csv"] = "qrels") -> Download:
        """All judgements, as evaluation programs read them."""
        return self._wire.file("/v1/judgements/export", query={"format": format_})
