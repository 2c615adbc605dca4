"""The request for quotation out of a conversation."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from data.errors import InputError

if TYPE_CHECKING:
    from sourcing.chat.open import Opened
    from sourcing.chat.session import ChatSession


def show_rfq(opened: Opened, session: ChatSession, folder: str, *, json: bool = False) -> None:
    """Draft the document from the need so far, show its review, and write its files.

    Args:
        opened: the catalogue and its parts.
        session: whose need it is.
        folder: to write into; empty writes nothing.
        json: write the document instead of a review.

    Raises:
        InputError: nothing is wanted yet.
    """
    from sourcing.cli.jsonout import emit_json
    from sourcing.cli.rfq_report import print_review, review_document
    from sourcing.ranked import read_weights
    from sourcing.ranking.weights import Preset
    from sourcing.rfqs.draft import draft_rfq, review, survey
    from sourcing.rfqs.exports import Export, export, write_files

    need, parts = session.state.need, opened.parts
    if not need.lines:
        raise InputError(
            "nothing is wanted yet", field="/rfq", value="", accepted="a product first"
        )
    now = parts.clock.set()
    weights = read_weights(Preset.BALANCED, ())
    market = survey(
        parts.catalogue, parts.index, need, now=now, rates=opened.rates, weights=weights
    )
    document = draft_rfq(need, market, now=now, suppliers=(), language=session.record.language)
    lacks, findings = review(document, market, now=now, rates=opened.rates)
    files: tuple[Path, ...] = ()
    if folder:
        files = write_files(Path(folder), export(document, (Export.JSON, Export.UBL)))
    if json:
        emit_json(review_document(document, lacks, findings, files))
    else:
        print_review(document, lacks, findings, files, market)
