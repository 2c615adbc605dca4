"""Every message has its words in every language, and figures are written as Babel writes them."""

from __future__ import annotations

import ast
import string
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from babel.dates import format_date
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from data.money import Money
from data.records import SupplierKind
from rfq.comparison import words as comparison_words
from rfq.comparison.landed_rows import _GROUPS
from rfq.comparison.model import CellBasis
from rfq.comparison.render.parts import _HEADINGS, _TRUTH_WORDS
from rfq.document.checks import Finding, FindingCode, Severity
from rfq.document.missing import Lack
from rfq.landed import Assumption, Component, Gap, PartState
from rfq.wording import LANGUAGES, catalogue, figures
from rfq.wording.review import FINDINGS, LACKS, finding_words, lack_words
from rfq.wording.translations import nearest_language

ROOT = Path(__file__).resolve().parents[3] / "rfq"
SPOKEN: tuple[type[StrEnum], ...] = (Gap, Assumption, Component, CellBasis, SupplierKind, PartState)
"""Words of the model that are shown as they are."""
CALLS = frozenset({"say", "_say", "_"})


def literals(node: ast.AST) -> set[str]:
    return {
        one.value
        for one in ast.walk(node)
        if isinstance(one, ast.Constant) and isinstance(one.value, str)
    }


def called(path: Path) -> set[str]:
    """Messages given as literals to a function that words them."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and node.args:
            name = getattr(node.func, "attr", getattr(node.func, "id", None))
            first = node.args[-1] if name == "_say" else node.args[0]
            if name in CALLS and isinstance(first, ast.Constant) and isinstance(first.value, str):
                found.add(first.value)
    return found


def used() -> set[str]:
    found: set[str] = set()
    for path in sorted(ROOT.rglob("*.py")):
        found |= called(path)
    for kind in SPOKEN:
        found |= {one.value for one in kind}
    tables: tuple[dict[Any, str], ...] = (
        comparison_words._CORE,
        comparison_words._COUNTS,
        dict(_GROUPS),
        dict(_HEADINGS),
        dict(_TRUTH_WORDS),
        dict(LACKS),
        dict(FINDINGS),
    )
    for table in tables:
        found |= set(table.values())
    return found


def names(text: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(text) if field is not None}


def test_there_are_messages_to_check() -> None:
    assert len(used()) > 120


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_there_in_every_language(language: str) -> None:
    known = catalogue(language).messages
    assert sorted(used() - {one for one, text in known.items() if text}) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_keeps_the_names_to_be_filled_in(language: str) -> None:
    wrong = {
        one: text
        for one, text in catalogue(language).messages.items()
        if text and names(one) != names(text)
    }
    assert wrong == {}


def test_english_is_what_the_code_says() -> None:
    assert {
        one: text for one, text in catalogue("en").messages.items() if text not in ("", one)
    } == {}


@pytest.mark.parametrize("language", ["en", "zh-Hans", "es"])
def test_nothing_is_said_that_no_catalogue_has(
    language: str, monkeypatch: pytest.MonkeyPatch, spoken: set[str]
) -> None:
    assert sorted(spoken - set(catalogue(language).messages)) == []


@pytest.fixture(scope="module")
def spoken() -> set[str]:
    """Messages said while a comparison is made and drawn in every format."""
    from data.records import Offer, Product, Supplier
    from data.schema import AttributeSchema
    from data.schema.model import CategorySchema
    from rfq.comparison import Candidate, compare, render
    from rfq.wording.translations import Translations

    said: set[str] = set()
    real = Translations.__call__

    def heard(self: Translations, message: str, /, **values: object) -> str:
        said.add(message)
        return real(self, message, **values)

    patch = pytest.MonkeyPatch()
    patch.setattr(Translations, "__call__", heard)
    product, supplier = Product("p", "d", "Thing", brand="B"), Supplier("s", "Maker", "CN")
    comparison = compare(
        [Candidate(product, Offer("o", "p", "s"), supplier)],
        schema=AttributeSchema({(): CategorySchema((), 0, ())}),
        on=date(2026, 1, 1),
    )
    render.to_html(comparison)
    render.to_csv(comparison)
    render.to_markdown(comparison)
    render.to_terminal(comparison)
    render.to_xlsx(comparison)
    patch.undo()
    assert len(said) > 30
    return said


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("en", "en"),
        ("en-GB", "en"),
        ("zh", "zh-Hans"),
        ("zh_CN", "zh-Hans"),
        ("zh-Hans", "zh-Hans"),
        ("zh-TW", "zh-Hant"),
        ("zh-Hant-HK", "zh-Hant"),
        ("es-MX", "es"),
        ("fr", "en"),
        ("", "en"),
    ],
)
def test_the_nearest_language(tag: str, language: str) -> None:
    assert nearest_language(tag) == language
    assert catalogue(tag).language == language


def test_a_message_without_a_translation_stays_english() -> None:
    assert catalogue("es")("a message of tomorrow") == "a message of tomorrow"
    assert catalogue("es")("{days} days", days=3) == "3 días"


@given(
    st.decimals(-(10**12), 10**12, places=3, allow_nan=False, allow_infinity=False),
    st.sampled_from(["en", "es", "es-MX", "zh-Hans", "de"]),
)
def test_numbers_are_written_as_babel_writes_them(value: Decimal, language: str) -> None:
    locale = language.replace("-", "_")
    expected = format_decimal(value, "#,##0.###", locale=locale).replace("-", "−")
    assert figures(language).number(value) == expected.replace("−0", "−0" if value else "0")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.1 + 0.2, "0.3"),
        (1234567.0, "1,234,567"),
        (0.000012345678, "1.23457×10⁻⁵"),
        (-1.5e-9, "−1.5×10⁻⁹"),
        (1e6 / 3, "333,333"),
        (Decimal("2.50"), "2.5"),
        (Decimal("1E+3"), "1,000"),
        (7, "7"),
        (float("inf"), "∞"),
        (float("nan"), "–"),
    ],
)
def test_a_number_in_english(value: Decimal | float, text: str) -> None:
    assert figures("en").number(value) == text


def test_money_keeps_its_code_and_its_decimals() -> None:
    english, spanish = figures("en"), figures("es")
    assert english.money(Money.of("1234.5", "USD")) == "USD\u00a01,234.50"
    assert english.money(Money.of("0.0375", "USD")) == "USD\u00a00.0375"
    assert english.money(Money.of("1234", "JPY")) == "JPY\u00a01,234"
    assert spanish.money(Money.of("1234.5", "USD")) == "1.234,50\u00a0USD"
    assert english.prices(Money.of(1, "EUR"), Money.of(2, "EUR")) == "EUR\u00a01.00–2.00"


def test_spans_and_bare_numbers() -> None:
    english = figures("en")
    assert english.span(3, 3) == "3"
    assert english.span(3, 5) == "3–5"
    assert english.span(float("-inf"), 5) == "≤\u00a05"
    assert english.span(3, float("inf")) == "≥\u00a03"
    assert english.number(2024.0, grouped=False) == "2024"


@pytest.mark.parametrize("language", ["en", "es", "zh-Hans"])
def test_days_are_babels(language: str) -> None:
    day = date(2026, 3, 4)
    assert figures(language).day(day) == format_date(
        day, "medium", locale=language.replace("-", "_")
    )


def test_an_unknown_language_writes_figures_as_english() -> None:
    assert figures("xx-unknown").number(1234) == "1,234"


def test_every_lack_and_every_finding_has_a_sentence() -> None:
    assert set(LACKS) == set(Lack)
    assert set(FINDINGS) == set(FindingCode)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            "en",
            (
                "the budget EUR 50,000.00 is less than the cheapest known offers together "
                "(EUR 61,234.50)"
            ),
        ),
        (
            "es",
            (
                "el presupuesto 50.000,00 EUR es menor que la suma de las ofertas conocidas más "
                "baratas (61.234,50 EUR)"
            ),
        ),
        ("zh-CN", "预算 EUR 50,000.00 低于各行最低已知报盘之和（EUR 61,234.50）"),
    ],
)
def test_a_finding_in_a_language_and_its_notation(language: str, sentence: str) -> None:
    finding = Finding(
        FindingCode.TOTAL_BUDGET_BELOW_MARKET,
        Severity.WARNING,
        "terms.budget",
        {"budget": Money.of("50000", "EUR"), "minimum": Money.of("61234.5", "EUR")},
    )
    said = finding_words(finding, language).replace("\u00a0", " ").replace("\u202f", " ")
    assert said == sentence


def test_a_lack_in_a_language() -> None:
    assert lack_words(Lack.PAYMENT, "es") == "las condiciones de pago"
    assert lack_words(Lack.PAYMENT, "pt") == lack_words(Lack.PAYMENT)


def test_a_block_without_a_reason_is_said_so() -> None:
    finding = Finding(
        FindingCode.SUPPLIER_BLOCKED,
        Severity.ERROR,
        "suppliers[s1]",
        {"supplier": "A", "reason": ""},
    )
    assert finding_words(finding).endswith("cannot be asked: no reason given")
