"""What the cells of a column say for or against a target that its header names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from data.mapping import detect
from data.mapping.profile import Detector, Profile


@dataclass(frozen=True, slots=True)
class Verdict:
    """The opinion of the cells.

    Attributes:
        support: 0 to 1: share of the remaining doubt that the cells take away; negative: share
            of the confidence that they take away.
        because: in words; empty when the cells say nothing.
    """

    support: float
    because: str = ""

    def apply(self, strength: float) -> float:
        """The header's strength after hearing the cells."""
        if self.support >= 0:
            return strength + (1 - strength) * self.support
        return strength * (1 + self.support)


SILENT: Final = Verdict(0.0)
_CONTRADICTION: Final = -0.6
_DOUBT: Final = -0.2

Judge = Callable[[Profile], Verdict]


def judge(target: str, profile: Profile) -> Verdict:
    """The verdict of a column's cells on a target; silent for an empty column."""
    if profile.is_empty:
        return Verdict(-0.05, "no cell of the sample is filled")
    rule = _JUDGES.get(target)
    return rule(profile) if rule else SILENT


def _share(profile: Profile, *detectors: Detector) -> float:
    cells = profile.distinct
    return sum(any(test(cell) for test in detectors) for cell in cells) / len(cells)


def _of_form(
    *detectors: Detector, what: str, support: float = 0.4, needed: float = 0.6, least: float = 0.3
) -> Judge:
    """Cells of a form support, a few are neutral, almost none contradict."""

    def rule(profile: Profile) -> Verdict:
        share = _share(profile, *detectors)
        if share >= needed:
            return Verdict(support * share, f"{share:.0%} of cells are {what}")
        if share >= least:
            return Verdict(_DOUBT, f"only {share:.0%} of cells are {what}")
        return Verdict(_CONTRADICTION, f"only {share:.0%} of cells are {what}")

    return rule


def _lenient(certain: Judge, possible: Detector, what: str) -> Judge:
    """A certain test, where failing it is only a doubt as long as the form is possible."""

    def rule(profile: Profile) -> Verdict:
        verdict = certain(profile)
        if verdict.support < 0 and profile.share(possible) >= 0.6:
            return Verdict(-0.1, f"{verdict.because}, though they look like {what}")
        return verdict

    return rule


def _identifier(profile: Profile) -> Verdict:
    if profile.mean_words > 3 or profile.mean_length > 60 or profile.share(detect.is_url) > 0.5:
        return Verdict(_CONTRADICTION, "the cells are too long for an identifier")
    if profile.distinct_share >= 0.95 and len(profile.filled) > 1:
        return Verdict(0.3, "every cell is different")
    return Verdict(_DOUBT if profile.distinct_share < 0.5 else 0.0, "")


def _entity_identifier(profile: Profile) -> Verdict:
    if profile.mean_words > 3 or profile.mean_length > 60 or profile.share(detect.is_url) > 0.5:
        return Verdict(_CONTRADICTION, "the cells are too long for an identifier")
    return Verdict(0.2 if profile.share(detect.is_code) > 0.6 else 0.0, "")


def _article_number(profile: Profile) -> Verdict:
    if profile.mean_words > 5 or profile.mean_length > 45 or profile.share(detect.is_url) > 0.3:
        return Verdict(_CONTRADICTION, "the cells are too long for an article number")
    if profile.share(detect.is_flag) == 1 and len(profile.distinct) <= 2:
        return Verdict(_CONTRADICTION, "the cells say yes or no")
    if _is_decimal(profile):
        return Verdict(_CONTRADICTION, "the cells are measured numbers")
    codes = profile.share(detect.is_code)
    various = profile.distinct_share >= 0.5
    if codes >= 0.6 and various:
        return Verdict(0.55, f"{codes:.0%} of cells look like article numbers")
    if not various and profile.mean_words < 1.5 and codes < 0.5:
        return Verdict(_DOUBT, "few different words, no article numbers")
    return SILENT


def _is_decimal(profile: Profile) -> bool:
    numbers = profile.share(detect.is_number) >= 0.9
    return numbers and profile.share(lambda text: "." in text or "," in text) >= 0.6


def _title(profile: Profile) -> Verdict:
    if _share(profile, detect.is_url, detect.is_number, detect.is_email) > 0.4:
        return Verdict(_CONTRADICTION, "the cells are numbers or addresses, not titles")
    if profile.share(detect.has_letters) < 0.7:
        return Verdict(_CONTRADICTION, "the cells are not words")
    if profile.mean_words > 60:
        return Verdict(_DOUBT, "the cells are as long as descriptions")
    if profile.mean_words >= 1.8 and profile.distinct_share >= 0.6:
        return Verdict(0.6, "the cells are short phrases, different in each row")
    if profile.share(detect.is_code) >= 0.8 and profile.mean_words < 2:
        return Verdict(_DOUBT, "the cells look like article numbers")
    return Verdict(0.1, "")


def _description(profile: Profile) -> Verdict:
    if _share(profile, detect.is_url, detect.is_number, detect.is_flag) > 0.5:
        return Verdict(_CONTRADICTION, "the cells are not sentences")
    if profile.mean_words >= 6:
        return Verdict(0.6, "the cells are sentences")
    if profile.mean_words < 2 and profile.distinct_share < 0.5:
        return Verdict(_CONTRADICTION, "the cells are single words")
    return SILENT


def _category(profile: Profile) -> Verdict:
    if _share(profile, detect.is_number, detect.is_url) > 0.5:
        return Verdict(_CONTRADICTION, "the cells are numbers or addresses")
    if profile.mean_words > 14 and profile.share(detect.is_category_path) < 0.5:
        return Verdict(_CONTRADICTION, "the cells are sentences")
    if profile.share(detect.is_category_path) >= 0.6:
        return Verdict(0.5, "the cells are paths of categories")
    if len(profile.filled) >= 8 and profile.distinct_share <= 0.5:
        return Verdict(0.25, "few different words, repeated")
    return SILENT


def _words(profile: Profile) -> Verdict:
    if _share(profile, detect.is_number, detect.is_url, detect.is_email) > 0.6:
        return Verdict(_CONTRADICTION, "the cells are numbers or addresses, not names")
    if profile.share(detect.is_flag) == 1:
        return Verdict(_CONTRADICTION, "the cells say yes or no")
    if profile.mean_words > 12:
        return Verdict(_CONTRADICTION, "the cells are sentences")
    return Verdict(0.1 if profile.share(detect.has_letters) > 0.8 else 0.0, "")


def _free_text(profile: Profile) -> Verdict:
    if profile.share(detect.is_number) > 0.6 and profile.share(detect.is_flag) < 1:
        return Verdict(_CONTRADICTION, "the cells are numbers")
    return SILENT


def _price(profile: Profile) -> Verdict:
    money, amounts = profile.share(detect.is_money), _share(profile, detect.is_amount)
    if money >= 0.6:
        return Verdict(0.5, f"{money:.0%} of cells are amounts of money")
    if amounts >= 0.5:
        return Verdict(0.15, "the cells are numbers")
    if any(char.isdigit() for cell in profile.distinct for char in cell):
        return Verdict(_DOUBT, f"only {amounts:.0%} of cells are amounts")
    return Verdict(_CONTRADICTION, "the cells are not amounts")


def _quantity(profile: Profile) -> Verdict:
    share = profile.share(detect.is_quantity)
    if share >= 0.6 and profile.share(detect.is_money) < 0.5:
        return Verdict(0.15, "the cells are quantities")
    return Verdict(_CONTRADICTION, f"only {share:.0%} of cells are quantities")


def _stock(profile: Profile) -> Verdict:
    verdict = _quantity(profile)
    if verdict.support < 0:
        return Verdict(_CONTRADICTION, "the cells are words, not quantities on hand")
    return verdict


def _unit(profile: Profile) -> Verdict:
    share = profile.share(detect.is_unit_of_sale)
    if share >= 0.5:
        return Verdict(0.5 * share, f"{share:.0%} of cells are units of sale")
    if profile.share(detect.is_number) > 0.5:
        return Verdict(_CONTRADICTION, "the cells are numbers, not units")
    return Verdict(_DOUBT, f"only {share:.0%} of cells are units of sale")


def _lead_time(profile: Profile) -> Verdict:
    timed = profile.share(detect.has_time_unit)
    if timed >= 0.5:
        return Verdict(0.55, f"{timed:.0%} of cells are times such as '15 days'")
    if _share(profile, detect.is_lead_time, detect.is_integer) >= 0.5:
        return Verdict(0.05, "the cells are numbers")
    if profile.share(detect.is_number) >= 0.5:
        return Verdict(_DOUBT, "the cells are measured numbers")
    return Verdict(_CONTRADICTION, "the cells are not times")


def _warranty(profile: Profile) -> Verdict:
    if _share(profile, detect.is_months, detect.has_time_unit) >= 0.5:
        return Verdict(0.4, "the cells are periods")
    if profile.share(detect.is_number) >= 0.5:
        return Verdict(0.0, "the cells are numbers")
    if profile.share(detect.is_flag) >= 0.6:
        return Verdict(_CONTRADICTION, "the cells say yes or no")
    return Verdict(_DOUBT, "few cells are periods")


def _response_time(profile: Profile) -> Verdict:
    if profile.share(lambda text: text.rstrip(".").endswith(("ms", "sec", "s"))) > 0.5:
        return Verdict(_CONTRADICTION, "nobody answers within seconds")
    if _share(profile, detect.has_time_unit, detect.is_number) >= 0.5:
        return Verdict(0.3, "the cells are times")
    return Verdict(_CONTRADICTION, "the cells are not times")


def _images(profile: Profile) -> Verdict:
    images = profile.share(detect.is_image)
    if images >= 0.5:
        return Verdict(0.7 * images, f"{images:.0%} of cells are image files")
    if profile.share(detect.is_url) >= 0.5:
        return Verdict(0.0, "the cells are addresses")
    return Verdict(_CONTRADICTION, "the cells are not addresses or files of images")


def _url(profile: Profile) -> Verdict:
    if profile.share(detect.is_image) >= 0.5:
        return Verdict(_CONTRADICTION, "the cells are image files")
    if profile.share(detect.is_url) >= 0.5:
        return Verdict(0.4, "the cells are addresses")
    return Verdict(_CONTRADICTION, "the cells are not addresses")


def _certifications(profile: Profile) -> Verdict:
    if _share(profile, detect.is_number, detect.is_flag, detect.is_url) > 0.5:
        return Verdict(_CONTRADICTION, "the cells do not name certifications")
    if profile.mean_words > 25:
        return Verdict(_CONTRADICTION, "the cells are sentences")
    return Verdict(0.1, "")


def _verification(profile: Profile) -> Verdict:
    if profile.share(detect.is_number) > 0.5 and profile.share(detect.is_flag) < 1:
        return Verdict(_CONTRADICTION, "the cells are numbers")
    return SILENT


def _years(profile: Profile) -> Verdict:
    if profile.share(detect.is_year) >= 0.6:
        return Verdict(_CONTRADICTION, "the cells are calendar years, not a number of years")
    return _quantity(profile)


_PRICES: Final = ("offer.price", "offer.price_high", "offer.sample_price")

_JUDGES: Final[Mapping[str, Judge]] = {
    "product.id": _identifier,
    "supplier.id": _entity_identifier,
    "product.title": _title,
    "product.description": _description,
    "product.category": _category,
    "product.brand": _words,
    "product.mpn": _article_number,
    "offer.sku": _article_number,
    "product.gtin": _lenient(
        _of_form(detect.is_gtin, what="GTINs with a valid check digit", support=0.7),
        detect.is_digits,
        "article codes",
    ),
    "product.url": _url,
    "product.images": _images,
    "product.hs_code": _of_form(detect.is_hs, what="customs codes"),
    "product.unspsc": _of_form(detect.is_eight_digits, what="codes of eight digits"),
    "product.eclass": _of_form(detect.is_eight_digits, what="codes of eight digits"),
    "product.etim": _of_form(detect.is_etim, what="ETIM classes", support=0.8),
    "product.certifications": _certifications,
    "supplier.certifications": _certifications,
    **dict.fromkeys(_PRICES, _price),
    "offer.currency": _of_form(detect.is_currency, what="currencies"),
    "offer.price_breaks": _of_form(
        detect.is_price_breaks, detect.is_money, what="prices by quantity"
    ),
    "offer.price_quantity": _of_form(detect.is_integer, what="whole numbers"),
    "offer.unit_of_sale": _unit,
    "offer.moq": _quantity,
    "offer.stock": _stock,
    "offer.lead_time": _lead_time,
    "offer.warranty": _warranty,
    "offer.delivery_terms": _of_form(detect.is_incoterm, what="Incoterms", support=0.5),
    "offer.delivery_place": _words,
    "offer.ship_from": _words,
    "offer.customisation": _free_text,
    "offer.payment_terms": _free_text,
    "offer.valid_from": _of_form(detect.is_date, what="dates"),
    "offer.valid_until": _of_form(detect.is_date, what="dates"),
    "supplier.name": _words,
    "supplier.country": _lenient(
        _of_form(detect.is_country, what="countries"), detect.has_letters, "words"
    ),
    "supplier.region": _words,
    "supplier.cluster": _words,
    "supplier.kind": _lenient(
        _of_form(detect.is_supplier_kind, what="kinds of supplier"), detect.has_letters, "words"
    ),
    "supplier.founded": _of_form(detect.is_year, detect.is_date, what="years"),
    "supplier.years": _years,
    "supplier.employees": _of_form(detect.is_employees, detect.is_quantity, what="head counts"),
    "supplier.verification": _verification,
    "supplier.verified_by": _words,
    "supplier.on_time_rate": _of_form(detect.is_share, what="shares"),
    "supplier.reorder_rate": _of_form(detect.is_share, what="shares"),
    "supplier.dispute_rate": _of_form(detect.is_share, what="shares"),
    "supplier.response_time": _response_time,
    "supplier.rating": _of_form(detect.is_rating, what="marks of up to 10"),
    "supplier.rating_count": _of_form(detect.is_integer, what="whole numbers"),
    "supplier.time_zone": _of_form(detect.is_time_zone, what="time zones"),
    "supplier.website": _of_form(detect.is_website, what="addresses"),
    "supplier.blocked": _of_form(detect.is_flag, what="yes or no"),
    "supplier.block_reason": _free_text,
}
