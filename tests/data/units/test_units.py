"""Units: what people write, one symbol each, and conversion checked against Pint."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.errors import UnitError
from data.units import (
    base_unit,
    convert,
    dimension_of,
    from_base,
    known_symbols,
    linear,
    parse_cell_unit,
    parse_unit,
    quantity,
    registry,
    to_base,
)
from data.units.compound import find_unit
from data.units.table import unit_table

SYMBOLS = sorted(known_symbols())


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        line.rsplit(" = ", 1)
        for line in """
        lbs = lb
        Pfund = lb
        公斤 = kg
        千克 = kg
        KG = kg
        Kgs. = kg
        kilogramos = kg
        sq.m = m²
        ㎡ = m²
        m^2 = m²
        Quadratmeter = m²
        平方米 = m²
        Volts = V
        伏 = V
        pcs = pcs
        Stück = pcs
        pièces = pcs
        unidades = pcs
        个 = pcs
        tons = t
        吨 = t
        MT = t
        short tons = short ton
        US ton = short ton
        UK ton = long ton
        ℃ = °C
        ºC = °C
        deg C = °C
        摄氏度 = °C
        Zoll = in
        英寸 = in
        吋 = in
        Metern = m
        Litern = L
        个小时 = h
        個星期 = week
        microgrammes = µg
        pulgadas = in
        " = in
        ″ = in
        ′ = ft
        µm = µm
        μm = µm
        um = µm
        microns = µm
        Ω = Ω
        ohms = Ω
        kohm = kΩ
        mAH = mAh
        KVA = kVA
        Mpa = MPa
        kg/cm2 = kgf/cm²
        Nm = N·m
        N.m = N·m
        ft-lbs = lbf·ft
        kg.cm = kgf·cm
        RPM = rpm
        r/min = rpm
        转/分 = rpm
        U/min = rpm
        m3/h = m³/h
        M3/H = m³/h
        CMH = m³/h
        CFM = CFM
        GPM = gal/min
        l/min = L/min
        km/hr = km/h
        GSM = g/m²
        W/m2K = W/(m²·K)
        W/m²·K = W/(m²·K)
        W/(m·K) = W/(m·K)
        %/℃ = %/°C
        %/K = %/K
        A/K = A/K
        mV/K = mV/K
        1/V = 1/V
        kWh/year = kWh/year
        kg/carton = kg/carton
        metres per second = m/s
        dBA = dB(A)
        Mbps = Mbit/s
        ＫＧ = kg
        """.strip().splitlines()
        for line in [line.strip()]
    ],
)
def test_unit_as_people_write_it(text: str, symbol: str) -> None:
    assert parse_unit(text) == symbol


@pytest.mark.parametrize(
    "text",
    """C F T M G H S B D Mw mPa Mg KV NM ct gr N/A A/V A/C S/L L/M W/V AC/DC w/o and/or IP65 M8 A4
    6203-2RS Steel Li-ion USB Red/Black 24/7 h/d m/m kg/kg HD FOB XL pt n/a per - . / 5
    5kg""".split(),
)
def test_what_is_no_unit_or_has_two_meanings_is_none(text: str) -> None:
    assert parse_unit(text) is None


def test_case_tells_milli_from_mega() -> None:
    assert [parse_unit(t) for t in ("mW", "MW", "mΩ", "MΩ", "MJ", "mJ", "MV", "mV")] == [
        "mW", "MW", "mΩ", "MΩ", "MJ", "mJ", "MV", "mV",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "beside", "symbol"),
    [
        ("%", "Fragrance load", "%"),
        ("C", "Working temperature", "°C"),
        ("F", "Temp. range", "°F"),
        ("F", "Capacitance", "farad"),
        ("T", "Load capacity", "t"),
        ("T", "Residual magnetic flux", "tesla"),
        ("KV", "Rated voltage", "kV"),
        ("M", "Cable length", "m"),
        ("NM", "Torque", "N·m"),
        ("oz", "Fluid volume", "fl oz"),
        ("oz", "Weight", "oz"),
        ("L", "Length", None),
        ("W", "Width", None),
        ("L", "Capacity", "L"),
        ("W", "Power", "W"),
        ("C", "Class", None),
    ],
)
def test_company_settles_units_of_several_meanings(
    text: str, beside: str, symbol: str | None
) -> None:
    assert parse_unit(text, beside=beside) == symbol


def test_dimension_of_the_header_settles_them_too() -> None:
    assert parse_unit("T", dimension="mass") == "t"
    assert parse_cell_unit("carat", None) is None
    assert parse_cell_unit("carat", "mass") == "carat"


@pytest.mark.parametrize("symbol", SYMBOLS)
def test_every_symbol_parses_to_itself_and_converts(symbol: str) -> None:
    assert parse_unit(symbol) == symbol
    scale, offset = linear(symbol)
    assert scale > 0
    assert math.isfinite(offset)
    base = base_unit(dimension_of(symbol))
    assert dimension_of(base) == dimension_of(symbol)
    assert linear(base) == (1.0, 0.0)


@pytest.mark.parametrize("symbol", SYMBOLS)
def test_linear_map_is_pints(symbol: str) -> None:
    base = find_unit(base_unit(dimension_of(symbol)))
    assert base is not None
    expected = quantity(12.5, symbol).to(registry().parse_units(base.expression)).magnitude
    assert to_base(12.5, symbol) == pytest.approx(expected, rel=1e-12, abs=1e-9)


def test_no_two_spellings_disagree_when_folded() -> None:
    table = unit_table()
    for key, symbol in list(table.folded.items())[::7]:
        assert {s for k, s in table.exact.items() if k.casefold() == key} == {symbol}


@pytest.mark.parametrize(
    ("value", "source", "target", "expected"),
    [
        (1500, "g", "kg", 1.5),
        (2.2, "V", "mV", 2200),
        (5, "ft", "in", 60),
        (100, "°C", "°F", 212),
        (-40, "°F", "°C", -40),
        (4000, "K", "°C", 3726.85),
        (1, "t", "lb", 2204.62262185),
        (1, "hp", "kW", 0.745699871582),
        (1, "PS", "kW", 0.73549875),
        (3, "dozen", "pcs", 36),
        (1, "kgf/cm²", "bar", 0.980665),
        (1, "GiB", "MiB", 1024),
        (60, "m³/h", "L/min", 1000),
        (10, "%/°C", "%/K", 10),
        (3.6, "km/h", "m/s", 1),
        (1, "RT", "kW", 3.516853),
    ],
)
def test_conversions_known_by_heart(
    value: float, source: str, target: str, expected: float
) -> None:
    assert convert(value, source, target) == pytest.approx(expected, rel=1e-6)


@given(
    st.sampled_from(SYMBOLS),
    st.floats(-1e9, 1e9, allow_nan=False, allow_infinity=False),
)
@settings(max_examples=100, deadline=None)
def test_base_round_trip(symbol: str, value: float) -> None:
    back = from_base(to_base(value, symbol), symbol)
    assert back == pytest.approx(value, rel=1e-9, abs=1e-9)


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_conversion_round_trips(data: st.DataObject) -> None:
    source = data.draw(st.sampled_from(SYMBOLS))
    same = [s for s in SYMBOLS if dimension_of(s) == dimension_of(source)]
    target = data.draw(st.sampled_from(same))
    value = data.draw(st.floats(-1e6, 1e6))
    back = convert(convert(value, source, target), target, source)
    assert back == pytest.approx(value, rel=1e-9, abs=1e-6)


@given(st.text(max_size=60))
@settings(max_examples=100, deadline=None)
def test_any_text_is_a_known_unit_or_none(text: str) -> None:
    symbol = parse_unit(text)
    if symbol is not None:
        assert parse_unit(symbol) == symbol
        assert dimension_of(symbol)


@given(st.sampled_from(SYMBOLS), st.sampled_from(SYMBOLS))
@settings(max_examples=100, deadline=None)
def test_any_quotient_is_consistent_or_none(upper: str, lower: str) -> None:
    symbol = parse_unit(f"{upper}/{lower}")
    if symbol is not None:
        dimension = dimension_of(symbol)
        assert parse_unit(symbol) == symbol
        assert dimension_of(base_unit(dimension)) == dimension
        assert linear(symbol)[0] > 0


def test_any_angle_per_time_is_a_rotational_speed() -> None:
    for text in ("rad/min", "arcmin/s", "mrad/ms", "°/h"):
        symbol = parse_unit(text)
        assert symbol is not None
        assert dimension_of(symbol) == dimension_of("rpm")


def test_errors_name_what_was_received() -> None:
    with pytest.raises(UnitError, match="furlong"):
        dimension_of("furlong")
    with pytest.raises(UnitError, match="mass cannot be converted to a length"):
        convert(1, "kg", "m")
    with pytest.raises(UnitError, match="warmth"):
        base_unit("warmth")


def test_kinds_that_physics_would_mix_stay_apart() -> None:
    for one, other in (("N·m", "J"), ("rpm", "Hz"), ("VA", "W"), ("set", "pcs"), ("%", "ppm"),
                       ("dBm", "dB"), ("Nm³", "m³"), ("lm", "cd")):  # fmt: skip
        assert dimension_of(one) != dimension_of(other)
        with pytest.raises(UnitError):
            convert(1, one, other)
