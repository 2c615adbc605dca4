"""The rules by which cells speak for or against a target: one rule per kind of field."""

from __future__ import annotations

from collections.abc import Callable
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


def _share(profile: Profile, *detectors: Detector) -> float:
    cells = profile.distinct
    return sum(any(test(cell) for test in detectors) for cell in cells) / len(cells)


def of_form(
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


def lenient(certain: Judge, possible: Detector, what: str) -> Judge:
    """A certain test, where failing it is only a doubt as long as the form is possible."""

    def rule(profile: Profile) -> Verdict:
        verdict = certain(profile)
        if verdict.support < 0 and profile.share(possible) >= 0.6:
            return Verdict(-0.1, f"{verdict.because}, though they look like {what}")
        return verdict

    return rule


def identifier(profile: Profile) -> Verdict:
    """Short cells, best different in every row."""
    if profile.mean_words > 3 or profile.mean_length > 60 or profile.share(detect.is_url) > 0.5:
        return Verdict(_CONTRADICTION, "the cells are too long for an identifier")
    if profile.distinct_share >= 0.95 and len(profile.filled) > 1:
        return Verdict(0.3, "every cell is different")
    return Verdict(_DOUBT if profile.distinct_share < 0.5 else 0.0, "")


def entity_identifier(profile: Profile) -> Verdict:
    """Short cells, which may repeat: one supplier has many rows."""
    if profile.mean_words > 3 or profile.mean_length > 60 or profile.share(detect.is_url) > 0.5:
        return Verdict(_CONTRADICTION, "the cells are too long for an identifier")
    return Verdict(0.2 if profile.share(detect.is_code) > 0.6 else 0.0, "")


def article_number(profile: Profile) -> Verdict:
    """Short codes, mostly different; not measured numbers, not yes or no."""
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


def title(profile: Profile) -> Verdict:
    """Short phrases, mostly different from row to row."""
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


def description(profile: Profile) -> Verdict:
    """Sentences."""
    if _share(profile, detect.is_url, detect.is_number, detect.is_flag) > 0.5:
        return Verdict(_CONTRADICTION, "the cells are not sentences")
    if profile.mean_words >= 6:
        return Verdict(0.6, "the cells are sentences")
    if profile.mean_words < 2 and profile.distinct_share < 0.5:
        return Verdict(_CONTRADICTION, "the cells are single words")
    return SILENT


def category(profile: Profile) -> Verdict:
    """Paths, or few words that repeat."""
    if _share(profile, detect.is_number, detect.is_url) > 0.5:
        return Verdict(_CONTRADICTION, "the cells are numbers or addresses")
    if profile.mean_words > 14 and profile.share(detect.is_category_path) < 0.5:
        return Verdict(_CONTRADICTION, "the cells are sentences")
    if profile.share(detect.is_category_path) >= 0.6:
        return Verdict(0.5, "the cells are paths of categories")
    if len(profile.filled) >= 8 and profile.distinct_share <= 0.5:
        return Verdict(0.25, "few different words, repeated")
    return SILENT


def words(profile: Profile) -> Verdict:
    """Names: words, not numbers or addresses."""
    if _share(profile, detect.is_number, detect.is_url, detect.is_email) > 0.6:
        return Verdict(_CONTRADICTION, "the cells are numbers or addresses, not names")
    if profile.share(detect.is_flag) == 1:
        return Verdict(_CONTRADICTION, "the cells say yes or no")
    if profile.mean_words > 12:
        return Verdict(_CONTRADICTION, "the cells are sentences")
    return Verdict(0.1 if profile.share(detect.has_letters) > 0.8 else 0.0, "")


def free_text(profile: Profile) -> Verdict:
    """Anything but plain numbers."""
    if profile.share(detect.is_number) > 0.6 and profile.share(detect.is_flag) < 1:
        return Verdict(_CONTRADICTION, "the cells are numbers")
    return SILENT


def price(profile: Profile) -> Verdict:
    """Amounts, with a currency or without."""
    money, amounts = profile.share(detect.is_money), _share(profile, detect.is_amount)
    if money >= 0.6:
        return Verdict(0.5, f"{money:.0%} of cells are amounts of money")
    if amounts >= 0.5:
        return Verdict(0.15, "the cells are numbers")
    if any(char.isdigit() for cell in profile.distinct for char in cell):
        return Verdict(_DOUBT, f"only {amounts:.0%} of cells are amounts")
    return Verdict(_CONTRADICTION, "the cells are not amounts")


def quantity(profile: Profile) -> Verdict:
    """Numbers with at most a unit of sale."""
    share = profile.share(detect.is_quantity)
    if share >= 0.6 and profile.share(detect.is_money) < 0.5:
        return Verdict(0.15, "the cells are quantities")
    return Verdict(_CONTRADICTION, f"only {share:.0%} of cells are quantities")


def stock(profile: Profile) -> Verdict:
    """Quantities; the words "in stock" are none."""
    verdict = quantity(profile)
    if verdict.support < 0:
        return Verdict(_CONTRADICTION, "the cells are words, not quantities on hand")
    return verdict


def unit(profile: Profile) -> Verdict:
    """Units of sale."""
    share = profile.share(detect.is_unit_of_sale)
    if share >= 0.5:
        return Verdict(0.5 * share, f"{share:.0%} of cells are units of sale")
    if profile.share(detect.is_number) > 0.5:
        return Verdict(_CONTRADICTION, "the cells are numbers, not units")
    return Verdict(_DOUBT, f"only {share:.0%} of cells are units of sale")


def lead_time(profile: Profile) -> Verdict:
    """Times; numbers alone say little."""
    timed = profile.share(detect.has_time_unit)
    if timed >= 0.5:
        return Verdict(0.55, f"{timed:.0%} of cells are times such as '15 days'")
    if _share(profile, detect.is_lead_time, detect.is_integer) >= 0.5:
        return Verdict(0.05, "the cells are numbers")
    if profile.share(detect.is_number) >= 0.5:
        return Verdict(_DOUBT, "the cells are measured numbers")
    return Verdict(_CONTRADICTION, "the cells are not times")


def warranty(profile: Profile) -> Verdict:
    """Periods; yes or no is none."""
    if _share(profile, detect.is_months, detect.has_time_unit) >= 0.5:
        return Verdict(0.4, "the cells are periods")
    if profile.share(detect.is_number) >= 0.5:
        return Verdict(0.0, "the cells are numbers")
    if profile.share(detect.is_flag) >= 0.6:
        return Verdict(_CONTRADICTION, "the cells say yes or no")
    return Verdict(_DOUBT, "few cells are periods")


def response_time(profile: Profile) -> Verdict:
    """Times of minutes to days."""
    if profile.share(lambda text: text.rstrip(".").endswith(("ms", "sec", "s"))) > 0.5:
        return Verdict(_CONTRADICTION, "nobody answers within seconds")
    if _share(profile, detect.has_time_unit, detect.is_number) >= 0.5:
        return Verdict(0.3, "the cells are times")
    return Verdict(_CONTRADICTION, "the cells are not times")


def images(profile: Profile) -> Verdict:
    """Image files, or addresses that do not tell."""
    images = profile.share(detect.is_image)
    if images >= 0.5:
        return Verdict(0.7 * images, f"{images:.0%} of cells are image files")
    if profile.share(detect.is_url) >= 0.5:
        return Verdict(0.0, "the cells are addresses")
    return Verdict(_CONTRADICTION, "the cells are not addresses or files of images")


def url(profile: Profile) -> Verdict:
    """Addresses that are not image files."""
    if profile.share(detect.is_image) >= 0.5:
        return Verdict(_CONTRADICTION, "the cells are image files")
    if profile.share(detect.is_url) >= 0.5:
        return Verdict(0.4, "the cells are addresses")
    return Verdict(_CONTRADICTION, "the cells are not addresses")


def certifications(profile: Profile) -> Verdict:
    """Names of certificates."""
    if _share(profile, detect.is_number, detect.is_flag, detect.is_url) > 0.5:
        return Verdict(_CONTRADICTION, "the cells do not name certifications")
    if profile.mean_words > 25:
        return Verdict(_CONTRADICTION, "the cells are sentences")
    return Verdict(0.1, "")


def verification(profile: Profile) -> Verdict:
    """A level, or yes or no."""
    if profile.share(detect.is_number) > 0.5 and profile.share(detect.is_flag) < 1:
        return Verdict(_CONTRADICTION, "the cells are numbers")
    return SILENT


def years(profile: Profile) -> Verdict:
    """A number of years, not a calendar year."""
    if profile.share(detect.is_year) >= 0.6:
        return Verdict(_CONTRADICTION, "the cells are calendar years, not a number of years")
    return quantity(profile)
