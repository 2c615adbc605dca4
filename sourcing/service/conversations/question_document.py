"""The question of a turn as a document, in the reader's words and units."""

from __future__ import annotations

import math
from collections.abc import Sequence

from data.constraint import CORE_FIELDS
from dialogue.state import Question, QuestionKind
from dialogue.wording import WordedQuestion
from sourcing.api.documents.conversation import BinDocument, OptionDocument, QuestionDocument
from sourcing.service.display import AS_STORED, Display

Bins = Sequence[tuple[float, float, int]]


def question_document(
    question: Question, worded: WordedQuestion, *, name: str, display: Display
) -> QuestionDocument:
    """A question with its options.

    Args:
        question: as the policy put it.
        worded: the same in words, its options in the same order.
        name: id that ``choose`` names.
        display: how figures are shown.
    """
    shown = AS_STORED if question.field in CORE_FIELDS else display
    options, further = (
        tuple(
            OptionDocument(
                id=one.id,
                label=said.label,
                count=one.count,
                field=one.field,
                low=_end(one.low, one.unit or question.unit, shown),
                high=_end(one.high, one.unit or question.unit, shown),
                unit=shown.unit(one.unit or question.unit),
            )
            for one, said in zip(each, words, strict=True)
        )
        for each, words in (
            (question.options, worded.options),
            (question.further, worded.further),
        )
    )
    return QuestionDocument(
        id=name,
        kind=question.kind,
        field=question.field,
        term=question.term,
        line=question.line,
        text=worded.text,
        options=options,
        further=further,
        several=question.several,
        topic=question.topic if question.kind is QuestionKind.PRIORITIES else None,
        unit=shown.unit(question.unit),
        histogram=bins(question.histogram, question.unit, shown),
        skip=worded.skip,
        explanation=worded.explanation,
    )


def bins(histogram: Bins, unit: str | None, display: Display) -> tuple[BinDocument, ...]:
    """The bars of a distribution, in the unit that is shown."""
    return tuple(
        BinDocument(low=display.number(low, unit), high=display.number(high, unit), count=count)
        for low, high, count in histogram
    )


def _end(value: float | None, unit: str | None, display: Display) -> float | None:
    """An end of a range; an open one is null."""
    if value is None or not math.isfinite(value):
        return None
    return display.number(value, unit)
