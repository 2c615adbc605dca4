"""What the cells of a column say for or against a target that its header names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from data.mapping import cell_rules as rules
from data.mapping import detect
from data.mapping.cell_rules import SILENT, Judge, Verdict
from data.mapping.profile import Profile


def judge(target: str, profile: Profile) -> Verdict:
    """The verdict of a column's cells on a target; silent for an empty column."""
    if profile.is_empty:
        return Verdict(-0.05, "no cell of the sample is filled")
    rule = _JUDGES.get(target)
    return rule(profile) if rule else SILENT


_PRICES: Final = ("offer.price", "offer.price_high", "offer.sample_price")

_JUDGES: Final[Mapping[str, Judge]] = {
    "product.id": rules.identifier,
    "supplier.id": rules.entity_identifier,
    "product.title": rules.title,
    "product.description": rules.description,
    "product.category": rules.category,
    "product.brand": rules.words,
    "product.mpn": rules.article_number,
    "offer.sku": rules.article_number,
    "product.gtin": rules.lenient(
        rules.of_form(detect.is_gtin, what="GTINs with a valid check digit", support=0.7),
        detect.is_digits,
        "article codes",
    ),
    "product.url": rules.url,
    "product.images": rules.images,
    "product.hs_code": rules.of_form(detect.is_hs, what="customs codes"),
    "product.unspsc": rules.of_form(detect.is_eight_digits, what="codes of eight digits"),
    "product.eclass": rules.of_form(detect.is_eight_digits, what="codes of eight digits"),
    "product.etim": rules.of_form(detect.is_etim, what="ETIM classes", support=0.8),
    "product.certifications": rules.certifications,
    "supplier.certifications": rules.certifications,
    **dict.fromkeys(_PRICES, rules.price),
    "offer.currency": rules.of_form(detect.is_currency, what="currencies"),
    "offer.price_breaks": rules.of_form(
        detect.is_price_breaks, detect.is_money, what="prices by quantity"
    ),
    "offer.price_quantity": rules.of_form(detect.is_integer, what="whole numbers"),
    "offer.unit_of_sale": rules.unit,
    "offer.moq": rules.quantity,
    "offer.stock": rules.stock,
    "offer.lead_time": rules.lead_time,
    "offer.warranty": rules.warranty,
    "offer.delivery_terms": rules.of_form(detect.is_incoterm, what="Incoterms", support=0.5),
    "offer.delivery_place": rules.words,
    "offer.ship_from": rules.words,
    "offer.customisation": rules.free_text,
    "offer.payment_terms": rules.free_text,
    "offer.valid_from": rules.of_form(detect.is_date, what="dates"),
    "offer.valid_until": rules.of_form(detect.is_date, what="dates"),
    "supplier.name": rules.words,
    "supplier.country": rules.lenient(
        rules.of_form(detect.is_country, what="countries"), detect.has_letters, "words"
    ),
    "supplier.region": rules.words,
    "supplier.cluster": rules.words,
    "supplier.kind": rules.lenient(
        rules.of_form(detect.is_supplier_kind, what="kinds of supplier"),
        detect.has_letters,
        "words",
    ),
    "supplier.founded": rules.of_form(detect.is_year, detect.is_date, what="years"),
    "supplier.years": rules.years,
    "supplier.employees": rules.of_form(
        detect.is_employees, detect.is_quantity, what="head counts"
    ),
    "supplier.verification": rules.verification,
    "supplier.verified_by": rules.words,
    "supplier.on_time_rate": rules.of_form(detect.is_share, what="shares"),
    "supplier.reorder_rate": rules.of_form(detect.is_share, what="shares"),
    "supplier.dispute_rate": rules.of_form(detect.is_share, what="shares"),
    "supplier.response_time": rules.response_time,
    "supplier.rating": rules.of_form(detect.is_rating, what="marks of up to 10"),
    "supplier.rating_count": rules.of_form(detect.is_integer, what="whole numbers"),
    "supplier.time_zone": rules.of_form(detect.is_time_zone, what="time zones"),
    "supplier.website": rules.of_form(detect.is_website, what="addresses"),
    "supplier.blocked": rules.of_form(detect.is_flag, what="yes or no"),
    "supplier.block_reason": rules.free_text,
}
