"""From names given to files to read."""

from __future__ import annotations

import gzip
import io
import json
import logging
from dataclasses import dataclass
from pathlib import Path

import pytest

import data.real
from data.errors import InputError, NotFound, SourceError, UnsupportedFormat
from data.readers import expand, expand_sources, open_reader
from data.readers.base import RowBatch

CSV = "sku,name\n1,a\n2,b\n"


def expanded(*names, tmp_path, stdin=None):
    return expand(
        [str(name) for name in names],
        stdin=io.BytesIO(stdin) if stdin is not None else None,
        scratch=tmp_path / "scratch",
    )


def test_a_file(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(CSV)
    (found,) = expand_sources([str(path)], stdin=None, scratch=tmp_path)
    assert (found.name, found.path, found.format, found.gzip) == (str(path), path, "csv", False)
    assert found.size == len(CSV)
    assert found.sha256.startswith(found.id)
    assert len(found.id) == 12


def test_a_folder_in_order_without_hidden_files(tmp_path, caplog):
    for name in ["b/z.csv", "b/a.csv", "a.jsonl", ".hidden.csv", ".git/x.csv", "c/readme.md"]:
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text('{"a": 1}\n{"a": 2}\n' if name == "a.jsonl" else CSV + f"3,{name}\n")
    (tmp_path / "in" / "c" / "readme.md").write_text("# Read me\n\nThis is prose, no table.\n")
    (tmp_path / "in" / "empty.csv").write_text("")
    (tmp_path / "in" / "b" / "same.csv").write_text(CSV + "3,b/a.csv\n")
    got = expanded(tmp_path / "in", tmp_path=tmp_path)
    names = [str(Path(file.name).relative_to(tmp_path / "in")) for file in got.files]
    assert names == ["a.jsonl", "b/a.csv", "b/z.csv"]
    assert [Path(skipped.name).name for skipped in got.skipped] == [
        "empty.csv",
        "same.csv",
        "readme.md",
    ]
    assert "same content as" in got.skipped[1].reason
    with caplog.at_level(logging.WARNING):
        expand_sources([str(tmp_path / "in")], stdin=None, scratch=tmp_path)
    assert "readme.md" in caplog.text


def test_globs(tmp_path, monkeypatch):
    for name in ["x/a.csv", "x/y/b.csv", "x/c.txt"]:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(CSV + f"9,{name}\n")
    monkeypatch.chdir(tmp_path)
    assert [f.name for f in expanded("x/*.csv", tmp_path=tmp_path).files] == ["x/a.csv"]
    assert [f.name for f in expanded("x/**/*.csv", tmp_path=tmp_path).files] == [
        "x/a.csv",
        "x/y/b.csv",
    ]
    with pytest.raises(SourceError, match="no file matches"):
        expanded("x/*.parquet", tmp_path=tmp_path)


def test_a_file_whose_name_looks_like_a_pattern(tmp_path):
    path = tmp_path / "list[1].csv"
    path.write_text(CSV)
    assert len(expanded(path, tmp_path=tmp_path).files) == 1


def test_a_file_is_read_once(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(CSV)
    assert len(expanded(path, tmp_path, path, tmp_path=tmp_path).files) == 1


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (CSV.encode(), "csv"),
        (gzip.compress(CSV.encode(), mtime=0), "csv"),
        (CSV.replace(",", "\t").encode(), "tsv"),
        (b'{"a": 1}\n{"a": 2}\n', "jsonl"),
        (b'[{"a": 1}]', "json"),
        (b'{"@context": "https://schema.org", "@type": "Product"}', "jsonld"),
        (b"<BMECAT version='1.2'><HEADER/></BMECAT>", "bmecat"),
    ],
)
def test_standard_input_is_told_by_content(tmp_path, content, kind):
    (found,) = expanded("-", tmp_path=tmp_path, stdin=content).files
    assert (found.name, found.format) == ("-", kind)
    assert found.path.parent == tmp_path / "scratch"
    assert found.gzip == content.startswith(b"\x1f\x8b")


def test_standard_input_that_is_not_there(tmp_path):
    with pytest.raises(SourceError, match="no standard input"):
        expanded("-", tmp_path=tmp_path)
    with pytest.raises(SourceError, match="empty"):
        expanded("-", tmp_path=tmp_path, stdin=b"")


@dataclass
class Real:
    path: Path
    mapping: Path
    overlay: Path | None


def test_real_names_bring_their_companions(tmp_path, monkeypatch):
    path = tmp_path / "modules.csv"
    path.write_text(CSV)
    real = {"cec-modules": Real(path, tmp_path / "m.yaml", None)}

    def resolve(name):
        if name not in real:
            raise NotFound("no such real catalogue", value=name)
        return real[name]

    monkeypatch.setattr(data.real, "resolve", resolve)
    (found,) = expanded("real:cec-modules", tmp_path=tmp_path).files
    assert found.name == "real:cec-modules"
    assert found.companions == {"mapping": tmp_path / "m.yaml"}
    with pytest.raises(InputError, match="no such real"):
        expanded("real:unheard-of", tmp_path=tmp_path)


def test_what_cannot_be_read_says_what_can(tmp_path):
    with pytest.raises(SourceError, match=r"no such file.*accepted"):
        expanded(tmp_path / "none.csv", tmp_path=tmp_path)
    with pytest.raises(SourceError, match="no source given"):
        expanded(tmp_path=tmp_path)
    (tmp_path / "in").mkdir()
    with pytest.raises(SourceError, match="folder without files"):
        expanded(tmp_path / "in", tmp_path=tmp_path)
    (tmp_path / "in" / "x.pdf").write_bytes(b"%PDF-1.7 ...")
    with pytest.raises(SourceError, match=r"nothing to read.*PDF"):
        expanded(tmp_path / "in", tmp_path=tmp_path)
    with pytest.raises(UnsupportedFormat, match="accepted: CSV, TSV, JSON"):
        expanded(tmp_path / "in" / "x.pdf", tmp_path=tmp_path)


@pytest.mark.parametrize(
    ("magic", "what"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "save it as .xlsx"),
        (b"BZh91AY", "bzip2"),
        (b"\xfd7zXZ\x00", "xz"),
        (b"\x28\xb5\x2f\xfd", "zstandard"),
        (b"\x89PNG\r\n", "PNG"),
    ],
)
def test_foreign_formats_are_named(tmp_path, magic, what):
    path = tmp_path / "list.csv"
    path.write_bytes(magic + b"\x00" * 50)
    with pytest.raises(UnsupportedFormat, match=what):
        expanded(path, tmp_path=tmp_path)


def test_options_of_another_format_are_refused(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(CSV)
    (found,) = expanded(path, tmp_path=tmp_path).files
    with pytest.raises(InputError, match="sheet"):
        open_reader(found, sheet="One")
    with pytest.raises(InputError, match="one character"):
        open_reader(found, delimiter="::")
    with pytest.raises(InputError, match="header_rows"):
        open_reader(found, header_rows=-1)


def test_a_reader_can_be_read_twice(tmp_path):
    path = tmp_path / "a.json"
    path.write_text(json.dumps([{"a": 1}, {"a": 2}]))
    (found,) = expanded(path, tmp_path=tmp_path).files
    reader = open_reader(found)
    first, second = (
        [row for b in reader.batches(10) if isinstance(b, RowBatch) for row in b.rows]
        for _ in range(2)
    )
    assert first == second == [("1",), ("2",)]


def test_a_file_that_vanishes_before_it_is_read(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(CSV)
    (found,) = expanded(path, tmp_path=tmp_path).files
    path.unlink()
    with pytest.raises(SourceError, match="cannot read"):
        list(open_reader(found).batches(10))
