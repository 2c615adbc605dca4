"""Overlays: what a human says wins, and what the catalogue does not have is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from data.errors import OverlayError
from data.schema import (
    AttributeDefinition,
    AttributeKind,
    AttributeSchema,
    Direction,
    Overlay,
    apply_schema,
    learn_schema,
    load_overlay,
    parse_overlay,
)

Catalogue = Callable[[Iterable[dict[str, Any]]], duckdb.DuckDBPyConnection]


@pytest.fixture(scope="module")
def trucks(catalogue: Catalogue) -> duckdb.DuckDBPyConnection:
    fuels = ["Diesel", "LPG", "Lithium", "Lead acid", "diesel"]
    return catalogue(
        {
            "category": ("Handling", ["Forklifts", "Stackers"][n % 2]),
            "attributes": {
                ("Load" if n % 5 else "Hub load"): f"{n % 7 + 1} t",
                "Fuel": fuels[n % 5],
                "Stock keeping": f"{n % 3}",
            },
        }
        for n in range(60)
    )


def learnt(con: duckdb.DuckDBPyConnection, text: str) -> AttributeSchema:
    return learn_schema(con, parse_overlay(text))


def of(schema: AttributeSchema, category: str, name: str) -> AttributeDefinition | None:
    return schema.category(category).attribute(name)


def test_everything_a_human_can_say(trucks: duckdb.DuckDBPyConnection) -> None:
    schema = learnt(
        trucks,
        """
        version: 1
        categories:
          Forklifts:
            attributes:
              LOAD:
                label: {en: Rated load, de: Tragfähigkeit, zh-Hans: 额定载荷}
                question: {en: "How much must it lift?"}
                synonyms: [hub load]
                unit: kg
                importance: 0.99
                direction: more
              fuel:
                values:
                  diesel: {label: {de: Diesel}, synonyms: [gas oil]}
                merge: [[Lithium, Lead acid]]
              Stock keeping: {hide: true}
        """,
    )
    load = of(schema, "Forklifts", "load")
    assert load is not None
    assert load.labels == {"en": "Rated load", "de": "Tragfähigkeit", "zh-Hans": "额定载荷"}
    assert load.questions == {"en": "How much must it lift?"}
    assert (load.unit, load.importance, load.direction) == ("kg", 0.99, Direction.MORE)
    assert load.names == ("Load", "Hub load")
    assert load.count == 30
    fuel = of(schema, "Forklifts", "fuel")
    assert fuel is not None
    assert {v.label for v in fuel.values} >= {"Lithium", "LPG"}
    assert next(v for v in fuel.values if v.label == "Lithium").variants == ("Lead acid",)
    diesel = next(v.label for v in fuel.values if "diesel" in (v.label, *v.variants))
    assert fuel.synonyms == {diesel: ("gas oil",)}
    assert fuel.value_labels == {diesel: {"de": "Diesel"}}
    assert of(schema, "Forklifts", "stock_keeping") is None
    # the sister category is as learnt
    assert of(schema, "Stackers", "stock_keeping") is not None
    assert of(schema, "Stackers", "hub_load") is not None
    other = of(schema, "Stackers", "fuel")
    assert other is not None
    assert {v.label for v in other.values} >= {"Lithium", "Lead acid"}


def test_what_is_said_is_applied(trucks: duckdb.DuckDBPyConnection) -> None:
    schema = learnt(
        trucks,
        "categories: {'*': {attributes: {load: {unit: kg, synonyms: [hub load]},"
        " fuel: {merge: [[Lithium, Lead acid]], do_not_merge: [[Diesel, diesel]]}}}}",
    )
    apply_schema(trucks, schema)
    rows = trucks.execute(
        "SELECT label, count(*) FROM attribute_values WHERE attribute = 'fuel' GROUP BY ALL"
    ).fetchall()
    assert dict(rows) == {"Diesel": 12, "diesel": 12, "LPG": 12, "Lithium": 24}
    row = trucks.execute(
        "SELECT count(*), min(low), any_value(unit) FROM attribute_values WHERE attribute = 'load'"
    ).fetchone()
    assert row == (60, 1000.0, "kg")


def test_the_specific_wins_over_the_general(trucks: duckdb.DuckDBPyConnection) -> None:
    schema = learnt(
        trucks,
        """
        categories:
          Forklifts: {attributes: {fuel: {importance: 0.9}}}
          "*": {attributes: {fuel: {importance: 0.1, label: {en: Energy}}}}
          Handling: {attributes: {fuel: {importance: 0.5}}}
        """,
    )
    importance = {
        path: next(a for a in category.attributes if a.id == "fuel").importance
        for path, category in schema.categories.items()
    }
    assert importance == {
        (): 0.1,
        ("Handling",): 0.5,
        ("Handling", "Forklifts"): 0.9,
        ("Handling", "Stackers"): 0.5,
    }
    fuel = of(schema, "Forklifts", "fuel")
    assert fuel is not None
    assert fuel.labels == {"en": "Energy"}


def test_the_kind_can_be_set(trucks: duckdb.DuckDBPyConnection) -> None:
    schema = learnt(trucks, "categories: {'*': {attributes: {Stock keeping: {kind: one-of}}}}")
    found = of(schema, "", "stock_keeping")
    assert found is not None
    assert found.kind is AttributeKind.ONE_OF
    assert {v.label for v in found.values} == {"0", "1", "2"}


@pytest.mark.parametrize(
    ("text", "field", "accepted"),
    [
        ("categories: {Forklift: {attributes: {fuel: {hide: true}}}}", None, None),
        ("categories: {Frklifts: {attributes: {}}}", "categories", "Forklifts"),
        ("categories: {Forklifts: {attributes: {Fule: {}}}}", "attributes.Fule", "Fuel"),
        ("categories: {Forklifts: {attributes: {load: {unit: kgg}}}}", "load.unit", "kg"),
        (
            "categories: {Forklifts: {attributes: {fuel: {merge: [[Diesl, LPG]]}}}}",
            "attributes.fuel",
            "Diesel",
        ),
        (
            "categories: {Forklifts: {attributes: {fuel: {values: {Petrol: {}}}}}}",
            "attributes.fuel",
            "LPG",
        ),
        (
            "categories: {Forklifts: {attributes: {fuel: {do_not_merge: [[LPG, Gas]]}}}}",
            "attributes.fuel",
            "LPG",
        ),
        ("categories: {Forklifts: {attributes: {fuel: {colour: red}}}}", "colour", "synonyms"),
        ("categories: {Forklifts: {atributes: {}}}", "atributes", "attributes"),
        ("categories: {F: {attributes: {f: {values: {x: {labels: 1}}}}}}", "labels", "label"),
        ("category: {}", "category", "categories"),
        ("version: 2", "version", "1"),
        (
            "categories: {Forklifts: {attributes: {fuel: {importance: 2}}}}",
            "importance",
            "<= 1",
        ),
        (
            "categories: {Forklifts: {attributes: {fuel: {direction: up}}}}",
            "direction",
            "'more'",
        ),
        ("categories: {Forklifts: {attributes: {fuel: {kind: words}}}}", "kind", "one-of"),
        ("categories: {Forklifts: {attributes: {fuel: {label: {'?': x}}}}}", "label", None),
        ("- a list", None, "categories"),
        ("a: [", None, None),
    ],
)
def test_mistakes_are_named(
    trucks: duckdb.DuckDBPyConnection, text: str, field: str | None, accepted: str | None
) -> None:
    with pytest.raises(OverlayError) as caught:
        learnt(trucks, text)
    if field is not None:
        assert field in str(caught.value.field)
    if accepted is not None:
        assert accepted in str(caught.value.accepted)


def test_a_file_is_read_and_its_name_given_when_it_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "overlay.yaml"
    path.write_text("version: 1\ncategories:\n  '*':\n    attributes:\n      weight:\n", "utf-8")
    assert "weight" in load_overlay(path).categories["*"].attributes
    path.write_text("version: nine", "utf-8")
    with pytest.raises(OverlayError, match=r"overlay\.yaml"):
        load_overlay(path)
    with pytest.raises(OverlayError, match="cannot be read"):
        load_overlay(tmp_path / "none.yaml")
    path.write_text("", "utf-8")
    assert load_overlay(path) == Overlay()


def test_the_template_is_an_overlay_that_says_nothing(
    trade: tuple[duckdb.DuckDBPyConnection, AttributeSchema],
) -> None:
    con, schema = trade
    for path in schema.categories:
        overlay = parse_overlay(Overlay.template(schema, path))
        assert learn_schema(con, overlay).to_json() == schema.to_json()
        break
    text = Overlay.template(schema, "Forklifts")
    assert "Material handling > Forklifts" in text
    assert "rated_load" in text


def test_the_lines_of_the_template_are_valid_once_uncommented(
    trucks: duckdb.DuckDBPyConnection,
) -> None:
    schema = learn_schema(trucks)
    text = Overlay.template(schema, "Forklifts")
    head, _, body = text.partition("categories:\n")
    live = [line.replace("        # ", "        ", 1) for line in body.splitlines()]
    kept = [line for line in live if "..." not in line and not line.strip().startswith("# ")]
    overlay = parse_overlay(head + "categories:\n" + "\n".join(kept))
    changed = learn_schema(trucks, overlay)
    assert [a.id for a in changed.category("Forklifts").attributes] == [
        a.id for a in schema.category("Forklifts").attributes
    ]


def test_a_kept_overlay_passes_over_what_is_gone(trucks: duckdb.DuckDBPyConnection) -> None:
    kept = parse_overlay(
        """
        categories:
          Airships: {attributes: {lift: {importance: 1}}}
          "*": {attributes: {buoyancy: {hide: true}, fuel: {importance: 0.3, merge: [[Gas, LPG]]}}}
        """
    )
    said = parse_overlay("categories: {'*': {attributes: {fuel: {label: {en: Energy}}}}}")
    fuel = of(learn_schema(trucks, said, kept=kept), "", "fuel")
    assert fuel is not None
    assert (fuel.labels, fuel.importance) == ({"en": "Energy"}, 0.3)
    with pytest.raises(OverlayError):
        learn_schema(trucks, kept)
    with pytest.raises(OverlayError):
        learn_schema(trucks, kept, kept=said)


def test_an_attribute_is_named_by_any_of_its_names(catalogue: Catalogue) -> None:
    """In a category that knows it under another name only, too."""
    products = [{"category": ("A",), "attributes": {"Motor power": "5 kW"}}] * 12
    products += [{"category": ("B",), "attributes": {"Motorleistung": "7 kW"}}] * 3
    con = catalogue(products)
    schema = learnt(con, "categories: {B: {attributes: {Motor power: {importance: 0.7}}}}")
    (found,) = schema.category("B").attributes
    assert (found.id, found.label, found.importance) == ("motor_power", "Motorleistung", 0.7)


def test_an_attribute_of_another_category_is_refused(catalogue: Catalogue) -> None:
    con = catalogue(
        [
            {"category": ("A",), "attributes": {"Power": "5 kW"}},
            {"category": ("B",), "attributes": {"Weight": "5 kg"}},
        ]
    )
    with pytest.raises(OverlayError) as caught:
        learnt(con, "categories: {B: {attributes: {power: {hide: true}}}}")
    assert caught.value.accepted == ["Weight"]
