"""Every file parses in its own format by a library that knows nothing of us."""

import csv
import gzip
import io
import json
import zipfile
from pathlib import Path

import openpyxl
import pytest
from lxml import etree

from data.sample import SampleManifest, Truth
from data.sample.formats.stored import gzip_stored, zip_stored
from data.sample.style import FeedStyle, feed_styles


def style_of(path: Path) -> FeedStyle:
    return next(style for style in feed_styles() if style.file == path.name)


def rows_of(truth: Truth, feed: str) -> int:
    return max(row for name, row in truth.rows if name == feed)


def feeds(sample: SampleManifest, *formats: str) -> list[Path]:
    found = [feed.path for feed in sample.feeds if feed.format in formats]
    assert found
    return found


def test_all_formats_and_languages_are_there(small: SampleManifest) -> None:
    formats = {feed.format for feed in small.feeds}
    assert formats >= {"csv", "tsv", "jsonl", "jsonl.gz", "jsonld", "bmecat-1.2", "bmecat-2005"}
    assert "xlsx" in formats
    assert {feed.language for feed in small.feeds} == {"en", "de", "es", "zh"}
    assert all(feed.path.name.startswith("synthetic-") for feed in small.feeds)


def test_delimited_files(small: SampleManifest, truth: Truth) -> None:
    for path in feeds(small, "csv", "tsv"):
        style = style_of(path)
        text = path.read_bytes().decode(style.encoding)
        delimiter = "\t" if style.format == "tsv" else style.delimiter
        header, *rows = list(csv.reader(io.StringIO(text), delimiter=delimiter))
        assert len(set(header)) == len(header), path.name
        assert len(rows) == rows_of(truth, path.name)
        for number, row in enumerate(rows, 1):
            torn = truth.rows[path.name, number].broken is not None
            assert (len(row) == len(header)) is not torn


def test_json_lines(small: SampleManifest, truth: Truth) -> None:
    for path in feeds(small, "jsonl", "jsonl.gz"):
        data = path.read_bytes()
        text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode()
        lines = text.splitlines()
        assert len(lines) == rows_of(truth, path.name)
        for number, line in enumerate(lines, 1):
            if truth.rows[path.name, number].broken is None:
                assert isinstance(json.loads(line), dict)
            else:
                with pytest.raises(json.JSONDecodeError):
                    json.loads(line)


def test_linked_data(small: SampleManifest, truth: Truth) -> None:
    for path in feeds(small, "jsonld"):
        document = json.loads(path.read_bytes())
        items = document["itemListElement"]
        assert len(items) == document["numberOfItems"] == rows_of(truth, path.name)
        assert all(item["item"]["@type"] == "Product" for item in items)
        assert "synthetic" in document["name"].lower()


def test_bmecat(small: SampleManifest, truth: Truth) -> None:
    for path in feeds(small, "bmecat-1.2", "bmecat-2005"):
        root = etree.fromstring(path.read_bytes())
        articles = root.findall(".//{*}ARTICLE") + root.findall(".//{*}PRODUCT")
        assert len(articles) == rows_of(truth, path.name)
        for article in articles:
            assert article.findtext(".//{*}DESCRIPTION_SHORT")
            assert article.findall(".//{*}PRICE_AMOUNT")
            assert article.findall(".//{*}FEATURE/{*}FNAME")


def test_workbook(small: SampleManifest, truth: Truth) -> None:
    for path in feeds(small, "xlsx"):
        book = openpyxl.load_workbook(path, read_only=True)
        header, *rows = list(book.worksheets[0].values)
        assert len(rows) == rows_of(truth, path.name)
        assert isinstance(rows[0][header.index("Unit Price")], int | float)
        codes = [row[header.index("HS Code")] for row in rows]
        assert all(code is None or isinstance(code, str) for code in codes)


def test_stored_containers_are_read_by_everyone() -> None:
    for data in (b"", b"x", b"abc" * 100_000):
        assert gzip.decompress(gzip_stored(data)) == data
    archive = zipfile.ZipFile(io.BytesIO(zip_stored({"a/b.xml": b"<b/>"})))
    assert archive.read("a/b.xml") == b"<b/>"
    assert archive.testzip() is None


def test_the_note_says_that_all_is_synthetic(small: SampleManifest) -> None:
    assert (small.folder / "README.md").read_text("utf-8").startswith("SYNTHETIC SAMPLE DATA")
