"""BMEcat 1.2 and 2005: the catalogue of one supplier, as German wholesale exchanges it."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from data.sample.rows import Row
from data.sample.style import FeedStyle

_2005 = "http://www.bmecat.org/bmecat/2005"
_LANGUAGES = {"de": "deu", "en": "eng"}


def write_bmecat(rows: Sequence[Row], style: FeedStyle, *, name: str) -> bytes:
    """A T_NEW_CATALOG document in the version of the style's format."""
    modern = style.format == "bmecat-2005"
    thing = "PRODUCT" if modern else "ARTICLE"
    supplier = rows[0].listing.supplier if rows else None
    currency = rows[0].listing.offer.currency if rows else "EUR"
    namespace = f' xmlns="{_2005}"' if modern else ""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<BMECAT version="{"2005" if modern else "1.2"}"{namespace}>',
        "<HEADER>",
        "<GENERATOR_INFO>Synthetic sample data; nothing here can be bought.</GENERATOR_INFO>",
        "<CATALOG>",
        f"<LANGUAGE>{_LANGUAGES[style.language]}</LANGUAGE>",
        "<CATALOG_ID>SYNTHETIC-SAMPLE</CATALOG_ID>",
        "<CATALOG_VERSION>1.0</CATALOG_VERSION>",
        _element("CATALOG_NAME", name),
        f"<CURRENCY>{currency}</CURRENCY>",
        "</CATALOG>",
        "<SUPPLIER>",
        _element("SUPPLIER_ID", supplier.id if supplier else ""),
        _element("SUPPLIER_NAME", supplier.name if supplier else ""),
        "</SUPPLIER>",
        "</HEADER>",
        "<T_NEW_CATALOG>",
    ]
    for row in rows:
        lines.extend(_article(row, thing, modern=modern))
    lines += ["</T_NEW_CATALOG>", "</BMECAT>", ""]
    return "\n".join(lines).encode()


def _element(tag: str, text: str, attributes: str = "") -> str:
    return f"<{tag}{attributes}>{escape(text)}</{tag}>"


def _working_days(days: int) -> int:
    """The standard counts delivery in working days."""
    return max(1, round(days * 5 / 7))


def _article(row: Row, thing: str, *, modern: bool) -> list[str]:
    core, offer = row.core, row.listing.offer
    short = "PID" if modern else "AID"
    lines = [
        f'<{thing} mode="new">',
        _element(f"SUPPLIER_{short}", offer.sku),
        f"<{thing}_DETAILS>",
        _element("DESCRIPTION_SHORT", core["title"]),
    ]
    if "description" in core:
        lines.append(_element("DESCRIPTION_LONG", core["description"]))
    if "gtin" in core:
        kind = ' type="ean"' if modern else ""
        lines.append(_element("INTERNATIONAL_PID" if modern else "EAN", core["gtin"], kind))
    if "mpn" in core:
        lines.append(_element(f"MANUFACTURER_{short}", core["mpn"]))
    if "brand" in core:
        lines.append(_element("MANUFACTURER_NAME", core["brand"]))
    if "lead_time" in core:
        lines.append(_element("DELIVERY_TIME", str(_working_days(offer.lead_times[0][2]))))
    lines.append(f"</{thing}_DETAILS>")
    lines += _features(row, thing)
    lines += [
        f"<{thing}_ORDER_DETAILS>",
        _element("ORDER_UNIT", offer.unit),
        _element("QUANTITY_MIN", str(offer.moq)),
        f"</{thing}_ORDER_DETAILS>",
        f"<{thing}_PRICE_DETAILS>",
    ]
    if "valid_until" in core:
        lines.append(
            '<DATETIME type="valid_end_date">'
            f"{_element('DATE', offer.valid_until.isoformat())}</DATETIME>"
        )
    for quantity, price in offer.price_breaks:
        lines += [
            f'<{thing}_PRICE price_type="net_customer">',
            _element("PRICE_AMOUNT", str(price)),
            _element("PRICE_CURRENCY", offer.currency),
            _element("LOWER_BOUND", str(quantity)),
            f"</{thing}_PRICE>",
        ]
    lines += [f"</{thing}_PRICE_DETAILS>", f"</{thing}>"]
    return lines


def _features(row: Row, thing: str) -> list[str]:
    """Classification and attributes; a number's unit goes into FUNIT."""
    lines = []
    if "unspsc" in row.core:
        lines += [
            f"<{thing}_FEATURES>",
            _element("REFERENCE_FEATURE_SYSTEM_NAME", "UNSPSC"),
            _element("REFERENCE_FEATURE_GROUP_ID", row.core["unspsc"]),
            f"</{thing}_FEATURES>",
        ]
    lines += [
        f"<{thing}_FEATURES>",
        _element("REFERENCE_FEATURE_GROUP_NAME", row.core["category"]),
    ]
    for cell in row.attributes:
        lines += ["<FEATURE>", _element("FNAME", cell.label), _element("FVALUE", cell.text)]
        if cell.unit is not None:
            lines.append(_element("FUNIT", cell.unit))
        lines.append("</FEATURE>")
    lines.append(f"</{thing}_FEATURES>")
    return lines
