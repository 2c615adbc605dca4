"""A turn as a JSON document, for programs that hold the conversation."""

from __future__ import annotations

from collections.abc import Mapping

from sourcing.chat.acts import acts_to_json
from sourcing.chat.session import Exchange


def turn_document(exchange: Exchange) -> Mapping[str, object]:
    """What was understood, what is said, what is shown, what is asked; the need after it."""
    reply, question = exchange.reply, exchange.worded.question
    asked = reply.question
    return {
        "turn": exchange.number,
        "utterance": exchange.utterance,
        "language": exchange.worded.language,
        "acts": acts_to_json(reply.acts),
        "paragraphs": exchange.worded.paragraphs,
        "products": [
            {
                "number": row.number,
                "product_id": row.shown.product_id,
                "title": row.title,
                "score": row.shown.score,
                "selected": row.shown.selected,
                "duplicates": row.shown.duplicates,
                "outcomes": row.outcomes,
                "price": row.price,
                "moq": None if row.offer is None else row.offer.moq,
                "unit_of_sale": None if row.offer is None else row.offer.unit_of_sale,
                "lead_times": () if row.offer is None else row.offer.lead_times,
                "supplier": None
                if row.supplier is None
                else {
                    "id": row.supplier.id,
                    "name": row.supplier.name,
                    "country": row.supplier.country,
                },
            }
            for row in exchange.rows
        ],
        "total": reply.total,
        "meeting": reply.meeting,
        "ideas": reply.ideas,
        "question": None
        if question is None or asked is None
        else {
            "kind": asked.kind,
            "field": asked.field,
            "term": asked.term,
            "text": question.text,
            "several": question.several,
            "options": question.options,
            "further": question.further,
            "unit": asked.unit,
            "histogram": asked.histogram,
            "skip": question.skip,
            "explanation": question.explanation,
            "reason": asked.reason,
        },
        "stop": reply.stop,
        "answers": [{"answer": type(one).__name__, "facts": one} for one in exchange.answers],
        "missing": reply.missing,
        "rfq": reply.rfq,
        "need": exchange.state.need,
    }


def turn_line(exchange: Exchange) -> bytes:
    """The document as one line of UTF-8 JSON; what is not finite is null."""
    import orjson

    from sourcing.cli.jsonout import plain_json

    options = orjson.OPT_PASSTHROUGH_DATACLASS | orjson.OPT_NON_STR_KEYS
    return orjson.dumps(turn_document(exchange), default=plain_json, option=options)
