from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.errors import MappingError
from data.mapping import ColumnMapping, Mapping, dump_mapping, load_mapping, save_mapping
from data.mapping.model import MULTI_VALUED, TARGETS

texts = st.text(min_size=1, max_size=30)
numbers = st.floats(0, 1, allow_nan=False)
awkward = st.sampled_from(
    ["no", "Yes", "null", "~", "1.0", "2020-01-01", "a: b", "# x", "- x", "'", '"', "[x]", "{",
     "&a", "*a", "!t", "%", "@", "`", "|", ">", "?", "? x", "\t", "\u2028", "\x85", "x" * 200,
     "on", "0x1F"]
)  # fmt: skip
meanings = st.builds(
    ColumnMapping,
    to=st.sampled_from(sorted(MULTI_VALUED)),
    name=st.none() | texts | awkward,
    unit=st.none() | st.sampled_from(["kg", "m²", "°C", "1/V", "%"]),
    currency=st.none() | st.sampled_from(["USD", "CNY"]),
    boolean=st.booleans(),
    pattern=st.none() | st.just(r"^(.+?):\s*"),
    min_quantity=st.none() | st.integers(0, 10**6),
    prefixes=st.lists(texts | awkward, max_size=3).map(tuple),
    aliases=st.dictionaries(texts | awkward, texts | awkward, max_size=3),
    confidence=numbers,
    because=st.none() | texts | awkward,
)
mappings = st.builds(
    Mapping,
    columns=st.dictionaries(
        st.text(max_size=30) | awkward,
        st.lists(meanings, min_size=1, max_size=3).map(tuple),
        max_size=4,
    ),
    constants=st.dictionaries(
        st.sampled_from([t for t in TARGETS if "." in t]),
        st.text(max_size=20) | awkward,
        max_size=3,
    ),
    decimal=st.sampled_from([None, ".", ","]),
    date_order=st.sampled_from([None, "ymd", "dmy", "mdy"]),
    symbols=st.dictionaries(st.sampled_from(["$", "¥", "kr"]), st.sampled_from(["USD", "JPY"])),
    key=st.sampled_from([(), ("product.id",), ("supplier.name", "offer.sku")]),
    notes=st.lists(texts | awkward, max_size=2).map(tuple),
)


@settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(mapping=mappings)
def test_a_saved_mapping_loads_unchanged(tmp_path: Path, mapping: Mapping) -> None:
    path = tmp_path / "mapping.yaml"
    save_mapping(mapping, path)
    assert load_mapping(path) == mapping


def write(folder: Path, text: str) -> Path:
    path = folder / "map.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_short_forms_and_odd_names(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "columns:\n"
        "  Weight (kg): attribute\n"
        "  junk: ignore\n"
        "  Model: [product.mpn, product.title]\n"
        "  No: {to: attribute, name: No}\n"
        "  2024: {to: attribute, unit: null}\n"
        "  1.0:\n    - to: attribute\n      name: 1.0\n",
    )
    columns = load_mapping(path).columns
    assert columns["Weight (kg)"] == (ColumnMapping(to="attribute"),)
    assert columns["junk"][0].to == "ignore"
    assert [meaning.to for meaning in columns["Model"]] == ["product.mpn", "product.title"]
    assert columns["No"][0].name == "No"
    assert columns["2024"][0].unit is None
    assert columns["1.0"][0].name == "1.0"


def test_the_file_explains_itself(tmp_path: Path) -> None:
    mapping = Mapping(
        columns={
            "Weight (kg)": (
                ColumnMapping(
                    to="attribute", name="Weight", unit="kg", confidence=0.9, because="x"
                ),
            )
        },
        notes=("decimal mark '.'",),
    )
    text = dump_mapping(mapping)
    assert text.startswith("# How one source is read.")
    lines = ["  Weight (kg):", "to: attribute", "name: Weight", "unit: kg", "confidence: 0.9"]
    assert "\n    ".join(lines) in text
    assert load_mapping(write(tmp_path, text)) == mapping


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("columns:\n  a: product.titel\n", 2, "did you mean product.title?"),
        ("columns:\n  a: ignore\n  b:\n    to: attribute\n    unti: kg\n", 5, "did you mean unit?"),
        ("columns:\n  a: ignore\n  b:\n    to: attribute\n    unit: blorg\n", 3, "unknown unit"),
        ("columns:\n  a:\n    name: x\n", 2, "'to' is missing"),
        ("columns:\n  a:\n", 2, "no meaning"),
        ("columns:\n  a: ignore\n  a: attribute\n", 3, "occurs twice"),
        ("columns:\n  a: ignore\n b: [\n", 3, "not valid YAML"),
        ("colums:\n  a: ignore\n", 1, "did you mean columns?"),
        ("decimal: ';'\n", 1, "Input should be"),
        ("columns:\n  a: {to: attribute, confidence: 2}\n", 2, "less than or equal to 1"),
        ("key: [product.idd]\n", 1, "did you mean product.id?"),
        ("constants:\n  product.categry: x\n", 1, "did you mean product.category?"),
    ],
)
def test_faults_are_named_with_their_line(
    tmp_path: Path, text: str, line: int, message: str
) -> None:
    with pytest.raises(MappingError) as caught:
        load_mapping(write(tmp_path, text))
    assert f"line {line}" in str(caught.value)
    assert message in str(caught.value)


@pytest.mark.parametrize("text", ["", "- a\n", "just text\n", "a: &x [*x]\n"])
def test_files_that_are_no_mapping(tmp_path: Path, text: str) -> None:
    with pytest.raises(MappingError):
        load_mapping(write(tmp_path, text))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(MappingError, match="cannot read"):
        load_mapping(tmp_path / "none.yaml")
