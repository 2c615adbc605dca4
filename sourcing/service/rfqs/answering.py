"""Answers: fields of an RFQ filled in with text, all or none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from data.errors import InputError
from rfq.document.missing import Lack, Missing, Necessity
from sourcing.rfqs.answers import ANSWERS, Context, fill, set_field

if TYPE_CHECKING:
    from rfq.document import RfqDocument

_LINE: Final = r"lines\[[^\]]+\]"

_BY_PATH: Final[tuple[tuple[str, Lack], ...]] = (
    (rf"{_LINE}\.quantity", Lack.QUANTITY),
    (rf"{_LINE}\.quantity\.unit", Lack.UNIT),
    (rf"{_LINE}\.annual", Lack.ANNUAL),
    (rf"{_LINE}\.(budget|target_price)", Lack.BUDGET),
    (rf"{_LINE}\.alternates", Lack.ALTERNATES),
    (rf"{_LINE}\.classifications", Lack.HS_CODE),
    (r"terms\.destination", Lack.DESTINATION),
    (r"terms\.delivery_term", Lack.DELIVERY_TERM),
    (r"terms\.delivery_term\.place", Lack.DELIVERY_PLACE),
    (r"terms\.needed_by", Lack.NEEDED_BY),
    (r"terms\.payment", Lack.PAYMENT),
    (r"terms\.packaging", Lack.PACKAGING),
    (r"terms\.budget", Lack.BUDGET),
    (r"header\.respond_by", Lack.RESPOND_BY),
    (r"header\.quotations_valid_until", Lack.QUOTATIONS_VALID_UNTIL),
    (r"header\.contacts", Lack.CONTACT),
    (r"header\.buyer", Lack.BUYER),
    (r"header\.currency", Lack.CURRENCY),
    (r"quality\.certificates", Lack.CERTIFICATES),
    (r"quality\.samples", Lack.SAMPLES),
    (r"quality\.inspection", Lack.INSPECTION),
    (r"quality\.warranty", Lack.WARRANTY),
    (r"quality\.spares", Lack.SPARES),
    (r"process\.criteria", Lack.CRITERIA),
)
"""What each field answers, whether or not it is missing."""

_PROSE: Final = re.compile(rf"header\.title|terms\.tooling|{_LINE}\.description")
"""Fields that take any text."""

_REQUIREMENTS: Final = re.compile(r"lines\[(?P<line>[^\]]+)\]\.specifications")

_EXAMPLES: Final[Mapping[Lack, str]] = {
    Lack.QUANTITY: "500 pcs",
    Lack.UNIT: "pieces",
    Lack.ANNUAL: "6000 pcs",
    Lack.SAMPLES: "yes",
    Lack.ALTERNATES: "no",
    Lack.SPECIFICATIONS: "load capacity >= 2.5 t; power source = Electric",
    Lack.SUPPLIERS: "5",
}
"""One answer each, to be sent as it is, where the hint for people names several; of suppliers, 5 is
the best five."""


def lack_of(path: str) -> Lack | None:
    """What a field answers, by its path."""
    return next((lack for pattern, lack in _BY_PATH if re.fullmatch(pattern, path)), None)


def example_of(path: str, lack: Lack | None) -> str | None:
    """An answer that would be taken; None where no text can answer."""
    found = lack or lack_of(path)
    if found is None:
        return None
    return _EXAMPLES[found] if found in _EXAMPLES else ANSWERS[found].example


def line_of_requirements(path: str) -> str | None:
    """The line that a path to all specifications leads to; None for another path."""
    match = _REQUIREMENTS.fullmatch(path)
    return None if match is None else match["line"]


def answered(document: RfqDocument, path: str, text: str, context: Context) -> RfqDocument:
    """The document with one field filled in from text, which then comes from "edited".

    Raises:
        InputError: the text cannot be read for sure, or the field takes none; names it.
    """
    try:
        if _PROSE.fullmatch(path):
            return set_field(document, path, text.strip())
        if path == "header.buyer" and document.header.buyer is not None:
            # Its address and identifiers stay.
            return set_field(document, "header.buyer.name", text.strip())
        lack = lack_of(path)
        if lack is None:
            raise InputError(
                "this field is filled in the document itself",
                field=path,
                value=text,
                accepted="a patch of the document",
            )
        line = re.match(r"lines\[([^\]]+)\]", path)
        owner = None if line is None else line[1]
        wanted = Missing(lack, path, Necessity.REQUIRED, line=owner)
        return fill(document, wanted, text, context)
    except InputError as error:
        raise InputError(
            error.message,
            field=path,
            value=text,
            accepted=error.accepted or example_of(path, None),
        ) from error
