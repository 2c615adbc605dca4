"""A BMEcat article (1.2) or product (2005) as flat cells.

Columns carry the element names of the standard. Text in other languages than the catalogue's
default goes to one column that is ignored.
"""

from __future__ import annotations

import json
from typing import Final

from data.readers.bmecat_catalogue import Catalogue, path_text
from data.readers.bmecat_price import number, price_cells
from data.readers.json_text import Json, compact
from data.readers.xml_parts import Part

TARGETS: Final[dict[str, str]] = {
    "SUPPLIER_AID": "offer.sku",
    "SUPPLIER_PID": "offer.sku",
    "DESCRIPTION_SHORT": "product.title",
    "DESCRIPTION_LONG": "product.description",
    "EAN": "product.gtin",
    "INTERNATIONAL_AID": "product.gtin",
    "INTERNATIONAL_PID": "product.gtin",
    "MANUFACTURER_NAME": "product.brand",
    "MANUFACTURER_AID": "product.mpn",
    "MANUFACTURER_PID": "product.mpn",
    "MANUFACTURER_TYPE_DESCR": "attribute",
    "CATALOG_GROUP": "product.category",
    "OTHER_CATALOG_GROUPS": "ignore",
    "OTHER_LANGUAGES": "ignore",
    "OTHER_PRICES": "ignore",
    "FEATURES": "attributes",
    "FEATURE_GROUP.ECLASS": "product.eclass",
    "FEATURE_GROUP.ETIM": "product.etim",
    "FEATURE_GROUP.UNSPSC": "product.unspsc",
    "FEATURE_GROUP": "product.classification",
    "MIME_SOURCE": "product.images",
    "OTHER_MIME": "ignore",
    "KEYWORD": "ignore",
    "SEGMENT": "ignore",
    "REMARKS": "ignore",
    "ERP_GROUP_BUYER": "ignore",
    "ERP_GROUP_SUPPLIER": "ignore",
    "SUPPLIER_ALT_AID": "ignore",
    "SUPPLIER_ALT_PID": "ignore",
    "BUYER_AID": "ignore",
    "BUYER_PID": "ignore",
    "ARTICLE_ORDER": "ignore",
    "PRODUCT_ORDER": "ignore",
    "ARTICLE_STATUS": "attribute",
    "PRODUCT_STATUS": "attribute",
    "PRODUCT_TYPE": "ignore",
    "DELIVERY_TIME": "offer.lead_time",
    "ORDER_UNIT": "offer.unit_of_sale",
    "CONTENT_UNIT": "ignore",
    "NO_CU_PER_OU": "ignore",
    "PRICE_QUANTITY": "offer.price_quantity",
    "QUANTITY_MIN": "offer.moq",
    "QUANTITY_INTERVAL": "ignore",
    "PRICE_AMOUNT": "offer.price",
    "PRICES": "offer.price_breaks",
    "PRICE_CURRENCY": "offer.currency",
    "VALID_START_DATE": "offer.valid_from",
    "VALID_END_DATE": "offer.valid_until",
    "CUSTOMS_TARIFF_NUMBER": "product.hs_code",
    "COUNTRY_OF_ORIGIN": "attribute",
    "WEIGHT": "attribute",
    "VOLUME": "attribute",
    "LENGTH": "attribute",
    "WIDTH": "attribute",
    "DEPTH": "attribute",
    "SUPPLIER_NAME": "supplier.name",
    "SUPPLIER.COUNTRY": "supplier.country",
    "SUPPLIER.STATE": "supplier.region",
    "SUPPLIER.URL": "supplier.website",
}
"""What each column fills."""

UNITS: Final = {"WEIGHT": "kg", "VOLUME": "m³", "LENGTH": "m", "WIDTH": "m", "DEPTH": "m"}
"""Units that the standard fixes for the dimensions of a product (BMEcat 2005)."""

_NOT_GTIN: Final = frozenset({"isbn", "issn", "upc_vendor", "supplier_specific", "anr", "other"})
_DETAILS: Final = ("MANUFACTURER_TYPE_DESCR", "SEGMENT", "REMARKS", "ERP_GROUP_BUYER",
                   "ERP_GROUP_SUPPLIER", "SUPPLIER_ALT_AID", "SUPPLIER_ALT_PID", "BUYER_AID",
                   "BUYER_PID", "ARTICLE_ORDER", "PRODUCT_ORDER", "PRODUCT_TYPE",
                   "MANUFACTURER_AID", "MANUFACTURER_PID", "EAN")  # fmt: skip
_NUMBERS: Final = ("NO_CU_PER_OU", "PRICE_QUANTITY", "QUANTITY_MIN", "QUANTITY_INTERVAL")
_SCHEMES: Final = ("ECLASS", "ETIM", "UNSPSC")


def article_id(article: Part) -> str | None:
    """The supplier's number of an article."""
    return article.get("SUPPLIER_AID", "SUPPLIER_PID")


def article_cells(article: Part, catalogue: Catalogue) -> dict[str, str | None]:
    """The cells of an article but for its groups; empty ones are None."""
    cells: dict[str, str | None] = {
        name: article.get(name) for name in ("SUPPLIER_AID", "SUPPLIER_PID")
    }
    details = article.one("ARTICLE_DETAILS", "PRODUCT_DETAILS")
    if details is not None:
        cells |= _details(details, catalogue)
    order = article.one("ARTICLE_ORDER_DETAILS", "PRODUCT_ORDER_DETAILS")
    if order is not None:
        cells |= {name: order.get(name) for name in ("ORDER_UNIT", "CONTENT_UNIT")}
        cells |= {name: number(order.get(name)) for name in _NUMBERS}
    cells |= price_cells(article, catalogue)
    cells |= _features(article.all("ARTICLE_FEATURES", "PRODUCT_FEATURES"), catalogue)
    cells |= _mime(article, catalogue)
    cells |= _logistics(article)
    for extension in article.all("USER_DEFINED_EXTENSIONS"):
        _flat(extension, "", cells)
    return {**cells, **catalogue.supplier}


def group_cells(paths: list[tuple[str, ...]]) -> dict[str, str | None]:
    """The cells of the groups that an article stands in; the first one is its category."""
    if not paths:
        return {}
    others = [list[Json](path) for path in paths[1:]]
    return {
        "CATALOG_GROUP": path_text(paths[0]),
        "OTHER_CATALOG_GROUPS": compact(list[Json](others)) if others else None,
    }


def _details(details: Part, catalogue: Catalogue) -> dict[str, str | None]:
    cells: dict[str, str | None] = {name: catalogue.told(details.all(name)) for name in _DETAILS}
    for name in ("DESCRIPTION_SHORT", "DESCRIPTION_LONG", "MANUFACTURER_NAME"):
        cells[name] = catalogue.told(details.all(name))
    if not cells["MANUFACTURER_NAME"]:
        party = details.get("MANUFACTURER_IDREF")
        cells["MANUFACTURER_NAME"] = catalogue.parties.get(party or "")
    for code in details.all("INTERNATIONAL_PID", "INTERNATIONAL_AID"):
        if code.text and (code.attribute("type") or "").casefold() not in _NOT_GTIN:
            cells.setdefault(code.name, code.text)
    cells["DELIVERY_TIME"] = _delivery_time(details)
    words = [word.text for word in details.all("KEYWORD") if word.text]
    cells["KEYWORD"] = json.dumps(words, ensure_ascii=False) if words else None
    for name in ("ARTICLE_STATUS", "PRODUCT_STATUS"):
        kinds = [s.attribute("type") or s.text for s in details.all(name)]
        cells[name] = ", ".join(kind for kind in kinds if kind) or None
    cells["OTHER_LANGUAGES"] = _other_languages(details, cells)
    return cells


def _delivery_time(details: Part) -> str | None:
    """The standard counts working days (BMEcat, ``DELIVERY_TIME``), so the cell says so."""
    stated = details.get("DELIVERY_TIME")
    return f"{stated} working days" if stated and stated.replace(".", "").isdigit() else stated


def _other_languages(details: Part, cells: dict[str, str | None]) -> str | None:
    found: dict[str, Json] = {}
    for name in ("DESCRIPTION_SHORT", "DESCRIPTION_LONG"):
        for part in details.all(name):
            language = part.attribute("lang")
            if part.text and language and part.text != cells[name]:
                found[f"{name}[{language}]"] = part.text
    return compact(found) if found else None


def _features(groups: list[Part], catalogue: Catalogue) -> dict[str, str | None]:
    cells: dict[str, str | None] = {}
    bag: list[Json] = []
    for group in groups:
        system = group.get("REFERENCE_FEATURE_SYSTEM_NAME") or ""
        code = group.get("REFERENCE_FEATURE_GROUP_ID", "REFERENCE_FEATURE_GROUP_ID2")
        scheme = next((s for s in _SCHEMES if system.upper().replace("@", "").startswith(s)), None)
        if code and scheme:
            cells.setdefault(f"FEATURE_GROUP.{scheme}", code)
        elif code and system:
            cells.setdefault("FEATURE_GROUP", f"{system}: {code}")
        bag.extend(
            entry for feature in group.all("FEATURE") if (entry := _feature(feature, catalogue))
        )
    if bag:
        cells["FEATURES"] = compact(bag)
    return cells


def _feature(feature: Part, catalogue: Catalogue) -> dict[str, Json] | None:
    """Name, value and unit of one feature; several values are separated by semicolons."""
    from data.units import unit_of_rec20

    template = catalogue.templates.get(feature.get("FT_IDREF") or "")
    name = catalogue.told(feature.all("FNAME")) or (template.name if template else None)
    name = name or feature.get("FT_IDREF")
    told = [v for v in feature.all("FVALUE") if v.attribute("lang") in (None, catalogue.language)]
    values = [value.text for value in told or feature.all("FVALUE") if value.text]
    for variants in feature.all("VARIANTS"):
        values += [value for v in variants.all("VARIANT") if (value := v.get("FVALUE"))]
    if not name or not values:
        return None
    entry: dict[str, Json] = {"name": name, "value": "; ".join(values)}
    unit = feature.get("FUNIT") or (template.unit if template else None)
    if unit:
        unit = catalogue.units.get(unit, unit)
        entry["unit"] = unit_of_rec20(unit) or unit
    return entry


def _mime(article: Part, catalogue: Catalogue) -> dict[str, str | None]:
    images: list[str] = []
    others: list[Json] = []
    for mime in (m for info in article.all("MIME_INFO") for m in info.all("MIME")):
        source = catalogue.told(mime.all("MIME_SOURCE"))
        if not source:
            continue
        absolute = "://" in source or not catalogue.mime_root
        address = source if absolute else f"{catalogue.mime_root.rstrip('/')}/{source.lstrip('/')}"
        kind = mime.get("MIME_TYPE") or ""
        if kind.startswith("image/") and mime.get("MIME_PURPOSE") != "logo":
            images.append(address)
        else:
            others.append({"type": kind, "purpose": mime.get("MIME_PURPOSE"), "source": address})
    return {
        "MIME_SOURCE": json.dumps(images, ensure_ascii=False) if images else None,
        "OTHER_MIME": compact(others) if others else None,
    }


def _logistics(article: Part) -> dict[str, str | None]:
    cells: dict[str, str | None] = {}
    for logistics in article.all("PRODUCT_LOGISTIC_DETAILS", "ARTICLE_LOGISTIC_DETAILS"):
        for tariff in logistics.all("CUSTOMS_TARIFF_NUMBER"):
            cells["CUSTOMS_TARIFF_NUMBER"] = tariff.get("CUSTOMS_NUMBER") or tariff.text
        cells["COUNTRY_OF_ORIGIN"] = logistics.get("COUNTRY_OF_ORIGIN")
        for dimensions in logistics.all("PRODUCT_DIMENSIONS"):
            cells |= {name: number(dimensions.get(name)) for name in UNITS}
    return cells


def _flat(part: Part, prefix: str, cells: dict[str, str | None]) -> None:
    """Leaves of an extension by dotted names."""
    for child in part.children():
        name = f"{prefix}{child.name}"
        if child.children():
            _flat(child, f"{name}.", cells)
        elif child.text:
            before = cells.get(name)
            cells[name] = child.text if before is None else f"{before}; {child.text}"
