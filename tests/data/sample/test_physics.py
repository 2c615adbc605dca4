"""The figures of a product belong together as they do in life."""

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest

from data.sample.facts import Range, Size
from data.sample.products import Listing, SampleProduct

Products = Mapping[str, Sequence[SampleProduct]]

# Category, fact, lowest and highest plausible value in the fact's unit.
PLAUSIBLE = [
    ("forklifts", "Load capacity", 1000, 10000),
    ("forklifts", "Service weight", 2300, 17000),
    ("forklifts", "Turning radius", 1700, 4500),
    ("forklifts", "Travel speed", 10, 25),
    ("forklifts", "Engine power", 25, 110),
    ("pallet_trucks", "Service weight", 50, 500),
    ("pallet_trucks", "Load capacity", 1000, 5000),
    ("stackers", "Service weight", 150, 1900),
    ("stackers", "Lift height", 1500, 6000),
    ("air_compressors", "Air flow", 0.1, 35),
    ("air_compressors", "Noise level", 50, 90),
    ("air_compressors", "Weight", 40, 4000),
    ("gas_compressors", "Motor power", 4, 630),
    ("gas_compressors", "Discharge pressure", 8, 450),
    ("gas_compressors", "Stages", 1, 5),
    ("centrifugal_pumps", "Rated flow", 0.3, 1500),
    ("centrifugal_pumps", "Efficiency", 35, 88),
    ("centrifugal_pumps", "Weight", 10, 1500),
    ("electric_motors", "Efficiency", 65, 97.5),
    ("electric_motors", "Rated current", 0.6, 220),
    ("electric_motors", "Weight", 5, 1000),
    ("cnc_machining_centres", "Machine weight", 2000, 60000),
    ("cnc_machining_centres", "Max. spindle speed", 6000, 24000),
    ("laser_engravers", "Weight", 3, 600),
    ("ball_bearings", "Weight", 0.005, 1.2),
    ("ball_bearings", "Limiting speed", 4000, 50000),
    ("stainless_pipe_fittings", "Weight", 0.02, 30),
    ("industrial_valves", "Weight", 0.1, 260),
    ("industrial_valves", "Max. temperature", 60, 450),
    ("solar_modules", "Rated power (Pmax)", 300, 750),
    ("solar_modules", "Module efficiency", 18, 24.5),
    ("solar_modules", "Open-circuit voltage (Voc)", 35, 60),
    ("solar_modules", "Weight", 15, 42),
    ("solar_inverters", "Max. efficiency", 90, 99.2),
    ("solar_inverters", "Weight", 1, 200),
    ("energy_storage_batteries", "Energy", 0.5, 25),
    ("energy_storage_batteries", "Weight", 5, 260),
    ("diesel_generators", "Fuel consumption at full load", 2, 300),
    ("diesel_generators", "Weight", 250, 16000),
    ("led_lamps", "Luminous flux", 200, 8000),
    ("led_floodlights", "Weight", 0.3, 16),
    ("smart_watches", "Weight", 20, 90),
    ("phone_chargers", "Weight", 15, 200),
    ("power_banks", "Weight", 80, 1300),
    ("power_banks", "Recharging time", 1, 20),
    ("wireless_earphones", "Weight", 30, 300),
    ("office_chairs", "Weight", 7, 30),
    ("tents", "Weight", 0.8, 130),
    ("tents", "Inside height", 90, 220),
    ("seasonal_decorations", "Weight", 10, 15000),
    ("water_bottles", "Weight", 80, 1200),
    ("scented_candles", "Burning time", 8, 125),
    ("plush_toys", "Weight", 30, 6000),
    ("yoga_wear", "Weight", 60, 500),
    ("silicone_gloves", "Weight", 40, 700),
    ("nail_lamps", "Weight", 80, 1900),
    ("safety_shoes", "Weight per pair", 800, 2200),
    ("commercial_ovens", "Heating power", 3, 150),
    ("commercial_ovens", "Weight", 50, 3300),
    ("dough_mixers", "Motor power", 0.2, 7.5),
    ("dough_mixers", "Weight", 30, 600),
    ("coffee_machines", "Power", 1000, 6000),
    ("coffee_machines", "Weight", 4, 100),
    ("packaging_boxes", "Weight", 1, 2500),
    ("brake_pads", "Friction coefficient", 0.3, 0.5),
    ("brake_pads", "Weight per set", 0.5, 3.5),
    ("dtf_printers", "Print speed", 1.5, 40),
    ("dtf_printers", "Weight", 40, 350),
    ("laser_scanners", "Weight", 0.5, 25),
    ("car_led_headlight_bulbs", "Luminous flux per bulb", 1500, 9500),
    ("tool_sets", "Weight", 0.5, 20),
]

# Category, lowest and highest plausible price in US dollars at the smallest quantity.
PRICES = [
    ("forklifts", 4000, 130000),
    ("pallet_trucks", 70, 8000),
    ("air_compressors", 100, 90000),
    ("ball_bearings", 0.1, 90),
    ("solar_modules", 20, 300),
    ("power_banks", 2, 60),
    ("led_lamps", 0.3, 40),
    ("packaging_boxes", 0.02, 20),
    ("cnc_machining_centres", 12000, 500000),
    ("coffee_machines", 14, 9000),
    ("electric_motors", 15, 9000),
    ("yoga_wear", 1.5, 30),
    ("brake_pads", 4, 40),
]


def names(products: Sequence[SampleProduct]) -> list[Mapping[str, Any]]:
    return [product.names for product in products]


def correlation(pairs: Sequence[tuple[float, float]]) -> float:
    """Pearson's coefficient."""
    n = len(pairs)
    mean_x = sum(x for x, _ in pairs) / n
    mean_y = sum(y for _, y in pairs) / n
    cov = sum((x - mean_x) * (y - mean_y) for x, y in pairs)
    var_x = sum((x - mean_x) ** 2 for x, _ in pairs)
    var_y = sum((y - mean_y) ** 2 for _, y in pairs)
    return cov / math.sqrt(var_x * var_y)


@pytest.mark.parametrize(("category", "name", "low", "high"), PLAUSIBLE)
def test_values_are_plausible(
    products: Products, category: str, name: str, low: float, high: float
) -> None:
    values = [
        fact.value for product in products[category] for fact in product.facts if fact.name == name
    ]
    assert values, f"{category} has no {name}"
    assert all(isinstance(value, float) and low <= value <= high for value in values), (
        min(values),  # type: ignore[type-var]
        max(values),  # type: ignore[type-var]
    )


@pytest.mark.parametrize(("category", "low", "high"), PRICES)
def test_prices_are_plausible(
    listings: Sequence[Listing], category: str, low: float, high: float
) -> None:
    prices = [
        float(item.offer.price_breaks[0][1]) / item.supplier.per_usd
        for item in listings
        if item.product.category.key == category and not item.supplier.blocked
    ]
    assert low <= min(prices)
    assert max(prices) <= high


def test_every_number_is_positive_or_a_temperature(products: Products) -> None:
    for made in products.values():
        for product in made:
            for fact in product.facts:
                if isinstance(fact.value, Range):
                    assert fact.value.low < fact.value.high, (product.id, fact)
                elif isinstance(fact.value, Size):
                    assert all(size > 0 for size in fact.value.sizes), (product.id, fact)
                elif isinstance(fact.value, float) and fact.unit not in ("%/°C", "%"):
                    assert fact.value > 0, (product.id, fact)


def test_one_name_has_one_unit_within_a_category(products: Products) -> None:
    for made in products.values():
        units: dict[str, str | None] = {}
        for product in made:
            for fact in product.facts:
                assert units.setdefault(fact.name, fact.unit) == fact.unit


@pytest.mark.parametrize(
    ("category", "x", "y", "least"),
    [
        ("forklifts", "capacity", "weight", 0.95),
        ("forklifts", "capacity", "turning_radius", 0.95),
        ("air_compressors", "power", "flow", 0.9),
        ("air_compressors", "power", "weight", 0.9),
        ("centrifugal_pumps", "power", "weight", 0.9),
        ("electric_motors", "power", "weight", 0.95),
        ("electric_motors", "power", "current", 0.9),
        ("diesel_generators", "prime", "weight", 0.9),
        ("led_lamps", "power", "flux", 0.85),
        ("industrial_valves", "dn", "weight", 0.6),
        ("commercial_ovens", "trays", "power", 0.85),
        ("cnc_machining_centres", "x", "weight", 0.85),
        ("power_banks", "capacity", "weight", 0.9),
        ("smart_watches", "display", "battery", 0.5),
    ],
)
def test_what_grows_together_in_life_grows_together_here(
    products: Products, category: str, x: str, y: str, least: float
) -> None:
    pairs = [(n[x], n[y]) for n in names(products[category])]
    assert correlation(pairs) >= least


@pytest.mark.parametrize(
    ("category", "driver", "least"),
    [
        ("forklifts", "capacity", 0.5),
        ("air_compressors", "power", 0.75),
        ("solar_modules", "power", 0.3),
        ("electric_motors", "power", 0.8),
        ("ball_bearings", "outer", 0.3),
        ("power_banks", "capacity", 0.7),
        ("diesel_generators", "prime", 0.85),
    ],
)
def test_price_follows_what_the_buyer_gets(
    listings: Sequence[Listing], category: str, driver: str, least: float
) -> None:
    pairs = [
        (item.product.names[driver], float(item.offer.price_breaks[0][1]) / item.supplier.per_usd)
        for item in listings
        if item.product.category.key == category and not item.supplier.blocked
    ]
    assert correlation(pairs) >= least


def test_the_weight_of_a_truck_grows_with_what_it_carries(products: Products) -> None:
    by_capacity: dict[float, list[float]] = {}
    for n in names(products["forklifts"]):
        by_capacity.setdefault(n["capacity"], []).append(n["weight"])
    means = [sum(w) / len(w) for _, w in sorted(by_capacity.items()) if len(w) >= 4]
    assert len(means) >= 6
    assert means == sorted(means)


def test_bearings_are_those_of_the_standard(products: Products) -> None:
    known = {"6203": (17, 40, 12), "6000": (10, 26, 8), "6305": (25, 62, 17), "608": (8, 22, 7)}
    seen = set()
    for n in names(products["ball_bearings"]):
        designation = n["designation"]
        if designation in known:
            seen.add(designation)
            assert (n["bore"], n["outer"], n["width"]) == known[designation]
        code = int(designation[-2:]) if len(designation) == 4 else None
        if code is not None and code >= 4:
            assert n["bore"] == 5 * code
        assert n["bore"] < n["outer"]
    assert seen == set(known)


def test_power_banks_hold_what_their_cells_hold(products: Products) -> None:
    for n in names(products["power_banks"]):
        assert math.isclose(n["energy"], n["capacity"] * 3.7 / 1000, abs_tol=0.01)
        assert n["rated"] < n["capacity"] * 0.7
        assert n["cabin"] is (n["energy"] <= 100)


def test_modules_obey_ohm_and_the_sun(products: Products) -> None:
    for product in products["solar_modules"]:
        n = product.names
        assert math.isclose(n["vmp"] * n["imp"], n["power"], rel_tol=0.005)
        assert n["voc"] > n["vmp"]
        assert n["isc"] > n["imp"]
        length, width, _ = n["size"].sizes
        assert math.isclose(
            n["power"] / (length * width / 1e6) / 10, n["efficiency"], abs_tol=0.051
        )
        assert -0.4 <= n["coefficient"] <= -0.2


def test_pumps_do_the_work_their_motors_can(products: Products) -> None:
    for n in names(products["centrifugal_pumps"]):
        hydraulic = n["flow"] * n["head"] / 367
        assert hydraulic < n["power"]
        assert n["max_flow"] > n["flow"]
        assert n["max_head"] > n["head"]


def test_motors_keep_to_frames_and_classes(products: Products) -> None:
    order = ["IE2", "IE3", "IE4", "IE5"]
    by_rating: dict[tuple[float, float], dict[str, float]] = {}
    for n in names(products["electric_motors"]):
        assert n["speed"] < 120 * 50 / n["poles"]
        electric = 1.732 * n["voltage"] * n["current"] / 1000
        assert electric > n["power"]
        by_rating.setdefault((n["power"], n["poles"]), {})[n["efficiency_class"]] = n["efficiency"]
    for classes in by_rating.values():
        values = [classes[name] for name in order if name in classes]
        assert values == sorted(values)


def test_lamps_give_what_their_efficacy_says(products: Products) -> None:
    for category in ("led_lamps", "led_floodlights"):
        for n in names(products[category]):
            assert n["flux"] == n["power"] * n["efficacy"]


def test_batteries_store_volts_times_ampere_hours(products: Products) -> None:
    for n in names(products["energy_storage_batteries"]):
        assert math.isclose(n["energy"], n["voltage"] * n["capacity"] / 1000, abs_tol=0.006)


def test_only_electric_trucks_have_batteries(products: Products) -> None:
    for n in names(products["forklifts"]):
        electric = n["power"] == "Electric"
        assert (n["battery_voltage"] is not None) is electric
        assert (n["engine_power"] is None) is electric


def test_pad_sets_fit_the_same_car_alike(products: Products) -> None:
    sizes: dict[tuple[str, str], set[tuple[float, ...]]] = {}
    for n in names(products["brake_pads"]):
        size = (n["length"], n["height"], n["thickness"])
        sizes.setdefault((n["fits"], n["position"]), set()).add(size)
    assert len(sizes) > 20
    assert all(len(found) == 1 for found in sizes.values())


HEADINGS: list[tuple[str, Callable[[Mapping[str, Any]], bool], set[str]]] = [
    ("forklifts", lambda n: n["power"] == "Electric", {"842710"}),
    ("forklifts", lambda n: n["power"] != "Electric", {"842720"}),
    ("electric_motors", lambda n: n["power"] <= 0.75, {"850151"}),
    ("electric_motors", lambda n: 0.75 < n["power"] <= 75, {"850152"}),
    ("electric_motors", lambda n: n["power"] > 75, {"850153"}),
    ("diesel_generators", lambda n: n["prime"] <= 75, {"850211"}),
    ("industrial_valves", lambda n: n["type"] == "Check valve", {"848130"}),
    ("power_banks", lambda n: True, {"850760"}),
    ("ball_bearings", lambda n: True, {"848210"}),
    ("solar_modules", lambda n: True, {"854143"}),
]


@pytest.mark.parametrize(("category", "when", "codes"), HEADINGS)
def test_customs_codes_follow_the_facts(
    products: Products, category: str, when: Callable[[Mapping[str, Any]], bool], codes: set[str]
) -> None:
    assert {p.hs for p in products[category] if when(p.names)} == codes


def test_descriptions_never_contradict_the_facts(listings: Sequence[Listing]) -> None:
    """A sentence about batteries is said of battery trucks only, and so on."""
    for item in listings:
        n, said = item.product.names, item.description
        if item.product.category.key == "forklifts":
            assert ("no exhaust" in said) <= (n["power"] == "Electric")
            assert ("Side shifter" in said) <= n["side_shift"]
        if item.product.category.key == "led_lamps":
            assert ("Dimmable" in said) <= n["dimmable"]
        assert "None" not in said
        assert "None" not in item.title
        assert "{" not in said + item.title
