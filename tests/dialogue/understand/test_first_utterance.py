"""A first utterance: the product, and what is required of it, in three languages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Told = Callable[..., list[str]]

CASES = [
    (
        "2.5 ton electric forklift with side shifter and triplex mast",
        (
            "want forklift; inform load_capacity about 2.5 t; inform power_source = Electric; "
            "inform side_shifter = True; inform mast_type = Triplex"
        ),
    ),
    (
        "electric forklift, not diesel, preferably with closed cabin, under $20k each",
        (
            "want forklift; inform power_source = Electric; inform power_source ≠ Diesel; "
            "inform cabin = Closed cabin (should); inform offer.price < 20000 USD"
        ),
    ),
    (
        "我想买一台2.5吨的电动叉车，不要柴油",
        (
            "want 叉车; setterm quantity 1 C62; inform load_capacity about 2.5 t; "
            "inform power_source = Electric; inform power_source ≠ Diesel"
        ),
    ),
    (
        "我想買2.5噸的電動叉車，不要柴油",
        (
            "want 叉車; inform load_capacity about 2.5 t; inform power_source = Electric; "
            "inform power_source ≠ Diesel"
        ),
    ),
    (
        "busco una carretilla elevadora eléctrica de 2,5 toneladas, que no sea diésel",
        (
            "want carretilla elevadora; inform power_source = Electric; "
            "inform load_capacity about 2.5 t; inform power_source ≠ Diesel"
        ),
    ),
    (
        "500 power banks 20000 mAh, black or white",
        (
            "want power banks; setterm quantity 500; inform battery_capacity about 20000 mAh; "
            "inform colour one of Black | White"
        ),
    ),
    (
        "充电宝 20000毫安时 黑色 500个",
        (
            "want 充电宝; inform battery_capacity about 20000 mAh; inform colour = Black; "
            "setterm quantity 500 H87"
        ),
    ),
    (
        "we need 500 pairs of safety shoes S3, steel toe cap, size 42",
        (
            "want safety shoes; setterm quantity 500 PR; inform safety_class = S3; "
            "inform toe_cap = Steel; inform sizes_eu = 42"
        ),
    ),
    (
        "water bottles, 750 ml, BPA free, 2000 pcs, under $4 each",
        (
            "want water bottles; inform capacity about 750 mL; inform bpa_free = True; "
            "setterm quantity 2000 H87; inform offer.price < 4 USD"
        ),
    ),
    (
        "botellas de 1 litro, sin BPA, 3000 unidades",
        (
            "want botellas; inform capacity about 1 L; inform bpa_free = True; "
            "setterm quantity 3000 C62"
        ),
    ),
    (
        "solar panels, at least 21% efficiency, delivered to Rotterdam by end of March",
        (
            "want solar panels; inform module_efficiency ≥ 21 %; setterm destination Rotterdam NL; "
            "setterm needed_by 2027-03-31"
        ),
    ),
    (
        "air compressor 15 kW, 8 bar, rotary screw",
        (
            "want air compressor; inform motor_power about 15 kW; "
            "inform working_pressure about 8 bar; inform compressor_type = Rotary screw"
        ),
    ),
    (
        "LED floodlight 4000K IP66",
        (
            "want LED floodlight; inform colour_temperature about 4000 K; "
            "inform protection_class = IP66"
        ),
    ),
    (
        "ball valve DN50 PN16",
        (
            "want ball valve; inform valve_type = Ball valve; "
            "inform nominal_diameter_dn about 50 mm; inform nominal_pressure_pn about 16 bar"
        ),
    ),
    (
        "scented candles, soy wax",
        "want scented candles; inform wax_type = Soy",
    ),
    (
        "plush toys 30 cm, CE certified, not from China",
        (
            "want plush toys; inform height about 30 cm; inform product.certifications = CE; "
            "inform supplier.country ≠ CN"
        ),
    ),
    ("something for my new bakery", "want bakery"),
    ("gifts, 2,000 dollars, resale", "want gifts; setterm budget 2000 USD; note resale"),
    (
        "10 pallet trucks and 2 forklifts",
        (
            "want pallet trucks @1; setterm quantity 10 @1; want forklifts added @2; "
            "setterm quantity 2 @2"
        ),
    ),
    ("900 t forklift", "want forklift; outofrange load_capacity about 900 t"),
]


@pytest.mark.parametrize(("words", "acts"), CASES, ids=[words for words, _ in CASES])
def test_product_and_requirements(told: Told, words: str, acts: str) -> None:
    assert told(words) == acts.split("; ")
