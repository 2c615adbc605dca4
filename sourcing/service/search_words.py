"""Search words: what a search answers, in the language of who asked."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from data.constraint import COUNTRY, Constraint
from dialogue.wording import speaker_of
from sourcing.api.documents.constraint import OutcomeDocument
from sourcing.api.documents.search import (
    BucketDocument,
    ContributionDocument,
    FacetDocument,
    QueryDocument,
    RelaxationDocument,
    WordedConstraint,
)

if TYPE_CHECKING:
    from dialogue.wording.speaker import Speaker
    from index.response import Bucket, Facet, Hit, Outcome, QueryReading, Relaxation
    from sourcing.service.shelf import Shelf


class SearchWriter:
    """Words what a search answers; each constraint once, however many hits there are."""

    def __init__(self, shelf: Shelf, language: str, category: tuple[str, ...] = ()) -> None:
        speaker: Speaker = speaker_of(shelf.catalogue.schema, language)
        self._speaker = replace(speaker, names=replace(speaker.names, path=category))
        self._known: dict[int, tuple[str, str]] = {}

    def query(self, reading: QueryReading) -> QueryDocument:
        """How a query was read."""
        return QueryDocument(
            type=reading.type,
            language=reading.language,
            corrected=reading.corrected,
            dense_weight=reading.dense_weight,
            conditions=tuple(self.constraint(one) for one in reading.conditions),
        )

    def constraint(self, given: Constraint) -> WordedConstraint:
        """A requirement with its words."""
        return WordedConstraint(
            field=given.field,
            operator=given.operator,
            values=tuple(map(_finite, given.values)),
            unit=given.unit,
            importance=given.importance,
            text=self._speaker.constraint(given),
        )

    def outcomes(self, outcomes: Sequence[Outcome]) -> tuple[OutcomeDocument, ...]:
        """How a hit stands to each constraint."""
        found = []
        for one in outcomes:
            constraint = one.constraint
            words = self._known.get(id(constraint))
            if words is None:
                label = self._speaker.names.field(constraint.field)
                words = self._known[id(constraint)] = label, self._speaker.condition(constraint)
            found.append(
                OutcomeDocument(
                    field=constraint.field,
                    label=words[0],
                    importance=constraint.importance,
                    truth=one.truth,
                    required=words[1],
                    value=self._value(constraint.field, one.value),
                )
            )
        return tuple(found)

    def _value(self, field: str, value: str | None) -> str | None:
        if value is None or field != COUNTRY:
            return value
        return ", ".join(map(self._speaker.names.country, value.split(", ")))

    def facet(self, facet: Facet) -> FacetDocument:
        """A facet with its values in words."""
        return FacetDocument(
            field=facet.field,
            label=self._speaker.names.field(facet.field),
            unit=facet.unit,
            known=facet.known,
            unknown=facet.unknown,
            entropy=facet.entropy,
            minimum=facet.minimum,
            maximum=facet.maximum,
            buckets=tuple(self._bucket(facet, one) for one in facet.buckets),
        )

    def _bucket(self, facet: Facet, bucket: Bucket) -> BucketDocument:
        if bucket.label is not None:
            text = self._speaker.names.label(facet.field, bucket.label)
        else:
            low = -math.inf if bucket.low is None else bucket.low
            high = math.inf if bucket.high is None else bucket.high
            text = self._speaker.measured(facet.field, low, high, facet.unit)
        return BucketDocument(
            label=bucket.label, low=bucket.low, high=bucket.high, count=bucket.count, text=text
        )

    def relaxation(self, one: Relaxation) -> RelaxationDocument:
        """A must that was given up."""
        constraint = self.constraint(one.constraint)
        relaxed = None if one.relaxed is None else self.constraint(one.relaxed)
        text = constraint.text if relaxed is None else f"{constraint.text} → {relaxed.text}"
        return RelaxationDocument(
            constraint=constraint, relaxed=relaxed, found=one.found, text=text
        )


def contributions(hit: Hit) -> tuple[ContributionDocument, ...]:
    """What a hit's score is made of."""
    return tuple(
        ContributionDocument(part=one.part, field=one.field, token=one.token, score=one.score)
        for one in hit.contributions
    )


def _finite(value: float | str | bool) -> float | str | bool | None:
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value
