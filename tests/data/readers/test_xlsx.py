"""Workbooks: sheets, header rows, number formats, damage."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import pytest
from openpyxl import Workbook

from data.errors import SourceError, UnsupportedFormat
from data.readers.xlsx_format import text_of


def saved(book: Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def sheet(*rows, title="Products"):
    book = Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    return book


def test_types_as_text(read):
    book = sheet(
        ["sku", "count", "price", "flag", "day", "at", "text"],
        [
            "1",
            5,
            0.1 + 0.2,
            True,
            dt.date(2024, 1, 2),
            dt.datetime.fromisoformat("2024-01-02T03:04"),
            " ",
        ],
        ["2", 5.0, 1e-7, False, None, None, "x"],
    )
    got = read(saved(book), "x.xlsx")
    assert got.rows == [
        {
            "sku": "1",
            "count": "5",
            "price": "0.3",
            "flag": "true",
            "day": "2024-01-02",
            "at": "2024-01-02T03:04:00",
        },
        {"sku": "2", "count": "5", "price": "1e-07", "flag": "false", "text": "x"},
    ]
    assert got.machine == {"count", "price", "flag"}


@pytest.mark.parametrize(
    ("number_format", "text"),
    [
        ("General", "12.5"),
        ("0.00", "12.5"),
        ('0.0" kg"', "12.5 kg"),
        ("0%", "1250%"),
        ('"US$"#,##0.00', "US$12.5"),
        ("[$€-407] #,##0.00", "€12.5"),
        ('#,##0.00 "€"', "12.5 €"),
        ("[Red]#,##0.00;-#,##0.00", "12.5"),
        ('_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-', "12.5"),
        ('_("$"* #,##0.00_);_("$"* (#,##0.00)', "$12.5"),
        ("0.00E+00", "12.5"),
        ("@", "12.5"),
    ],
)
def test_number_formats_are_part_of_what_the_sheet_says(number_format, text):
    assert text_of(12.5, number_format) == text


def test_titles_units_blank_rows_and_numbers(read):
    book = sheet(
        ["ACME price list"],
        [],
        ["sku", "name", "mass", "power"],
        [None, None, "kg", "kW"],
        ["1", "a", 5, 6],
        [],
        ["2", "b", 7, 8],
    )
    got = read(saved(book), "x.xlsx")
    assert got.units == {"mass": "kg", "power": "kW"}
    assert got.numbers == [1, 3]
    assert got.rows[1] == {"sku": "2", "name": "b", "mass": "7", "power": "8"}


def test_a_cell_beside_the_table_gets_a_column_of_its_own(read):
    got = read(saved(sheet(["a", "b"], [1, 2], [3, 4, None, "see note"])), "x.xlsx")
    assert got.rows == [{"a": "1", "b": "2"}, {"a": "3", "b": "4", "column_4": "see note"}]


def test_a_mixed_column_is_not_typed(read):
    assert read(saved(sheet(["a", "b"], [1.5, 1], ["1,234", "n/a"])), "x.xlsx").machine == {"b"}


def test_the_sheet_with_the_table_is_found_and_continued(read):
    book = sheet(["Read me"], ["This is our list"], title="Cover")
    for title, start in (("One", 1), ("Two", 11)):
        part = book.create_sheet(title)
        part.append(["sku", "name"])
        for number in range(start, start + 10):
            part.append([str(number), "x"])
    hidden = book.create_sheet("Secret")
    hidden.append(["sku", "name"])
    hidden.append(["99", "hidden"])
    hidden.sheet_state = "hidden"
    got = read(saved(book), "x.xlsx")
    assert [row["sku"] for row in got.rows] == [str(n) for n in range(1, 21)]
    assert got.numbers == list(range(1, 21))
    assert got.notes == (
        "sheets read: One, Two",
        "sheets with other columns, not read: Cover",
        "hidden sheets, not read: Secret",
    )


def test_a_sheet_can_be_named(read):
    book = sheet(["a", "b"], [1, 2], title="One")
    other = book.create_sheet("Two")
    other.append(["c", "d"])
    other.append([3, 4])
    assert read(saved(book), "x.xlsx", sheet="Two").rows == [{"c": "3", "d": "4"}]
    with pytest.raises(SourceError, match="One, Two"):
        read(saved(book), "x.xlsx", sheet="Three")


def test_formulas_give_cached_values_and_errors_none(read):
    raw = saved(sheet(["a", "b", "c"], [1, "=1+1", "#N/A"]))
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(changed, "w") as new:
        for item in old.namelist():
            part = old.read(item)
            if item == "xl/worksheets/sheet1.xml":
                part = part.replace(b"<f>1+1</f><v />", b"<f>1+1</f><v>2</v>")
                part = part.replace(b"<f>1+1</f><v></v>", b"<f>1+1</f><v>2</v>")
            new.writestr(item, part)
    assert read(changed.getvalue(), "x.xlsx").rows == [{"a": "1", "b": "2"}]


def test_gzipped(read):
    got = read(saved(sheet(["a", "b"], [1, 2])), "x.xlsx.gz", packed=True)
    assert got.rows == [{"a": "1", "b": "2"}]


def test_an_empty_workbook(read):
    with pytest.raises(SourceError, match="no visible sheet"):
        read(saved(Workbook()), "x.xlsx")


def test_a_bomb_is_refused(read):
    raw = saved(sheet(["a", "b"], [1, 2]))
    bomb = io.BytesIO(raw)
    block = bytes(16 * 1024 * 1024)
    with (
        zipfile.ZipFile(bomb, "a", zipfile.ZIP_DEFLATED, compresslevel=9) as archive,
        archive.open("xl/media/x.bin", "w", force_zip64=True) as member,
    ):
        for _ in range(36):
            member.write(block)
    with pytest.raises(SourceError, match="bomb"):
        read(bomb.getvalue(), "x.xlsx")


def test_damage(read):
    raw = saved(sheet(["a", "b"], *([i, "x" * 50] for i in range(200))))
    with pytest.raises(UnsupportedFormat, match="damaged"):
        read(raw[: len(raw) // 2], "x.xlsx")
    broken = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(broken, "w") as new:
        for item in old.namelist():
            part = old.read(item)
            new.writestr(item, part[: len(part) // 2] if "sheet1" in item else part)
    with pytest.raises(SourceError, match="as XLSX"):
        read(broken.getvalue(), "x.xlsx")


@pytest.mark.parametrize(
    ("member", "what"),
    [("word/document.xml", "Word"), ("content.xml", "OpenDocument"), ("a.csv", "ZIP archive")],
)
def test_other_archives_are_named(read, member, what):
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as target:
        target.writestr(member, "x")
    with pytest.raises(UnsupportedFormat, match=what):
        read(archive.getvalue(), "x.xlsx")
