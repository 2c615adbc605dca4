"""What a person answers when something is missing, read into the field it belongs to.

One reader per lack, each for one line of text. A lack without one (a signed drawing, an address)
is filled in the document itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo
from typing import Any, Final, TypeAlias

from data.errors import InputError
from data.need import Origin
from rfq.document import RfqDocument
from rfq.document.missing import Lack, Missing
from rfq.revision.apply import document_of, put

Json: TypeAlias = Any


@dataclass(frozen=True, slots=True)
class Context:
    """What an answer is read against.

    Attributes:
        zone: of the buyer: a day to respond by ends at its midnight.
        currency: of the document, for amounts that name none.
    """

    zone: tzinfo | None = None
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """How one lack is answered.

    Attributes:
        example: of an answer.
        read: from text to the field's JSON.
    """

    example: str
    read: Callable[[str, Context], Json]


def fill(document: RfqDocument, lack: Missing, text: str, context: Context) -> RfqDocument:
    """The document with something missing filled in, and the field marked as edited by hand.

    Raises:
        InputError: the text cannot be read for sure, or no text can answer this.
    """
    answer = ANSWERS.get(lack.what)
    if answer is None:
        raise InputError("this is filled in the document itself", field=lack.field)
    value = answer.read(text.strip(), context)
    if value is None:
        raise InputError(
            "this cannot be read for sure", field=lack.field, value=text, accepted=answer.example
        )
    return set_field(document, lack.field, value)


def set_field(
    document: RfqDocument, path: str, value: Json, *, origin: Origin = Origin.EDITED
) -> RfqDocument:
    """The document with one field set, and where it comes from noted.

    Raises:
        InputError: the path leads nowhere, or the value does not fit; names the field.
    """
    tree = document.model_dump(mode="json")
    put(tree, path, value)
    kept = [one for one in tree["provenance"] if one["field"] != path]
    tree["provenance"] = [*kept, {"field": path, "provenance": {"origin": origin.value}}]
    return document_of(tree)


def _quantity(text: str, _: Context) -> Json:
    from data.parse.sale_quantity import parse_quantity_of_sale

    found = parse_quantity_of_sale(text, ".")
    return None if found is None else {"number": f"{found[0]:f}", "unit": found[1]}


def _unit(text: str, _: Context) -> Json:
    from data.units import rec20_code

    return rec20_code(text)


def _place(text: str, _: Context) -> Json:
    from sourcing.needs.compose import read_place

    found = read_place(text)
    return {"country": found.country, "name": found.name}


def _delivery_term(text: str, _: Context) -> Json:
    from sourcing.needs.compose import read_delivery_term

    found = read_delivery_term(text)
    return {"rule": found.incoterm, "place": found.place}


def _day(text: str, _: Context) -> Json:
    found = _date(text)
    return None if found is None else found.isoformat()


def _deadline(text: str, context: Context) -> Json:
    """The last minute of a day where the buyer is, or a moment with its zone."""
    found = _date(text)
    if found is None:
        return None
    end = datetime.combine(found, time(23, 59), tzinfo=context.zone)
    return (end if context.zone is not None else end.astimezone()).isoformat()


def _date(text: str) -> date | None:
    from data.parse.dates import parse_date

    return parse_date(text, None)


def _money(text: str, context: Context) -> Json:
    from data.parse.currency import currency_of
    from data.parse.number import parse_number

    match = re.fullmatch(r"\s*([^\d\s]*)\s*([\d., '’]*\d)\s*([^\d\s]*)\s*", text)
    if match is None:
        return None
    number = parse_number(match[2].strip(), ".")
    named = match[1] or match[3]
    currency = (
        currency_of(named, currency=context.currency, symbols={}) if named else context.currency
    )
    if number is None or currency is None or (match[1] and match[3]):
        return None
    return {"amount": f"{number:f}", "currency": currency}


def _contact(text: str, _: Context) -> Json:
    """An address of mail or a telephone number, with a name before it where there is one."""
    name, _sep, rest = text.rpartition(" ") if "@" in text else ("", "", text)
    address = rest.strip("<>,; ")
    if "@" in address:
        return [{"name": name.strip(" ,;<") or address, "email": address}]
    if re.fullmatch(r"\+?[\d\s()/.-]{6,30}", address):
        return [{"name": address, "phone": address}]
    return None


def _names(text: str, _: Context) -> Json:
    names = [part.strip() for part in re.split(r"[,;，、]", text) if part.strip()]
    return [{"id": f"c{n}", "names": [name]} for n, name in enumerate(names, start=1)] or None


def _inspection(text: str, _: Context) -> Json:
    """``1.0 / 2.5 / 4.0`` for critical, major and minor; two are major and minor, one is major."""
    limits = re.findall(r"\d+(?:\.\d+)?", text)
    names = {1: ("major",), 2: ("major", "minor"), 3: ("critical", "major", "minor")}
    if len(limits) not in names:
        return None
    return dict(zip(names[len(limits)], limits, strict=True))


def _months(text: str, _: Context) -> Json:
    match = re.fullmatch(
        r"\s*(\d{1,3})\s*(m\w*|y\w*|años?|meses|个?月|年)?\s*", text, re.IGNORECASE
    )
    if match is None:
        return None
    years = (match[2] or "m").casefold().startswith(("y", "añ", "年"))
    return {"months": int(match[1]) * (12 if years else 1)}


def _spares(text: str, _: Context) -> Json:
    match = re.fullmatch(r"\s*(\d{1,2})\s*(?:y\w*|años?|年)?\s*", text, re.IGNORECASE)
    return None if match is None else {"years": match[1]}


def _criteria(text: str, _: Context) -> Json:
    """``price 50, quality 30, delivery 20``."""
    found = re.findall(r"([^\d,;:=]+?)\s*[:=]?\s*(\d+(?:\.\d+)?)\s*%?\s*(?:[,;]|$)", text)
    return [
        {"id": f"k{n}", "name": name.strip(), "weight": weight}
        for n, (name, weight) in enumerate(found, start=1)
    ] or None


def _flag(text: str, _: Context) -> Json:
    from data.parse.flag import parse_flag

    return parse_flag(text, column=True)


def _samples(text: str, context: Context) -> Json:
    flag = _flag(text, context)
    return None if flag is None else {"required": flag}


def _hs(text: str, _: Context) -> Json:
    from data.parse.codes import parse_hs

    code = parse_hs(text)
    return None if code is None else [{"scheme": "HS", "code": code}]


def _words(text: str, _: Context) -> Json:
    return text or None


def _currency(text: str, _: Context) -> Json:
    from sourcing.needs.compose import read_currency_code

    return read_currency_code(text)


ANSWERS: Final[Mapping[Lack, Answer]] = {
    Lack.QUANTITY: Answer("10, 500 pcs, 2.5 t", _quantity),
    Lack.DESTINATION: Answer("Rotterdam, NL", _place),
    Lack.DELIVERY_PLACE: Answer("Rotterdam", _words),
    Lack.NEEDED_BY: Answer("2027-03-31", _day),
    Lack.RESPOND_BY: Answer("2026-12-15", _deadline),
    Lack.CONTACT: Answer("Ana Ruiz purchasing@example.com", _contact),
    Lack.BUYER: Answer("Example Logistics B.V.", lambda text, _: {"name": text} if text else None),
    Lack.DELIVERY_TERM: Answer("DAP Rotterdam", _delivery_term),
    Lack.UNIT: Answer("pieces, sets, kg", _unit),
    Lack.CURRENCY: Answer("EUR", _currency),
    Lack.BUDGET: Answer("120000 EUR", _money),
    Lack.PAYMENT: Answer("30 % deposit, 70 % before shipment", _words),
    Lack.QUOTATIONS_VALID_UNTIL: Answer("2027-01-31", _day),
    Lack.CERTIFICATES: Answer("CE, ISO 9001", _names),
    Lack.INSPECTION: Answer("AQL 2.5 / 4.0 (major / minor)", _inspection),
    Lack.WARRANTY: Answer("24 months", _months),
    Lack.SAMPLES: Answer("yes or no", _samples),
    Lack.CRITERIA: Answer("price 50, quality 30, delivery 20", _criteria),
    Lack.PACKAGING: Answer("seaworthy wooden crates", _words),
    Lack.ALTERNATES: Answer("yes or no", _flag),
    Lack.ANNUAL: Answer("120, 6000 pcs", _quantity),
    Lack.HS_CODE: Answer("8427.20", _hs),
    Lack.SPARES: Answer("10 years", _spares),
}
"""How each lack is answered; specifications and suppliers are asked for in their own way."""
