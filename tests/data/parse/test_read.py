"""Reading cells: every shape, and what must never become a quantity."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.parse.read import read_cell
from data.parse.reading import Shape
from data.units import dimension_of, known_symbols, parse_unit
from data.values import Number

INF = math.inf


def numbers(text: str, **options: object) -> tuple[Number, ...]:
    options.setdefault("decimal", None)
    return read_cell(text, **options).numbers  # type: ignore[arg-type]


def shape(text: str, **options: object) -> Shape:
    options.setdefault("decimal", None)
    return read_cell(text, **options).shape  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("5", 5, None), ("-5", -5, None), ("5 kg", 5, "kg"), ("5kg", 5, "kg"), ("5 KG", 5, "kg"),
        ("kg 5", 5, "kg"), ("5公斤", 5, "kg"), ("约5kg", 5, "kg"), ("~5 kg", 5, "kg"),
        ("approx. 5 kg", 5, "kg"), ("ca. 5 kg", 5, "kg"), ("5 kg (net)", 5, "kg"),
        ("1,5", 1.5, None), ("12,5 kg", 12.5, "kg"), ("1 200 W", 1200, "W"),
        ("1.234,56 kg", 1234.56, "kg"), ("−5 °C", -5, "°C"), ("5&deg;C", 5, "°C"),
        ("25℃", 25, "°C"), ("1/2\"", 0.5, "in"), ("1-1/2\"", 1.5, "in"), ("½ in", 0.5, "in"),
        ("3/8 in", 0.375, "in"), ("5' 6\"", 66, "in"), ("5′6″", 66, "in"), ("5 ft 6 in", 66, "in"),
        ("2 lb 3 oz", 35, "oz"), ("1 h 30 min", 90, "min"), ("7-inch", 7, "in"),
        ("1.2 million", 1.2e6, None), ("10万次", 100_000, "cycle"), ("１２．５ｋｇ", 12.5, "kg"),
        ("±0.02 mm", 0.02, "mm"), ("±5 %", 5, "%"), ("10 ± 0.5 mm", 10, "mm"),
        ("220V ±10%", 220, "V"), ("5 kg (11 lbs)", 5, "kg"), ("24 in / 61 cm", 24, "in"),
        ("5.5 kW / 7.5 hp", 5.5, "kW"), ("4000K", 4000, "K"), ("60 dB(A)", 60, "dB(A)"),
        ("3.5 m³/h", 3.5, "m³/h"), ("12VDC", 12, "V DC"), ("AC 220V", 220, "V"),
        ("<b>5</b> kg", 5, "kg"), ("10 m<sup>2</sup>", 10, "m²"), ("5&nbsp;kg", 5, "kg"),
        ("Ø 20 mm", 20, "mm"), ("1e5", 1e5, None), ("2 years", 2, "year"), ("100 pcs", 100, "pcs"),
        ("328 g/m2", 328, "g/m²"), ("5 m3/h", 5, "m³/h"), ("20 M3", 20, "m³"), ("5 m^2", 5, "m²"),
        ("9 W/m2K", 9, "W/(m²·K)"), ("50 mmH2O", 50, "mmH₂O"), ("7 kg/cm2", 7, "kgf/cm²"),
    ],
)  # fmt: skip
def test_points(text: str, value: float, unit: str | None) -> None:
    reading = read_cell(text, decimal=None)
    assert reading.shape is Shape.POINT
    assert reading.numbers == (Number(value, value, unit),)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("100-240V", 100, 240, "V"), ("100~240 V", 100, 240, "V"), ("10 to 20 kg", 10, 20, "kg"),
        ("-20…+50 °C", -20, 50, "°C"), ("-20~50℃", -20, 50, "°C"),
        ("-20°C to +60°C", -20, 60, "°C"),
        ("-20/+50 °C", -20, 50, "°C"), ("-20--5 °C", -20, -5, "°C"), ("5–10 mm", 5, 10, "mm"),
        ("5 ～ 10 mm", 5, 10, "mm"), ("500 g - 2 kg", 0.5, 2, "kg"),
        ("1/4 - 1/2 in", 0.25, 0.5, "in"),
        ("AC 100-240V", 100, 240, "V"), ("2700-6500K", 2700, 6500, "K"), ("5 - 10", 5, 10, None),
        ("between 5 and 10 kg", 5, 10, "kg"), ("von 5 bis 10 kg", 5, 10, "kg"),
        ("de 5 a 10 kg", 5, 10, "kg"), ("从5到10kg", 5, 10, "kg"), ("4..20 mA", 4, 20, "mA"),
        ("≥ 5", 5, INF, None), ("&ge; 5 kg", 5, INF, "kg"), ("min. 3", 3, INF, None),
        ("5+", 5, INF, None), ("99% min", 99, INF, "%"), ("5 kg or more", 5, INF, "kg"),
        ("5kg以上", 5, INF, "kg"), ("up to 3 t", -INF, 3, "t"), ("<5 kg", -INF, 5, "kg"),
        ("5 kg max", -INF, 5, "kg"), ("max. 5 kg", -INF, 5, "kg"), ("5 kg (max.)", -INF, 5, "kg"),
        ("bis zu 3 t", -INF, 3, "t"), ("jusqu’à 5 kg", -INF, 5, "kg"),
        ("hasta 5 kg", -INF, 5, "kg"),
    ],
)  # fmt: skip
def test_ranges(text: str, low: float, high: float, unit: str | None) -> None:
    reading = read_cell(text, decimal=None)
    assert reading.shape is Shape.RANGE
    assert reading.numbers == (Number(low, high, unit),)


@pytest.mark.parametrize(
    ("text", "values", "unit", "items"),
    [
        ("12V/24V", (12, 24), "V", ("12V", "24V")),
        ("12/24V", (12, 24), "V", ("12", "24V")),
        ("12 V, 24 V", (12, 24), "V", ("12 V", "24 V")),
        ("50/60 Hz", (50, 60), "Hz", ("50", "60 Hz")),
        ("5, 10, 15 kg", (5, 10, 15), "kg", ("5", "10", "15 kg")),
        ("5, 10, 15", (5, 10, 15), None, ("5", "10", "15")),
        ("5 or 10 kg", (5, 10), "kg", ("5", "10 kg")),
        ("5、10、15mm", (5, 10, 15), "mm", ("5", "10", "15mm")),
        ("3000K/4000K/6000K", (3000, 4000, 6000), "K", ("3000K", "4000K", "6000K")),
    ],
)
def test_lists(text: str, values: tuple[float, ...], unit: str | None, items: object) -> None:
    reading = read_cell(text, decimal=None)
    assert reading.shape is Shape.LIST
    assert reading.numbers == tuple(Number(v, v, unit) for v in values)
    assert reading.items == items


@pytest.mark.parametrize(
    ("text", "sizes", "unit", "axes"),
    [
        ("20 x 30 x 10 cm", (20, 30, 10), "cm", ()),
        ("20*30cm", (20, 30), "cm", ()),
        ("L20 × W30 mm", (20, 30), "mm", ("length", "width")),
        ("1200mm x 800mm", (1200, 800), "mm", ()),
        ("120 cm x 800 mm", (1200, 800), "mm", ()),
        ("Ø20 x 30 mm", (20, 30), "mm", ("diameter", "")),
        ("20 (L) x 30 (W) x 10 (H) cm", (20, 30, 10), "cm", ("length", "width", "height")),
        ("20L x 30W x 10H cm", (20, 30, 10), "cm", ("length", "width", "height")),
        ("20x30x10 cm (LxWxH)", (20, 30, 10), "cm", ("length", "width", "height")),
        ("W600 x D500 x H850 mm", (600, 500, 850), "mm", ("width", "depth", "height")),
        ("长20×宽30×高10cm", (20, 30, 10), "cm", ("length", "width", "height")),
        ("B 20 x H 30 x T 40 cm", (20, 30, 40), "cm", ("width", "height", "depth")),
        ("L 20 x D 30 cm", (20, 30), "cm", ()),
        ("1920 x 1080 px", (1920, 1080), "px", ()),
        ("1920x1080", (1920, 1080), None, ()),
        ("10,5 x 20,3 cm", (10.5, 20.3), "cm", ()),
        ("20\" x 30\"", (20, 30), "in", ()),
    ],
)  # fmt: skip
def test_sizes(
    text: str, sizes: tuple[float, ...], unit: str | None, axes: tuple[str, ...]
) -> None:
    reading = read_cell(text, decimal=None)
    assert reading.shape is Shape.DIMENSIONS
    assert reading.numbers == tuple(Number(s, s, unit) for s in sizes)
    assert reading.axes == axes


@pytest.mark.parametrize(
    "text",
    [
        "IP65", "6203-2RS", "608-2Z", "M8", "M8 x 30", "Type 2", "Typ 2", "3 phase", "Li-ion", "A4",
        "2024-01-01", "31.12.2024", "1/2/2024", "10:1", "1:100", "+86 21 5555 1234", "555-1234",
        "021-5555123", "4K", "8 K", "5G", "10k", "14K", "18 carat", "1080p", "2-in-1", "3 in 1",
        "12-pack", "6 pack", "5 kg (12 lbs)", "220V/50Hz", "110V 60Hz", "1,234", "1.234 kg",
        "2 x 16 GB", "3 x 2.5 mm²", "10 x 5 kg", "5W x 2", "2 x 5W", "5 kg - 10", "240-100V",
        "1/2", "1/3 phase", "12/24", "24/7", "007", "DN50", "PN16", "ISO 9001", "304 stainless",
        "12V (not included)", "20W USB-C", "8 Plus", "CA 90210", "AB 12", "AC 5", "No. 5", "V 2.0",
        "USB 3.0", "Bluetooth 5.0", "1-2-3", "5-10 million", "10 per box", "C 5", "10 A / 250 V",
        "12 V, 5 A", "5'3", "3T", "48T", "9H", "2S", "24P", "5C", "2300KV", "3D", "5+1", "2+1 kg",
        "x 5", "5 x", "5 x 6 x 7 x 8 cm", "v1.2", "1.2.3", "192.168.0.1", "$5", "5 €", "5 USD",
        "1st", "2nd", "10th", "90210-1234", "0-0", "5-5 kg", "E27", "GU10", "AA x 4", "1000 : 1",
        "2 min, 30 sec", "M3", "M3 x 8", "5 kg 10", "10 10 kg", "1e999 kg",
    ],
)  # fmt: skip
def test_what_is_no_certain_quantity_keeps_its_text_only(text: str) -> None:
    reading = read_cell(text, decimal=None)
    assert reading.shape is Shape.NONE
    assert reading.numbers == ()
    assert reading.text == text
    assert not reading.missing


def test_the_header_gives_the_unit_and_guards_the_dimension() -> None:
    assert numbers("5", unit="kg") == (Number(5, 5, "kg"),)
    assert numbers("5 g", unit="kg") == (Number(5, 5, "g"),)
    assert numbers("5 m", unit="kg") == ()
    assert numbers("5 T", unit="kg") == (Number(5, 5, "t"),)
    assert numbers("100 KV", unit="V") == (Number(100, 100, "kV"),)
    assert numbers("25 C", unit="°C") == (Number(25, 25, "°C"),)
    assert numbers("8 K", unit="°C") == (Number(8, 8, "K"),)
    assert numbers("12/24", unit="V") == (Number(12, 12, "V"), Number(24, 24, "V"))
    assert numbers("20x30", unit="mm") == (Number(20, 20, "mm"), Number(30, 30, "mm"))
    assert numbers("20x30", unit="kg") == ()
    assert numbers("220V/50Hz", unit="V") == ()
    assert numbers("12 oz", unit="mL") == (Number(12, 12, "fl oz"),)


def test_the_decimal_mark_settles_what_is_ambiguous() -> None:
    assert numbers("1,234 kg", decimal=".") == (Number(1234, 1234, "kg"),)
    assert numbers("1,234 kg", decimal=",") == (Number(1.234, 1.234, "kg"),)
    assert numbers("1.234", machine=True) == (Number(1.234, 1.234, None),)
    assert numbers("1e-5", machine=True) == (Number(1e-5, 1e-5, None),)
    assert numbers("1,5", machine=True) == ()


@pytest.mark.parametrize(
    "raw",
    ["", " ", "-", "--", "—", "...", "?", "N/A", "n.a.", "#N/A", "null", "NaN", "None", "TBD",
     "unknown", "Not specified", "none given",
     "无", "不详", "暂无", "s/d", "no especificado", "k.A.",
     "keine Angabe", "non renseigné", "Inconnu", "/", "&nbsp;", "\u200b", "<br>", None],
)  # fmt: skip
def test_missing_in_words(raw: str | None) -> None:
    reading = read_cell(raw, decimal=None)
    assert reading.missing
    assert reading.numbers == ()
    assert reading.flag is None


@pytest.mark.parametrize("raw", ["0", "no", "nil", "No", "free", "any", "nein", "zero"])
def test_not_missing(raw: str) -> None:
    assert not read_cell(raw, decimal=None).missing


def test_flags() -> None:
    for word in ("Yes", "true", "✓", "是", "Sí", "ja", "oui"):
        assert read_cell(word, decimal=None).flag is True
    for word in ("No", "FALSE", "✗", "否", "nein", "non"):
        assert read_cell(word, decimal=None).flag is False
    assert read_cell("1", decimal=None).flag is None
    for word, flag in (("1", True), ("0", False), ("y", True), ("N", False), ("off", False)):
        reading = read_cell(word, decimal=None, boolean=True)
        assert reading.flag is flag
        assert reading.numbers == ()
    assert read_cell("5", decimal=None, boolean=True).flag is None
    assert read_cell("none", decimal=None, boolean=True).missing


def test_items() -> None:
    assert read_cell("S, M, L, XL", decimal=None).items == ("S", "M", "L", "XL")
    assert read_cell("<ul><li>Red</li><li>Blue</li></ul>", decimal=None).items == ("Red", "Blue")
    assert read_cell("Red\nBlue", decimal=None).items == ("Red", "Blue")
    assert read_cell("Red<br/>Blue", decimal=None).items == ("Red", "Blue")
    assert read_cell("Black/Red", decimal=None).items == ("Black/Red",)
    assert read_cell("5 kg", decimal=None).items == ("5 kg",)


options = st.fixed_dictionaries(
    {
        "decimal": st.sampled_from([None, ".", ","]),
        "unit": st.sampled_from([None, "kg", "mm", "V", "°C", "%", "pcs"]),
        "machine": st.booleans(),
        "boolean": st.booleans(),
    }
)
trade_text = st.text(
    alphabet="0123456789.,-–~/x×*()'\" +±≥<>kgmVKTACLWH%°Ø½:;&\u00a0a", max_size=24
)


def _is_sound(text: str, given_options: dict[str, object]) -> None:
    reading = read_cell(text, **given_options)  # type: ignore[arg-type]
    for number in reading.numbers:
        assert number.low <= number.high
        assert math.isfinite(number.low) or math.isfinite(number.high)
        assert number.unit is None or parse_unit(number.unit) == number.unit
        if given_options["unit"] is not None and number.unit is not None:
            assert dimension_of(number.unit) == dimension_of(str(given_options["unit"]))
    match reading.shape:
        case Shape.NONE:
            assert reading.numbers == ()
        case Shape.POINT:
            assert len(reading.numbers) == 1
            assert reading.numbers[0].is_point
        case Shape.RANGE:
            assert len(reading.numbers) == 1
            assert reading.numbers[0].low < reading.numbers[0].high
        case Shape.LIST:
            assert len(reading.numbers) == len(reading.items) >= 2
        case Shape.DIMENSIONS:
            assert 2 <= len(reading.numbers) <= 3
            assert len(reading.axes) in (0, len(reading.numbers))
            assert len({n.unit for n in reading.numbers}) == 1
    if reading.missing:
        assert reading.items == ()


@given(st.text(max_size=60), options)
@settings(max_examples=150, deadline=None)
def test_never_raises_on_any_text(text: str, given_options: dict[str, object]) -> None:
    _is_sound(text, given_options)


@given(trade_text, options)
@settings(max_examples=600, deadline=None)
def test_never_raises_and_stays_sound_on_the_letters_of_trade(
    text: str, given_options: dict[str, object]
) -> None:
    _is_sound(text, given_options)


SURE = sorted(s for s in known_symbols() if s not in {"K", "mil", "carat", "thousand", "bit",
              "pack", '"'} and not any(c.isdigit() for c in s))  # fmt: skip


@given(st.floats(0.001, 9999, allow_nan=False), st.sampled_from(SURE))
@settings(max_examples=150, deadline=None)
def test_value_and_symbol_come_back(value: float, symbol: str) -> None:
    value = float(f"{value:.6g}")
    text = f"{value!r} {symbol}"
    assert numbers(text, decimal=".") == (Number(value, value, symbol),)


@given(st.integers(-500, 500), st.integers(1, 500), st.sampled_from(["V", "°C", "mm", "kg"]))
@settings(max_examples=150, deadline=None)
def test_ranges_come_back(low: int, width: int, symbol: str) -> None:
    for text in (f"{low}~{low + width} {symbol}", f"{low} to {low + width}{symbol}",
                 f"{low}{symbol}-{low + width}{symbol}"):  # fmt: skip
        assert numbers(text) == (Number(low, low + width, symbol),)
