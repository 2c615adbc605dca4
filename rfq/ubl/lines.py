"""A line as UBL's RequestForQuotationLine."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rfq.document.figures import decimal_text
from rfq.document.header import Confidentiality
from rfq.document.line import HS, RfqLine
from rfq.document.quality import Warranty
from rfq.document.terms import Instalment
from rfq.revision.path import Json
from rfq.ubl.delivery import read_instalments, read_quantity, write_instalment, write_quantity
from rfq.ubl.names import CONFIDENTIALITIES, Element, add, put
from rfq.ubl.properties import read_property, write_property
from rfq.ubl.reader import Reader

_MONTHS: Final = "MON"


def write_line(
    root: Element,
    line: RfqLine,
    *,
    confidentiality: Confidentiality,
    schedule: Sequence[Instalment],
    warranty: Warranty | None,
    language: str,
) -> None:
    """Add a line, with what UBL says per line and a document says once."""
    element = add(root, "cac:RequestForQuotationLine")
    add(element, "cbc:ID", line.id)
    for note in line.notes:
        add(element, "cbc:Note", note, languageID=language)
    add(element, "cbc:SecurityClassificationCode", confidentiality.value, listID=CONFIDENTIALITIES)
    item_line = add(element, "cac:LineItem")
    add(item_line, "cbc:ID", line.id)
    write_quantity(item_line, "cbc:Quantity", line.quantity)
    if warranty is not None:
        put(item_line, "cbc:WarrantyInformation", warranty.details, languageID=language)
    for one in schedule:
        write_instalment(item_line, one)
    if line.target_price is not None:
        price = add(item_line, "cac:Price")
        amount = decimal_text(line.target_price.amount)
        add(price, "cbc:PriceAmount", amount, currencyID=line.target_price.currency)
    _write_item(item_line, line, language)
    if warranty is not None:
        period = add(item_line, "cac:WarrantyValidityPeriod")
        add(period, "cbc:DurationMeasure", str(warranty.months), unitCode=_MONTHS)


def _write_item(item_line: Element, line: RfqLine, language: str) -> None:
    item = add(item_line, "cac:Item")
    add(item, "cbc:Description", line.description, languageID=language)
    add(item, "cbc:Name", line.description.split("\n")[0])
    for one in line.classifications:
        element = add(item, "cac:CommodityClassification")
        name = "cbc:CommodityCode" if one.scheme == HS else "cbc:ItemClassificationCode"
        add(element, name, one.code, listID=one.scheme, listVersionID=one.version)
    for specification in line.specifications:
        write_property(item, specification)


def read_line(reader: Reader, element: Element) -> tuple[dict[str, Json], list[Json]]:
    """A line as far as UBL says it, and its part of the schedule."""
    item_line = reader.one(element, "cac:LineItem")
    item = reader.one(item_line, "cac:Item")
    own = reader.text(item_line, "cbc:ID")
    line_id = reader.text(element, "cbc:ID") or own or ""
    descriptions = reader.texts(item, "cbc:Description")
    name = reader.text(item, "cbc:Name")
    line: dict[str, Json] = {"id": line_id}
    if descriptions or name:
        line["description"] = "\n".join(descriptions) or name
    notes = [*reader.texts(element, "cbc:Note"), *reader.texts(item_line, "cbc:Note")]
    if notes:
        line["notes"] = notes
    quantity = read_quantity(reader, reader.one(item_line, "cbc:Quantity"))
    if quantity is not None:
        line["quantity"] = quantity
    price = reader.one(item_line, "cac:Price/cbc:PriceAmount")
    if price is not None:
        # Whoever reads it here has been shown it.
        line["target_price"] = {
            "amount": reader.content(price),
            "currency": price.get("currencyID"),
            "disclosed": True,
        }
    classifications = [
        one
        for code in reader.all(item, "cac:CommodityClassification/*")
        if (one := _classification(reader, code)) is not None
    ]
    if classifications:
        line["classifications"] = classifications
    properties = [
        one
        for number, found in enumerate(reader.all(item, "cac:AdditionalItemProperty"), start=1)
        if (one := read_property(reader, found, number)) is not None
    ]
    if properties:
        line["specifications"] = properties
    schedule = [] if item_line is None else read_instalments(reader, item_line, line_id)
    return line, schedule


def _classification(reader: Reader, code: Element) -> dict[str, Json] | None:
    local = str(code.tag).rpartition("}")[2]
    scheme = code.get("listID") or (HS if local == "CommodityCode" else None)
    if local not in ("CommodityCode", "ItemClassificationCode") or scheme is None:
        return None
    found: dict[str, Json] = {"scheme": scheme, "code": reader.content(code)}
    version = code.get("listVersionID")
    return found | ({"version": version} if version is not None else {})


def read_confidentiality(reader: Reader, elements: Sequence[Element]) -> str | None:
    """What every line says of what a supplier may do with the document; None where they differ."""
    codes = {reader.text(one, "cbc:SecurityClassificationCode") for one in elements}
    code = codes.pop() if len(codes) == 1 else None
    return code if code in set(Confidentiality) else None


def read_warranty(reader: Reader, elements: Sequence[Element]) -> dict[str, Json] | None:
    """The warranty that every line asks for; None where they differ or ask for none."""
    found = [_warranty(reader, reader.one(one, "cac:LineItem")) for one in elements]
    first = found[0] if found else None
    return first if all(one == first for one in found) else None


def _warranty(reader: Reader, item_line: Element | None) -> dict[str, Json] | None:
    period = reader.one(item_line, "cac:WarrantyValidityPeriod/cbc:DurationMeasure")
    months = (period.text or "").strip() if period is not None else ""
    if period is None or period.get("unitCode") != _MONTHS or not months.isdigit():
        return None
    reader.content(period)
    details = reader.text(item_line, "cbc:WarrantyInformation")
    return {"months": int(months)} | ({"details": details} if details is not None else {})
