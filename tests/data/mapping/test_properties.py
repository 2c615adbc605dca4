"""Whatever the table, recognition answers with a mapping that can be used."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from data.mapping import check_mapping, extend_mapping, infer_mapping, mapping_rows, row_kinds
from data.mapping.model import MULTI_VALUED
from data.mapping.vocabulary_index import vocabulary
from data.readers.base import Column, RowBatch

WORDS = (
    "price name id supplier country weight kg (usd) [m] 1-99 EAN qty unit image 2 / 型号 单价 "
    "Preis attr_n_ is_ rating lead"
).split()
headers = st.text(max_size=20) | st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(
    " ".join
)
CELLS = (
    "12.5|1,5|$3.20|¥5|4006381333931|CN|FOB|15 days|pcs|2024-01-01|yes|https://a.example/b.jpg"
    '|A > B|{"a": 1, "b": 2}|a: 1; b: 2|Foo GmbH|AB-123'
).split("|")
cells = st.none() | st.text(max_size=15) | st.sampled_from(CELLS)


@st.composite
def batches(draw: st.DrawFn) -> RowBatch:
    names = draw(st.lists(headers, unique=True, max_size=8))
    rows = draw(st.lists(st.tuples(*(cells for _ in names)), max_size=5))
    columns = tuple(
        Column(
            name, machine=draw(st.booleans()), unit=draw(st.none() | st.sampled_from(["kg", "?"]))
        )
        for name in names
    )
    return RowBatch(columns, tuple(range(1, len(rows) + 1)), [tuple(row) for row in rows])


@settings(max_examples=100, deadline=None)
@given(first=batches(), second=batches())
def test_every_mapping_can_be_used(first: RowBatch, second: RowBatch) -> None:
    mapping = infer_mapping(first, source_name="x")
    assert set(mapping.columns) == {column.name for column in first.columns}
    for one in (mapping, extend_mapping(mapping, second)):
        check_mapping(one)
        targets = [meaning.to for meanings in one.columns.values() for meaning in meanings]
        single = [target for target in targets if target not in MULTI_VALUED]
        assert len(single) == len(set(single))
        assert row_kinds(one) <= {"product", "offer", "supplier"}
        assert all(meaning.because for meanings in one.columns.values() for meaning in meanings)
        mapping_rows(one, second)
    assert infer_mapping(first, given=mapping, source_name="x") == mapping


def test_the_vocabulary_has_no_phrase_for_two_fields_at_once() -> None:
    """A phrase may be weak for several fields; it is sure for one only."""
    for key, entries in vocabulary().by_key.items():
        sure = {entry.target for entry in entries if entry.level == "sure"}
        assert len(sure) <= 1, f"{key} is sure for {sorted(sure)}"


def test_every_field_can_be_recognised() -> None:
    from data.mapping.model import TARGETS

    known = {entry.target for entries in vocabulary().by_key.values() for entry in entries}
    assert known == {target for target in TARGETS if "." in target}
