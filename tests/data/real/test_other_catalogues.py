"""The whole of every other real catalogue, from the file to the schema."""

import pytest

from data.catalogue import Catalogue
from data.ingest import ingest

# Rows and suppliers; cells of core fields that could not be read; and per attribute its kind,
# canonical unit, number of products and, where a number, its least and greatest value.
EXPECTED = {
    "cec-inverters": (
        (3_264, 174, 0),
        {
            "ac_power": ("number", "W", 3_264, 175, 3_201_170),
            # 288 rows state 0 V, which is no voltage.
            "ac_voltage": ("number", "V", 2_976, 120, 800),
            "maximum_dc_voltage": ("number", "V", 3_264, 28, 1_600),
            "maximum_dc_current": ("number", "A", 3_264, 3.688925, 3_637.939063),
            "lowest_mppt_voltage": ("number", "V", 3_264, 20, 1_100),
            "highest_mppt_voltage": ("number", "V", 3_264, 28, 1_600),
            "grid_function": ("one-of", None, 3_264),
        },
    ),
    "adr-inverters": (
        # One row has "Unknown775" for its model.
        (4_615, 214, 1),
        {
            "ac_power": ("number", "W", 4_615, 175, 3_201_170),
            "ac_voltage": ("number", "V", 4_326, 48, 800),
            "dc_voltage_at_rated_ac_power": ("number", "V", 4_609, 24, 1_230),
            "ac_power_at_night": ("number", "W", 4_514, 0, 960.351),
            "weight": ("number", "kg", 1_057, 1.3, 30_000),
            "lowest_ambient_temperature": ("number", "°C", 1_038, -40, 0),
            "original_manufacturer": ("one-of", None, 187),
        },
    ),
    "sandia-modules": (
        # One module stands without its maker: supplier, brand and part number are unknown.
        (523, 36, 3),
        {
            "cell_technology": ("one-of", None, 523),
            "cells_in_series": ("number", None, 523, 5, 172),
            "module_area": ("number", "m²", 523, 0.058, 3.18),
            "open_circuit_voltage": ("number", "V", 523, 10.7, 112.5048),
            "short_circuit_current": ("number", "A", 523, 0.3, 22.72),
            "year_of_measurement": ("number", None, 523, 1994, 2014),
            "parameter": ("one-of", None, 419),
        },
    ),
    "heat-pumps": (
        (3_225, 33, 0),
        {
            "heating_power_at_7_52_c": ("number", "kW", 3_225, 2.4, 69.88),
            "cop_at_7_52_c": ("number", None, 3_225, 1.5299334811529934, 7.945516458569807),
            "heat_source_and_sink": ("one-of", None, 3_225),
            "compressor_control": ("one-of", None, 3_225),
            "refrigerant": ("one-of", None, 3_225),
            # Zeros stand where none is stated.
            "sound_power_level_outdoor": ("number", "dB(A)", 2_661, 33, 78),
            "sound_power_level_indoor": ("number", "dB(A)", 2_737, 15, 68),
            "standby_power": ("number", "W", 3_221, 3, 60),
        },
    ),
    "wind-turbines": (
        (140, 10, 0),
        {
            "nominal_power": ("number", "MW", 140, 0.8, 9.5),
            "rotor_diameter": ("number", "m", 140, 48, 180),
            "hub_height": ("number", "m", 111, 50, 169),
            "iec_wind_class": ("several-of", None, 38),
            "dibt_wind_zone": ("several-of", None, 19),
            "power_density": ("number", "W/m²", 45, 224, 581),
            "maximum_rotor_speed": ("number", "rpm", 37, 7.5, 29.5),
            "power_curve_available": ("boolean", None, 140),
        },
    ),
}


@pytest.mark.parametrize("name", EXPECTED)
def test_every_row_is_read_and_every_attribute_is_what_it_is(real, name, tmp_path):
    real(name)
    (rows, suppliers, unread), attributes = EXPECTED[name]
    report = ingest([f"real:{name}"], home=tmp_path)
    assert (report.read, report.accepted, report.rejected) == (rows, rows, 0)
    assert (report.products, report.suppliers, report.unread) == (rows, suppliers, unread)
    with Catalogue.open(tmp_path) as catalogue:
        found = catalogue.sql("SELECT DISTINCT category FROM products").rows
        (((*category,),),) = found
        schema = catalogue.schema.category(category)
        for attribute_id, (kind, unit, count, *ends) in attributes.items():
            attribute = schema.attribute(attribute_id)
            assert attribute is not None, attribute_id
            assert (attribute.kind.value, attribute.unit, attribute.count) == (kind, unit, count)
            if ends:
                assert attribute.quantiles is not None
                stated = [attribute.quantiles.minimum, attribute.quantiles.maximum]
                assert stated == pytest.approx(ends), attribute_id
        # Everything the schema has is worded in the overlay.
        assert all(set(a.labels) == {"en", "zh", "es"} for a in schema.attributes)


@pytest.fixture(scope="module")
def two_lists(real, tmp_path_factory):
    home = tmp_path_factory.mktemp("home")
    for name in ("sandia-modules", "cec-inverters"):
        real(name)
        ingest([f"real:{name}"], home=home, dataset=name)
    with Catalogue.open(home) as catalogue:
        yield catalogue


def test_catalogues_of_one_trade_stand_side_by_side(two_lists):
    schema = two_lists.schema
    assert schema.category("Solar inverters").products == 3_264
    assert schema.category("Solar modules").products == 523
    assert schema.category("Solar").products == 3_787


def test_each_keeps_its_own_wording(two_lists):
    technology = two_lists.schema.category("Solar modules").attribute("cell_technology")
    power = two_lists.schema.category("Solar inverters").attribute("ac_power")
    assert power.labels["es"] == "Potencia de CA"
    assert technology.labels["zh"] == "电池技术"
