"""Compare what an order names, as a table or as a file."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from data.errors import InputError
from rfq.comparison import Comparison
from sourcing.api.documents.compare import ComparisonFormat
from sourcing.compared import compare_for_need
from sourcing.ranking.weights import preset_weights
from sourcing.service.file import XLSX, File
from sourcing.service.measures import Step
from sourcing.service.terms import file_names
from sourcing.service.wanted import language_wanted, need_wanted

if TYPE_CHECKING:
    from sourcing.api.documents.compare import CompareOrder
    from sourcing.service.caller import Caller
    from sourcing.service.service import Service
    from sourcing.service.shelf import Shelf


def compared(
    order: CompareOrder, service: Service, shelf: Shelf, caller: Caller
) -> tuple[Comparison, str | None]:
    """The table that an order asks for, and the id of the need's line it is for.

    Raises:
        NotFound: the caller has no such conversation.
        InputError: the need or a product cannot be compared.
    """
    need = need_wanted(order, service, shelf, caller)
    weights = preset_weights(order.preset).changed(order.weights)
    comparison = compare_for_need(
        shelf.catalogue,
        shelf.index,
        need,
        today=datetime.now().astimezone().date(),
        rates=shelf.rates,
        weights=weights,
        columns=order.columns,
        line_id=need.focus,
        language=language_wanted(order, need),
        memory=shelf.gathered,
    )
    service.measures.step(Step.COMPARISON)
    is_of_need = order.need is not None or order.conversation_id is not None
    named = replace(comparison, files=tuple(file_names(shelf.catalogue).items()))
    return named, need.focus if is_of_need else None


def comparison_file(comparison: Comparison, layout: ComparisonFormat) -> File:
    """The table as a file.

    Raises:
        InputError: the document is no file.
    """
    from rfq.comparison import render

    match layout:
        case ComparisonFormat.HTML:
            content, media = render.to_html(comparison).encode(), "text/html; charset=utf-8"
        case ComparisonFormat.MARKDOWN:
            content = render.to_markdown(comparison).encode()
            media = "text/markdown; charset=utf-8"
        case ComparisonFormat.CSV:
            # With a byte order mark, without which spreadsheets read UTF-8 as something else.
            content, media = (
                render.to_csv(comparison).encode("utf-8-sig"),
                "text/csv; charset=utf-8",
            )
        case ComparisonFormat.XLSX:
            content, media = render.to_xlsx(comparison), XLSX
        case _:
            raise InputError("not a file", field="format", value=layout.value)
    ending = "md" if layout is ComparisonFormat.MARKDOWN else layout.value
    return File(f"comparison-{comparison.on.isoformat()}.{ending}", media, content)
