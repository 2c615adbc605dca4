"""JSON documents and JSON Lines."""

from __future__ import annotations

import json
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.errors import SourceError, UnsupportedFormat
from data.readers.json_text import compact, decoder


def test_a_list_of_records(read):
    got = read('[{"a": 1, "b": "x"}, {"a": 2, "c": true}]', "x.json")
    assert got.rows == [{"a": "1", "b": "x"}, {"a": "2", "c": "true"}]
    assert got.columns == ["a", "b", "c"]
    assert got.machine == {"a", "c"}


def test_numbers_keep_every_digit(read):
    text = '[{"a": 0.10, "b": 12345678901234567890123, "c": 1E3, "d": [1.50, 2], "e": -0.0}]'
    assert read(text, "x.json").rows == [
        {"a": "0.10", "b": "12345678901234567890123", "c": "1E3", "d": "[1.50,2]", "e": "-0.0"}
    ]


def test_integers_of_any_length(read):
    huge = "9" * 10_000
    assert read(f'{{"a": {huge}}}\n{{"a": 1}}\n', "x.jsonl").rows[0]["a"] == huge


def test_nested_objects_by_dotted_names_and_lists_as_text(read):
    record = {"a": {"b": {"c": 1}, "d": ["x", "é"]}, "e": [{"q": 1}], "f": {}, "g": [], "h": None}
    assert read(json.dumps([record]), "x.json").rows == [
        {"a.b.c": "1", "a.d": '["x","é"]', "e": '[{"q":1}]'}
    ]


def test_a_name_made_by_flattening_does_not_hide_another(read):
    assert read('[{"a": {"b": 1}, "a.b": 2}]', "x.json").rows == [{"a.b": "1", "a.b_2": "2"}]


def test_duplicate_keys_keep_both_values(read):
    assert read('[{"a": 1, "a": 2, "b": 3, "b": 3}]', "x.json").rows == [
        {"a": "1", "a_2": "2", "b": "3"}
    ]


def test_a_column_that_mixes_numbers_and_digits_in_text_is_not_typed(read):
    got = read('[{"a": 1.5, "b": 2, "c": "x"}, {"a": "1,234", "b": "N/A"}]', "x.json")
    assert got.machine == {"b"}


def test_missing_values_in_words_of_the_language(read):
    assert read('[{"a": NaN, "b": Infinity, "c": null, "d": ""}]', "x.json").rows == [
        {"b": "Infinity"}
    ]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ('{"total": 2, "products": [{"a": 1}, {"a": 2}]}', ["1", "2"]),
        ('{"products": [{"a": 1}, {"a": 2}], "exporter": {"name": "x"}}', ["1", "2"]),
        ('{"data": {"items": [{"a": 1}], "page": 1}}', ["1"]),
        ('{"meta": {"count": 1}, "anything": [{"a": 1}]}', ["1"]),
        ('{"only": [{"a": 1}, {"a": 2}, {"a": 3}]}', ["1", "2", "3"]),
    ],
)
def test_the_list_of_records_in_an_envelope(read, text, rows):
    got = read(text, "x.json")
    assert [row["a"] for row in got.rows] == rows
    assert got.notes[0].startswith("records are under")


@pytest.mark.parametrize(
    "text",
    [
        '{"sku": 1, "title": "x", "offers": [{"price": 1}, {"price": 2}]}',
        '{"sku": 1, "variants": [{"size": 1}], "images": [{"u": "a"}]}',
        '{"sku": 1, "tags": ["a"]}',
    ],
)
def test_an_object_with_lists_of_its_own_is_a_record(read, text):
    got = read(text, "x.json")
    assert len(got.rows) == 1
    assert got.rows[0]["sku"] == "1"


def test_two_lists_of_records_need_a_word_from_the_user(read):
    text = '{"products": [{"a": 1}], "suppliers": [{"b": 2}]}'
    with pytest.raises(SourceError, match="products, suppliers"):
        read(text, "x.json")
    assert read(text, "x.json", records="suppliers").rows == [{"b": "2"}]
    with pytest.raises(SourceError, match="no such list"):
        read(text, "x.json", records="offers")


@pytest.mark.parametrize("between", ["", "\n", ",\n", "\n\n"])
def test_objects_one_after_another(read, between):
    got = read('{\n "a": 1\n}' + between + '{\n "a": 2\n}', "x.json")
    assert [row["a"] for row in got.rows] == ["1", "2"]


def test_a_truncated_list_gives_the_records_before_the_damage(read):
    got = read('[{"a": 1}, {"a": 2}, {"a": "thr', "x.json")
    assert got.numbers == [1, 2]
    assert got.bad[0].number == 3
    assert "nothing after it can be read" in got.bad[0].reason


def test_damage_in_the_middle_of_a_list(read):
    got = read('[{"a": 1},\n{"a" 2},\n{"a": 3}]', "x.json")
    assert got.numbers == [1]
    assert got.bad[0].value.startswith('{"a" 2}')


def test_elements_that_are_no_objects(read):
    got = read('[{"a": 1}, 2, "x", null, [3]]', "x.json")
    assert got.numbers == [1]
    assert [bad.number for bad in got.bad] == [2, 3, 4, 5]


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000, '[{"a":' + "[" * 100_000])
def test_nesting_without_end(read, text):
    got = read(text, "x.json")
    assert not got.rows
    assert len(got.bad) == 1


def test_deep_objects_stay_text(read):
    text = '{"a":' * 40 + "1" + "}" * 40
    row = read(f"[{text}]", "x.json").rows[0]
    assert list(row) == [".".join("a" * 17)]
    assert json.loads(row[".".join("a" * 17)])


def test_half_a_surrogate_pair(read):
    got = read('[{"a": "\\ud800"}, {"a": "\\ud83d\\ude00"}]', "x.json")
    assert got.rows == [{"a": "😀"}]
    assert "not valid Unicode" in got.bad[0].reason


def test_lines(read):
    got = read('{"a": 1}\n\n{"a": 2}\r\n{"b": 3}', "x.jsonl")
    assert got.rows == [{"a": "1"}, {"a": "2"}, {"b": "3"}]
    assert got.numbers == [1, 3, 4]


def test_damaged_lines_cost_themselves(read):
    lines = ['{"a": 1}', '{"a": ', "[1]", "nonsense", '{"a": 5}', '{"a": "' + "[" * 50 + '"}']
    lines.append('{"a": ' + "[" * 5000 + "]" * 5000 + "}")
    got = read("\n".join(lines), "x.jsonl")
    assert got.numbers == [1, 5, 6]
    assert [bad.number for bad in got.bad] == [2, 3, 4, 7]
    assert got.bad[0].reason == "not valid JSON: Expecting value at character 6"
    assert got.bad[1].reason == "not a JSON object"
    assert got.bad[3].reason == "nested too deeply"


def test_a_line_that_is_not_utf8(read):
    got = read(b'{"a": "\xe9"}\n{"a": "\xc3\xa9"}\n', "x.jsonl")
    assert got.rows == [{"a": "é"}]
    assert got.bad[0].value == '{"a": "\\xe9"}'


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
@pytest.mark.parametrize("name", ["x.json", "x.jsonl"])
def test_byte_order_marks(read, encoding, name):
    assert read('{"a": "é"}\n{"a": "ü"}'.encode(encoding), name).rows == [{"a": "é"}, {"a": "ü"}]


def test_a_line_beyond_the_limit(read, monkeypatch):
    monkeypatch.setattr("data.readers.jsonl_reader.MAX_RECORD", 1000)
    got = read('{"a": 1}\n{"a": "' + "x" * 5000 + '"}\n{"a": 3}\n', "x.jsonl")
    assert got.numbers == [1, 3]
    assert got.bad[0].reason == "longer than 1000 characters"


def test_batches_have_the_columns_of_their_own_records(read):
    lines = [f'{{"id": {i}, "only_{i // 10}": "x"}}' for i in range(30)]
    got = read("\n".join(lines), "x.jsonl", size=10)
    assert [[c.name for c in b.columns] for b in got.batches] == [
        ["id", "only_0"],
        ["id", "only_1"],
        ["id", "only_2"],
    ]


def test_an_empty_list(read):
    got = read("[]", "x.json")
    assert got.rows == []
    assert got.bad == []


def test_csv_under_the_name_of_json(read):
    with pytest.raises(UnsupportedFormat, match="named as json"):
        read("a,b\n1,2\n", "x.json")


def test_json_under_the_name_of_csv_is_read_for_what_it_is(read):
    assert read('[{"a": 1}]', "x.csv").source.format == "json"


_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(_JSON)
@settings(max_examples=150, deadline=None)
def test_compact_text_reads_back_as_the_same_value(value):
    assert json.loads(compact(decoder.decode(json.dumps(value)))) == value


@pytest.mark.parametrize("name", ["x.json", "x.jsonl"])
def test_memory_does_not_grow_with_the_file(read, write, name):
    records = [json.dumps({"id": i, "text": "x" * 200}) for i in range(20_000)]
    text = "[" + ",".join(records) + "]" if name == "x.json" else "\n".join(records)
    path = write(text, name)
    del text, records
    from data.readers import open_reader
    from data.readers.sources import examine

    reader = open_reader(examine(path, name))
    tracemalloc.start()
    count = sum(len(batch.rows) for batch in reader.batches(1000))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 20_000
    assert path.stat().st_size > 4_500_000
    assert peak < 3_500_000
