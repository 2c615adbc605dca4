"""The whole CEC list of modules, from the file inside pvlib to the schema that is printed."""

import csv

import pytest

from data.catalogue import Catalogue
from data.evidence import Basis
from data.ingest import ingest
from data.schema.model import AttributeKind, Direction
from data.values import Flag, Number, Text

CATEGORY = "Energy > Solar > Solar modules"
ROWS = 21_535

# What a solar engineer expects to find, as the file has it: id, unit, least, greatest.
NUMBERS = {
    "power_at_stc": ("W", 9.69, 509.97),
    "power_at_ptc": ("W", 7.6, 479.6),
    "module_area": ("m²", 0.12, 5.72),
    "module_length": ("mm", 395, 5923),
    "module_width": ("mm", 230, 2200),
    "cells_in_series": (None, 3, 450),
    "short_circuit_current": ("A", 0.81, 12.91),
    "open_circuit_voltage": ("V", 3.0, 280.0),
    "current_at_maximum_power": ("A", 0.66, 11.41),
    "voltage_at_maximum_power": ("V", 1.9, 216.0),
    "temperature_coefficient_of_short_circuit_current": ("A/K", -0.0084, 0.046897),
    "temperature_coefficient_of_open_circuit_voltage": ("V/K", -1.1228, -0.010989),
    "temperature_coefficient_of_power": ("%/K", -0.6792, -0.1655),
    "nominal_operating_cell_temperature": ("°C", 41.2, 63.7),
    "modified_ideality_factor": ("V", 0.122538, 12.154785),
    "light_generated_current": ("A", 0.842615, 13.009398),
    "diode_saturation_current": ("A", 9.899413e-16, 5.983177e-08),
    "series_resistance": ("Ω", 0.002994, 58.506153),
    "shunt_resistance": ("Ω", 2.536033, 79881.351563),
    "cec_model_adjustment": ("%", -51.375259, 68.483322),
}
BOOLEANS = {"bifacial": ROWS, "building_integrated": ROWS - 31}


@pytest.fixture(scope="module")
def ingested(real, tmp_path_factory):
    real("cec-modules")
    home = tmp_path_factory.mktemp("home")
    return home, ingest(["real:cec-modules"], home=home)


@pytest.fixture(scope="module")
def catalogue(ingested):
    with Catalogue.open(ingested[0]) as opened:
        yield opened


@pytest.fixture(scope="module")
def source_rows(real):
    with real("cec-modules").path.open(encoding="utf-8", newline="") as file:
        header, _, _, *rows = csv.reader(file)
    return [dict(zip(header, row, strict=True)) for row in rows]


def test_every_row_of_the_source_is_accounted_for(ingested, catalogue):
    _, report = ingested
    assert (report.read, report.accepted, report.rejected) == (ROWS, ROWS, 0)
    assert report.products == ROWS
    assert report.unread == 0
    rows = catalogue.sql("SELECT source_row FROM products").rows
    assert sorted(row for (row,) in rows) == list(range(1, ROWS + 1))


def test_the_manufacturer_is_the_supplier(catalogue, source_rows):
    # 467 spellings, 18 of which are further spellings of a name that is there already.
    suppliers = {s.id: s for s in catalogue.suppliers()}
    names = {s.name for s in suppliers.values()}
    assert len(suppliers) == len(names) == 449
    assert {"Trina Solar", "Jinko Solar Co., Ltd", "First Solar, Inc.", "SunPower"} <= names
    assert not {"Sunpower", "Jinko Solar Co._ Ltd"} & names
    assert {str(s.kind) for s in suppliers.values()} == {"manufacturer"}
    jinko = next(s for s in suppliers.values() if s.name == "Jinko Solar Co., Ltd")
    assert jinko.evidence["name"].basis is Basis.INFERRED
    assert jinko.evidence["kind"].basis is Basis.DECLARED
    found = catalogue.sql("SELECT count(*) FROM offers WHERE supplier_id = ?", [jinko.id])
    assert found.rows[0][0] == 486
    assert catalogue.sql("SELECT count(*) FROM offers WHERE supplier_id IS NULL").rows[0][0] == 0


def test_maker_and_model_make_up_the_name(catalogue, source_rows):
    query = "SELECT title, brand, mpn, category, source_row FROM products"
    for title, brand, mpn, category, row in catalogue.sql(query).rows:
        assert title == " ".join(source_rows[row - 1]["Name"].split())
        assert title.endswith(f" {mpn}")
        assert brand
        assert list(category) == ["Energy", "Solar", "Solar modules"]


def test_every_numeric_column_is_a_number_with_its_unit(catalogue):
    schema = catalogue.schema.category(CATEGORY)
    assert schema.products == ROWS
    for attribute_id, (unit, least, greatest) in NUMBERS.items():
        attribute = schema.attribute(attribute_id)
        assert attribute is not None, attribute_id
        assert attribute.kind is AttributeKind.NUMBER, attribute_id
        assert attribute.unit == unit, attribute_id
        assert attribute.unread == 0, attribute_id
        assert attribute.quantiles is not None
        assert attribute.quantiles.minimum == pytest.approx(least, rel=1e-6), attribute_id
        assert attribute.quantiles.maximum == pytest.approx(greatest, rel=1e-6), attribute_id
    stated = dict.fromkeys(NUMBERS, ROWS) | {"module_length": 19_954, "module_width": 19_954}
    assert {a: schema.attribute(a).count for a in NUMBERS} == stated


def test_cell_technology_is_one_of_five(catalogue):
    technology = catalogue.schema.category(CATEGORY).attribute("cell_technology")
    assert technology.kind is AttributeKind.ONE_OF
    assert [(v.label, v.count) for v in technology.values] == [
        ("Multi-c-Si", 11_221),
        ("Mono-c-Si", 9_725),
        ("Thin Film", 561),
        ("CdTe", 20),
        ("CIGS", 8),
    ]
    assert "monocrystalline" in technology.synonyms["Mono-c-Si"]
    assert technology.value_labels["Mono-c-Si"]["zh"] == "单晶硅"


@pytest.mark.parametrize("attribute_id", BOOLEANS)
def test_yes_and_no_are_booleans(catalogue, attribute_id):
    attribute = catalogue.schema.category(CATEGORY).attribute(attribute_id)
    assert attribute.kind is AttributeKind.BOOLEAN
    assert attribute.count == BOOLEANS[attribute_id]
    assert attribute.distinct == 2


def test_there_is_nothing_else_in_the_schema(catalogue):
    found = {a.id for a in catalogue.schema.category(CATEGORY).attributes}
    assert found == {*NUMBERS, *BOOLEANS, "cell_technology"}


def test_what_a_data_sheet_begins_with_comes_first(catalogue):
    attributes = catalogue.schema.category(CATEGORY).attributes
    assert attributes[0].id == "power_at_stc"
    assert attributes[1].id == "cell_technology"
    diode = {
        a for a in NUMBERS if catalogue.schema.category(CATEGORY).attribute(a).importance < 0.1
    }
    assert {a.id for a in attributes[-6:]} == diode


def test_directions_are_those_of_the_trade(catalogue):
    schema = catalogue.schema.category(CATEGORY)
    assert schema.attribute("power_at_stc").direction is Direction.MORE
    assert schema.attribute("temperature_coefficient_of_power").direction is Direction.MORE
    assert schema.attribute("nominal_operating_cell_temperature").direction is Direction.LESS
    assert schema.attribute("open_circuit_voltage").direction is Direction.NEITHER


def test_one_module_reads_as_its_data_sheet(catalogue):
    """Trina TSM-160PEG40.07, against its line in the file."""
    found = catalogue.sql("SELECT id FROM products WHERE mpn = 'TSM-160PEG40.07'")
    product = catalogue.product(found.rows[0][0])
    raw = {v.attribute: v.evidence.raw for v in product.attributes}
    value = {v.attribute: v.value for v in product.attributes}
    assert product.brand == "Trina Solar"
    assert value["power_at_stc"] == Number(
        float(raw["power_at_stc"]), float(raw["power_at_stc"]), "W"
    )
    assert value["cell_technology"] == Text("Multi-c-Si")
    assert value["bifacial"] == Flag(False)
    length = next(v for v in product.attributes if v.attribute == "module_length")
    assert length.stated.unit == "m"
    assert length.value.unit == "mm"
    assert length.value.low == pytest.approx(1000 * float(length.evidence.raw))


def test_the_same_file_again_changes_nothing(ingested):
    home, first = ingested
    again = ingest(["real:cec-modules"], home=home)
    assert (again.read, again.unchanged, again.accepted, again.rejected) == (ROWS, ROWS, 0, 0)
    assert again.generation is None
    assert first.generation is not None
