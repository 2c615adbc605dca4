"""What is learnt from the rows of realistic categories."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.schema import AttributeDefinition, AttributeKind, AttributeSchema, learn_schema

Catalogue = Callable[[Iterable[dict[str, Any]]], duckdb.DuckDBPyConnection]
Trade = tuple[duckdb.DuckDBPyConnection, AttributeSchema]


def attribute(schema: AttributeSchema, category: str, name: str) -> AttributeDefinition:
    found = schema.category(category).attribute(name)
    assert found is not None, [a.id for a in schema.category(category).attributes]
    return found


@pytest.mark.parametrize(
    ("category", "name", "kind", "unit"),
    [
        ("Forklifts", "rated_load", "number", "t"),
        ("Forklifts", "service_weight", "number", "kg"),
        ("Forklifts", "max_lift_height", "number", "mm"),
        ("Forklifts", "power_type", "one-of", None),
        ("Forklifts", "side_shift", "boolean", None),
        ("Forklifts", "fork_size", "dimensions", "mm"),
        ("Forklifts", "model", "identifier", None),
        ("Forklifts", "remark", "text", None),
        ("Solar modules", "stc", "number", "W"),
        ("Solar modules", "gamma_r", "number", "%/K"),
        ("Solar modules", "n_s", "number", None),
        ("Solar modules", "technology", "one-of", None),
        ("Solar modules", "bifacial", "boolean", None),
        ("Solar modules", "date", "identifier", None),
        ("Solar modules", "datasheet", "identifier", None),
        ("Solar modules", "version", "one-of", None),
        ("DTF printers", "print_width", "number", "cm"),
        ("DTF printers", "print_speed", "number", "m²/h"),
        ("DTF printers", "number_of_head", "number", None),
        ("DTF printers", "ink_colour", "several-of", None),
        ("Ball bearings", "bearing", "one-of", None),
        ("Ball bearings", "precision", "one-of", None),
        ("Yoga wear", "size", "several-of", None),
        ("Yoga wear", "colour", "several-of", None),
        ("Yoga wear", "fabric", "one-of", None),
        ("Yoga wear", "style_no", "identifier", None),
        ("Brake pads", "year", "number", None),
        ("Brake pads", "oe_number", "identifier", None),
        ("Brake pads", "position", "one-of", None),
    ],
)
def test_kinds_and_units(
    trade: Trade, category: str, name: str, kind: str, unit: str | None
) -> None:
    found = attribute(trade[1], category, name)
    assert (found.kind.value, found.unit) == (kind, unit)


def test_spellings_are_merged_and_shown(trade: Trade) -> None:
    power = attribute(trade[1], "Forklifts", "power_type")
    assert power.distinct == 4
    by_label = {value.label: value for value in power.values}
    lithium = next(v for v in power.values if v.label.lower().startswith("li"))
    assert {lithium.label, *lithium.variants} == {"Li-ion", "lithium ion", "Lithium-Ion"}
    gas = next(v for label, v in by_label.items() if "LPG" in (label, *v.variants))
    assert len(gas.variants) == 1
    assert sum(v.count for v in power.values) == power.count == 80


def test_codes_whose_digits_differ_stay_apart(trade: Trade) -> None:
    bearing = attribute(trade[1], "Ball bearings", "bearing")
    assert bearing.distinct == 8
    assert all(not value.variants for value in bearing.values)


def test_words_among_numbers_are_unread_and_bare_numbers_beside_units_unknown(
    trade: Trade,
) -> None:
    height = attribute(trade[1], "Forklifts", "max_lift_height")
    assert height.unread == pytest.approx(0.1)
    assert height.count == 72
    weight = attribute(trade[1], "Brake pads", "weight")
    assert weight.unread == pytest.approx(0.25)
    assert weight.coverage == pytest.approx(0.75)


def test_importance_orders_what_a_buyer_cares_about(trade: Trade) -> None:
    order = [a.id for a in trade[1].category("Forklifts").attributes]
    assert set(order[:2]) == {"rated_load", "service_weight"}
    assert order.index("power_type") < order.index("place_of_origin") < order.index("remark")
    assert set(order[-2:]) == {"model", "warranty"}
    load = attribute(trade[1], "Forklifts", "rated_load")
    assert load.price_effect is not None
    assert load.price_effect > 0.9


def test_a_constant_is_kept_and_not_askable(trade: Trade) -> None:
    warranty = attribute(trade[1], "Forklifts", "warranty")
    assert warranty.distinct == 1
    assert not warranty.is_askable
    assert attribute(trade[1], "Forklifts", "rated_load").is_askable
    assert not attribute(trade[1], "Forklifts", "model").is_askable


def test_quantiles_are_stated_values_in_the_canonical_unit(trade: Trade) -> None:
    load = attribute(trade[1], "Forklifts", "rated_load")
    assert load.quantiles is not None
    q = load.quantiles
    assert {q.minimum, q.p25, q.median, q.p75, q.maximum} <= {1.5, 2.0, 2.5, 3.0, 3.5, 5.0}
    assert q.minimum <= q.p05 <= q.p25 <= q.median <= q.p75 <= q.p95 <= q.maximum
    assert dict(load.units) == {"t": 53, "kg": 27}


def test_every_node_covers_all_products_below_it(trade: Trade) -> None:
    schema = trade[1]
    assert schema.categories[()].products == 360
    assert schema.categories[("Apparel",)].products == 60
    above = attribute(schema, "", "rated_load")
    below = attribute(schema, "Forklifts", "rated_load")
    assert (above.count, above.quantiles) == (below.count, below.quantiles)
    assert above.coverage == pytest.approx(80 / 360)


def test_counts_agree_with_what_is_applied(trade: Trade) -> None:
    con, schema = trade
    for path, category in schema.categories.items():
        for a in category.attributes:
            row = con.execute(
                "SELECT count(DISTINCT v.product_id) FROM attribute_values v"
                " JOIN products p ON p.id = v.product_id"
                " WHERE v.attribute = ? AND v.kind = ? AND v.known AND p.category[:len(?)] = ?",
                [a.id, a.kind.value, list(path), list(path)],
            ).fetchone()
            assert row == (a.count,), (path, a.id)


def test_learning_leaves_nothing_behind(trade: Trade) -> None:
    rows = trade[0].execute("SELECT table_name FROM duckdb_tables() WHERE temporary").fetchall()
    assert rows == []


CELLS = st.sampled_from(
    "5 kg|11 lb|5|5000 g|heavy|Yes|No|Red|red|Red, Blue|Blue; Red|20 x 30 cm|8 x 12 in|12V/24V|"
    "100-240 V|IP65|M8|6203-2RS|N/A|2019|customized|Li-ion|lithium ion|0|1|3 phase|up to 3 t|"
    "https://example.com/a|1,5|aluminium|Aluminum|2019-01-05|-5 °C|41 °F".split("|")
)
PRODUCTS = st.lists(
    st.builds(
        dict,
        attributes=st.lists(
            st.tuples(st.sampled_from(["Weight", "weight", "Wt.", "Colour", "Size kg"]), CELLS),
            max_size=4,
        ),
        category=st.sampled_from([(), ("A",), ("A", "B"), ("A", "C"), ("D",)]),
        price=st.none() | st.floats(1, 1000),
        supplier=st.sampled_from([None, "s", "t"]),
    ),
    max_size=30,
)
SLOW = settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@SLOW
@given(products=PRODUCTS, dice=st.randoms(use_true_random=False))
def test_learning_does_not_depend_on_the_order_of_rows(
    catalogue: Catalogue, products: list[dict[str, Any]], dice: random.Random
) -> None:
    con = catalogue(products)
    learnt = learn_schema(con)
    for table in ("products", "offers", "attribute_readings"):
        seed = dice.randint(0, 10**9)
        con.execute(f"CREATE TEMP TABLE shuffled AS FROM {table} ORDER BY hash(rowid + {seed})")
        con.execute(f"DELETE FROM {table}; INSERT INTO {table} FROM shuffled; DROP TABLE shuffled")
    assert learn_schema(con).to_json() == learnt.to_json()


@SLOW
@given(products=PRODUCTS)
def test_figures_are_sound_for_any_catalogue(
    catalogue: Catalogue, products: list[dict[str, Any]]
) -> None:
    schema = learn_schema(catalogue(products))
    assert schema.categories[()].products == len(products)
    for category in schema.categories.values():
        for a in category.attributes:
            assert 0 <= a.coverage <= 1
            assert 0 <= a.unread <= 1
            assert 0 <= a.importance <= 1
            assert a.entropy >= 0
            assert a.count <= category.products
            assert a.label in a.names
            if a.kind is AttributeKind.ONE_OF:
                assert sum(v.count for v in a.values) == a.count
                assert a.distinct == len(a.values) <= a.count
            if a.quantiles is not None:
                q = a.quantiles
                assert q.minimum <= q.p05 <= q.p25 <= q.median <= q.p75 <= q.p95 <= q.maximum


def test_an_empty_catalogue_has_a_root(catalogue: Catalogue) -> None:
    schema = learn_schema(catalogue([]))
    assert schema.categories[()].products == 0
    assert schema.categories[()].attributes == ()


def test_a_thin_category_borrows_from_the_one_above(catalogue: Catalogue) -> None:
    """Two codes alone look like words; in the light of the sister category they are identifiers."""
    many = [
        {"category": ("Parts", "Pads"), "attributes": {"Reference": f"R{n}-{n * 7}A"}}
        for n in range(40)
    ]
    few = [{"category": ("Parts", "Discs"), "attributes": {"Ref.": "A-1", "Grade": "x y z"}}]
    few += [{"category": ("Parts", "Discs"), "attributes": {"Reference": "blue"}}]
    schema = learn_schema(catalogue(many + few))
    assert attribute(schema, "Discs", "reference").kind is AttributeKind.IDENTIFIER
    assert attribute(schema, "Discs", "grade").kind is AttributeKind.ONE_OF


def test_an_attribute_can_differ_in_kind_between_categories(catalogue: Catalogue) -> None:
    pumps = [
        {"category": ("Pumps",), "attributes": {"Capacity": f"{n % 7 + 1} L"}} for n in range(30)
    ]
    bags = [
        {"category": ("Bags",), "attributes": {"Capacity": ["small", "large"][n % 2]}}
        for n in range(20)
    ]
    schema = learn_schema(catalogue(pumps + bags))
    assert attribute(schema, "Pumps", "capacity").kind is AttributeKind.NUMBER
    assert attribute(schema, "Bags", "capacity").kind is AttributeKind.ONE_OF
    whole = attribute(schema, "", "capacity")
    assert whole.kind is AttributeKind.NUMBER
    assert (whole.count, whole.unread) == (30, pytest.approx(0.4))


def test_slips_of_unit_are_reported_and_not_mended(catalogue: Catalogue) -> None:
    products = [{"attributes": {"Weight": f"{n % 9 + 1} kg"}} for n in range(98)]
    products += [{"attributes": {"Weight": "3000 kg"}}, {"attributes": {"Weight": "4 t"}}]
    weight = attribute(learn_schema(catalogue(products)), "", "weight")
    assert weight.extreme == pytest.approx(0.02)
    assert weight.quantiles is not None
    assert weight.quantiles.maximum == 4000
    assert weight.quantiles.p95 <= 9


def test_the_same_quantity_in_two_columns_counts_once(catalogue: Catalogue) -> None:
    products = [
        {
            "attributes": {"Weight": f"{n + 1}", "weight": f"{(n + 1) * 2.20462:.2f}"},
            "units": {"Weight": "kg", "weight": "lb"},
        }
        for n in range(20)
    ]
    weight = attribute(learn_schema(catalogue(products)), "", "weight")
    assert weight.count == 20
    assert weight.distinct == 20
    assert weight.unread == 0


def test_prices_need_no_exchange_rate(catalogue: Catalogue) -> None:
    """Within each currency the price follows the size; across them it says nothing."""
    products = [
        {
            "attributes": {"Size": f"{n % 4 + 1} m", "Finish": ["matte", "shiny"][n // 4 % 2]},
            "price": (n % 4 + 1) * (100 if n % 3 else 700),
            "currency": "USD" if n % 3 else "CNY",
        }
        for n in range(120)
    ]
    schema = learn_schema(catalogue(products))
    assert attribute(schema, "", "size").price_effect == pytest.approx(1, abs=0.01)
    assert attribute(schema, "", "finish").price_effect == pytest.approx(0, abs=0.05)


def test_running_numbers_are_identifiers_and_measures_are_not(catalogue: Catalogue) -> None:
    products = [
        {
            "attributes": {
                "Position": str(n + 1),
                "Article": f"{40_000_000 + n * 7919}",
                "Luminous flux": str(1000 + n * 37),
                "Doors": str(n % 3 + 2),
            }
        }
        for n in range(60)
    ]
    schema = learn_schema(catalogue(products))
    kinds = {a.id: a.kind.value for a in schema.categories[()].attributes}
    assert kinds == {
        "position": "identifier",
        "article": "identifier",
        "luminous_flux": "number",
        "door": "number",
    }


def test_prose_with_commas_is_text_and_a_stock_of_words_is_a_list(catalogue: Catalogue) -> None:
    dice = random.Random(3)
    words = [f"word{n}" for n in range(4000)]
    products = [
        {
            "attributes": {
                "Blurb": ", ".join(" ".join(dice.sample(words, 5)) for _ in range(3)),
                "Ports": ", ".join(dice.sample(["USB", "HDMI", "VGA", "LAN", "DVI"], 3)),
            }
        }
        for _ in range(80)
    ]
    schema = learn_schema(catalogue(products))
    assert attribute(schema, "", "blurb").kind is AttributeKind.TEXT
    ports = attribute(schema, "", "port")
    assert ports.kind is AttributeKind.SEVERAL_OF
    assert ports.distinct == 5


def test_designations_made_of_digits_are_words(catalogue: Catalogue) -> None:
    dice = random.Random(5)
    products = [
        {
            "attributes": {
                "Bearing designation": dice.choice(["6203", "6204", "6205", "6203-2RS"]),
                "Model year": str(dice.randint(2015, 2020)),
                "Rollers": str(dice.randint(5, 9)),
            }
        }
        for _ in range(60)
    ]
    schema = learn_schema(catalogue(products))
    designation = attribute(schema, "", "bearing_designation")
    assert designation.kind is AttributeKind.ONE_OF
    assert designation.distinct == 4
    assert attribute(schema, "", "model_year").kind is AttributeKind.NUMBER
    assert attribute(schema, "", "roller").kind is AttributeKind.NUMBER
