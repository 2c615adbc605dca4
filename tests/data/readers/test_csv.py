"""Delimited text: dialects, encodings, header rows and every kind of damage."""

from __future__ import annotations

import gzip

import pytest

from data.errors import SourceError, UnsupportedFormat

ROWS = [{"sku": "1", "name": "a"}, {"sku": "2", "name": "b"}]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(read, delimiter):
    mark = "." if delimiter == "," else ","
    rows = [["sku", "name", "price"], ["1", "bolt", f"1{mark}5"], ["2", "nut", f"2{mark}5"]]
    got = read("".join(delimiter.join(row) + "\n" for row in rows))
    assert [row["name"] for row in got.rows] == ["bolt", "nut"]
    assert got.columns == ["sku", "name", "price"]
    assert got.source.format == ("tsv" if delimiter == "\t" else "csv")


def test_delimiters_in_prose_do_not_mislead(read):
    text = "id;text;price\n" + "".join(
        f"{i};one, two, three | four, {i};{i},5\n" for i in range(1, 40)
    )
    got = read(text)
    assert got.columns == ["id", "text", "price"]
    assert got.rows[4]["price"] == "5,5"


def test_quotes_line_breaks_and_empty_cells(read):
    got = read('sku,name,note\r\n1,"a ""b"", c","x\r\ny"\r\n2,,""\r\n')
    assert got.rows == [{"sku": "1", "name": 'a "b", c', "note": "x\r\ny"}, {"sku": "2"}]
    assert got.numbers == [1, 2]
    assert not got.bad


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("last", [True, False])
def test_line_ends(read, end, last):
    text = end.join(["sku,name", "1,a", "2,b"]) + (end if last else "")
    assert read(text).rows == ROWS


def test_mixed_line_ends(read):
    assert read("sku,name\r\n1,a\n2,b\r").rows == ROWS


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_encodings(read, encoding):
    text = "sku;Bezeichnung;Größe\n1;Lüfter für Gehäuse;40 °C\n2;Überwurfmutter;5 m²\n"
    got = read(text.encode(encoding))
    assert got.rows[0] == {"sku": "1", "Bezeichnung": "Lüfter für Gehäuse", "Größe": "40 °C"}
    assert got.rows[1]["Größe"] == "5 m²"
    assert not got.bad


def test_an_accent_after_the_sample_decides_the_encoding(read):
    text = "sku,name\n" + "".join(f"{i},{'x' * 60}\n" for i in range(6000)) + "9,Pièce détachée\n"
    got = read(text.encode("cp1252"))
    assert got.rows[-1]["name"] == "Pièce détachée"
    assert got.notes == ("read as cp1252",)


def test_damaged_utf8_costs_the_row_and_not_the_file(read):
    text = "sku,name\n" + "".join(f"{i},größe\n" for i in range(30))
    got = read(text.encode() + b"30,gr\xff\xfe\n31,ok\n")
    assert got.bad[0].number == 31
    assert got.bad[0].field == "name"
    assert got.bad[0].reason == "bytes that are not valid utf-8"
    assert "\\xff\\xfe" in got.bad[0].value
    assert got.rows[-1] == {"sku": "31", "name": "ok"}
    assert len(got.rows) == 31


def test_encoding_can_be_given(read):
    got = read("名前;値\n電動;1\n".encode("euc_jp"), encoding="euc_jp")
    assert got.rows == [{"名前": "電動", "値": "1"}]


def test_unknown_encoding_is_named(read):
    with pytest.raises(SourceError, match="klingon"):
        read("a,b\n1,2\n", encoding="klingon")


def test_rows_of_the_wrong_width_are_bad(read):
    got = read("a,b,c\n1,2,3\n4,5\n6,7,8,9\n10,11,12\n")
    assert got.numbers == [1, 4]
    assert got.reasons == [
        (2, "too few fields: 2 where the header has 3"),
        (3, "too many fields: 4 where the header has 3"),
    ]
    assert got.bad[0].value == "4 | 5"


def test_extra_empty_cells_are_tolerated(read):
    got = read("a,b,\n1,2,\n3,4,,,\n5,6\n")
    assert [(row["a"], row["b"]) for row in got.rows] == [("1", "2"), ("3", "4"), ("5", "6")]
    assert not got.bad


def test_an_unclosed_quote_costs_one_record(read):
    got = read('a,b,c\n1,2,3\n4,"five,6\n7,8,9\n10,"x",12\n')
    assert [row["a"] for row in got.rows] == ["1", "7", "10"]
    assert [bad.number for bad in got.bad] == [2]
    assert "quote" in got.bad[0].reason or "quoted" in got.bad[0].reason
    assert got.bad[0].value == '4,"five,6'


def test_a_quote_unclosed_to_the_end(read):
    got = read('a,b\n1,2\n3,"4\n5,6\n')
    assert got.numbers == [1, 3]
    assert got.reasons == [(2, "a quote is not closed")]


def test_a_quote_closed_by_chance_does_not_swallow_records(read):
    lines = [f"{i},b,c,d,e" for i in range(1, 20)]
    lines[4] = '5,"b,c,d,e'
    lines[9] = '10,b",c,d,e'
    got = read("v,w,x,y,z\n" + "\n".join(lines) + "\n")
    assert 5 in [bad.number for bad in got.bad]
    assert [row["v"] for row in got.rows][:6] == ["1", "2", "3", "4", "6", "7"]
    assert got.rows[-1]["v"] == "19"


def test_text_after_a_closing_quote(read):
    got = read('a,b,c\n1,"bad" x,3\n4,5,6\n')
    assert got.numbers == [2]
    assert got.reasons[0][0] == 1


def test_inch_marks_inside_unquoted_cells_are_text(read):
    assert read('a,b,c\n1,5" pipe,3\n').rows == [{"a": "1", "b": '5" pipe', "c": "3"}]


def test_nul_characters_are_bad(read):
    text = "a,b\n" + "1,ok\n" * 60 + "2,x\0y\n3,z\n"
    got = read(text)
    assert got.reasons == [(61, "a NUL character")]
    assert got.bad[0].field == "b"
    assert len(got.rows) == 61


def test_a_field_of_10_mb_is_read(read):
    long = "x" * 10_000_000
    got = read(f"a,b\n1,{long}\n2,y\n")
    assert len(got.rows[0]["b"]) == 10_000_000
    assert got.rows[1] == {"a": "2", "b": "y"}


def test_a_record_beyond_all_limits_is_bad_and_reading_goes_on(read, monkeypatch):
    monkeypatch.setattr("data.readers.csv_rows.MAX_RECORD", 5_000_000)
    got = read(f"a,b\n1,{'x' * 6_000_000}\n2,y\n")
    assert got.rows == [{"a": "2", "b": "y"}]
    assert got.bad[0].number == 1
    assert "longer than 5000000 characters" in got.bad[0].reason
    assert len(got.bad[0].value) < 1000


def test_blank_lines_are_no_records_and_empty_records_keep_their_number(read):
    got = read("a,b\n\n1,2\n\n\n,\n3,4\n\n")
    assert got.numbers == [1, 3]
    assert not got.bad


def test_header_names_are_made_unique(read):
    got = read("price,price,,price\n1,2,3,4\n")
    assert got.rows == [{"price": "1", "price_2": "2", "column_3": "3", "price_3": "4"}]


def test_a_name_that_looks_made_is_kept_apart(read):
    got = read("a,a,a_2\n1,2,3\n")
    assert got.rows == [{"a": "1", "a_3": "2", "a_2": "3"}]


def test_a_repeated_header_is_no_record(read):
    got = read("sku,name\n1,a\nsku,name\n2,b\n")
    assert got.rows == ROWS
    assert got.numbers == [1, 3]
    assert got.reasons == [(2, "repeats the header row")]


def test_title_rows_above_the_header(read):
    got = read("ACME price list,,\nvalid 2026,,\nsku,name,price\n1,a,2.5\n2,b,3.5\n")
    assert got.columns == ["sku", "name", "price"]
    assert got.numbers == [1, 2]


def test_a_table_without_a_header(read):
    got = read("1,bolt,2.50\n2,nut,3.50\n3,pin,4.50\n")
    assert got.columns == ["column_1", "column_2", "column_3"]
    assert len(got.rows) == 3
    assert got.notes == ("no header row found: columns are numbered",)


def test_header_rows_can_be_given(read):
    assert read("a,b\nc,d\n1,2\n", header_rows=2).rows == [{"c": "1", "d": "2"}]
    text = "a,b,c\nkg,x,mm\n1,2,3\n"
    assert read(text, "u.csv", header_rows=1).rows[0] == {"a": "kg", "b": "x", "c": "mm"}
    assert read("a,b\n1,2\n", "n.csv", header_rows=0).rows == [
        {"column_1": "a", "column_2": "b"},
        {"column_1": "1", "column_2": "2"},
    ]


def test_a_declared_delimiter(read):
    assert read("sep=;\nsku;name\n1;a\n2;b\n").rows == ROWS


def test_backslash_escapes(read):
    got = read('a,b,c\n1,"say \\"hi\\", please",3\n2,"x \\"y\\"",4\n')
    assert got.rows[0] == {"a": "1", "b": 'say "hi", please', "c": "3"}


def test_spaces_before_quotes(read):
    assert read('sku, name\n"1", "a, b"\n"2", "c"\n').rows == [
        {"sku": "1", "name": "a, b"},
        {"sku": "2", "name": "c"},
    ]


def test_quoted_text_that_begins_with_a_quote_is_no_dialect(read):
    got = read('a,b\n1,"x, ""y"" z"\n2," ""q"""\n')
    assert got.rows == [{"a": "1", "b": 'x, "y" z'}, {"a": "2", "b": ' "q"'}]


def test_units_and_ids_under_the_header(read):
    got = read("Name,Power,Mass,alpha\nUnits,W,kg,%/K\n[0],lib_power,lib_mass,lib_a\nX,100,2,0.1\n")
    assert got.rows == [{"Name": "X", "Power": "100", "Mass": "2", "alpha": "0.1"}]
    assert got.units == {"Power": "W", "Mass": "kg", "alpha": "%/K"}
    assert got.numbers == [1]


def test_only_a_header(read):
    got = read("sku,name,price\n")
    assert got.rows == []
    assert got.bad == []


def test_one_column(read):
    assert read("name\nbolt\nnut, big\n").rows == [{"name": "bolt"}, {"name": "nut, big"}]


def test_gzip_is_told_by_content(read):
    got = read("sku,name\n1,a\n2,b\n", "no-extension-that-says-so.csv", packed=True)
    assert got.source.gzip
    assert got.rows == ROWS


def test_truncated_gzip_is_refused(read, write):
    text = "sku,name\n" + "".join(f"{i},{i * 7919}\n" for i in range(200_000))
    path = write(gzip.compress(text.encode())[:-2000], "cut.csv.gz")
    with pytest.raises(SourceError, match="damaged or ends early"):
        read(path)


def test_corrupt_gzip_is_refused(read, write):
    packed = bytearray(gzip.compress(b"sku,name\n" + b"1,a\n" * 100_000))
    packed[len(packed) // 2] ^= 0xFF
    with pytest.raises(SourceError, match="damaged"):
        read(write(bytes(packed), "bad.csv.gz"))


@pytest.mark.parametrize("content", ["", "\n\n", "  \n"])
def test_an_empty_file(read, content):
    with pytest.raises(SourceError, match="empty"):
        read(content)


def test_binary_garbage_is_refused(read):
    with pytest.raises(UnsupportedFormat, match="binary"):
        read(bytes(range(256)) * 50)


def test_prose_is_no_table(read):
    with pytest.raises(UnsupportedFormat, match="not rows of separated cells"):
        read("Dear all,\nplease find our offer below.\nBest regards\n", "letter.md")


def test_batches_are_full(read):
    text = "a,b\n" + "".join(f"{i},x\n" for i in range(10_000))
    got = read(text, size=3000)
    assert [len(batch.rows) for batch in got.batches] == [3000, 3000, 3000, 1000]
    assert got.numbers == list(range(1, 10_001))


def test_bad_rows_follow_their_batch_and_are_all_there(read):
    text = "a,b\n" + "".join(f"{i},x\n" if i % 3 else f"{i}\n" for i in range(1, 3001))
    got = read(text, size=500)
    assert len(got.rows) == 2000
    assert [bad.number for bad in got.bad] == list(range(3, 3001, 3))
    assert len(got.batches[0].rows) == 500


def test_damage_far_down_leaves_the_rows_before_it_as_they_are(read):
    text = "a,b\n" + "".join(f"{i},x\n" for i in range(1, 50_001)) + "oops\n50002,y\n"
    got = read(text)
    assert got.numbers == [*range(1, 50_001), 50_002]
    assert got.reasons == [(50_001, "too few fields: 1 where the header has 2")]


def test_a_path_full_of_wildcards(read, write):
    path = write("sku,name\n1,a\n2,b\n", "a[1] {x} name=y.csv")
    assert read(path).rows == ROWS
