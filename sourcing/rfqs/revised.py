"""Revisions from settings as people type them: ``path=value``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from data.errors import InputError
from rfq.document import RfqDocument
from rfq.revision import revise
from sourcing.rfqs.settings import Setting, read_setting


def revised(document: RfqDocument, settings: Sequence[str], *, issued: datetime) -> RfqDocument:
    """The next revision, with what some settings say.

    A value is JSON where that fits, else it is as it is written: "2027" can be a title.

    Raises:
        InputError: a setting is no path and value, or does not fit the document.
    """
    found = [read_setting(text) for text in settings]
    read = {one.path: one.read for one in found}
    try:
        return revise(document, read, issued=issued)
    except InputError:
        as_typed = _as_typed(document, found, issued)
        if as_typed is None:
            raise
        return as_typed


def _as_typed(
    document: RfqDocument, settings: Sequence[Setting], issued: datetime
) -> RfqDocument | None:
    """With the numbers among the values taken as text."""
    plain = {
        one.path: one.written if isinstance(one.read, int | float) else one.read for one in settings
    }
    try:
        return revise(document, plain, issued=issued)
    except InputError:
        return None
