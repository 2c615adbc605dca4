"""What one cell looks like: quick tests of shape, and certain tests by the parsers of `data.parse`.

Every detector takes cleaned text of a cell that is not missing. They say what a cell *can* be, for
recognising columns; the values themselves are read later, by the parsers alone.
"""

from __future__ import annotations

import re
from typing import Final

from data.mapping.currency_words import CURRENCY_WORDS, iso_currencies
from data.parse.bag import open_bag
from data.parse.codes import parse_country, parse_gtin, parse_supplier_kind
from data.parse.dates import parse_date
from data.parse.money import parse_price_breaks
from data.parse.terms import parse_delivery_terms, parse_employees, parse_lead_times, parse_months
from data.units import parse_unit, rec20_code

_NUMBER = re.compile(r"[-+−]?\s*(?:\d[\d.,'’ \u00a0\u202f]*)(?:[eE][-+]?\d+)?")
_INTEGER = re.compile(r"\d{1,3}(?:[.,'’ ]\d{3})+|\d+(?:\.0+)?")
_URL = re.compile(r"(?:https?:)?//\S+|www\.\S+", re.IGNORECASE)
_DOMAIN = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?", re.IGNORECASE)
_IMAGE = re.compile(
    r"\S.*\.(?:jpe?g|png|gif|webp|tiff?|bmp|svg|avif|heic)(?:[?#]\S*)?", re.IGNORECASE
)
_SIGN = re.compile(r"[$€£¥￥₹₩₽₺₫฿₱元円]\s*-?\d|\d\s*(?:[$€£¥￥₹₩₽₺₫฿₱元円]|zł|kr\b)")
_CODE_BESIDE = re.compile(r"\b([A-Z]{3})\s*-?\d|\d\s*([A-Z]{3})\b")
_ARTICLE = re.compile(r"[A-Z0-9][A-Z0-9._/+-]*[-._/+0-9][A-Z0-9._/+-]*")
_PATH = re.compile(r"\S\s*(?:>|»|›|→|\|)\s*\S|\w/\w|\S\s/\s\S")
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d(?:\.0)?")
_PERCENT = re.compile(r"[<>≥≤~]?\s*\d{1,3}(?:[.,]\d+)?\s*%")
_RATING = re.compile(
    r"[0-9]{1,2}(?:[.,]\d+)?\s*(?:/\s*(?:5|10)(?:[.,]0)?|stars?|★|分)?", re.IGNORECASE
)
_HS = re.compile(r"\d{4}(?:[. ]?\d{2}){1,3}(?:[. ]?\d{1,2})?|\d{6,10}")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[a-z]{2,}", re.IGNORECASE)
_ETIM = re.compile(r"(?:EC|MC)\d{6}", re.IGNORECASE)
_EIGHT_DIGITS = re.compile(r"\d{2}[-. ]?\d{2}[-. ]?\d{2}[-. ]?\d{2}")
_ZONE = re.compile(
    r"[A-Z][A-Za-z]+/[A-Z][A-Za-z_]+(?:/[A-Za-z_]+)?|(?:UTC|GMT)\s*[-+]?\s*\d{0,2}(?::\d\d)?"
)
_QUANTITY = re.compile(r"[<>≥≤~]?\s*\d[\d.,' ]*\+?\s*[^\d\s][^\d]{0,24}|[<>≥≤~]?\s*\d[\d.,' ]*\+?")
_TIME_WORD = re.compile(
    r"\d\s*(?:h|hrs?|hours?|days?|d|wks?|weeks?|months?|min|tage?n?|wochen?|stunden?|heures?|jours?|semaines?"
    r"|d[ií]as?|horas?|semanas?|小时|小時|天|日|周|週|个月|分钟|分鐘|工作日)\b|[天日周週小]",
    re.IGNORECASE,
)
_FLAGS: Final = frozenset("0 1 true false yes no y n ja nein oui non si sí 是 否 有 无 無".split())


def is_number(text: str) -> bool:
    """Digits with any locale's separators and nothing else."""
    return _NUMBER.fullmatch(text) is not None


def is_integer(text: str) -> bool:
    """A whole number."""
    return _INTEGER.fullmatch(text) is not None


def is_url(text: str) -> bool:
    """An address on the web, or a list that starts with one."""
    return _URL.match(text) is not None


def is_website(text: str) -> bool:
    """An address or a bare domain name."""
    return is_url(text) or _DOMAIN.fullmatch(text) is not None


def is_image(text: str) -> bool:
    """An address or path of an image file, or a list of them."""
    first = re.split(r"[\s,;|\[\]\"']+", text.strip("[\"' "), maxsplit=1)[0]
    return _IMAGE.fullmatch(first) is not None


def is_image_or_url(text: str) -> bool:
    """What a column of images may hold: an image file, or an address that does not tell."""
    return is_image(text) or is_url(text.strip("[\"' "))


def is_money(text: str) -> bool:
    """A number with a currency sign or code."""
    if _SIGN.search(text) is not None:
        return True
    match = _CODE_BESIDE.search(text)
    return match is not None and (match[1] or match[2]) in iso_currencies()


def is_amount(text: str) -> bool:
    """A number, or money."""
    return is_number(text) or is_money(text)


def is_currency(text: str) -> bool:
    """A currency code or sign alone."""
    return text.upper() in iso_currencies() or text.casefold() in CURRENCY_WORDS or text in "$¥"


def is_gtin(text: str) -> bool:
    """A GTIN with a valid check digit, or a list that starts with one."""
    return parse_gtin(text.strip("[]\"' ").split(",")[0].strip("\"' ")) is not None


def is_digits(text: str) -> bool:
    """What a damaged GTIN may look like: mostly digits, or a number that Excel has shortened."""
    return bool(re.fullmatch(r"[\[\"'\s]*[\dXx\s\-.,+eE]{6,}[\]\"'\s]*", text))


def is_country(text: str) -> bool:
    """A country by code or by name in some language."""
    return parse_country(text) is not None


def is_incoterm(text: str) -> bool:
    """One or several Incoterms, with or without places."""
    return parse_delivery_terms(text) is not None


def is_unit_of_sale(text: str) -> bool:
    """A unit in which goods are sold."""
    return rec20_code(text) is not None or parse_unit(text) is not None


def is_quantity(text: str) -> bool:
    """A number with at most a few words: "500", "1 Set", "100 Pieces"."""
    return _QUANTITY.fullmatch(text) is not None


def is_lead_time(text: str) -> bool:
    """A time from order to shipment that says its unit, or a plain number of days."""
    return parse_lead_times(text, ".") is not None or has_time_unit(text)


def has_time_unit(text: str) -> bool:
    """A number of hours, days, weeks or months."""
    return _TIME_WORD.search(text) is not None and any(c.isdigit() for c in text)


def is_months(text: str) -> bool:
    """A period such as a warranty."""
    return parse_months(text) is not None


def is_price_breaks(text: str) -> bool:
    """Prices by quantity."""
    return parse_price_breaks(text, decimal=".", currency="USD", symbols={"$": "USD"}) is not None


def is_bag(text: str) -> bool:
    """Several attributes in one cell."""
    return open_bag(text) is not None


def is_date(text: str) -> bool:
    """A date in any order of day, month and year."""
    return any(parse_date(text, order) is not None for order in ("ymd", "dmy", "mdy", None))


def is_year(text: str) -> bool:
    """A year that a company may have been founded in."""
    return _YEAR.fullmatch(text) is not None


def is_share(text: str) -> bool:
    """A percentage, or a number from 0 to 1 (or 100)."""
    return _PERCENT.fullmatch(text) is not None or (is_number(text) and _number(text) <= 100)


def is_rating(text: str) -> bool:
    """A mark on a scale of up to 10."""
    return _RATING.fullmatch(text) is not None and _number(text) <= 10


def is_employees(text: str) -> bool:
    """A head count or a band of it."""
    return parse_employees(text) is not None


def is_supplier_kind(text: str) -> bool:
    """Manufacturer, trader or distributor in some language."""
    return parse_supplier_kind(text) is not None


def is_category_path(text: str) -> bool:
    """Words with a separator of levels between them."""
    return _PATH.search(text) is not None and not is_url(text)


def is_hs(text: str) -> bool:
    """Six to ten digits, with dots or without."""
    return _HS.fullmatch(text) is not None


def is_etim(text: str) -> bool:
    """An ETIM class."""
    return _ETIM.fullmatch(text) is not None


def is_eight_digits(text: str) -> bool:
    """The form of UNSPSC and ECLASS codes."""
    return _EIGHT_DIGITS.fullmatch(text) is not None


def is_flag(text: str) -> bool:
    """A yes or no word, or 0 or 1."""
    return text.casefold() in _FLAGS


def is_email(text: str) -> bool:
    """An e-mail address."""
    return _EMAIL.fullmatch(text) is not None


def is_time_zone(text: str) -> bool:
    """An IANA name or an offset from UTC."""
    return _ZONE.fullmatch(text) is not None


def is_code(text: str) -> bool:
    """What an article or model number looks like: short, with a digit or a dash."""
    if len(text) > 40 or len(text.split()) > 4:
        return False
    return any(c.isdigit() for c in text) or _ARTICLE.fullmatch(text) is not None


def has_letters(text: str) -> bool:
    """At least one letter of any script."""
    return any(c.isalpha() for c in text)


def _number(text: str) -> float:
    match = re.search(r"\d+(?:[.,]\d+)?", text)
    return float(match.group().replace(",", ".")) if match else 0.0
