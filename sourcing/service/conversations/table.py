"""The table of a comparison that was asked for in the talk."""

from __future__ import annotations

from collections.abc import Sequence

from dialogue.answers import Answer
from dialogue.answers.answer import CompareAnswer
from dialogue.wording.answers import comparison_table
from dialogue.wording.speaker import Speaker
from sourcing.api.documents.conversation import TableDocument


def table_of(speaker: Speaker, answers: Sequence[Answer]) -> TableDocument | None:
    """Titles, and per field what each product states; None where nothing was compared."""
    for one in answers:
        if isinstance(one, CompareAnswer) and one.rows:
            titles = tuple(speaker.names.title(key) for key in one.products)
            rows = comparison_table(speaker, one)
            return TableDocument(
                headers=("", *titles), rows=tuple((name, *values) for name, values in rows)
            )
    return None
