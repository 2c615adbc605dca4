"""What titles say of attributes, and what that makes of their importance."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from typing import Any

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.schema import AttributeDefinition, learn_schema
from data.schema.importance import heightened

Catalogue = Callable[[Iterable[dict[str, Any]]], duckdb.DuckDBPyConnection]


def pumps(title: Callable[[dict[str, str]], str]) -> list[dict[str, Any]]:
    dice = random.Random(7)
    found = []
    for _ in range(80):
        stated = {
            "Flow": f"{dice.choice([12, 18, 25, 32, 47, 63])} m3/h",
            "Head": f"{dice.choice([11, 21, 34, 52, 75, 93])} m",
            "Casing": dice.choice(["Cast iron", "Bronze", "Stainless steel", "Plastic"]),
            "Sealing": dice.choice(["Packing", "Mechanical", "Magnetic", "None"]),
            "Portable": dice.choice(["Yes", "No"]),
        }
        found.append({"category": ("Pumps",), "attributes": stated, "title": title(stated)})
    return found


def learnt(
    catalogue: Catalogue, title: Callable[[dict[str, str]], str]
) -> dict[str, AttributeDefinition]:
    schema = learn_schema(catalogue(pumps(title))).category("Pumps")
    return {one.id: one for one in schema.attributes}


@pytest.mark.parametrize(
    ("title", "said"),
    [
        (lambda s: f"Pump {s['Casing'].upper()} body", {"casing"}),
        (lambda s: f"P{s['Flow'].split()[0]} pump", {"flow"}),
        (lambda s: f"Pump {int(s['Head'].split()[0]) * 100} cm", {"head"}),
        (lambda s: f"Pump{' portable' if s['Portable'] == 'Yes' else ''}", {"portable"}),
        (lambda s: f"{s['Flow']} {s['Sealing']} seal", {"flow", "sealing"}),
        (lambda s: "Pump", set()),
    ],
)  # fmt: skip
def test_what_titles_say_counts_for_more(
    catalogue: Catalogue, title: Callable[[dict[str, str]], str], said: set[str]
) -> None:
    found = learnt(catalogue, title)
    assert {id_ for id_, one in found.items() if one.importance > 1.3 * one.beside_title} == said
    for id_, one in found.items():
        if id_ not in said:
            assert one.importance == pytest.approx(one.beside_title, rel=0.1)


def test_what_every_title_says_tells_nothing(catalogue: Catalogue) -> None:
    """A title that lists all that could be, says nothing of this product."""
    found = learnt(catalogue, lambda _: "Pump cast iron bronze stainless steel plastic 12 18 25 32")
    assert found["casing"].importance == found["casing"].beside_title
    assert found["flow"].importance == found["flow"].beside_title


def test_an_overlay_has_the_last_word(catalogue: Catalogue) -> None:
    from data.schema import Overlay

    overlay = Overlay.model_validate(
        {"categories": {"Pumps": {"attributes": {"casing": {"importance": 0.11}}}}}
    )
    schema = learn_schema(catalogue(pumps(lambda s: s["Casing"])), overlay)
    casing = schema.category("Pumps").attribute("casing")
    assert casing is not None
    assert casing.importance == casing.beside_title == 0.11


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_titles_only_ever_add(unsaid: float, one: float, other: float) -> None:
    low, high = sorted((one, other))
    least, most = heightened(unsaid, titled=low), heightened(unsaid, titled=high)
    assert 0 <= round(unsaid, 4) <= least <= most <= 1
    assert heightened(unsaid, titled=0) == round(unsaid, 4)
